"""Trim: silence at the beginning and at the end is removed, but for a margin."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from recorder_app.domain.errors import NeedsUser, Permanent
from recorder_app.domain.words import Lane, StageType, WaitKind
from recorder_app.domain.work import Context, Done, Json, Skipped, StageJob

if TYPE_CHECKING:
    from recorder_app.stages.media.check import Kept
    from recorder_app.stages.media.cut import Cut
    from recorder_app.stages.media.film import Film
    from recorder_app.stages.media.silence import Sounding

_LOOKED = 0.3
"""The share of the work that finding the silence is taken to be."""
_WORTH_CUTTING_S = 0.2
_WORTH_SAYING_S = 1.0
_BEFORE_LAST_S = 1.0
"""How long before the last sound the result is compared with the recording."""


class Trim:
    type: ClassVar = StageType.TRIM
    lane: ClassVar = Lane.MEDIA
    version: ClassVar = 1
    resumable: ClassVar = True
    """It can stop while it listens, and while it copies. What only ffmpeg can cut (Ogg and AMR, and what
    is encrypted, damaged or put together in unusual ways) is copied anew then, and stops only while
    that takes no more than ten seconds."""

    def run(self, job: StageJob, context: Context) -> Done | Skipped:
        download = job.done[StageType.DOWNLOAD]
        if not job.settings["enabled"]:
            return Skipped("Trimming is switched off.")
        if not download.data["has_audio"]:
            return Skipped("The recording has no sound.")
        path, duration_s = download.file("film"), float(download.data["duration_s"])
        if not path.exists():
            raise NeedsUser(f"“{path.name}” is no longer there.", kind=WaitKind.SOURCE)
        sounding = _listened(job, context, path, duration_s)
        if sounding is None:
            return _untouched(path, duration_s, "There is no sound in it, so nothing was removed.")
        end_s = duration_s if download.data["has_video"] else sounding.end_s
        wished = _wished(job, sounding, end_s)
        if wished is None:
            return _untouched(path, duration_s, "There is no silence at its beginning or its end.")
        return _cut(job, context, path, duration_s, sounding, wished)


STAGE = Trim()


def _listened(job: StageJob, context: Context, path: Path, duration_s: float) -> Sounding | None:
    """Where there is sound, from the checkpoint if that has it."""
    from recorder_app.stages.media.silence import Sounding

    resumed = context.resume()
    if resumed is not None and "sounding" in resumed:
        return Sounding(**resumed["sounding"]) if resumed["sounding"] else None
    sounding = _listen(job, context, path, duration_s)
    context.checkpoint(_heard(sounding))
    return sounding


def _heard(sounding: Sounding | None) -> dict[str, Json]:
    """What every checkpoint holds from then on."""
    return {"sounding": asdict(sounding) if sounding else None}


def _listen(job: StageJob, context: Context, path: Path, duration_s: float) -> Sounding | None:
    from recorder_app.stages.media import silence
    from recorder_app.stages.media.listening import KeptNotes

    def report(at_s: float) -> None:
        context.progress(_LOOKED * min(1.0, at_s / duration_s), note="Listening for silence")

    tracks = int(job.done[StageType.DOWNLOAD].data["audio_tracks"])
    threshold_db = float(job.settings["threshold_db"])
    return silence.find(path, tracks, duration_s, threshold_db, report, KeptNotes(context))


def _wished(job: StageJob, sounding: Sounding, end_s: float) -> Kept | None:
    """What is to be kept of a film that ends at `end_s`; None if that is all of it."""
    from recorder_app.stages.media.check import Kept

    minimum_s, margin_s = float(job.settings["minimum_s"]), float(job.settings["margin_s"])
    start_s, stop_s = 0.0, end_s
    if sounding.first_s >= max(minimum_s, margin_s + _WORTH_CUTTING_S):
        start_s = sounding.first_s - margin_s
    if end_s - sounding.last_s >= max(minimum_s, margin_s + _WORTH_CUTTING_S):
        stop_s = sounding.last_s + margin_s
    return None if start_s == 0.0 and stop_s == end_s else Kept(start_s, stop_s)


def _cut(
    job: StageJob,
    context: Context,
    path: Path,
    duration_s: float,
    sounding: Sounding,
    wished: Kept,
) -> Done:
    from av.error import FFmpegError

    from recorder_app.stages.media import film
    from recorder_app.stages.media.cut import Uncut

    known = job.done[StageType.DOWNLOAD].data
    try:
        whole = film.read(path, known["container"], duration_s, (known["width"], known["height"]))
    except OSError as error:
        raise NeedsUser(
            f"“{path.name}” can't be read: {error.strerror}.", kind=WaitKind.SOURCE
        ) from error
    except FFmpegError as error:
        raise Permanent(
            f"“{path.name}” is damaged or incomplete: no sound or picture in it can be read."
        ) from error
    if whole is None:
        return _untouched(path, duration_s, f"Its form ({known['container']}) can't be cut.")
    try:
        made = _made(job, context, whole, wished, sounding)
    except Uncut as error:
        return _untouched(path, duration_s, f"It could not be cut: {error}.")
    name, ends_s = f"film{whole.suffix}", made.kept.start_s + made.duration_s
    made.file.replace(context.out / name)
    context.say(
        f"Silence removed: {made.kept.start_s:.1f} s at the beginning, "
        f"{max(0.0, duration_s - made.kept.end_s):.1f} s at the end."
    )
    if wished.start_s - made.kept.start_s > _WORTH_SAYING_S:
        context.say(
            f"{wished.start_s - made.kept.start_s:.1f} s more are silent at the beginning, but it "
            "can't be cut there."
        )
    return Done(
        {
            "film": name,
            "start_s": round(made.kept.start_s, 6),
            "end_s": round(min(duration_s, max(made.kept.end_s, ends_s)), 6),
            "duration_s": made.duration_s,
            "trimmed": True,
            "reason": None,
        }
    )


def _made(job: StageJob, context: Context, whole: Film, wished: Kept, sounding: Sounding) -> Cut:
    """The stretch, cut so that it can be gone on with if it is large and can be. Raises `Uncut`."""
    from recorder_app.stages.media import ffmpeg
    from recorder_app.stages.media.cut import cut
    from recorder_app.stages.media.large_cut import LargeCut, is_large
    from recorder_app.stages.media.resumable import Repeatable

    most = 0.0

    def report(share: float) -> None:
        nonlocal most
        # Where one way to cut fails, the next begins anew.
        most = max(most, min(1.0, share))
        context.progress(_LOOKED + (1 - _LOOKED) * most, note="Cutting")

    def program() -> ffmpeg.Ffmpeg:
        return ffmpeg.find(str(job.settings.get("ffmpeg", "embedded")))

    sounds_s = (sounding.first_s, max(sounding.first_s, sounding.last_s - _BEFORE_LAST_S))
    made = LargeCut(whole, wished, sounds_s, program, context, _heard(sounding), report).made()
    if made:
        return made
    if is_large(whole):
        context.say(
            "It can only be cut at a stretch: a pause may have to wait for the end of that."
        )
    pausable = Repeatable(context)

    def written(seconds: float) -> None:
        report(seconds / (wished.end_s - wished.start_s))
        pausable()

    return cut(whole, wished, sounds_s, program(), context.folder, written)


def _untouched(path: Path, duration_s: float, reason: str) -> Done:
    return Done(
        {
            "film": str(path),
            "start_s": 0.0,
            "end_s": duration_s,
            "duration_s": duration_s,
            "trimmed": False,
            "reason": reason,
        }
    )
