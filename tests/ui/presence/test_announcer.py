"""Notices outside the window: few, and only where nobody looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from recorder_app.settings import Notices
from recorder_app.ui.notices.notices import NoticeText
from recorder_app.ui.presence import announcer as announcing
from recorder_app.ui.presence.announcer import Announcer
from recorder_app.ui.presence.batch import BatchEnd, Needy

_FIRST = Needy(1, "Talk", "It is damaged.")
_SECOND = Needy(2, "Panel", "Log in to YouTube.")


class _Bench:
    """An announcer, what it has told where, and whether the window is looked at."""

    def __init__(self, parent: QObject) -> None:
        self.shown: list[tuple[str, str]] = []
        self.lines: list[NoticeText] = []
        self.wanted: list[tuple[int, ...]] = []
        self.looked_at = False
        self.announcer = Announcer(self, lambda: self.looked_at, parent)
        self.announcer.told.connect(self.lines.append)
        self.announcer.wanted.connect(self.wanted.append)

    def tell(self, title: str, text: str) -> None:
        self.shown.append((title, text))


@pytest.fixture
def bench(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> _Bench:
    monkeypatch.setattr(announcing, "GATHER_MS", 50)
    return _Bench(QObject(qapp))


def test_several_within_a_moment_are_one(qtbot: QtBot, bench: _Bench) -> None:
    bench.announcer.need([_FIRST])
    bench.announcer.need([_SECOND])
    qtbot.waitUntil(lambda: bench.shown != [])
    assert bench.shown == [("2 recordings need attention", "“Talk”, “Panel”")]
    (line,) = bench.lines
    assert line.trouble
    assert [each.sentence for each in line.rows] == ["It is damaged.", "Log in to YouTube."]
    bench.announcer.open_wanted()
    assert bench.wanted == [(1, 2)]


def test_one_says_why(qtbot: QtBot, bench: _Bench) -> None:
    bench.announcer.need([_FIRST])
    qtbot.waitUntil(lambda: bench.shown != [])
    assert bench.shown == [("“Talk” needs attention", "It is damaged.")]


def test_a_batch_is_one_notice_and_takes_what_comes_with_it(qtbot: QtBot, bench: _Bench) -> None:
    ready = {n: f"Talk {n}" for n in range(3, 15)}
    bench.announcer.need([_FIRST])
    bench.announcer.end(BatchEnd(ready, (_FIRST,)))
    assert bench.shown == [("12 are ready, 1 needs attention", "To look at: “Talk”")]
    with qtbot.assertNotEmitted(bench.announcer.told, wait=100):
        pass
    bench.announcer.open_wanted()
    assert bench.wanted == [(1,)]


def test_who_wants_to_know_of_trouble_alone_is_told_of_it_once(qtbot: QtBot, bench: _Bench) -> None:
    bench.announcer.wishes = Notices.ATTENTION
    bench.announcer.need([_FIRST])
    bench.announcer.end(BatchEnd({7: "Talk"}, (_FIRST,)))
    assert bench.shown == [("1 is ready, 1 needs attention", "To look at: “Talk”")]
    bench.announcer.need([_SECOND])
    qtbot.waitUntil(lambda: len(bench.shown) == 2)
    bench.announcer.end(BatchEnd({8: "Speech"}, (_SECOND,)))
    assert len(bench.shown) == 2


def test_a_batch_of_one_and_a_long_one(bench: _Bench) -> None:
    bench.announcer.end(BatchEnd({7: "Talk"}))
    bench.announcer.end(BatchEnd({n: f"Talk {n}" for n in range(5)}))
    assert bench.shown == [
        ("“Talk” is ready", ""),
        ("5 are ready", "“Talk 0”, “Talk 1”, “Talk 2” and 2 more"),
    ]


def test_a_batch_of_which_nothing_is_ready_was_told_already(bench: _Bench) -> None:
    bench.announcer.end(BatchEnd({}, (_FIRST,)))
    assert bench.shown == []
    assert bench.lines == []


def test_who_looks_at_the_window_reads_it_there(bench: _Bench) -> None:
    bench.looked_at = True
    bench.announcer.end(BatchEnd({7: "Talk"}))
    assert bench.shown == []
    assert [each.text for each in bench.lines] == ["“Talk” is ready."]


@pytest.mark.parametrize(
    ("wishes", "batches", "troubles"),
    [(Notices.ALL, 1, 1), (Notices.ATTENTION, 0, 1), (Notices.NONE, 0, 0)],
)
def test_a_person_chooses_which_come(
    qtbot: QtBot, bench: _Bench, wishes: Notices, batches: int, troubles: int
) -> None:
    bench.announcer.wishes = wishes
    bench.announcer.end(BatchEnd({7: "Talk"}))
    assert len(bench.shown) == batches
    bench.announcer.need([_FIRST])
    qtbot.waitUntil(lambda: len(bench.lines) == 2)
    assert len(bench.shown) == batches + troubles
