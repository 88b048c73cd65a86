"""Where a link may lead, whom it may be shown to, and what must stay secret."""

from __future__ import annotations

import logging
from pathlib import Path
from random import Random

import pytest

from recorder_app.domain.errors import Permanent, Transient
from recorder_app.sources.http_url import fetch
from tests.sources.web_server import CERTIFICATE, Answer, Request, Shelf, Wire, answering, serving
from tests.stages.fake_context import FakeContext

CONTENT = Random(2).randbytes(100_000)


@pytest.fixture
def context(tmp_path: Path) -> FakeContext:
    return FakeContext(tmp_path)


def test_redirects_are_followed(context: FakeContext) -> None:
    shelf = Shelf(CONTENT)

    def redirecting(request: Request, wire: Wire) -> None:
        if request.target == "/talk.mp4":
            wire.head("302 Found", Location="/elsewhere?key=1", Content_Length=0)
        else:
            shelf(request, wire)

    with serving(redirecting) as web:
        fetched = fetch(web.url(), context)

    assert fetched.path.read_bytes() == CONTENT
    assert fetched.name == "talk.mp4"


@pytest.mark.parametrize(
    ("location", "reason"),
    [("/talk.mp4", "without end"), ("ftp://127.0.0.1/talk.mp4", "no web link"),
     ("file:///etc/passwd", "no web link")],
)  # fmt: skip
def test_redirects_that_lead_nowhere(context: FakeContext, location: str, reason: str) -> None:
    refusal = answering("302 Found", Location=location)
    with serving(refusal) as web, pytest.raises(Permanent, match=reason):
        fetch(web.url(), context)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/talk.mp4", "talk.mp4", "http://", "http://[::1", "", "http://a:b:c/"]
)
def test_what_is_no_web_link(context: FakeContext, url: str) -> None:
    with pytest.raises(Permanent):
        fetch(url, context)


@pytest.mark.parametrize(
    "answer",
    [Shelf(CONTENT, cut_at=1000), answering("404 No"), answering("503 No"),
     Shelf(b"<!doctype html>"), answering("302 Found", Location="http://u:s3cret@[::1/?t=s3cret"),
     answering("302 Found", Location="ftp://s3cret/")],
    ids=["cut", "refused", "in trouble", "a page", "a bad redirect", "a foreign redirect"],
)  # fmt: skip
def test_secrets_stay_secret(
    context: FakeContext, caplog: pytest.LogCaptureFixture, answer: Answer
) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(answer) as web:
        url = web.url("/a/s3cret/talk.mp4?token=s3cret").replace("//", "//me:s3cret@", 1)
        with pytest.raises((Permanent, Transient)) as caught:
            fetch(url, context)

    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in caplog.text
    assert "s3cret" not in str(context.said)
    assert caught.value.__cause__ is None
    assert web.requests[0].headers["authorization"].startswith("Basic ")


def test_a_login_is_not_carried_to_another_server(context: FakeContext) -> None:
    with serving(Shelf(CONTENT)) as other, serving(Shelf(b"")) as web:
        web.answer = answering("302 Found", Location=other.url())
        fetch(web.url().replace("//", "//me:s3cret@", 1), context)

    assert "authorization" in web.requests[0].headers
    assert "authorization" not in other.requests[0].headers


def test_a_server_that_can_not_prove_who_it_is(context: FakeContext) -> None:
    shelf = Shelf(CONTENT)
    with serving(shelf, secure=True) as web, pytest.raises(Permanent, match="certificate"):
        fetch(web.url(), context)


def test_a_secure_connection_stays_secure(
    context: FakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving(Shelf(CONTENT)) as insecure, serving(Shelf(CONTENT), secure=True) as web:
        assert fetch(web.url(), context).path.read_bytes() == CONTENT
        web.answer = answering("302 Found", Location=insecure.url())
        with pytest.raises(Permanent, match="insecure connection"):
            fetch(web.url("/other.mp4"), FakeContext(context.folder / "other"))
        assert insecure.requests == []
