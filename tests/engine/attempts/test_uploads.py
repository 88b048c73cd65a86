"""Uploads over the network: their accounts, what they publish, what they leave, when they are made."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from recorder_app.domain import abandoned, backoff
from recorder_app.domain.outcome import Word
from recorder_app.domain.preset import Preset
from recorder_app.domain.words import WaitKind
from recorder_app.settings import UploadSettings
from recorder_app.store.errors import StoreError
from recorder_app.store.store import Store
from recorder_app.store.writer import Writer
from tests.engine.bench import Bench, Gate, running

LOGIN = {
    "client_id": "an id",
    "client_secret": "a secret",
    "refresh_token": "to refresh",
    "token_uri": "http://127.0.0.1:9/token",
    "access_token": "first",
}


def bring(
    bench: Bench, folder: Path, *scripts: list[Any], account: str = "main"
) -> tuple[int, list[int]]:
    """A recording and its outputs at YouTube, one for each script."""
    source = folder / "talk.mp4"
    if not source.exists():
        source.write_bytes(b"film")
    for number, script in enumerate(scripts):
        settings = {"script": script, "number": number}
        preset = Preset(f"{account} {number}", "youtube", account, settings)
        seen = bench.engine.bring(str(source), preset, options={}).to_json()
    return seen["id"], [each["id"] for each in seen["outputs"]]


def until_output(
    bench: Bench, recording_id: int, output_id: int, condition: Callable[[dict[str, Any]], bool]
) -> dict[str, Any]:
    def found() -> dict[str, Any]:
        outputs = bench.json(recording_id)["outputs"]
        return next(each for each in outputs if each["id"] == output_id)

    bench.until(lambda: condition(found()))
    return found()


def nothing_abandoned(bench: Bench) -> bool:
    home = bench.engine.home
    with closing(Store.open(home.database, home.backups)) as store, store.read() as tx:
        return not tx.due_abandoned(datetime.now(UTC) + abandoned.KEPT_FOR)


def test_a_missing_login_is_waited_for_and_renewed_tokens_are_kept(
    home: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    steps = [["renew", "second"], ["checkpoint", 1], ["tell account", str(told)]]
    with running(home) as bench:
        recording_id, (output_id,) = bring(bench, tmp_path, steps)
        bench.engine.run([recording_id])
        waits = until_output(
            bench, recording_id, output_id, lambda each: each["waiting"] == "login"
        )
        assert "“main”" in waits["error"]
        bench.engine.add_account("youtube", "main", LOGIN)
        assert bench.until_closed(recording_id)["status"] == "READY"
    assert told.read_text(encoding="utf-8") == "second"
    with running(home) as bench:
        _, (_, again) = bring(bench, tmp_path, steps, [["tell account", str(told)]])
        bench.engine.retry_output(again)
        bench.until_closed(recording_id)
    assert told.read_text(encoding="utf-8") == "second"
    everything = b"".join(each.read_bytes() for each in home.rglob("*") if each.is_file())
    assert b"a secret" not in everything
    assert b"to refresh" not in everything


@pytest.mark.parametrize("renewed", [True, False])
def test_a_login_that_was_renewed_beside_an_upload_is_tried(
    home: Path, tmp_path: Path, renewed: bool
) -> None:
    gate, told = Gate(tmp_path), tmp_path / "told"
    with running(home) as bench:
        bench.engine.add_account("youtube", "main", LOGIN)
        steps = [
            ["tell account", str(told)],
            gate.action,
            ["fail", "login", "YouTube: log in again."],
        ]
        recording_id, (output_id,) = bring(bench, tmp_path, steps)
        bench.engine.run([recording_id])
        bench.until(told.exists)
        if renewed:
            bench.engine.add_account("youtube", "main", LOGIN | {"access_token": "newer"})
        gate.open()
        seen = until_output(bench, recording_id, output_id, lambda each: bool(each["waiting"]))
        assert seen["waiting"] == ("retry" if renewed else "login")


def test_a_login_that_is_refused_as_the_upload_itself_renewed_it_is_a_persons(
    home: Path, tmp_path: Path
) -> None:
    steps = [["renew", "second"], ["fail", "login", "YouTube: log in again."]]
    with running(home) as bench:
        bench.engine.add_account("youtube", "main", LOGIN)
        recording_id, (output_id,) = bring(bench, tmp_path, steps)
        bench.engine.run([recording_id])
        seen = until_output(bench, recording_id, output_id, lambda each: bool(each["waiting"]))
        assert seen["waiting"] == "login"


def test_what_a_cancel_leaves_at_the_platform_is_deleted_there(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also by a later start, where it could not be at once."""
    monkeypatch.setattr(backoff, "_DELAYS_S", (0.2,))
    gate, asked, mark = Gate(tmp_path), tmp_path / "asked", tmp_path / "mark"
    once = ["fail_once", str(mark), "No network."]
    script = [["send", "https://upload.example/session", str(asked), once], gate.action]
    with running(home) as bench:
        bench.engine.add_account("youtube", "main", LOGIN)
        recording_id, (output_id,) = bring(bench, tmp_path, script)
        bench.engine.run([recording_id])
        until_output(bench, recording_id, output_id, lambda each: each["status"] == "UPLOADING")
        bench.until(lambda: any(home.glob("work/*/checkpoint.json")))
        (checkpoint,) = home.glob("work/*/checkpoint.json")
        assert "upload.example" not in checkpoint.read_text(encoding="utf-8")

        (outcome,) = bench.engine.cancel([recording_id])

        assert outcome.word is Word.CANCELLED
        assert "What was sent to YouTube is deleted there next." in outcome.message
        assert not any(home.glob("work/*/checkpoint.json"))
        bench.until(mark.exists)
    with running(home) as bench:
        bench.until(lambda: asked.read_text(encoding="utf-8").count("session") == 2)
        bench.until(lambda: nothing_abandoned(bench))
    assert set(asked.read_text(encoding="utf-8").split()) == {"https://upload.example/session"}


