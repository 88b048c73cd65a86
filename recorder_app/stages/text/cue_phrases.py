"""How people begin something new, and how they go on with what they were saying.

"Let us move on to …", "Finally, a few words about …"; "This is why …", "However, …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LENGTH = 9
"""Words that are looked at."""


@dataclass(frozen=True, slots=True)
class _Cues:
    opens: re.Pattern[str]
    may_open: re.Pattern[str]
    """Said before something new more often than not, and often enough elsewhere."""
    goes_on: re.Pattern[str]
    """Pronouns and connectives that lean on what was said before."""


def _of(*, opens: str, may_open: str, goes_on: str) -> _Cues:
    return _Cues(*(re.compile(each, re.VERBOSE) for each in (opens, may_open, goes_on)))


_ENGLISH = _of(
    opens=r"""
    (?:(?:okay|ok|right|alright|all\ right|so|well|and|but|then|now|anyway|good|great|fine|um|uh|yes
        |yeah|no|oh|thanks|thank\ you|you\ see|i\ think)\b\W*){0,4}
    (?:
      (?:let\ us|let's|let\ me|shall\ we|we|i|we'll|i'll|we\ can|we\ will|i\ will|i\ would\ like\ to
        |i'd\ like\ to|i\ want\ to|i\ wanted\ to|we\ want\ to|i\ have\ to|we\ should|we\ come\ to
        |i\ come\ to|(?:i\ am|i'm|we\ are|we're)\ going\ to)
      (?:\ now|\ also|\ then|\ just|\ quickly|\ briefly)?
      \ (?:move|turn|come|go\ on|get\ to|switch|jump|start|begin|continue|talk|speak|say\ something
        |mention|discuss|pass|proceed|look\ at|ask\ a|the\ (?:second|third|next|last))\b
    | (?:finally|lastly|moving\ on|turning|meanwhile|elsewhere|(?:anything|something)\ else|staying
        |switching|speaking\ of|coming\ (?:to|back)|back\ to|over\ to|as\ for|regarding)\b
    | (?:next|last|final|first|second|third|fourth|fifth|sixth)
      (?:,|\ (?:up|is|comes|of\ all|on|thing|item|point|topic|question|one|story|part|step))
    | (?:(?:and|for|in|on|to)\ )?(?:the|our|my|your|an?)
      \ (?:first|second|third|fourth|fifth|sixth|next|last|final|other|new)
      \ (?!time|week|month|year|day|half|hour|minute|night|few|two|three|side|hand|person|man)\w
    | (?:there\ is|there's|here\ is|here's|i\ have|we\ have|there\ are|we've\ got|i've\ got)
      \ (?:also\ |still\ )?(?:an?|one|the|just\ one|only\ one)?
      \ ?(?:second|third|fourth|fifth|another|last|final|more|next|new|other)\b
    | (?:one|two|a\ few)\ (?:last|more|final|other)\b
    | another\ (?:thing|topic|question|story|point|issue|subject|matter|kind|way|example|word)\b
    | something\ (?:(?:completely|quite|totally)\ )?different\b
    | (?:that|this|which)\ (?:brings|leaves|takes|leads|gets|was\ it\ for|is\ it\ for|concludes)\b
    | (?:what|how)\ about\ (?!you\b|it\b|that\b)
    | in\ other\ news|in\ sports?\b|(?:welcome|we\ are|we're)\ back|and\ the\ weather|with\ that\b
    )""",
    may_open=r"""
    (?:and\ |so\ |but\ )?
    (?:okay|ok|right|alright|all\ right|now|well|good|great|next|so\ far|imagine|suppose
      |have\ you\ ever|do\ you|who|why|how|what|where|when\ did|tell\ us|tell\ me|could\ you
      |can\ you|remember)\b""",
    goes_on=r"""
    (?:(?:and|so|but|because|then|or|now)\W+)*
    (?:it|he|she|they|them|his|her|its|their|this|that|these|those|which|who|such|both|either)\b
    (?!\ (?:brings|leaves|takes|leads|gets|concludes|evening|morning|week|year|time|was\ it\ for
      |is\ it\ for))
    | (?:because|therefore|thus|hence|however|otherwise|or|for\ example|for\ instance|in\ fact|then
      |also|too)\b""",
)
_RUSSIAN = _of(
    opens=r"""
    (?:(?:так|итак|хорошо|ну|и|а|ладно|спасибо|да)\W+){0,3}
    (?:
      (?:давайте|давай|перейд[её]м|переходим|поговорим|посмотрим|рассмотрим|обсудим|верн[её]мся)\b
    | (?:теперь|далее|дальше|следующ\w+|наконец|напоследок|во-первых|во-вторых|в-третьих
        |в\ заключение|кстати|что\ касается)\b
    | (?:перв|втор|трет|последн|друг)\w+\ (?:вопрос|тема|часть|пункт|история)\w*
    )""",
    may_open=r"(?:итак|хорошо|ну|представьте|вопрос|почему|как|что\ такое|кто|где|расскажите)\b",
    goes_on=r"""
    (?:(?:и|а|но|потому|так)\W+)*
    (?:он|она|оно|они|его|её|ее|их|ему|ей|им|это|эт\w+|тот|та|те|такой|такая|такие|который\w*|оба)\b
    | (?:потому|поэтому|однако|иначе|например|то\ есть|также|тоже)\b""",
)
_LANGUAGES = {"en": _ENGLISH, "ru": _RUSSIAN}

_WEAK = 0.4


def opening(words: Sequence[str], language: str) -> float:
    """How much a stretch that begins with these words sounds like the beginning of a topic: 0 to 1."""
    cues = _LANGUAGES.get(language)
    if cues is None:
        return 0.0
    text = _said(words)
    return 1.0 if cues.opens.match(text) else _WEAK if cues.may_open.match(text) else 0.0


def goes_on(words: Sequence[str], language: str) -> bool:
    """Whether a stretch that begins with these words leans on what was said before it."""
    cues = _LANGUAGES.get(language)
    return cues is not None and cues.goes_on.match(_said(words)) is not None


def _said(words: Sequence[str]) -> str:
    return " ".join(word.strip() for word in words[:LENGTH]).lower().replace("’", "'")
