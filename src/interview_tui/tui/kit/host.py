"""The interface of the app for the screens: its state, and what a screen may ask of it. app/app.py implements it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
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
from interview_tui.tui.terminal.terminal_app import TerminalApp

if TYPE_CHECKING:  # not needed at the start
    from interview_tui.transcripts.forgetting.taking_away import Given
    from interview_tui.transcripts.format.document import Document
    from interview_tui.transcripts.library.libraries import Libraries
    from interview_tui.transcripts.library.listing import Library
    from interview_tui.transcripts.versions.finding import OtherVersion
    from interview_tui.transcripts.versions.putting_together import Outcome, Pair


class Decks(Protocol):
    """Find the cards and the form of an interview among those that are here."""

    def cards_for(self, interview: Interview, document: Document | None = None) -> QuestionSet | None:
        """Return the cards an interview was held with, as its form lays them out; None if they are not here."""

    def form_of(self, interview: Interview) -> Form | None:
        """Return the form of an interview; None if it is not here."""

    def widest_of(self, interview: Interview) -> Circle:
        """Return the widest circle that may read anything of an interview."""


class Navigation(Protocol):
    """Show another screen in place of all that are shown.

    Each method returns at once; the screens change in a task of the app, when the screen that asked has ended.
    `at` is the transcript that was selected in the list or opened last: there the list has its cursor.
    """

    at: Path | None

    def show_list(self, notice: str = "") -> None:
        """Save and close what is open, and show the list of interviews, with a line at its top."""

    def show_agree(self) -> None:
        """Show the three questions before a new interview."""

    def begin(self, interview: Interview) -> None:
        """Begin a new interview, on its first card."""

    def open(self, path: Path, *, doubts: bool = False) -> None:
        """Open the interview in that file: a draft on its card, a held one to read back, else after finishing.

        With `doubts`, show there what is not certain about who may read it.
        """

    def show_read_back(self, desk: Desk) -> None:
        """Show the screen on which the two read back what was noted."""

    def show_cards(self, desk: Desk) -> None:
        """Go back to the cards of an interview that was being read back."""

    def show_after(self, desk: Desk) -> None:
        """Show what can be done after finishing: where the file is, what to share, who is next."""

    def show_again(self, desk: Desk) -> None:
        """Show the screen that fits the interview's status anew, since its file was mended."""

    def take_away(self, desk: Desk, file: Given) -> None:
        """Remove the open interview, which was given as a whole, and report it; or open it anew and say why not."""

    def take_over(self) -> None:
        """Ask whether the other computer has really closed the interview, and if so open it here to change it."""


class Versions(Protocol):
    """Show the versions of one interview side by side, and go on from there; as `Navigation`, return at once."""

    def show(self, path: Path | None = None, *, again: Path | None = None) -> None:
        """Show the newest other version: of that transcript, or of the interview that is open.

        The version `again` is shown though the user has put it off.
        """

    def leave(self, desk: Desk, pair: Pair, outcome: Outcome | None, said: str = "") -> None:
        """Go on to the next pair, or back: `outcome` says what became of the two versions, None that both stay.

        `said` is told in place of what that outcome says.
        """


class Host(TerminalApp):
    """Declare the state and the services of the app that screens use."""

    start: Start
    endings: Endings | None
    keymap_of_user: Mapping[str, str]
    reminders: bool = True
    decks: Decks
    navigation: Navigation
    versions: Versions
    saving: var[SaveState | None] = var(None)
    """The state of saving the open interview; None while nothing is open or nothing was saved yet."""
    apart: var[tuple[OtherVersion, ...]] = var(())
    """Other versions of the interview that is open, the newest first, until the user has put them off."""
    remains: var[str] = var("")
    """Where struck answers of closed interviews may still be, a line for each; "" if they are gone."""

    def remains_told(self) -> None:
        """Record that `remains` was shown."""

    @property
    def library(self) -> Library:
        """Return the interviews in the folder of the transcripts: one instance, which reads only what changed."""
        return self.library_of(self.start.transcripts)

    def library_of(self, folder: Path) -> Library:
        """Return the library of any folder; the same instance each time."""
        return self.libraries.of(folder)

    @cached_property
    def libraries(self) -> Libraries:
        """Return the libraries of all folders: those of the command line, if it listed any."""
        from interview_tui.transcripts.library.libraries import Libraries  # a new interview begins without

        return self.start.libraries or Libraries()
