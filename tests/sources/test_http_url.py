from __future__ import annotations

import email.utils
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recorder_app.domain.errors import NeedsUser, Permanent, Stopped, Transient
from recorder_app.domain.words import WaitKind
from recorder_app.sources import http_url
from recorder_app.sources.http_url import Patience, fetch
from tests.sources.web_server import Request, Shelf, Wire, answering, serving
from tests.stages.fake_context import FakeContext

CONTENT = Random(1).randbytes(300_000)


@pytest.fixture
def context(tmp_path: Path) -> FakeContext:
    return FakeContext(tmp_path)


def test_a_file_is_fetched_whole(context: FakeContext) -> None:
    with serving(Shelf(CONTENT)) as web:
        fetched = fetch(web.url("/a/talk%20one.mp4?token=1#part"), context)

    assert fetched.path.read_bytes() == CONTENT
    assert fetched.name == "talk one.mp4"
    assert web.requests[0].headers["accept-encoding"] == "identity"
    assert context.fractions[-1] == 1.0
    assert context.fractions == sorted(context.fractions)


def test_a_cut_connection_is_resumed_where_it_broke(context: FakeContext) -> None:
    shelf = Shelf(CONTENT, cut_at=100_000)
    with serving(shelf) as web:
        with pytest.raises(Transient, match=r"talk\.mp4"):
            fetch(web.url(), context)
        shelf.cut_at = None
        fetched = fetch(web.url(), context)

    assert fetched.path.read_bytes() == CONTENT
    assert web.requests[1].headers["range"] == "bytes=100000-"
    assert web.requests[1].headers["if-range"] == '"first"'


@settings(max_examples=25, deadline=None)
@given(
    cuts=st.lists(st.integers(0, len(CONTENT)), max_size=4), most=st.none() | st.integers(70_000)
)
def test_however_often_it_is_cut_the_file_is_the_same(cuts: list[int], most: int | None) -> None:
    shelf = Shelf(CONTENT, most=most)
    with TemporaryDirectory() as folder, serving(shelf) as web:
        context = FakeContext(Path(folder))
        for shelf.cut_at in sorted(cuts):
            try:
                fetch(web.url(), context)
            except Transient:
                continue
        shelf.cut_at = None
        assert fetch(web.url(), context).path.read_bytes() == CONTENT


def test_bytes_behind_the_last_checkpoint_are_fetched_again(context: FakeContext) -> None:
    """A crash may have left anything there."""
    shelf = Shelf(CONTENT, cut_at=100_000)
    with serving(shelf) as web:
        with pytest.raises(Transient):
            fetch(web.url(), context)
        with (context.folder / "source.partial").open("ab") as file:
            file.write(b"left by a crash" * 10_000)
        shelf.cut_at = None
        assert fetch(web.url(), context).path.read_bytes() == CONTENT


def test_a_lost_partial_file_is_fetched_from_its_start(context: FakeContext) -> None:
    shelf = Shelf(CONTENT, cut_at=100_000)
    with serving(shelf) as web:
        with pytest.raises(Transient):
            fetch(web.url(), context)
        (context.folder / "source.partial").write_bytes(CONTENT[:500])
        shelf.cut_at = None
        assert fetch(web.url(), context).path.read_bytes() == CONTENT


@pytest.mark.parametrize(
    "change",
    [{"etag": '"second"'}, {"etag": None}, {"ranges": False}],
    ids=["another file", "no validator any more", "no ranges any more"],
)
def test_what_can_not_be_continued_starts_over(
    context: FakeContext, change: dict[str, object]
) -> None:
    shelf = Shelf(CONTENT, cut_at=100_000)
    with serving(shelf) as web:
        with pytest.raises(Transient):
            fetch(web.url(), context)
        web.answer = Shelf(CONTENT[::-1], **change)  # type: ignore[arg-type]
        assert fetch(web.url(), context).path.read_bytes() == CONTENT[::-1]
    assert any("from its start" in sentence for sentence in context.said)


@pytest.mark.parametrize("etag", [None, 'W/"weak"'])
def test_without_a_strong_validator_nothing_is_continued(
    context: FakeContext, etag: str | None
) -> None:
    shelf = Shelf(CONTENT, etag=etag, cut_at=100_000)
    with serving(shelf) as web:
        with pytest.raises(Transient):
            fetch(web.url(), context)
        shelf.cut_at = None
        fetch(web.url(), context)

    assert "range" not in web.requests[1].headers


