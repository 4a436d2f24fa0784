"""The list of interviews, with the one under the cursor beside it."""

from __future__ import annotations

import asyncio
import datetime
from pathlib import Path
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.interview import moving
from interview_tui.interview.model import Interview, Status
from interview_tui.language import _, current, ngettext
from interview_tui.resources import data
from interview_tui.transcripts.apart import Version, put_away, rescues
from interview_tui.transcripts.apart import put_back as restore
from interview_tui.transcripts.bin import Binned, put_back, throw_away
from interview_tui.transcripts.desk import open_file
from interview_tui.transcripts.errors import TranscriptError
from interview_tui.transcripts.file_reading import read_bytes
from interview_tui.transcripts.library import FolderTrouble, Library
from interview_tui.transcripts.lock import Taken, claim
from interview_tui.transcripts.trouble import FileTrouble, ReadError, SaveError
from interview_tui.tui.base import CommandScreen
from interview_tui.tui.beside import is_comparable, lay_beside
from interview_tui.tui.command import bindings, shown_key
from interview_tui.tui.commands import START
from interview_tui.tui.folder_note import warnings
from interview_tui.tui.look import GLANCE, look
from interview_tui.tui.opening import open_elsewhere
from interview_tui.tui.plain import named, plain
from interview_tui.tui.shelf import pair, rows
from interview_tui.tui.widgets.bars import KeysBar, Line
from interview_tui.tui.widgets.choice import Press
from interview_tui.tui.widgets.shelf_list import ShelfList
from interview_tui.tui.widgets.welcome import Welcome

WIDE: Final = 100  # columns from which the transcript stands beside the list


