"""The outline of a Markdown text: its H1 and H2 headings at the top level, as CommonMark defines them; its comments."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

# Behind a line feed rather than ^: that is how `re` finds the next line fastest. The text is read with one before it.
_ATX = re.compile(r"\n {0,3}(#{1,2})(?=[ \t\r\n]|\Z)([^\n]*)")
_CLOSING_MARKS = re.compile(r"(?:\A|(?<=[ \t]))#+\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*\r?")
_UNDERLINED = re.compile(r"\n {0,3}(?:=++|-++)[ \t]*+\r?(?=\n|\Z)")
_OPENER = re.compile(r"(?m)^ {0,3}(?:(`{3,}(?=[^`\n]*$)|~{3,})[^\n]*|<!--)")
_CLOSER = re.compile(r"(?m)^ {0,3}(`{3,}|~{3,})[ \t]*\r?$")

_Span = tuple[int, int]


class Heading(NamedTuple):
    """Hold a heading: `start` is the offset of its first character; `title` is its raw text.

    `setext` tells that it is underlined instead of marked with #.
    """

    start: int
    level: int
    title: str
    setext: bool = False


def outline(text: str) -> list[Heading]:
    """Return every H1 and H2, in order.

    Headings inside fenced code and HTML comments do not count. A fence or comment without an end counts as text: a
    stray line of backticks must not hide the cards after it.
    """
    hidden = list(_hidden(text))
    lines = f"\n{text}"  # so that an offset in it, of the line feed before a line, is that of the line in the text
    found = [
        Heading(match.start(), len(match[1]), bare_title(match[2]))
        for match in _ATX.finditer(lines)
        if not _inside(match.start(), hidden)
    ]
    if _UNDERLINED.search(lines):
        found += _SetextHeadings(hidden).headings(text)
    return sorted(found, key=lambda heading: heading.start)


def end_of(heading: Heading, text: str) -> int:
    """Return the offset in `text` behind the line of a heading, with its underline; only a line feed ends a line."""
    end = heading.start
    for _line in range(1 + heading.setext):
        end = text.find("\n", end) + 1 or len(text)
    return end


def bare_title(text: str) -> str:
    """Return the text after the opening marks of a heading, without surrounding white space and closing marks."""
    return _CLOSING_MARKS.sub("", text.strip(" \t\r")).rstrip(" \t")


def _hidden(text: str) -> Iterator[_Span]:
    """Yield the spans of fenced code and HTML comments, in order; they begin at a line's start and do not overlap."""
    if "```" not in text and "~~~" not in text and "<!--" not in text:
        return
    closers = [(found.start(), found.end(), found[1]) for found in _CLOSER.finditer(text)]
    starts = [start for start, _end, _marks in closers]
    longest = _longest_from([marks for _start, _end, marks in closers])
    at, last_comment = 0, text.rfind("-->")
    while opener := _OPENER.search(text, at):
        at = opener.end()
        marks = opener[1]
        if marks is None:
            if at <= last_comment:
                line_end = text.find("\n", text.index("-->", at))
                at = len(text) if line_end < 0 else line_end
                yield opener.start(), at
        else:
            first = bisect_right(starts, opener.start())
            if len(marks) <= longest[marks[0]][first]:  # else it has no end, and none is looked for again and again
                behind = range(first, len(closers))
                at = next(closers[i][1] for i in behind if closers[i][2].startswith(marks))
                yield opener.start(), at


def _longest_from(closers: list[str]) -> dict[str, list[int]]:
    """Return for each fence character, and each of these closing marks, how long the longest is from that one on.

    Behind the last one it is 0.
    """
    longest = {}
    for sign in "`~":
        lengths = [0, *(len(marks) if marks[0] == sign else 0 for marks in reversed(closers))]
        longest[sign] = [*accumulate(lengths, max)][::-1]
    return longest


def _inside(position: int, spans: list[_Span]) -> bool:
    """Return whether an offset is inside one of these spans."""
    at = bisect_right(spans, (position, sys.maxsize)) - 1
    return at >= 0 and position < spans[at][1]


