"""An end that isn't known: the platform is asked, and nothing is ever published twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app.domain.errors import Transient, Undecided, Unknown, WorkError
from tests.platforms.sites import RESUMABLE, GoogleDriveSite, ResumableSite, VkSite, site
from tests.servers.script import Fault

ASKS = {"list", "get", "videos", "source"}
"""The questions whether the film is there."""


@pytest.fixture(params=RESUMABLE)
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ResumableSite]:
    with site(request.param, tmp_path) as found:
        assert not isinstance(found, VkSite)
        yield found


LISTED = pytest.mark.parametrize("here", ["youtube", "peertube"], indirect=True)
"""Where a listing tells whether a film is there, and not an id that was reserved."""


def last_chunk(here: ResumableSite, fault: Fault, *, after: int = 0, status: int = 500) -> None:
    """The fault happens to the request that completes the film."""
    count = -(-len(here.recording.film) // (64 * 1024))
    here.server.script.next("upload", Fault.NONE, times=count - 1)
    here.server.script.next("upload", fault, after=after, status=status)


@pytest.mark.parametrize(
    "fault", [Fault.LOSE_REPLY, Fault.STALL_REPLY, Fault.CUT_REPLY, Fault.ANSWER_AFTER]
)
def test_a_success_whose_reply_is_lost(here: ResumableSite, fault: Fault) -> None:
    last_chunk(here, fault, after=10, status=503)
    uploaded = here.finish()
    assert here.one_whole_film
    assert len(here.server.asked("open")) == 1
    assert here.films[0].id in str(dict(uploaded.data)) + uploaded.url or here.name == "peertube"
    assert here.server.script.pending == []


def test_a_success_whose_reply_and_session_are_lost(here: ResumableSite) -> None:
    """Only the listing, or the reserved id, can tell."""
    last_chunk(here, Fault.LOSE_REPLY)
    here.server.script.next("query", Fault.GONE, times=5, status=404)
    here.finish()
    assert here.one_whole_film
    assert len(here.server.asked("open")) == 1


@LISTED
def test_a_film_that_is_not_listed_yet_is_not_sent_again(here: ResumableSite) -> None:
    assert not isinstance(here, GoogleDriveSite)
    here.server.unlisted_yet = 1
    last_chunk(here, Fault.LOSE_REPLY)
    here.server.script.always("query", Fault.GONE, status=404)
    with pytest.raises((Unknown, Undecided)):
        here.finish(most=2)
    assert here.one_whole_film
    assert len(here.server.asked("open")) == 1

    here.server.unlisted_yet = 0
    here.finish()
    assert here.one_whole_film


@pytest.mark.parametrize("status", [404, 410])
def test_a_session_that_is_gone_is_begun_anew_after_a_question(
    here: ResumableSite, status: int
) -> None:
    here.server.script.next("upload", Fault.NONE)
    here.server.script.next("upload", Fault.GONE, status=status)
    here.finish()
    assert here.one_whole_film
    operations = here.operations()
    opened = [at for at, name in enumerate(operations) if name == "open"]
    assert len(opened) == 2
    gone = max(at for at, name in enumerate(operations[: opened[1]]) if name == "upload")
    assert ASKS & set(operations[gone : opened[1]])


@pytest.mark.parametrize("status", [404, 410])
def test_a_session_that_has_gone_between_two_attempts(here: ResumableSite, status: int) -> None:
    here.server.script.next("upload", Fault.NONE)
    here.server.script.next("upload", Fault.ANSWER, status=503)
    with pytest.raises(Transient):
        here.attempt()
    here.server.script.next("query", Fault.GONE, status=status)
    here.finish()
    assert here.one_whole_film
    assert ASKS & set(here.operations())


def test_while_the_platform_can_not_be_asked_nothing_is_sent_again(here: ResumableSite) -> None:
    last_chunk(here, Fault.LOSE_REPLY)
    here.server.script.always("query", Fault.GONE, status=410)
    for name in ASKS:
        here.server.script.always(name, Fault.ANSWER, status=503)
    for _ in range(2):
        with pytest.raises((Transient, Unknown, Undecided)):
            here.attempt()
    assert len(here.server.asked("open")) == 1
    here.server.script.clear()
    here.finish()
    assert here.one_whole_film


def test_a_film_that_came_out_too_short_is_no_success(here: ResumableSite) -> None:
    last_chunk(here, Fault.SHORT, after=1000)
    with pytest.raises(WorkError):
        here.finish(most=3)
    assert len(here.films) == 1


def test_a_success_for_half_a_film_is_none(here: ResumableSite) -> None:
    here.server.script.next("upload", Fault.NONE)
    here.server.script.next("upload", Fault.ANSWER, status=200, body={})
    try:
        here.finish(most=3)
    except WorkError:
        assert here.films == []
    else:
        assert here.one_whole_film


@LISTED
def test_somebody_else_s_film_of_the_same_name_is_not_taken_for_it(here: ResumableSite) -> None:
    assert not isinstance(here, GoogleDriveSite)
    here.server.add_film(here.recording.title, b"another film")
    here.server.script.next("upload", Fault.NONE)
    here.server.script.next("upload", Fault.GONE, status=404)
    here.finish()
    assert [each.bytes for each in here.films] == [b"another film", here.recording.film]
