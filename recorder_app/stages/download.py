"""The first stage: brings the recording within reach and says what it is.

A local file is read where it lies and never copied; a direct link is fetched. Either way the film is
probed, so that everything after this stage can rely on it.
"""

from __future__ import annotations

from pathlib import Path

from recorder_app.domain.errors import Permanent
from recorder_app.domain.words import Lane, SourceKind, StageType
from recorder_app.domain.work import Context, Done, Json, Skipped, Source, StageJob


class Download:
    type = StageType.DOWNLOAD
    lane = Lane.NETWORK
    version = 1
    resumable = True

    def run(self, job: StageJob, context: Context) -> Done | Skipped:
        """See `StageOutcome`: `film`, what was probed of it, and its `fingerprint`."""
        if job.source.kind is SourceKind.FILE:
            quiet_s = float(job.settings.get("growing_quiet_s", 3.0))
            return Done(_local(job.source, quiet_s, context))
        return Done(_fetched(job.source.location, context))


def _local(source: Source, quiet_s: float, context: Context) -> dict[str, Json]:
    from recorder_app.sources import local_file

    path = Path(source.location)
    context.progress(0.0, note="Looking at the file")
    settled = local_file.settle(path, quiet_s)
    fingerprint = local_file.fingerprint(path)
    if any(fingerprint.get(key) != value for key, value in source.identity.items()):
        # Nothing of it has been processed yet, and what is still being written changes all the time.
        context.say(f"“{path.name}” has changed since it was added: it is brought in as it is now.")
    try:
        with local_file.explained(path):
            facts = _facts(path, path.name, context)
    finally:
        # A disk whose clock is behind makes a growing file look old, but it grows all the same.
        local_file.require_unchanged(path, settled)
    context.progress(1.0)
    return {"film": str(path.absolute()), **facts, "fingerprint": fingerprint}


def _fetched(url: str, context: Context) -> dict[str, Json]:
    from recorder_app.sources import http_url, local_file
    from recorder_app.sources.file_name import extension, safe_file

    fetched = http_url.fetch(url, context)
    try:
        facts = _facts(fetched.path, fetched.name, context)
    except Permanent:
        # What is at the link may be put right; then the next try must not find this again.
        fetched.path.unlink()
        raise
    name = fetched.name
    if extension(name).lower() not in _ENDINGS:
        name = safe_file(f"{name}.{facts['container']}")
    film = context.out / name
    fetched.path.replace(film)
    context.progress(1.0)
    return {"film": name, **facts, "fingerprint": local_file.fingerprint(film)}


_ENDINGS = {
    ".3g2", ".3gp", ".aac", ".ac3", ".aif", ".aifc", ".aiff", ".amr", ".ape", ".asf", ".au",
    ".avi", ".caf", ".dts", ".dv", ".eac3", ".f4v", ".flac", ".flv", ".m2ts", ".m4a", ".m4b",
    ".m4v", ".mka", ".mkv", ".mov", ".mp3", ".mp4", ".mpeg", ".mpg", ".mts", ".mxf", ".oga",
    ".ogg", ".ogv", ".opus", ".rm", ".ts", ".tta", ".vob", ".w64", ".wav", ".webm", ".wma",
    ".wmv", ".wv",
}  # fmt: skip
"""Endings that name a recording. That of a link often names the program that serves it (`.php`)."""


def _facts(path: Path, name: str, context: Context) -> dict[str, Json]:
    from recorder_app.stages.media.probe import probe

    found = probe(path, name=name)
    if found.missing_s > 0.1:
        context.say(f"The last {found.missing_s:.1f} s of the recording are missing.")
    return {
        "duration_s": found.duration_s,
        "size_bytes": found.size_bytes,
        "container": found.container,
        "has_video": found.has_video,
        "has_audio": found.has_audio,
        "audio_tracks": found.audio_tracks,
        "width": found.width,
        "height": found.height,
    }


STAGE = Download()
