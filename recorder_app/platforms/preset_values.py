"""What a preset says, whether it came as JSON or as the text of `--set key=value`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from recorder_app.domain.errors import Permanent
from recorder_app.domain.work import Json, UploadJob
from recorder_app.platforms import templates
from recorder_app.sources.file_name import shown

_YES = {"true", "yes", "on", "1"}
_NO = {"false", "no", "off", "0"}


def text(settings: Mapping[str, Json], name: str) -> str:
    """Empty where nothing is set."""
    value = settings.get(name)
    return "" if value is None else str(value).strip()


def flag(settings: Mapping[str, Json], name: str, otherwise: bool) -> bool:
    """Raises `Permanent` for what means neither yes nor no."""
    word = text(settings, name).lower()
    if word in _YES | _NO:
        return word in _YES
    if word:
        raise Permanent(f"“{name}” can be true or false, not “{shown(word)}”.")
    return otherwise


def choice(settings: Mapping[str, Json], name: str, choices: Sequence[str], otherwise: str) -> str:
    """Raises `Permanent` for what is none of the choices."""
    word = text(settings, name).lower() or otherwise
    if word not in choices:
        raise Permanent(f"“{name}” can be {', '.join(choices)}, not “{shown(word)}”.")
    return word


def entries(settings: Mapping[str, Json], name: str, job: UploadJob) -> list[str]:
    """A list, or a text with commas: each entry a template, none twice, none empty."""
    value = settings.get(name)
    written = (
        ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else text(settings, name)
    )
    rendered = (each.strip() for each in templates.render(written, job).split(","))
    return list(dict.fromkeys(each for each in rendered if each))


def moment(settings: Mapping[str, Json], name: str) -> datetime | None:
    """A time to come, in UTC; one without a zone is this machine's. Raises `Permanent` for others."""
    written = text(settings, name)
    if not written:
        return None
    try:
        found = datetime.fromisoformat(written).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise Permanent(
            f"“{name}” can't be understood: “{shown(written)}” is no time like 2026-05-01T18:00."
        ) from None
    if found <= datetime.now(UTC):
        raise Permanent(f"“{name}” is past: {shown(written)}. Choose a time to come.")
    return found


def file(settings: Mapping[str, Json], name: str, job: UploadJob) -> Path | None:
    """An absolute path, a template. Raises `Permanent` where there is no such file."""
    written = templates.render_path(text(settings, name), job)
    if not written:
        return None
    path = Path(written).expanduser()
    if not path.is_absolute() or "\0" in written or not path.is_file():
        raise Permanent(f"“{name}”: there is no file “{shown(written)}”.")
    return path


def fitting(
    job: UploadJob, name: str, own: str, *, least: int, most: int, platform: str, single_line: bool
) -> str:
    """The text of template `name` within a platform's limits, counted in characters.

    The program's `own` template is made to fit; a person's raises `Permanent` where it doesn't.
    A text of several lines may be empty.
    """
    written = text(job.settings, name) or own
    rendered = templates.render(written, job).strip()
    if single_line:
        rendered = shown(rendered, longest=len(rendered) or 1)
    if least <= len(rendered) <= most or not (rendered or single_line):
        return rendered
    if written != own:
        raise Permanent(
            f"The {name} has {len(rendered):,} characters; {platform} takes {least} to {most:,}. "
            "Change the preset's template."
        )
    if len(rendered) > most:
        return f"{rendered[: most - 1].rstrip()}…"
    return f"Recording {rendered}".strip() if single_line else ""
