"""A film that a platform has confirmed is looked at before it is UPLOADED: it may show late, or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from recorder_app.domain.errors import Unknown
from tests.platforms.sites import RESUMABLE, AnySite, site
from tests.servers.google import problem_body
from tests.servers.script import Fault

# What a server says that has been asked for a film, and for all of them, and shows none.
HIDDEN = {
    "youtube": {"videos": (200, {"items": []})},
    "google_drive": {
        "get": (404, problem_body(404, "notFound", "File not found.")),
        "list": (200, {"files": []}),
    },
    "peertube": {
        "get": (404, {"type": "about:blank", "title": "Not Found", "status": 404}),
        "list": (200, {"total": 0, "data": []}),
    },
}


def hide(there: AnySite, *, times: int | None = None) -> None:
    """The server shows no film; where it is asked after it `times`, then it does."""
    for operation, (status, body) in HIDDEN[there.name].items():
        if times is None:
            there.server.script.always(operation, Fault.ANSWER, status=status, body=body)
        else:
            there.server.script.next(operation, Fault.ANSWER, times=times, status=status, body=body)


@pytest.mark.parametrize("name", RESUMABLE)
def test_one_that_shows_late_is_waited_for(name: str, tmp_path: Path) -> None:
    with site(name, tmp_path) as there:
        if name == "peertube":
            there.server.script.next("list", Fault.NONE)  # what is there before the upload
        hide(there, times=2)
        there.attempt()
        assert there.one_whole_film
        assert there.context is not None
        assert not there.context.said


@pytest.mark.parametrize("name", RESUMABLE)
def test_one_that_is_not_there_is_asked_about_again_and_sent_once(
    name: str, tmp_path: Path
) -> None:
    with site(name, tmp_path) as there:
        hide(there)
        for _ in range(2):
            with pytest.raises(Unknown, match="confirmed the film, but doesn’t show it yet"):
                there.attempt()
        there.server.script.clear()
        assert there.attempt().url
        assert there.one_whole_film
        assert there.sent_bytes == len(there.recording.film)


@pytest.mark.parametrize("name", ["google_drive", "peertube"])
def test_one_that_is_in_the_list_is_there(name: str, tmp_path: Path) -> None:
    with site(name, tmp_path) as there:
        status, body = HIDDEN[name]["get"]
        there.server.script.always("get", Fault.ANSWER, status=status, body=body)
        there.attempt()
        assert there.one_whole_film


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        # Of an account without a channel nothing can be said.
        ("youtube", {"videos": (200, {"items": []}), "channels": (200, {"items": []})}),
        ("youtube", {"videos": (200, {}), "channels": (404, {})}),
        ("youtube", {"videos": (403, problem_body(403, "insufficientPermissions"))}),
        ("google_drive", {"get": (404, {}), "list": (200, {"files": []})}),
        ("google_drive", {**HIDDEN["google_drive"], "list": (501, {})}),
        ("peertube", {"get": (404, {}), "list": (200, {"total": 0, "data": []})}),
        ("peertube", {**HIDDEN["peertube"], "list": (404, {})}),
    ],
)
def test_one_that_can_not_be_asked_about_is_believed(
    name: str, answers: dict[str, tuple[int, object]], tmp_path: Path
) -> None:
    with site(name, tmp_path) as there:
        there.settings = {"title": "{{ title }}", "captions": False}
        for operation, (status, body) in answers.items():
            there.server.script.always(operation, Fault.ANSWER, status=status, body=body)
        there.attempt()
        assert there.one_whole_film
        assert there.context is not None
        assert any("it was not looked at" in each for each in there.context.said)
