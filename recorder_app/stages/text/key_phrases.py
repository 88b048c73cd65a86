"""The phrases of a text that may name what it is about: one to three words of content in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recorder_app.stages.text.function_words import FunctionWords, function_words
from recorder_app.stages.text.units import Unit
from recorder_app.stages.text.vocabulary import Vocabulary

LONGEST = 3
"""Words."""

_MARKS = ".,;:?!…\"'“”‘’«»()[]"
_ENDS = tuple(".,;:?!…")

Stems = tuple[str, ...]


@dataclass(slots=True)
class KeyPhrase:
    """One phrase, in all the forms in which the text has it."""

    stems: Stems
    times: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    led: int = 0
    """How often a word that leads to a noun stands before it: an article, a preposition."""
    not_led: int = 0
    """How often a word that leads to a verb stands before it: a pronoun, an auxiliary."""
    leads: int = 0
    """How often an article or a pronoun follows, as one follows a verb."""

    @property
    def form(self) -> str:
        """As it is said most often; names keep their capitals."""
        return max(self.forms, key=lambda each: (self.forms[each], each))


@dataclass(frozen=True, slots=True)
class _Said:
    stem: str
    shown: str
    before: str
    after: str


def key_phrases(units: Sequence[Unit], vocabulary: Vocabulary) -> dict[Stems, KeyPhrase]:
    """By their stems."""
    small = function_words(vocabulary.language)
    found: dict[Stems, KeyPhrase] = {}
    for run in _runs(units, vocabulary):
        for begin in range(len(run)):
            for end in range(begin + 1, min(begin + LONGEST, len(run)) + 1):
                words = run[begin:end]
                stems = tuple(word.stem for word in words)
                if len(set(stems)) == len(stems):
                    _count(found.setdefault(stems, KeyPhrase(stems)), words, small)
    return found


def _count(phrase: KeyPhrase, words: Sequence[_Said], small: FunctionWords) -> None:
    before, after = words[0].before, words[-1].after
    phrase.times += 1
    phrase.forms[" ".join(word.shown for word in words)] += 1
    phrase.led += before in small.openers or before in small.determiners
    phrase.not_led += before in small.leaders and before not in small.determiners
    phrase.leads += after in small.determiners


def _runs(units: Sequence[Unit], vocabulary: Vocabulary) -> Iterator[list[_Said]]:
    """Words of content that stand side by side, with no mark between them."""
    for unit in units:
        texts = [word.text.strip() for word in unit.words]
        bare = [text.strip(_MARKS).lower().replace("’", "'") for text in texts]
        run: list[_Said] = []
        for number, text in enumerate(texts):
            content = list(vocabulary.content(text))
            if len(content) == 1 and content[0] == bare[number].partition("'")[0]:
                opens = number == 0 or texts[number - 1].endswith(_ENDS)
                run.append(
                    _Said(
                        stem=vocabulary.stem(content[0]),
                        shown=_shown(text, content[0], opens=opens),
                        before="" if opens else bare[number - 1],
                        after=""
                        if text.endswith(_ENDS)
                        else "".join(bare[number + 1 : number + 2]),
                    )
                )
            if run and (len(content) != 1 or text.endswith(_ENDS)):
                yield run
                run = []
        if run:
            yield run


def _shown(text: str, content: str, *, opens: bool) -> str:
    """A capital at the beginning of a sentence says nothing of the word."""
    said = text.strip(_MARKS).replace("’", "'").partition("'")[0]
    return said if said[:1].isupper() and not opens else content
