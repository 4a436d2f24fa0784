"""Whether two files with one id hold the same interview: somebody may have used a copy as the start of another one."""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import Protocol


class Held(Protocol):
    """Declare what an interview tells of itself; the head of a file has it too."""

    @property
    def interviewee(self) -> str: ...
    @property
    def date(self) -> object: ...


class Kin(Enum):
    """Say how two files with one id belong together."""

    SAME = "the same colleague on the same day"
    UNSURE = "another name or another day: renamed in one of the two, or another interview"
    OTHER = "another colleague on another day"


def kin(one: Held, other: Held) -> Kin:
    """Return how two interviews with one id belong together, by the colleague who was interviewed and the day."""
    return (Kin.OTHER, Kin.UNSURE, Kin.SAME)[sum(alike(one, other))]


def alike(one: Held, other: Held) -> tuple[bool, bool]:
    """Return whether two interviews have the same colleague, and whether they have the same day."""
    return _name(one.interviewee) == _name(other.interviewee), one.date == other.date


def _name(text: str) -> str:
    """Return a name as it counts: without regard to case, white space and Unicode normalisation."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", text).casefold().split()))
