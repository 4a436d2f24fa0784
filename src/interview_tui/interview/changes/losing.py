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

from interview_tui.interview.model import CLOSING, NOTHING, Answer, Interview

LEAST: Final = 20
"""Characters, blanks aside. What is less than this is typed again sooner than it is looked up."""
MUCH: Final = 200
"""Characters of a note that are worth keeping however long the rest is; below it, half of the note must be gone."""

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
class _Peaks:
    """What one answer was that is not kept yet, and what was kept of it last.

    `peaks`, the oldest first: the answer at its longest since something was last kept, and behind it, where a shorter
    one that came later holds words that the longest lacks, the newest of those. `last` is the answer at the look
    before; all of it but less than `LEAST` is in one of the peaks.

    Against the longest, for a paragraph may go letter by letter; and once, for who holds down backspace passes many
    moments of which only the one before the first is worth anything. The longest alone is not enough: words that come
    in place of others need not make the answer longer.
    """

    peaks: tuple[Answer, ...]
    last: Answer
    kept: tuple[Answer, ...] = ()

    def look(self, now: Answer) -> tuple[_Peaks, tuple[Answer, ...]]:
        """What to go on with when the answer is `now`, and what is to be kept, the oldest first."""
        if now is self.last or now == self.last:
            return self, ()
        held = self.peaks if self.last in self.peaks else (*self.peaks, self.last)
        if not any(is_much(one, now) for one in held):
            longer = tuple(one for one in self.peaks if one.length > now.length)
            covered = any(is_covered(now, one) for one in longer)
            return replace(self, peaks=longer if covered else (*longer[:1], now), last=now), ()
        gone: tuple[Answer, ...] = ()
        for one in held:
            if not any(is_covered(one, other) for other in (now, *self.kept, *gone)):
                gone = (*gone, one)
        return _Peaks((now,), now, gone or self.kept), gone


@dataclass(frozen=True, slots=True)
class Watch:
    """Looks at an interview time and again, and tells when much is lost. A value: every look makes a new one."""

    last: Interview
    peaks: Mapping[int, _Peaks]

    @classmethod
    def over(cls, interview: Interview) -> Watch:
        """Begin with the interview as it is now."""
        pieces = _pieces(interview)
        return cls(interview, MappingProxyType({number: _Peaks((one,), one) for number, one in pieces.items()}))

    def look(self, now: Interview) -> tuple[Watch, tuple[Loss, ...]]:
        """Return what to go on watching with, and what is to be kept, the oldest first.

        That is the interview as it was at the look before, with the answers that lost much at their longest. A second
        one follows where an answer held other words since.
        """
        pieces = _pieces(now)
        nothing = _Peaks((NOTHING,), NOTHING)
        peaks, gone = {}, {}
        for number in self.peaks.keys() | pieces.keys():
            peaks[number], gone[number] = self.peaks.get(number, nothing).look(pieces.get(number, NOTHING))
        # By turns: the first of every answer, then the second of those that have one.
        turns = [
            {number: answers[at] for number, answers in gone.items() if at < len(answers)}
            for at in range(max(map(len, gone.values()), default=0))
        ]
        return Watch(now, MappingProxyType(peaks)), tuple(self._loss(turn) for turn in turns)

    def _loss(self, answers: Mapping[int, Answer]) -> Loss:
        """The interview at the look before, with these answers in it."""
        before = self.last
        for number, answer in answers.items():
            if number == CLOSING:
                before = before.change(closing=answer.zodatjes[0])
            else:
                before = before.with_answer(number, note=answer.note, zodatjes=answer.zodatjes)
        return Loss(before, tuple(sorted(answers)))


def _pieces(interview: Interview) -> dict[int, Answer]:
    """The answers, and the closing sentence as if it were a so-that."""
    closing = {CLOSING: Answer(zodatjes=(interview.closing,))} if interview.closing else {}
    return {**interview.answers, **closing}
