"""Texts of the window in another language, changed while it is open."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from recorder_app.domain.phrase import capitalised, counted, phrase
from recorder_app.ui import language as spoken
from recorder_app.ui.language import count, keep, language, say, translated
from recorder_app.ui.recognised import Form

_RUSSIAN = {
    "Run {n} of {all}": "Запустить {n} из {all}",
    "Paused in {stage}": "На паузе: {stage}",
    "Trim": "обрезка",
    "“{0}” is empty.": "«{0}» пуст.",
    "Waiting: {why}": "Ожидание: {why}",
    "{n} files": "{n} файлов",
    "{items} and {last}": "{items} и {last}",
    "{stage} is done in {took}: {files}.": "{stage}: готово за {took}, {files}.",
}
_FORMS = [*(Form(each) for each in _RUSSIAN if each != "{n} files"), Form("{n} files", "{n} file")]


class _Dictionary(QTranslator):
    def translate(
        self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        return _RUSSIAN.get(text)  # type: ignore[return-value]  # None: not among these

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def load(self, name: str, _folder: str) -> bool:  # type: ignore[override]
        return name == "recorder_ru"


@pytest.fixture
def russian(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(spoken, "QTranslator", _Dictionary)
    language().choose("ru")
    yield
    language().choose("en")


def test_english_is_what_stands_in_the_source(qapp: object) -> None:
    assert say("Run {n} of {all}", n=7, all=12) == "Run 7 of 12"
    assert count("{n} file", "{n} files", 1) == "1 file"
    assert count("{n} file", "{n} files", 0) == "0 files"


@pytest.mark.usefixtures("russian")
def test_another_language_is_said_wherever_a_text_is_made() -> None:
    assert say("Run {n} of {all}", n=7, all=12) == "Запустить 7 из 12"
    assert count("{n} file", "{n} files", 5) == "5 файлов"


@pytest.mark.usefixtures("russian")
def test_a_sentence_of_the_engine_is_translated_with_all_it_is_made_of() -> None:
    sentence = phrase("Paused in {stage}", stage=phrase("Trim"))
    assert sentence == "Paused in Trim"
    assert translated(sentence) == "На паузе: обрезка"
    assert translated("as it is") == "as it is"
    assert translated(capitalised(phrase("Trim"))) == "Обрезка"
    assert translated(counted("{n} file", "{n} files", 5)) == "5 файлов"
    assert translated(pickle.loads(pickle.dumps(sentence))) == "На паузе: обрезка"


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "forms_in", lambda _path: _FORMS)


@pytest.mark.usefixtures("recognised", "russian")
def test_a_stored_sentence_is_recognised() -> None:
    assert translated("Waiting: “a.mp4” is empty.") == "Ожидание: «a.mp4» пуст."
    assert translated("as it is") == "as it is"
    assert translated("Trim is done in 0:12: 5 files.") == "обрезка: готово за 0:12, 5 файлов."
    assert translated("Waiting: Trim is done in 0:12: 1 file.").endswith("0:12, 1 файлов.")
    assert translated(phrase("{why}!", why="“b” is empty.")) == "«b» пуст.!"
    language().choose("en")
    assert translated("Waiting: “a.mp4” is empty.") == "Waiting: “a.mp4” is empty."


@pytest.mark.usefixtures("recognised", "russian")
def test_what_people_have_named_keeps_its_name() -> None:
    assert translated("“Trim” is empty.") == "«Trim» пуст."
    assert say("“{title}”", title="Trim") == "“Trim”"
    assert say("{title} to {presets}", title="Trim", presets="Trim") == "Trim to Trim"


@pytest.mark.usefixtures("recognised", "russian")
def test_sentences_of_others_are_left_alone() -> None:
    assert translated("moov atom not found and gave up") == "moov atom not found and gave up"
    assert translated("Trim and more") == "Trim and more"
    assert translated("Trim and Trim") == "обрезка и обрезка"


def test_what_stands_changes_with_the_language(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken, "QTranslator", _Dictionary)
    label = QLabel()
    qtbot.addWidget(label)
    keep(label.setText, "Run {n} of {all}", n=0, all=1)
    keep(label.setText, "Run {n} of {all}", n=1, all=2)
    with qtbot.waitSignal(language().changed):
        language().choose("ru")
    assert label.text() == "Запустить 1 из 2"
    with qtbot.waitSignal(language().changed):
        language().choose("en")
    assert label.text() == "Run 1 of 2"


def test_a_text_that_is_gone_is_not_kept(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "QTranslator", _Dictionary)
    gc.collect()  # what other tests have left
    before = len(language()._kept)
    label = QLabel()
    keep(label.setText, "Trim")
    assert len(language()._kept) == before + 1
    del label
    gc.collect()
    assert len(language()._kept) == before
    language().choose("ru")
    language().choose("en")
