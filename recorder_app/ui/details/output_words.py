"""How an upload stands, in words."""

from __future__ import annotations

from dataclasses import dataclass

from recorder_app.domain import status as derive
from recorder_app.domain.recording import OutputPart
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import OutputHold, OutputStatus, WaitKind
from recorder_app.ui.details.stages import waiting_text
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.moments import left_text, size_text
from recorder_app.ui.output_commander import OutputCommand


@dataclass(frozen=True, slots=True)
class OutputWords:
    glyph: Glyph
    tone: str
    """Of the glyph and, where it is loud, of the text: a colour of the theme."""
    text: str
    note: str = ""
    note_tone: str = "secondary"


def words_for(
    snapshot: Snapshot,
    output: OutputPart,
    asked: OutputCommand | None = None,
    bytes_per_s: float | None = None,
) -> OutputWords:
    """`asked` is the command whose outcome is not here yet: what it does is said at once."""
    going = output.status is OutputStatus.UPLOADING
    if output.hold is OutputHold.CANCEL or asked is OutputCommand.CANCEL:
        return OutputWords(Glyph.QUEUED, "secondary", "Cancelling…")
    if output.hold is OutputHold.PAUSE or asked is OutputCommand.PAUSE:
        text = "Pausing…" if going or asked else "Paused"
        return OutputWords(Glyph.PAUSED, "warning", _joined(text, _how_much(snapshot, output)))
    match output.status:
        case OutputStatus.UPLOADED:
            return OutputWords(Glyph.READY, "good", "Uploaded")
        case OutputStatus.UPLOADING:
            return OutputWords(Glyph.RUNNING, "accent", _uploading(snapshot, output, bytes_per_s))
        case OutputStatus.FAILED:
            # What went wrong once the film was up says so itself.
            text = "Uploaded, but not complete" if output.url else "Failed"
            error = output.error or "It failed without a reason."
            return OutputWords(Glyph.ATTENTION, "danger", text, error, "danger")
        case OutputStatus.CANCELLED:
            return OutputWords(Glyph.SKIPPED, "secondary", "Cancelled")
        case OutputStatus.NOT_UPLOADED if output.waiting is not None:
            return _waiting(output)
        case OutputStatus.NOT_UPLOADED if output.in_run:
            return OutputWords(Glyph.QUEUED, "secondary", "Comes next or after its stages")
        case OutputStatus.NOT_UPLOADED:
            return OutputWords(Glyph.NEW, "secondary", "Not uploaded yet")


def _waiting(output: OutputPart) -> OutputWords:
    waiting = output.waiting
    assert waiting is not None
    note = waiting_text(waiting)
    if derive.is_question(waiting):
        return OutputWords(Glyph.ATTENTION, "warning", "Has it arrived?", note)
    match waiting.kind:
        case WaitKind.LOGIN:
            account = f": {output.account}" if output.account else ""
            return OutputWords(Glyph.ATTENTION, "warning", f"Waiting for login{account}", note)
        case WaitKind.VERIFYING:
            return OutputWords(Glyph.WAITING, "secondary", "Asking what has arrived", note)
        case WaitKind.HOURS | WaitKind.METERED:  # the message says until when, or nobody knows
            return OutputWords(Glyph.WAITING, "secondary", waiting.message.rstrip("."))
        case WaitKind.RETRY:
            return OutputWords(Glyph.WAITING, "secondary", "Waiting", note)
        case _:
            return OutputWords(Glyph.ATTENTION, "warning", "Waiting", note)


def _uploading(snapshot: Snapshot, output: OutputPart, bytes_per_s: float | None) -> str:
    if output.url:
        return "The video is up; what belongs to it follows"
    fraction = snapshot.fraction(output)
    parts = [f"Uploading {fraction:.0%}", _how_much(snapshot, output)]
    if bytes_per_s is not None and output.bytes_total:
        parts.append(f"{size_text(round(bytes_per_s))}/s")
        parts.append(left_text((1 - fraction) * output.bytes_total / bytes_per_s))
    return _joined(*parts)


def _how_much(snapshot: Snapshot, output: OutputPart) -> str:
    if not output.bytes_total:
        return ""
    sent = round(snapshot.fraction(output) * output.bytes_total)
    return f"{size_text(sent)} of {size_text(output.bytes_total)}"


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