def test_a_date_validates_as_well(context: FakeContext) -> None:
    dates: dict[str, str | int] = {
        "Last_Modified": "Tue, 01 Jul 2025 10:00:00 GMT",
        "Date": "Tue, 01 Jul 2025 10:00:05 GMT",
    }
    shelf = Shelf(CONTENT, etag=None, cut_at=100_000, headers=dates)
    with serving(shelf) as web:
        with pytest.raises(Transient):
            fetch(web.url(), context)
        shelf.cut_at = None
        assert fetch(web.url(), context).path.read_bytes() == CONTENT

    assert web.requests[1].headers["if-range"] == "Tue, 01 Jul 2025 10:00:00 GMT"


@pytest.mark.parametrize(
    "span",
    ["bytes 0-299999/300000", "bytes 100000-299999/300001", "bytes 100001-299999/300000", "items"],
)
def test_a_part_that_was_not_asked_for_is_not_appended(context: FakeContext, span: str) -> None:
    whole = Shelf(CONTENT, cut_at=100_000)

    def wrong_part(request: Request, wire: Wire) -> None:
        if "range" in request.headers:
            wire.head("206 Partial Content", Content_Range=span, Content_Length=200_000)
            wire.send(bytes(200_000))
        else:
            whole(request, wire)

    with serving(whole) as web:
        with pytest.raises(Transient):
            fetch(web.url(), context)
        whole.cut_at = None
        web.answer = wrong_part
        assert fetch(web.url(), context).path.read_bytes() == CONTENT


def test_a_pause_keeps_what_has_arrived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_url, "CHECKPOINT_EVERY_BYTES", 50_000)
    with serving(Shelf(CONTENT)) as web:
        pausing = FakeContext(tmp_path, stop_after=2)
        with pytest.raises(Stopped):
            fetch(web.url(), pausing)
        kept = pausing.checkpoints[-1]["bytes"]
        assert 100_000 <= kept < len(CONTENT)
        assert fetch(web.url(), FakeContext(tmp_path)).path.read_bytes() == CONTENT

    assert web.requests[1].headers["range"] == f"bytes={kept}-"


def test_a_complete_file_is_not_asked_for_again(context: FakeContext) -> None:
    with serving(Shelf(CONTENT)) as web:
        first = fetch(web.url(), context)
        assert fetch(web.url(), context).path == first.path
        moved = first.path.rename(context.out / "talk.mp4")
        assert fetch(web.url(), context).path == moved
        assert len(web.requests) == 1
        moved.unlink()
        assert fetch(web.url(), context).path.read_bytes() == CONTENT


def test_a_server_that_has_nothing_more_to_give(context: FakeContext) -> None:
    """All bytes had arrived when the connection broke, but the length was not known yet."""

    def endless(request: Request, wire: Wire) -> None:
        wire.head("200 OK", ETag='"first"', Transfer_Encoding="chunked")
        wire.send(b"%x\r\n%s\r\n" % (len(CONTENT), CONTENT))

    with serving(endless) as web:
        with pytest.raises(Transient, match="broke off"):
            fetch(web.url(), context)
        web.answer = Shelf(CONTENT)
        assert fetch(web.url(), context).path.read_bytes() == CONTENT

    assert web.requests[1].headers["range"] == f"bytes={len(CONTENT)}-"


def test_a_stream_without_a_length(context: FakeContext) -> None:
    def chunked(request: Request, wire: Wire) -> None:
        wire.head("200 OK", Transfer_Encoding="chunked")
        wire.send(b"%x\r\n%s\r\n0\r\n\r\n" % (len(CONTENT), CONTENT))

    with serving(chunked) as web:
        assert fetch(web.url(), context).path.read_bytes() == CONTENT


def test_a_server_that_sends_less_than_it_says(context: FakeContext) -> None:
    def lying(request: Request, wire: Wire) -> None:
        wire.head("200 OK", Content_Length=len(CONTENT) + 1)
        wire.send(CONTENT)

    with serving(lying) as web, pytest.raises(Transient, match="broke off"):
        fetch(web.url(), context)


def test_a_server_that_contradicts_itself_is_not_asked_for_ever(context: FakeContext) -> None:
    def contradicting(request: Request, wire: Wire) -> None:
        wire.head("206 Partial Content", Content_Range="bytes 5-9/10", Content_Length=5)
        wire.send(b"films")

    with serving(contradicting) as web:
        with pytest.raises(Transient, match="makes no sense"):
            fetch(web.url(), context)
        assert len(web.requests) <= 5


