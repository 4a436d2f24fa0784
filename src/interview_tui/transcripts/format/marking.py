"""Marking text that was typed and nearly says the words of this program, so that nobody takes it for ours.

Two lines of ours stand in one place alone, and typed text is marked for them there only: the one about the wall, in the
closing sentence, and the one that says that a transcript is the whole, above the cards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.evening import (
    Near,
    NearLine,
    Stems,
    evened,
    is_letter,
    lower_of,
    near_lines,
    spelled,
    stems_of,
    whole_spans,
    worth_reading,
)


def mark_typed(markdown: str, near: Callable[[str], Sequence[NearLine]] = near_lines) -> str:
    """Return encoded text with what nearly says our words marked as typed, by a character reference."""
    while found := near(markdown):
        before = markdown
        for line in reversed(found):
            markdown = marked_at(markdown, line.start)
        if markdown == before:
            break
    return markdown


def marked_at(markdown: str, start: int) -> str:
    """Return Markdown with what comes to the first letter or digit from `start` on as a character reference, if any."""
    at = next((at for at in range(start, len(markdown)) if is_letter(markdown[at])), None)
    return markdown if at is None else f"{markdown[:at]}&#{ord(markdown[at])};{markdown[at + 1 :]}"


@cache
def _wall() -> re.Pattern[str]:
    """Return the expression for a label about the wall: with a colon anywhere, without one at the start."""
    label = "|".join(evened(words.wall) for words in every_language())
    return re.compile(rf"\A(?:[0-9]+ )?(?P<first>{label})(?= |\Z)|(?<= )(?P<later>{label})(?= :)")


@cache
def _wall_stems() -> Stems:
    """Return what any label about the wall has in it."""
    return stems_of(words.wall for words in every_language())


def near_wall(text: str) -> list[NearLine]:
    """Return the places in a closing sentence, with all below its heading, that nearly say our words about the wall."""
    near: list[NearLine] = []
    for start, end in worth_reading(text, lower_of(text), _wall_stems()):
        even, places = spelled(text[start:end])
        for label in _wall().finditer(even):
            at = label.start("first") if label["first"] else label.start("later")
            near.append(NearLine(Near.WALL, start + places[at]))
    return near


def near_whole(text: str) -> list[NearLine]:
    """Return the places in a text above the cards that say of a transcript that it is the whole."""
    return [NearLine(Near.WHOLE, start) for start, _end in whole_spans(text)]
