"""Access that ends while the film is on its way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app.domain.errors import NeedsUser, WorkError
from recorder_app.domain.words import WaitKind
from tests.platforms.sites import RESUMABLE, ResumableSite, VkSite, site
from tests.servers.google import problem_body
from tests.servers.script import Fault


@pytest.fixture(params=RESUMABLE)
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ResumableSite]:
    with site(request.param, tmp_path) as found:
        assert not isinstance(found, VkSite)
        yield found


def at_half(here: ResumableSite, happens: str) -> None:
    """Once half of the film is there, `expire` or `revoke`."""

    def watch(fraction: float) -> None:
        if fraction >= 0.5:
            here.on_progress = None
            if here.context:
                here.context.when = None
            getattr(here.server, happens)()

    here.on_progress = watch


def test_a_token_that_expires_in_the_middle_is_renewed(here: ResumableSite) -> None:
    at_half(here, "expire")
    here.attempt()
    assert here.one_whole_film
    assert here.server.refreshes >= 1
    assert len(here.server.asked("open")) == 1


def test_a_401_in_the_middle_for_no_reason(here: ResumableSite) -> None:
    here.server.script.next("upload", Fault.NONE)
    here.server.script.next("upload", Fault.ANSWER, status=401, body=problem_body(401, "authError"))
    here.attempt()
    assert here.one_whole_film
    assert len(here.server.asked("open")) == 1


def test_a_login_that_is_taken_back_waits_for_a_person(here: ResumableSite) -> None:
    at_half(here, "revoke")
    with pytest.raises(NeedsUser) as caught:
        here.attempt()
    assert caught.value.kind is WaitKind.LOGIN
    assert here.films == []

    here.server.revoked = False
    here.account = here.credentials()
    here.attempt()
    assert here.one_whole_film
    assert len(here.server.asked("open")) == 1
    assert here.sent_bytes < 1.5 * len(here.recording.film)


def test_a_login_that_is_gone_from_the_start(here: ResumableSite) -> None:
    here.server.revoke()
    with pytest.raises(NeedsUser) as caught:
        here.attempt()
    assert caught.value.kind is WaitKind.LOGIN


def test_a_server_that_can_not_renew_just_now_is_no_lost_login(here: ResumableSite) -> None:
    here.server.expire()
    here.server.script.next("token", Fault.ANSWER, status=503, times=10)
    with pytest.raises(WorkError) as caught:
        here.attempt()
    assert not isinstance(caught.value, NeedsUser)
    here.server.script.clear()
    here.finish()
    assert here.one_whole_film
