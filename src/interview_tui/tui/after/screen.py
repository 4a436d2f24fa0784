"""Show a finished interview: where it is, what to give to others, what to do with it, and who is next."""

from __future__ import annotations

import asyncio
import datetime
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.forms.deck import coming_back
from interview_tui.forms.model import Sheet
from interview_tui.forms.starting import invitation
from interview_tui.interview.model import Circle
from interview_tui.language import _
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.tui.after.choices import Choices
from interview_tui.tui.after.struck import StruckReport
from interview_tui.tui.after.words import place, row_text, rows
from interview_tui.tui.compare.comparison import is_comparable
from interview_tui.tui.compare.journey import lay_beside
from interview_tui.tui.kit.commands import AFTER
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.holders import holders_of
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.saving_words import saved_label
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.transcript.lines import closing_lines, listeners_line

_TO_SAVE: Final = 5.0  # seconds


class AfterScreen(DeskScreen):
    """The page of a finished interview, with a list of the commands that have a row there."""

    CSS_PATH = "screen.tcss"
    is_cautious = False  # nothing is typed here
    commands = AFTER

    header = query_one("#header", Line)
    page = query_one("#after-page", VerticalScroll)
    choices = query_one(Choices)
    struck = query_one(StruckReport)

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """What is finished, where it is, what to do next, and what became of what was struck."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        with VerticalScroll(id="after-page", can_focus=False):
            yield Static(_("This interview is finished."), id="after-title", markup=False)
            yield Static(id="after-listeners", markup=False)
            yield Static(id="after-closing", markup=False)
            yield Static(place(self.desk.path, self.widest), id="after-place", markup=False)
            yield Choices(id="after-choices")
            yield StruckReport(self.desk, holders_of(self.app, self.desk.path), id="after-struck")
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show it, and begin in the list."""
        self.watch(self.app, "saving", self._saving_changed, init=False)
        self.watch(self.app, "apart", self._show_notice, init=False)
        self._show()
        self.choices.focus()
        self.struck.begin()  # last: with the report the page grows

    def _show(self) -> None:
        """Show the interview as it is now."""
        held = self.interview
        self.header.left = header_line(held)
        listeners = self.query_one("#after-listeners", Static)
        listeners.update(listeners_line(held))
        listeners.display = bool(held.listeners)
        closing = self.query_one("#after-closing", Static)
        closing.update(Content("\n").join(closing_lines(held.closing, held.lang)))
        closing.display = bool(held.closing)
        self.choices.offer(self._rows())
        self._show_notice()

    def _rows(self) -> list[tuple[str, Content]]:
        """Return the rows of the list: of what can be done now, the actions with their texts."""
        held, title = self.interview, self.sheet.title if self.sheet is not None else ""
        live = rows(self.live_commands(), held, datetime.date.today())
        return [(command.action, row_text(command, held, title)) for command in live]

    def _saving_changed(self) -> None:
        self._show_notice()
        self.struck.saving_changed(self.app.saving)

    def _show_notice(self) -> None:
        text = self.attention()
        notice = self.query_one("#notice", Static)
        notice.update(plain(text))
        notice.display = bool(text)
        self.header.right = Content.styled(saved_label(self.app.saving), "$success")

    # --- what the commands need

    @property
    def sheet(self) -> Sheet | None:
        """Return the sheet that the form of this interview makes, if any."""
        return self.form.sheet if self.form is not None else None

    @property
    def makes_sheet(self) -> bool:
        """Return whether the form makes a sheet, and the cards are here."""
        return self.sheet is not None and self.desk.cards is not None

    @property
    def is_comparable(self) -> bool:
        """Return whether another interview can be laid beside this one."""
        return is_comparable(self.app, self.interview)

    @property
    def has_team(self) -> bool:
        """Return whether the form lets the team read something of it."""
        return self.widest >= Circle.TEAM

    @property
    def has_organisation(self) -> bool:
        """Return whether the form lets the organisation read something of it."""
        return self.widest >= Circle.ORGANISATION

    @property
    def has_relay(self) -> bool:
        """Return whether the colleague is asked whom to interview next."""
        return self.form is None or bool(self.form.invitation or self.interview.next)

    @property
    def has_follow_up_date(self) -> bool:
        """Return whether there is a day to come back to it, or the form asks for one."""
        return self.interview.back_on is not None or (self.form is not None and self.form.come_back is not None)

    @property
    def has_follow_up(self) -> bool:
        """Return whether the form has a card to come back to it."""
        return self.desk.cards is not None and coming_back(self.desk.cards, self.form) is not None

    # --- what can be done

    @on(Choices.OptionSelected)
    async def chosen(self, event: Choices.OptionSelected) -> None:
        """Do it."""
        await self.run_action(event.option.id or "")

    def action_share(self, circle: str) -> None:
        """Show what a version for that circle would hold."""
        from interview_tui.tui.after.share import ShareScreen

        self.app.push_screen(ShareScreen(self.desk, Circle[circle.upper()]))

    @work
    async def action_open_file(self) -> None:
        """Open the transcript in another program, when it is saved."""
        from interview_tui.tui.kit.other_programs import open_elsewhere

        await asyncio.to_thread(self.desk.flush, _TO_SAVE)
        if problem := await open_elsewhere(self.app, self.desk.path):
            self.notify(problem, markup=False)

    def action_sheet(self) -> None:
        """Choose what goes on the sheet, and make it."""
        from interview_tui.tui.after.sheet import SheetScreen

        if (sheet := self.sheet) is not None:
            self.app.push_screen(SheetScreen(self.desk, sheet))

    @work
    async def action_compare(self) -> None:
        """Lay the interview with another team beside it."""
        await asyncio.to_thread(self.desk.flush, _TO_SAVE)
        if problem := await lay_beside(self.app, self.desk.path, self.interview):
            self.notify(problem, markup=False)

    @work
    async def action_relay(self) -> None:
        """Note whom the colleague will interview; then the invitation, where the form has one."""
        from interview_tui.tui.after.invitation import InvitationScreen
        from interview_tui.tui.after.relay import RelayDialog

        done = await self.app.push_screen_wait(RelayDialog(self.desk))
        self._show()
        held, form = self.interview, self.form
        if done and held.next and form is not None and form.invitation:
            await self.app.push_screen_wait(InvitationScreen(held.next, invitation(form.invitation, held)))

    @work
    async def action_back_on(self) -> None:
        """Choose the day to come back to it."""
        from interview_tui.tui.after.follow_up_date import BackOnDialog

        await self.app.push_screen_wait(BackOnDialog(self.desk))
        self._show()

    @work
    async def action_come_back(self) -> None:
        """Write down what came of it; once something stands there, the day is gone."""
        from interview_tui.tui.after.follow_up import ComeBackScreen

        cards, form = self.desk.cards, self.form
        card = coming_back(cards, form) if cards is not None else None
        if cards is None or form is None or card is None:
            return
        own = {page.id for page in form.after}
        then = [one for one in cards.cards if one.id in own]
        await self.app.push_screen_wait(ComeBackScreen(self.desk, card, then))
        if self.interview.answer(card.number):
            self.desk.change(self.interview.change(back_on=None))
        self._show()

    @work
    async def action_closing(self) -> None:
        """Write or change the closing sentence."""
        from interview_tui.tui.read_back.closing import ClosingScreen

        titles = {section.number: section.title for section in read_document(self.desk.contents()).cards()}
        await self.app.push_screen_wait(ClosingScreen(self.desk, titles))
        self._show()

    def action_look_back(self) -> None:
        """For the interviewer alone: what was asked with."""
        from interview_tui.tui.learning.look_back import LookBackScreen

        self.app.push_screen(LookBackScreen(self.interview, self.desk.cards))

    def action_read_again(self) -> None:
        """Go through all of it together once more."""
        self.app.navigation.show_read_back(self.desk)

    def action_scroll_page(self, by: int) -> None:
        """Read on or back."""
        self.page.scroll_relative(y=by, animate=False)
