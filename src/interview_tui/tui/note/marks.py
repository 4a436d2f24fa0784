"""Find, add and remove the highlights in a note: `==…==` within one line. Pure text, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

Span = tuple[int, int]
Place = tuple[int, int]  # row, column

_WIDTH = len("==")


def marks(line: str) -> tuple[Span, ...]:
    """Return where the highlights of one line are, their equals signs included: columns, the end not included."""
    return _marks(line) if "==" in line else ()


@lru_cache(64)  # as many lines as a screen has; not more, because a line may be long
def _marks(line: str) -> tuple[Span, ...]:
    from interview_tui.interview.sentences.highlights import spans  # most notes begin without one

    return tuple(spans(line))


def hidden_marks(line: str, cursor: int) -> tuple[Span, ...]:
    """Return where the equals signs are of the highlights that the cursor is not in; it is in none at column -1.

    In a highlight is also right before its equals signs, and right behind those at its end.
    """
    return tuple(
        edge
        for first, last in marks(line)
        if not first <= cursor <= last
        for edge in ((first, first + _WIDTH), (last - _WIDTH, last))
    )


class MarkedLine(NamedTuple):
    """Hold a line without its equals signs, and which columns of that are highlighted, in order and apart."""

    plain: str
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, line: str) -> MarkedLine:
        """Read a line; `text()` gives the same line back."""
        pieces, spans, end, length = [], [], 0, 0
        for first, last in marks(line):
            before, inner = line[end:first], line[first + _WIDTH : last - _WIDTH]
            pieces += [before, inner]
            spans.append((length + len(before), length + len(before) + len(inner)))
            length, end = spans[-1][1], last
        return cls("".join([*pieces, line[end:]]), tuple(spans))

    def text(self) -> str:
        """Return the line with its equals signs."""
        pieces, end = [], 0
        for first, last in self.spans:
            pieces += [self.plain[end:first], "==", self.plain[first:last], "=="]
            end = last
        return "".join([*pieces, self.plain[end:]])

    def plain_column(self, column: int) -> int:
        """Return the column of `plain` for one of the line; one among equals signs is the edge of that highlight."""
        for at, (first, last) in enumerate(self.spans):
            start = first + 2 * _WIDTH * at  # where the line has this span's equals signs
            if column <= start:
                return column - 2 * _WIDTH * at
            if column <= start + last - first + 2 * _WIDTH:
                return min(max(column - 2 * _WIDTH * at - _WIDTH, first), last)
        return column - 2 * _WIDTH * len(self.spans)

    def column(self, plain_column: int) -> int:
        """Return the column of the line for a column of `plain`; an edge of a highlight is outside its equals signs."""
        opened = sum(first < plain_column for first, _ in self.spans)
        closed = sum(last <= plain_column for _, last in self.spans)
        return plain_column + _WIDTH * (opened + closed)

    def trimmed(self, first: int, last: int) -> Span:
        """Return that span of `plain` without the white space at its ends; empty if there is nothing else."""
        text = self.plain[first:last]
        first += len(text) - len(text.lstrip())
        return first, max(first, first + len(text.strip()))

    def covers(self, first: int, last: int) -> bool:
        """Return whether all of that span is in one highlight."""
        return any(start <= first and last <= end for start, end in self.spans)

    def with_mark(self, first: int, last: int) -> MarkedLine:
        """Return the line with that span highlighted too; highlights it touches become one with it."""
        touched = [span for span in self.spans if span[0] <= last and span[1] >= first]
        joined = (min([first, *(start for start, _ in touched)]), max([last, *(end for _, end in touched)]))
        return MarkedLine(self.plain, tuple(sorted([joined, *(span for span in self.spans if span not in touched)])))

    def without_mark(self, first: int, last: int) -> MarkedLine:
        """Return the line with that span not highlighted; what is left of a highlight at either side stays one."""
        left: list[Span] = []
        for start, end in self.spans:
            pieces = [(start, end)] if end <= first or start >= last else [(start, first), (last, end)]
            left += [self.trimmed(*piece) for piece in pieces if piece[0] < piece[1]]
        return MarkedLine(self.plain, tuple(span for span in left if span[0] < span[1]))


class Toggled(NamedTuple):
    """Hold the result of `toggle`: the new lines, and where the two ends of the selection are in them."""

    lines: tuple[str, ...]
    start: Place
    end: Place


def toggle(lines: Sequence[str], start: Place, end: Place, skip: str) -> Toggled | None:
    """Highlight what is selected in `lines`, or remove that highlight when all of it has one. None: nothing to do.

    `start` and `end` are the ends of the selection in order; the same place twice means the whole line. Each line gets
    its own highlight, without the white space around it, never one within another, and not on a leading `skip`.
    A line whose own equals signs would make the result ambiguous is left alone.
    """
    parsed = [MarkedLine.of(line) for line in lines]
    wanted: dict[int, Span] = {}
    for row in range(start[0], end[0] + 1):
        line = parsed[row]
        first = line.plain_column(start[1]) if row == start[0] and start != end else 0
        last = line.plain_column(end[1]) if row == end[0] and start != end else len(line.plain)
        if line.plain.startswith(skip):
            first = max(first, len(skip))
        span = line.trimmed(first, last)
        if span[0] < span[1]:
            wanted[row] = span
    if all(parsed[row].covers(*span) for row, span in wanted.items()):
        changed = {row: parsed[row].without_mark(*span) for row, span in wanted.items()}
    else:
        changed = {row: parsed[row].with_mark(*span) for row, span in wanted.items()}
    sound = {row: line for row, line in changed.items() if MarkedLine.of(line.text()) == line and line != parsed[row]}
    if not sound:
        return None

    def moved(place: Place) -> Place:
        row, column = place
        return (row, sound[row].column(parsed[row].plain_column(column))) if row in sound else place

    texts = tuple(sound[row].text() if row in sound else line for row, line in enumerate(lines))
    return Toggled(texts, moved(start), moved(end))
