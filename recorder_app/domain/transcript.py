"""What was said and when. All times are seconds on the trimmed film."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    """As spoken, punctuation attached, no surrounding white space."""
    start_s: float
    end_s: float
    probability: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of speech, usually a sentence or two."""

    start_s: float
    end_s: float
    text: str
    words: tuple[Word, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "start_s": self.start_s,
            "end_s": self.end_s,
            "text": self.text,
            "words": [
                {
                    "text": word.text,
                    "start_s": word.start_s,
                    "end_s": word.end_s,
                    "probability": word.probability,
                }
                for word in self.words
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Segment:
        """Raises KeyError and TypeError where it is none."""
        return cls(
            start_s=data["start_s"],
            end_s=data["end_s"],
            text=data["text"],
            words=tuple(
                Word(
                    text=word["text"],
                    start_s=word["start_s"],
                    end_s=word["end_s"],
                    probability=word["probability"],
                )
                for word in data["words"]
            ),
        )


@dataclass(frozen=True, slots=True)
class Transcript:
    language: str
    """ISO 639-1 code, `en`."""
    language_probability: float
    model: str
    segments: tuple[Segment, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for segment in self.segments for word in segment.words)

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    def to_json(self) -> dict[str, Any]:
        """The form of `transcript.json` and, with `topics` beside it, of the published JSON."""
        return {
            "language": self.language,
            "language_probability": self.language_probability,
            "model": self.model,
            "segments": [segment.to_json() for segment in self.segments],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Transcript:
        """Raises KeyError and TypeError where it is none."""
        return cls(
            language=data["language"],
            language_probability=data["language_probability"],
            model=data["model"],
            segments=tuple(map(Segment.from_json, data["segments"])),
        )


@dataclass(frozen=True, slots=True)
class Topic:
    start_s: float
    title: str