def test_a_silent_server_is_given_up(context: FakeContext) -> None:
    def stalling(request: Request, wire: Wire) -> None:
        wire.head("200 OK", Content_Length=len(CONTENT), ETag='"first"')
        wire.send(CONTENT[:100_000])
        wire.stall()

    with serving(stalling) as web:
        with pytest.raises(Transient, match=r"sent nothing for 0.2 s"):
            fetch(web.url(), context, patience=Patience(read_s=0.2))
        assert context.checkpoints[-1]["bytes"] == 100_000
        web.answer = Shelf(CONTENT)
        assert fetch(web.url(), context).path.read_bytes() == CONTENT


def test_no_server_at_all(context: FakeContext) -> None:
    with serving(Shelf(CONTENT)) as web:
        url = web.url()
    with pytest.raises(Transient, match="can't be reached"):
        fetch(url, context)


@pytest.mark.parametrize(
    "status",
    ["400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone",
     "418 I'm a teapot", "302 Found", "304 Not Modified"],
)  # fmt: skip
def test_a_refusal_is_final_and_named(context: FakeContext, status: str) -> None:
    with serving(answering(status)) as web, pytest.raises(Permanent, match=status[:3]) as caught:
        fetch(web.url(), context)
    assert "“talk.mp4” (127.0.0.1)" in str(caught.value)


@pytest.mark.parametrize(
    "status", ["408 Request Timeout", "429 Too Many Requests", "500 Oh", "503 Busy", "599 Odd"]
)
def test_a_server_in_trouble_is_asked_again(context: FakeContext, status: str) -> None:
    with serving(answering(status, Retry_After=7)) as web, pytest.raises(Transient) as caught:
        fetch(web.url(), context)
    assert caught.value.retry_after_s == 7


def test_a_date_to_come_back_at(context: FakeContext) -> None:
    at = email.utils.formatdate(time.time() + 100, usegmt=True)
    with serving(answering("503 Busy", Retry_After=at)) as web, pytest.raises(Transient) as caught:
        fetch(web.url(), context)
    assert caught.value.retry_after_s == pytest.approx(100, abs=3)


def test_trouble_in_the_middle_keeps_what_has_arrived(context: FakeContext) -> None:
    with serving(Shelf(CONTENT, cut_at=100_000)) as web:
        for answer in (web.answer, answering("503 Busy"), Shelf(CONTENT)):
            web.answer = answer
            try:
                fetched = fetch(web.url(), context)
            except Transient:
                continue
    assert fetched.path.read_bytes() == CONTENT
    assert web.requests[2].headers["range"] == "bytes=100000-"


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"<!DOCTYPE html><title>Log in</title>", "text/html; charset=utf-8"),
        (b"\xef\xbb\xbf\n <html><body>" + b"x" * 5000, "video/mp4"),
        (b"Please log in. " * 100, "text/html"),
    ],
)
def test_a_web_page_is_no_recording(
    context: FakeContext, content: bytes, content_type: str
) -> None:
    shelf = Shelf(content, headers={"Content_Type": content_type})
    with serving(shelf) as web, pytest.raises(Permanent, match="is a web page, not a recording"):
        fetch(web.url(), context)
    assert list(context.folder.glob("*.partial")) == []


def test_a_film_that_is_called_a_web_page(context: FakeContext) -> None:
    with serving(Shelf(CONTENT, headers={"Content_Type": "text/html"})) as web:
        assert fetch(web.url(), context).path.read_bytes() == CONTENT


def test_no_room_is_said_before_anything_is_written(context: FakeContext) -> None:
    def vast(request: Request, wire: Wire) -> None:
        wire.head("200 OK", Content_Length=10**15)

    with serving(vast) as web, pytest.raises(NeedsUser, match=r"1000\.0 TB more") as caught:
        fetch(web.url(), context)
    assert caught.value.kind is WaitKind.DISK
    assert not (context.folder / "source.partial").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_disk_that_fills_up(context: FakeContext) -> None:
    (context.folder / "source.partial").symlink_to("/dev/full")
    with serving(Shelf(CONTENT)) as web, pytest.raises(NeedsUser, match=r"33\.9 MB more") as caught:
        fetch(web.url(), context)
    assert caught.value.kind is WaitKind.DISK
