"""What the tray shows and says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from recorder_app.domain.hold import HoldKind, WorkHold
from recorder_app.domain.query import Filter
from recorder_app.ui.look.emblem import STEPS, State, emblem, emblem_at_work
from recorder_app.ui.presence.tray import state_of, words_for
from recorder_app.ui.presence.whole_work import Standing

_HELD = WorkHold(HoldKind.BATTERY, "Held: the battery is at 12 %.")
_BUSY = {Filter.RUNNING: 3, Filter.QUEUED: 9}


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (Standing(), State.IDLE),
        (Standing(_BUSY), State.WORKING),
        (Standing({Filter.QUEUED: 1}), State.WORKING),
        (Standing({Filter.QUEUED: 1}, hold=_HELD), State.PAUSED),
        (Standing({Filter.RUNNING: 1}, hold=_HELD), State.WORKING),
        (Standing({Filter.PAUSED: 2}), State.PAUSED),
        (Standing({**_BUSY, Filter.ATTENTION: 1}), State.ATTENTION),
        (Standing({Filter.READY: 5, Filter.ALL: 5}), State.IDLE),
    ],
)
def test_the_icon_says_the_most_urgent(now: Standing, state: State) -> None:
    assert state_of(now) is state


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (Standing(), "Recorder: nothing to do"),
        (Standing(_BUSY), "Recorder: 3 running, 9 queued"),
        (
            Standing(_BUSY, fraction=0.419, left_s=720),
            "Recorder: 3 running, 9 queued, 41 %, about 12 min left",
        ),
        (Standing({Filter.QUEUED: 1}, fraction=0.2), "Recorder: 1 queued"),
        (Standing({Filter.ATTENTION: 1}), "Recorder: 1 needs attention"),
        (Standing({Filter.ATTENTION: 2}), "Recorder: 2 need attention"),
        (
            Standing({Filter.QUEUED: 1}, hold=_HELD),
            "Recorder: 1 queued\nHeld: the battery is at 12 %.",
        ),
    ],
)
def test_the_tooltip_says_it_in_words(now: Standing, words: str) -> None:
    assert words_for(now) == words


def _image(icon: QIcon, side: int) -> QImage:
    return icon.pixmap(QSize(side, side)).toImage()


@pytest.mark.parametrize("side", [16, 22, 24, 32, 48, 64])
def test_each_state_and_step_can_be_told_apart_in_every_size(qapp: QApplication, side: int) -> None:
    icons = [emblem(state) for state in State]
    icons += [emblem_at_work(step) for step in range(0, STEPS + 1, 6)]
    images = [_image(icon, side) for icon in icons]
    assert {(each.width(), each.height()) for each in images} == {(side, side)}
    for number, image in enumerate(images):
        assert all(image != other for other in images[number + 1 :])


@pytest.mark.parametrize("side", [16, 22, 24])
def test_a_wave_in_a_small_tray_stands_on_whole_pixels(qapp: QApplication, side: int) -> None:
    """Nothing between the tile's colour and the wave's: neither is blurred."""
    image = _image(emblem(), side)
    inner = range(3, side - 3)
    found = {image.pixelColor(x, y).rgb() for x in inner for y in inner}
    assert len(found) == 2
