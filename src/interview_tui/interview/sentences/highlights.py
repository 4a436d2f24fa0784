"""Highlights: the text between `==` and `==` in a note."""

from __future__ import annotations

import re

from interview_tui.interview.model import Interview

# The syntax of pandoc's `mark` and Obsidian. The text begins and ends in a character other than white space or `=`, so
# that a rule of equals signs is no highlight.
_OPENING = re.compile(r"(?<!=)==(?=[^\s=])")
_CLOSING = re.compile(r"(?<=[^\s=])==(?!=)")


def spans(line: str) -> list[tuple[int, int]]:
    """Return the spans of the highlights in one line, equals signs included, in columns, the end not included."""
    found: list[tuple[int, int]] = []
    at = 0
    while (opening := _OPENING.search(line, at)) and (closing := _CLOSING.search(line, opening.end())):
        at = closing.end()
        found.append((opening.start(), at))
    return found


def highlights(note: str) -> list[str]:
    """Return the highlighted texts of a note in order, without equals signs. Each is within one line, never empty."""
    if "==" not in note:
        return []
    return [line[start + 2 : end - 2] for line in note.split("\n") for start, end in spans(line)]


def unmarked(text: str) -> str:
    """Return the text without the equals signs of its highlights; other equals signs are kept."""
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
    """Return every highlight with the number of its card, in the order of the cards, without struck answers."""
    return [(number, text) for number, answer in interview.answered() for text in highlights(answer.note)]
