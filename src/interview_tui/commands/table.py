"""A table of interviews: one line for each, in columns."""

from __future__ import annotations

from collections.abc import Iterable

from interview_tui.commands.terminal import cells, cut, padded
from interview_tui.interview.model import Interview, Status
from interview_tui.language import _, ngettext, visible_line, visible_path
from interview_tui.transcripts.format.entry import Entry


def rows(entries: Iterable[Entry], room: int | None) -> list[str]:
    """Return one line for each entry, in columns; at most `room` cells wide, None for no limit."""
    table = [_cells_of(entry) for entry in entries]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        line = "  ".join(padded(text, size) for text, size in zip(row, widths, strict=True)).rstrip()
        lines.append(line if room is None else cut(line, room))
    return lines


def _cells_of(entry: Entry) -> tuple[str, ...]:
    held = entry.interview
    if held is None:
        name = visible_path(entry.path.name)
        return (visible_line(entry.ident) or "-", "-", _("unreadable"), f"{name}: {visible_line(entry.problem or '')}")
    about = visible_line(
        _("{interviewer} with {interviewee}").format(interviewer=held.interviewer, interviewee=held.interviewee)
    )
    if held.team:
        about += f", {visible_line(held.team)}"
    if entry.copies:
        number = len(entry.copies)
        about += " " + ngettext("({number} copy)", "({number} copies)", number).format(number=number)
    return (visible_line(held.id), held.date.isoformat(), _stage(held), about)


def _stage(held: Interview) -> str:
    """Return how far the interview has come, in words."""
    if held.status is Status.DRAFT:
        return _("at card {number}").format(number=held.at_card)
    return _("to be read back") if held.status is Status.HELD else _("read back")
