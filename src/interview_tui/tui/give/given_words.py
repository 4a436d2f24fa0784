"""The line that says what was given of an interview, and to whom."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from textual.content import Content

from interview_tui.export.account.formats import Format, label
from interview_tui.export.account.reader import Reader
from interview_tui.export.giving.records import Given
from interview_tui.language import _, ngettext
from interview_tui.language.dates import day
from interview_tui.tui.give.words import readers
from interview_tui.tui.kit.plain import plain

_MOST: Final = 3  # of what was given, where it was to fewer kinds of reader


def given_line(records: Sequence[Given], name: str, today: datetime.date) -> Content:
    """Return the line that says what was given to whom, the newest first; nothing if nothing was. `name` told it.

    Everybody who has something is in it, with what they got last: these are who to tell when something is taken back.
    """
    said: dict[str, str] = {}  # each text, and its reader
    for record in reversed(records):
        if text := _given(record, name, today):
            said.setdefault(text, record.reader)
    if not said:
        return Content()
    last = {reader: text for text, reader in reversed(said.items())}
    others = [text for text in said if text not in last.values()]
    shown = {*last.values(), *others[: max(_MOST - len(last), 0)]}
    listed = [text for text in said if text in shown]
    if more := len(said) - len(listed):
        listed.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return plain(_("Given: {list}").format(list=" · ".join(listed)), "$secondary")


def _given(record: Given, name: str, today: datetime.date) -> str:
    """Return one record in words: `to Sam, Word, today`; "" if it is of a later version of the program."""
    try:
        reader, form, on = Reader(record.reader), Format(record.form), datetime.date.fromisoformat(record.day)
    except ValueError:
        return ""
    text = _("outside, {form}, {day}") if reader is Reader.OUTSIDE else _("to {readers}, {form}, {day}")
    when = _("today") if on == today else day(on)
    return text.format(readers=readers(reader, name), form=label(form), day=when)
