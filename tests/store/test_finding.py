"""Where recordings came from, and how fast they were worked on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from recorder_app.domain.query import Folder, Query
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import SourceKind, StageType
from recorder_app.store.store import Store, Writer
from tests.store.examples import FRESH, NOW, started


def added(writer: Writer, source: str) -> Recording:
    kind = SourceKind.URL if "://" in source else SourceKind.FILE
    return writer.add(
        title="Talk",
        source_kind=kind,
        source=source,
        identity={},
        options={},
        stages=FRESH,
        outputs=[],
        now=NOW,
    )


@pytest.mark.parametrize(
    ("source", "path", "name"),
    [
        ("/home/me/Talks/one.mp4", "/home/me/Talks", "Talks"),
        ("/one.mp4", "/", "/"),
        ("C:\\Users\\me\\Talks\\one.mp4", "C:\\Users\\me\\Talks", "Talks"),
        ("\\\\server\\Talks\\one.mp4", "\\\\server\\Talks", "Talks"),
        ("/home/me/back\\slash.mp4", "/home/me", "me"),
        ("https://me:secret@Talks.example:8443/a/b.mp4?x=1", "https://talks.example:8443", None),
        ("HTTP://talks.example", "http://talks.example", None),
        ("https://talks.example?film=/1", "https://talks.example", None),
        ("/home/tal\udcffks/one.mp4", "/home/tal\udcffks", "tal\udcffks"),
    ],
)
def test_where_a_recording_came_from(
    store: Store, source: str, path: str, name: str | None
) -> None:
    name = name or path.partition("://")[2]
    with store.write() as writer:
        recording = added(writer, source)
        added(writer, "/elsewhere/talk.mp4")
        added(writer, "/elsewhere/talk.mp4")
    with store.read() as reader:
        assert reader.folders() == [
            Folder("/elsewhere", "elsewhere", 2),
            Folder(path, name, 1),
        ]
        assert reader.ids(Query(folder=path)) == [recording.id]
        assert reader.count(Query(folder="/nowhere")) == 0


def attempt(
    writer: Writer, seconds: float, *, recording: Recording | None = None, ended: str = "completed"
) -> Recording:
    """One of `download`, of a film of 100 seconds."""
    if recording is None:
        recording = writer.save(started(added(writer, "/talk.mp4")))
    claimed = writer.claim(recording.id, StageType.DOWNLOAD, NOW)
    assert claimed is not None
    recording, begun = claimed
    again = recording.with_stage(StageType.DOWNLOAD, status=FRESH[0].status)
    writer.end_attempt(begun.id, ended, None, NOW + timedelta(seconds=seconds))
    return writer.save(replace(again, duration_s=100.0))


def test_speeds_are_the_median_of_what_was_done_in_one_go(store: Store) -> None:
    with store.read() as reader:
        assert reader.speeds() == {}
    with store.write() as writer:
        for seconds in (10.0, 30.0, 20.0):
            attempt(writer, seconds)
        attempt(writer, 999.0, ended="failed")
        attempt(writer, 5.0, recording=attempt(writer, 95.0, ended="stopped"))
    with store.read() as reader:
        assert reader.speeds() == {StageType.DOWNLOAD: 0.2}


def test_speeds_are_those_of_late(store: Store) -> None:
    with store.write() as writer:
        for _ in range(5):
            attempt(writer, 1000.0)
        for _ in range(20):
            attempt(writer, 50.0)
    with store.read() as reader:
        assert reader.speeds() == {StageType.DOWNLOAD: 0.5}
