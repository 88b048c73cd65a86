"""Commands on presets, and on the rules by which new recordings get them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recorder_app import platforms
from recorder_app.domain.errors import Permanent
from recorder_app.domain.naming import name_as_kept
from recorder_app.domain.preset import PATHS, TEMPLATES, Preset, read_settings
from recorder_app.domain.rule import Rule
from recorder_app.domain.words import StageType
from recorder_app.engine.attempts import jobs
from recorder_app.engine.commands import intake
from recorder_app.engine.commands.means import Commanding
from recorder_app.engine.commands.presets import checked
from recorder_app.engine.front import Preview
from recorder_app.platforms import templates
from recorder_app.sources.file_name import shown


class PresetCommands(Commanding):
    """Thread-safe."""

    def presets(self) -> list[Preset]:
        with self._store.read() as tx:
            return tx.presets()

    def save_preset(self, preset: Preset) -> Preset:
        """Add it, or replace the one of its name: a run that is open has frozen what it needs. Answers
        it as it is kept. Raises `ValueError` with a sentence for what can't work."""
        with self._store.write() as tx:
            kept = checked(tx, preset)
            tx.put_preset(kept)
        return kept

    def remove_preset(self, name: str) -> None:
        """Rules no longer speak of it; outputs that were made through it stay. Raises `ValueError`
        where there is none."""
        name = name_as_kept(name)
        with self._store.write() as tx:
            if not tx.remove_preset(name):
                raise ValueError(f"There is no preset called “{shown(name)}”.")
            left = (
                replace(each, presets=tuple(one for one in each.presets if one != name))
                for each in tx.rules()
            )
            tx.put_rules([each for each in left if each.presets])

    def rules(self) -> list[Rule]:
        with self._store.read() as tx:
            return tx.rules()

    def change_rules(self, rules: Sequence[Rule]) -> None:
        """These and no others. Raises `ValueError` for an empty pattern and an unknown preset."""
        kept: list[Rule] = []
        with self._store.write() as tx:
            for each in rules:
                if not each.pattern.strip():
                    raise ValueError("A rule needs something to look for.")
                if not each.presets:
                    raise ValueError(f"The rule for “{shown(each.pattern)}” names no preset.")
                names = tuple(self._presets.named(tx, name).name for name in each.presets)
                kept.append(replace(each, presets=names))
            tx.put_rules(kept)

    def preview(self, preset: Preset, recording_id: int) -> list[Preview]:
        """What the templates of a preset, which need not be saved, make of a recording, and what its
        platform would refuse. Raises `ValueError` for an unknown recording or platform."""
        platform = platforms.load(preset.platform)
        with self._store.read() as tx:
            recording = tx.recording(recording_id)
        if recording is None:
            raise ValueError(f"There is no recording {recording_id}.")
        try:
            kept = replace(preset, settings=read_settings(platform.settings, preset.settings))
        except ValueError as error:
            return [Preview(None, "", str(error))]
        job = jobs.upload(self._home, recording, intake.new_output(kept))
        previews = []
        for setting in platform.settings:
            written = kept.settings.get(setting.name, setting.default)
            if setting.kind not in TEMPLATES or not written:
                continue
            whole = ", ".join(written) if isinstance(written, list) else str(written)
            render = templates.render_path if setting.kind in PATHS else templates.render
            try:
                previews.append(Preview(setting.name, render(whole, job)))
            except Permanent as error:
                previews.append(Preview(setting.name, "", str(error)))
        if StageType.DOWNLOAD in job.done and not any(each.problem for each in previews):
            try:
                platform.check(job)
            except Permanent as error:
                previews.append(Preview(None, "", str(error)))
        return previews