def test_what_was_sent_is_not_forgotten_where_the_end_of_its_attempt_cannot_be_written(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_args: object) -> None:
        raise StoreError("There is no room left on the disk.")

    gate, asked = Gate(tmp_path), tmp_path / "asked"
    script = [["send", "https://upload.example/session", str(asked)], gate.action]
    with running(home) as bench:
        bench.engine.add_account("youtube", "main", LOGIN)
        recording_id, _ = bring(bench, tmp_path, script)
        bench.engine.run([recording_id])
        bench.until(lambda: any(home.glob("work/*/checkpoint.json")))
        with monkeypatch.context() as full:
            full.setattr(Writer, "end_attempt", no_room)
            (outcome,) = bench.engine.cancel([recording_id])
        assert "What was sent to YouTube is deleted there next." in outcome.message
        bench.until(asked.exists)


def test_it_is_given_up_once_the_platform_has_let_go_of_it() -> None:
    now = datetime.now().astimezone()
    old = abandoned.Abandoned(1, 1, 1, "youtube", "main", {}, now, 3, now)
    assert old.later(now + timedelta(days=7)) is not None
    assert old.later(now + timedelta(days=9)) is None


@pytest.mark.parametrize("one", [False, True])
def test_a_published_film_is_never_sent_again(home: Path, tmp_path: Path, one: bool) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        bench.engine.add_account("youtube", "main", LOGIN)
        recording_id, (output_id,) = bring(bench, tmp_path, [["publish"], gate.action])
        bench.engine.run([recording_id])
        until_output(bench, recording_id, output_id, lambda each: each["url"] is not None)
        if one:
            bench.engine.cancel_output(output_id)
        else:
            bench.engine.cancel([recording_id])
        seen = until_output(bench, recording_id, output_id, lambda each: True)
        assert seen["status"] == ("CANCELLED" if one else "FAILED")
        assert seen["url"] == "https://example.org/film"
    with running(home) as bench:
        (checkpoint,) = home.glob("work/*/checkpoint.json")
        assert "published" in checkpoint.read_text(encoding="utf-8")
        assert bench.engine.retry_output(output_id).word is Word.RETRIED
        gate.open()
        assert bench.until_closed(recording_id)["status"] == "READY"


@pytest.mark.parametrize("one", [False, True])
@pytest.mark.parametrize("there", [False, True])
def test_what_may_have_arrived_is_asked_for_also_after_a_cancel(
    home: Path, tmp_path: Path, one: bool, there: bool
) -> None:
    """The platform has every byte, or nearly, and its answer is lost in the cancel."""
    gate, found, abandoned_there = Gate(tmp_path), tmp_path / "found", tmp_path / "abandoned"
    words = ["there"] if there else []
    with running(home) as bench:
        bench.engine.add_account("youtube", "main", LOGIN)
        script = [["end", str(found), str(abandoned_there), *words], gate.action]
        recording_id, (output_id,) = bring(bench, tmp_path, script)
        bench.engine.run([recording_id])
        bench.until(lambda: any(home.glob("work/*/checkpoint.json")))
        if one:
            outcome = bench.engine.cancel_output(output_id)
        else:
            (outcome,) = bench.engine.cancel([recording_id])
        assert "may have arrived at YouTube: that is asked there first" in outcome.message
        assert "deleted" not in outcome.message
        bench.until(lambda: nothing_abandoned(bench))
        assert abandoned_there.exists()
        assert any(home.glob("work/*/checkpoint.json")) == there
    with running(home) as bench:
        bench.engine.retry_output(output_id)
        gate.open()
        assert bench.until_closed(recording_id)["status"] == "READY"
        assert found.exists() == there


