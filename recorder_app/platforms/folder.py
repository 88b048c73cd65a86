"""The simplest platform: a folder of its own for each recording, in a folder of the person's choice."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.preset import Setting, SettingKind
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Context, Json, Uploaded, UploadJob
from recorder_app.platforms import published_folder, templates
from recorder_app.platforms.publication import Publication, compose
from recorder_app.platforms.published_folder import Mark, sync_file, sync_folder, write_durably
from recorder_app.sources import local_file
from recorder_app.sources.disk import is_full, no_room, require_room
from recorder_app.sources.file_name import NAME_BYTES, safe, shown
from recorder_app.sources.film_copy import copy_on

CHECKPOINT_EVERY_BYTES = 64 * 1024 * 1024


class Folder:
    """Settings: `dir`, the absolute path of the folder in which the recordings' folders stand; a
    template."""

    name = "folder"
    title = "Folder"
    resumable = True
    needs_account = False
    settings = (
        Setting(
            "dir",
            SettingKind.FOLDER,
            "Folder",
            "Each recording gets a folder of its own in it. It may be a template: "
            "/talks/{{ date.year }}.",
            required=True,
        ),
    )

    def check(self, job: UploadJob) -> None:
        _parent(job)

    def upload(self, job: UploadJob, context: Context) -> Uploaded:
        """Publish `dir/<title>/`, or `dir/<title> (2)/` where that is somebody else's.

        What the same upload has published before is found again; where the recording has changed
        since, it is replaced, unless a person has worked on it.
        """
        film = local_file.fingerprint(job.film)
        publication = compose(job)
        parent = _parent(job)
        with _explained(parent, publication):
            parent.mkdir(parents=True, exist_ok=True)
            partial, aside = (_hidden(parent, publication, job.marker, of) for of in _HIDDEN)
            digest = _digest(publication, film)
            earlier = published_folder.find(parent, publication.name, job.marker)
            for folder, old in earlier:
                if old.digest == digest and old.is_complete(folder):
                    _remove(partial, aside)
                    return _uploaded(folder, old)
            _build(partial, publication, film, context)
            mark = Mark.of(partial, job.marker, digest)
            mark.write(partial)
            sync_folder(partial)
            own = next((folder for folder, old in earlier if old.is_untouched(folder)), None)
            if own:
                _remove(aside)
                published_folder.replace(partial, own, aside)
            else:
                own = published_folder.publish(partial, parent, publication.name)
            _remove(aside)
        return _uploaded(own, mark)

    def discard(self, job: UploadJob) -> int:
        """Remove what an upload that was given up has left in `dir`. Returns how many bytes."""
        parent, publication = _parent(job), compose(job)
        return _remove(*(_hidden(parent, publication, job.marker, of) for of in _HIDDEN))

    def abandon(self, checkpoint: Mapping[str, Json], context: Context) -> bool:
        """Nothing: `discard` has removed it."""
        return True


_HIDDEN = ("partial", "replaced")
"""What is being built, and what has just been replaced."""


def _parent(job: UploadJob) -> Path:
    chosen = templates.render_path(str(job.settings.get("dir") or ""), job)
    parent = Path(chosen).expanduser() if chosen else Path()
    if not parent.is_absolute() or "\0" in chosen:
        raise Permanent(f"“{shown(chosen)}” is no folder to publish in: a full path is needed.")
    return parent


def _hidden(parent: Path, publication: Publication, marker: str, kind: str) -> Path:
    key = marker if re.fullmatch(r"[\w-]{1,64}", marker, re.ASCII) else _sha256(marker.encode())
    room = NAME_BYTES - len(f"..{key}.{kind}")
    return parent / f".{safe(publication.name, room=room)}.{key}.{kind}"


def _build(
    partial: Path, publication: Publication, film: Mapping[str, Json], context: Context
) -> None:
    """Fill the hidden folder, going on from the last checkpoint."""
    partial.mkdir(exist_ok=True)
    copy = partial / publication.film_name
    start = _copied(copy, film, context)
    for left in partial.iterdir():
        if left != copy or not start:
            left.unlink()
    texts_bytes = sum(len(content) for content in publication.texts.values())
    size = int(film["size_bytes"])
    require_room(partial, size - start + texts_bytes, publication.film_name)
    kept = start
    for done in copy_on(publication.film, copy, start):
        context.progress(min(1.0, done / size) if size else 1.0)
        if done - kept >= CHECKPOINT_EVERY_BYTES:
            sync_file(copy)
            context.checkpoint({"film": film, "copied": done})
            kept = done
    if copy.stat().st_size != size or not local_file.same(film, publication.film):
        raise NeedsUser(
            f"“{shown(publication.film.name)}” was changed while it was being published.",
            kind=WaitKind.SOURCE,
        )
    times = publication.film.stat()
    os.utime(copy, ns=(times.st_atime_ns, times.st_mtime_ns))
    sync_file(copy)
    for name, content in publication.texts.items():
        write_durably(partial / name, content)


def _copied(copy: Path, film: Mapping[str, Json], context: Context) -> int:
    """How many bytes of this very film the copy holds for sure."""
    checkpoint = context.resume()
    if not checkpoint or checkpoint["film"] != film or not copy.is_file():
        return 0
    copied = int(checkpoint["copied"])
    return copied if copy.stat().st_size >= copied else 0


def _digest(publication: Publication, film: Mapping[str, Json]) -> str:
    """Equal where the same is to be published again."""
    texts = {name: _sha256(content) for name, content in publication.texts.items()}
    content = [publication.film_name, film["sample"], texts]
    return _sha256(json.dumps(content, sort_keys=True).encode())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _uploaded(folder: Path, mark: Mark) -> Uploaded:
    return Uploaded(folder.as_uri(), {"folder": str(folder), "files": sorted(mark.files)})


def _remove(*folders: Path) -> int:
    """Remove our hidden folders as far as they exist. Returns how many bytes they held."""
    size = 0
    for folder in folders:
        if folder.is_dir():
            size += sum(each.stat().st_size for each in folder.iterdir())
            shutil.rmtree(folder)
    return size


@contextmanager
def _explained(parent: Path, publication: Publication) -> Iterator[None]:
    """Turns an `OSError` of writing below `parent` into the sentence for the person."""
    try:
        yield
    except OSError as error:
        folder, film = shown(str(parent)), shown(publication.film.name)
        if is_full(error):
            need = local_file.look(publication.film).st_size
            raise no_room(parent, need, publication.film_name) from error
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            raise Permanent(f"“{folder}” can't be written to: {error.strerror}.") from error
        if isinstance(error, (NotADirectoryError, FileExistsError)):
            raise Permanent(f"“{folder}” is not a folder.") from error
        if error.errno in {errno.EFBIG, errno.ENAMETOOLONG, errno.EINVAL}:
            raise Permanent(
                f"“{film}” can't be published in “{folder}”: its disk says “{error.strerror}”."
            ) from error
        local_file.look(publication.film)
        raise Transient(f"“{folder}” can't be written to: {error.strerror}.") from error


PLATFORM = Folder()
