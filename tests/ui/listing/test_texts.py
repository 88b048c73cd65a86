"""Texts of cells are broken between words, and never wider than their cell."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from recorder_app.domain.search import Hit
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.listing.texts import Texts, two_lines

LONG = "Waiting: Trimming “Panel – open science” (Lectures, unlisted)"


@pytest.mark.parametrize("text", [LONG, "Приостанавливается…", "Приостанавливается сейчас"])
@pytest.mark.parametrize("width", range(30, 160, 7))
def test_no_line_is_wider_than_its_room(qapp: QApplication, text: str, width: int) -> None:
    metrics = QFontMetricsF(qapp.font())
    for line in two_lines(text, qapp.font(), width).split("\n"):
        assert metrics.horizontalAdvance(line) <= width


@pytest.mark.parametrize("width", range(60, 160, 7))
def test_two_lines_are_painted_as_two(qapp: QApplication, width: int) -> None:
    """Also where the first and the beginning of the second would have room on one line."""
    texts = Texts(qapp.font(), Sides(False))
    one = texts.line("Abc", 400).height
    lines = texts.wrapped(LONG, width)
    assert one < lines.height <= 2 * one
    assert lines.width <= width + 1


def test_what_is_left_out_of_a_sentence_is_not_marked(qapp: QApplication) -> None:
    sentence = "The lighthouse stood where no other lighthouse stands"
    marks = ((4, 14), (36, 46))
    line = Texts(qapp.font(), Sides(False)).hit(Hit(1, 1.0, sentence, marks), 240, "#000000")
    assert line.text.text().count("<b>") == 1
    assert "…</b>" not in line.text.text()