class StartScreen(CommandScreen[None]):
    """The interviews in the folder. Whatever reads the disk does so in a thread."""

    CSS_PATH = "start.tcss"
    BINDINGS = bindings(START)
    commands = START
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    header = query_one("#header", Line)
    notice = query_one("#notice", Static)
    shelf = query_one(ShelfList)
    welcome = query_one(Welcome)
    preview = query_one("#preview", Static)
    place = query_one("#place", Static)

    def __init__(self, notice: str = "") -> None:
        super().__init__()
        self._notice = notice
        self._deleted: list[Binned] = []
        self._rescues: tuple[Version, ...] = ()
        self._at: Path | None = None

    def compose_body(self) -> ComposeResult:
        """The list and the preview, or the welcome; where the transcripts are; the bar."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        with Container(id="body"):
            yield ShelfList()
            with VerticalScroll(id="beside"):
                yield Static(id="preview", markup=False)
        yield Welcome(self.app.start.cards.motto)
        yield Static(id="place", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Look in the folder."""
        self._library = Library(self.app.start.transcripts)
        self.header.left = Content.styled(_("In gesprek"), "bold $primary")
        self.welcome.display = False
        self._say(self._notice)
        self.preview.update(Content.styled(_("Looking which interviews there are …"), "$quiet"))
        self.shelf.focus()
        self._show_place()
        self.look_again()

    # --- what is there

    @work(exclusive=True, group="shelf")
    async def look_again(self) -> None:
        """Read the folder in a thread, and show what it holds."""
        try:
            entries = await asyncio.to_thread(self._library.entries)
        except FolderTrouble as error:
            self._say(f"{error.reason} {error.advice}")
            entries = []
        self._rescues = await asyncio.to_thread(rescues, entries)
        found = rows(entries, self._rescues, place=self._place, today=datetime.date.today())
        if self._rescues and not str(self._notice):
            self._say(self._about_rescue(self._rescues[0]))
        count = len(entries)
        text = ngettext("{n} interview", "{n} interviews", count).format(n=count) if count else ""
        self.header.right = Content.styled(text, "$quiet")
        self.query_one("#body").display = bool(found)
        self.welcome.display = not found
        self.shelf.show(found, self._at)
        if found:
            self.shelf.focus()
        else:
            self.query_one("#press-new").focus()
        self.refresh_bindings()
        self.query_one(KeysBar).refresh()

    def _place(self, interview: Interview) -> int:
        """How far an interview is, in cards."""
        cards = self.app.cards_for(interview)
        return moving.place(interview, cards, interview.at_card)[0] if cards is not None else interview.at_card

    @work(exclusive=True, group="place")
    async def _show_place(self) -> None:
        folder = self.app.start.transcripts
        where = plain(_("The transcripts are in {folder}.").format(folder=folder), "$quiet")
        self.place.update(where)
        lines = [plain(line, "$warning") for line in await asyncio.to_thread(warnings, folder)]
        self.place.update(Content("\n").join([where, *lines]))

    @on(ShelfList.Shown)
    def _row_shown(self, event: ShelfList.Shown) -> None:
        """Show beside the list what is under the cursor."""
        row = event.row
        if row is None or row.path is None:
            self.preview.update("")
            return
        self._at = row.path
        self._show_preview(row.path)
        self.query_one(KeysBar).refresh()

    @work(exclusive=True, group="preview")
    async def _show_preview(self, path: Path) -> None:
        shown = await asyncio.to_thread(look, path, GLANCE)
        self.preview.update(shown)
        self.query_one("#beside").scroll_home(animate=False)

    def _say(self, text: str) -> None:
        """A line at the top; nothing for none."""
        self.notice.update(plain(text))
        self.notice.display = bool(text)

    # --- what can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """What needs an interview waits for one."""
        row = self.shelf.row if self.is_mounted else None
        path = row.path if row is not None else None
        if action in ("open_one", "read", "delete", "open_file"):
            return path is not None and not isinstance(self.focused, Press)
        if action == "rename":
            return path is not None and row is not None and row.interview is not None and row.rescue is None
        if action == "look_back":
            held = row.interview if row is not None else None
            return held is not None and held.status is not Status.DRAFT
        if action == "versions":
            return (row is not None and row.home is not None) or bool(self._rescues)
        if action == "onward":
            held = row.interview if row is not None and row.rescue is None else None
            return held is not None and held.status is not Status.DRAFT
        if action == "compare":
            return row is not None and row.interview is not None and is_comparable(self.app, row.interview)
        if action == "undo_delete":
            return bool(self._deleted)
        return True

    @on(ShelfList.Opened)
    def action_open_one(self) -> None:
        """Go on with a draft, read back what is held, read what is final, a copy, or cannot be understood."""
        row = self.shelf.row
        if row is None or row.path is None:
            return
        if row.rescue is not None:
            self.action_versions()
        elif row.copy or row.interview is None or (row.interview.status is Status.FINAL and not row.due):
            self.action_read()
        else:
            self.app.open(row.path)

    def action_versions(self) -> None:
        """Lay the versions side by side; put back words whose transcript is gone."""
        row = self.shelf.row
        rescue = row.rescue if row is not None else None
        if row is not None and row.home is not None:
            self.app.show_versions(row.home)
            return
        rescue = rescue or (self._rescues[0] if self._rescues else None)
        if rescue is not None and rescue.home is not None:
            self.app.show_versions(rescue.home)
        elif rescue is not None:
            self._put_rescue_back(rescue)

    @work(exclusive=True, group="rescue")
    async def _put_rescue_back(self, rescue: Version) -> None:
        """Words whose transcript is gone become one again."""
        try:
            self._at = await asyncio.to_thread(restore, rescue, self.app.start.transcripts)
        except FileTrouble as error:
            self._say(f"{error.reason} {error.advice}")
        else:
            self._say(_("It is back in the list."))
            self.look_again()

    def _about_rescue(self, rescue: Version) -> str:
        """That there are words of an interview apart, and what to do about it."""
        name = " ".join(rescue.interview.interviewee.split()) if rescue.interview else rescue.path.name
        if rescue.home is not None:
            text = _("There are words of the interview with {name} that were kept apart. {key} lays them beside it.")
        else:
            text = _("There are words of an interview with {name} whose file is gone. {key} puts them back as a file.")
        return text.format(name=name or "…", key=self._key_of("versions"))

    def action_new(self) -> None:
        """The three questions."""
        self.app.show_agree()

    @on(Press.Pressed)
    def _pressed(self, event: Press.Pressed) -> None:
        """The two things to press when there is no interview yet."""
        if event.press.id == "press-new":
            self.action_new()
        else:
            self.action_example()

    def action_read(self) -> None:
        """The transcript on the whole screen."""
        from interview_tui.tui.screens.reading import Reading, ReadingScreen

        row = self.shelf.row
        if row is None or row.path is None:
            return
        title = pair(row.interview) if row.interview is not None else named(row.path)
        onward = self.check_action("onward", ()) is True and not row.copy
        self.app.push_screen(ReadingScreen(Reading(row.path, title, onward=onward)))

    def action_example(self) -> None:
        """A whole interview that is made up."""
        from interview_tui.tui.screens.reading import Reading, ReadingScreen

        note = _("An example: the two people and what they say are made up.")
        self.app.push_screen(ReadingScreen(Reading(data(f"example.{current()}.md"), _("An example"), note)))

    def action_learn(self) -> None:
        """Get to know the cards."""
        from interview_tui.tui.screens.learn import LearnScreen

        self.app.push_screen(LearnScreen(self.app.start.cards))

    def action_print_cards(self) -> None:
        """The cards as a PDF."""
        from interview_tui.tui.screens.printing import PrintScreen

        self.app.push_screen(PrintScreen(self.app.start.cards, self.app.start.transcripts))

    def action_practise(self) -> None:
        """Practise with one card."""
        from interview_tui.tui.screens.practice_choice import PracticeChoice

        self.app.push_screen(PracticeChoice(self.app.start.cards))

    @work(exclusive=True, group="look_back")
    async def action_look_back(self) -> None:
        """For the interviewer alone: what was asked with."""
        from interview_tui.tui.screens.look_back import LookBackScreen

        row = self.shelf.row
        if row is None or row.path is None:
            return
        try:
            document = (await asyncio.to_thread(open_file, row.path)).document
        except (ReadError, TranscriptError) as error:
            self._say(f"{row.path.name}: {error}")
            return
        cards = self.app.cards_for(document.interview, document)
        self.app.push_screen(LookBackScreen(document.interview, cards))

    def action_onward(self) -> None:
        """Read back together; or share, and who is next."""
        if (row := self.shelf.row) is not None and row.path is not None:
            self.app.open(row.path)

    @work(exclusive=True, group="compare")
    async def action_compare(self) -> None:
        """Lay another interview beside it."""
        if (row := self.shelf.row) is not None and row.path is not None and row.interview is not None:
            self._say(await lay_beside(self.app, row.path, row.interview))

    @work(exclusive=True, group="elsewhere")
    async def action_open_file(self) -> None:
        """In another program."""
        if (row := self.shelf.row) is not None and row.path is not None:
            self._say(await open_elsewhere(self.app, row.path))
            self.look_again()

    @work(exclusive=True, group="rename")
    async def action_rename(self) -> None:
        """The two names."""
        from interview_tui.tui.screens.rename import Rename

        row = self.shelf.row
        if row is None or row.path is None or row.interview is None:
            return
        path = await self.app.push_screen_wait(Rename(row.path, row.interview))
        if path is not None:
            self._at = path
            self.look_again()

    # --- the bin

    @work(group="delete")
    async def action_delete(self) -> None:
        """Into the bin, without a question: one key takes it back."""
        row = self.shelf.row
        if row is None or row.path is None:
            return
        ident = row.interview.id if row.interview is not None else ""
        try:
            if row.rescue is not None:
                data = await asyncio.to_thread(read_bytes, row.path)
                await asyncio.to_thread(put_away, row.rescue, data, self.app.start.transcripts)
                self._say("")
                self.look_again()
                return
            thrown = await asyncio.to_thread(_into_bin, row.path, ident)
        except FileTrouble as error:
            self._say(f"{error.reason} {error.advice}")
            return
        if isinstance(thrown, Taken):
            self._say(_("{reason} Close it there first.").format(reason=thrown.reason))
            return
        self._deleted.append(thrown)
        name = pair(row.interview) if row.interview is not None else named(row.path)
        text = _("“{name}” is in the bin. {key} takes it back.")
        self._say(text.format(name=name, key=self._key_of("undo_delete")))
        self.look_again()

    @work(group="delete")
    async def action_undo_delete(self) -> None:
        """Back where it was."""
        thing = self._deleted.pop()
        try:
            self._at = await asyncio.to_thread(put_back, thing)
        except SaveError as error:
            self._say(f"{error.reason} {error.advice}")
        else:
            self._say("")
        self.look_again()

    @work(exclusive=True, group="bin")
    async def action_bin(self) -> None:
        """What was deleted."""
        from interview_tui.tui.screens.bin import BinDialog

        self._at = await self.app.push_screen_wait(BinDialog(self.app.start.transcripts)) or self._at
        self._deleted = [thing for thing in self._deleted if thing.path.exists()]
        self.look_again()

    def action_refresh(self) -> None:
        """Look again."""
        self._say("")
        self._show_place()
        self.look_again()

    def _key_of(self, ident: str) -> str:
        keys = next(command.keys for command in self.commands if command.id == ident)
        return shown_key(self.app.keymap_of_user.get(ident, keys))


def _into_bin(path: Path, ident: str) -> Binned | Taken:
    """Throw away a file that nobody has open. Raises SaveError."""
    claimed = claim(path, ident)
    if isinstance(claimed, Taken):
        return claimed
    with claimed:
        return throw_away(path)
