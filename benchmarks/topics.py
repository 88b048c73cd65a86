"""How well topics are found: precision and recall of their borders, within ten seconds.

    python -m benchmarks.topics [--hours 12]

On the talks of `tests/data/talks`, which were fixed before anything was tuned: the parameters were
chosen on those of `tuning`, those of `held-out` were only measured. Talks of one topic are counted
apart: they should not be divided. The first topic, at 0, is not counted.

With `--hours`: seconds of processor time that one talk of that length takes, the talks one after the
other; and that it takes where all that a stop keeps was read before.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from recorder_app.domain.transcript import Transcript
from recorder_app.settings import TopicsSettings
from recorder_app.stages.text.meaning import Floats, meanings
from recorder_app.stages.topics import find_topics

TALKS = Path(__file__).resolve().parents[1] / "tests" / "data" / "talks"
TOLERANCE_S = 10.0


def hits(found: list[float], truth: list[float]) -> int:
    """True borders that a found one lies near to, each found one used once."""
    left = sorted(found)
    count = 0
    for border in truth:
        near = [each for each in left if abs(each - border) <= TOLERANCE_S]
        if near:
            left.remove(min(near, key=lambda each: abs(each - border)))
            count += 1
    return count


def transcript_in(path: Path) -> Transcript:
    return Transcript.from_json(json.loads(path.read_text(encoding="utf-8"))["transcript"])


def measure(talk: dict[str, Any]) -> tuple[int, int, int]:
    """Hits, borders found, borders that are true."""
    transcript = Transcript.from_json(talk["transcript"])
    end_s = transcript.words[-1].end_s
    topics = find_topics(
        transcript, end_s=end_s, minimum_s=TopicsSettings().minimum_s, meaning=meanings
    )
    found = [each.start_s for each in topics[1:]]
    truth = [each["start_s"] for each in talk["topics"][1:]]
    return hits(found, truth), len(found), len(truth)


def joined(talks: Sequence[Transcript], length_s: float) -> Transcript:
    """The talks one after the other, over and over; a number tells the sentences of each round apart."""
    segments, end_s, turn = [], 0.0, 0
    while end_s < length_s:
        talk, begins_s = talks[turn % len(talks)], end_s
        round_ = f"{turn // len(talks)}"
        for segment in talk.segments:
            words = [
                replace(word, start_s=begins_s + word.start_s, end_s=begins_s + word.end_s)
                for word in segment.words
            ]
            words[0] = replace(words[0], text=f"{words[0].text}, {round_},")
            segments.append(replace(segment, words=tuple(words)))
        end_s, turn = segments[-1].words[-1].end_s + 1, turn + 1
    return replace(talks[0], segments=tuple(segments))


def time_taken(hours: float) -> None:
    talks = [transcript_in(path) for path in sorted(TALKS.glob("*.json"))]
    talk = joined([each for each in talks if each.language == "en"], hours * 3600)
    known: dict[str, Floats] = {}

    def meaning(texts: Sequence[str]) -> Floats:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, meanings(new), strict=True) if new else ())
        return np.stack([known[text] for text in texts])

    for what in ("in all", "where it was read before"):
        began = time.process_time()
        topics = find_topics(
            talk,
            end_s=talk.words[-1].end_s,
            minimum_s=TopicsSettings().minimum_s,
            meaning=meaning,
        )
        print(f"{time.process_time() - began:.1f} s {what}; {len(topics)} topics")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float)
    hours = parser.parse_args().hours
    if hours:
        time_taken(hours)
        return
    sums: dict[str, Counter[str]] = {}
    for path in sorted(TALKS.glob("*.json")):
        talk = json.loads(path.read_text(encoding="utf-8"))
        hit, found, true = measure(talk)
        group = "single" if talk["kind"] == "single" else talk["part"]
        sums.setdefault(group, Counter()).update(hit=hit, found=found, true=true)
        print(f"{path.stem:20} {group:9} {hit} of {true} found, {found - hit} too many")
    single = sums.pop("single")
    several = sums["tuning"] + sums["held-out"]
    for group, count in (*sums.items(), ("all", several)):
        precision = count["hit"] / max(1, count["found"])
        recall = count["hit"] / max(1, count["true"])
        print(f"{group:9} precision {precision:.2f}, recall {recall:.2f} ({count['true']} borders)")
    print(f"single    {single['found']} borders in talks that have none")


if __name__ == "__main__":
    main()
