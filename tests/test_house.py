"""The house: what is light stays light, nothing grows beyond what can be overseen, and what Textual calls private
stays in two rooms. That imports go one way is held by the contracts in pyproject.toml."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from textual.message_pump import MessagePump

import interview_tui
from interview_tui import tui
from interview_tui.storage.places import data

CORE = (
    "language",
    "cards.shipped",
    "forms.sheet",
    "forms.starting",
    "export.cards",
    "export.files",
    "interview.probing.asking",
    "interview.comparing",
    "interview.pace",
    "interview.readback",
    "interview.sharing",
    "interview.zodatjes",
    "transcripts.desk.desk",
    "transcripts.library.listing",
    "transcripts.sharing.share",
)
_LIST = """
import sys
from interview_tui.cli import main
assert main(["--transcripts", sys.argv[1], "list"]) == 0
print(*sys.modules, file=sys.stderr)
"""
_APP = """
import asyncio, sys
from pathlib import Path
from interview_tui.cards.shipped import shipped
from interview_tui.start import Start
from interview_tui.tui.app.app import GesprekApp

async def start():
    app = GesprekApp(Start(transcripts=Path(sys.argv[1]), cards=shipped("nl"), lang="nl"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print(*(strip.text for strip in app.screen._compositor.render_strips(app.size)))

asyncio.run(start())
print(*sys.modules, file=sys.stderr)
"""
HEAVY = ("pydantic", "yaml", "babel", "markdown_it", "typst", "snowballstemmer", "fontTools")


def loaded_after(modules: list[str]) -> set[str]:
    """The top-level modules that importing these brings along, in a fresh interpreter."""
    code = f"import sys, {', '.join(modules)}; print(' '.join({{name.split('.')[0] for name in sys.modules}}))"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_the_core_knows_no_screen_and_nothing_heavy() -> None:
    loaded = loaded_after([f"interview_tui.{name}" for name in CORE])
    assert not loaded & {"textual", "rich", *HEAVY}


@pytest.mark.parametrize("module", ["interview_tui.cli", "interview_tui.tui.app.run"])
def test_the_start_brings_nothing_heavy(module: str) -> None:
    assert not loaded_after([module]) & set(HEAVY)


def test_the_command_line_needs_no_screen() -> None:
    assert not loaded_after(["interview_tui.cli"]) & {"textual", "rich"}


def test_the_list_and_the_app_start_without_what_compares(tmp_path: Path) -> None:
    (tmp_path / "2026-03-09-sam-abc234.md").write_bytes(data("example.nl.md").read_bytes())
    for start in (_LIST, _APP):
        ran = subprocess.run([sys.executable, "-c", start, str(tmp_path)], capture_output=True, text=True, check=True)
        assert "Noor" in ran.stdout
        assert "snowballstemmer" not in ran.stderr.split()


SOURCE = Path(interview_tui.__file__).parent
MOST_LINES = 300
"""Of a class: more cannot be read in one go."""
MOST_MODULES = 20
"""In a folder: more cannot be overseen."""
PRIVATE_ROOMS = (SOURCE / "tui" / "note", SOURCE / "tui" / "terminal")
"""Where private parts of Textual may be used, each with the version and what upstream would have to change."""


@cache  # a second for each question about them
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of the program, parsed."""
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(SOURCE.rglob("*.py")))


def test_no_class_needs_scrolling() -> None:
    classes = [
        (path.relative_to(SOURCE), node.name, (node.end_lineno or 0) - node.lineno + 1)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    assert len(classes) > 100
    assert not [one for one in classes if one[2] > MOST_LINES]


def test_no_folder_holds_too_many_modules() -> None:
    folders = {folder: len(list(folder.glob("*.py"))) for folder in {path.parent for path, _tree in modules()}}
    assert len(folders) > 30
    assert not {folder: count for folder, count in folders.items() if count > MOST_MODULES}


def test_no_class_leaves_a_method_to_those_that_inherit() -> None:
    """A base that calls back through a method it does not have is one class in two files."""
    raising = [
        path.relative_to(SOURCE)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and node.exc is not None and "NotImplementedError" in ast.unparse(node.exc)
    ]
    assert not raising


def is_private_room(path: Path) -> bool:
    return any(path.is_relative_to(room) for room in PRIVATE_ROOMS)


def imports_private(tree: ast.Module) -> bool:
    """Whether a module imports a private module of Textual."""
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return any(name.startswith("textual.") and "._" in name for name in imported)


def test_private_modules_of_textual_are_imported_in_two_rooms_only() -> None:
    found = [path for path, tree in modules() if imports_private(tree)]
    assert found
    assert not [path for path in found if not is_private_room(path)]


@cache
def private_names(cls: type[Any]) -> frozenset[str]:
    """What a class of Textual calls private: its methods, and the attributes that its own code sets."""
    tree = ast.parse(inspect.getsource(sys.modules[cls.__module__]))
    (node,) = [one for one in ast.walk(tree) if isinstance(one, ast.ClassDef) and one.name == cls.__name__]
    stored = {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store)}
    return frozenset(name for name in (*vars(cls), *stored) if name.startswith("_") and not name.startswith("__"))


def test_no_class_touches_what_textual_calls_private() -> None:
    """Neither on purpose nor by taking the same name, which would break Textual without a word."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        importlib.import_module(module.name)
    ours: list[type[Any]] = []
    waiting: list[type[Any]] = [MessagePump]
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        if cls.__module__.startswith("interview_tui.") and not is_private_room(Path(inspect.getfile(cls))):
            ours.append(cls)
    assert len(ours) > 60
    found = []
    for cls in ours:
        theirs = frozenset[str]().union(
            *(private_names(base) for base in cls.__mro__ if base.__module__.startswith("textual"))
        )
        tree = ast.parse(inspect.getsource(cls).lstrip() if cls.__qualname__ == cls.__name__ else "pass")
        used = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
        } | {name for name in vars(cls) if inspect.isroutine(vars(cls)[name]) or isinstance(vars(cls)[name], property)}
        found += [f"{cls.__name__}.{name}" for name in sorted(used & theirs)]
    assert not found


def test_whatever_is_private_of_textual_names_the_version() -> None:
    for path, tree in modules():
        if imports_private(tree) or path in (SOURCE / "tui/note/view.py", SOURCE / "tui/note/undo.py"):
            assert "Textual 8.2.8" in path.read_text(encoding="utf-8"), path.relative_to(SOURCE)