_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t\r]|\Z)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})\r?\Z")
_QUOTED = re.compile(r" {0,3}>[ \t]?(.*)\Z", re.DOTALL)
_ITEM = re.compile(r" {0,3}(?:[-+*]|(\d{1,9})[.)])(?:[ \t]+(.*)|\r?)\Z", re.DOTALL)
_INDENT = re.compile(r"[ \t]*")


class _SetextHeadings:
    """Find the setext headings: the lines of a paragraph, with = or - below them.

    The text is scanned once. `_start` is the offset of the paragraph that the next line would continue, -1 if there is
    none; `_nested` tells that it is in a quote or a list, where an underline outside of that does not apply; `_inner`
    is the indent that puts a line inside the last list item, 0 outside lists; `_bare` tells that this item has only its
    marker, so that a blank line ends it.
    """

    def __init__(self, hidden: list[_Span]) -> None:
        self._hidden = hidden
        self._start = -1
        self._nested = False
        self._inner = 0
        self._bare = False

    def headings(self, text: str) -> Iterator[Heading]:
        """Yield the setext headings, in order."""
        at = 0
        for line in text.split("\n"):
            if _inside(at, self._hidden):
                self._start, self._inner = -1, 0
            elif not line.strip():
                self._inner = 0 if self._bare else self._inner
                self._start, self._bare = -1, False
            elif self._start >= 0 and not self._nested and (found := _UNDERLINE.fullmatch(line)):
                title = text[self._start : at].strip()
                yield Heading(self._start, 1 if found[1][0] == "=" else 2, title, setext=True)
                self._start, self._inner = -1, 0
            else:
                self._track(line, at)
            at += len(line) + 1

    def _track(self, line: str, at: int) -> None:
        """Update what the next line would continue, after a line that is neither blank nor an underline."""
        self._bare = False
        indent = len(_INDENT.match(line)[0].expandtabs(4))  # type: ignore[index]  # it always matches
        if self._start >= 0 and indent >= 4:
            return  # the paragraph continues, whatever the indent
        inside = 0 < self._inner <= indent
        if not inside and _RULE.match(line):
            self._start, self._inner = -1, 0
        elif not inside and indent >= 4 and self._inner == 0:
            return  # indented code
        elif not inside and _HEADING.match(line):
            self._start, self._inner = -1, 0
        elif not inside and (quoted := _QUOTED.match(line)):
            self._open(at if _is_text(quoted[1]) else -1, nested=True, inner=0)
        elif not inside and (item := _ITEM.match(line)) and self._may_begin(item):
            text = item[2] or ""
            inner = len(line.expandtabs(4)) - len(text.expandtabs(4)) if text else indent + 2
            self._open(at if _is_text(text) else -1, nested=True, inner=inner)
            self._bare = not text
        elif self._start < 0:
            self._open(at, nested=inside, inner=self._inner if inside else 0)

    def _may_begin(self, item: re.Match[str]) -> bool:
        """Return whether a list item may begin here: inside a paragraph only if it has text and counts from 1."""
        return self._start < 0 or self._nested or (bool(item[2]) and item[1] in (None, "1"))

    def _open(self, start: int, *, nested: bool, inner: int) -> None:
        """Set the paragraph that the next line would continue."""
        self._start, self._nested, self._inner = start, nested, inner


def _is_text(rest: str) -> bool:
    """Return whether a paragraph begins after the marker of a quote or list item."""
    return bool(rest.strip()) and not _HEADING.match(rest) and not _RULE.match(rest)


# --- comments, which no reader of it sees

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


def masked(markdown: str) -> str:
    """Return Markdown, as long as it is, with an x for each sign in a comment or a fence, also in one without an end.

    Nothing in there is said by this program.
    """
    if "```" not in markdown and "~~~" not in markdown and "<!--" not in markdown:
        return markdown
    markdown = crossed_out(markdown, comment_spans(markdown))
    markdown = crossed_out(markdown, list(_hidden(markdown)))
    opened = _OPENER.search(markdown)
    return crossed_out(markdown, [(opened.start(), len(markdown))]) if opened else markdown


def crossed_out(text: str, spans: Iterable[_Span]) -> str:
    """Return a text, as long as it is, with an x for each sign in these spans, which are in its order."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], re.sub(r"[^\n]", "x", text[start:end]))
        at = end
    return "".join((*parts, text[at:]))


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
