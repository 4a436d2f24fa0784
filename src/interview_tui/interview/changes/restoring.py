"""Comparison of an interview with an earlier version of it, and restoring of text from that version.

Only text is restored: notes, zodatjes, the closing sentence. Later decisions (circles, struck answers, the status) are
kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from interview_tui.interview.changes.losing import is_covered, lost, size
from interview_tui.interview.model import CLOSING, Answer, ClosingReaders, Interview
from interview_tui.interview.text_diff import steps

_WORD = re.compile(r"\S+|\n")


def words_of(interview: Interview, card: int) -> Answer:
    """Return the note and the zodatjes of a card; for `CLOSING` the closing sentence, as a note."""
    if card == CLOSING:
        return Answer(interview.closing)
    answer = interview.answer(card)
    return Answer(answer.note, answer.zodatjes)


def gone(earlier: Interview, now: Interview) -> tuple[int, ...]:
    """Return the cards (and `CLOSING`) of which `earlier` has text that `now` does not; never a struck one."""
    numbers = [*sorted(earlier.answers.keys() - set(now.struck)), CLOSING]
    return tuple(number for number in numbers if _lacks(words_of(earlier, number), words_of(now, number)))


def added(earlier: Interview, now: Interview) -> tuple[int, ...]:
    """Return the cards (and `CLOSING`) of which `now` has text that `earlier` does not."""
    numbers = [*sorted(now.answers), CLOSING]
    return tuple(number for number in numbers if _lacks(words_of(now, number), words_of(earlier, number)))


def _lacks(one: Answer, other: Answer) -> bool:
    """Return whether `one` has text that `other` does not: a word or two count only if they are the whole note."""
    return not is_covered(one, other) or 0 < size(one.note) == lost(one.note, other.note)


class Became(Enum):
    """Say what became of an answer that lost words, without counting them."""

    EMPTY = "nothing is there now"
    SHORTER = "nothing is there now that was not there then"
    OTHER = "words are there now that were not"


def became(earlier: Interview, now: Interview, card: int) -> Became:
    """Return what became of the card, which lacks words that it had."""
    was, here = words_of(earlier, card), words_of(now, card)
    if not (size(here.note) or any(map(size, here.zodatjes))):
        return Became.EMPTY
    is_new = lost(here.note, was.note) or not {*here.zodatjes} <= {*was.zodatjes}
    return Became.OTHER if is_new else Became.SHORTER


def restored(now: Interview, earlier: Interview, cards: Iterable[int]) -> Interview:
    """Return `now` with the text of these cards from `earlier`.

    A struck card is not restored. A card keeps its circle of `now`; only one without an answer there takes the circle
    of `earlier`.
    """
    for card in cards:
        if card == CLOSING:
            if earlier.closing != now.closing:  # who may read it was said of the other one
                now = now.change(closing=earlier.closing, closing_readers=ClosingReaders.NOBODY)
        elif card not in now.struck:
            answer = earlier.answer(card)
            if card in now.answers:
                now = now.with_answer(card, note=answer.note, zodatjes=answer.zodatjes)
            elif answer.note or answer.zodatjes:
                now = now.with_answer(card, note=answer.note, zodatjes=answer.zodatjes, circle=answer.circle)
    return now


def everything(earlier: Interview, now: Interview) -> tuple[int, ...]:
    """Return every card of either that is not struck, and `CLOSING`: the cards by which to restore all text."""
    return (*sorted((earlier.answers.keys() | now.answers.keys()) - set(now.struck)), CLOSING)


def missing(before: str, now: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of `before` that are not in `now`, by words: start and end in characters, in order."""
    old, new = [list(_WORD.finditer(text)) for text in (before, now)]
    found = steps([word[0] for word in old], [word[0] for word in new])
    spans = [(start, end) for kind, start, end, _from, _to in found if kind in ("delete", "replace") and start < end]
    return tuple((old[start].start(), old[end - 1].end()) for start, end in spans)
