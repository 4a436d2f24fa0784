"""Which texts for people stand in the code: those from the catalogue, and those that should have been."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "interview_tui"

# Two words of two letters and more, with white space between them.
_TWO_WORDS = re.compile(r"[^\W\d_]{2,}\S*\s+\W*[^\W\d_]{2,}")

CATALOGUE = frozenset({"_", "N_", "gettext", "ngettext", "pgettext"})

# Calls whose texts are no words on screen: patterns; descriptions in the JSON Schema, for who edits a question set;
# pydantic's own messages, which are told in other words; selectors of widgets.
_NOT_SHOWN = frozenset({"compile", "Field", "ConfigDict", "PydanticCustomError", "query", "query_one", "on"})
_BUILT_IN_ERRORS = frozenset({"ValueError", "TypeError", "KeyError", "RuntimeError", "OSError", "AssertionError"})
_STYLE = re.compile(r"(?:(?:bold|italic|strike|underline|dim|reverse|not|on|\$[\w-]+|#\w+)(?:\s+|\Z))+")
_STYLE_SHEETS = frozenset({"CSS", "DEFAULT_CSS"})


@dataclass(frozen=True, slots=True)
class Loose:
    """A text of two words or more that stands in the code outside the catalogue."""

    file: str
    line: int
    text: str


def loose_texts(code: str, file: str = "") -> Iterator[Loose]:
    """Every text in `code` that a person might get to read and that no catalogue knows.

    No such texts are: docstrings; what is given to a catalogue function, a pattern, or a model of a foreign file;
    values of an Enum; style sheets, styles and names of style classes; what a built-in exception says to developers
    (no message of a built-in exception is ever shown).
    """
    tree = ast.parse(code)
    exempt: set[ast.AST] = set()
    for node in ast.walk(tree):
        for inner in _exempt_below(node):
            exempt.update(ast.walk(inner))
    for node in ast.walk(tree):
        if node in exempt:
            continue
        if isinstance(node, ast.JoinedStr):
            exempt.update(ast.walk(node))
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if _TWO_WORDS.search(text) and not _STYLE.fullmatch(text.strip()):
            yield Loose(file, node.lineno, text)


def _exempt_below(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            yield node
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in CATALOGUE | _NOT_SHOWN:
            yield node
        case ast.Call(keywords=keywords):
            yield from (keyword for keyword in keywords if keyword.arg == "classes")
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))) if name in _BUILT_IN_ERRORS:
            yield node
        case ast.Assign(targets=[ast.Name(id=name)]) if name in _STYLE_SHEETS:
            yield node
        case ast.ClassDef(bases=bases) if any(isinstance(b, ast.Name) and b.id.endswith("Enum") for b in bases):
            yield from (line for line in node.body if isinstance(line, ast.Assign))


def all_loose_texts(but: frozenset[str]) -> list[Loose]:
    """Those in the whole program, the files in `but` left out (paths from `src/interview_tui`)."""
    found: list[Loose] = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name not in but:
            found += loose_texts(path.read_text(encoding="utf-8"), name)
    return found
