"""The language of the window: every text on screen comes through here.

English stands in the source; other languages are Qt's translations (`resources/translations`), made
with Qt Linguist's files, which `tools/translations.py` fills from the source. They can be changed
while the window is open.
"""

from __future__ import annotations

import re
import weakref
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from recorder_app.domain.phrase import First, Phrase, with_first
from recorder_app.domain.preset import DEFAULT_PRESET
from recorder_app.paths import resources
from recorder_app.ui.recognised import Recogniser, Recognition, filled, forms_in, is_name

CONTEXT = "Recorder"
"""All texts stand in one, so that the same word is translated once."""
LANGUAGES = {"en": "English", "ru": "Русский"}
"""By ISO 639-1 code, each by its own name."""
_REMEMBERED = 5000
"""Sentences whose translation is kept."""
_PRESETS = ("preset", "presets")
"""Gaps for their names."""
_LETTER = re.compile("[A-Za-z]")
"""Without one it is no English, such as “41:20”."""
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…]) (?=[A-Z“])")
_CASES: Mapping[First, First] = {"as it is": "as it is", "upper": "lower", "lower": "upper"}
"""How a sentence may have been recased, and what takes that back."""


def say(text: str, /, **values: Any) -> str:
    """`text` in the window's language, its `{names}` filled in. `text` is a literal."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**_said(text, values)) if values else said


def count(one: str, many: str, n: int, /, **values: Any) -> str:
    """The form that goes with `n`, which fills in `{n}`: `count("{n} file", "{n} files", 3)`."""
    if (
        n == 1 and "{n}" not in one
    ):  # “this recording”: other languages' singular is that of 21, too
        return say(one, **values)
    said = QCoreApplication.translate(CONTEXT, many, None, n)
    if said == many and n == 1:
        said = one
    return said.format(n=QLocale().toString(n), **_said(many, values))


def translated(sentence: str) -> str:
    """A sentence of the engine's in the window's language: it still knows its template, or is
    recognised by its form, or stays as it is."""
    if not isinstance(sentence, Phrase):
        return language().said_of_written(sentence)
    values = dict(sentence.values)
    if sentence.one is None:
        said = say(sentence.template, **values)
    else:
        said = count(sentence.one, sentence.template, values.pop("n"), **values)
    return with_first(said, sentence.first)


def preset_name(name: str) -> str:
    """As it is shown. The preset that nobody has made is called so for scripts, in any language."""
    return say("Folder") if name == DEFAULT_PRESET else name


def _said(template: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What goes into the gaps of `template`; what somebody has named keeps its name."""
    return {name: _filling(template, name, each) for name, each in values.items()}


def _filling(template: str, gap: str, value: Any) -> Any:
    if gap in _PRESETS and isinstance(value, str) and not isinstance(value, Phrase):
        return preset_name(value)
    if isinstance(value, Phrase) or (isinstance(value, str) and not is_name(template, gap)):
        return translated(value)
    return value


