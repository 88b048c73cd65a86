from __future__ import annotations

import pytest

from recorder_app.sources.http_answer import (
    content_range,
    file_name,
    is_web_page,
    retry_after_s,
    shown_url,
    validator,
)


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (None, "talk.mp4"),
        ("attachment", "talk.mp4"),
        ('attachment; filename="a b.mkv"', "a b.mkv"),
        ("attachment; filename=plain.mkv", "plain.mkv"),
        ("attachment; filename*=UTF-8''%D0%9B%D0%B5%D0%BA%D1%86%D0%B8%D1%8F.mkv", "Лекция.mkv"),
        ("inline; filename*=UTF-8''%E2%82%AC.mkv; filename=\"E.mkv\"", "€.mkv"),
        ("inline; filename=\"E.mkv\"; filename*=iso-8859-1'en'%A3.mkv", "£.mkv"),
        ('attachment; filename="semi;colon, \\"quoted\\".mkv"', "semi;colon, _quoted_.mkv"),
        ('attachment; filename="../../etc/passwd"', "talk.mp4"),
        ('attachment; filename="C:\\\\Users\\\\me\\\\x.mkv"', "x.mkv"),
        ("attachment; filename*=nonsense'", "talk.mp4"),
        ('attachment; filename=""', "talk.mp4"),
        ('ATTACHMENT; FILENAME="Loud.MKV"', "Loud.MKV"),
    ],
)
def test_the_name_of_what_was_fetched(disposition: str | None, name: str) -> None:
    assert file_name(disposition, "https://example.org/a/talk.mp4?x=1") == name


def test_the_name_that_names_a_recording_is_preferred() -> None:
    assert file_name(None, "https://a.org/d/talk.mp4", "https://cdn.org/8f3a") == "talk.mp4"
    assert file_name(None, "https://a.org/download", "https://cdn.org/talk.mp4") == "talk.mp4"
    assert file_name(None, "https://a.org/download", "https://cdn.org/8f3a") == "download"
    assert file_name(None, "https://a.org/") == "recording"


@pytest.mark.parametrize(
    ("value", "wait_s"),
    [(None, None), ("", None), ("0", 0), ("120", 120), (" 5 ", 5), ("-5", None), ("soon", None),
     ("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("9" * 400, 86400), ("٣", None)],
)  # fmt: skip
def test_how_long_to_wait(value: str | None, wait_s: float | None) -> None:
    assert retry_after_s(value) == wait_s


@pytest.mark.parametrize(
    ("value", "span"),
    [("bytes 0-99/200", (0, 99, 200)), ("bytes 5-9/*", (5, 9, None)),
     ("bytes */200", (None, None, 200)), (None, (None, None, None)),
     ("pages 1-2/3", (None, None, None)), ("bytes -5/10", (None, None, None))],
)  # fmt: skip
def test_a_content_range(
    value: str | None, span: tuple[int | None, int | None, int | None]
) -> None:
    assert content_range(value) == span


def test_a_date_that_may_hide_a_second_change_validates_nothing() -> None:
    modified = "Tue, 01 Jul 2025 10:00:00 GMT"
    assert validator({"last-modified": modified}) == modified
    assert validator({"last-modified": modified, "date": modified}) is None
    later = "Tue, 01 Jul 2025 10:00:01 GMT"
    assert validator({"last-modified": modified, "date": later}) == modified
    assert validator({"last-modified": "yesterday", "date": later}) is None
    assert validator({"etag": 'W/"weak"', "last-modified": modified, "date": later}) == modified
    assert validator({"etag": '"strong"', "last-modified": modified}) == '"strong"'
    assert validator({}) is None


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://me:pw@example.org/a/b/talk.mp4?token=1#x", "“talk.mp4” (example.org)"),
        ("https://example.org/%D0%9B%0A.mp4", "“Л .mp4” (example.org)"),
        ("https://example.org/", "example.org"),
        ("https://example.org/folder/", "“folder” (example.org)"),
        ("http://[::1", "the link"),
        ("nonsense", "the link"),
    ],
)
def test_a_link_is_shown_without_its_secrets(url: str, words: str) -> None:
    assert shown_url(url) == words


def test_what_is_a_web_page() -> None:
    assert is_web_page("text/html", b"Not found")
    assert is_web_page("", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C">')
    assert not is_web_page("text/html", b"\x00\x00\x00\x18ftypmp42")
    assert not is_web_page("video/mp4", b"plain words")
