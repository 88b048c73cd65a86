"""Writing the cut of a transport stream: packets and tables, and sound of which only a part is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from recorder_app.domain.work import Json
from recorder_app.stages.media.mpeg_clock import APART, WRAPS
from recorder_app.stages.media.mpegts import sound, tables
from recorder_app.stages.media.mpegts.packets import PIDS, Bytes, Packets, Start, walk
from recorder_app.stages.media.mpegts.sieve import Fate, Sieve
from recorder_app.stages.media.mpegts.tables import PROGRAMS_PID
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

if TYPE_CHECKING:
    from recorder_app.stages.media.mpegts.plan import PacketPlan

_MOST_GATHERED_BYTES = 16 * 1024 * 1024
_LOOKED_AT_BYTES = 64 * 1024


class Writing:
    def __init__(
        self,
        plan: PacketPlan,
        file: BinaryIO,
        window: Window,
        reached: Mapping[str, Any] | None,
    ) -> None:
        self._plan = plan
        self._file = file
        self._window = window
        self._sieve = Sieve(plan.stretch, reached["sieve"] if reached else None)
        self._at = int(reached["source"]) if reached else plan.layout.first
        self._counts: dict[int, int] = dict(reached["counts"]) if reached else {}
        """How many packets of each table are written."""
        self._seen: dict[int, bytes] = {}
        """The tables as they stood last."""
        self._fates = np.zeros(PIDS, np.uint8)
        for pid, fate in reached["fates"] if reached else ():
            self._fates[pid] = fate
        self._gathered: dict[int, tuple[Start, list[Bytes]]] = {}

    def run(self) -> Iterator[Mapping[str, Json]]:
        for packets in walk(self._window, self._plan.layout, self._at):
            self._take(packets)
            if self._sieve.done:
                break
            self._at = packets.at + packets.rows.size
            if not self._gathered:
                yield self._reached()
        for pid in [*self._gathered]:
            self._settle(pid)
        if not self._sieve.complete:
            raise Unfit("there is nothing in it to begin with")

    def _reached(self) -> Mapping[str, Json]:
        self._file.flush()
        fates: list[Json] = [
            [pid, int(self._fates[pid])] for pid in np.flatnonzero(self._fates).tolist()
        ]
        return {
            "held": self._file.tell(),
            "source": self._at,
            "sieve": self._sieve.remembered(),
            "fates": fates,
            "counts": [[pid, count] for pid, count in sorted(self._counts.items())],
        }

    def _take(self, packets: Packets) -> None:
        program, pids, begins = self._plan.program, packets.pids, packets.begins
        of_tables = np.isin(pids, (PROGRAMS_PID, program.pid))
        of_tracks = np.isin(pids, [each.pid for each in program.tracks])
        if 2 * np.count_nonzero(of_tracks & packets.scrambled) > np.count_nonzero(of_tracks):
            raise Unfit("it is encrypted")
        events: list[tuple[int, Start | None]] = [
            (start.row, start) for start in packets.starts(np.flatnonzero(begins & of_tracks))
        ]
        events += [(row, None) for row in np.flatnonzero(begins & of_tables).tolist()]
        done = 0
        for row, start in sorted(events, key=lambda event: event[0]):
            if start is None:
                self._flush(packets, pids, done, row)
                self._table(packets, row, int(pids[row]))
                done = row
                continue
            for pid in self._late(start):
                self._flush(packets, pids, done, row)
                self._settle(pid)
                done = row
            before = self._fates[start.pid]
            entry = self._plan.setup and start.pid == self._plan.stretch.video
            if entry and self._sieve.is_entry(start):
                self._require_setup(packets, row)
            fate = self._sieve.fate(start)
            if fate != before or fate == Fate.GATHERED:
                self._flush(packets, pids, done, row)
                self._settle(start.pid)
                done = row
                self._turn(start, fate)
            if self._sieve.done:
                self._flush(packets, pids, done, row)
                return
        self._flush(packets, pids, done, len(packets.rows))

    def _turn(self, start: Start, fate: Fate) -> None:
        """From here on so with the packets of that track."""
        self._fates[start.pid] = fate
        if fate == Fate.GATHERED:
            self._gathered[start.pid] = start, []
        clock = self._plan.program.clock_pid
        apart = clock not in {each.pid for each in self._plan.program.tracks}
        if fate == Fate.KEPT and clock is not None and apart:
            self._fates[clock] = Fate.KEPT

    def _flush(self, packets: Packets, pids: NDArray[np.int64], begin: int, end: int) -> None:
        """Write what is kept of these rows, and gather what may be."""
        if begin == end:
            return
        rows, fates = packets.rows[begin:end], self._fates[pids[begin:end]]
        kept = fates == Fate.KEPT
        if kept.any():
            self._write(rows if kept.all() else rows[kept])
        for pid, (_, gathered) in self._gathered.items():
            gathered.append(rows[pids[begin:end] == pid])
            if sum(each.size for each in gathered) > _MOST_GATHERED_BYTES:
                raise Unfit("its sound is damaged")

    def _late(self, start: Start) -> list[int]:
        """Tracks whose sound isn't waited for any longer, because it belongs to something long past."""
        time = self._plan.stretch.time
        return [
            pid
            for pid, (begun, _) in self._gathered.items()
            if time(start.decoded) > time(begun.decoded) + APART
        ]

    def _settle(self, pid: int) -> None:
        """Write what is kept of the sound that was gathered."""
        if pid not in self._gathered:
            return
        start, gathered = self._gathered.pop(pid)
        rows, (codec, lasts) = np.concatenate(gathered), self._plan.stretch.sounds[pid]
        layout = self._plan.layout
        head, content = sound.content(rows, layout)
        pieces = sound.split(content, codec) if lasts else [content]
        kept = self._sieve.kept_of(start, len(pieces))
        if len(kept) == len(pieces):
            self._write(rows)
        elif kept:
            part = sound.Part(
                content=b"".join(pieces[kept.start : kept.stop]),
                time=(start.shown + kept.start * lasts) % WRAPS,
                goes_on=kept.start > 0,
            )
            self._write(sound.repacked(rows, layout, head, part))

    def _write(self, rows: Bytes) -> None:
        if not self._counts:
            # A player must know what follows.
            for pid in (PROGRAMS_PID, self._plan.program.pid):
                self._write_table(pid, rows[0])
        self._file.write(np.ascontiguousarray(rows).data)

    def _table(self, packets: Packets, row: int, pid: int) -> None:
        """Write that table in the place of the film's own, which may speak of other tracks."""
        begin = int(packets.contents[row])
        content = packets.rows[row, begin : packets.layout.end].tobytes()
        if self._counts and self._is_ours(pid, content):
            self._write_table(pid, packets.rows[row])

    def _is_ours(self, pid: int, content: bytes) -> bool:
        """Whether it is the table of the tracks that are kept. Raises `Unfit` where they changed."""
        if self._seen.get(pid) == content:
            return True
        program, begun = self._plan.program, tables.begun(content)
        section = tables.whole(begun)
        if pid == PROGRAMS_PID:
            places = {} if section is None else dict(tables.programs(section))
            same = places.get(program.number) == program.pid
            changed = bool(places) and not same
        elif section is None:
            same = program.section.startswith(begun)
            changed = not same and begun[:1] == program.section[:1]
        else:
            found = tables.tracks(section, pid)
            same = found is not None and found.number == program.number
            changed = found is not None and same and not program.like(found)
        if changed:
            raise Unfit("its tracks change")
        if same:
            self._seen[pid] = content
        return same

    def _write_table(self, pid: int, like: Bytes) -> None:
        layout = self._plan.layout
        for number, content in enumerate(self._plan.program.written(pid)):
            count = self._counts.get(pid, 0)
            self._counts[pid] = (count + 1) % 16
            row = like.copy()
            written = tables.packet(pid, content, count, begins=number == 0)
            row[layout.sync : layout.end] = np.frombuffer(written, np.uint8)
            self._file.write(row.data)

    def _require_setup(self, packets: Packets, row: int) -> None:
        """Raise `Unfit` unless the picture that begins there says how it is to be decoded."""
        at, size = packets.at + row * packets.layout.size, packets.layout.size
        count = min(_LOOKED_AT_BYTES, self._window.size - at) // size
        view = self._window.see(at, count * size)
        rows = np.frombuffer(view, np.uint8, len(view) // size * size).reshape(-1, size)
        near = Packets(at, packets.layout, rows)
        own = near.pids == near.pids[0]
        own[1:] &= ~np.logical_or.accumulate((own & near.begins)[1:])
        _, content = sound.content(rows[own], packets.layout)
        assert self._plan.setup is not None
        if not re.search(self._plan.setup, content, re.DOTALL):
            raise Unfit("its keyframes don't say how they are to be decoded")
