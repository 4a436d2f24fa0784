"""The front matter of a transcript: a flat mapping with one key a line; a line is kept as is until its value changes.

This program writes plain values: a quoted text, a bare word, a number, a date, a flow list of these. Such lines are
parsed here, fast. Any other YAML, written by hand, is parsed by `frontmatter_yaml`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from interview_tui.language import _
from interview_tui.transcripts.format.errors import TranscriptError, twice
from interview_tui.transcripts.format.own_form import FENCE, LIMIT, ORDER, YAML_WORDS

# One line in our own form. Which group matched tells the type of the value: a text, a text with escapes, a number, a
# bare word or date, a list; none of these for an empty value.
_LINE = re.compile(
    r"""(?x) ([A-Za-z_][\w-]*):
    (?:[ \t]+(?:
        "([^"\\\r]*)"
      | ("(?:[^"\\\r]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")
      | (\d{1,9})
      | ([A-Za-z][\w-]*|[1-9]\d{0,8}[a-df-z][\w-]*|\d{4}-\d{2}-\d{2})
      | \[([\w\ -]*(?:,[\w\ -]+)*)\]
    ))?
    [ \t]*\r?"""
)
# A text that a word processor put between its own quotation marks: YAML would stop at a colon in it.
_CURLY = re.compile(
    r"([A-Za-z_][\w-]*):[ \t]+([\u201c\u201d\u201e\u201f\u2018\u2019\u201a][^\n]*[\u201c\u201d\u2018\u2019])[ \t]*\r?"
)
_BARE = re.compile(r"[A-Za-z][\w-]*|\d{4}-\d{2}-\d{2}|0|[1-9][0-9]{0,8}")
_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]|[\U0001fffe-\U0001ffff\U0002fffe-\U0002ffff]")
_NUMBER_LIKE = re.compile(r"\d+(e\d+)?|0[xob].*")

Value = str | int | list[str | int] | None


class FrontMatterEntry(NamedTuple):  # some twenty a file: built in half the time of a frozen dataclass
    """Hold one key with its value; `raw` is its line or lines in the file, without the last line feed.

    `line` is the number of its first line in the file, from 1.
    """

    key: str
    raw: str
    value: object
    line: int


class FrontMatter(NamedTuple):
    """Hold the entries in the order of the file. Comments and blank lines are entries with the key ""."""

    entries: tuple[FrontMatterEntry, ...] = ()

    def get(self, key: str) -> object:
        """Return the value of that key as it was read; None if there is no such key."""
        return next((entry.value for entry in self.entries if entry.key == key), None)

    def bare(self, key: str) -> str:
        """Return the value of that key as it is written on its line; empty if there is no such key."""
        raw = next((entry.raw for entry in self.entries if entry.key == key), "")
        return raw.partition(":")[2].strip()

    def values(self) -> dict[str, object]:
        """Return every value by its key."""
        return {entry.key: entry.value for entry in self.entries if entry.key}

    def line(self, key: str) -> int:
        """Return the line number of that key in the file; 1 if there is no such key."""
        return next((entry.line for entry in self.entries if entry.key == key), 1)

    def updated(self, values: Mapping[str, Value]) -> str:
        """Return the text between the fences with these values set; a value that did not change keeps its line as is.

        A value None removes the key; a new key goes to its place in our order, or to the end.
        """
        lines: list[tuple[str, str]] = []  # each with its key
        seen = {entry.key for entry in self.entries}
        for entry in self.entries:
            if entry.key not in values or values[entry.key] == entry.value:
                lines.append((entry.key, entry.raw))
            elif values[entry.key] is not None:
                lines.append((entry.key, rendered(entry.key, values[entry.key])))
        for key, value in values.items():
            if key not in seen and value is not None:
                lines.insert(_place_for(key, [known for known, _line in lines]), (key, rendered(key, value)))
        return "".join(f"{line}\n" for _key, line in lines)


def _place_for(key: str, keys: Sequence[str]) -> int:
    """Return the index for a new key: after the last of `keys` that comes before it in our order, or at the end."""
    if key in ORDER:
        before = ORDER[: ORDER.index(key)]
        for at in range(len(keys) - 1, -1, -1):
            if keys[at] in before:
                return at + 1
    return len(keys)


def split(text: str) -> tuple[str, str]:
    """Split a file into its front matter (without the fences) and the rest. Raises TranscriptError."""
    if not text:
        raise TranscriptError(1, _("The file is empty."))
    first, _newline, rest = text.partition("\n")
    if first.rstrip() != FENCE:
        raise TranscriptError(1, no_fence())
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(rest, 0, LIMIT)
    if end is None:
        raise TranscriptError(1, _("The block between --- and --- at the top has no end. Put --- below its last line."))
    return rest[: end.start()], rest[end.end() + 1 :]


def no_fence() -> str:
    """Return the sentence on a file that does not begin as a transcript."""
    return _("This is not a transcript: the first line should be ---. Was it one? Then look for it in a backup.")


def parse(block: str) -> FrontMatter:
    """Parse the text between the fences. Raises TranscriptError, with the line in the file."""
    entries: list[FrontMatterEntry] = []
    known = set()
    lines = block.split("\n")
    for number, raw in enumerate(lines[:-1] if lines[-1] == "" else lines, start=2):
        plain = _plain(raw)
        if plain is None:
            return _read_yaml(block)
        key, value = plain
        if key:
            if key in known:
                raise TranscriptError(number, twice(key))
            known.add(key)
        entries.append(FrontMatterEntry(key, raw, value, number))
    return FrontMatter(tuple(entries))


@lru_cache(maxsize=2048)  # most lines are the same in many transcripts of a folder
def _plain(raw: str) -> tuple[str, object] | None:
    """Return the key and value of a line in our own form ("" for a comment or a blank line); None for any other line.

    A date is returned as text. A list is shared by the cache: do not change it.
    """
    found = _LINE.fullmatch(raw)
    if found is None:
        if curly := _CURLY.fullmatch(raw):
            return curly[1], curly[2]
        return ("", None) if not raw.strip() or raw.lstrip().startswith("#") else None
    key, text = found[1], found[found.lastindex or 0]
    match found.lastindex:
        case 2:
            return key, text
        case 3:
            return key, json.loads(text, strict=False)
        case 4:
            return key, int(text)
        case 5:
            return None if text.lower() in YAML_WORDS else (key, text)
        case 6:
            items = [item.strip() for item in text.split(",")] if text.strip() else []
            return key, [int(item) if item.isdecimal() else item for item in items]
        case _nothing:
            return key, None


def _read_yaml(block: str) -> FrontMatter:
    """Parse the text between the fences as YAML. Raises TranscriptError."""
    from interview_tui.transcripts.format.frontmatter_yaml import parse_yaml

    return FrontMatter(tuple(FrontMatterEntry(*entry) for entry in parse_yaml(block)))


def rendered(key: str, value: Value) -> str:
    """Return the line of a key and its value, without a line feed."""
    return f"{key}: {_scalar(key, value)}".rstrip()


def _scalar(key: str, value: Value) -> str:
    """Return a value as YAML, without quotes where that key and value allow it."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(_scalar(key, item) for item in value)}]"
    if value.lower() in YAML_WORDS:
        return _quoted(value)
    if (key in _BARE_KEYS and _BARE.fullmatch(value)) or key == "seals":
        return value
    if key == "id" and re.fullmatch(r"[0-9a-z]+", value) and not _NUMBER_LIKE.fullmatch(value):
        return value
    return _quoted(value)


_BARE_KEYS = frozenset(
    {"date", "lang", "form", "status", "sharing", "shared_for", "tags", "dismissed", "back_on", "closing_readers"}
)


def _quoted(value: str) -> str:
    """Return a YAML double-quoted scalar: a JSON string with the characters that YAML calls unprintable escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: _escaped(ord(found[0])), text)


def _escaped(code: int) -> str:
    """Return the YAML escape of a code point."""
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def numbers(value: object) -> tuple[int, ...]:
    """Return the whole numbers in a list from front matter, each once, sorted; other items are left out.

    One number by itself is a list of one.
    """
    items: Iterable[object] = value if isinstance(value, list) else (value,)
    return tuple(sorted({one for item in items if (one := number(item)) is not None}))


def number(value: object) -> int | None:
    """Return a whole number, which some programs write between quotes; None for any other value."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
