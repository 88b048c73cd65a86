"""Where pictures are compared, a program stream is entered so early that their times are known."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from recorder_app.stages.media.check import _packets


@pytest.mark.parametrize("from_s", [1.5, 3.3, 4.0, 5.7, 7.9])
def test_pictures_are_in_their_places(forms: Callable[[str], Path], from_s: float) -> None:
    film = forms("seldom-second.mpg")
    places_s = {content: place_s for place_s, content in _packets(film, 0.0)}

    entered = [*islice(_packets(film, from_s), 25)]

    assert [place_s for place_s, _ in entered] == [
        pytest.approx(places_s[content], abs=0.001) for _, content in entered
    ]
