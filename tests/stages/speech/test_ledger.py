"""Plan and journal on disk: what survives, in which order, and what a crash may cost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recorder_app.stages.speech import spool
from recorder_app.stages.speech.heard import Heard, HeardWord
from recorder_app.stages.speech.ledger import Ledger
from recorder_app.stages.speech.plan import Clip, Packer
from recorder_app.stages.speech.vad import RATE, Region

CLIPS = [Clip(0, 100), Clip(200, 300), Clip(300, 400)]


def result(number: int) -> Heard:
    return Heard((HeardWord(f" wörd{number}", 0.1, 0.25, 0.5),), -0.125)


def begun(folder: Path) -> Ledger:
    ledger = Ledger(folder, resume=False)
    with spool.SpoolWriter(ledger.sound) as writer:
        writer.write(np.zeros(400, np.float32))
    ledger.found(CLIPS)
    return ledger


def test_results_are_done_in_the_order_of_the_film(tmp_path: Path) -> None:
    ledger = begun(tmp_path)
    ledger.heard(CLIPS[1], result(1))
    assert list(ledger.settle()) == []
    ledger.heard(CLIPS[0], result(0))
    assert list(ledger.settle()) == CLIPS[:2]
    assert ledger.heard_s == pytest.approx(200 / RATE)
    ledger.heard(CLIPS[2], result(2))
    assert list(ledger.settle()) == CLIPS[2:]
    complete = [ledger.complete]  # There may be more clips.
    ledger.close_plan(400)
    assert [*complete, ledger.complete] == [False, True]
    assert ledger.results() == [(clip, result(n)) for n, clip in enumerate(CLIPS)]
    ledger.close()


def test_the_next_one_goes_on_where_this_one_was(tmp_path: Path) -> None:
    ledger = begun(tmp_path)
    ledger.heard(CLIPS[0], result(0))
    assert list(ledger.settle()) == CLIPS[:1]
    ledger.close_plan(400)
    ledger.heard(CLIPS[2], result(2))  # Before the one before it: kept, but not done.
    assert list(ledger.settle()) == []
    ledger.close()

    later = Ledger(tmp_path, resume=True)
    assert later.planned
    assert later.unheard(later.clips) == [CLIPS[1], *CLIPS[3:]]
    assert list(later.settle()) == []
    assert later.done == 1
    later.heard(CLIPS[1], result(1))
    assert list(later.settle()) == [CLIPS[1]]
    assert later.done == 3
    later.close()


def test_without_the_whole_plan_results_are_kept_by_clip(tmp_path: Path) -> None:
    ledger = begun(tmp_path)
    ledger.heard(CLIPS[0], result(0))
    assert list(ledger.settle()) == CLIPS[:1]
    ledger.close()

    later = Ledger(tmp_path, resume=True)
    assert not later.planned
    assert later.unheard([*CLIPS, Clip(0, 101)]) == [*CLIPS[1:], Clip(0, 101)]
    later.close()


@pytest.mark.parametrize("loss", [1, 20, 75])
def test_a_line_that_was_cut_off_is_dropped(tmp_path: Path, loss: int) -> None:
    ledger = begun(tmp_path)
    for number, clip in enumerate(CLIPS[:2]):
        ledger.heard(clip, result(number))
    assert list(ledger.settle()) == CLIPS[:2]
    ledger.close()
    journal = tmp_path / "heard.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-loss])

    later = Ledger(tmp_path, resume=True)
    later.found(CLIPS[:2])
    assert later.unheard(CLIPS[:2]) == [CLIPS[1]]
    later.heard(CLIPS[1], result(1))
    assert list(later.settle()) == [CLIPS[1]]
    later.close()
    assert journal.read_bytes() == whole


def test_zeros_at_the_end_of_the_journal_are_dropped(tmp_path: Path) -> None:
    ledger = begun(tmp_path)
    ledger.heard(CLIPS[0], result(0))
    assert list(ledger.settle()) == CLIPS[:1]
    ledger.close()
    with (tmp_path / "heard.jsonl").open("ab") as journal:
        journal.write(bytes(100) + b"\n" + bytes(50))
    later = Ledger(tmp_path, resume=True)
    assert later.unheard(CLIPS) == CLIPS[1:]
    later.close()


def test_a_plan_whose_spool_is_not_whole_is_not_taken_up(tmp_path: Path) -> None:
    ledger = begun(tmp_path)
    ledger.close_plan(400)
    ledger.close()
    with ledger.sound.open("r+b") as sound:
        sound.truncate(700)
    later = Ledger(tmp_path, resume=True)
    assert not later.planned
    assert later.clips == []
    later.close()


def test_a_new_beginning_takes_nothing_over(tmp_path: Path) -> None:
    ledger = begun(tmp_path)
    ledger.heard(CLIPS[0], result(0))
    assert list(ledger.settle()) == CLIPS[:1]
    ledger.close_plan(400)
    ledger.close()
    anew = Ledger(tmp_path, resume=False)
    assert not anew.planned
    assert anew.unheard(CLIPS) == CLIPS
    anew.close()


def test_the_spool_keeps_sixteen_bit_sound_without_loss(tmp_path: Path) -> None:
    sound = np.arange(-32768, 32768).astype(np.float32) * np.float32(1 / 32768)
    path = tmp_path / "sound.pcm"
    with spool.SpoolWriter(path) as writer:
        writer.write(sound[:1000])
        writer.write(sound[1000:])
        assert writer.samples == 65536
        assert np.array_equal(spool.read(path, Clip(900, 65536)), sound[900:])
    assert spool.holds(path, 65536)
    assert not spool.holds(path, 65535)


def at(start_s: float, end_s: float) -> Region:
    return Region(round(start_s * RATE), round(end_s * RATE))


def test_regions_are_packed_up_to_the_limit_and_over_short_gaps_only() -> None:
    packer = Packer(30.0)
    clips = packer.feed([at(1, 10), at(11, 20), at(22, 31), at(31.5, 40)])
    clips += packer.feed([at(42.1, 50), at(50, 80)]) + packer.finish()
    assert [(clip.start_s, clip.end_s) for clip in clips] == [
        (1, 31),
        (31.5, 40),
        (42.1, 50),
        (50, 80),
    ]
    assert packer.finish() == []
