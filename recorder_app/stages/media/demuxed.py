"""The packets of a film, as PyAV reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream


def packets(container: InputContainer, *streams: Stream) -> Iterator[Packet[Any]]:
    """What `container.demux` gives, also where a track begins amid the film.

    Recordings of what is on the air have such tracks, and FLV films with texts in between. Behind the
    last packet PyAV looks for them among those that it knew at first
    (https://github.com/PyAV-Org/PyAV/issues/692).
    """
    try:
        yield from container.demux(*streams)
    except IndexError:
        return
