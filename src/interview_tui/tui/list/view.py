"""The list of interviews as it is shown, with the one under the cursor beside it."""

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
from interview_tui.interview.model import Interview
from interview_tui.language import _, ngettext
from interview_tui.transcripts.library.bin import Binned
from interview_tui.transcripts.library.listing import FolderTrouble, Library
from interview_tui.transcripts.versions.finding import OtherVersion, rescues
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.plain import named, plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.list.folder_warnings import warnings
from interview_tui.tui.list.row_list import ShelfList
from interview_tui.tui.list.rows import rows
from interview_tui.tui.list.welcome import Welcome
from interview_tui.tui.transcript.file_view import GLANCE, look

WIDE: Final = 100  # columns from which the transcript stands beside the list


class StartView(CommandScreen[None]):
    """The interviews in the folder. Whatever reads the disk does so in a thread."""

    CSS_PATH = "screen.tcss"
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
        self._rescues: tuple[OtherVersion, ...] = ()
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
            self._say(error.in_full)
            entries = []
        self._rescues = await asyncio.to_thread(rescues, entries)
        found = rows(entries, self._rescues, place=self._place, form=self._form, today=datetime.date.today())
        if self._rescues and not self._notice:
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

    def _form(self, interview: Interview) -> str:
        """What the form of an interview is called, where it is not the one that is meant if nobody says so."""
        form = self.app.form_of(interview)
        return form.name if form is not None and form.id != self.app.start.forms.default.id else ""

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

    def _about_rescue(self, rescue: OtherVersion) -> str:
        """That there are words of an interview apart, and what to do about it."""
        name = " ".join(rescue.interview.interviewee.split()) if rescue.interview else named(rescue.path)
        if rescue.home is not None:
            text = _("There are words of the interview with {name} that were kept apart. {key} lays them beside it.")
        else:
            text = _(
                "There are words of an interview with {name} that has no file any more. {key} makes them one again."
            )
        return text.format(name=name or "…", key=self.key_of("versions"))
