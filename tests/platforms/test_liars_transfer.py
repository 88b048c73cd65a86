"""Servers that lose, refuse, forget and fall silent while the film is on its way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recorder_app.domain.errors import Transient, WorkError
from tests.platforms.sites import RESUMABLE, AnySite, site
from tests.servers.script import Fault

CHUNK_BYTES = 64 * 1024


@pytest.fixture(params=RESUMABLE)
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AnySite]:
    with site(request.param, tmp_path) as found:
        yield found


def test_an_honest_server(here: AnySite) -> None:
    uploaded = here.attempt()

    assert here.one_whole_film
    assert uploaded.url.startswith("http")
    assert here.sent_bytes == len(here.recording.film)
    assert len(here.server.asked("upload")) > 2
    assert here.server.strays == []
    assert here.context
    assert here.context.fractions[-1] == 1.0
    assert here.context.urls == [uploaded.url]


def test_a_308_without_range_means_nothing_arrived(here: AnySite) -> None:
    """Also where it is not true: what is sent again does no harm."""
    here.server.script.next("upload", Fault.NONE)
    here.server.script.next("upload", Fault.NO_RANGE)
    here.finish()
    assert here.one_whole_film


@pytest.mark.parametrize("kept", [0, 1, 10_000, CHUNK_BYTES - 1])
def test_the_server_has_less_than_was_sent(here: AnySite, kept: int) -> None:
    here.server.script.next("upload", Fault.FORGET, times=2, after=kept)
    here.finish()
    assert here.one_whole_film
    assert here.server.script.pending == []


def test_a_server_that_takes_nothing_is_left_alone(here: AnySite) -> None:
    here.server.script.always("upload", Fault.FORGET, after=0)
    with pytest.raises(Transient):
        here.attempt()
    here.server.script.clear()
    here.finish()
    assert here.one_whole_film
    assert len(here.server.asked("open")) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
@pytest.mark.parametrize("dated", [False, True])
def test_a_server_that_wants_to_be_left_alone_for_a_time(
    here: AnySite, status: int, dated: bool
) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=120), usegmt=True)
    wait = {"Retry-After": later if dated else "120"}
    here.server.script.next("upload", Fault.NONE)
    here.server.script.next("upload", Fault.ANSWER, status=status, headers=wait)

    with pytest.raises(Transient) as caught:
        here.attempt()
    assert caught.value.retry_after_s == pytest.approx(120, abs=3)

    here.attempt()
    assert here.one_whole_film
    assert len(here.server.asked("open")) == 1
    assert here.sent_bytes <= len(here.recording.film) + CHUNK_BYTES


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_session_that_is_not_opened_at_once(here: AnySite, status: int) -> None:
    here.server.script.next("open", Fault.ANSWER, status=status, headers={"Retry-After": "60"})
    with pytest.raises(Transient) as caught:
        here.attempt()
    assert caught.value.retry_after_s == pytest.approx(60, abs=3)
    assert here.films == []
    here.attempt()
    assert here.one_whole_film


@pytest.mark.parametrize("operation", ["open", "query", "upload"])
def test_a_reply_that_is_lost_on_the_way(here: AnySite, operation: str) -> None:
    here.server.script.next("upload", Fault.CUT, after=1000)
    here.server.script.next(operation, Fault.LOSE_REPLY)
    here.finish()
    assert here.one_whole_film
    assert here.server.script.pending == []


@pytest.mark.parametrize("fault", [Fault.STALL, Fault.STALL_REPLY])
def test_a_server_that_falls_silent(here: AnySite, fault: Fault) -> None:
    here.server.script.next("upload", Fault.NONE)
    here.server.script.next("upload", fault, after=5000)
    with pytest.raises(WorkError) as caught:
        here.attempt()
    assert isinstance(caught.value, Transient)
    here.attempt()
    assert here.one_whole_film
    assert len(here.server.asked("open")) == 1


def test_an_answer_in_the_middle_of_a_chunk(here: AnySite) -> None:
    here.server.script.next("upload", Fault.EARLY_ANSWER, after=3000, status=503)
    here.finish()
    assert here.one_whole_film


@pytest.mark.parametrize("name", RESUMABLE)
def test_a_connection_that_breaks_at_any_byte(name: str) -> None:
    """Two chunks of one upload break off, anywhere; what came before is not sent again."""

    @given(st.lists(st.integers(0, CHUNK_BYTES), min_size=1, max_size=3), st.integers(0, 4))
    @settings(max_examples=12, deadline=None, database=None, derandomize=True)
    def breaks(cuts: list[int], first: int) -> None:
        with TemporaryDirectory() as folder, site(name, Path(folder)) as here:
            here.server.script.next("upload", Fault.NONE, times=first)
            for after in cuts:
                here.server.script.next("upload", Fault.CUT, after=after)
            here.finish(most=8)
            assert here.one_whole_film
            size = len(here.recording.film)
            assert size <= here.sent_bytes <= size + CHUNK_BYTES * len(cuts)

    breaks()


def test_what_is_kept_of_a_chunk_may_be_rounded_down(here: AnySite) -> None:
    here.server.sessions.keeps_multiples = 4096  # type: ignore[union-attr]
    here.server.script.next("upload", Fault.CUT, times=3, after=10_000)
    here.finish(most=8)
    assert here.one_whole_film
