"""Where the H1s and H2s of a Markdown text are, as CommonMark sees them at the top level."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ATX = re.compile(r"(?m)^ {0,3}(#{1,2})(?:[ \t]+([^\n]*?))?(?:[ \t]+#+)?[ \t]*\r?$")
_UNDERLINE = re.compile(r"(?m)^ {0,3}(=+|-+)[ \t]*\r?$")
_FENCE = re.compile(r"(?m)^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})([^\n]*)$")
_COMMENT = re.compile(r"(?ms)^ {0,3}<!--.*?-->")
# What cannot be the paragraph above an underline: a blank line, a heading, a quote, a list item, indented code.
_NO_PARAGRAPH = re.compile(
    r"[ \t]*\r?$| {0,3}(?:#{1,6}(?:[ \t]|\r?$)|>|[-+*](?:[ \t]|\r?$)|\d{1,9}[.)](?:[ \t]|\r?$))| {4}|\t"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `start` is the offset of its first character; `title` is its raw text."""

    start: int
    level: int
    title: str
    setext: bool = False


def outline(text: str) -> list[Heading]:
    """Every H1 and H2, in order.

    Headings inside fenced code and HTML comments do not count. A fence or comment without an end counts as text: a
    stray line of backticks that a hand left must not hide the cards behind it.
    """
    hidden = _hidden(text)
    found = [
        Heading(match.start(), len(match[1]), match[2] or "")
        for match in _ATX.finditer(text)
        if not _inside(match.start(), hidden)
    ]
    found += [heading for heading in _setext(text) if not _inside(heading.start, hidden)]
    return sorted(found, key=lambda heading: heading.start)


def _setext(text: str) -> list[Heading]:
    headings = []
    for underline in _UNDERLINE.finditer(text):
        start = underline.start()
        while start > 0:
            above = text.rfind("\n", 0, start - 1) + 1
            if _NO_PARAGRAPH.match(text, above, start - 1):
                break
            start = above
        if start < underline.start():
            title = text[start : underline.start()].strip()
            headings.append(Heading(start, 1 if "=" in underline[1] else 2, title, setext=True))
    return headings


def _hidden(text: str) -> list[tuple[int, int]]:
    """The spans of fenced code and of HTML comments."""
    spans = [match.span() for match in _COMMENT.finditer(text)] if "<!--" in text else []
    if "```" not in text and "~~~" not in text:
        return spans
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]) and not fence[2].strip():
            spans.append((opened.start(), fence.end()))
            opened = None
    return spans


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
