"""What an earlier version of an interview holds that is not there now, and how to take it back.

Only words are taken back: notes, zodatjes, the closing sentence. What was decided since (who may read, what is struck,
how far the interview has come) stays decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from interview_tui.interview.changes.losing import is_covered, lost, size
from interview_tui.interview.model import CLOSING, Answer, Interview
from interview_tui.interview.text_diff import steps

_WORD = re.compile(r"\S+|\n")


def words_of(interview: Interview, card: int) -> Answer:
    """The note and the zodatjes of a card; for `CLOSING` the closing sentence, as a note."""
    if card == CLOSING:
        return Answer(interview.closing)
    answer = interview.answer(card)
    return Answer(answer.note, answer.zodatjes)


def gone(earlier: Interview, now: Interview) -> tuple[int, ...]:
    """The cards (and `CLOSING`) of which `earlier` holds words that `now` does not; never one that was struck."""
    numbers = [*sorted(earlier.answers.keys() - set(now.struck)), CLOSING]
    return tuple(number for number in numbers if _lacks(words_of(earlier, number), words_of(now, number)))


def added(earlier: Interview, now: Interview) -> tuple[int, ...]:
    """The cards (and `CLOSING`) of which `now` holds words that `earlier` does not have yet."""
    numbers = [*sorted(now.answers), CLOSING]
    return tuple(number for number in numbers if _lacks(words_of(now, number), words_of(earlier, number)))


def _lacks(one: Answer, other: Answer) -> bool:
    """Whether `one` holds what `other` does not: not for a word or two, unless that is all there is."""
    return not is_covered(one, other) or 0 < size(one.note) == lost(one.note, other.note)


def shorter(earlier: Interview, now: Interview, card: int) -> int:
    """How many characters the card has less than it had; negative if it has more."""
    return words_of(earlier, card).length - words_of(now, card).length


def restored(now: Interview, earlier: Interview, cards: Iterable[int]) -> Interview:
    """`now` with the words of these cards as they were. Only a card that is not there any more brings its readers."""
    for card in cards:
        if card == CLOSING:
            now = now.change(closing=earlier.closing)
        elif card not in now.struck:
            answer = earlier.answer(card)
            if card in now.answers:
                now = now.with_answer(card, note=answer.note, zodatjes=answer.zodatjes)
            elif answer:
                now = now.with_answer(card, note=answer.note, zodatjes=answer.zodatjes, circle=answer.circle)
    return now


def everything(earlier: Interview, now: Interview) -> tuple[int, ...]:
    """Every card of either, and `CLOSING`: for who wants all words back as they were."""
    return (*sorted((earlier.answers.keys() | now.answers.keys()) - set(now.struck)), CLOSING)


def missing(before: str, now: str) -> tuple[tuple[int, int], ...]:
    """The parts of `before` that are not in `now`, word by word: from and to, in characters, in order."""
    old, new = [list(_WORD.finditer(text)) for text in (before, now)]
    found = steps([word[0] for word in old], [word[0] for word in new])
    spans = [(start, end) for kind, start, end, _from, _to in found if kind in ("delete", "replace") and start < end]
    return tuple((old[start].start(), old[end - 1].end()) for start, end in spans)
