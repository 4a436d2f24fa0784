"""The screen that takes a file in: it asks which, says what it is, and goes on to where that leads."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from interview_tui.language import _, visible_path
from interview_tui.tui.fields.path_field import PathField
from interview_tui.tui.intake.kinds import kind_at
from interview_tui.tui.intake.taken_in import from_elsewhere
from interview_tui.tui.intake.typed_path import path_in
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import IMPORT_FILE
from interview_tui.tui.kit.export_screen import focus_path
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line

if TYPE_CHECKING:
    from interview_tui.intake.found import Found, JsonFound, TranscriptFound
    from interview_tui.intake.proposing import Start


class ImportScreen(CommandScreen[None]):
    """Ask which file. A transcript is taken in at once; notes lead on to where each card begins.

    With a `path` it is looked into at once. The file itself is never changed.
    """

    CSS_PATH = "screens.tcss"
    commands = IMPORT_FILE

    field = query_one("#import-path", PathField)

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._path = path
        self._line = ""  # as it was told about last

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose the question, the path, what it is, and what can be taken in."""
        asked = _("Drag the file to this window, or paste or type where it is.")
        stays = _("The file itself stays as it is.")
        kinds = _(
            "Notes of an interview without the app: Word (.docx), Markdown or plain text. "
            "Or an interview that In gesprek made elsewhere: a transcript (.md) or an export (.json)."
        )
        yield Line(id="header")
        with VerticalScroll(id="import-page", can_focus=False):
            yield Static(asked, id="import-asked", markup=False)
            yield PathField(str(self._path or ""), id="import-path")
            yield Static(id="import-what", markup=False)
            yield Static(f"{kinds} {stays}", id="import-about", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Focus the path; look into the file that was given."""
        self.query_one("#header", Line).left = Content.styled(_("Take in notes or an interview"), "bold $primary")
        self.field.select_on_focus = False
        self._line = self.field.value
        self._say(Content())
        focus_path(self.field)
        if self._path is not None:
            self.action_look()

    def _say(self, text: Content) -> None:
        what = self.query_one("#import-what", Static)
        what.update(text)
        what.display = bool(text.plain)

    @on(Input.Changed)
    def typed(self) -> None:
        """Say what stands at the path that is typed; what was being looked into is not wanted any more."""
        if self.field.value != self._line:
            self._line = self.field.value
            self._tell_kind(self._line)

    @work(exclusive=True, group="look")
    async def _tell_kind(self, line: str) -> None:
        said = await asyncio.to_thread(lambda: kind_at(path_in(line)))
        self._say(plain(said, "$quiet"))

    # --- looking into it

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_look()

    @work(exclusive=True, group="look")
    async def action_look(self) -> None:
        """Look into the file, and go on to where that leads; or say why it cannot be taken in."""
        from interview_tui.intake.errors import IntakeError
        from interview_tui.intake.found import NotesFound
        from interview_tui.storage.trouble import FileTrouble

        line = self.field.value
        if not line.strip():
            self._say(plain(_("Fill in where the file is."), "$warning"))
            return
        self._say(Content.styled(_("Looking …"), "$quiet"))
        try:
            path, found, starts = await asyncio.to_thread(self._look_into, line)
            if isinstance(found, NotesFound):
                self._show_places(path, found, starts)
            else:
                await self._take_in(found)
        except IntakeError as error:
            self._say(plain(str(error), "$warning"))
        except FileTrouble as error:
            self._say(plain(error.in_full, "$warning"))

    def _look_into(self, line: str) -> tuple[Path, Found, tuple[Start, ...]]:
        """Return what the line leads to, and where cards seem to begin in notes. For a thread.

        Raises IntakeError, FolderTrouble.
        """
        from interview_tui.intake.found import NotesFound, look_into
        from interview_tui.intake.proposing import propose

        path = path_in(line)
        assert path is not None  # the line is not empty
        found = look_into(path.absolute(), self.app.library)
        starts = propose(found.notes, self.app.start.cards) if isinstance(found, NotesFound) else ()
        return path, found, starts

    def _show_places(self, path: Path, found: Found, starts: tuple[Start, ...]) -> None:
        from interview_tui.intake.found import NotesFound
        from interview_tui.tui.intake.places_screen import PlacesScreen
        from interview_tui.tui.intake.placing import placed

        assert isinstance(found, NotesFound)
        self._say(Content())
        self.app.push_screen(PlacesScreen(placed(found.notes, starts), visible_path(path.name)))

    async def _take_in(self, found: TranscriptFound | JsonFound) -> None:
        """Write the transcript to the folder, and show it in the list. Raises IntakeError, SaveError."""
        from interview_tui.intake.taking_in import take_in

        path = await asyncio.to_thread(take_in, found, self.app.start.transcripts, self.app.library)
        self.app.navigation.at = path
        self.app.navigation.show_list(from_elsewhere(found))

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)
