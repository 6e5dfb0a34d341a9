"""What may import what: the flow goes one way, and what is heavy is loaded when it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import hm

PACKAGE = Path(hm.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

ORDER = ["model", "read", "check", "compose", "layout", "editions", "report"]
"""The folders of hm; a module sees its own and those before it."""

ENGINE_ROOM = "hm/layout/engine.py"
ENGINE_IN_PUBLIC = {"CSS", "HTML", "__version__"}
HEAVY = [
    *("PIL", "jinja2", "markdown_it", "pikepdf", "pydantic", "pypdfium2"),
    *("rich", "weasyprint", "yaml"),
]


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the full dotted name of everything that a module imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno}: a relative import"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def folder_of(name: str) -> str | None:
    """The folder of hm that a dotted name lies in; None where it is not of hm."""
    parts = name.split(".")
    return parts[1] if parts[0] == "hm" and len(parts) > 1 else None


def is_seen(folder: str, name: str) -> bool:
    """Whether a module of a folder may import a name."""
    target = folder_of(name)
    if target is None or target.startswith("__") or target == "quick_start":
        # hm itself, its version, and how it starts
        return True
    return target in ORDER and ORDER.index(target) <= ORDER.index(folder)


def test_every_folder_has_its_place_in_the_order() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders == set(ORDER)


@pytest.mark.parametrize("folder", ORDER)
def test_a_folder_sees_itself_and_those_before_it(folder: str) -> None:
    wrong = [
        f"{name_of(path)}:{line}: {name}"
        for path in MODULES
        if path.relative_to(PACKAGE).parts[0] == folder
        for line, name in imports(path)
        if not is_seen(folder, name)
    ]
    assert wrong == []


def test_the_model_needs_nothing_but_python() -> None:
    needed = {
        name.partition(".")[0]
        for path in (PACKAGE / "model").glob("*.py")
        for _, name in imports(path)
    }
    assert needed - set(sys.stdlib_module_names) == {"hm"}


def test_one_module_knows_the_engine_from_inside() -> None:
    wrong = [
        f"{name_of(path)}:{line}: {name}"
        for path in MODULES
        if name_of(path) != ENGINE_ROOM
        for line, name in imports(path)
        if name.split(".")[0] == "weasyprint" and name.split(".", 1)[-1] not in ENGINE_IN_PUBLIC
    ]
    assert wrong == []


def test_nobody_else_touches_the_engines_boxes() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}: {node.attr}"
        for path in MODULES
        if name_of(path) != ENGINE_ROOM
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "_page_box"
    ]
    assert wrong == []


def loaded_by(statement: str) -> list[str]:
    """Which of the heavy packages a fresh Python has loaded after a statement."""
    code = f"{statement}\nimport sys\nprint(*(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    return done.stdout.split()


def test_the_command_line_is_light() -> None:
    assert loaded_by("import hm.cli") == []
    # The measure itself: it does see what a heavy module loads.
    assert "pydantic" in loaded_by("import hm.read.schema")


def test_the_engine_is_loaded_by_the_engine_room_alone() -> None:
    assert "weasyprint" not in loaded_by("import hm.press")
