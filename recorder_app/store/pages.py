"""The list as it is asked for: filtered, searched, sorted, paged and counted by SQL."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, func, or_, select

from recorder_app.domain import facts
from recorder_app.domain.query import Filter, Folder, Query, SortKey
from recorder_app.domain.search import words_of
from recorder_app.store.schema import projection, recordings
from recorder_app.store.search import saying

_FILTERS = tuple(each for each in Filter if each is not Filter.ALL)
_SORTS: Mapping[SortKey, Column[object]] = {
    SortKey.TITLE: projection.c.title_folded,
    SortKey.STATUS: projection.c.status_order,
    SortKey.DURATION: projection.c.duration_s,
    SortKey.CREATED: projection.c.created_at,
    SortKey.QUEUE: projection.c.place,
    SortKey.SIZE: projection.c.size_bytes,
    SortKey.LANGUAGE: projection.c.language,
    # Not copied into the narrow rows: it has an index of its own.
    SortKey.SOURCE: recordings.c.source,
    SortKey.ATTEMPTS: projection.c.attempts,
    SortKey.ERROR: projection.c.error,
    SortKey.FINISHED: projection.c.finished_at,
    SortKey.PROGRESS: projection.c.progress,
}
_FOLDERS = 50


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.filter is not Filter.ALL:
        conditions.append(projection.c[query.filter.value])
    if query.status is not None:
        conditions.append(projection.c.status == query.status)
    if query.folder is not None:
        conditions.append(projection.c.folder == query.folder)
    words = words_of(query.search)
    if words:
        # Not LIKE: nothing in a word is a wildcard.
        titled = and_(*(func.instr(projection.c.title_folded, word) > 0 for word in words))
        said = saying(query.search)
        spoken = () if said is None else (projection.c.recording_id.in_(said),)
        conditions.append(or_(titled, *spoken))
    return conditions


def ids_of(query: Query) -> Select[int]:
    """The ids that match, in order."""
    key, last = _SORTS[query.sort], projection.c.recording_id
    order = (key.desc(), last.desc()) if query.descending else (key.asc(), last.asc())
    found = select(projection.c.recording_id).where(*_conditions(query)).order_by(*order)
    if query.sort is SortKey.SOURCE:
        return found.where(recordings.c.id == projection.c.recording_id)
    return found


def count_of(query: Query) -> Select[int]:
    return select(func.count()).select_from(projection).where(*_conditions(query))


def count_groups(connection: Connection) -> dict[Filter, int]:
    """How many recordings each of the sidebar's groups has."""
    columns = [projection.c[each.value] for each in _FILTERS]
    counts = dict.fromkeys(Filter, 0)
    for *member, count in connection.execute(select(*columns, func.count()).group_by(*columns)):
        counts[Filter.ALL] += count
        for each, belongs in zip(_FILTERS, member, strict=True):
            if belongs:
                counts[each] += count
    return counts


def folders(connection: Connection) -> list[Folder]:
    """Those that most recordings came from."""
    count = func.count()
    newest = func.max(projection.c.created_at)
    found = (
        select(projection.c.folder, count)
        .group_by(projection.c.folder)
        .order_by(count.desc(), newest.desc())
        .limit(_FOLDERS)
    )
    rows = connection.execute(found)
    return [Folder(path, facts.folder_name(path), count) for path, count in rows]
