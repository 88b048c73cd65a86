"""A cut that consists of a head, one stretch of bytes of the source, and a tail."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recorder_app.domain.work import Json
from recorder_app.sources.film_copy import copy_on


@dataclass(frozen=True, slots=True)
class StretchPlan:
    head: bytes
    first_byte: int
    """Of the source."""
    copied_bytes: int
    tail: bytes

    @property
    def size_bytes(self) -> int:
        return len(self.head) + self.copied_bytes + len(self.tail)

    @property
    def digest(self) -> str:
        stretch = struct.pack(">QQ", self.first_byte, self.copied_bytes)
        return hashlib.sha256(b"".join((self.head, stretch, self.tail))).hexdigest()

    def write(
        self, source: Path, target: Path, reached: Mapping[str, Json] | None
    ) -> Iterator[Mapping[str, Json]]:
        held = len(self.head)
        if reached is None:
            target.write_bytes(self.head)
        else:
            held = int(str(reached["held"]))
        ahead, end = self.first_byte - len(self.head), len(self.head) + self.copied_bytes
        for done in copy_on(source, target, held, ahead=ahead, end=end):
            yield {"held": done}
        with target.open("ab") as file:
            file.write(self.tail)
