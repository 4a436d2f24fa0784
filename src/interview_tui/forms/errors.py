"""Errors raised when a user's own forms file is read.

OwnFileError (`interview_tui.cards.errors`)
└── FormsError          the file cannot be used as a forms file
    └── OtherSetError   the file is valid, but made for another question set than the one in use
"""

from __future__ import annotations

from interview_tui.cards.errors import OwnFileError
from interview_tui.cards.locations import Location
from interview_tui.forms.locations import spoken_place


class FormsError(OwnFileError):
    """Report a file that cannot be used as forms; its `place` is like `form 2, page 1 after the cards, probe 3`."""

    @staticmethod
    def spoken(location: Location) -> str:
        """Return a location in words for people; empty if the whole file is meant."""
        return spoken_place(location)


class OtherSetError(FormsError):
    """Report forms that are made for another question set than the one in use."""
