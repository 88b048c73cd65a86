"""A title for each topic: the phrase that means what the topic is about and no other topic is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np

from recorder_app.stages.text.key_phrases import KeyPhrase, key_phrases
from recorder_app.stages.text.meaning import Floats, Meaning
from recorder_app.stages.text.units import Unit
from recorder_app.stages.text.vocabulary import Vocabulary

LONGEST = 50
"""Characters; every platform takes a hundred."""

_CANDIDATES = 80
"""For each topic, the phrases said most often."""
_SECOND_WITHIN = 0.12
"""A second phrase joins the first where it is nearly as good."""


def titles(
    topics: Sequence[Sequence[Unit]],
    vocabulary: Vocabulary,
    meaning: Meaning,
    progress: Callable[[float], None] = lambda _: None,
) -> list[str]:
    """One for each topic, no two the same. `progress` is given a share of 1."""
    phrases = [list(key_phrases(topic, vocabulary).values()) for topic in topics]
    everywhere = Counter(phrase.stems for of_topic in phrases for phrase in of_topic)
    about = np.stack([_about(topic, meaning) for topic in topics])
    found: list[str] = []
    for number, of_topic in enumerate(phrases):
        likely = sorted(of_topic, key=lambda each: (-each.times, each.stems))[:_CANDIDATES]
        title = _title(likely, _scores(likely, about, number, everywhere, meaning))
        if not title or title in found:
            title = f"Part {number + 1}" if not title else f"{title} ({number + 1})"
        found.append(title)
        progress((number + 1) / len(topics))
    return found


def _about(topic: Sequence[Unit], meaning: Meaning) -> Floats:
    """What a topic means on average, by its words."""
    lengths = np.array([len(unit.words) for unit in topic])
    mean: Floats = lengths @ meaning([unit.text for unit in topic])
    return mean / np.linalg.norm(mean)


def _scores(
    phrases: Sequence[KeyPhrase],
    about: Floats,
    number: int,
    everywhere: Counter[tuple[str, ...]],
    meaning: Meaning,
) -> list[float]:
    if not phrases:
        return []
    near = meaning([phrase.form for phrase in phrases]) @ about.T
    others = np.delete(near, number, axis=1).max(axis=1, initial=0.0)
    return [
        float(own - 0.5 * other) + _wording(phrase, elsewhere=everywhere[phrase.stems] > 1)
        for phrase, own, other in zip(phrases, near[:, number], others, strict=True)
    ]


def _wording(phrase: KeyPhrase, *, elsewhere: bool) -> float:
    """How much a phrase reads like a title: said often and here only, a noun, not a clause."""
    score = 0.15 * math.log(phrase.times)
    score += (0.12 * (phrase.led - phrase.not_led) - 0.2 * phrase.leads) / phrase.times
    score -= 0.12 * elsewhere
    if phrase.form[:1].isupper():
        score += 0.06
    elif len(phrase.stems) > 1 and phrase.times == 1:
        score -= 0.06
    return score


def _title(phrases: Sequence[KeyPhrase], scores: Sequence[float]) -> str:
    chosen: list[KeyPhrase] = []
    best = max(scores, default=0.0)
    for score, phrase in sorted(
        zip(scores, phrases, strict=True), key=lambda each: (-each[0], each[1].stems)
    ):
        if not chosen:
            chosen.append(phrase)
        elif score < best - _SECOND_WITHIN:
            break
        elif phrase.times > 1 and set(phrase.stems).isdisjoint(chain(chosen[0].stems)):
            chosen.append(phrase)
            break
    title = " and ".join(phrase.form for phrase in chosen)
    if len(title) > LONGEST:
        title = chosen[0].form[:LONGEST]
    return title[:1].upper() + title[1:]
