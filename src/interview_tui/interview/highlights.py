"""Highlights: what stands between `==` and `==` in a note, to come back to."""

from __future__ import annotations

import re

from interview_tui.interview.model import Interview

# As pandoc's `mark` and Obsidian read it; what it holds begins and ends in something other than white space or `=`,
# so that a ruled line of equals signs is none.
_MARK = re.compile(r"(?<!=)==(?=[^\s=])(.+?)(?<=[^\s=])==(?!=)")


def highlights(note: str) -> list[str]:
    """The highlighted texts of a note in order, without their equals signs. Each is part of one line, never empty."""
    if "==" not in note:
        return []
    return [found[1] for line in note.split("\n") for found in _MARK.finditer(line)]


def unmarked(text: str) -> str:
    """The text without the equals signs of its highlights; other equals signs stay."""
    if "==" not in text:
        return text
    return "\n".join(_MARK.sub(r"\1", line) for line in text.split("\n"))


def all_of(interview: Interview) -> list[tuple[int, str]]:
    """Every highlight with the number of its card, in the order of the cards; struck answers left out."""
    return [(number, text) for number, answer in interview.answered() for text in highlights(answer.note)]
