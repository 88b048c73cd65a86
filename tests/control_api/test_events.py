"""What is told of changes, also to a reader that hardly reads."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from recorder_app.control_api import events
from recorder_app.control_api.events import Mailbox
from recorder_app.control_api.history import History
from recorder_app.engine.events import RecordingsRemoved
from tests.control_api.served import Json, Served
from tests.engine.bench import Gate


def told(answer: httpx.Response) -> Iterator[dict[str, str]]:
    """The fields of each event."""
    fields: dict[str, str] = {}
    for line in answer.iter_lines():
        if not line:
            if fields:
                yield fields
            fields = {}
        elif not line.startswith(":"):
            name, _, value = line.partition(": ")
            fields[name] = value


def number(event: dict[str, str]) -> int:
    """Events are numbered as they are told."""
    return int(event["id"].partition("-")[2])


def test_each_change_is_told_with_the_recording(api: Served, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    film = api.film(transcribe=[["progress", 0.5], gate.action])
    with api.client.stream("GET", "/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = told(answer)
        with api.new_client() as other:
            other.post(f"/recordings/{film}/run")
        seen: list[Json] = []
        numbers: list[int] = []
        opened = False
        for event in lines:
            assert event["event"] == "recording"
            numbers.append(number(event))
            seen.append(json.loads(event["data"]))
            if seen[-1]["stages"][2]["progress"] == 0.5 and not opened:
                opened = True
                gate.open()
            if seen[-1]["status"] == "READY" and not seen[-1]["can_cancel"]:
                break
    assert {each["id"] for each in seen} == {film}
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert {"DOWNLOADING", "PROCESSING", "UPLOADING"} <= {each["status"] for each in seen}


def test_a_removed_recording_is_told(api: Served) -> None:
    film = api.film()
    with api.client.stream("GET", "/events") as answer:
        lines = told(answer)
        api.bench.engine.remove([film])
        event = next(lines)
    assert event["event"] == "removed"
    assert json.loads(event["data"]) == {"id": film}


def test_a_silent_time_is_filled_with_signs_of_life(
    api: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "HEARTBEAT_S", 0.01)
    with api.client.stream("GET", "/events") as answer:
        comments = [line for line, _ in zip(answer.iter_lines(), range(5), strict=False) if line]
    assert comments == [": connected", ": still here", ": still here"]


def test_a_reader_that_never_reads_holds_nobody_up(
    api: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "_ROOM", 20)
    address = httpx.URL(api.url)
    with socket.socket() as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.connect((address.host, address.port))
        request = (
            f"GET /events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {api.token}\r\n\r\n"
        )
        reader.sendall(request.encode())
        assert reader.recv(64).startswith(b"HTTP/1.1 200")
        films = [api.film(f"talk {number}") for number in range(30)]
        for _ in range(30):
            for command in ("skip", "reset"):
                api.post(f"/recordings/bulk/{command}", {"recording_ids": films})
            for film in films[:2]:
                api.post(f"/recordings/{film}/skip")
        (mailbox,) = api.server._streams._open
        assert len(mailbox._waiting) <= 2 * len(films)
        # It catches up with what is true now, without what was in between.
        reader.settimeout(30)
        latest = api.get(f"/recordings/{films[0]}").json()
        text = b""
        end = json.dumps(latest)[1:-1].encode()
        while end not in text:
            text += reader.recv(65536)
        assert latest["id"] == films[0]


def test_many_recordings_that_change_are_kept_each_with_its_latest() -> None:
    async def fill() -> list[int]:
        mailbox = Mailbox(asyncio.get_running_loop())
        history = History(room=1)
        for _ in range(3):
            mailbox.put(history.add(RecordingsRemoved(tuple(range(2 * events._ROOM)))))
        found: list[int] = []
        mailbox.close()
        while (changes := await mailbox.take()) is not None:
            found += [each.recording_id for each in changes]
        return found

    assert asyncio.run(fill()) == [*range(2 * events._ROOM)]


def test_the_end_of_the_program_ends_the_stream(api: Served) -> None:
    with api.client.stream("GET", "/events") as answer:
        lines = answer.iter_lines()
        assert next(lines) == ": connected"
        api.server.close()
        assert [line for line in lines if line] == []


def test_who_comes_back_is_told_what_has_changed_meanwhile(api: Served) -> None:
    films = [api.film(f"talk {each}") for each in range(3)]
    with api.client.stream("GET", "/events") as answer:
        api.bench.engine.skip(films[:1])
        last = next(told(answer))
    for film in (films[2], films[1], films[2]):
        api.bench.engine.skip([film])
        api.bench.engine.reset([film])
    api.bench.engine.remove([films[0]])
    with api.client.stream("GET", "/events", headers={"Last-Event-ID": last["id"]}) as answer:
        events_ = told(answer)
        missed = [next(events_) for _ in range(3)]
        api.bench.engine.skip([films[1]])
        after = next(events_)
    assert [each["event"] for each in missed] == ["recording", "recording", "removed"]
    assert [json.loads(each["data"])["id"] for each in missed] == [films[1], films[2], films[0]]
    assert {json.loads(each["data"])["status"] for each in missed[:2]} == {"INITIALIZED"}
    assert json.loads(after["data"])["status"] == "SKIPPED"
    numbers = [number(each) for each in (last, *missed, after)]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    "last", ["7", "of another start-7", "{start}-999", "{start}-" + "9" * 5000, "{start}-x", "-"]
)
def test_who_comes_back_from_elsewhere_is_to_read_everything_again(api: Served, last: str) -> None:
    film = api.film()
    with api.client.stream("GET", "/events") as answer:
        api.bench.engine.skip([film])
        start = next(told(answer))["id"].partition("-")[0]
    headers = {"Last-Event-ID": last.replace("{start}", start)}
    with api.client.stream("GET", "/events", headers=headers) as answer:
        lines = told(answer)
        reset = next(lines)
        api.bench.engine.reset([film])
        after = next(lines)
    assert (reset["event"], reset["data"]) == ("reset", "{}")
    assert number(after) == number(reset) + 1


def test_what_is_kept_for_those_who_come_back_is_bounded() -> None:
    history = History(room=3)
    ids = [history.last_id]
    for each in range(6):
        history.add(RecordingsRemoved((each % 4,)))
        ids.append(history.last_id)
    missed = [history.since(each) for each in ids]
    kept = [None if each is None else [change.recording_id for change in each] for each in missed]
    assert kept == [None, None, None, [3, 0, 1], [0, 1], [1], []]
