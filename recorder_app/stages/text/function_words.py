"""The small words of a language: a phrase begins or goes on with them, it never ends in them.

Lists are short on purpose: they say where a line is better broken, and nothing depends on a word
being there. A language that is not here is laid out by punctuation and pauses.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FunctionWords:
    openers: frozenset[str]
    """A phrase begins with them: conjunctions, prepositions, relative and question words."""
    determiners: frozenset[str]
    """A noun follows: articles, possessives, demonstratives."""
    leaders: frozenset[str]
    """They lean on the next word: determiners, auxiliaries, negations, pronouns."""


def _of(openers: str, determiners: str, others: str) -> FunctionWords:
    nouns_follow = frozenset(determiners.split())
    return FunctionWords(
        frozenset(openers.split()), nouns_follow, nouns_follow | frozenset(others.split())
    )


_NONE = _of("", "", "")

_LANGUAGES = {
    "en": _of(
        "and or but nor so yet because although though while whereas if unless until when whenever "
        "where wherever who whom whose which that what why how than as since before after about "
        "above across against along among around at behind below beneath beside between beyond by "
        "despite down during except for from in inside into like near of off on onto out outside "
        "over past per through throughout to toward towards under up upon via with within without",
        "a an the this these those my your his her its our their some any no every each either "
        "neither",
        "i you he she it we they there is are was were be been being am has have had do "
        "does did will would shall should can could may might must not don't doesn't didn't won't "
        "can't isn't aren't wasn't i'm you're he's she's it's we're they're i've we've they've "
        "i'll you'll we'll they'll very too more most less such mr mrs ms dr st",
    ),
    "ru": _of(
        "и а но или либо да зато однако что чтобы как если когда где куда откуда пока хотя потому "
        "поэтому который которая которое которые кто чей чем без в во для до за из изо к ко кроме "
        "между на над о об обо от ото перед по под подо при про ради с со сквозь среди у через",
        "мой моя моё мои твой наш ваш его её их этот эта это эти тот та то те весь вся всё все "
        "каждый любой",
        "не ни же бы ли я ты он она оно мы вы они был была было были есть будет очень "
        "самый более менее",
    ),
    "de": _of(
        "und oder aber sondern denn weil dass wenn als ob obwohl während bevor nachdem damit wie wo "
        "wer was warum der die das welche welcher welches an auf aus bei bis durch für gegen hinter "
        "in im ins mit nach neben ohne seit über um unter von vom vor zu zum zur zwischen",
        "der die das den dem des ein eine einen einem einer eines mein dein sein ihr unser euer kein "
        "keine dieser diese dieses jeder jede jedes",
        "ich du er sie es wir ist sind war waren hat "
        "haben hatte wird werden kann muss soll will nicht sehr",
    ),
    "fr": _of(
        "et ou mais donc or ni car que qui quoi dont où quand lorsque si comme parce puisque à au "
        "aux avec chez contre dans de des du depuis derrière devant en entre jusque malgré par "
        "pendant pour sans selon sous sur vers",
        "le la les un une des du mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce "
        "cet cette ces",
        "je tu il elle on nous vous ils elles est sont était ont a ai as ne pas très plus se me te",
    ),
    "es": _of(
        "y e o u pero sino aunque porque que quien cuando donde como si mientras a al ante bajo con "
        "contra de del desde durante en entre hacia hasta para por según sin sobre tras",
        "el la los las un una unos unas mi tu su sus nuestro nuestra este esta estos estas ese esa "
        "cada",
        "yo tú él ella nosotros ellos es son era fue ha han no muy más se me te lo le",
    ),
}


def function_words(language: str) -> FunctionWords:
    """Of an ISO 639-1 code; empty for a language that is not known."""
    return _LANGUAGES.get(language, _NONE)
