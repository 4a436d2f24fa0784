"""Detection of the change that puts a neutral word in the place of what may identify a resident.

What that takes away must not be kept as an earlier version.
"""

from __future__ import annotations

from typing import NamedTuple

from interview_tui.interview.model import CLOSING, Answer, Interview


class Neutralised(NamedTuple):
    """Hold the text `old` that became the neutral word `new`, in the answer of `card` (or `CLOSING`)."""

    card: int
    old: str
    new: str

    def in_answer(self, answer: Answer) -> Answer:
        """Return an answer with the same change, wherever the text stands in it."""
        zodatjes = tuple(sentence.replace(self.old, self.new) for sentence in answer.zodatjes)
        return answer._replace(note=answer.note.replace(self.old, self.new), zodatjes=zodatjes)

    def in_interview(self, interview: Interview) -> Interview:
        """Return an interview with the same change in that answer."""
        if self.card == CLOSING:
            return interview.change(closing=interview.closing.replace(self.old, self.new))
        answer = self.in_answer(interview.answer(self.card))
        return interview.with_answer(self.card, note=answer.note, zodatjes=answer.zodatjes)


def neutralised(before: Interview, now: Interview) -> Neutralised | None:
    """Return what one change replaced by a neutral word; None for any other change.

    It is called for every key: what is no such change is known at once.
    """
    if before.closing != now.closing:
        return _in_text(CLOSING, before.closing, now.closing, now.lang)
    if before.answers is now.answers:
        return None
    for number, answer in now.answers.items():
        was = before.answers.get(number)
        if was is not None and was is not answer:
            pairs = [(was.note, answer.note), *zip(was.zodatjes, answer.zodatjes, strict=False)]
            for old, new in pairs:
                if old is not new and (found := _in_text(number, old, new, now.lang)):
                    return found
    return None


def _in_text(card: int, before: str, now: str, lang: str) -> Neutralised | None:
    if now.count("[") != before.count("[") + 1:  # each neutral word stands in brackets
        return None
    from interview_tui.interview.privacy.finding import find, neutral

    for one in find(before):
        word = neutral(one.kind, lang)
        if now == before[: one.start] + word + before[one.end :]:
            return Neutralised(card, before[one.start : one.end], word)
    return None
