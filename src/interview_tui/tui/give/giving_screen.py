"""The base of the screens that give words of an interview to others."""

from __future__ import annotations

from collections.abc import Callable

from interview_tui.interview.model import Circle
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.give.beside import Beside
from interview_tui.tui.kit.doubts.dialog import clear_up
from interview_tui.tui.kit.export_screen import ExportScreen
from interview_tui.tui.kit.plain import plain


class GivingScreen(ExportScreen):
    """Know what keeps the words of the interview on the desk from others: what is not certain, and other versions."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.beside = Beside(desk)

    @property
    def widest(self) -> Circle:
        """Return the widest circle that may read something of the interview, by its form."""
        return self.app.decks.widest_of(self.desk.interview)

    @property
    def has_doubts(self) -> bool:
        """Return whether it is not certain who may read everything, and it can be looked at here."""
        return bool(self.desk.doubts) and self.desk.taken is None

    async def clear_up(self, *again: Callable[[], object]) -> None:
        """Show what is not certain, and mend it if the user says so; then do what is to be done `again`, and say so."""
        if done := await clear_up(self.app, self.desk, self.widest):
            for call in again:
                call()
            self.tell(plain(done, "$success"))

    @property
    def has_other_versions(self) -> bool:
        """Return whether another version of the interview holds something back, and can be looked at here."""
        return self.beside.path is not None

    def action_versions(self) -> None:
        """Show the version that holds something back beside this one, also if it was put off before."""
        self.app.versions.show(again=self.beside.path)
