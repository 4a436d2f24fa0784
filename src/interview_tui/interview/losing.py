"""When a change takes away so much of an answer that what was there before is worth keeping.

Counted is not how long a text is but what of it is still there, word for word: who replaces a note by another that is
just as long loses all of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from interview_tui.interview.model import NOTHING, Answer, Interview

LEAST: Final = 20
"""Characters, blanks aside. What is less than this is typed again sooner than it is looked up."""
MUCH: Final = 200
"""Characters of a note that are worth keeping however long the rest is; below it, half of the note must be gone."""
CLOSING: Final = 0
"""Stands for the closing sentence where the numbers of cards are given."""

# Words in pieces, so that a word at which someone types is not another one with every letter. Scripts that do not part
# their words count by the character.
_PIECE = re.compile(r"[\u2e80-\U0010ffff]|[^\W\u2e80-\U0010ffff]{1,24}|[^\w\s]")


def size(text: str) -> int:
    """How much a text is: its characters, blanks aside."""
    return sum(map(len, _PIECE.findall(text)))


def lost(before: str, now: str) -> int:
    """How many characters of `before` are nowhere in `now` any more, word for word and blanks aside."""
    if now.startswith(before):  # someone types on at the end: so it mostly goes
        return 0
    gone = Counter(_PIECE.findall(before))
    gone.subtract(_PIECE.findall(now))
    return sum(len(piece) * count for piece, count in gone.items() if count > 0)


def is_much(before: Answer, now: Answer) -> bool:
    """Whether an answer lost so much: a good part of its note, or a whole so-that."""
    gone = lost(before.note, now.note)
    if gone >= MUCH or (gone >= LEAST and 2 * gone >= size(before.note)):
        return True
    return _loses_a_zodatje(before, now)


def is_covered(answer: Answer, kept: Answer) -> bool:
    """Whether `kept` holds all that is worth keeping of `answer`."""
    return lost(answer.note, kept.note) < LEAST and not _loses_a_zodatje(answer, kept)


def _loses_a_zodatje(before: Answer, now: Answer) -> bool:
    """Whether a so-that is gone, or other words now for the greater part."""
    if before.zodatjes == now.zodatjes:
        return False
    left = "\n".join(now.zodatjes)
    return any(size(sentence) and 2 * lost(sentence, left) >= size(sentence) for sentence in before.zodatjes)


@dataclass(frozen=True, slots=True)
class Loss:
    """What is worth keeping: the interview as it was, and in which cards (or `CLOSING`) much is gone by now."""

    before: Interview
    cards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Peak:
    """An answer at its largest since something was last kept of it, and what was kept then.

    Against the largest, for a paragraph may go letter by letter; and once, for who holds down backspace passes many
    moments of which only the one before the first is worth anything.
    """

    answer: Answer
    kept: Answer | None = None

    def look(self, now: Answer) -> tuple[_Peak, bool]:
        """The peak when the answer is `now`, and whether the one before is to be kept."""
        if now is self.answer or now == self.answer:
            return self, False
        if not is_much(self.answer, now):
            return (replace(self, answer=now) if _length(now) >= _length(self.answer) else self), False
        if self.kept is not None and is_covered(self.answer, self.kept):
            return replace(self, answer=now), False
        return _Peak(now, kept=self.answer), True


def _length(answer: Answer) -> int:
    return len(answer.note) + sum(map(len, answer.zodatjes))


@dataclass(frozen=True, slots=True)
class Watch:
    """Looks at an interview time and again, and tells when much is lost. A value: every look makes a new one."""

    last: Interview
    peaks: Mapping[int, _Peak]

    @classmethod
    def over(cls, interview: Interview) -> Watch:
        """Begin with the interview as it is now."""
        return cls(interview, MappingProxyType({number: _Peak(one) for number, one in _pieces(interview).items()}))

    def look(self, now: Interview) -> tuple[Watch, Loss | None]:
        """What to go on watching with, and what is to be kept, if anything is.

        That is the interview as it was at the look before, with the answers that lost much at their largest.
        """
        pieces = _pieces(now)
        peaks, gone = {}, {}
        for number in self.peaks.keys() | pieces.keys():
            before = self.peaks.get(number, _Peak(NOTHING))
            peaks[number], much = before.look(pieces.get(number, NOTHING))
            if much:
                gone[number] = before.answer
        watch = Watch(now, MappingProxyType(peaks))
        if not gone:
            return watch, None
        kept = self.last
        for number, answer in gone.items():
            if number == CLOSING:
                kept = kept.change(closing=answer.zodatjes[0])
            else:
                kept = kept.with_answer(number, note=answer.note, zodatjes=answer.zodatjes)
        return watch, Loss(kept, tuple(sorted(gone)))


def _pieces(interview: Interview) -> dict[int, Answer]:
    """The answers, and the closing sentence as if it were a so-that."""
    closing = {CLOSING: Answer(zodatjes=(interview.closing,))} if interview.closing else {}
    return {**interview.answers, **closing}
