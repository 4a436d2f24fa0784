"""Front matter that a hand has written in YAML beyond our own plain form. Imported only when such a file is read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import yaml

from interview_tui.language import _
from interview_tui.transcripts.format.errors import TranscriptError

DEPTH = 40  # levels of nesting that we are willing to read
_UNCLOSED = re.compile(r"""(?m)^[^\s#:][^:\n]*:[ \t]+(?:"(?:[^"\\\n]|\\.)*|'[^'\n]*)$""")


def parse_yaml(block: str) -> list[tuple[str, str, object, int]]:
    """Every top-level key as (key, its raw lines, its value, its line in the file).

    Comments and blank lines between two keys are entries without a key, so nothing is lost on writing.
    Raises TranscriptError for what is no YAML, is no flat mapping, holds a key twice, an alias, or is nested absurdly.
    """
    try:
        _refuse_bombs(block)
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        problem = _("The block at the top cannot be read here: put texts between quotes.")
        raise TranscriptError(_line(block, _position(error, block)), problem) from None
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise TranscriptError(2, _("The block at the top should have lines of the form key: value."))
    return list(_entries(node, block))


def _refuse_bombs(block: str) -> None:
    """Aliases multiply and nesting recurses: both are refused on the event stream, before anything is built."""
    depth = 0
    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > DEPTH:
            problem = _("This is too intricate for the block at the top; keep to one line a key.")
            raise TranscriptError(_line(block, event.start_mark.index if event.start_mark else 0), problem)


def _line(block: str, position: int) -> int:
    """The line in the file. YAML's own count is no use: it sees lines end where no one else does."""
    return block.count("\n", 0, position) + 2


def _position(error: yaml.YAMLError, block: str) -> int:
    """Where the trouble is: at a quotation mark that was not closed, if there is one, or where YAML gave up."""
    mark = getattr(error, "problem_mark", None)
    position: int = mark.index if mark else getattr(error, "position", 0)
    unclosed = _UNCLOSED.search(block, 0, position)
    return unclosed.start() if unclosed else position


def _entries(node: yaml.MappingNode, block: str) -> Iterator[tuple[str, str, object, int]]:
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
            raise TranscriptError(first + 2, _("{key} stands here twice; leave one of the two.").format(key=key))
        known.add(key)
        last = after
        while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
            last -= 1
        yield key, "\n".join(lines[first:last]), _value_of(value_node), first + 2
        if last < after:
            yield "", "\n".join(lines[last:after]), None, last + 2


def _value_of(node: yaml.Node) -> object:
    loader = yaml.SafeLoader("")
    try:
        value = loader.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError, OverflowError, LookupError, AttributeError, TypeError):
        return None
    finally:
        loader.dispose()
    return value.isoformat() if isinstance(value, datetime.date) else value
