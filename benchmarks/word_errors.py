"""How many words of a transcript are wrong: `python benchmarks/word_errors.py REF HYP`.

Case, punctuation and the way numbers are written ("21", "twenty-one") don't count. HYP may be plain
text or the program's JSON. Prints one JSON line; `rate` is (substituted + deleted + inserted) words
per word of REF.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

_SMALL_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL, _TENS = _SMALL_WORDS.split(), _TENS_WORDS.split()
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_VALUES = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_NUMERALS = _VALUES.keys() | _SCALES.keys() | {"hundred"}
_SIGNS = {"%": " percent ", "&": " and ", "°": " degrees ", "$": " dollars ", "€": " euros "}


def words(text: str) -> list[str]:
    """The words that are compared."""
    text = unicodedata.normalize("NFKC", text).lower()
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"['’]", "", text)
    return _with_digits(re.findall(r"\d+\.\d+|\w+", text))


def _with_digits(spoken: list[str]) -> list[str]:
    """Runs of numerals replaced by the number: "nineteen", "sixty", "nine" by "1969"."""
    result: list[str] = []
    run: list[str] = []
    for place, word in enumerate([*spoken, ""]):
        joins = word == "and" and run[-1:] == ["hundred"] and spoken[place + 1 : place + 2]
        if word in _SCALES and not run and result and result[-1].isdecimal():
            result[-1] = str(int(result[-1]) * _SCALES[word])  # "3 million"
        elif word in _NUMERALS:
            run.append(word)
        elif not (joins and spoken[place + 1] in _VALUES):
            result += _numbers(run)
            run = []
            if word:
                result.append(word)
    return result


def _numbers(run: list[str]) -> list[str]:
    if run and run[0] not in _VALUES:
        return [run[0], *_numbers(run[1:])]  # "a hundred people"
    found: list[str] = []
    total = group = 0
    before = ""
    for word in run:
        value = _VALUES.get(word)
        if value is None:
            if word == "hundred":
                group *= 100
            else:
                total, group = total + group * _SCALES[word], 0
        elif before in ("", "hundred", *_SCALES) or (before in _TENS and 0 < value < 10):
            group += value
        elif 10 <= group < 100 and value >= 10:
            group = group * 100 + value  # A year.
        else:
            found.append(str(total + group))
            total, group = 0, value
        before = word
    return [*found, str(total + group)] if run else []


def errors(reference: list[str], heard: list[str]) -> int:
    """The least number of words to change, leave out or put in."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(reference, start=1):
        diagonal, row[0] = row[0], number
        for column, other in enumerate(heard, start=1):
            diagonal, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, diagonal + (word != other)),
            )
    return row[-1]


def read(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return " ".join(segment["text"] for segment in json.loads(text)["segments"])
    return text


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    reference, heard = (words(read(Path(name))) for name in sys.argv[1:])
    wrong = errors(reference, heard)
    print(
        json.dumps(
            {
                "words": len(reference),
                "heard": len(heard),
                "errors": wrong,
                "rate": round(wrong / max(1, len(reference)), 4),
            }
        )
    )


if __name__ == "__main__":
    main()
