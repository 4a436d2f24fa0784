"""Highlights: what stands between `==` and `==` in a note, to come back to."""

from __future__ import annotations

import re

from interview_tui.interview.model import Interview

# As pandoc's `mark` and Obsidian read it; what it holds begins and ends in something other than white space or `=`,
# so that a ruled line of equals signs is none.
_OPENING = re.compile(r"(?<!=)==(?=[^\s=])")
_CLOSING = re.compile(r"(?<=[^\s=])==(?!=)")


def spans(line: str) -> list[tuple[int, int]]:
    """Where the highlights of one line are, their equals signs included: columns, the end not included."""
    found: list[tuple[int, int]] = []
    at = 0
    while (opening := _OPENING.search(line, at)) and (closing := _CLOSING.search(line, opening.end())):
        at = closing.end()
        found.append((opening.start(), at))
    return found


def highlights(note: str) -> list[str]:
    """The highlighted texts of a note in order, without their equals signs. Each is part of one line, never empty."""
    if "==" not in note:
        return []
    return [line[start + 2 : end - 2] for line in note.split("\n") for start, end in spans(line)]


def unmarked(text: str) -> str:
    """The text without the equals signs of its highlights; other equals signs stay."""
    if "==" not in text:
        return text
    return "\n".join(_unmarked_line(line) for line in text.split("\n"))


def _unmarked_line(line: str) -> str:
    pieces, at = [], 0
    for start, end in spans(line):
        pieces += [line[at:start], line[start + 2 : end - 2]]
        at = end
    return "".join([*pieces, line[at:]])


def all_of(interview: Interview) -> list[tuple[int, str]]:
    """Every highlight with the number of its card, in the order of the cards; struck answers left out."""
    return [(number, text) for number, answer in interview.answered() for text in highlights(answer.note)]
