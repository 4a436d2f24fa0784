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
    """Return which interview of that day it is, from 1, between brackets; empty for 0: there is no other."""
    return _("(interview {number})").format(number=number) if number else ""


def pair_of_day(interview: Interview, number: int) -> str:
    """Return the two people, and which interview of that day it is: `Noor met Sam (2e gesprek)`."""
    return " ".join(filter(None, (pair(interview), of_that_day(number))))


def header_line(interview: Interview, text: str = N_("In gesprek · {interviewer} with {interviewee}")) -> Content:
    """Return the left of a header; `text` is an English catalogue text with `{interviewer}` and `{interviewee}`."""
    names = _(text).format(interviewer=interview.interviewer, interviewee=interview.interviewee)
    return plain(names, "$quiet")
