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


def header_line(interview: Interview, text: str = N_("In gesprek · {interviewer} with {interviewee}")) -> Content:
    """Return the left of a header; `text` is an English catalogue text with `{interviewer}` and `{interviewee}`."""
    names = _(text).format(interviewer=interview.interviewer, interviewee=interview.interviewee)
    return plain(names, "$quiet")
