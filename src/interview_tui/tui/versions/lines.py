"""The differences between two versions, as lines to show side by side."""

from __future__ import annotations

from datetime import date
from typing import Final

from textual.content import Content

from interview_tui.interview.changes.joining import differing
from interview_tui.interview.merging import ABOUT, Difference, Subject, Where, about
from interview_tui.interview.model import CLOSING, Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.interview.transcript_words import words
from interview_tui.language import N_, _, current, visible
from interview_tui.language.dates import day
from interview_tui.tui.versions.side_pane import marked

Lines = list[Content]

_LABELS: Final = {
    "date": N_("Day"),
    "interviewer": N_("Who asks"),
    "interviewee": N_("With whom"),
    "minutes": N_("Minutes"),
    "team": N_("Team"),
    "organisation": N_("Organisation"),
    "next": N_("Who is next"),
    "listeners": N_("Who listened"),
    "back_on": N_("Back on it"),
}
_STATUS: Final = {
    Status.DRAFT: N_("being held"),
    Status.HELD: N_("not read back yet"),
    Status.FINAL: N_("read back"),
}


def sides(subject: Subject, mine: Interview, other: Interview) -> tuple[Lines, Lines]:
    """Return the lines of both versions on `subject`."""
    if subject == ABOUT:
        return _particulars(mine, other), _particulars(other, mine)
    if subject == CLOSING:
        ours, theirs = _texts(mine.closing, other.closing)
        return _wall(mine, other) + ours, _wall(other, mine) + theirs
    return _answers(mine, other, subject)


def rule(difference: Difference, mine: Interview, other: Interview) -> str:
    """Return the rule that decides a difference, or what holds without a choice; empty if there is neither."""
    number = difference.subject
    if isinstance(number, int) and (number in mine.struck) is not (number in other.struck):
        return _("This answer was struck, and the interview finished after that. It stays struck.")
    if difference.ruled:
        return _("The words are the same. The narrower circle counts, and what is struck stays struck.")
    if difference.where is Where.MINE:
        return _("Only here. It stays, unless you choose the other.")
    if difference.where is Where.OTHER:
        return _("Only in the other version. It is added, unless you choose this one.")
    return ""


def _answers(mine: Interview, other: Interview, number: int) -> tuple[Lines, Lines]:
    one, two = mine.answer(number), other.answer(number)
    ours, theirs = _texts(one.note, two.note)
    ours += _zodatjes(one, two)
    theirs += _zodatjes(two, one)
    return _decided(mine, one, two, number) + ours, _decided(other, two, one, number) + theirs


def _texts(mine: str, other: str) -> tuple[Lines, Lines]:
    """Return the lines of two texts, with marks on what the other lacks."""
    one, two = visible(mine.strip("\n")), visible(other.strip("\n"))
    here, there = differing(one, two)
    nothing = [Content.styled(_("  Nothing here."), "italic $quiet")]
    return marked(one, here) if one.strip() else nothing, marked(two, there) if two.strip() else nothing


def _zodatjes(answer: Answer, other: Answer) -> Lines:
    lines: Lines = [Content()] if answer.zodatjes else []
    for sentence in map(visible, answer.zodatjes):
        new = sentence not in map(visible, other.zodatjes)
        lines += marked(sentence, [(0, len(sentence))] if new else [], "$secondary")
    return lines


def _decided(interview: Interview, answer: Answer, other: Answer, number: int) -> Lines:
    """Return lines for a circle of its own, where the versions differ, and for whether the answer is struck."""
    lines: Lines = []
    if answer.circle is not other.circle and answer:
        readers = words(current()).circles[interview.circle_of(number)]
        lines.append(Content.styled("▎ " + _("Who may read this: {readers}").format(readers=readers), "$accent"))
    if answer.struck:
        lines.append(Content.styled("▎ " + _("Struck; gone after finishing."), "$warning"))
    return [*lines, Content()] if lines else []


def _wall(interview: Interview, other: Interview) -> Lines:
    """Return lines for who may read the closing sentence, where the versions differ in that."""
    if interview.closing_readers is other.closing_readers or not interview.closing:
        return []
    said = words(current())
    if interview.closing_readers is ClosingReaders.NOBODY:
        text = _("Who may read this: {readers}").format(readers=said.circles[Circle.PRIVATE])
    else:
        text = f"{said.wall}: {said.wall_readers[interview.closing_readers]}"
    return [Content.styled("▎ " + text, "$accent"), Content()]


def _particulars(interview: Interview, other: Interview) -> Lines:
    rows = []
    for name in about(interview, other):
        value = getattr(interview, name)
        said = day(value) if isinstance(value, date) else str(value or "–")
        rows.append((_(_LABELS.get(name, name)), said))
    if interview.sharing is not other.sharing:
        rows.append((_("Readers"), words(current()).circles[interview.sharing]))
    if interview.status is not other.status:
        rows.append((_("So far"), _(_STATUS[interview.status])))
    wide = max((len(label) for label, _said in rows), default=0)
    return [
        Content.assemble((f"  {label.ljust(wide)}  ", "$quiet"), (" ".join(visible(said).split("\n")), "bold $accent"))
        for label, said in rows
    ]
