"""Dates as people write them, in the language of the screen."""

from __future__ import annotations

import re
from datetime import date, datetime

from interview_tui.language.catalogue import _

_LONGEST = 40  # characters of a day as people write it


def day(when: date) -> str:
    """A day: `3 november 2026`."""
    months = _("January February March April May June July August September October November December").split()
    return _("{day} {month} {year}").format(day=when.day, month=months[when.month - 1], year=when.year)


def moment(when: datetime) -> str:
    """A day and a time on the clock of this computer: `3 november 2026, 14:05`."""
    local = when.astimezone()
    return _("{day}, {time}").format(day=day(local.date()), time=local.strftime("%H:%M"))


def day_in(text: str, today: date) -> date | None:
    """The day that somebody typed: `2026-12-24`, `24-12-2026`, `24 december`; without a year the next one from `today`.

    None for what is no day.
    """
    words = re.findall(r"[^\W\d_]+|\d+", text[:_LONGEST].casefold())
    if len(words) == 3 and re.fullmatch(r"\d{4}", words[0]):
        words.reverse()
    if not 2 <= len(words) <= 3 or not words[0].isdecimal() or not all(word.isdecimal() for word in words[2:]):
        return None
    month = int(words[1]) if words[1].isdecimal() else _month(words[1])
    years = [int(words[2])] if len(words) == 3 else range(today.year, today.year + 9)  # 29 February may be far
    for year in years:
        try:
            found = date(year + 2000 if year < 100 else year, month, int(words[0]))
        except (ValueError, OverflowError):
            continue
        if len(words) == 3 or found >= today:
            return found
    return None


def _month(word: str) -> int:
    """The number of a month by its name, also a short one; 0 for none."""
    months = _("January February March April May June July August September October November December").split()
    short = _("mar").split()
    fits = [at for at, name in enumerate(months, 1) if len(word) >= 3 and name.casefold().startswith(word)]
    return 3 if word in short else fits[0] if len(fits) == 1 else 0
