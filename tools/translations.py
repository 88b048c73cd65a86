"""Brings the translations up to the source: `python -m tools.translations`.

Texts are the literals given to `say`, `count`, `keep`, `phrase` and `counted`, whose plurals Qt's own
doesn't know, and the sentences that the rest of the program writes down, which are recognised by
their form. The result is Qt's: `.ts` files for Qt Linguist, which `lrelease` compiles.
(https://doc.qt.io/qt-6/linguist-ts-file-format.html)
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

from recorder_app.ui.language import CONTEXT, LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
_TEXT_AT = {"say": 0, "phrase": 0, "keep": 1, "count": 1, "counted": 1}
"""Which argument holds the text that is looked up."""
_SPEAKERS = ("recorder_app.ui.language", "recorder_app.domain.phrase")
_WRITERS = ("domain", "store", "sources", "stages", "platforms", "engine")
"""Packages whose sentences a person may read."""
_ASKS = ("Setting", "Question")
"""Whose arguments are labels, too, and lines of help."""
_SENTENCE = re.compile(r"[A-Z“{].*[.…!?]")
_FORMS = {"ru": 3}
"""How many forms of a plural a language has, where it isn't two."""


def texts(folder: Path = ROOT / "recorder_app") -> dict[str, bool]:
    """Every text of the source, in order; True where it has a plural. Raises `ValueError` for one that
    isn't a literal."""
    found: dict[str, bool] = {}
    for path in sorted(folder.rglob("*.py")):
        for name, argument in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                raise ValueError(f"{path}:{argument.lineno}: {name}() needs a literal")
            found[argument.value] = found.get(argument.value, False) or name in ("count", "counted")
    for name in _WRITERS:
        for path in sorted((folder / name).rglob("*.py")):
            for text in _sentences(ast.parse(path.read_text(encoding="utf-8"))):
                found.setdefault(text, False)
    return found


def _sentences(tree: ast.Module) -> Iterator[str]:
    """What begins with a capital, a gap or a quotation mark and ends as a sentence does; what is said
    to developers is not among it."""
    passed_over = {id(each) for node in ast.walk(tree) for each in _not_for_people(node)}
    for node in ast.walk(tree):
        text = "" if id(node) in passed_over else _template(node)
        if " " in text and "\\" not in text and _SENTENCE.fullmatch(text):
            yield text
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _ASKS:
            yield from filter(_is_label, map(_template, node.args))


def _is_label(text: str) -> bool:
    return text[:1].isupper()


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


def _calls(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    ours = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in _SPEAKERS
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ours:
            place = _TEXT_AT.get(node.func.id)
            if place is not None and len(node.args) > place:
                yield node.func.id, node.args[place]


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


def write(path: Path, code: str, wanted: dict[str, bool]) -> list[str]:
    """Keep what is translated, drop what is gone, add what is new; answers what lacks a translation."""
    done = known(path)
    missing = []
    root = Xml.Element("TS", version="2.1", language=code, sourcelanguage="en")
    context = Xml.SubElement(root, "context")
    Xml.SubElement(context, "name").text = CONTEXT
    for text, plural in sorted(wanted.items()):
        forms = _FORMS.get(code, 2) if plural else 1
        translations = [*done.get(text, []), *[""] * forms][:forms]
        message = Xml.SubElement(context, "message", {"numerus": "yes"} if plural else {})
        Xml.SubElement(message, "source").text = text
        whole = all(translations)
        translation = Xml.SubElement(
            message, "translation", {} if whole else {"type": "unfinished"}
        )
        if not whole:
            missing.append(text)
        if plural:
            for each in translations:
                Xml.SubElement(translation, "numerusform").text = each
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
