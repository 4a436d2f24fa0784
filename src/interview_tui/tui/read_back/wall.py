"""The wall of the team: whether the closing sentence may hang there, as a question and as what was said about it."""

from __future__ import annotations

from textual.content import Content

from interview_tui.interview.model import Circle, ClosingReaders, Interview
from interview_tui.language import _
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.choice import Possible


def is_asked(interview: Interview, widest: Circle) -> bool:
    """Return whether there is a sentence to ask it of; `widest` is the widest circle that the form allows."""
    return bool(interview.closing) and widest >= Circle.TEAM


def question() -> Content:
    """Return the question, and below it what that wall is."""
    asked = _("May this sentence be on the team's wall?")
    return Content(f"{asked}\n").append(plain(_("The wall: sentences that your team hangs up together."), "$quiet"))


def options(interview: Interview) -> list[Possible]:
    """Return the answers, from narrow to wide, each with what it means."""
    name = interview.interviewee
    return [
        Possible(ClosingReaders.NOBODY.key, _("no"), _("It stays between you two.")),
        Possible(ClosingReaders.UNNAMED.key, _("yes, without a name"), _("Nobody reads there whose it is.")),
        Possible(ClosingReaders.NAMED.key, _("yes, with a name"), _("With the name of {name}.").format(name=name)),
    ]


def chosen(key: str) -> ClosingReaders:
    """Return the readers that an answer stands for."""
    return ClosingReaders[key.upper()]


def said(interview: Interview, widest: Circle) -> Content:
    """Return who may read the sentence, below it; nothing where that is no question."""
    if not is_asked(interview, widest):
        return Content()
    texts = {
        ClosingReaders.NOBODY: _("This sentence stays between you two."),
        ClosingReaders.UNNAMED: _("May be on the team's wall, without a name."),
        ClosingReaders.NAMED: _("May be on the team's wall, with the name of {name}."),
    }
    return plain(texts[interview.closing_readers].format(name=interview.interviewee), "$quiet")
