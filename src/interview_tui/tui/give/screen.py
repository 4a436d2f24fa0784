"""The screen that gives an interview on: for whom, what goes along, in which format and where; then the file."""

from __future__ import annotations

import asyncio
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

from interview_tui.export.account.formats import Format, label
from interview_tui.export.account.reader import Reader
from interview_tui.export.giving.giving import Wanted, proposed
from interview_tui.language import N_, _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.versions.narrower import given_to
from interview_tui.tui.give.contents import Contents
from interview_tui.tui.give.form import Below, Form
from interview_tui.tui.give.giving_screen import GivingScreen
from interview_tui.tui.give.offer import Offer, offer, readers_for
from interview_tui.tui.give.place import Place
from interview_tui.tui.give.words import FORMATS, goes, made, names_line, reader_label, readers
from interview_tui.tui.kit.commands import GIVE
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.question import Question
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.choice import Possible
from interview_tui.tui.kit.widgets.choice_row import ChoiceRow
from interview_tui.tui.kit.widgets.marked_list import MarkedList

AFTER_MAKING: Final[Mapping[str, str]] = {
    "open_made": N_("Open it"),
    "show_made": N_("Show it in the folder"),
    "copy_path": N_("Copy the path"),
    "another": N_("Make one more, for somebody else"),
    "back": N_("Done"),
}
"""What can be done with the file that was made: actions of the screen, each with its row."""


