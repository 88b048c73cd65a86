from __future__ import annotations

from typing import Any

import pytest

from recorder_app.domain.preset import Preset, Setting, SettingKind, read_settings

DECLARED = (
    Setting("title", SettingKind.TEMPLATE, "Title"),
    Setting("tags", SettingKind.TEMPLATE, "Tags"),
    Setting("privacy", SettingKind.CHOICE, "Privacy", choices=("private", "public")),
    Setting("notify", SettingKind.SWITCH, "Notify"),
    Setting("number", SettingKind.NUMBER, "Number"),
)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({}, {}),
        ({"title": "{{ title }}", "tags": "a, b"}, {"title": "{{ title }}", "tags": "a, b"}),
        ({"tags": ["a", "b"], "title": 7}, {"tags": ["a", "b"], "title": "7"}),
        ({"privacy": "Public"}, {"privacy": "public"}),
        ({"notify": "Yes", "number": "3"}, {"notify": True, "number": 3}),
        ({"notify": False, "number": 2.5}, {"notify": False, "number": 2.5}),
        ({"notify": "", "number": None, "privacy": " "}, {}),
    ],
)
def test_both_forms_are_read(given: dict[str, Any], read: dict[str, Any]) -> None:
    assert read_settings(DECLARED, given) == read
    assert read_settings(DECLARED, read) == read


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"titel": "x"}, "no setting “titel”"),
        ({"privacy": "secret"}, "private, public"),
        ({"notify": "perhaps"}, "true or false"),
        ({"number": "many"}, "is a number"),
        ({"number": "inf"}, "is a number"),
        ({"title": {"a": 1}}, "is a text"),
    ],
)
def test_what_can_not_be_read_is_told(given: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_settings(DECLARED, given)


def test_what_is_required_must_be_there() -> None:
    declared = (Setting("dir", SettingKind.FOLDER, "Folder", required=True),)
    for given in ({}, {"dir": ""}):
        with pytest.raises(ValueError, match="“dir” is missing"):
            read_settings(declared, given)


def test_its_json_makes_it_again() -> None:
    preset = Preset("A", "folder", settings={"dir": "/x"}, is_default=True)
    assert Preset(**preset.to_json()) == preset
