"""The screen that gives all of an interview to who told it, and then has it removed here if the two say so."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker

from interview_tui.export.account.formats import Format, label
from interview_tui.export.account.reader import Reader
from interview_tui.export.giving.giving import Wanted, proposed
from interview_tui.language import N_, _
from interview_tui.storage.disks import is_on_disk_of, sticks
from interview_tui.storage.places import home_folder, state_folder
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.forgetting.taking_away import Given, given, is_kept_here
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.tui.give.form import Below, Form
from interview_tui.tui.give.giving_screen import GivingScreen
from interview_tui.tui.give.making import NotMadeError, make
from interview_tui.tui.give.place import Place
from interview_tui.tui.give.staying import Stays, Written, written
from interview_tui.tui.give.take_home_words import about, advice, made, question
from interview_tui.tui.give.words import FORMATS
from interview_tui.tui.kit.commands import TAKE_HOME
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.question import Question
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.choice import Possible
from interview_tui.tui.kit.widgets.choice_row import ChoiceRow
from interview_tui.tui.kit.widgets.marked_list import MarkedList

NEXT: Final[Mapping[str, str]] = {
    "open_made": N_("Open it, and look together"),
    "show_made": N_("Show it in the folder"),
    "remove": N_("It is there: remove it here …"),
    "back": N_("Keep it here too"),
}
"""What can be done once the file is there: actions of the screen, each with its row."""


class TakeHomeScreen(GivingScreen):
    """Say what happens, make the file, let the two look at it, and only then ask whether it may go here.

    Until they say so, nothing is removed, and esc keeps everything.
    """

    CSS_PATH = "take_home.tcss"
    commands = TAKE_HOME

    format_choice = query_one("#home-formats", ChoiceRow)
    place = query_one(Place)
    next_steps = query_one("#home-next", MarkedList)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._document = read_document(desk.contents())
        self._stays: Stays | None = None  # why it cannot be removed yet
        self._given: Given | None = None
        self._busy = False
        self._is_looked_at = False
        self._is_here = True  # whether what was made is on a disk of this computer

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose what happens, the format and the place, the result, and what can be done then."""
        formats = [Possible(form.value, label(form)) for form in FORMATS]
        yield Line(id="header")
        with Form(id="home-form"):
            with VerticalScroll(id="home-page", can_focus=False):
                title = _("The whole transcript for {name}").format(name=self._colleague)
                yield Static(plain(title), id="home-title", markup=False)
                yield Static(about(self.desk.interview), id="home-about", markup=False)
            with Below(id="home-how"):
                with Horizontal(classes="give-row"):
                    yield Static(_("As"), classes="give-label", markup=False)
                    yield ChoiceRow(formats, FORMATS[0].value, id="home-formats")
                yield Place(self.desk.path.parent, id="give-where")
        yield Static(id="home-result", classes="made", markup=False)
        yield MarkedList(*(Option(_(text), id=ident) for ident, text in NEXT.items()), id="home-next")
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show what happens, focus the format so that enter is enough, and look whether it can go."""
        self.query_one("#header", Line).left = header_line(self.desk.interview)
        self.result.display = self.next_steps.display = False
        self.format_choice.focus()
        self._propose()
        self._look()

    def _show_stays(self, stays: Stays | None) -> None:
        """Show why it cannot go yet and what to do first, in place of what asks for the file."""
        self._stays = stays
        self.query_one("#home-how").display = stays is None
        if stays is not None:
            self.tell(Content("\n").join([plain(str(stays), "$warning"), *filter(None, [plain(self._way())])]))
            self.set_focus(None)
        elif self.made is None:
            self.result.display = False
            self.format_choice.focus()
        self.query_one(KeysBar).refresh()

    def _way(self) -> str:
        if self.has_doubts:
            return _("{key}: who may read this?").format(key=self.key_of("doubts"))
        if self.has_other_versions:
            text = _("{key} lays the two side by side. Make one of them first, or take that file out of the folder.")
            return text.format(key=self.key_of("versions"))
        return _("Go back to all interviews, and open it again from there.") if not self.desk.taken else ""

    @property
    def _colleague(self) -> str:
        return self.desk.interview.interviewee

    @property
    def _folders(self) -> tuple[Path, Path]:
        """Return the folders on whose disks a file is not away from here."""
        return home_folder(), self.desk.path.parent

    @property
    def _format(self) -> Format:
        return Format(self.format_choice.value)

    # --- what the commands need

    @property
    def may_make(self) -> bool:
        """Return whether the file can be made, and was not made yet."""
        return self._stays is None and self.made is None and not self._busy

    @property
    def may_remove(self) -> bool:
        """Return whether the file is there, so that the interview may go."""
        return self._given is not None and not self._busy

    @property
    def is_at_rest(self) -> bool:
        """Return whether nothing is being removed: then it can be left."""
        return not (self._busy and self._given is not None)

    @property
    def has_other_versions(self) -> bool:
        """Return whether another version says more, and can be looked at here."""
        return self._stays is not None and self._stays.version is not None

    def action_versions(self) -> None:
        """Show the version that says more beside this one, also if it was put off before."""
        if self._stays is not None:
            self.app.versions.show(again=self._stays.version)

    # --- the place

    @on(ChoiceRow.Changed, "#home-formats")
    def _format_changed(self) -> None:
        self.place.take_format(self._format)
        self._propose()

    @on(Place.Ended)
    def _ended(self, event: Place.Ended) -> None:
        """Take the format of which the suffix was typed."""
        self.format_choice.choose(event.form.value)

    @work(exclusive=True, group="propose")
    async def _propose(self) -> None:
        """Propose a place on a stick, else in the home folder: names that are taken are looked for on the disk."""
        form = self._format
        stick = await asyncio.to_thread(sticks, self._folders)
        place = stick[0] if stick else None
        path = await asyncio.to_thread(proposed, self._document, self.desk.path, Reader.TELLER, form, place=place)
        if form is self._format:
            self.place.propose(path, advice(self._colleague, has_stick=bool(stick)))

    # --- looking, and making

    @work(exclusive=True, group="preview")
    async def action_preview(self) -> None:
        """Show what goes along, to the letter."""
        from interview_tui.export.account.account import account
        from interview_tui.tui.give.preview import PreviewScreen

        whole = await asyncio.to_thread(account, self._document, Reader.TELLER)
        await self.app.push_screen_wait(PreviewScreen(whole, self._colleague))

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Look whether it can go, and show why if it cannot."""
        await self._may_go()

    async def _may_go(self) -> Written | None:
        try:
            found = await asyncio.to_thread(written, self.app, self.desk)
        except Stays as stays:
            self._show_stays(stays)
            return None
        self._document = found.document
        self._show_stays(None)
        return found

    @work
    async def action_doubts(self) -> None:
        """Show what is not certain in the file; if it was mended, look once more whether it can go."""
        await self.clear_up(self._look)

    @work(exclusive=True, group="give")
    async def action_make(self) -> None:
        """Make the file and read it back; show where it is, or why it could not be made."""
        self._busy = True
        try:
            if (found := await self._may_go()) is None:
                return
            path = self.place.path(self._format)
            if is_kept_here(path, (self.desk.path.parent, self.app.start.transcripts, state_folder())):
                text = _("What lies there is not gone from here. Choose a place outside the folder of the interviews.")
                self.tell(plain(text, "$warning"))
                self.place.field.focus()
                return
            self.tell(Content.styled(_("Making it …"), "$quiet"))
            wanted = Wanted(self.desk.path, Reader.TELLER, self._format, path)
            self._given, unprintable = await asyncio.to_thread(_made, found, wanted)
            self._is_here = await asyncio.to_thread(is_on_disk_of, path, self._folders)
        except NotMadeError as error:
            self.tell(plain(str(error), "$warning"))
        else:
            self.made = path
            self.query_one("#home-form").display = False
            self.next_steps.display = True
            self.next_steps.highlighted = 0
            self.next_steps.focus()
            self.tell(made(self._colleague, path, unprintable, is_here=self._is_here))
        finally:
            self._busy = False
        self.query_one(KeysBar).refresh()

    @on(OptionList.OptionSelected, "#home-next")
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        await self.run_action(event.option.id or "back")

    def action_open_made(self) -> Worker[None]:
        """Open the file in another program."""
        self._is_looked_at = True
        self.next_steps.highlighted = list(NEXT).index("remove")
        return super().action_open_made()

    # --- removing

    @work(exclusive=True, group="remove")
    async def action_remove(self) -> None:
        """Ask whether it may go here, and have it removed; the answer at hand is that it stays."""
        file = self._given
        if file is None:
            return
        name = self._colleague
        asked = Question(
            _("May this interview go here now?"),
            question(name, file.path, is_here=self._is_here, is_looked_at=self._is_looked_at),
            _("No, keep it here too"),
            _("Yes, remove all of it here"),
        )
        if await self.app.push_screen_wait(asked):
            self._busy = True
            self.next_steps.display = False
            self.tell(Content.styled(_("Removing it …"), "$quiet"))
            self.app.navigation.take_away(self.desk, file)

    # --- moving

    def on_key(self, event: events.Key) -> None:
        """Leave the path by the arrows up and down."""
        if event.key in ("up", "down") and self.focused is self.place.field:
            event.stop()
            self.focus_previous() if event.key == "up" else self.focus_next()

    def action_scroll_page(self, by: int) -> None:
        """Scroll what stands above the format."""
        self.query_one("#home-page").scroll_relative(y=by, animate=False)


def _made(found: Written, wanted: Wanted) -> tuple[Given, str]:
    """Make the file and read it back; return it with the characters that no font has. Raises NotMadeError.

    It waits for the disk.
    """
    from interview_tui.export.giving.records import record_of

    unprintable = make(found.document, wanted)
    record = record_of(wanted.path)
    text = _("What was written could not be read back from {path}. Choose another place. Nothing is gone here.")
    problem = text.format(path=os.fspath(wanted.path))
    if record is None or not record.is_unchanged():
        raise NotMadeError(problem)
    try:
        return given(wanted.path, found.data), unprintable
    except FileTrouble as error:
        raise NotMadeError(problem) from error
