"""Detection of changes that remove so much of an answer that the earlier version is worth keeping.

The loss is counted in words that are gone, not by the length of the text: replacing a note by another of the same
length loses all of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from interview_tui.interview.changes.neutralising import Neutralised
from interview_tui.interview.model import CLOSING, NOTHING, Answer, Interview

LEAST: Final = 20
"""The smallest loss that counts, in characters without white space. Less is quicker to type again than to look up."""
MUCH: Final = 200
"""The loss in characters that counts however long the note is; a smaller loss counts if it is half of the note."""

# A word is split into pieces of at most 24 letters, so that typing in a long one does not count as replacing all of it.
# Scripts without spaces between words count by the character.
_PIECE = re.compile(r"[\u2e80-\U0010ffff]|[^\W\u2e80-\U0010ffff]{1,24}|[^\w\s]")


def size(text: str) -> int:
    """Return the number of characters of a text, without white space."""
    return sum(map(len, _PIECE.findall(text)))


def lost(before: str, now: str) -> int:
    """Return the number of characters of `before` in words that `now` does not have, without white space."""
    if now.startswith(before):  # the usual case: text was added at the end
        return 0
    gone = Counter(_PIECE.findall(before))
    gone.subtract(_PIECE.findall(now))
    return sum(len(piece) * count for piece, count in gone.items() if count > 0)


def is_much(before: Answer, now: Answer) -> bool:
    """Return whether an answer lost much: a large part of its note, or a zodatje."""
    gone = lost(before.note, now.note)
    if gone >= MUCH or (gone >= LEAST and 2 * gone >= size(before.note)):
        return True
    return _loses_a_zodatje(before, now)


def is_covered(answer: Answer, kept: Answer) -> bool:
    """Return whether `kept` lacks less than LEAST characters of the note of `answer`, and none of its zodatjes."""
    return lost(answer.note, kept.note) < LEAST and not _loses_a_zodatje(answer, kept)


def _loses_a_zodatje(before: Answer, now: Answer) -> bool:
    """Return whether a zodatje lost at least half of its text."""
    if before.zodatjes == now.zodatjes:
        return False
    left = "\n".join(now.zodatjes)
    return any(size(sentence) and 2 * lost(sentence, left) >= size(sentence) for sentence in before.zodatjes)


class Loss(NamedTuple):
    """Hold an interview that is worth keeping, and the cards (or `CLOSING`) of it that have lost much since."""

    before: Interview
    cards: tuple[int, ...]


class _Peaks(NamedTuple):
    """Hold the states of one answer that may have to be kept, and the states that were kept last.

    `peaks`, the oldest first: the answer at its longest since one was last kept, and, if a later and shorter state has
    words that the longest does not, the newest such state. `last` is the answer at the previous look; all of it but a
    loss below `LEAST` is in one of the peaks. `kept` are the states that were kept last.

    An answer is compared with its longest state, because a paragraph may be deleted letter by letter, and one state is
    kept per deletion: of the many states while backspace is pressed, only the one before the first is worth keeping.
    The longest alone is not enough: words that replace others need not make the answer longer.
    """

    peaks: tuple[Answer, ...]
    last: Answer
    kept: tuple[Answer, ...] = ()

    def look(self, now: Answer) -> tuple[_Peaks, tuple[Answer, ...]]:
        """Return the state after an answer of `now`, and the answers to be kept, the oldest first."""
        if now is self.last or now == self.last:
            return self, ()
        candidates = self.peaks if self.last in self.peaks else (*self.peaks, self.last)
        if not any(is_much(one, now) for one in candidates):
            longer = tuple(one for one in self.peaks if one.length > now.length)
            covered = any(is_covered(now, one) for one in longer)
            return self._replace(peaks=longer if covered else (*longer[:1], now), last=now), ()
        gone: tuple[Answer, ...] = ()
        for one in candidates:
            if not any(is_covered(one, other) for other in (now, *self.kept, *gone)):
                gone = (*gone, one)
        return _Peaks((now,), now, gone or self.kept), gone


class Watch(NamedTuple):
    """Detect losses between successive states of an interview. Immutable: every `look` returns a new one."""

    last: Interview
    peaks: Mapping[int, _Peaks]

    @classmethod
    def over(cls, interview: Interview) -> Watch:
        """Start with the interview as it is now."""
        pieces = _pieces(interview)
        return cls(interview, MappingProxyType({number: _Peaks((one,), one) for number, one in pieces.items()}))

    def with_neutral(self, change: Neutralised) -> Watch:
        """Return the watch as if the neutral word had always stood there: what it replaced is no loss to keep."""
        peaks = dict(self.peaks)
        if (one := peaks.get(change.card)) is not None:
            longest, kept = (tuple(map(change.in_answer, states)) for states in (one.peaks, one.kept))
            peaks[change.card] = _Peaks(longest, change.in_answer(one.last), kept)
        return Watch(change.in_interview(self.last), MappingProxyType(peaks))

    def look(self, now: Interview) -> tuple[Watch, tuple[Loss, ...]]:
        """Return the watch after an interview of `now`, and the losses to be kept, the oldest first.

        A loss holds the interview as it was at the previous look, with the answers that lost much at their longest. A
        second one follows if an answer had other words after that.
        """
        pieces = _pieces(now)
        nothing = _Peaks((NOTHING,), NOTHING)
        peaks, gone = {}, {}
        for number in self.peaks.keys() | pieces.keys():
            peaks[number], gone[number] = self.peaks.get(number, nothing).look(pieces.get(number, NOTHING))
        # One loss with the first state of every answer, then one with the second of those that have one.
        turns = [
            {number: answers[at] for number, answers in gone.items() if at < len(answers)}
            for at in range(max(map(len, gone.values()), default=0))
        ]
        return Watch(now, MappingProxyType(peaks)), tuple(self._loss(turn) for turn in turns)

    def _loss(self, answers: Mapping[int, Answer]) -> Loss:
        """Return the interview at the previous look, with these answers in it."""
        before = self.last
        for number, answer in answers.items():
            if number == CLOSING:
                before = before.change(closing=answer.zodatjes[0])
            else:
                before = before.with_answer(number, note=answer.note, zodatjes=answer.zodatjes)
        return Loss(before, tuple(sorted(answers)))


def _pieces(interview: Interview) -> dict[int, Answer]:
    """Return the answers by card number, with the closing sentence as a zodatje of `CLOSING`."""
    closing = {CLOSING: Answer(zodatjes=(interview.closing,))} if interview.closing else {}
    return {**interview.answers, **closing}
