from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from recorder_app.domain.errors import Permanent
from recorder_app.domain.words import SourceKind
from recorder_app.domain.work import Source, UploadJob
from recorder_app.platforms import load, templates
from recorder_app.platforms.templates import DEFAULT_DESCRIPTION, DEFAULT_TITLE, render, render_path
from tests.platforms.finished_recording import ADDED, CHAPTERS, FinishedRecording
from tests.stages.fake_context import FakeUploadContext


@pytest.fixture
def job(tmp_path: Path) -> UploadJob:
    return FinishedRecording(tmp_path / "Talks").uploading({})


@pytest.mark.parametrize(
    ("template", "text"),
    [
        (DEFAULT_TITLE, "talk"),
        ("No <variables> & no changes", "No <variables> & no changes"),
        ("{{ title }}: {{ duration }}, {{ duration_s / 60 }} min", "talk: 3:00, 3.0 min"),
        ("{{ topics | map(attribute='title') | join(', ') }}", "Rivers, Bridges, Boats"),
        ("{% for t in topics %}{{ t.start }} {{ t.title }};{% endfor %}", None),
        ("{{ chapters }}", CHAPTERS.strip()),
        ("{{ language }} {{ source_name }} {{ folder }}", "en talk.mp4 Talks"),
        ("{{ date }}", f"{ADDED.astimezone():%Y-%m-%d}"),
        ("{{ created.strftime('%Y/%m') }}", f"{ADDED.astimezone():%Y/%m}"),
        ("{% if topics | length > 2 %}{{ title ~ ' ' ~ (1 + 1) }}{% endif %}", "talk 2"),
        ("{% for t in topics if t.start_s > 60 %}{{ loop.index }}{% endfor %}", "1"),
        ("{{ title | upper | replace('T', 'W') }}", "WALK"),
        ("{{ 'é<>&' }}", "é<>&"),
    ],
)
def test_what_a_template_becomes(job: UploadJob, template: str, text: str | None) -> None:
    assert render(template, job) == (text or "0:00 Rivers;1:00 Bridges;2:00 Boats;")
    templates.check(template)


def test_the_description_is_that_of_the_folder(job: UploadJob) -> None:
    text = render(DEFAULT_DESCRIPTION, job)
    assert text.startswith("talk\n\nLength: 3:00\n\nTopics: Rivers, Bridges, Boats")
    assert text.endswith(CHAPTERS.strip())


def test_a_recording_of_which_nothing_is_finished(job: UploadJob) -> None:
    bare = replace(job, done={}, source=Source(SourceKind.URL, "https://me@host/a/b%20c.mp4?key=x"))
    text = render("{{ title }}|{{ description }}|{{ topics }}|{{ source_name }}|{{ folder }}", bare)
    assert text == "talk||[]|b c.mp4|host"


@pytest.mark.parametrize(
    ("title", "folder"),
    [("River", "River"), ("../../etc", "_.._etc"), ("a/b\\c", "a_b_c"), ("..", "_"), ("", "_")],
)
def test_a_title_leads_out_of_no_folder(tmp_path: Path, title: str, folder: str) -> None:
    job = FinishedRecording(tmp_path, title=title).uploading({})
    path = render_path("/talks/{{ created.strftime('%Y/%m') }}/{{ title }}", job)
    assert path == f"/talks/{ADDED.astimezone():%Y/%m}/{folder}"


def test_a_folder_may_be_a_template(tmp_path: Path) -> None:
    recording = FinishedRecording(tmp_path / "Talks")
    job = recording.uploading({"dir": str(tmp_path / "{{ date.year }}" / "{{ folder }}")})
    place = tmp_path / "2026" / "Talks"
    assert load("folder").upload(job, FakeUploadContext(tmp_path / "work")).url == (
        (place / "talk").as_uri()
    )


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{{ titel }}", "“titel”, which is not known"),
        ("{{ title", "can't be understood"),
        ("{% for t in topics %}", "can't be understood"),
        ("{{ title | shout }}", "can't be understood"),
        ("{% include '/etc/passwd' %}", "besides"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "besides"),
        ("x" * 20_001 + "{{ title }}", "at most"),
    ],
)
def test_what_works_for_no_recording(job: UploadJob, template: str, reason: str) -> None:
    with pytest.raises(Permanent, match=reason):
        templates.check(template)
    with pytest.raises(Permanent, match=reason):
        render(template, job)


@pytest.mark.parametrize(
    "template",
    [
        "{{ topics[7].title }}",
        "{{ topics[0].author }}",
        "{{ 1 / 0 }}",
        "{{ title + 1 }}",
        "{{ title.__class__.__mro__ }}",
        "{{ ''.__class__.__subclasses__() }}",
        "{{ topics.append(1) }}",
        "{{ created.__reduce__() }}",
        "{{ render.__globals__ }}",
    ],
)
def test_what_fails_for_this_recording(job: UploadJob, template: str) -> None:
    with pytest.raises(Permanent, match="The template"):
        render(template, job)


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(1000000000) %}{% endfor %}",
        "{% for a in range(2000) %}{% for b in range(2000) %}{% endfor %}{% endfor %}",
        "{% for a in range(2000) %}{% for b in range(2000) if b > 9999 %}{% endfor %}{% endfor %}",
        "{{ 'a' * 10000000000 }}",
        "{{ [0] * 100000 }}",
        "{{ 10 ** 1000000000 }}",
        "{{ 10 ** 200 ** 200 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ '%1000000000d' | format(1) }}",
        "{{ title.ljust(1000000000) }}",
        "{{ title | center(1000000000) }}",
        "{{ topics | tojson(1000000000) }}",
        "{% set a = 'a' * 10000 %}{% set a = a ~ a %}{% set a = a ~ a %}",
        "{% set a = 'a' * 10000 %}{{ a.replace('a', a) }}",
        "{% for a in range(100) %}{{ 'a' * 10000 }}{% endfor %}",
        "{% set big = range(2000) | list %}"
        + "{% for a in big %}{{ big | map('string') | map('upper') | join | length }}{% endfor %}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    ],
)
def test_what_would_keep_the_program_from_its_work(job: UploadJob, template: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Permanent, match="template"):
        render(template, job)
    assert time.monotonic() - begun < 5
