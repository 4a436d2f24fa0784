"""What an interview is among those that have one id."""

from __future__ import annotations

from enum import Enum


class Origin(Enum):
    """Say what an interview is among those with one id."""

    ORIGINAL = "it had the id first"
    COPY = "it began as a copy of the original"
    UNSURE = "it cannot be told which of them had it first"