def test_a_person_says_what_nobody_else_can_tell(home: Path, tmp_path: Path) -> None:
    ask = [["fail", "undecided", "YouTube can't say whether it arrived."]]
    with running(home) as bench:
        bench.engine.add_account("youtube", "main", LOGIN)
        recording_id, outputs = bring(bench, tmp_path, ask, ask)
        there, again = outputs
        bench.engine.run([recording_id])
        for each in outputs:
            seen = until_output(bench, recording_id, each, lambda each: each["can_answer"])
            assert (seen["status"], seen["waiting"]) == ("NOT_UPLOADED", "verifying")
        assert bench.engine.answer_output(there, True).word is Word.COMPLETE
        assert bench.engine.answer_output(there, True).word is Word.REFUSED
        marker = bench.snapshot(recording_id).recording.output(again).marker
        assert bench.engine.answer_output(again, False).word is Word.RETRIED
        until_output(bench, recording_id, again, lambda each: each["can_answer"])
        assert bench.snapshot(recording_id).recording.output(again).marker != marker
        seen = until_output(bench, recording_id, there, lambda each: True)
        assert seen["status"] == "UPLOADED"


def test_an_unknown_end_is_asked_about_again_by_itself(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backoff, "_DELAYS_S", (0.05,))
    monkeypatch.setitem(cast("dict[WaitKind, float]", backoff.RECHECK_S), WaitKind.VERIFYING, 0.05)
    with running(home) as bench:
        bench.engine.add_account("youtube", "main", LOGIN)
        ask = [["fail", "unknown", "The reply was lost."]]
        recording_id, (output_id,) = bring(bench, tmp_path, ask)
        bench.engine.run([recording_id])
        seen = until_output(bench, recording_id, output_id, lambda each: each["can_answer"])
        assert (
            bench.snapshot(recording_id).recording.output(output_id).attempts == backoff.MAX_TRIES
        )
        assert seen["error"] == "The reply was lost."


def test_uploads_are_made_in_their_hours_and_not_over_a_metered_connection(
    home: Path, tmp_path: Path
) -> None:
    gate = Gate(tmp_path)
    now = datetime.now().astimezone()
    later = UploadSettings(
        begin=f"{now + timedelta(hours=2):%H:%M}", end=f"{now + timedelta(hours=3):%H:%M}"
    )
    with running(home) as bench:
        engine = bench.engine
        engine.add_account("youtube", "main", LOGIN)
        engine.change_settings(replace(engine.settings, upload=later))
        steps = [gate.action, ["checkpoint", 1]]
        recording_id, (output_id,) = bring(bench, tmp_path, steps)
        engine.run([recording_id])
        held = until_output(bench, recording_id, output_id, lambda each: each["waiting"] == "hours")
        assert timedelta(hours=1) < datetime.fromisoformat(held["next_try"]) - now
        engine.set_metered(True)
        engine.change_settings(replace(engine.settings, upload=UploadSettings()))
        until_output(bench, recording_id, output_id, lambda each: each["waiting"] == "metered")
        engine.set_metered(False)
        until_output(bench, recording_id, output_id, lambda each: each["status"] == "UPLOADING")
        # What is under way stops when its hours are over, and goes on in the next.
        engine.change_settings(replace(engine.settings, upload=later))
        gate.open()
        until_output(bench, recording_id, output_id, lambda each: each["waiting"] == "hours")
        engine.change_settings(replace(engine.settings, upload=UploadSettings()))
        assert bench.until_closed(recording_id)["status"] == "READY"


def test_uploads_share_the_bandwidth_and_an_account_takes_so_many_at_a_time(
    home: Path, tmp_path: Path
) -> None:
    gate, other_gate, alone = Gate(tmp_path), Gate(tmp_path, "other gate"), tmp_path / "alone"
    with running(home) as bench:
        engine = bench.engine
        for name in ("main", "other"):
            engine.add_account("youtube", name, LOGIN)
        limits = UploadSettings(limit_kb_per_s=100, per_account=1)
        engine.change_settings(replace(engine.settings, upload=limits))
        both = ["tell share", str(tmp_path / "both"), 50_000.0]
        recording_id, (first, second) = bring(
            bench, tmp_path, [both, gate.action], [["tell share", str(alone), 100_000.0]]
        )
        _, (*_, third) = bring(bench, tmp_path, [other_gate.action], account="other")
        engine.run([recording_id])
        for each in (first, third):
            until_output(bench, recording_id, each, lambda each: each["status"] == "UPLOADING")
        seen = until_output(bench, recording_id, second, lambda each: True)
        assert (seen["status"], seen["waiting"]) == ("NOT_UPLOADED", None)
        bench.until((tmp_path / "both").exists)
        gate.open()
        other_gate.open()
        assert bench.until_closed(recording_id)["status"] == "READY"
    assert alone.read_text(encoding="utf-8") == "100000.0"
