"""Which words of a language say what a text is about, and which of them are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import snowballstemmer

from recorder_app.stages.text.function_words import function_words

_WORD = re.compile(r"[^\W\d_][^\W\d_'’]+")

_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}

_COMMON_ENGLISH = """
a able about above across actually after afterwards again against ago all almost alone
along already also although always am among an and another any anybody anyone anything
anyway anywhere are aren't around as ask asked at away back be became because become
becomes been before beforehand behind being below beside besides best better between
beyond big billion bit both but by call called came can can't cannot come comes coming
could couldn't day days did didn't different do does doesn't doing don't done down
during each eight eighteen eighty either eleven else end enough especially etc even ever
every everybody everyone everything everywhere except far few fifteen fifty first five
for forty four fourteen from further gave get gets getting give given gives go goes
going gone good got great had hadn't half has hasn't have haven't having he he's hence
her here hers herself him himself his how however hundred i i'd i'll i'm i've if
important in indeed instead into is isn't it it's its itself just keep kind knew know
known last later least less let let's like likely little long look looked looking lot
lots made make makes making man many may maybe me mean means meant men might million
mine more moreover most mostly much must my myself nearly need neither never new next
nine nineteen ninety no nobody none nor not nothing now nowhere of off often oh ok okay
old on once one only onto or other others otherwise our ours ourselves out over own part
people percent perhaps person place please put quite rather really right said same saw
say says second see seem seemed seems seen seven seventeen seventy several shall she
she's short should simple simply since six sixteen sixty small so some somebody someone
something sometimes somewhere soon start started still such suppose sure take taken
takes tell ten than thank thanks that that's the their theirs them themselves then there
there's therefore these they they're they've thing things think third thirteen thirty
this those though thought thousand three through thus till time times to today together
told too took toward towards trillion try turn turns twelve twenty two under unless
until up upon us use used uses using usual usually very via want wanted wants was wasn't
way we we'll we're we've well went were weren't what what's whatever when whenever where
whereas wherever whether which while who who's whole whom whose why will with within
without woman won't work works would wouldn't yeah year years yes yesterday yet you
you'd you'll you're you've your yours yourself
"""


class Vocabulary:
    """Of an ISO 639-1 code. A language without a stemmer keeps its words as they are."""

    def __init__(self, language: str) -> None:
        self.language = language
        small = function_words(language)
        self._common = small.openers | small.leaders
        if language == "en":
            self._common |= frozenset(_COMMON_ENGLISH.split())
        self._stemmer = (
            snowballstemmer.stemmer(_STEMMERS[language]) if language in _STEMMERS else None
        )
        self.stem = cache(self._stem)

    def content(self, text: str) -> Iterator[str]:
        """The words of content in `text`, in lower case."""
        for word in _WORD.findall(text.lower().replace("’", "'")):
            if len(word) > 2 and word not in self._common:
                bare = word.partition("'")[0]
                if len(bare) > 2 and bare not in self._common:
                    yield bare

    def stems(self, texts: Iterable[str]) -> Iterator[str]:
        for text in texts:
            for word in self.content(text):
                yield self.stem(word)

    def _stem(self, word: str) -> str:
        return word if self._stemmer is None else str(self._stemmer.stemWord(word))
