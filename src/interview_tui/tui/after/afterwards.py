"""What a form adds to the screen after finishing: the relay with its invitation, the day to come back, who may read."""

from __future__ import annotations

import datetime
from typing import Final

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

_CHANGING: Final = frozenset({"relay", "back_on", "come_back"})


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

    def form_allows(self, action: str) -> bool:
        """Whether the form has that action, and it can be done here. Actions that are not about a form are allowed."""
        held, form = self.desk.interview, self.form
        if action in _CHANGING and self.desk.taken is not None:
            return False
        match action:
            case "share" | "share('team')":
                return self.widest >= Circle.TEAM
            case "share('organisation')":
                return self.widest >= Circle.ORGANISATION
            case "relay":
                return form is None or bool(form.invitation or held.next)
            case "back_on":
                return held.back_on is not None or (form is not None and form.come_back is not None)
            case "come_back":
                return self.desk.cards is not None and coming_back(self.desk.cards, form) is not None
        return True

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
