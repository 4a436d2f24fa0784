"""Reading back: the colleague decides what stays and who reads it; then the interview is finished."""

from __future__ import annotations

import re
from types import MappingProxyType

from interview_tui.interview.headings import closing_heading
from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.interview.sentences.splitting import ended, one_line


def strike(interview: Interview, card: int) -> Interview:
    """Take that answer back. It can be undone until finishing; a card that brought nothing stays as it is."""
    return interview.with_answer(card, struck=True) if interview.answer(card) else interview


def unstrike(interview: Interview, card: int) -> Interview:
    """Let that answer stand after all."""
    return interview.with_answer(card, struck=False)


def set_circle(interview: Interview, card: int, circle: Circle | None) -> Interview:
    """Who may read that answer; None: whoever may read the interview."""
    return interview.with_answer(card, circle=circle)


def close(interview: Interview, sentence: str) -> Interview:
    """The closing sentence, however much of it was typed; an empty one takes it away."""
    return interview.change(closing=closing_sentence(sentence, interview.lang))


def closing_sentence(text: str, lang: str) -> str:
    """ "Het is mijn vak om …." with that opening exactly once and an end; empty if nothing is said. Idempotent."""
    opening = closing_heading(lang).rstrip(" …")
    # The whole opening or its last word ("om te luisteren"), as often as it was typed, with dots or a comma behind it.
    whole = r"\s+".join(re.escape(word) for word in opening.split())
    last = re.escape(opening.split()[-1])
    repeated = re.compile(rf"(?:[\s.,:;…]*(?:{whole}|{last})(?=[\s.,:;…]|\Z))*[\s.,:;…]*", re.IGNORECASE)
    line = one_line(text)
    rest = ended(line[repeated.match(line).end() :])  # type: ignore[union-attr]
    return f"{opening} {rest}" if rest else ""


def hold(interview: Interview) -> Interview:
    """The talking is over; reading back is still to come."""
    return interview.change(status=Status.HELD)


def finish(interview: Interview) -> Interview:
    """Read back and agreed. What was struck is gone: of it only the card's number stays, in `struck`.

    The digests of dismissed sentences go too; cards that were parked stay marked.
    """
    kept = {number: answer for number, answer in interview.answers.items() if not answer.struck}
    gone = {number for number in (*interview.struck, *interview.answers) if number not in kept}
    return interview.change(
        status=Status.FINAL, answers=MappingProxyType(kept), struck=tuple(sorted(gone)), dismissed=()
    )


def reopen(interview: Interview) -> Interview:
    """Back to reading back. What was struck before does not return."""
    return interview.change(status=Status.HELD)
