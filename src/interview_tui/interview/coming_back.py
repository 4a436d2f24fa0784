"""The date on which the two come back to an interview."""

from __future__ import annotations

import datetime
from typing import Final

from interview_tui.interview.model import Interview, Status

SOON: Final = datetime.timedelta(days=7)
"""How long before the date the two are reminded, until they have done so."""


def is_due(interview: Interview, today: datetime.date) -> bool:
    """Return whether an interview is final and its date to come back is at most SOON away, or past."""
    day = interview.back_on
    return day is not None and interview.status is Status.FINAL and today >= _before(day)


def _before(day: datetime.date) -> datetime.date:
    return day - SOON if day - datetime.date.min >= SOON else datetime.date.min
