"""Functions that write and read dates in the language of the screen."""

from __future__ import annotations

import re
from datetime import date, datetime

from interview_tui.language.catalogue import N_, Language, _, catalogue, current

_MONTHS = N_("January February March April May June July August September October November December")
_DAY = N_("{day} {month} {year}")
_LONGEST = 40  # characters of a typed date; what follows is ignored


def day(when: date, lang: Language | None = None) -> str:
    """Return a date in words, in a language or that of the screen: `3 november 2026`."""
    texts = catalogue(lang or current())
    months = texts.gettext(_MONTHS).split()
    return texts.gettext(_DAY).format(day=when.day, month=months[when.month - 1], year=when.year)


def moment(when: datetime) -> str:
    """Return a date and time in words, in the local time zone: `3 november 2026, 14:05`."""
    local = when.astimezone()
    return _("{day}, {time}").format(day=day(local.date()), time=local.strftime("%H:%M"))


def day_in(text: str, today: date) -> date | None:
    """Return the date that a user typed: `2026-12-24`, `24-12-2026`, `24 december`; None if it is not a date.

    Without a year, the first such date on or after `today`.
    """
    words = re.findall(r"[^\W\d_]+|\d+", text[:_LONGEST].casefold())
    if len(words) == 3 and re.fullmatch(r"\d{4}", words[0]):
        words.reverse()
    if not 2 <= len(words) <= 3 or not words[0].isdecimal() or not all(word.isdecimal() for word in words[2:]):
        return None
    month = int(words[1]) if words[1].isdecimal() else _month(words[1])
    years = (
        [int(words[2])] if len(words) == 3 else range(today.year, today.year + 9)
    )  # the next 29 February can be 8 years away
    for year in years:
        try:
            found = date(year + 2000 if year < 100 else year, month, int(words[0]))
        except (ValueError, OverflowError):
            continue
        if len(words) == 3 or found >= today:
            return found
    return None


def _month(word: str) -> int:
    """Return the number of a month by its full or abbreviated name; 0 if there is none."""
    months = _(_MONTHS).split()
    short = _("mar").split()
    fits = [at for at, name in enumerate(months, 1) if len(word) >= 3 and name.casefold().startswith(word)]
    return 3 if word in short else fits[0] if len(fits) == 1 else 0
