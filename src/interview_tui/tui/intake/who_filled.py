"""What was filled in about the people of an interview that is taken in, kept for when one comes back to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class WhoFilled:
    """Hold the lines as they stand in the fields, by the id of each."""

    interviewer: str = ""
    interviewee: str = ""
    day: str = ""
    team: str = ""
    organisation: str = ""
