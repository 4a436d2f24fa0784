"""The list of interviews, the first screen of the app."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one

from interview_tui.interview.model import Status
from interview_tui.language import _
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.versions.finding import OtherVersion, restore_rescue
from interview_tui.tui.kit.base import LEFT_ALONE, CommandScreen, Dialog
from interview_tui.tui.kit.commands import LIST
from interview_tui.tui.kit.other_programs import open_elsewhere
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.choice import Press
from interview_tui.tui.list import beginning
from interview_tui.tui.list.deleting import NotTakenBack, Undoable
from interview_tui.tui.list.folder_line import FolderLine
from interview_tui.tui.list.look import Found, first_notice, how_many, look, rows_for
from interview_tui.tui.list.new_files import NewFiles
from interview_tui.tui.list.notice import ListNotice
from interview_tui.tui.list.pane import ListPane
from interview_tui.tui.list.row_list import RowList
from interview_tui.tui.list.rows import InterviewRow
from interview_tui.tui.list.welcome import Welcome

WIDE: Final = 100  # columns from which the transcript stands beside the list


class ListScreen(CommandScreen[None]):
    """Show the interviews in the folder, and run the commands on the selected one.

    Whatever reads or writes files does so in a thread.
    """

    CSS_PATH = "screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    commands = LIST
    curtain_after = LEFT_ALONE

    header = query_one("#header", Line)
    notice = query_one(ListNotice)
    pane = query_one(ListPane)
    welcome = query_one(Welcome)
    folder_line = query_one(FolderLine)

    def __init__(self, undoable: Undoable, notice: str = "") -> None:
        super().__init__()
        self._notice = notice
        self._undoable = undoable
        self._found = Found()

    def compose_body(self) -> ComposeResult:
        """Compose the list, the welcome, the folder line and the keys bar."""
        yield Line(id="header")
        yield ListNotice(self.app, id="notice")
        yield ListPane()
        yield Welcome(self.app.start.cards.motto)
        yield FolderLine(self.app.start.transcripts)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Load the list."""
        self.header.left = Content.styled(_("In gesprek"), "bold $primary")
        self.header.right = Content.styled(_("Looking which interviews there are …"), "$quiet")
        self.welcome.display = False
        self._undoable.drop_emptied()
        self._say(self._notice or self._undoable.about_last(self.key_of("undo_delete")))
        self.pane.rows.focus()
        self.look_again()
        self.arrivals = NewFiles(self, self.app.start.transcripts, self.look_again, self.pane.rows.in_sight)

    # --- what is there

    @work(exclusive=True, group="list")
    async def look_again(self) -> None:
        """Read the folder in a thread, and show its interviews."""
        self._found = found = await asyncio.to_thread(look, self.app)
        if said := found.trouble or ("" if self._notice else first_notice(found, self.key_of)):
            self._say(said)
        self.header.right = Content.styled(how_many(len(found.entries)), "$quiet")
        self.pane.show(rows_for(self.app, found))
        self.welcome.display = not self.pane.display
        if not self.pane.display:
            self.query_one("#press-new").focus()
        elif self.focused not in (self.pane.rows, self.pane.beside):
            self.pane.rows.focus()
        self.refresh_bindings()
        self._show_keys()

    @on(ListPane.Moved)
    def _show_keys(self) -> None:
        """Refresh the keys bar."""
        self.query_one(KeysBar).refresh()

    @on(events.ScreenSuspend)
    def _say_what_holds(self) -> None:
        """Below another screen, keep of the notice what holds when one comes back: not what was done just now."""
        if not isinstance(self.app.screen, Dialog):
            self._say(first_notice(self._found, self.key_of) or self._undoable.about_last(self.key_of("undo_delete")))

    def _say(self, text: str) -> None:
        """Show a notice at the top, with what could not be forgotten; hide it if there is neither."""
        self.notice.say(text)

    # --- what can be done now

    @property
    def _row(self) -> InterviewRow:
        """Return the selected row; a row without a file if there is none."""
        return self.pane.row or InterviewRow(Content())

    @property
    def has_file(self) -> bool:
        """Return whether a file is selected, and no button has the focus."""
        return self._row.path is not None and not isinstance(self.focused, Press)

    @property
    def has_names(self) -> bool:
        """Return whether the row is an interview whose names can be changed."""
        return self._row.path is not None and self._row.interview is not None and self._row.rescue is None

    @property
    def may_get_id(self) -> bool:
        """Return whether the interview in the row may be a copy of another one, whose id it has."""
        return self._row.may_get_id

    @property
    def may_look_back(self) -> bool:
        """Return whether the interview of the row was held."""
        return self._row.was_held

    @property
    def may_go_on(self) -> bool:
        """Return whether the interview of the row was held, and is no rescue copy."""
        return self._row.was_held and self._row.rescue is None

    @property
    def has_versions(self) -> bool:
        """Return whether the row has other versions, or there are rescue files."""
        return self._row.home is not None or bool(self._found.rescues)

    @property
    def has_together(self) -> bool:
        """Return whether two interviews can be laid side by side."""
        return self._found.together

    @property
    def has_doubts(self) -> bool:
        """Return whether it is not certain who may read the interview of the row."""
        return self._row.entry is not None and self.app.library.unsure.has(self._row.entry)

    @property
    def has_deleted(self) -> bool:
        """Return whether a deletion or a new name can be undone."""
        return bool(self._undoable)

    # --- with the selected interview

    @on(RowList.Opened)
    def action_open_one(self) -> None:
        """Open what is next for the row; only read what is final and not due, a copy, or unreadable."""
        row = self._row
        if row.path is None:
            return
        if row.rescue is not None:
            self.action_versions()
        elif row.copy or row.interview is None or (row.interview.status is Status.FINAL and not row.due):
            self._read()
        else:
            self.app.navigation.open(row.path)

    def action_read(self) -> None:
        """Show the transcript: beside the list, where there is room, else on the whole screen. Take it away again."""
        if self.app.size.width >= WIDE:
            self.pane.ask()
        else:
            self._read()

    def _read(self) -> None:
        """Show the transcript on the whole screen."""
        beginning.read(self.app, self._row, unsure=self.has_doubts)

    def on_resize(self, event: events.Resize) -> None:
        """Take away what stands beside the list where there is no room for it any more."""
        super().on_resize(event)
        if event.size.width < WIDE:
            self.pane.take_away()

    def action_doubts(self) -> None:
        """Open the interview, and show what is not certain about who may read it."""
        if self._row.path is not None:
            self.app.navigation.open(self._row.path, doubts=True)

    def action_onward(self) -> None:
        """Open the interview at its next step: to read back, or after finishing."""
        if self._row.path is not None:
            self.app.navigation.open(self._row.path)

    def action_versions(self) -> None:
        """Compare the versions; restore a rescue file whose transcript is gone."""
        rescue = self._row.rescue or (self._found.rescues[0] if self._found.rescues else None)
        home = self._row.home or (rescue.home if rescue is not None else None)
        if home is not None:
            self.app.versions.show(home)
        elif rescue is not None:
            self._restore_rescue(rescue)

    @work(exclusive=True, group="rescue")
    async def _restore_rescue(self, rescue: OtherVersion) -> None:
        """Make a transcript of a rescue file whose transcript is gone."""
        try:
            self.pane.at = await asyncio.to_thread(restore_rescue, rescue, self.app.start.transcripts)
            self._say(_("It is back in the list."))
            self.look_again()
        except FileTrouble as error:
            self._say(error.in_full)

    @work(exclusive=True, group="look_back")
    async def action_look_back(self) -> None:
        """Show the interviewer, and nobody else, which kinds of probe were used."""
        from interview_tui.tui.learning.look_back import look_back_at

        if self._row.path is not None and (problem := await look_back_at(self.app, self._row.path)):
            self._say(problem)

    @work(exclusive=True, group="compare")
    async def action_together(self) -> None:
        """Lay two interviews side by side."""
        from interview_tui.tui.compare.journey import lay_together

        self._say(await lay_together(self.app, self._row.path))

    @work(exclusive=True, group="elsewhere")
    async def action_open_file(self) -> None:
        """Open the file in another program."""
        if self._row.path is not None:
            self._say(await open_elsewhere(self.app, self._row.path))
            self.look_again()

    @work(exclusive=True, group="rename")
    async def action_rename(self) -> None:
        """Change the names of the two people."""
        from interview_tui.tui.list.rename import ask_names

        asked = await ask_names(self.app, self._row, self._undoable, self.key_of("undo_delete"))
        if asked is not None:
            self.pane.at, said = asked
            if said:
                self._say(said)
            self.look_again()

    @work(exclusive=True, group="rename")
    async def action_own_id(self) -> None:
        """Give the interview an id that no other has."""
        from interview_tui.tui.list.own_id import with_own_id

        if self._row.path is not None:
            self.pane.at, said = await with_own_id(self._row.path)
            self._say(said)
            self.look_again()

    @work(group="delete")
    async def action_delete(self) -> None:
        """Move the file to the bin, without a question: one key undoes it."""
        row, key = self._row, self.key_of("undo_delete")
        try:
            self._say(await asyncio.to_thread(self._undoable.delete, row, self.app.library, key))
            self.look_again()
        except FileTrouble as error:
            self._say(error.in_full)

    @work(group="delete")
    async def action_undo_delete(self) -> None:
        """Take back the last deletion, or the names that were given last."""
        try:
            self.pane.at, said = await asyncio.to_thread(self._undoable.take_back, self.key_of("undo_delete"))
        except NotTakenBack as error:
            said = str(error)
        self._say(said)
        self.look_again()

    # --- without an interview

    def action_new(self) -> None:
        """Start a new interview with its three questions."""
        self.app.navigation.show_agree()

    @on(Press.Pressed)
    def _pressed(self, event: Press.Pressed) -> None:
        self.action_new() if event.press.id == "press-new" else self.action_example()

    def action_example(self) -> None:
        """Show a fictional interview as an example."""
        beginning.show_example(self.app)

    def action_learn(self) -> None:
        """Show the cards to learn them."""
        beginning.learn(self.app)

    def action_print_cards(self) -> None:
        """Show the screen that makes a PDF of the cards."""
        beginning.print_cards(self.app)

    def action_take_in(self) -> None:
        """Show the screen that takes in notes, or an interview from elsewhere."""
        beginning.take_in(self.app)

    def action_practise(self) -> None:
        """Start a practice with one card."""
        beginning.practise(self.app)

    @work(exclusive=True, group="bin")
    async def action_bin(self) -> None:
        """Show the bin."""
        from interview_tui.tui.list.bin import look_into

        self._say("")  # what it says of the bin may be untrue before the dialog is closed
        back, said = await look_into(self.app, self._undoable, self.key_of("undo_delete"))
        self.pane.at = back or self.pane.at
        self._say(said)
        self.look_again()

    def action_refresh(self) -> None:
        """Read the folder again."""
        self._say("")
        self.folder_line.look_again()
        self.look_again()
