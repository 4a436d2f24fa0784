"""Finding HTML comments in Markdown, which no reader of it sees, and taking them away."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANKS = re.compile(r"[^\S\n]*")
_BLANK_LINE = re.compile(r"[ \t>]*\n")


def without_comments(markdown: str) -> str:
    """Return Markdown without its HTML comments, which no reader of it sees. An escaped one is text."""
    kept, at = [], 0
    for start, end in comment_spans(markdown):
        kept.append(markdown[at:start])
        at = end
    return "".join((*kept, markdown[at:]))


def without_comment_lines(markdown: str) -> str:
    """Return Markdown without its HTML comments, and without the lines and blanks that stood there for one alone."""
    parts: list[str] = []
    at, after_blank = 0, True  # whether what stays so far ends in a blank line
    for start, end in _joined_spans(markdown):
        line = max(markdown.rfind("\n", at, start) + 1, at)
        begins_line = not markdown[line:start].strip(" \t>")
        behind = _match_end(_BLANKS, markdown, end)
        ends_line = markdown.startswith("\n", behind) or behind == len(markdown)
        part = markdown[at : line if begins_line and ends_line else start]
        parts.append(part.rstrip(" \t") if ends_line and not begins_line else part)
        at = behind if begins_line or ends_line else end
        if part:
            after_blank = part.endswith("\n") and not part[:-1].rpartition("\n")[2].strip(" \t>")
        if begins_line and ends_line:
            at += 1
            if after_blank:  # of the blank lines around it one stays
                at = _match_end(_BLANK_LINE, markdown, at)
    return "".join((*parts, markdown[at:]))


def _match_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where what matches at an offset ends; the offset itself if nothing does."""
    found = pattern.match(text, at)
    return found.end() if found is not None else at


def _joined_spans(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the HTML comments; those with nothing but blanks between them are one."""
    before: tuple[int, int] | None = None
    for start, end in comment_spans(markdown):
        if before is not None and not markdown[before[1] : start].strip():
            before = before[0], end
            continue
        if before is not None:
            yield before
        before = start, end
    if before is not None:
        yield before


def comments(markdown: str) -> list[str]:
    """Return the HTML comments in Markdown, as they are."""
    return [markdown[start:end] for start, end in comment_spans(markdown)]


def comment_spans(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the HTML comments. One without an end is text."""
    at, end = 0, -1
    while (start := markdown.find("<!--", at)) >= 0:
        if end < start + 4:
            end = markdown.find("-->", start + 4)
        if end < 0:
            return
        before = markdown[at:start]  # a run of backslashes does not go on beyond a mark of a comment
        escaped = (len(before) - len(before.rstrip("\\"))) % 2 == 1
        at = start + 4 if escaped else end + 3
        if not escaped:
            yield start, at
