"""How people begin something new: "Let us move on to …", "Finally, a few words about …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENGLISH = re.compile(
    r"(?:(?:okay|ok|right|alright|all right|so|well|and|now|then|but|anyway|good|great|fine|um|uh|"
    r"yes|yeah|no)\W+){0,3}(?:"
    r"(?:let us|let's|let me|we|i|we'll|i'll|we can|we will|i will|i would like to|i want to|"
    r"i'd like to|we want to|time to|i have to) (?:now )?(?:also )?(?:move|turn|come|go|get|switch|"
    r"jump|start|begin|continue|look|talk|speak|say|mention|discuss|pass)\b"
    r"|(?:now|next|finally|lastly|moving|turning|meanwhile|elsewhere|another|coming|switching|"
    r"speaking)\b"
    r"|(?:first|second|third|fourth|fifth|final|last|next|other)\b"
    r"|(?:the|our|my|your|one|a) (?:more|new|first|second|third|fourth|fifth|next|last|final|other) "
    r"|(?:that|this) (?:brings|leaves|takes|leads) (?:us|me)"
    r"|(?:what|how) about)"
)
_RUSSIAN = re.compile(
    r"(?:(?:так|итак|хорошо|ну|и|а|теперь|дальше|ладно)\W+){0,3}(?:"
    r"(?:давайте|давай|перейд[её]м|переходим|поговорим|посмотрим|рассмотрим|обсудим|вернёмся)\b"
    r"|(?:теперь|далее|следующ\w+|наконец|во-первых|во-вторых|в-третьих|в заключение|кстати)\b"
    r"|(?:перв|втор|трет|последн)\w+ (?:вопрос|тема|часть|пункт)\w*)"
)
_LANGUAGES = {"en": _ENGLISH, "ru": _RUSSIAN}


def opens_topic(words: Sequence[str], language: str) -> bool:
    """Whether a stretch that begins with these words sounds like the beginning of a topic."""
    pattern = _LANGUAGES.get(language)
    return pattern is not None and bool(pattern.match(" ".join(words).lower().replace("’", "'")))
