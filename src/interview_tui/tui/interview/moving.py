"""From card to card during an interview, and from the last one to reading back."""

from __future__ import annotations

from textual import on, work

from interview_tui.interview import moving
from interview_tui.tui.interview.view import InterviewView
from interview_tui.tui.kit.widgets.rail import Rail


class InterviewMoving(InterviewView):
    """To another card, to one in the list, past one that is parked; and rounding off."""

    async def go(self, number: int | None) -> None:
        """To that card; nowhere for None."""
        if number is not None and number != self.card.number:
            self.desk.change(self.interview.change(at_card=number))
            self.is_cautious = False
            await self.show_card()

    async def action_next_card(self) -> None:
        """The next card; after the last one the question whether to read back."""
        following = moving.following(self.interview, self.cards, self.card.number)
        if following is None:
            self.action_round_off()
        else:
            await self.go(following)

    async def action_previous_card(self) -> None:
        """The card before."""
        await self.go(moving.preceding(self.interview, self.cards, self.card.number))

    @on(Rail.Chosen)
    async def rail_chosen(self, event: Rail.Chosen) -> None:
        """A click in the rail."""
        await self.go(event.number)

    @work
    async def action_go_to(self) -> None:
        """Choose a card from the list."""
        from interview_tui.tui.interview.go_to import GoTo

        await self.go(await self.app.push_screen_wait(GoTo(self.rail.items, self.card.number)))

    async def action_park(self) -> None:
        """Keep this card for later and go on, or take it back."""
        number = self.card.number
        if number in self.interview.parked:
            self.desk.change(moving.unpark(self.interview, number))
            following = None
        else:
            parked, following = moving.set_aside(self.interview, self.cards, number)
            self.desk.change(parked)
        self.show_progress()
        await self.go(following)

    @work
    async def action_round_off(self) -> None:
        """Ask whether to read back now."""
        from interview_tui.interview.readback import hold
        from interview_tui.tui.interview.round_off import Rounding, RoundOff

        if self.desk.taken is not None:
            return
        answer = await self.app.push_screen_wait(RoundOff(self.interview, self.cards))
        if answer is Rounding.READ_BACK:
            self.app.navigation.show_read_back(self.desk)
        elif answer is Rounding.LATER:
            self.desk.change(hold(self.interview))
            self.app.navigation.show_list()
