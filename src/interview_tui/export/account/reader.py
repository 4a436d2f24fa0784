"""For whom an account is made: who told it, the team, the organisation, or people outside it."""

from __future__ import annotations

from enum import StrEnum

from interview_tui.interview.model import Circle


class Reader(StrEnum):
    """Name for whom an account can be made, from narrow to wide."""

    TELLER = "private"  # the two who held it; the copy that the colleague takes home
    TEAM = "team"
    ORGANISATION = "organisation"
    OUTSIDE = "outside"  # what the organisation may read, without the names of people, team and organisation

    @property
    def circle(self) -> Circle:
        """Return the circle whose part of the interview these readers may have at most."""
        match self:
            case Reader.TELLER:
                return Circle.PRIVATE
            case Reader.TEAM:
                return Circle.TEAM
            case _:
                return Circle.ORGANISATION

    @property
    def is_for_others(self) -> bool:
        """Return whether anyone reads it besides the two who held the interview."""
        return self is not Reader.TELLER

    @property
    def is_named(self) -> bool:
        """Return whether the names of people, team and organisation stand above it."""
        return self is not Reader.OUTSIDE
