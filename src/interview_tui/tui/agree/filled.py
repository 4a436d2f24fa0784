"""The names that were filled in on the three questions, kept for when one comes back to them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Filled:
    """Hold the names as they stand in the fields; whoever leaves without beginning finds them there again.

    `is_left` says that somebody did.
    """

    interviewer: str = ""
    interviewee: str = ""
    listeners: str = ""
    is_left: bool = False
