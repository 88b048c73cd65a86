"""SRT and WebVTT as other programs read them, whatever the words are."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recorder_app.stages.text.cues import Cue
from recorder_app.stages.text.subtitle_files import write

AWKWARD = [
    "a --> b",
    "if x<y",
    "<b>no tag</b>",
    "R&D &amp;",
    "{\\an8}{x}",
    "C:\\new \\N",
    "1984\nand",
    "WEBVTT",
    "NOTE x",
]


def blocks(path: Path) -> list[list[str]]:
    """As the formats say: blocks divided by blank lines."""
    text = path.read_text(encoding="utf-8")
    return [block.split("\n") for block in re.split(r"\n\n+", text.strip("\n"))]


@pytest.mark.parametrize("text", AWKWARD)
def test_vtt_keeps_any_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    write([Cue(0, 1500, text), Cue(1500, 3_725_004, "after")], path, "vtt")
    head, first, second = blocks(path)
    assert head == ["WEBVTT"]
    assert first[1] == "00:00:00.000 --> 00:00:01.500"
    assert "-->" not in "".join(first[2:])
    assert html.unescape("\n".join(first[2:])).replace("⧵", "\\") == text
    assert second[1:] == ["00:00:01.500 --> 01:02:05.004", "after"]


@pytest.mark.parametrize("text", AWKWARD)
def test_srt_keeps_any_text_but_for_look_alikes(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    write([Cue(0, 1500, text), Cue(1500, 3000, "after")], path, "srt")
    first, second = blocks(path)
    assert first[:2] == ["1", "00:00:00,000 --> 00:00:01,500"]
    shown = "\n".join(first[2:]).replace("→", "-->").replace("‹", "<").replace("⧵", "\\")
    assert shown == text
    assert second == ["2", "00:00:01,500 --> 00:00:03,000", "after"]
    read = pysubs2.load(str(path), encoding="utf-8", keep_html_tags=True)
    assert [event.start for event in read] == [0, 1500]


@given(
    st.lists(
        st.text("abc<>&-{}\\Nnh/1 ", min_size=1, max_size=12).filter(str.strip),
        min_size=1,
        max_size=8,
    )
)
@settings(deadline=None)
def test_no_text_makes_or_loses_a_cue(texts: list[str]) -> None:
    import tempfile

    cues = [
        Cue(number * 1000, number * 1000 + 900, " ".join(text.split()))
        for number, text in enumerate(texts)
    ]
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("srt", "vtt"):
            path = Path(folder) / f"a.{kind}"
            write(cues, path, kind)
            assert len(pysubs2.load(str(path), encoding="utf-8")) == len(cues)
            assert path.read_text(encoding="utf-8").count("-->") == len(cues)
