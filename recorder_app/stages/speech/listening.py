"""The first half of the work: decode the film once, keep its sound, find the clips with speech.

Everything streams, so that three hours need no more memory than three minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from recorder_app.stages.media import audio
from recorder_app.stages.speech.kept_voice import KeptVoice
from recorder_app.stages.speech.plan import SPEECH, Clip, Packer
from recorder_app.stages.speech.spool import SpoolWriter
from recorder_app.stages.speech.vad import RegionFinder


def listen(
    film: Path,
    spool: Path,
    voice: Path,
    limit_s: float,
    found: Callable[[Sequence[Clip]], None],
    stopped: Callable[[], bool],
) -> int:
    """Write the film's sound to `spool` and tell each clip as soon as it can be read from there.

    Returns how many samples there are, with the spool safely on disk; the same film always gives
    the same clips. Gives up in between when `stopped` says so; what was found up to there is in
    `voice`, so that the next time only the sound is decoded again.
    """
    finder, packer = RegionFinder(SPEECH), Packer(limit_s)
    with SpoolWriter(spool) as writer, closing(KeptVoice(voice)) as meter:
        for block in audio.stream(film):
            if stopped():
                break
            writer.write(block.samples)
            found(packer.feed(finder.feed(meter.feed(block.samples))))
        regions = finder.feed(meter.finish()) + finder.finish(writer.samples)
        found(packer.feed(regions) + packer.finish())
        writer.sync()
        return writer.samples
