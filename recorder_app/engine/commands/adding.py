"""Putting recordings on the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from recorder_app.domain import decide
from recorder_app.domain.naming import title_as_kept
from recorder_app.domain.preset import Preset
from recorder_app.domain.recording import Recording
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import OutputStatus
from recorder_app.domain.work import Source
from recorder_app.engine.commands import intake
from recorder_app.engine.commands.means import Commanding
from recorder_app.engine.files import folder_is_gone
from recorder_app.engine.front import FoundSource
from recorder_app.store.store import Reader, Writer


class Adding(Commanding):
    """Thread-safe."""

    def add(
        self,
        sources: Sequence[str],
        *,
        presets: Sequence[str] | None = None,
        title: str | None = None,
        options: Mapping[str, Any] | None = None,
        key: str | None = None,
    ) -> list[Snapshot]:
        content = ["add", sources, presets, title, options]
        with self._keys.ticket(key, content) as (ticket, ids):
            if ids is not None:
                with self._store.read() as tx:
                    return self._snapshots(tx.recordings(ids))
            found = intake.sources(sources)
            with self._store.write() as tx:
                added = [self._add(tx, each, presets, title, options) for each in found]
                ticket.answer(tx, [each.id for each in added])
            return self._snapshots(added)

    def find(self, sources: Sequence[str]) -> list[FoundSource]:
        found = intake.sources(sources)
        with self._store.read() as tx:
            return [FoundSource(each.location, _unchanged(tx, each)) for each in found]

    def _add(
        self,
        tx: Writer,
        source: Source,
        presets: Sequence[str] | None,
        title: str | None,
        options: Mapping[str, Any] | None,
    ) -> Recording:
        title = title_as_kept(title or "") or intake.title_of(source)
        chosen = self._presets.chosen(tx, presets, source, title)
        return intake.add(tx, source, chosen, title=title, options=options)

    def bring(self, source: str, preset: Preset, *, options: Mapping[str, Any]) -> Snapshot:
        """The recording of this source, unchanged since, with these options: the one that is on the
        list, or a new one; with an output through the preset."""
        (wanted,) = intake.sources([source])
        with self._store.write() as tx:
            if tx.preset(preset.name) is None:
                tx.put_preset(preset)
            for recording in tx.by_source(wanted.kind, wanted.location):
                if recording.identity == wanted.identity and recording.options == options:
                    return self._snapshot(self._with_output(tx.save, recording, preset))
            return self._snapshot(intake.add(tx, wanted, [preset], options=options))

    def _with_output(
        self, save: Callable[[Recording], Recording], recording: Recording, preset: Preset
    ) -> Recording:
        for output in recording.outputs:
            if (output.platform, output.account, output.settings) != (
                preset.platform,
                preset.account,
                preset.settings,
            ):
                continue
            if output.status is OutputStatus.UPLOADED and folder_is_gone(output):
                again = {"status": OutputStatus.NOT_UPLOADED, "url": None}
                return save(recording.with_output(output.id, **again))
            if output.status is not OutputStatus.CANCELLED:
                return recording
        output = intake.new_output(preset)
        frozen = self._freezer.settings(recording)
        return save(decide.add_output(recording, output, frozen, datetime.now(UTC)).recording)

    def _snapshot(self, recording: Recording) -> Snapshot:
        return Snapshot(recording, self._board.of(recording.id))

    def _snapshots(self, recordings: Sequence[Recording]) -> list[Snapshot]:
        return [self._snapshot(each) for each in recordings]


def _unchanged(tx: Reader, source: Source) -> int | None:
    """The newest recording of this source as it is now."""
    same = [
        each.id
        for each in tx.by_source(source.kind, source.location)
        if each.identity == source.identity
    ]
    return max(same, default=None)
