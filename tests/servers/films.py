"""What a server holds of a film."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class Content:
    """Bytes that arrive in order; `counted` keeps none of them, for films that fit into no memory."""

    def __init__(self, *, counted: bool = False) -> None:
        self._bytes: bytearray | None = None if counted else bytearray()
        self.size = 0

    def append(self, piece: bytes) -> None:
        if self._bytes is not None:
            self._bytes += piece
        self.size += len(piece)

    def truncate(self, size: int) -> None:
        if self._bytes is not None:
            del self._bytes[size:]
        self.size = min(self.size, size)

    def __bytes__(self) -> bytes:
        assert self._bytes is not None, "only counted"
        return bytes(self._bytes)


@dataclass
class Film:
    """A film that is published, whole or not."""

    id: str
    content: Content
    title: str
    metadata: dict[str, Any] = field(default_factory=dict)
    """The platform's resource, as its API shows it."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """The headers of the request that announced it."""

    @property
    def bytes(self) -> bytes:
        return bytes(self.content)

    @property
    def size(self) -> int:
        return self.content.size

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.bytes).hexdigest()
