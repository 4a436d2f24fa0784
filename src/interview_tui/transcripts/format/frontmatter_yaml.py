"""Parsing of front matter in other YAML than our own plain form. Imported only when such a file is read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

import yaml

from interview_tui.language import _
from interview_tui.transcripts.format.errors import TranscriptError, twice

DEPTH = 40  # the most levels of nesting that are read
_NOT_WHAT_WAS_MEANT = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("bool", "float", "int"))
"""Tags of plain scalars that YAML 1.1 takes for something else than a text: a name "No", an id 1e5 or 0123."""
_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]*")
_STRANGE_BLANK = re.compile(
    r"[ ]*(?:[\t\u00a0\u2000-\u200b\u202f]|[\w-]+:[ ]*[\t\u00a0\u2000-\u200b\u202f]|[\w-]*[\u00a0\u202f][\w-]*:)"
)
_UNCLOSED = re.compile(r"""(?m)^[^\s#:][^:\n]*:[ \t]+(?:"(?:[^"\\\n]|\\.)*|'[^'\n]*)$""")


def parse_yaml(block: str) -> list[tuple[str, str, object, int]]:
    """Return every top-level key as (key, raw lines, value, line number in the file).

    Comments and blank lines between two keys are entries without a key, so nothing is lost on writing.
    Raises TranscriptError for text that is no YAML or no block mapping, or that has a key twice, an alias, or more than
    `DEPTH` levels.
    """
    try:
        _refuse_bombs(block)
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        line = _line(block, _position(error, block))
        if (found := _strange_blank(block.split("\n"), line - 2)) is not None:
            text = _("Here is a tab or a hard space where YAML wants a common one. Type that space again.")
            raise TranscriptError(found + 2, text) from None
        problem = _(
            "Here stands something that cannot be read. Ask a colleague who knows such files: "
            "quotes round the text after the colon often help."
        )
        raise TranscriptError(line, problem) from None
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise TranscriptError(
            2, _("Lines such as “date: 2026-11-24” belong at the top. Ask a colleague who knows such files.")
        )
    return list(_entries(node, block))


def _refuse_bombs(block: str) -> None:
    """Raise TranscriptError for aliases and deep nesting, from the event stream, before anything is built.

    Aliases could multiply the size of a value, and nesting could exhaust the stack.
    """
    depth = 0
    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > DEPTH:
            problem = _("This is too intricate for the block at the top; keep to one line a key.")
            raise TranscriptError(_line(block, event.start_mark.index if event.start_mark else 0), problem)


def _line(block: str, position: int) -> int:
    """Return the line number in the file. YAML's own differs: it counts more characters as line ends."""
    return block.count("\n", 0, position) + 2


def _strange_blank(lines: Sequence[str], stopped: int) -> int | None:
    """Return the line with a blank before its value that is no space, if YAML stopped there or one line after it."""
    return next((at for at in (stopped, stopped - 1) if 0 <= at < len(lines) and _STRANGE_BLANK.match(lines[at])), None)


def _position(error: yaml.YAMLError, block: str) -> int:
    """Return the offset of an error: that of a quotation mark that is not closed, or else where YAML stopped."""
    mark = getattr(error, "problem_mark", None)
    position: int = mark.index if mark else getattr(error, "position", 0)
    unclosed = _UNCLOSED.search(block, 0, position)
    return unclosed.start() if unclosed else position


def _entries(node: yaml.MappingNode, block: str) -> Iterator[tuple[str, str, object, int]]:
    """Yield the entries that `parse_yaml` returns. Raises TranscriptError."""
    lines = block.removesuffix("\n").split("\n")
    starts = [block.count("\n", 0, key.start_mark.index) for key, _value in node.value] + [len(lines)]
    if starts[0] > 0:
        yield "", "\n".join(lines[: starts[0]]), None, 2
    known = set()
    for position, (key_node, value_node) in enumerate(node.value):
        first, after = starts[position], starts[position + 1]
        if after == first or key_node.start_mark.column > 0:
            raise TranscriptError(first + 2, _("Every key at the top should begin a line of its own."))
        key = str(key_node.value)
        if key in known:
            raise TranscriptError(first + 2, twice(key))
        known.add(key)
        last = after
        while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
            last -= 1
        yield key, "\n".join(lines[first:last]), _value_of(value_node), first + 2
        if last < after:
            yield "", "\n".join(lines[last:after]), None, last + 2


def _value_of(node: yaml.Node) -> object:
    """Return the value of a node, with a date as text; None if it cannot be constructed."""
    if (
        isinstance(node, yaml.ScalarNode)
        and node.tag in _NOT_WHAT_WAS_MEANT
        and not _WHOLE_NUMBER.fullmatch(node.value)
    ):
        return node.value
    loader = yaml.SafeLoader("")
    try:
        value = loader.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError, OverflowError, LookupError, AttributeError, TypeError):
        return None
    finally:
        loader.dispose()
    return value.isoformat() if isinstance(value, datetime.date) else value
