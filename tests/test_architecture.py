"""The tree's promises: the layers, what may know what, and the size of files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "recorder_app"
MODULES = sorted(PACKAGE.rglob("*.py"))


def test_imports_go_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml")) == EXIT_STATUS_SUCCESS


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "engine").rglob("*.py")), ids=lambda each: each.stem
)
def test_of_qt_the_engine_knows_only_the_core(path: Path) -> None:
    qt = {name.split(".")[1] for name in imported(path) if name.startswith("PySide6.")}
    assert qt <= {"QtCore"}


@pytest.mark.parametrize(
    "path",
    sorted((PACKAGE / "stages").glob("*.py")) + sorted((PACKAGE / "platforms").glob("*.py")),
    ids=lambda each: f"{each.parent.name}-{each.stem}",
)
def test_a_stage_s_declaration_imports_nothing_heavy(path: Path) -> None:
    heavy = {
        "numpy",
        "av",
        "onnxruntime",
        "ctranslate2",
        "faster_whisper",
        "httpx",
        "pysubs2",
        "ffmpeg",
    }
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not heavy & {name.split(".")[0] for name in names}


@pytest.mark.parametrize("path", MODULES, ids=lambda each: str(each.relative_to(PACKAGE)))
def test_a_file_has_one_idea(path: Path) -> None:
    assert path.stem not in {"utils", "helpers", "common", "manager"}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
