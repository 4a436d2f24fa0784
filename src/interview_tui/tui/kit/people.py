"""The names of the two people, as shown on screen."""

from __future__ import annotations

from textual.content import Content

from interview_tui.interview.model import Interview
from interview_tui.language import N_, _
from interview_tui.tui.kit.plain import plain


def pair(interview: Interview) -> str:
    """Return the two people on one line: `Noor met Sam`."""
    names = _("{interviewer} with {interviewee}")
    one, other = (" ".join(name.split()) or "…" for name in (interview.interviewer, interview.interviewee))
    return names.format(interviewer=one, interviewee=other)


def of_that_day(number: int) -> str:
    """Return in words which interview of that day it is, from 1; empty for 0: there is no other."""
    if number > len(_NUMBERS):
        return _("number {number} of that day").format(number=number)
    return _(_NUMBERS[number - 1]) if number else ""


_NUMBERS = (
    N_("the first of that day"),
    N_("the second of that day"),
    N_("the third of that day"),
    N_("the fourth of that day"),
    N_("the fifth of that day"),
)


def pair_of_day(interview: Interview, number: int) -> str:
    """Return the two people, and which interview of that day it is: `Noor met Sam, de tweede van die dag`."""
    return ", ".join(filter(None, (pair(interview), of_that_day(number))))


def header_line(interview: Interview, text: str = N_("In gesprek · {interviewer} with {interviewee}")) -> Content:
    """Return the left of a header; `text` is an English catalogue text with `{interviewer}` and `{interviewee}`."""
    names = _(text).format(interviewer=interview.interviewer, interviewee=interview.interviewee)
    return plain(names, "$quiet")
