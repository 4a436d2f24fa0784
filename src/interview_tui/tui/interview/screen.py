"""The interview: what can be done with a card, its probes, its note and its so-thats."""

from __future__ import annotations

from functools import partial

from textual import on, work

from interview_tui.cards.model import Card
from interview_tui.interview import zodatjes
from interview_tui.interview.noting import noted
from interview_tui.tui.interview.moving import InterviewMoving
from interview_tui.tui.interview.reminding import switch
from interview_tui.tui.kit import neutral_word
from interview_tui.tui.kit.commands import INTERVIEW
from interview_tui.tui.kit.widgets.card_pane import CardPane, ProbeLine
from interview_tui.tui.kit.widgets.zodatje_strip import ZodatjeStrip


class InterviewScreen(InterviewMoving):
    """An interview as it is held: what can be done on the card that is shown, each in a few lines."""

    commands = INTERVIEW

    @on(CardPane.Pressed)
    def action_large_card(self) -> None:
        """The card alone."""
        from interview_tui.tui.interview.card_large import CardLarge

        self.app.push_screen(CardLarge(self.card, self.place.card_pane.aloud, self.place.card_pane.readers))

    def action_tips(self) -> None:
        """What is wise to know when you ask."""
        from interview_tui.tui.interview.tips import TipsDialog

        if self.form is not None:
            self.app.push_screen(TipsDialog(self.form))

    # --- probing

    @on(ProbeLine.Pressed)
    def action_ask_probe(self) -> None:
        """Note that the probe was asked, and show the next."""
        self.place.ask()
        self.fit()

    def action_next_probe(self) -> None:
        """Another probe."""
        self.place.probes.next()
        self._show_probe()

    def action_previous_probe(self) -> None:
        """The probe before."""
        self.place.probes.back()
        self._show_probe()

    def action_other_kind(self) -> None:
        """A probe of another kind."""
        self.place.probes.other_kind()
        self._show_probe()

    def _show_probe(self) -> None:
        self.place.show_probe()
        self.fit()

    def action_highlight(self) -> None:
        """Mark the line or the selection."""
        self.place.field.toggle_highlight()

    def action_neutral(self) -> None:
        """A neutral word in the place of what looks as if it tells who a resident is."""
        self.place.field.replace_identifying(neutral_word.word(self.interview.lang))

    def action_heard(self, pages: int) -> None:
        """Read on, or back, in what was heard before."""
        self.place.harvest.turn(pages)

    # --- so-thats

    @on(ZodatjeStrip.Pressed)
    @work
    async def action_zodatje(self) -> None:
        """Note a so-that, or change those of this card."""
        from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog

        if self.desk.taken is None:
            card = self.card
            sentences = self.interview.answer(card.number).zodatjes
            change = partial(self._change_zodatjes, card)
            await self.app.push_screen_wait(ZodatjeDialog(sentences, self.interview.lang, change))

    def _change_zodatjes(self, card: Card, sentences: tuple[str, ...]) -> None:
        self.desk.change(noted(self.interview, card, zodatjes=sentences))
        self.place.show_zodatjes(self.interview, card)
        self.show_progress()

    def action_take_offer(self) -> None:
        """Keep the offered sentence."""
        self.desk.change(zodatjes.accept(self.interview, self.card.number, self.place.offer))
        self.place.show_zodatjes(self.interview, self.card)
        self.look_at_note()
        self.show_progress()

    def action_refuse_offer(self) -> None:
        """Never offer this sentence again."""
        self.desk.change(zodatjes.dismiss(self.interview, self.place.offer))
        self.look_at_note()

    @property
    def has_offer(self) -> bool:
        """Return whether a sentence is offered as a so-that: its keys are free for other things while there is none."""
        return bool(self.place.offer)

    @property
    def shows_harvest(self) -> bool:
        """Return whether what was heard stands beside the note."""
        return self.place.harvest.display

    @property
    def has_tips(self) -> bool:
        """Return whether the form gives tips to whoever asks."""
        return self.form is not None and bool(self.form.tips)

    @property
    def has_probe(self) -> bool:
        """Return whether a probe is shown."""
        return self.place.probes.probe is not None

    # --- time and saving

    def action_hide_time(self) -> None:
        """Hide or show the time."""
        self.clock.hidden = not self.clock.hidden
        self.show_progress()

    def action_pause(self) -> None:
        """The time waits, or goes on."""
        self.clock.toggle_pause()
        self.show_progress()

    def action_reminders(self) -> None:
        """Show reminders, or show none; the next run does the same."""
        self.place.reminding.shown = switch(self.app)
        self.place.show_reminder()

    @work
    async def action_earlier(self) -> None:
        """Look at what stood there before much of it went, and take it back."""
        from interview_tui.tui.history.screen import EarlierScreen

        if cards := await self.app.push_screen_wait(EarlierScreen(self.desk)):
            await self.show_restored(cards)

    def action_save(self) -> None:
        """Save now."""
        self.run_worker(partial(self.desk.flush, 5.0), thread=True)
