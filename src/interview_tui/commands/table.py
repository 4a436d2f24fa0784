"""A text table of interviews: one line for each, in columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from interview_tui.commands.terminal import cells, cut, padded
from interview_tui.interview.model import Interview, Status
from interview_tui.language import _, ngettext, visible_line, visible_path
from interview_tui.transcripts.heads.entry import Entry


def rows(
    entries: Iterable[Entry],
    max_width: int | None,
    shared_ids: Collection[str] = (),
    about: Callable[[Interview], str] = lambda _interview: "",
) -> list[str]:
    """Return one line for each entry, in columns; at most `max_width` cells wide, None for no limit.

    `shared_ids` are the ids that several interviews have: these have their file behind them. `about` gives what was
    asked for besides who and when.
    """
    listed = list(entries)
    numbers = _numbers(listed)
    table = [_cells_of(entry, numbers.get(entry.where, 0), shared_ids, about) for entry in listed]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        line = "  ".join(padded(text, size) for text, size in zip(row, widths, strict=True)).rstrip()
        lines.append(line if max_width is None else cut(line, max_width))
    return lines


def _numbers(entries: Sequence[Entry]) -> Mapping[str, int]:
    """Return by where its file is the number in that day of each interview of two people who had another one then."""
    held = [(one.date, one.interviewer, one.interviewee) for entry in entries if (one := entry.interview) is not None]
    if len({*held}) == len(held):
        return {}
    from interview_tui.transcripts.heads.twins import twins  # not in most folders

    return twins(entries)


def _cells_of(
    entry: Entry, number: int, shared_ids: Collection[str], asked: Callable[[Interview], str]
) -> tuple[str, ...]:
    """Return the cells of an entry; `number` says which of that day it is, 0 if there is no other."""
    interview = entry.interview
    if interview is None:
        name = visible_path(entry.path.name)
        return (visible_line(entry.ident) or "-", "-", _("unreadable"), f"{name}: {visible_line(entry.problem or '')}")
    about = visible_line(
        _("{interviewer} with {interviewee}").format(
            interviewer=interview.interviewer, interviewee=interview.interviewee
        )
    )
    if number:
        about += " " + _("(interview {number})").format(number=number)
    if more := visible_line(asked(interview)):
        about += f" · {more}"
    if entry.copies:
        copies = len(entry.copies)
        about += " " + ngettext("({number} copy)", "({number} copies)", copies).format(number=copies)
    if entry.unsure:
        about += f" ({_('not certain who may read this')})"
    if interview.id in shared_ids:
        about += f": {visible_path(entry.path.name)}"
    return (visible_line(interview.id), interview.date.isoformat(), _stage(interview), about)


def _stage(interview: Interview) -> str:
    """Return how far the interview has come, in words."""
    if interview.status is Status.DRAFT:
        return _("at card {number}").format(number=interview.at_card)
    return _("to be read back") if interview.status is Status.HELD else _("read back")
