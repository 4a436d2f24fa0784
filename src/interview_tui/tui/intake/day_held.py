"""The day on which an interview was held, as someone types it."""

from __future__ import annotations

import datetime

from interview_tui.language import _
from interview_tui.language.dates import day, day_in


def day_held(text: str, today: datetime.date) -> datetime.date | str:
    """Return the day in `text`, or what is wrong with it. Without a year the last such day up to today."""
    found = day_in(text, today)
    if found is not None and found > today:  # a day without a year may be one of a year before
        earlier = (day_in(f"{text} {year}", today) for year in range(today.year, today.year - 9, -1))
        found = next((one for one in earlier if one is not None and one <= today), found)
    if not text:
        return _("Fill in on which day it was.")
    if found is None:
        return _("“{text}” is no day. Write it like 24 November, 24-11-2026 or 2026-11-24.").format(text=text)
    if found > today:
        return _("{day} is still to come. Fill in the day on which it was.").format(day=day(found))
    return found
