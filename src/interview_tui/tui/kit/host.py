"""The app as the screens know it: its state, and what a screen may ask of it. The app itself is app/app.py."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

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
from interview_tui.tui.terminal.terminal_app import TerminalApp

if TYPE_CHECKING:  # the start can do without
    from interview_tui.transcripts.versions.finding import OtherVersion
    from interview_tui.transcripts.versions.putting_together import Outcome, Pair


class Decks(Protocol):
    """Find the cards and the form of an interview among those that are here."""

    def cards_for(self, interview: Interview, document: Document | None = None) -> QuestionSet | None:
        """Return the cards that an interview was held with, as its form lays them out, if they are here."""

    def form_of(self, interview: Interview) -> Form | None:
        """Return the form of an interview, if it is here."""

    def widest_of(self, interview: Interview) -> Circle:
        """Return the widest circle that may read anything of an interview."""


class Navigation(Protocol):
    """Show another screen in place of all that are shown.

    Each method returns at once; the screens change in a task of the app, when the screen that asked has ended.
    """

    def show_list(self, notice: str = "") -> None:
        """Save and close what is open, and show the list of interviews, with a line at its top."""

    def show_agree(self) -> None:
        """Show the three questions before a new interview."""

    def begin(self, interview: Interview) -> None:
        """Begin a new interview, on its first card."""

    def open(self, path: Path) -> None:
        """Go on with the interview in that file: where it stopped, or reading it back."""

    def show_read_back(self, desk: Desk) -> None:
        """Read back what was noted, together."""

    def show_cards(self, desk: Desk) -> None:
        """Go back to the cards of an interview that was being read back."""

    def show_after(self, desk: Desk) -> None:
        """Show what can be done after finishing: where it is, what to share, who is next."""

    def take_over(self) -> None:
        """Ask whether the other that has the interview open is gone, and then go on here."""


class Versions(Protocol):
    """Lay the versions of one interview side by side, and go on from there; as a `Navigation` does."""

    def show(self, path: Path | None = None) -> None:
        """Show the newest other version: of that transcript, or of the interview that is open."""

    def leave(self, desk: Desk, pair: Pair, outcome: Outcome | None) -> None:
        """Go on after two versions: `outcome` says what became of them, None that both stay."""


class Host(TerminalApp):
    """The app as the screens know it."""

    start: Start
    endings: Endings | None
    keymap_of_user: Mapping[str, str]
    reminders: bool = True
    decks: Decks
    navigation: Navigation
    versions: Versions
    saving: var[SaveState | None] = var(None)
    """How saving the open interview stands; None while nothing is open or nothing was saved yet."""
    apart: var[tuple[OtherVersion, ...]] = var(())
    """Other versions of the interview that is open, the newest first, until the user has put them off."""

    @property
    def library(self) -> Library:
        """Return the interviews in the folder of the transcripts: one instance, which reads only what changed."""
        return self.library_of(self.start.transcripts)

    def library_of(self, folder: Path) -> Library:
        """Return the library of any folder; the same instance each time."""
        return self.start.libraries.of(folder)
