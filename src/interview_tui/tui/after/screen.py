"""The screen of a finished interview: its file, its versions for others, what to do with it, and who is next."""

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
from interview_tui.interview.coming_back import is_due
from interview_tui.interview.model import Circle
from interview_tui.interview.transcript_words import words
from interview_tui.language import _
from interview_tui.language.dates import day
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.tui.after.choices import Choices
from interview_tui.tui.after.given import GivenLine
from interview_tui.tui.after.news import News
from interview_tui.tui.after.struck import StruckReport
from interview_tui.tui.after.words import place, row_text, rows
from interview_tui.tui.kit.commands import AFTER
from interview_tui.tui.kit.comparable import is_comparable
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.read_back import wall
from interview_tui.tui.transcript.lines import closing_lines, listeners_line

_SAVE_TIMEOUT: Final = 5.0  # seconds


class AfterScreen(DeskScreen):
    """Show a finished interview, with a list of the commands that have a row there."""

    CSS_PATH = "screen.tcss"
    is_cautious = False  # nothing is typed here
    commands = AFTER

    header = query_one("#header", Line)
    page = query_one("#after-page", VerticalScroll)
    choices = query_one(Choices)
    news = query_one(News)
    struck = query_one(StruckReport)
    _had_doubts = False
    _unsaved_closing = ""  # what was typed in the closing sentence before esc
    _day_gone: tuple[datetime.date, str] | None = None  # the day to come back that went just now, and what to say of it
    _is_folded = True  # whether only what is done most has a row

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose the header, what there is to do, where it is, what can be done, and only then what is to know."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        with VerticalScroll(id="after-page", can_focus=False):
            yield Static(_("This interview is finished."), id="after-title", markup=False)
            yield News(id="after-news")
            yield Static(id="after-listeners", markup=False)
            yield Static(place(self.desk.path, self.widest), id="after-place", markup=False)
            yield GivenLine(self.desk, id="after-given")
            yield Choices(id="after-choices")
            yield Static(id="after-closing", markup=False)
            yield StruckReport(self.desk, id="after-struck")
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the interview, and focus the list."""
        self.watch(self.app, "saving", self._saving_changed, init=False)
        self.watch(self.app, "apart", self._show_notice, init=False)
        self._show()
        self.choices.focus()
        self.struck.begin()  # last: the report makes the page longer

    def on_screen_resume(self) -> None:
        """Show the interview anew once a screen above this one has mended its file, and what is made for others now."""
        if self.is_mounted and self._had_doubts and not self.has_doubts:
            self._show()
        if self.is_mounted:
            self.struck.look_for_older()
            self.query_one(GivenLine).look()

    def _show(self) -> None:
        """Show the interview as it is now."""
        self._had_doubts = self.has_doubts
        interview = self.interview
        self.header.left = header_line(interview)
        listeners = self.query_one("#after-listeners", Static)
        listeners.update(listeners_line(interview))
        listeners.display = bool(interview.listeners)
        closing = self.query_one("#after-closing", Static)
        lines = closing_lines(interview.closing, words(interview.lang))
        closing.update(Content("\n").join([*lines, wall.said(interview, self.widest)]))
        closing.display = bool(interview.closing)
        self.choices.offer(self._rows())
        self._show_notice()

    def _rows(self) -> list[tuple[str, Content]]:
        """Return the rows of the list: the actions available now, each with its text."""
        interview, title = self.interview, self.sheet.title if self.sheet is not None else ""
        live, today = self.live_commands(), datetime.date.today()
        home = self.form is not None and self.form.take_home
        shown = rows(live, interview, today, folded=self._is_folded, goes_home=home)
        rest = [one for one in rows(live, interview, today, folded=False, goes_home=home) if one not in shown]
        return [(command.action, row_text(command, interview, title, rest=rest)) for command in shown]

    @on(StruckReport.Found)
    def tell_news(self, found: StruckReport.Found) -> None:
        """Show what there is to do about what was taken back."""
        self.news.tell(found.news, found.to_send, self.key_of("copy_sentence"))
        self.query_one(KeysBar).refresh()

    def _saving_changed(self) -> None:
        self._show_notice()
        self.struck.saving_changed(self.app.saving)

    def _show_notice(self) -> None:
        text = self.attention()
        if self._day_gone is not None and self.has_day_gone:
            gone, said = self._day_gone
            day_gone = said.format(day=day(gone), key=self.key_of("day_back"))
            text = "\n".join(filter(None, (text, day_gone)))
        notice = self.query_one("#notice", Static)
        notice.update(plain(text))
        notice.display = bool(text)
        self.header.right = Content.styled(self.saved, "$success")

    # --- what the commands need

    @property
    def sheet(self) -> Sheet | None:
        """Return the sheet of this interview's form; None if it has none."""
        return self.form.sheet if self.form is not None else None

    @property
    def makes_sheet(self) -> bool:
        """Return whether the form has a sheet, and the cards are available."""
        return self.sheet is not None and self.desk.cards is not None

    @property
    def is_comparable(self) -> bool:
        """Return whether this interview can be compared with another."""
        return is_comparable(self.app, self.interview)

    @property
    def has_team(self) -> bool:
        """Return whether the form allows a version for the team."""
        return self.widest >= Circle.TEAM

    @property
    def has_organisation(self) -> bool:
        """Return whether the form allows a version for the organisation."""
        return self.widest >= Circle.ORGANISATION

    @property
    def has_to_send(self) -> bool:
        """Return whether there is a sentence to send to whoever has what was taken back."""
        return self.is_mounted and bool(self.news.sentences)

    @property
    def has_others(self) -> bool:
        """Return whether the form allows anything for others."""
        return self.has_team

    @property
    def has_relay(self) -> bool:
        """Return whether the colleague is asked whom to interview next."""
        return self.form is None or bool(self.form.invitation or self.interview.next)

    @property
    def has_follow_up_date(self) -> bool:
        """Return whether there is a day to come back to the interview, or the form asks for one."""
        return self.interview.back_on is not None or (self.form is not None and self.form.come_back is not None)

    @property
    def has_follow_up(self) -> bool:
        """Return whether the form has a card for the follow-up."""
        return self.desk.cards is not None and coming_back(self.desk.cards, self.form) is not None

    @property
    def has_day_gone(self) -> bool:
        """Return whether the day to come back went just now, and there is no other."""
        return self._day_gone is not None and self.interview.back_on is None

    # --- what can be done

    @on(Choices.OptionSelected)
    async def chosen(self, event: Choices.OptionSelected) -> None:
        """Run the chosen action."""
        await self.run_action(event.option.id or "")

    def action_more(self) -> None:
        """Show the rest of what can be done, or fold it away."""
        self._is_folded = not self._is_folded
        self.choices.offer(self._rows())

    def action_copy_sentence(self) -> None:
        """Copy the sentence to send to whoever has what was taken back."""
        self.news.copy_next()

    def action_take_home(self) -> None:
        """Show the screen that gives all of it to who told it, and has it removed here."""
        from interview_tui.tui.give.take_home import TakeHomeScreen

        self.app.push_screen(TakeHomeScreen(self.desk))

    def action_give(self, reader: str) -> None:
        """Show the screen that gives the interview on, with those readers chosen, given by their value."""
        from interview_tui.export.account.reader import Reader
        from interview_tui.tui.give.screen import GiveScreen

        self.app.push_screen(GiveScreen(self.desk, Reader(reader)))

    def action_give_others(self) -> None:
        """Show the screen that gives the interview on, for others: the narrowest circle that may read of it."""
        self.action_give("team")

    @work
    async def action_open_file(self) -> None:
        """Save the transcript, and open it in another program."""
        from interview_tui.tui.kit.other_programs import open_elsewhere

        await asyncio.to_thread(self.desk.flush, _SAVE_TIMEOUT)
        if problem := await open_elsewhere(self.app, self.desk.path):
            self.notify(problem, markup=False)

    def action_sheet(self) -> None:
        """Show the screen that makes the sheet."""
        from interview_tui.tui.after.sheet import SheetScreen

        if (sheet := self.sheet) is not None:
            self.app.push_screen(SheetScreen(self.desk, sheet))

    @work
    async def action_compare(self) -> None:
        """Compare the interview with another."""
        from interview_tui.tui.compare.journey import lay_beside

        await asyncio.to_thread(self.desk.flush, _SAVE_TIMEOUT)
        if problem := await lay_beside(self.app, self.desk.path, self.interview):
            self.notify(problem, markup=False)

    @work
    async def action_relay(self) -> None:
        """Ask whom the colleague will interview; then show the invitation, if the form has one."""
        from interview_tui.tui.after.invitation import InvitationScreen
        from interview_tui.tui.after.relay import RelayDialog

        done = await self.app.push_screen_wait(RelayDialog(self.desk))
        self._show()
        interview, form = self.interview, self.form
        if done and interview.next and form is not None and form.invitation:
            await self.app.push_screen_wait(InvitationScreen(interview.next, invitation(form.invitation, interview)))

    @work
    async def action_back_on(self) -> None:
        """Choose the day to come back to the interview."""
        from interview_tui.tui.after.follow_up_date import BackOnDialog

        before = self.interview.back_on
        await self.app.push_screen_wait(BackOnDialog(self.desk))
        if before is not None and self.interview.back_on is None:
            self._day_gone = before, _("The day to come back to it, {day}, is gone. {key} puts it back.")
        self._show()

    def action_day_back(self) -> None:
        """Put back the day to come back to the interview that went just now."""
        if self._day_gone is not None:
            self.desk.change(self.interview.change(back_on=self._day_gone[0]))
            self._day_gone = None
            self._show()

    @work
    async def action_come_back(self) -> None:
        """Write the follow-up note; once it was time and something was written, the day to come back is done."""
        from interview_tui.tui.after.follow_up import ComeBackScreen

        cards, form = self.desk.cards, self.form
        card = coming_back(cards, form) if cards is not None else None
        if cards is None or form is None or card is None:
            return
        own = {page.id for page in form.after}
        then = [one for one in cards.cards if one.id in own]
        before, was_due = self.interview, is_due(self.interview, datetime.date.today())
        await self.app.push_screen_wait(ComeBackScreen(self.desk, card, then))
        note = self.interview.answer(card.number).note
        if was_due and before.back_on is not None and note.strip() and note != before.answer(card.number).note:
            self.desk.change(self.interview.change(back_on=None))
            self._day_gone = before.back_on, _("You came back to it: {day} is done. {key} puts that day back.")
        self._show()

    @work
    async def action_closing(self) -> None:
        """Write or change the closing sentence."""
        from interview_tui.tui.read_back.closing import ClosingScreen

        titles = {section.number: section.title for section in read_document(self.desk.contents()).cards()}
        before, dialog = self.interview, ClosingScreen(self.desk, titles, self.widest, self._unsaved_closing)
        done = await self.app.push_screen_wait(dialog)
        self._unsaved_closing = "" if done else dialog.unsaved
        self._show()
        if self._unsaved_closing and self.interview == before:
            said = _("The closing sentence stayed as it was. What you typed is there again with {key}.")
            self.notify(said.format(key=self.key_of("closing")), markup=False)

    def action_look_back(self) -> None:
        """Show the interviewer, and nobody else, which kinds of probe were used."""
        from interview_tui.tui.learning.look_back import LookBackScreen

        self.app.push_screen(LookBackScreen(self.interview, self.desk.cards))

    def action_read_again(self) -> None:
        """Read the interview back again."""
        self.app.navigation.show_read_back(self.desk)

    def action_scroll_page(self, by: int) -> None:
        """Scroll the page."""
        self.page.scroll_relative(y=by, animate=False)
