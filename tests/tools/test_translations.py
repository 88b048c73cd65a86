"""The translations that are kept: complete, faithful to the source, and compiled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from recorder_app.ui.language import CONTEXT, LANGUAGES
from tools import translations

_GAP = re.compile(r"\{\w+\}")
_OTHERS = [code for code in LANGUAGES if code != "en"]


def _file(code: str, ending: str = "ts") -> Path:
    return translations.FOLDER / f"recorder_{code}.{ending}"


@pytest.mark.parametrize("code", _OTHERS)
def test_every_text_of_the_source_is_translated(code: str) -> None:
    """`python -m tools.translations` puts new ones in, and drops what is gone."""
    known = translations.known(_file(code))
    texts = translations.texts()
    assert set(known) == set(texts)
    assert [text for text in texts if not all(known[text])] == []


@pytest.mark.parametrize("code", _OTHERS)
def test_a_translation_has_the_gaps_of_its_text(code: str) -> None:
    for text, forms in translations.known(_file(code)).items():
        for form in forms:
            assert sorted(_GAP.findall(form)) == sorted(_GAP.findall(text)), form


@pytest.mark.parametrize("code", _OTHERS)
def test_what_is_compiled_is_what_is_written(code: str) -> None:
    translator = QTranslator()
    assert translator.load(str(_file(code, "qm")))
    for text, forms in translations.known(_file(code)).items():
        n = 1 if len(forms) > 1 else -1
        assert translator.translate(CONTEXT, text, None, n) == forms[0]


def test_a_text_that_is_no_literal_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text(
        "from recorder_app.ui.language import say\nsay(f'{1} files')\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="say"):
        translations.texts(tmp_path)


def test_texts_and_written_sentences_are_found(tmp_path: Path) -> None:
    (tmp_path / "domain").mkdir()
    (tmp_path / "domain" / "page.py").write_text(
        '"""A docstring is not said."""\n'
        "from recorder_app.ui.language import count, keep, say\n"
        "say('Run {n} of {all}', n=1, all=2)\n"
        "keep(print, 'Stay')\n"
        "count('{n} file', '{n} files', 3)\n"
        "count('One talk', '{n} talks', 3)\n"
        "log.info('Not for people.')\n"
        "raise OSError(f'“{1}” is empty.')\n",
        encoding="utf-8",
    )
    found = translations.texts(tmp_path)
    names = set(found) - set(translations.texts(tmp_path / "nowhere"))
    assert names == {
        *("Run {n} of {all}", "Stay", "{n} files", "{n} talks", "One talk", "“{0}” is empty.")
    }
    assert found["{n} files"] == "{n} file"


def test_what_is_translated_stays_and_what_is_gone_goes(tmp_path: Path) -> None:
    path = tmp_path / "recorder_ru.ts"
    assert translations.write(path, "ru", {"Run": "", "Old": ""}) == ["Old", "Run"]
    text = path.read_text(encoding="utf-8").replace(
        '<source>Run</source>\n            <translation type="unfinished" />',
        "<source>Run</source><translation>Запустить</translation>",
    )
    path.write_text(text, encoding="utf-8")
    assert translations.write(path, "ru", {"Run": "", "{n} files": "{n} file"}) == ["{n} files"]
    assert translations.known(path) == {"Run": ["Запустить"], "{n} files": ["", "", ""]}
