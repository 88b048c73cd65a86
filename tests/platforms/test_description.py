from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recorder_app.domain.transcript import Topic
from recorder_app.platforms.description import YOUTUBE_BYTES, describe

TEXT = st.text(st.characters(exclude_categories=()), max_size=300)


def test_all_that_is_known() -> None:
    topics = [Topic(0.0, "Rivers"), Topic(65.0, "Bridges")]
    assert describe("Talk", 3725.4, topics, ["0:00 Rivers", "1:05 Bridges"]) == (
        "Talk\n\nLength: 1:02:05\n\nTopics: Rivers, Bridges\n\n"
        "Chapters:\n0:00 Rivers\n1:05 Bridges\n"
    )


def test_little_is_known() -> None:
    assert describe("Talk", 8.0, [], []) == "Talk\n\nLength: 0:08\n"


@given(TEXT, st.lists(TEXT, max_size=60), st.lists(TEXT, max_size=120), st.integers(50, 6000))
def test_it_always_fits_and_is_always_taken(
    title: str, topics: list[str], chapters: list[str], most_bytes: int
) -> None:
    text = describe(
        title, 60.0, [Topic(0.0, each) for each in topics], chapters, most_bytes=most_bytes
    )

    assert len(text.encode()) <= most_bytes
    assert not set("<>") & set(text)


def test_long_titles_are_shortened_before_chapters_are_left_out() -> None:
    chapters = [f"{minute}:00 {'Ж' * 200}" for minute in range(80)]
    text = describe("Talk", 4800.0, [], chapters)

    assert [line.split()[0] for line in text.splitlines() if "Ж" in line] == [
        f"{minute}:00" for minute in range(80)
    ]
    assert YOUTUBE_BYTES * 0.7 < len(text.encode()) <= YOUTUBE_BYTES


def test_far_too_many_chapters_end_with_a_whole_one() -> None:
    chapters = [f"{minute}:00 Chapter {minute}" for minute in range(900)]
    lines = describe("Talk", 54000.0, [], chapters).splitlines()

    assert lines[-1] in chapters
    assert len(lines) > 200