class Language(QObject):
    """Which language the window speaks."""

    changed = Signal()
    """What works texts out anew does so; texts given to `keep` have changed already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = ""
        """None yet: English, with the system's numbers and dates."""
        self._translators: list[QTranslator] = []
        self._recogniser: Recogniser | None = None
        """None for English, which needs none."""
        self._said: dict[str, str] = {}
        self._kept: dict[tuple[weakref.ref[Any], str], tuple[str, dict[str, Any]]] = {}

    def choose(self, code: str) -> None:
        """`code` as in `LANGUAGES`; empty: the system's, or English where it isn't among them."""
        wanted = code or QLocale.system().name().partition("_")[0]
        if wanted not in LANGUAGES:
            wanted = "en"
        if wanted == self.code:
            return
        self.code = wanted
        self._install(wanted)
        self._say_again()
        self.changed.emit()

    def _install(self, code: str) -> None:
        application = QCoreApplication.instance()
        assert application is not None
        for old in self._translators:
            application.removeTranslator(old)
        self._translators = []
        texts = resources("translations") / f"recorder_{code}.ts"
        self._recogniser = None if code == "en" else Recogniser(forms_in(texts))
        self._said.clear()
        QLocale.setDefault(_locale(code))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (
            (f"qtbase_{code}", qt),
            (f"recorder_{code}", str(resources("translations"))),
        ):
            translator = QTranslator(self)
            if translator.load(name, folder):
                application.installTranslator(translator)
                self._translators.append(translator)

    def said_of_written(self, sentence: str) -> str:
        """The same for a sentence that was stored, of which only the English text is left."""
        if self._recogniser is None or _LETTER.search(sentence) is None:
            return sentence
        if sentence not in self._said:
            if len(self._said) > _REMEMBERED:
                self._said.clear()
            self._said[sentence] = self._recognised(self._recogniser, sentence)
        return self._said[sentence]

    def _recognised(self, recogniser: Recogniser, sentence: str) -> str:
        known = self._known(sentence)
        if known is not None:
            return known
        parts = _BETWEEN_SENTENCES.split(sentence)
        if len(parts) > 1:
            said = [self.said_of_written(each) for each in parts]
            if all(after != before for before, after in zip(parts, said, strict=True)):
                return " ".join(said)
        # Inside of another one a sentence stands without its full stop.
        end = "" if sentence.endswith((".", "!", "?", "…")) else "."
        for added in dict.fromkeys(("", end)):
            found = self._by_form(recogniser.recognise(f"{sentence}{added}", vague=False))
            if found is not None:
                return found.removesuffix(added)
        return self._by_form(recogniser.recognise(sentence, vague=True)) or sentence

    def _by_form(self, recognised: Iterable[Recognition]) -> str | None:
        fallback = None
        for found in recognised:
            values = _said(found.form.template, found.values)
            if all(_is_said(found, each, values[each]) for each in values):
                return _filled(found, values)
            # “{items} and {last}” fits whatever anybody writes: it is ours where its parts are.
            if fallback is None and not found.form.is_vague:
                fallback = _filled(found, values)
        return fallback

    def _known(self, sentence: str) -> str | None:
        """Also where it stands inside of another, without its full stop or in another case."""
        for end in ("", "."):
            for recased, back in _CASES.items():
                written = with_first(sentence, recased) + end
                said = say(written)
                if said != written:
                    return with_first(said.removesuffix(end), back)
        return None

    def keep(self, setter: Callable[[str], object], text: str, values: dict[str, Any]) -> None:
        owner, name = setter.__self__, setter.__name__  # type: ignore[attr-defined]
        self._kept[weakref.ref(owner, self._forget), name] = text, values
        setter(say(text, **values))

    def _forget(self, owner: weakref.ref[Any]) -> None:
        for each in [each for each in self._kept if each[0] is owner]:
            del self._kept[each]

    def _say_again(self) -> None:
        for (reference, setter), (text, values) in list(self._kept.items()):
            owner = reference()
            if owner is not None and shiboken6.isValid(owner):
                getattr(owner, setter)(say(text, **values))


def _is_said(found: Recognition, gap: str, said: str) -> bool:
    """Whether what stands in this gap is in the window's language now, or is in none."""
    written = found.values[gap]
    if said != written or not any(map(str.isalpha, written)):
        return True
    return not found.form.is_vague and is_name(found.form.template, gap)


def _filled(found: Recognition, values: dict[str, str]) -> str:
    if found.n is None:
        return filled(say(found.form.template), values)
    assert found.form.one is not None
    return count(found.form.one, found.form.template, found.n, **values)


def _locale(code: str) -> QLocale:
    """As the system writes times and numbers, in this language."""
    system, wanted = QLocale.system(), QLocale(code).language()
    if system.language() in (wanted, QLocale.Language.C if code == "en" else wanted):
        return system
    return QLocale(wanted, system.territory())


@cache
def language() -> Language:
    """The one of this program."""
    return Language()


def keep(setter: Callable[[str], object], text: str, /, **values: Any) -> None:
    """Say `text` through `setter`, a bound method such as `label.setText`, now and again whenever the
    language changes. For texts that stand; the last one given to a setter counts."""
    language().keep(setter, text, values)
