"""Column types: what the domain's values look like in SQLite."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_E = TypeVar("_E", bound=StrEnum)


def storable(text: str) -> str | bytes:
    """Text that SQLite takes. A file name that is not UTF-8 has lone surrogates in Python, which the
    driver refuses; it is stored as a blob, and comes back the same."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="surrogatepass")
    return text


class AnyText(TypeDecorator[str]):
    """Text of any origin, file names that are not UTF-8 included."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else storable(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        if isinstance(value, bytes):
            return value.decode(errors="surrogatepass")
        return None if value is None else str(value)


class Moment(TypeDecorator[datetime]):
    """An aware datetime, as ISO 8601 in UTC of one width, so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone: {value!r}")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """What `json` can write, as compact text; None is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is None:
            return None
        return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        if isinstance(value, bytes):
            value = value.decode(errors="surrogatepass")
        return None if value is None else json.loads(value)


class Word(TypeDecorator[_E], Generic[_E]):
    """One of the program's words."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[_E]) -> None:
        super().__init__()
        self.words = words
        self._by_value = {word.value: word for word in words}

    def process_bind_param(self, value: _E | None, dialect: Dialect) -> str | None:
        return None if value is None else value.value

    def process_result_value(self, value: Any, dialect: Dialect) -> _E | None:
        return None if value is None else self._by_value[value]
