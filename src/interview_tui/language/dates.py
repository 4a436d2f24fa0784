"""Dates as people write them, in the language of the screen."""

from __future__ import annotations

from datetime import date, datetime

from interview_tui.language.catalogue import _


def day(when: date) -> str:
    """A day: `3 november 2026`."""
    months = _("January February March April May June July August September October November December").split()
    return _("{day} {month} {year}").format(day=when.day, month=months[when.month - 1], year=when.year)


def moment(when: datetime) -> str:
    """A day and a time on the clock of this computer: `3 november 2026, 14:05`."""
    local = when.astimezone()
    return _("{day}, {time}").format(day=day(local.date()), time=local.strftime("%H:%M"))
