from __future__ import annotations

from recorder_app.domain.record import record, replace


@record(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0
    name: str = "here"


def test_a_copy_differs_in_what_is_named_alone() -> None:
    point = Point(1, 2)
    assert replace(point, y=3) == Point(1, 3)
    assert point == Point(1, 2)


def test_equal_objects_are_one_in_a_set() -> None:
    assert {Point(1), replace(Point(2), x=1)} == {Point(1)}
