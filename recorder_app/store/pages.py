"""The list as it is asked for: filtered, searched, sorted, paged and counted by SQL."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Column, ColumnElement, Connection, Select, func, select

from recorder_app.domain.query import Filter, Query, SortKey
from recorder_app.store.projection import fold
from recorder_app.store.schema import projection

_FILTERS = tuple(each for each in Filter if each is not Filter.ALL)
_SORTS: Mapping[SortKey, Column[object]] = {
    SortKey.TITLE: projection.c.title_folded,
    SortKey.STATUS: projection.c.status_order,
    SortKey.DURATION: projection.c.duration_s,
    SortKey.CREATED: projection.c.created_at,
    SortKey.QUEUE: projection.c.place,
}


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.filter is not Filter.ALL:
        conditions.append(projection.c[query.filter.value])
    if query.status is not None:
        conditions.append(projection.c.status == query.status)
    # Not LIKE: nothing in a word is a wildcard.
    conditions.extend(
        func.instr(projection.c.title_folded, word) > 0 for word in fold(query.search).split()
    )
    return conditions


def ids_of(query: Query) -> Select[int]:
    """The ids that match, in order."""
    key, last = _SORTS[query.sort], projection.c.recording_id
    order = (key.desc(), last.desc()) if query.descending else (key.asc(), last.asc())
    return select(projection.c.recording_id).where(*_conditions(query)).order_by(*order)


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
