"""VK takes a film whole, in one request, for an id that it has given before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recorder_app.domain.errors import NeedsUser, Transient, Undecided, Unknown, WorkError
from recorder_app.domain.words import WaitKind
from tests.platforms.sites import VkSite, site
from tests.servers.script import Fault
from tests.servers.vk import error_body


@pytest.fixture
def here(tmp_path: Path) -> Iterator[VkSite]:
    with site("vk", tmp_path) as found:
        assert isinstance(found, VkSite)
        yield found


def test_an_honest_server(here: VkSite) -> None:
    uploaded = here.attempt()
    assert here.one_whole_film
    assert here.films[0].id in uploaded.url
    assert here.server.strays == []
    assert here.context
    assert here.context.fractions[-1] == 1.0
    assert here.context.urls == [uploaded.url]


def test_a_connection_that_breaks_at_any_byte() -> None:
    @given(st.integers(0, 300_000))
    @settings(max_examples=12, deadline=None, database=None, derandomize=True)
    def breaks(after: int) -> None:
        with TemporaryDirectory() as folder, site("vk", Path(folder)) as here:
            here.server.script.next("upload", Fault.CUT, after=after)
            here.finish()
            assert here.one_whole_film

    breaks()


@pytest.mark.parametrize("fault", [Fault.LOSE_REPLY, Fault.STALL_REPLY, Fault.CUT_REPLY])
def test_a_success_whose_reply_is_lost(here: VkSite, fault: Fault) -> None:
    here.server.script.next("upload", fault, after=5)
    here.finish()
    assert here.one_whole_film
    assert here.server.asked("get")
    assert len(here.server.asked("upload")) == 1


def test_a_film_that_does_not_show_yet_is_not_sent_to_another_id(here: VkSite) -> None:
    here.server.hidden_yet = True
    here.server.script.next("upload", Fault.LOSE_REPLY)
    with pytest.raises((Unknown, Undecided)):
        here.attempt()
    with suppress(WorkError):
        here.attempt()
    assert len(here.films) == 1
    here.server.hidden_yet = False
    here.finish()
    assert here.one_whole_film


def test_while_vk_can_not_be_asked_nothing_is_sent_again(here: VkSite) -> None:
    here.server.script.next("upload", Fault.LOSE_REPLY)
    here.on_progress = lambda _: here.server.script.always("get", Fault.ANSWER, status=503)
    for _ in range(2):
        with pytest.raises((Transient, Unknown, Undecided)):
            here.attempt()
    assert len(here.server.asked("upload")) == 1
    here.on_progress = None
    here.server.script.clear()
    here.finish()
    assert here.one_whole_film


@pytest.mark.parametrize("fault", [Fault.STALL, Fault.LOSE_REPLY])
def test_an_id_that_was_given_and_never_heard_of(here: VkSite, fault: Fault) -> None:
    here.server.script.next("save", fault)
    here.finish()
    assert here.one_whole_film


def test_a_server_that_takes_half_a_film_and_falls_silent(here: VkSite) -> None:
    here.server.script.next("upload", Fault.STALL, after=100_000)
    with pytest.raises((Transient, Unknown)):
        here.attempt()
    here.finish()
    assert here.one_whole_film


@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("operation", ["save", "upload"])
def test_a_server_that_wants_to_be_left_alone_for_a_time(
    here: VkSite, status: int, dated: bool, operation: str
) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=120), usegmt=True)
    wait = {"Retry-After": later if dated else "120"}
    here.server.script.next(operation, Fault.ANSWER, status=status, headers=wait)
    with pytest.raises((Transient, Unknown)) as caught:
        here.attempt()
    if isinstance(caught.value, Transient):
        assert caught.value.retry_after_s == pytest.approx(120, abs=3)
    here.finish()
    assert here.one_whole_film


@pytest.mark.parametrize("status", [404, 410])
def test_an_address_that_is_gone(here: VkSite, status: int) -> None:
    here.server.script.next("upload", Fault.GONE, status=status)
    here.finish()
    assert here.one_whole_film
    assert here.server.asked("get")


def test_a_login_that_is_gone(here: VkSite) -> None:
    here.server.expire()
    with pytest.raises(NeedsUser) as caught:
        here.attempt()
    assert caught.value.kind is WaitKind.LOGIN
    here.account = here.credentials()
    here.attempt()
    assert here.one_whole_film


def test_a_login_that_goes_while_the_film_is_sent(here: VkSite) -> None:
    """The address that was given carries its own right; VK is asked about the film afterwards."""
    here.on_progress = lambda _fraction: here.server.expire()
    with suppress(NeedsUser):
        here.attempt()
    here.on_progress = None
    here.account = here.credentials()
    here.finish()
    assert here.one_whole_film


@pytest.mark.parametrize("code", [1, 6, 9, 10])
def test_errors_that_pass(here: VkSite, code: int) -> None:
    here.server.script.next("save", Fault.ANSWER, status=200, body=error_body(code))
    here.finish()
    assert here.one_whole_film


def test_a_limit_is_waited_for(here: VkSite) -> None:
    here.server.script.next("save", Fault.ANSWER, status=200, body=error_body(29))
    with pytest.raises(NeedsUser) as caught:
        here.attempt()
    assert caught.value.kind is WaitKind.QUOTA
    here.attempt()
    assert here.one_whole_film


def test_an_error_of_the_upload_s_own_server(here: VkSite) -> None:
    body = {"error_code": 1, "error_msg": "unknown error"}
    here.server.script.next("upload", Fault.ANSWER, status=200, body=body)
    with pytest.raises(WorkError):
        here.attempt()
    assert here.films == []


def test_a_film_that_came_out_too_short_is_no_success(here: VkSite) -> None:
    here.server.script.next("upload", Fault.SHORT, after=1000)
    with pytest.raises(WorkError):
        here.attempt()
