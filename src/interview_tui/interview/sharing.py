"""The part of an interview that a circle may read. It fails closed."""

from __future__ import annotations

from types import MappingProxyType

from interview_tui.interview.model import CLOSING, Answer, Circle, ClosingReaders, Interview


def readable(interview: Interview, circle: Circle) -> Interview:
    """Return the interview with only what that circle may read.

    It keeps the answers that are shared with that circle or a wider one and not struck. What belongs to the interview
    as a whole (who is next, who listened) is kept if the interview itself is shared that wide. The closing sentence is
    kept for the team alone, if the team may read it with the name of the colleague: that stands above it.
    `sharing` is set to this circle; what is only used while making it (parked, struck, dismissed, chosen, at_card,
    back_on, nth) is reset. Nothing of what is left out remains.
    """
    whole = interview.sharing >= circle
    said = interview.circle_of(CLOSING) >= circle
    return interview.change(
        sharing=circle,
        answers=MappingProxyType(
            {
                number: answer._replace(circle=None)
                for number, answer in interview.answered()
                if _may_read(interview, number, answer, circle)
            }
        ),
        closing=interview.closing if said else "",
        closing_readers=interview.closing_readers if said else ClosingReaders.NOBODY,
        next=interview.next if whole else "",
        at_card=1,
        parked=(),
        struck=(),
        dismissed=(),
        chosen=(),
        listeners=interview.listeners if whole else "",
        back_on=None,
        nth=1,
    )


def withheld(interview: Interview, circle: Circle) -> Interview | None:
    """Return the interview with only what that circle may not read; None if it may read all of it."""
    shown = readable(interview, circle)
    kept = {number: one for number, one in interview.answers.items() if one and number not in shown.answers}
    hidden = interview.change(
        answers=MappingProxyType(kept),
        closing="" if shown.closing else interview.closing,
        closing_readers=ClosingReaders.NOBODY,
        next="" if shown.next else interview.next,
        listeners="" if shown.listeners else interview.listeners,
    )
    return hidden if kept or hidden.closing or hidden.next or hidden.listeners else None


def _may_read(interview: Interview, number: int, answer: Answer, circle: Circle) -> bool:
    return not answer.struck and interview.circle_of(number) >= circle
