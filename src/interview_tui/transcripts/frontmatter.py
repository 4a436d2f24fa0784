"""The front matter of a transcript: flat, one line a key, every line kept as it was until its value changes.

What we write is plain: a quoted text, a bare word, a number, a date, a flow list of these. Such lines are read here,
fast. Anything else that a hand may have put there is YAML, and is read by `frontmatter_yaml`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from interview_tui.language import _
from interview_tui.transcripts.errors import TranscriptError

FENCE = "---"
LIMIT = 64 * 1024  # characters of front matter that we are willing to read

_LINE = re.compile(r"([A-Za-z_][\w-]*):(?:[ \t]+(.*?))?[ \t]*\r?", re.DOTALL)
_QUOTED = re.compile(r'"(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"')
_BARE = re.compile(r"[A-Za-z][\w-]*|\d{4}-\d{2}-\d{2}|\d{1,9}")
_LIST = re.compile(r"\[([\w -]*(?:,[\w -]+)*)\]")
_YAML_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_UNPRINTABLE = re.compile("[\ufeff\ufffe\uffff]|[\U0001fffe-\U0001ffff\U0002fffe-\U0002ffff]")
_NUMBER_LIKE = re.compile(r"\d+(e\d+)?|0[xob].*")

Value = str | int | list[str | int] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One key as it stands in the file: `raw` is its line, or its lines, without the last line feed."""

    key: str
    raw: str
    value: object
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The entries in order. Comments and blank lines are kept with the entry before them (key "")."""

    entries: tuple[Entry, ...] = ()

    def get(self, key: str) -> object:
        """The value of that key as it was read; None if it is not there."""
        return next((entry.value for entry in self.entries if entry.key == key), None)

    def line(self, key: str) -> int:
        """The line in the file where that key stands; 1 if it does not."""
        return next((entry.line for entry in self.entries if entry.key == key), 1)

    def updated(self, values: Mapping[str, Value]) -> str:
        """The text between the fences with `values` in it: what did not change keeps its line to the letter."""
        lines: list[str] = []
        seen = set()
        for entry in self.entries:
            seen.add(entry.key)
            same = entry.key not in values or values[entry.key] == entry.value
            lines.append(entry.raw if same else _render(entry.key, values[entry.key]))
        lines += [_render(key, value) for key, value in values.items() if key not in seen and value is not None]
        return "".join(f"{line}\n" for line in lines)


def split(text: str) -> tuple[str, str]:
    """The front matter (without its fences) and the rest of a file. Raises TranscriptError."""
    first, _newline, rest = text.partition("\n")
    if first.rstrip() != FENCE:
        raise TranscriptError(1, _("This is not a transcript: the first line should be ---."))
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(rest, 0, LIMIT)
    if end is None:
        raise TranscriptError(1, _("The block between --- and --- at the top has no end."))
    return rest[: end.start()], rest[end.end() + 1 :]


def parse(block: str) -> FrontMatter:
    """Read the text between the fences. Raises TranscriptError, with the line in the file."""
    entries: list[Entry] = []
    known = set()
    lines = block.split("\n")
    for number, raw in enumerate(lines[:-1] if lines[-1] == "" else lines, start=2):
        if not raw.strip() or raw.lstrip().startswith("#"):
            entries.append(Entry("", raw, None, number))
            continue
        found = _LINE.fullmatch(raw)
        value = _plain(found[2]) if found else _NOT_PLAIN
        if found is None or value is _NOT_PLAIN:
            return _read_yaml(block)
        if found[1] in known:
            raise TranscriptError(number, _("{key} stands here twice; leave one of the two.").format(key=found[1]))
        known.add(found[1])
        entries.append(Entry(found[1], raw, value, number))
    return FrontMatter(tuple(entries))


_NOT_PLAIN = object()


def _plain(text: str | None) -> object:
    """The value of a line in our own form, or _NOT_PLAIN. A date stays the text that it is."""
    if not text:
        return None
    if _QUOTED.fullmatch(text):
        return json.loads(text)
    if _BARE.fullmatch(text) and text.lower() not in _YAML_WORDS:
        return int(text) if text.isdecimal() else text
    if found := _LIST.fullmatch(text):
        items = [item.strip() for item in found[1].split(",")] if found[1].strip() else []
        return [int(item) if item.isdecimal() else item for item in items]
    return _NOT_PLAIN


def _read_yaml(block: str) -> FrontMatter:
    from interview_tui.transcripts.frontmatter_yaml import parse_yaml

    return FrontMatter(tuple(Entry(*entry) for entry in parse_yaml(block)))


def _render(key: str, value: Value) -> str:
    return f"{key}: {_scalar(key, value)}".rstrip()


def _scalar(key: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(_scalar(key, item) for item in value)}]"
    if key in _BARE_KEYS and _BARE.fullmatch(value) and value.lower() not in _YAML_WORDS:
        return value
    if key == "id" and re.fullmatch(r"[0-9a-z]+", value) and not _NUMBER_LIKE.fullmatch(value):
        return value
    return _quoted(value)


_BARE_KEYS = frozenset({"date", "lang", "form", "status", "sharing", "tags", "dismissed"})


def _quoted(value: str) -> str:
    """A YAML double-quoted scalar. JSON's is one once it holds nothing that YAML calls unprintable."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: _escaped(ord(found[0])), text)


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def numbers(value: object) -> tuple[int, ...]:
    """The whole numbers in a list from front matter, without doubles, in order; anything else in it is left out."""
    items: Iterable[object] = value if isinstance(value, list) else ()
    return tuple(sorted({item for item in items if isinstance(item, int) and not isinstance(item, bool)}))
