"""What a cancelled upload has left at its platform is taken away there, and never a film."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app import platforms
from recorder_app.domain.errors import NeedsUser, Transient, Unknown, WorkError
from recorder_app.domain.words import WaitKind
from tests.platforms.sites import RESUMABLE, ResumableSite, VkSite, site
from tests.servers.script import Fault


@pytest.fixture(params=RESUMABLE)
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ResumableSite]:
    with site(request.param, tmp_path) as found:
        assert not isinstance(found, VkSite)
        yield found


def half_way(here: ResumableSite) -> None:
    here.server.script.next("upload", Fault.NONE, times=2)
    here.server.script.next("upload", Fault.ANSWER, status=503)
    with pytest.raises(Transient):
        here.attempt()


def abandon(here: ResumableSite | VkSite) -> None:
    assert here.context
    here.context.account = here.account
    checkpoint = here.context.resume()
    assert checkpoint
    platforms.load(here.name).abandon(checkpoint, here.context)


def test_the_session_is_deleted(here: ResumableSite) -> None:
    half_way(here)
    abandon(here)
    assert len(here.server.sessions.deleted) == 1
    assert here.films == []
    abandon(here)


@pytest.mark.parametrize("status", [200, 204, 404, 410, 499])
def test_a_session_that_is_gone_is_no_failure(here: ResumableSite, status: int) -> None:
    half_way(here)
    here.server.script.next("delete", Fault.ANSWER, status=status)
    abandon(here)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_can_not_be_deleted_now_is_deleted_later(here: ResumableSite, status: int) -> None:
    half_way(here)
    here.server.script.always("delete", Fault.ANSWER, status=status)
    with pytest.raises(Transient):
        abandon(here)
    here.server.script.clear()
    abandon(here)
    assert len(here.server.sessions.deleted) == 1


@pytest.mark.parametrize("fault", [Fault.STALL_REPLY, Fault.LOSE_REPLY])
def test_a_server_that_falls_silent(here: ResumableSite, fault: Fault) -> None:
    half_way(here)
    here.server.script.always("delete", fault)
    with pytest.raises((Transient, Unknown)):
        abandon(here)
    here.server.script.clear()
    abandon(here)


def test_a_login_that_is_gone(here: ResumableSite) -> None:
    half_way(here)
    here.server.revoke()
    with pytest.raises(NeedsUser) as caught:
        abandon(here)
    assert caught.value.kind is WaitKind.LOGIN


def test_a_film_that_has_arrived_stays(here: ResumableSite) -> None:
    here.attempt()
    abandon(here)
    assert here.one_whole_film


def test_a_film_of_which_nobody_has_heard_stays(here: ResumableSite) -> None:
    """Everything was sent and no answer came: it is not ours to delete what may be published."""
    count = -(-len(here.recording.film) // (64 * 1024))
    here.server.script.next("upload", Fault.NONE, times=count - 1)
    here.server.script.always("upload", Fault.LOSE_REPLY)
    here.server.script.always("query", Fault.ANSWER, status=503)
    with pytest.raises(WorkError):
        here.attempt()
    assert here.one_whole_film
    here.server.script.clear()
    abandon(here)
    assert here.one_whole_film


@pytest.fixture
def vk(tmp_path: Path) -> Iterator[VkSite]:
    with site("vk", tmp_path) as found:
        assert isinstance(found, VkSite)
        yield found


def test_vk_s_reserved_id_is_given_back(vk: VkSite) -> None:
    vk.server.script.next("upload", Fault.EARLY_ANSWER, after=1, status=503)
    with pytest.raises(WorkError):
        vk.attempt()
    abandon(vk)
    assert vk.films == []


def test_vk_s_film_of_which_nobody_has_heard_stays(vk: VkSite) -> None:
    vk.server.script.next("upload", Fault.LOSE_REPLY)
    vk.on_progress = lambda _: vk.server.script.always("get", Fault.ANSWER, status=503)
    with pytest.raises(WorkError):
        vk.attempt()
    vk.server.script.clear()
    abandon(vk)
    assert vk.one_whole_film
