"""Say what is wrong with a line that someone typed, such as a name."""

from __future__ import annotations

from interview_tui.interview.model import LONGEST_NAME
from interview_tui.language import _


def name_problem(name: str) -> str:
    """Return what is wrong with a cleaned name; "" if it is fine."""
    if not name:
        return _("Fill in a name; a first name or a nickname will do.")
    return text_problem(name)


def text_problem(text: str) -> str:
    """Return what is wrong with a cleaned line that may be empty; "" if it is fine."""
    if len(text) > LONGEST_NAME:
        return _("This is {count} characters long; {limit} is the most.").format(count=len(text), limit=LONGEST_NAME)
    return ""
