"""What happens when all is done: only for work that ran while it was set, and never unasked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from recorder_app.settings import WhenDone
from recorder_app.ui.notices.notices import NoticeText
from recorder_app.ui.presence.power import MachinePower, PowerError
from recorder_app.ui.presence.when_done import COUNTDOWN_S, Ending
from tests.ui.fake_power import FakePower


@pytest.fixture
def power() -> FakePower:
    return FakePower()


@pytest.fixture
def saved() -> list[bool]:
    return []


@pytest.fixture
def ending(qapp: QObject, power: FakePower, saved: list[bool]) -> Iterator[Ending]:
    """Its seconds take a millisecond."""
    ending = Ending(power, lambda: saved.append(True), qapp, tick_ms=1)
    yield ending
    ending.close()
    ending.deleteLater()


def _work(ending: Ending) -> None:
    ending.arm()
    ending.end()


def test_nothing_happens_where_nothing_is_set(qtbot: QtBot, ending: Ending) -> None:
    with qtbot.assertNotEmitted(ending.counting, wait=20):
        _work(ending)


@pytest.mark.parametrize(
    ("what", "asked"), [(WhenDone.SLEEP, "sleep"), (WhenDone.SHUT_DOWN, "shut down")]
)
def test_after_a_countdown_the_machine_is_asked_with_everything_kept(
    qtbot: QtBot,
    ending: Ending,
    power: FakePower,
    saved: list[bool],
    what: WhenDone,
    asked: str,
) -> None:
    counted: list[int] = []
    ending.counting.connect(counted.append)
    ending.choose(what)
    _work(ending)
    qtbot.waitUntil(lambda: power.asked == [asked])
    assert counted == list(range(COUNTDOWN_S, 0, -1))
    assert saved == [True]
    assert ending.left_s is None


def test_quit(qtbot: QtBot, ending: Ending) -> None:
    ending.choose(WhenDone.QUIT)
    with qtbot.waitSignal(ending.quit_wanted):
        _work(ending)


def test_it_can_be_stopped_and_waits_for_the_next_work(
    qtbot: QtBot, ending: Ending, power: FakePower
) -> None:
    ending.choose(WhenDone.SLEEP)
    _work(ending)
    assert ending.left_s is not None
    ending.stop()
    with qtbot.assertNotEmitted(ending.counting, wait=100):
        ending.end()
    assert power.asked == []
    _work(ending)
    qtbot.waitUntil(lambda: power.asked == ["sleep"])


def test_new_work_and_another_choice_stop_it(ending: Ending) -> None:
    left: list[int | None] = []
    ending.choose(WhenDone.SLEEP)
    steps: list[Callable[[], None]] = [
        lambda: _work(ending),
        ending.arm,
        ending.end,
        lambda: ending.choose(WhenDone.NOTHING),
    ]
    for step in steps:
        step()
        left.append(ending.left_s)
    assert left == [COUNTDOWN_S, None, COUNTDOWN_S, None]


def test_work_that_ran_before_it_was_set_does_not_count(ending: Ending) -> None:
    ending.arm()
    ending.choose(WhenDone.SHUT_DOWN)
    ending.end()
    assert ending.left_s is None


def test_it_need_not_be_waited_for(qtbot: QtBot, ending: Ending, power: FakePower) -> None:
    ending.choose(WhenDone.SHUT_DOWN)
    _work(ending)
    ending.do_now()
    qtbot.waitUntil(lambda: power.asked == ["shut down"])


def test_a_machine_that_refuses_says_so(qtbot: QtBot, ending: Ending, power: FakePower) -> None:
    power.refusal = "Interactive authentication required."
    ending.choose(WhenDone.SLEEP)
    told = _told(qtbot, ending, lambda: _work(ending))
    assert told.trouble
    assert told.text == (
        "The machine could not be put to sleep: Interactive authentication required."
    )


def _told(qtbot: QtBot, ending: Ending, act: Callable[[], None]) -> NoticeText:
    with qtbot.waitSignal(ending.told) as caught:
        act()
    assert caught.args is not None
    notice = caught.args[0]
    assert isinstance(notice, NoticeText)
    return notice


def _python(code: str) -> str:
    return f'"{sys.executable}" -c "{code}"'


def test_a_command_is_run_by_the_shell(qtbot: QtBot, ending: Ending, tmp_path: Path) -> None:
    mark = tmp_path / "a mark"
    ending.command = _python(f"open(r'{mark}', 'w').write('done')")
    ending.choose(WhenDone.COMMAND)
    with qtbot.assertNotEmitted(ending.told):
        _work(ending)
        qtbot.waitUntil(lambda: mark.exists() and mark.read_text() == "done")


def test_a_command_that_fails_says_so(qtbot: QtBot, ending: Ending) -> None:
    ending.command = _python("import sys; sys.exit('no such host')")
    ending.choose(WhenDone.COMMAND)
    told = _told(qtbot, ending, lambda: _work(ending))
    assert (told.text, told.trouble) == ("The command ended with 1: no such host", True)


def test_no_command_says_so(qtbot: QtBot, ending: Ending) -> None:
    ending.choose(WhenDone.COMMAND)
    told = _told(qtbot, ending, lambda: _work(ending))
    assert told.text == "No command is set: write one in the settings."


# The machine's own ways


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all programs that are found."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def _tool(folder: Path, name: str, script: str) -> None:
    tool = folder / name
    tool.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    tool.chmod(0o755)


needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="programs are shell scripts here")


@needs_shell
@pytest.mark.parametrize(
    ("platform", "tool", "sleep", "shut_down"),
    [
        ("linux", "systemctl", "suspend", "poweroff"),
        ("linux", "loginctl", "suspend", "poweroff"),
        ("darwin", "pmset", "sleepnow", None),
        ("win32", "shutdown", None, "/s /t 0"),
    ],
)
def test_each_system_is_asked_in_its_own_words(
    tools: Path, tmp_path: Path, platform: str, tool: str, sleep: str | None, shut_down: str | None
) -> None:
    said = tmp_path / "said"
    _tool(tools, tool, f'echo "$@" >> "{said}"')
    power = MachinePower(platform)
    if sleep is not None:
        power.sleep()
    if shut_down is not None:
        power.shut_down()
    assert said.read_text().splitlines() == [each for each in (sleep, shut_down) if each]


@needs_shell
def test_what_the_system_says_is_passed_on(tools: Path) -> None:
    _tool(tools, "systemctl", "echo 'Interactive authentication required.' >&2; exit 1")
    with pytest.raises(PowerError, match="Interactive authentication"):
        MachinePower("linux").sleep()


def test_a_system_without_any_way_says_so(tools: Path) -> None:
    with pytest.raises(PowerError, match="no systemctl or loginctl"):
        MachinePower("linux").sleep()
