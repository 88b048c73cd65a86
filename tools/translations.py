"""Brings the translations up to the source: `python -m tools.translations`.

Texts are the literals given to `say`, `count`, `keep`, `phrase` and `counted`, whose plurals Qt's own
doesn't know, and the sentences that the rest of the program writes down, which are recognised by
their form. The result is Qt's: `.ts` files for Qt Linguist, which `lrelease` compiles.
(https://doc.qt.io/qt-6/linguist-ts-file-format.html)

Words of the Russian one, the same everywhere: recording запись · stage этап · run запустить, запуск ·
pause приостановить, пауза · cancel отменить · reset сбросить · queue очередь · checkpoint контрольная
точка · download скачивание · trim обрезка · transcribe, transcript расшифровка · topic тема · chapter
глава · subtitles субтитры · upload загрузка · publish публиковать · preset пресет · account аккаунт
(“учётная запись” is too near to the recording) · source источник · film видео · model модель · needs
attention требует внимания · tray область уведомлений · settings настройки · retention срок хранения.
A part's name stands in the nominative after a colon or in «…», so that all that is put into a gap fits:
“Continue {steps}.” is «Продолжить: {steps}.», “{paused} in {step}” is «{paused}: этап «{step}»».
"""

from __future__ import annotations

import ast
import itertools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

from recorder_app import platforms
from recorder_app.stages.speech import languages
from recorder_app.ui.language import CONTEXT, LANGUAGES
from recorder_app.ui.recognised import ONE

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
_TEXT_AT = {"say": 0, "phrase": 0, "keep": 1, "count": 1, "counted": 1}
"""Which argument holds the text that is looked up; a singular stands before it."""
_PLURALS = ("count", "counted")
_SPEAKERS = ("recorder_app.ui.language", "recorder_app.domain.phrase")
_WRITERS = ("domain", "store", "sources", "stages", "platforms", "engine")
"""Packages whose sentences a person may read."""
_ASKS = ("Setting", "Question")
"""Whose arguments are labels, too, and lines of help."""
_TELLS = ("note",)
"""What is said while work goes on."""
_SENTENCE = re.compile(r"[A-Z“{].*[.…!?]( \{\w+\})?")
_FORMS = {"ru": 3}
"""How many forms of a plural a language has, where it isn't two."""


def texts(folder: Path = ROOT / "recorder_app") -> dict[str, str]:
    """Every text of the source, in order; by it its singular, which is empty where it has none. Raises
    `ValueError` for one that isn't a literal."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        for name, arguments in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            one, text = (_literal(each, f"{path}: {name}()") for each in arguments)
            found[text] = one or found.get(text, "")
            if one and "{n}" not in one:
                found.setdefault(one, "")
    for name in _WRITERS:
        for path in sorted((folder / name).rglob("*.py")):
            for text in _sentences(ast.parse(path.read_text(encoding="utf-8"))):
                found.setdefault(text, "")
    for name in (*languages.names(), *map(platforms.title, platforms.NAMES)):
        found.setdefault(name, "")
    return found


def _literal(argument: ast.expr | None, where: str) -> str:
    if argument is None:
        return ""
    if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
        raise ValueError(f"{where} needs a literal in line {argument.lineno}")
    return argument.value


def _sentences(tree: ast.Module) -> Iterator[str]:
    """What begins with a capital, a gap or a quotation mark and ends as a sentence does; what is said
    to developers is not among it."""
    passed_over = {id(each) for node in ast.walk(tree) for each in _not_for_people(node)}
    for node in ast.walk(tree):
        text = "" if id(node) in passed_over else _template(node).strip()
        if " " in text and "\\" not in text and _SENTENCE.fullmatch(text):
            yield text
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _ASKS:
            yield from filter(_is_label, map(_template, node.args))
        if isinstance(node, ast.keyword) and node.arg in _TELLS:
            said = (each for each in ast.walk(node.value) if id(each) not in passed_over)
            yield from filter(_is_label, map(_template, said))


def _is_label(text: str) -> bool:
    return text[:1].isupper() or (" " in text and text.endswith("."))


def _not_for_people(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Expr(value=ast.Constant() as docstring):
            yield docstring
        case ast.JoinedStr(values=parts):
            yield from parts
        case ast.Call(func=ast.Attribute(value=ast.Name(id="log"))):
            yield from ast.walk(node)


def _template(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            gaps = itertools.count()
            return "".join(
                str(part.value) if isinstance(part, ast.Constant) else f"{{{next(gaps)}}}"
                for part in parts
            )
        case _:
            return ""


def _calls(tree: ast.Module) -> Iterator[tuple[str, tuple[ast.expr | None, ast.expr]]]:
    """The name of what is called, the singular where it takes one, and the text."""
    ours = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in _SPEAKERS
        for alias in node.names
    }
    # The module that makes phrases makes some itself.
    ours |= {each.name for each in tree.body if isinstance(each, ast.FunctionDef)} & {"phrase"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ours:
            name = node.func.id
            place = _TEXT_AT.get(name)
            if place is not None and len(node.args) > place:
                yield name, (node.args[0] if name in _PLURALS else None, node.args[place])


def known(path: Path) -> dict[str, list[str]]:
    """What a `.ts` file translates: a form, or all forms of a plural, by text."""
    if not path.exists():
        return {}
    result = {}
    for message in Xml.parse(path).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [each.text or "" for each in translation.iter("numerusform")]
        result[message.findtext("source", "")] = forms or [translation.text or ""]
    return result


def write(path: Path, code: str, wanted: dict[str, str]) -> list[str]:
    """Keep what is translated, drop what is gone, add what is new; answers what lacks a translation."""
    done = known(path)
    missing = []
    root = Xml.Element("TS", version="2.1", language=code, sourcelanguage="en")
    context = Xml.SubElement(root, "context")
    Xml.SubElement(context, "name").text = CONTEXT
    for text, one in sorted(wanted.items()):
        forms = _FORMS.get(code, 2) if one else 1
        translations = [*done.get(text, []), *[""] * forms][:forms]
        message = Xml.SubElement(context, "message", {"numerus": "yes"} if one else {})
        Xml.SubElement(message, "source").text = text
        whole = all(translations)
        translation = Xml.SubElement(
            message, "translation", {} if whole else {"type": "unfinished"}
        )
        if not whole:
            missing.append(text)
        if one:
            for each in translations:
                Xml.SubElement(translation, "numerusform").text = each
            Xml.SubElement(message, ONE).text = one
        else:
            translation.text = translations[0]
    Xml.indent(root, " " * 4)
    body = Xml.tostring(root, encoding="unicode")
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8"
    )
    return missing


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted, lacking = texts(), 0
    for code in LANGUAGES:
        if code == "en":
            continue
        path = FOLDER / f"recorder_{code}.ts"
        missing = write(path, code, wanted)
        lacking += len(missing)
        for text in missing:
            print(f"{code}: {text!r} has no translation")
        release = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([release, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
