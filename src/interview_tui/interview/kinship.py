"""Whether two files with one id hold the same interview: somebody may have used a copy as the start of another one."""

from __future__ import annotations

import datetime
import unicodedata
from enum import Enum
from typing import NamedTuple, Protocol

from interview_tui.interview.model import Interview
from interview_tui.storage.fingerprint import digest


class Held(Protocol):
    """Declare what an interview tells of itself; the head of a file has it too."""

    @property
    def interviewee(self) -> str: ...
    @property
    def date(self) -> object: ...


class Whose(NamedTuple):
    """Tell whose an interview is without the name: a digest of it, and the day. Only `kin` of two of these tells."""

    interviewee: str
    date: datetime.date

    @classmethod
    def of(cls, interview: Interview) -> Whose:
        """Return whose an interview is."""
        return cls(digest(_name(interview.interviewee).encode(errors="replace")), interview.date)


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
