"""How an upload stands, in words."""

from __future__ import annotations

from dataclasses import dataclass

from recorder_app.domain import status as derive
from recorder_app.domain.recording import OutputPart
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import OutputHold, OutputStatus, WaitKind
from recorder_app.ui.commands.output_commander import OutputCommand
from recorder_app.ui.details.stages import waiting_text
from recorder_app.ui.language import say, translated
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.moments import left_text, size_text


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
        return OutputWords(Glyph.QUEUED, "secondary", say("Cancelling…"))
    if output.hold is OutputHold.PAUSE or asked is OutputCommand.PAUSE:
        text = say("Pausing…") if going or asked else say("Paused")
        return OutputWords(Glyph.PAUSED, "warning", _joined(text, _how_much(snapshot, output)))
    match output.status:
        case OutputStatus.UPLOADED:
            return OutputWords(Glyph.READY, "good", say("Uploaded"))
        case OutputStatus.UPLOADING:
            return OutputWords(Glyph.RUNNING, "accent", _uploading(snapshot, output, bytes_per_s))
        case OutputStatus.FAILED:
            # What went wrong once the film was up says so itself.
            text = say("Uploaded, but not complete") if output.url else say("Failed")
            error = translated(output.error) if output.error else say("It gave no reason.")
            return OutputWords(Glyph.ATTENTION, "danger", text, error, "danger")
        case OutputStatus.CANCELLED:
            return OutputWords(Glyph.SKIPPED, "secondary", say("Cancelled"))
        case OutputStatus.NOT_UPLOADED if output.waiting is not None:
            return _waiting(output)
        case OutputStatus.NOT_UPLOADED if output.in_run:
            return OutputWords(Glyph.QUEUED, "secondary", say("Comes next or after its stages"))
        case OutputStatus.NOT_UPLOADED:
            return OutputWords(Glyph.NEW, "secondary", say("Not uploaded yet"))


def _waiting(output: OutputPart) -> OutputWords:
    waiting = output.waiting
    assert waiting is not None
    note = waiting_text(waiting)
    if derive.is_question(waiting):
        return OutputWords(Glyph.ATTENTION, "warning", say("Has it arrived?"), note)
    match waiting.kind:
        case WaitKind.LOGIN:
            text = say("Waiting for login")
            if output.account:
                text = say("Waiting for login: {account}", account=output.account)
            return OutputWords(Glyph.ATTENTION, "warning", text, note)
        case WaitKind.VERIFYING:
            return OutputWords(Glyph.WAITING, "secondary", say("Asking what has arrived"), note)
        case WaitKind.HOURS | WaitKind.METERED:  # the message says until when, or nobody knows
            return OutputWords(Glyph.WAITING, "secondary", translated(waiting.message).rstrip("."))
        case WaitKind.RETRY:
            return OutputWords(Glyph.WAITING, "secondary", say("Waiting"), note)
        case _:
            return OutputWords(Glyph.ATTENTION, "warning", say("Waiting"), note)


def _uploading(snapshot: Snapshot, output: OutputPart, bytes_per_s: float | None) -> str:
    if output.url:
        return say("The video is up; what belongs to it follows")
    fraction = snapshot.fraction(output)
    percent = say("Uploading {percent}", percent=f"{fraction:.0%}")
    parts = [percent, _how_much(snapshot, output)]
    if bytes_per_s is not None and output.bytes_total:
        parts.append(say("{size}/s", size=size_text(round(bytes_per_s))))
        parts.append(left_text((1 - fraction) * output.bytes_total / bytes_per_s))
    return _joined(*parts)


def _how_much(snapshot: Snapshot, output: OutputPart) -> str:
    if not output.bytes_total:
        return ""
    sent = round(snapshot.fraction(output) * output.bytes_total)
    return say("{sent} of {all}", sent=size_text(sent), all=size_text(output.bytes_total))


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
