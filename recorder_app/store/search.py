"""What was said, to be searched: SQLite's FTS5 over the transcripts.

One entry for a recording, not for a sentence: words that are said close to each other are found also
where a sentence ends between them, and a word that is said in every sentence costs one entry. FTS5 folds
only Latin letters, so that it is given folded text; it keeps none of it (`content=''`), so that what is
taken out of the index is given to it once more (docs/adr/0012).
https://www.sqlite.org/fts5.html#contentless_tables
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Select,
    Text,
    column,
    delete,
    exists,
    insert,
    literal,
    literal_column,
    select,
)
from sqlalchemy import table as plain_table

from recorder_app.domain.search import Sentence, fold, spaced, tokens, words_of
from recorder_app.domain.words import StageStatus, StageType
from recorder_app.store.loading import among, these
from recorder_app.store.schema import stages, stale_transcripts, transcript_words, transcripts

_WORDS = plain_table(
    transcript_words, column("rowid", Integer), column("said", Text), column(transcript_words, Text)
)

_ROWID: Column[int] = literal_column("+rowid", Integer)  # type: ignore[assignment]
"""Not to be looked up: FTS5 would look for all words anew for each id."""

_CLOSE = 20
"""So many other words may stand between those that are searched for."""


def index(connection: Connection, recording_id: int, sentences: Iterable[Sentence]) -> None:
    """These and nothing else are said in the recording."""
    sweep(connection, [recording_id])
    said = list(sentences)
    # What ends a line within a sentence would make two of it.
    text = "\n".join(" ".join(each.text.split()) for each in said).encode(errors="replace").decode()
    starts = [each.start_s for each in said]
    connection.execute(
        insert(transcripts).values(recording_id=recording_id, text=text, starts=starts)
    )
    connection.execute(insert(_WORDS).values(rowid=recording_id, said=_indexed(text)))


def forget(connection: Connection, ids: Iterable[int]) -> None:
    """Nothing is said in these recordings any more: it is found no longer, and swept later."""
    said = select(transcripts.c.recording_id).where(among(transcripts.c.recording_id))
    marked = insert(stale_transcripts).prefix_with("OR IGNORE")
    connection.execute(marked.from_select(["recording_id"], said), these(ids))


def forgotten(connection: Connection, limit: int) -> list[int]:
    """Some of those that are to be swept."""
    return list(connection.scalars(select(stale_transcripts.c.recording_id).limit(limit)))


def sweep(connection: Connection, ids: Iterable[int]) -> None:
    """Take what is said in these recordings out of the index."""
    found = connection.execute(
        select(transcripts.c.recording_id, transcripts.c.text).where(
            among(transcripts.c.recording_id)
        ),
        these(ids),
    ).all()
    if not found:
        return
    connection.execute(
        insert(_WORDS),
        [
            {transcript_words: "delete", "rowid": recording_id, "said": _indexed(text)}
            for recording_id, text in found
        ],
    )
    gone = these(recording_id for recording_id, _ in found)
    for table in (transcripts, stale_transcripts):
        connection.execute(delete(table).where(among(table.c.recording_id)), gone)


def saying(search: str) -> Select[Any] | None:
    """The ids of the recordings in which that is said; None where it holds nothing that can be."""
    wanted = [tokens(spaced(word)) for word in words_of(search)]
    phrases = [f'"{" ".join(each)}"' for each in wanted if each]
    if not phrases:
        return None
    phrases[-1] += "*"
    # The words between the first and the last are counted, too.
    close = _CLOSE + sum(map(len, wanted))
    said = phrases[0] if len(phrases) == 1 else f"NEAR({' '.join(phrases)}, {close})"
    return select(_WORDS.c.rowid).where(
        _WORDS.c[transcript_words].op("MATCH")(literal(said, Text)),
        _ROWID.not_in(select(stale_transcripts.c.recording_id)),
    )


def found_in(
    connection: Connection, search: str, ids: Sequence[int]
) -> Mapping[int, list[Sentence]]:
    """The transcripts of those of these recordings in which that is said."""
    found = saying(search)
    if found is None:
        return {}
    said = connection.scalars(found.where(among(_ROWID)), these(ids)).all()
    rows = connection.execute(
        select(transcripts).where(among(transcripts.c.recording_id)), these(said)
    )
    return {
        recording_id: list(map(Sentence, starts, text.split("\n")))
        for recording_id, text, starts in rows
    }


def not_indexed(connection: Connection, after: int, limit: int) -> list[int]:
    """The first recordings behind this one that are transcribed, and can't be searched yet."""
    known = exists().where(transcripts.c.recording_id == stages.c.recording_id)
    found = select(stages.c.recording_id).where(
        stages.c.recording_id > after,
        stages.c.type == StageType.TRANSCRIBE,
        stages.c.status == StageStatus.COMPLETED,
        ~known,
    )
    return list(connection.scalars(found.order_by(stages.c.recording_id).limit(limit)))


def _indexed(text: str) -> str:
    return spaced(fold(text))
