"""Whether it can be said of a file that an answer is not in it.

A hand may have damaged the heading of a card: what stands below it is then a part of another answer, or of no answer.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from interview_tui.transcripts.format.document import Document, SectionKind

_HEADING: Final = re.compile(r"(?m)^[ \t>]*#{1,6}[ \t\\]*0*([0-9]{1,3})(?![0-9])")
_PARAGRAPH: Final = re.compile(r"(?m)(?:^|\n)\n[ \t]{0,3}0*([0-9]{1,3})\\?[.)][^\n]*\n(?=\n)")


def may_hold(document: Document, cards: AbstractSet[int]) -> bool:
    """Return whether a file, as it was read, has an answer on one of these cards, or may have one.

    It may if anything about readers, strikes or headings is unclear in it, or if something like the heading of that
    card stands somewhere else than a heading of ours does. If the file neither has the card nor says that it was
    struck, any heading of a hand may be what became of it.
    """
    if not cards:
        return False
    answered = {section.number for section in document.cards() if section.answer}
    if answered & cards or document.stops:
        return True
    known = {section.number for section in document.cards()} | {*document.interview.struck}
    for section in document.sections:
        below = section.raw[len(section.heading) :]
        foreign = section.kind is SectionKind.FOREIGN
        if section.number in cards and foreign:
            return True
        if _numbers(_HEADING, below) & cards:
            return True
        if cards - known and (foreign or _numbers(_PARAGRAPH, below) & (cards - known)):
            return True
    return False


def _numbers(pattern: re.Pattern[str], text: str) -> set[int]:
    return {int(found[1]) for found in pattern.finditer(text)}
