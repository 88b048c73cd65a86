"""How well topics are found: precision and recall of their borders, within ten seconds.

    python -m benchmarks.topics

On the talks of `tests/data/talks`, which were fixed before anything was tuned: the parameters were
chosen on those of `tuning`, those of `held-out` were only measured. Talks of one topic are counted
apart: they should not be divided. The first topic, at 0, is not counted.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from recorder_app.domain.transcript import Transcript
from recorder_app.settings import TopicsSettings
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


def measure(talk: dict[str, Any]) -> tuple[int, int, int]:
    """Hits, borders found, borders that are true."""
    transcript = Transcript.from_json(talk["transcript"])
    end_s = transcript.words[-1].end_s
    topics = find_topics(transcript, end_s=end_s, minimum_s=TopicsSettings().minimum_s)
    found = [each.start_s for each in topics[1:]]
    truth = [each["start_s"] for each in talk["topics"][1:]]
    return hits(found, truth), len(found), len(truth)


def main() -> None:
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
