"""Reading back: the colleague decides what is kept and who may read it; then the interview is finished."""

from __future__ import annotations

import re
from types import MappingProxyType

from interview_tui.interview.model import Circle, ClosingReaders, Interview, Status
from interview_tui.interview.sentences.splitting import ended
from interview_tui.interview.transcript_words import closing_heading
from interview_tui.language import one_line


def strike(interview: Interview, card: int) -> Interview:
    """Strike an answer, which can be undone until finishing; a card without an answer is not changed."""
    return interview.with_answer(card, struck=True) if interview.answer(card) else interview


def unstrike(interview: Interview, card: int) -> Interview:
    """Undo the striking of an answer."""
    return interview.with_answer(card, struck=False)


def set_circle(interview: Interview, card: int, circle: Circle | None) -> Interview:
    """Set the circle an answer may be read by; None for that of the interview."""
    return interview.with_answer(card, circle=circle)


def close(interview: Interview, sentence: str) -> Interview:
    """Set the closing sentence from the text as typed, with or without its opening; an empty text removes it.

    Another sentence is for nobody but the two until `let_read_closing`: what was allowed was allowed for that one.
    """
    closing = closing_sentence(sentence, interview.lang)
    if closing == interview.closing:
        return interview
    return interview.change(closing=closing, closing_readers=ClosingReaders.NOBODY)


def let_read_closing(interview: Interview, readers: ClosingReaders) -> Interview:
    """Set who besides the two may read the closing sentence; without a sentence nobody does."""
    return interview.change(closing_readers=readers if interview.closing else ClosingReaders.NOBODY)


def closing_sentence(text: str, lang: str) -> str:
    """Return "Het is mijn vak om …." with that opening exactly once and an end; empty without more. Idempotent."""
    opening = closing_heading(lang).rstrip(" …")
    # The whole opening or its last word ("om te luisteren"), as often as it was typed, with dots or a comma after it.
    whole = " ".join(re.escape(word) for word in opening.split())
    last = re.escape(opening.split()[-1])
    repeated = re.compile(rf"(?:[ .,:;…]*(?:{whole}|{last})(?=[\s.,:;…]|\Z))*[ .,:;…]*", re.IGNORECASE)
    line = one_line(text)
    rest = ended(line[repeated.match(line).end() :])  # type: ignore[union-attr]
    return f"{opening} {rest}" if rest else ""


def hold(interview: Interview) -> Interview:
    """Set the status to held: the conversation is over, reading back is still to come."""
    return interview.change(status=Status.HELD)


def finish(interview: Interview) -> Interview:
    """Set the status to final. Struck answers are removed: only their card numbers are kept, in `struck`.

    The digests of dismissed sentences are removed too; parked cards stay parked.
    """
    kept = {number: answer for number, answer in interview.answers.items() if not answer.struck}
    gone = {number for number in (*interview.struck, *interview.answers) if number not in kept}
    return interview.change(
        status=Status.FINAL, answers=MappingProxyType(kept), struck=tuple(sorted(gone)), dismissed=()
    )


def taken_back(now: Interview, before: Interview, after: Interview) -> Interview:
    """Return `now` without the one change that made `before` into `after`; whatever was changed since stays as it is.

    A closing sentence that comes back is for the two alone: no undo gives it readers. The status comes back only if
    nothing else was changed since.
    """
    for card in sorted({*before.answers, *after.answers}):
        was, became, is_now = (one.answer(card) for one in (before, after, now))
        fields = {
            name: old
            for name, old, new, current in zip(was._fields, was, became, is_now, strict=True)
            if old != new and current == new
        }
        if fields:
            now = now.with_answer(card, **fields)
    if now.sharing == after.sharing:
        now = now.change(sharing=before.sharing)
    if before.closing != after.closing == now.closing:
        now = now.change(closing=before.closing, closing_readers=ClosingReaders.NOBODY)
    return before if now.change(status=before.status) == before else now


def reopen(interview: Interview) -> Interview:
    """Set the status back to held, for reading back again. Answers that finishing removed do not return."""
    return interview.change(status=Status.HELD)
