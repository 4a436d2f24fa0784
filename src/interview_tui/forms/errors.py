"""What goes wrong when ways of use of one's own are read.

OwnFileError (`interview_tui.cards.errors`)
└── FormsError          the file cannot be used as ways of use
    └── OtherSetError   it is fine, and made for another question set than the one in use
"""

from __future__ import annotations

from interview_tui.cards.errors import OwnFileError
from interview_tui.cards.locations import Location
from interview_tui.forms.locations import spoken_place


class FormsError(OwnFileError):
    """A file that holds no usable ways of use. Its `place` reads `form 2, page 1 after the cards, probe 3`."""

    @staticmethod
    def spoken(location: Location) -> str:
        """A place in the words of a reader; empty where the whole file is meant."""
        return spoken_place(location)


class OtherSetError(FormsError):
    """Ways of use that are made for another question set than the one in use."""
