"""Presets: checked when they are saved, and which of them a new recording gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app.domain.outcome import Word
from recorder_app.domain.preset import Preset
from recorder_app.domain.rule import Rule, RuleKind
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home


@pytest.fixture
def engine(home: Path) -> Iterator[Engine]:
    """Not started: nothing is worked on."""
    engine = Engine(Home(home))
    yield engine
    engine.stop()


def _folder(name: str, *, is_default: bool = False, directory: str = "/x") -> Preset:
    return Preset(name, "folder", settings={"dir": directory}, is_default=is_default)


def _added(engine: Engine, folder: Path, name: str, presets: list[str] | None = None) -> list[str]:
    source = folder / name
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes(b"film")
    (snapshot,) = engine.add([str(source)], presets=presets)
    return [each.preset for each in snapshot.recording.outputs]


def test_presets_are_kept_by_name_and_replaced(engine: Engine) -> None:
    engine.save_preset(_folder("b"))
    engine.save_preset(_folder(" A "))
    engine.save_preset(_folder("b", directory="/y", is_default=True))
    assert engine.presets() == [
        _folder("A"),
        _folder("b", directory="/y", is_default=True),
    ]
    engine.remove_preset(" A  ")
    assert [each.name for each in engine.presets()] == ["b"]
    with pytest.raises(ValueError, match="no preset called “A”"):
        engine.remove_preset("A")


def test_white_space_makes_no_other_name(engine: Engine, tmp_path: Path) -> None:
    engine.add_account("vk", " main   channel ", {"access_token": "secret"})
    engine.save_preset(Preset("To\tthe  shelf", "vk", "main  channel "))
    (kept,) = engine.presets()
    assert (kept.name, kept.account) == ("To the shelf", "main channel")
    assert _added(engine, tmp_path, "a.mp4", [" To the  shelf"]) == ["To the shelf"]
    assert _added(engine, tmp_path, "b.mp4", ["Folder "]) == ["Folder"]
    assert engine.upload(1, "To  the shelf").word is Word.ADDED
    engine.change_rules([Rule(RuleKind.TITLE, "talk", ("To  the shelf",))])
    assert engine.rules() == [Rule(RuleKind.TITLE, "talk", ("To the shelf",))]
    assert engine.remove_account("vk", "main  channel") == ["To the shelf"]
    engine.remove_preset("To the  shelf ")
    assert (engine.presets(), engine.accounts(), engine.rules()) == ([], [], [])


@pytest.mark.parametrize(
    ("preset", "told"),
    [
        (Preset("A", "myspace"), "no platform called “myspace”"),
        (_folder(" "), "needs a name"),
        (Preset("A", "folder"), "“dir” is missing"),
        (_folder("A", directory="/x/{{ titel }}"), "“titel”, which is not known"),
        (Preset("A", "folder", "main", {"dir": "/x"}), "needs no account"),
        (Preset("A", "vk"), "no VK Video account yet"),
        (Preset("A", "vk", "main"), "no VK Video account called “main”"),
        (Preset("A", "peertube", settings={"privacy": "open"}), "privacy"),
    ],
)
def test_what_can_not_work_is_not_kept(engine: Engine, preset: Preset, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        engine.save_preset(preset)
    assert engine.presets() == []


def test_the_only_account_need_not_be_named(engine: Engine) -> None:
    engine.add_account("vk", "main", {"access_token": "x"})
    assert engine.save_preset(Preset("A", "vk")).account == "main"
    engine.add_account("vk", "second", {"access_token": "x"})
    with pytest.raises(ValueError, match="“main”, “second”"):
        engine.save_preset(Preset("A", "vk"))


def test_a_new_recording_gets_what_is_chosen_for_it(engine: Engine, tmp_path: Path) -> None:
    assert _added(engine, tmp_path, "a.mp4") == ["Folder"]
    for preset in (_folder("One"), _folder("Two", is_default=True), _folder("Three")):
        engine.save_preset(preset)
    assert _added(engine, tmp_path, "b.mp4") == ["Two"]
    engine.change_rules(
        [
            Rule(RuleKind.FOLDER, str(tmp_path / "Talks"), ("One", "Folder")),
            Rule(RuleKind.TITLE, "river", ("Three",)),
        ]
    )
    assert _added(engine, tmp_path, "Talks/c.mp4") == ["One", "Folder"]
    assert _added(engine, tmp_path, "Talks/River.mp4") == ["One", "Folder", "Three"]
    assert _added(engine, tmp_path, "d.mp4") == ["Two"]
    assert _added(engine, tmp_path, "Talks/e.mp4", ["Three", "Two", "Three"]) == [
        *("Three", "Two", "Three")
    ]
    assert _added(engine, tmp_path, "Talks/f.mp4", []) == []


def test_rules_speak_of_presets_that_are_there(engine: Engine) -> None:
    engine.save_preset(_folder("A"))
    for rule, told in (
        (Rule(RuleKind.TITLE, "x", ("B",)), "no preset called “B”"),
        (Rule(RuleKind.TITLE, " ", ("A",)), "something to look for"),
        (Rule(RuleKind.TITLE, "x", ()), "names no preset"),
    ):
        with pytest.raises(ValueError, match=told):
            engine.change_rules([rule])
    engine.change_rules(
        [Rule(RuleKind.TITLE, "x", ("A",)), Rule(RuleKind.TITLE, "y", ("A", "Folder"))]
    )
    engine.remove_preset("A")
    assert engine.rules() == [Rule(RuleKind.TITLE, "y", ("Folder",))]


def test_a_preview_says_what_would_be_uploaded(engine: Engine, tmp_path: Path) -> None:
    _added(engine, tmp_path, "River.mp4")
    preset = Preset("A", "vk", settings={"title": "{{ title }} in {{ folder }}"})
    shown = {each.setting: each for each in engine.preview(preset, 1)}
    assert shown["title"].text == f"River in {tmp_path.name}"
    assert shown["title"].problem is None
    broken = Preset("A", "vk", settings={"title": "{{ titel }}"})
    problems = {each.setting: each.problem for each in engine.preview(broken, 1)}
    assert "titel" in (problems["title"] or "")
    unknown = engine.preview(Preset("A", "vk", settings={"titel": "x"}), 1)
    assert [(each.setting, "titel" in (each.problem or "")) for each in unknown] == [(None, True)]
    with pytest.raises(ValueError, match="no recording 7"):
        engine.preview(preset, 7)
