"""What a screen may ask of the app: to show another screen, and what the user has set. The app itself is app.py.

To ask for another screen returns at once; the change comes when the screen that asked is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.reactive import var

from interview_tui.cards.model import QuestionSet
from interview_tui.forms.model import Form
from interview_tui.interview.model import Circle, Interview
from interview_tui.process.endings import Endings
from interview_tui.start import Start
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.saver import SaveState
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.library.listing import Library

if TYPE_CHECKING:  # the start can do without
    from interview_tui.transcripts.versions.finding import OtherVersion
    from interview_tui.transcripts.versions.putting_together import Outcome, Pair


class Host(App[None]):
    """The app as the screens know it."""

    start: Start
    desk: Desk | None
    endings: Endings | None
    keymap_of_user: Mapping[str, str]
    reminders: bool = True
    saving: var[SaveState | None] = var(None)
    apart: var[tuple[OtherVersion, ...]] = var(())
    """Other versions of the interview that lies open, the newest first, until the user has put them off."""

    @property
    def library(self) -> Library:
        """The interviews in the folder of the transcripts: one instance, which reads only what changed."""
        return self.library_of(self.start.transcripts)

    def library_of(self, folder: Path) -> Library:
        """Return the library of any folder; the same instance each time."""
        return self.start.libraries.of(folder)

    def show_list(self, notice: str = "") -> None:
        """Save and close what is open, and show the list of interviews, with a line at its top."""
        raise NotImplementedError

    def show_agree(self) -> None:
        """The three questions before a new interview."""
        raise NotImplementedError

    def begin(self, interview: Interview) -> None:
        """A new interview, on its first card."""
        raise NotImplementedError

    def open(self, path: Path) -> None:
        """Go on with an interview: where it stopped, or reading it back."""
        raise NotImplementedError

    def show_read_back(self, desk: Desk) -> None:
        """Read back what was noted, together."""
        raise NotImplementedError

    def show_cards(self, desk: Desk) -> None:
        """Back to the cards of an interview that was being read back."""
        raise NotImplementedError

    def show_versions(self, path: Path | None = None) -> None:
        """Lay the versions of an interview side by side: of that transcript, or of the one that lies open."""
        raise NotImplementedError

    def take_over(self) -> None:
        """Ask whether the other that has the interview open is gone, and then go on here."""
        raise NotImplementedError

    def leave_versions(self, desk: Desk, pair: Pair, outcome: Outcome | None) -> None:
        """The user is done with two versions: `outcome` says what became of them, None that both stay."""
        raise NotImplementedError

    def show_after(self, desk: Desk) -> None:
        """After finishing: where it is, what to share, who is next."""
        raise NotImplementedError

    def cards_for(self, interview: Interview, document: Document | None = None) -> QuestionSet | None:
        """The cards that an interview was held with, as its form lays them out, if they are here."""
        raise NotImplementedError

    def form_of(self, interview: Interview) -> Form | None:
        """Return the form of an interview, if it is here."""
        raise NotImplementedError

    def widest_of(self, interview: Interview) -> Circle:
        """Return the widest circle that may read anything of an interview."""
        raise NotImplementedError
