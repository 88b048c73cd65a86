"""Every stage is found by its name, and says of itself what the program says of it."""

from __future__ import annotations

import pytest

from recorder_app import stages
from recorder_app.domain.words import STAGE_LANES, StageType


@pytest.mark.parametrize("stage", StageType)
def test_a_stage_is_found_by_its_name(stage: StageType) -> None:
    found = stages.load(stage)
    assert found.type is stage
    assert found.lane is STAGE_LANES[stage]
    assert found.version >= 1
