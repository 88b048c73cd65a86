"""Many sources at once: the good ones are added, the broken ones say why."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData, QUrl

from recorder_app.settings import Settings
from recorder_app.ui.adding.additions import add_each
from recorder_app.ui.adding.drops import sources_of
from recorder_app.ui.commands.commander import new_key
from recorder_app.ui.notices import notices
from tests.ui.fake_front import FakeFront


def test_one_broken_source_keeps_out_no_other(front: FakeFront) -> None:
    sources = [f"/films/{number}.mp4" for number in range(40)]
    sources[7] = "/films/broken-7.txt"
    sources[31] = "/films/broken-31.txt"
    additions = add_each(front, sources, None, new_key())
    assert [each.recording.source for each in additions.snapshots] == [
        each for each in sources if "broken" not in each
    ]
    assert [each.source for each in additions.refused] == [sources[7], sources[31]]
    assert "neither a file nor a link" in additions.refused[0].sentence
    assert front.calls.count("find") <= 23  # a few times log2(40), not 40 each


def test_what_is_on_the_list_already_is_not_added_again(front: FakeFront) -> None:
    add_each(front, ["/films/a.mp4"], None, new_key())
    additions = add_each(front, ["/films/a.mp4", "/films/b.mp4", "/films/b.mp4"], None, new_key())
    assert [each.recording.source for each in additions.snapshots] == ["/films/b.mp4"]
    assert [each.location for each in additions.known] == ["/films/a.mp4"]
    notice = notices.of_additions(additions)
    assert (notice.text, notice.trouble) == ("1 added, 1 is on the list already.", False)
    assert [(each.about, each.sentence) for each in notice.rows] == [
        ("a.mp4", "It is on the list already, unchanged since.")
    ]
    again = add_each(front, ["/films/a.mp4"], None, new_key(), again=True)
    assert [each.recording.source for each in again.snapshots] == ["/films/a.mp4"]


def test_what_is_dropped_is_run_where_the_person_wants_that(front: FakeFront) -> None:
    assert add_each(front, ["/films/a.mp4"], None, new_key()).outcomes == []
    front.change_settings(replace(Settings(), run_on_drop=True))
    additions = add_each(front, ["/films/b.mp4", "/films/broken"], None, new_key())
    assert [each.word for each in additions.outcomes] == ["started"]


def test_the_notice_of_a_drop(front: FakeFront) -> None:
    alone = notices.of_additions(add_each(front, ["/films/broken.txt"], None, new_key()))
    assert alone.text == "“broken.txt” is neither a file nor a link."
    assert alone.trouble
    good = notices.of_additions(add_each(front, ["/films/a.mp4", "/films/b.mp4"], None, new_key()))
    assert (good.text, good.rows, good.trouble) == ("2 added.", (), False)
    mixed = notices.of_additions(
        add_each(front, ["/films/c.mp4", "/broken-1", "/broken-2"], None, new_key())
    )
    assert mixed.text == "1 added, 2 refused."
    assert [row.about for row in mixed.rows] == ["broken-1", "broken-2"]


def test_files_and_links_are_taken_from_a_drop() -> None:
    mime = QMimeData()
    mime.setUrls(
        [
            QUrl.fromLocalFile("/films/a talk.mp4"),
            QUrl("https://example.org/b%20talk.mp4?x=1"),
            QUrl.fromLocalFile("/films/a talk.mp4"),
            QUrl("mailto:maria@example.org"),
        ]
    )
    assert sources_of(mime) == ["/films/a talk.mp4", "https://example.org/b%20talk.mp4?x=1"]


def test_lines_of_text_are_taken_as_paths_and_links() -> None:
    mime = QMimeData()
    mime.setText('https://example.org/a.mp4\n"/films/b.mp4"\nsome words\nC:\\films\\c.mp4\n')
    assert sources_of(mime) == ["https://example.org/a.mp4", "/films/b.mp4", "C:\\films\\c.mp4"]


def test_a_drop_of_something_else_holds_no_source() -> None:
    assert sources_of(QMimeData()) == []
