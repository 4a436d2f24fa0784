"""What a form adds to the screen after finishing: the relay with its invitation, the day to come back, who may read."""

from __future__ import annotations

import datetime

from textual import work
from textual.content import Content

from interview_tui.forms.deck import coming_back
from interview_tui.forms.starting import invitation
from interview_tui.interview.coming_back import is_due
from interview_tui.interview.model import Circle
from interview_tui.language import _
from interview_tui.language.dates import day
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.plain import plain


class AfterwardsPart(DeskScreen):
    """The part of that screen that is as the form of the interview has it."""

    def show_again(self) -> None:
        """Show the interview as it is now."""
        raise NotImplementedError

    def about_file(self) -> str:
        """What to know about the file before it is given to anyone."""
        if self.widest is Circle.PRIVATE:
            return _("This file holds everything, and is for you two.")
        return _("This file holds everything. Give others the version for them.")

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

    def first_rows(self) -> list[tuple[str, Content]]:
        """What to offer before all else: to come back to it, when it is time."""
        return self._come_back_row() if is_due(self.desk.interview, datetime.date.today()) else []

    def form_rows(self) -> list[tuple[str, Content]]:
        """What the form adds to the list of things to do, as actions with their texts."""
        held = self.desk.interview
        relay = _("Whom will {name} interview?").format(name=held.interviewee)
        back_on = _("When will you come back to it?")
        when = f"  {day(held.back_on)}" if held.back_on else ""
        return [
            ("relay", plain(relay) + plain(f"  {held.next}" if held.next else "", "$secondary")),
            ("back_on", plain(back_on) + plain(when, "$secondary")),
            *([] if self.first_rows() else self._come_back_row()),
        ]

    def _come_back_row(self) -> list[tuple[str, Content]]:
        return [("come_back", plain(_("Come back to it: write down what came of it")))]

    @work
    async def action_relay(self) -> None:
        """Note whom the colleague will interview; then the invitation, where the form has one."""
        from interview_tui.tui.after.invitation import InvitationScreen
        from interview_tui.tui.after.relay import RelayDialog

        done = await self.app.push_screen_wait(RelayDialog(self.desk))
        self.show_again()
        held, form = self.desk.interview, self.form
        if done and held.next and form is not None and form.invitation:
            await self.app.push_screen_wait(InvitationScreen(held.next, invitation(form.invitation, held)))

    @work
    async def action_back_on(self) -> None:
        """The day to come back to it."""
        from interview_tui.tui.after.follow_up_date import BackOnDialog

        await self.app.push_screen_wait(BackOnDialog(self.desk))
        self.show_again()

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
        if self.desk.interview.answer(card.number):
            self.desk.change(self.desk.interview.change(back_on=None))
        self.show_again()
