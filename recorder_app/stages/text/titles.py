"""A title for each topic: what is said there and hardly anywhere else, as a person would write it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from recorder_app.stages.text.units import Unit
from recorder_app.stages.text.vocabulary import Vocabulary

LONGEST = 50
"""Characters; every platform takes a hundred."""


def titles(topics: Sequence[Sequence[Unit]], vocabulary: Vocabulary) -> list[str]:
    """One for each topic, no two the same."""
    everywhere = Counter(phrase for topic in topics for phrase in set(_phrases(topic, vocabulary)))
    found: list[str] = []
    for number, topic in enumerate(topics):
        title = _title(topic, vocabulary, everywhere, len(topics))
        if not title or title in found:
            title = f"Part {number + 1}" if not title else f"{title} ({number + 1})"
        found.append(title)
    return found


def _title(
    topic: Sequence[Unit], vocabulary: Vocabulary, everywhere: Counter[tuple[str, ...]], count: int
) -> str:
    said = Counter(_phrases(topic, vocabulary))
    shown = _spellings(topic, vocabulary)
    scores = {
        phrase: times * math.log1p(count / everywhere[phrase]) * (1.6 if len(phrase) == 2 else 1.0)
        for phrase, times in said.items()
        if len(phrase) == 1 or times > 1
    }
    chosen: list[tuple[str, ...]] = []
    for phrase in sorted(scores, key=lambda each: (-scores[each], each)):
        if not any(set(phrase) & set(other) for other in chosen):
            chosen.append(phrase)
        if len(chosen) == 2:
            break
    parts = [" ".join(shown[stem] for stem in phrase) for phrase in chosen]
    if len(parts) == 2 and scores[chosen[1]] < 0.35 * scores[chosen[0]]:
        parts.pop()
    title = " and ".join(parts)
    if len(title) > LONGEST:
        title = parts[0][:LONGEST]
    return title[:1].upper() + title[1:]


def _phrases(topic: Sequence[Unit], vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Stems, and pairs of stems that are said one right after the other."""
    for unit in topic:
        before: str | None = None
        for word in unit.words:
            stems = list(vocabulary.stems([word.text]))
            for stem in stems:
                yield (stem,)
                if before is not None and before != stem:
                    yield (before, stem)
                before = stem
            if not stems or not word.text[-1:].isalnum():
                before = None


def _spellings(topic: Sequence[Unit], vocabulary: Vocabulary) -> dict[str, str]:
    """How each stem is said most often; a name keeps its capital."""
    seen: dict[str, Counter[str]] = {}
    capital: Counter[str] = Counter()
    for unit in topic:
        for number, word in enumerate(unit.words):
            for content in vocabulary.content(word.text):
                stem = vocabulary.stem(content)
                seen.setdefault(stem, Counter())[content] += 1
                after_end = number == 0 or unit.words[number - 1].text[-1:] in ".?!"
                capital[content] += word.text[:1].isupper() and not after_end
    result = {}
    for stem, forms in seen.items():
        form = max(forms, key=lambda each: (forms[each], each))
        result[stem] = form.capitalize() if capital[form] * 2 > forms[form] else form
    return result