class GiveScreen(GivingScreen):
    """Ask for whom and how, show what goes along and what does not; enter makes the file, whatever has the focus."""

    CSS_PATH = "screen.tcss"
    commands = GIVE

    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]

    reader_choice = query_one("#give-readers", ChoiceRow)
    format_choice = query_one("#give-formats", ChoiceRow)
    form = query_one(Form)
    contents = query_one(Contents)
    place = query_one(Place)
    after_making = query_one("#give-after", MarkedList)

    def __init__(self, desk: Desk, reader: Reader) -> None:
        """Begin with `reader` chosen, if the form of the interview lets these read something."""
        super().__init__(desk)
        self._first = reader
        self._making = False
        self._held_back = ""  # why nothing can be given now, whatever the transcript says
        self._read()

    def _read(self) -> None:
        """Read the interview as it is now."""
        self._document = read_document(self.desk.contents())
        self._offers: dict[Reader, Offer] = {}

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose the choices, what goes along, the place, the result, and what is always to be known."""
        offered = [Possible(one.value, reader_label(one, self._colleague)) for one in readers_for(self.widest)]
        formats = [Possible(form.value, label(form)) for form in FORMATS]
        yield Line(id="header")
        with Form(id="give-form"):
            with Horizontal(classes="give-row"):
                yield Static(_("For whom"), classes="give-label", markup=False)
                yield ChoiceRow(offered, self._first.value, id="give-readers")
            with VerticalScroll(id="give-page", can_focus=False):
                yield Contents()
            with Below(id="give-how"):
                with Horizontal(classes="give-row"):
                    yield Static(_("As"), classes="give-label", markup=False)
                    yield ChoiceRow(formats, FORMATS[0].value, id="give-formats")
                yield Place(self.desk.path.parent, id="give-where")
                yield Static(id="give-names", markup=False)
        yield Static(id="give-result", classes="made", markup=False)
        yield MarkedList(*(Option(_(text), id=ident) for ident, text in AFTER_MAKING.items()), id="give-after")
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show what goes along, and focus for whom: enter is enough."""
        self.query_one("#header", Line).left = header_line(
            self.desk.interview, N_("Give it on · {interviewer} with {interviewee}")
        )
        self._show_form()

    def _show_form(self) -> None:
        """Show what is asked, in place of what was made."""
        self.made = None
        self.form.display = True
        self.result.display = self.after_making.display = False
        self.reader_choice.focus()
        self._reader_changed()

    @on(ChoiceRow.Changed, "#give-readers")
    def _reader_changed(self) -> None:
        """Show what the readers that are chosen now would get, and look whether another version holds it back."""
        self._held_back, self.beside.found = "", None
        self.result.display = False
        self.place.turn_to(self._reader.value)
        self._show()
        self._propose()
        self._look_beside()

    @on(ChoiceRow.Changed, "#give-formats")
    def _format_changed(self) -> None:
        self.place.take_format(self._format)
        self._propose()

    @on(Place.Ended)
    def _ended(self, event: Place.Ended) -> None:
        """Take the format of which the suffix was typed."""
        self.format_choice.choose(event.form.value)

    @work(exclusive=True, group="propose")
    async def _propose(self) -> None:
        """Propose a place that fits readers and format: names that are taken are looked for on the disk."""
        await self._take_proposed(self._reader, self._format)

    async def _take_proposed(self, reader: Reader, form: Format) -> None:
        path = await asyncio.to_thread(proposed, self._document, self.desk.path, reader, form)
        if (reader, form) == (self._reader, self._format):
            advice = _("Choose together where: on a stick of {name}, say.").format(name=self._colleague)
            self.place.propose(path, "" if reader.is_for_others else advice)

    def _show(self) -> None:
        """Show what goes along; or why nothing does, and what can be done about it."""
        given, interview = self.offer, self.desk.interview
        contents, obstacle = self.contents, self._obstacle
        contents.left_out = given.left_out
        contents.goes = () if obstacle else self._goes(given)
        contents.instead = (plain(obstacle, "$warning"), *filter(None, [plain(self._way())])) if obstacle else ()
        self.query_one(Below).display = not obstacle
        self.query_one("#give-names", Static).update(names_line(given, interview))
        self.call_after_refresh(self.form.fit)
        self.query_one(KeysBar).refresh()

    def _goes(self, given: Offer) -> tuple[Content, ...]:
        lines = [plain(goes(given))]
        if not given.reader.is_for_others:
            lines.append(plain(_("Also what stays between the two of you."), "$quiet"))
        return tuple(lines)

    def _way(self) -> str:
        """Return the line that says what to do about what holds it back; "" if nothing can be done here."""
        if self.beside.holds_back:
            return self.beside.way(self.key_of("versions"))
        if self.has_doubts:
            return _("{key}: who may read this?").format(key=self.key_of("doubts"))
        if self._reader.is_for_others and self.offer.answers:
            more = _("While reading back, {name} can give an answer a wider circle of readers.")
            return more.format(name=self._colleague)
        return ""

    # --- what is chosen

    @property
    def _reader(self) -> Reader:
        return Reader(self.reader_choice.value)

    @property
    def _format(self) -> Format:
        return Format(self.format_choice.value)

    @property
    def offer(self) -> Offer:
        """Return what the readers that are chosen would get."""
        if self._reader not in self._offers:
            self._offers[self._reader] = offer(self._document, self._reader)
        return self._offers[self._reader]

    @property
    def _obstacle(self) -> str:
        return self._held_back or self.offer.obstacle

    @property
    def _colleague(self) -> str:
        return self.desk.interview.interviewee

    # --- what the commands need

    @property
    def may_make(self) -> bool:
        """Return whether the file can be made, and was not made yet."""
        return not self._obstacle and self.made is None and not self._making

    @property
    def is_blocked(self) -> bool:
        """Return whether an obstacle keeps it from others that reading back may take away."""
        return bool(self._obstacle) and self._reader.is_for_others and not (self.has_doubts or self.beside.holds_back)

    # --- what holds it back

    @work(exclusive=True, group="beside")
    async def _look_beside(self) -> None:
        """Look whether another version of the interview holds something back; if so show that in place of the rest."""
        if self._reader.is_for_others and not self.offer.obstacle:
            await self._is_held_back(self._reader)

    async def _is_held_back(self, reader: Reader) -> bool:
        """Return whether something holds the file back that only the disk can tell; if so, show what and what to do.

        For the two themselves that is the transcript alone: who may read what in another version keeps it from nobody.
        """
        if reader.is_for_others:
            given = given_to(self._document.interview, reader.circle)
            held_back = await self.beside.look(self.app, given)
        else:
            held_back = await self.beside.look_at_file()
        if held_back and reader is self._reader:
            self._held_back = held_back
            self._show()
        return bool(held_back)

    @work
    async def action_doubts(self) -> None:
        """Show what is not certain in the file; if it was mended, say so and go on."""
        await self.clear_up(self._read, self._reader_changed)

    def action_read_again(self) -> None:
        """Read the interview back again, so that the colleague can allow more."""
        self.app.navigation.show_read_back(self.desk)

    # --- looking, and making

    @work(exclusive=True, group="preview")
    async def action_preview(self) -> None:
        """Show what the readers will have, to the letter."""
        from interview_tui.export.account.account import account
        from interview_tui.tui.give.preview import PreviewScreen

        reader = self._reader
        whole = await asyncio.to_thread(account, self._document, reader)
        await self.app.push_screen_wait(PreviewScreen(whole, readers(reader, self._colleague)))

    def action_make(self) -> None:
        """Make the file for whom and as what is chosen now, whatever is chosen while it is made."""
        self._make(self._reader, self._format, self.place.path(self._format) if self.place.is_typed else None)

    @work(exclusive=True, group="give")
    async def _make(self, reader: Reader, form: Format, typed: Path | None) -> None:
        """Make the file, in the place that was typed if any, and show where it is or why it could not be made."""
        from interview_tui.tui.give.making import NotMadeError, make

        if reader is Reader.OUTSIDE and not await self.app.push_screen_wait(self._consent()):
            return
        self._making = True
        try:
            if await self._is_held_back(reader):
                return
            self.tell(Content.styled(_("Making it …"), "$quiet"))
            path = typed
            if path is None:
                path = await asyncio.to_thread(proposed, self._document, self.desk.path, reader, form)
            wanted = Wanted(self.desk.path, reader, form, path)
            unprintable = await asyncio.to_thread(make, self._document, wanted)
        except NotMadeError as error:
            self.tell(plain(str(error), "$warning"))
        else:
            self._show_made(wanted, unprintable)
        finally:
            self._making = False
        self.query_one(KeysBar).refresh()  # not where the screen was left meanwhile: it has no bar any more

    def _consent(self) -> Question:
        """Return the question whether who told it agrees: nothing was said about anyone outside."""
        name = self._colleague
        text = _(
            "You two agreed who may read this; nobody outside was spoken of then. Ask {name}, each time anew. It goes "
            "without names above it; what is said in the answers stays as it is."
        )
        return Question(
            _("Does {name} agree that this goes outside?").format(name=name),
            text.format(name=name),
            _("No, or not asked yet"),
            _("Yes, {name} agrees").format(name=name),
        )

    def _show_made(self, wanted: Wanted, unprintable: str) -> None:
        """Show where the file is and what can be done with it, in place of what was asked."""
        self.made = wanted.path
        self.form.display = False
        self.after_making.display = True
        self.after_making.highlighted = 0
        self.after_making.focus()
        names = names_line(offer(self._document, wanted.reader), self.desk.interview)
        self.tell(Content("\n\n").join([made(wanted.reader, self._colleague, wanted.path, unprintable), names]))

    @on(OptionList.OptionSelected, "#give-after")
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        await self.run_action(event.option.id or "back")

    def action_another(self) -> None:
        """Make one more: for somebody else, or in another format."""
        self.place.forget_typed()
        self._show_form()

    # --- moving

    def on_key(self, event: events.Key) -> None:
        """Leave the path by the arrows up and down."""
        if event.key in ("up", "down") and self.focused is self.place.field:
            event.stop()
            self.focus_previous() if event.key == "up" else self.focus_next()

    def action_scroll_page(self, by: int) -> None:
        """Scroll what goes along and what does not."""
        self.query_one("#give-page").scroll_relative(y=by, animate=False)
