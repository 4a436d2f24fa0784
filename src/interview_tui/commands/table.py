"""A text table of interviews: one line for each, in columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

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
    table = [_cells_of(entry, shared_ids, about) for entry in entries]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        line = "  ".join(padded(text, size) for text, size in zip(row, widths, strict=True)).rstrip()
        lines.append(line if max_width is None else cut(line, max_width))
    return lines


def _cells_of(entry: Entry, shared_ids: Collection[str], asked: Callable[[Interview], str]) -> tuple[str, ...]:
    interview = entry.interview
    if interview is None:
        name = visible_path(entry.path.name)
        return (visible_line(entry.ident) or "-", "-", _("unreadable"), f"{name}: {visible_line(entry.problem or '')}")
    about = visible_line(
        _("{interviewer} with {interviewee}").format(
            interviewer=interview.interviewer, interviewee=interview.interviewee
        )
    )
    if more := visible_line(asked(interview)):
        about += f" · {more}"
    if entry.copies:
        number = len(entry.copies)
        about += " " + ngettext("({number} copy)", "({number} copies)", number).format(number=number)
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
