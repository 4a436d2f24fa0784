"""A day to come back to an interview together."""

from __future__ import annotations

import datetime
from typing import Final

from interview_tui.interview.model import Interview, Status

SOON: Final = datetime.timedelta(days=7)
"""From so long before the day it is told where it cannot be missed, until it was done."""


def is_due(interview: Interview, today: datetime.date) -> bool:
    """Whether it is (nearly) time to come back to it. What was not read back yet has something else to wait for."""
    day = interview.back_on
    return day is not None and interview.status is Status.FINAL and today >= _before(day)


def _before(day: datetime.date) -> datetime.date:
    return day - SOON if day - datetime.date.min >= SOON else datetime.date.min
