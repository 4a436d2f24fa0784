"""The interview screen: card by card a note, its so-thats and the probes, with the time and saving."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual import events, on, work
from textual.app import ComposeResult

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.interview.transcript_words import words
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.interview.card_context import aloud, back_again, nothing_to_mark, readers, reading_along, refused
from interview_tui.tui.interview.cards_in_turn import CardsInTurn
from interview_tui.tui.interview.clock import Clock, hint_text
from interview_tui.tui.interview.notes import card_of
from interview_tui.tui.interview.parts import Parts
from interview_tui.tui.interview.reminding import switch
from interview_tui.tui.interview.workplace import Workplace
from interview_tui.tui.kit.commands import INTERVIEW
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.widgets.bars import KeysBar
from interview_tui.tui.kit.widgets.card_pane import CardPane, ProbeLine
from interview_tui.tui.kit.widgets.rail import Rail
from interview_tui.tui.kit.widgets.zodatje_strip import ZodatjeStrip
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.terminal.keys_in_turn import SCREEN_CHANGE

WIDE: Final = 110  # columns from which the rail is shown
_TIME_INTERVAL: Final = 15  # seconds between updates of the time


class InterviewScreen(DeskScreen):
    """Run the commands of an open interview.

    What is typed reaches the desk within the edit, through `CardsInTurn`. The screen tells `parts` what to show; they
    post a click or a pause in typing as a message. Each command changes the interview or a part, then shows that.
    """

    commands = INTERVIEW
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def __init__(self, desk: Desk, cards: QuestionSet, clock: Clock, said: str = "") -> None:
        """Open the interview on `desk`; `said` is shown as the notice while nothing is wrong."""
        super().__init__(desk)
        self.cards = cards
        self.clock = clock
        self._in_turn = CardsInTurn(desk, cards)
        self.place = Workplace(self.interview, words(self.interview.lang).asked, self._in_turn.note)
        self.parts = Parts(self.place, self._in_turn, clock)
        self._said = said

    def compose_body(self) -> ComposeResult:
        """Compose the parts and the keys bar."""
        yield from self.parts.compose()
        yield KeysBar(self.app.keymap_of_user)

    async def on_mount(self) -> None:
        """Show the current card, and follow the state of saving."""
        self.set_interval(_TIME_INTERVAL, self.show_progress)
        self.watch(self.app, "saving", self.show_saving, init=False)
        self.watch(self.app, "apart", self.show_saving, init=False)
        self.place.reminding.shown = self.app.reminders
        if self.desk.taken is not None:
            self._said = reading_along(self.desk.taken, self.key_of("take_over"))
        await self.show_card()
        self.app.once_shown(self._prepare)

    def _prepare(self) -> None:
        """Lock the interview, and load what the first key needs, now that the card is on the screen."""
        self.desk.prepare()
        self.place.prepare()
        self.show_saving()

    def on_resize(self, event: events.Resize) -> None:
        """Divide the rows of the window again."""
        super().on_resize(event)
        if self.parts.size not in (None, event.size):  # it is told again when another screen goes
            self.call_after_refresh(self.show_progress)

    def is_there(self) -> bool:
        """Return whether the widgets are mounted: a call may come while the screen is being removed."""
        return bool(self.query(Workplace))

    @property
    def card(self) -> Card:
        """Return the card that is shown."""
        return self._in_turn.card

    # --- what is on the screen

    async def show_card(self) -> None:
        """Show the current card, and everything that depends on it."""
        await self.place.open(
            self.card,
            self.interview,
            order=self._in_turn.order,
            aloud=aloud(self.card, self.cards, first=self.card.number == self._in_turn.order[0]),
            readers=readers(self.card, self.interview.interviewee, self.widest),
            read_only=not self.may_change,
        )
        self.show_progress()

    def show_progress(self) -> None:
        """Show the position among the cards and the time, and divide the rows."""
        if self.is_there():
            self.parts.show_progress(self.interview, self.saved, wide=self.has_class("-wide"))
            self.fit()

    def show_saving(self) -> None:
        """Show the state of saving."""
        if self.is_there():
            self.parts.show_status(self.saved, wide=self.has_class("-wide"))
            if self.attention() != self.parts.notice.asking:
                self.fit()

    def fit(self) -> None:
        """Divide the rows of the window."""
        if self.place.card_pane.card is None:
            return
        asking, first = self.attention(), self.parts.size is None
        hint = "" if asking else self.place.hint(self.app.keymap_of_user)
        quiet = asking in (self.caution(), self.parts.notice.told, self._in_turn.about_parked(self.key_of))
        given = self.parts.fit(self.size, asking, hint, self.saved, quiet=quiet, wide=self.has_class("-wide"))
        self.set_class(given.air, "-air", update=not first)  # all is styled when the screen is shown

    def attention(self) -> str:
        """Return the notice: trouble with saving first, then `said`, what is parked, the time, the caution."""
        told = self.parts.notice.told or self._in_turn.about_parked(self.key_of)
        told = "" if self.place.is_identifying else told  # the hint about that comes first
        hint = hint_text(self.clock.hint(self.interview, self.cards), self.key_of("round_off"))
        return self.trouble() or self._said or told or hint or self.caution()

    # --- the note

    @on(NoteField.Edited)
    def note_edited(self, event: NoteField.Edited) -> None:
        """Show the progress when a card becomes answered, or empty again. The desk has the note already."""
        number = card_of(event.field)
        if self.parts.rail.state_of(number) is not self._in_turn.state_of(number):
            self.show_progress()

    @on(Workplace.Paused)
    def look_at_note(self) -> None:
        """Update what depends on the note: the offer, the hint, the reminder, the probe."""
        if self.is_there():
            self.place.look_at_note(self.interview, self.card)
            self.fit()

    def action_highlight(self) -> None:
        """Highlight the line or the selection, or undo that; say what there is to do first where nothing stands."""
        if not self.place.field.toggle_highlight():
            self.notify(nothing_to_mark(), markup=False)

    def action_neutral(self) -> None:
        """Replace text that may identify a resident by a neutral word."""
        self.place.make_neutral(self.interview.lang)

    @work
    async def action_earlier(self) -> None:
        """Show the earlier versions; if answers are restored, show the first of their cards."""
        from interview_tui.tui.history.screen import EarlierScreen

        if cards := await self.app.push_screen_wait(EarlierScreen(self.desk)):
            self.place.notes.take(self.interview)
            self.notify(back_again(self.key_of("earlier")), markup=False)
            self._in_turn.go_to_one_of(cards)
            await self.show_card()

    # --- from card to card

    async def go(self, number: int | None, *, rounding_off: bool = False) -> None:
        """Go to card `number`; None changes nothing."""
        if self._in_turn.go(number, rounding_off=rounding_off):
            self.is_cautious, self.parts.notice.told = False, ""
            await self.show_card()

    async def action_next_card(self) -> None:
        """Go to the next card; after the last one ask whether to read back."""
        if (following := self._in_turn.following) is None:
            await self.run_action("round_off")
        else:
            await self.go(following)

    async def action_previous_card(self) -> None:
        """Go to the previous card."""
        await self.go(self._in_turn.preceding)

    @on(Rail.Chosen)
    async def rail_chosen(self, event: Rail.Chosen) -> None:
        """Go to the card that was clicked in the rail."""
        await self.go(event.number)

    @work(group=SCREEN_CHANGE)
    async def action_go_to(self) -> None:
        """Go to a card chosen from the list; what was typed behind its number is for its note."""
        from interview_tui.tui.interview.go_to import GoTo

        dialog = GoTo(self.parts.rail.items, self.card.number)
        await self.go(await self.app.push_screen_wait(dialog))
        dialog.hand_on(self.place)

    async def action_park(self) -> None:
        """Park this card and go on, or unpark it, and say where it is now."""
        number, following = self.card.number, self._in_turn.park()
        await self.go(following)
        self.parts.notice.told = self._in_turn.about_parking(number, self.key_of)
        self.show_progress()

    @work
    async def action_round_off(self) -> None:
        """Ask whether to read back now or later, and do so, or go to a card first."""
        from interview_tui.tui.interview.round_off import Rounding, RoundOff

        self._in_turn.end_turn()
        self.show_progress()
        answer = await self.app.push_screen_wait(RoundOff(self.interview, self.cards))
        if answer is Rounding.READ_BACK:
            self.app.navigation.show_read_back(self.desk)
        elif answer is Rounding.LATER:
            self._in_turn.hold()
            self.app.navigation.show_list()
        await self.go(answer if isinstance(answer, int) else None, rounding_off=True)

    # --- the card and its probes

    @on(CardPane.Pressed)
    def action_large_card(self) -> None:
        """Show the card alone."""
        from interview_tui.tui.interview.card_large import one_of

        self.app.push_screen(one_of(self._in_turn, self.place.card_pane, self.go))

    def action_heard(self, pages: int) -> None:
        """Scroll the harvest."""
        self.place.turn_harvest(pages)

    @on(ProbeLine.Pressed)
    def action_ask_probe(self) -> None:
        """Write in the note that the probe was asked, and show the next; only show it if there was no room for it."""
        self.place.ask()
        self.fit()

    def action_turn_probe(self, way: str) -> None:
        """Show another probe: the `next`, the one before (`back`), or one of an `other_kind`."""
        self.place.turn_probe(way)
        self.fit()

    # --- so-thats

    @on(ZodatjeStrip.Pressed)
    @work
    async def action_zodatje(self) -> None:
        """Show the dialog that adds and changes the so-thats of this card."""
        from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog, left_half

        if self.may_change:
            card = self.card
            if still_open := self.parts.notice.take_open():
                self._in_turn.accept(still_open)
            sentences = self.interview.answer(card.number).zodatjes
            change = partial(self._change_zodatjes, card)
            dialog = ZodatjeDialog(sentences, self.interview.lang, change, still_open)
            if half := await self.app.push_screen_wait(dialog):
                self.parts.notice.tell_open(half, left_half(half, self.key_of("zodatje")))
                self.fit()

    def _change_zodatjes(self, card: Card, sentences: tuple[str, ...]) -> None:
        self._in_turn.keep(card, sentences)
        self.place.show_zodatjes(self.interview, card)
        self.show_progress()

    def action_take_offer(self) -> None:
        """Add the offered sentence to the so-thats."""
        self._in_turn.accept(self.place.offer)
        self.place.show_zodatjes(self.interview, self.card)
        self.look_at_note()
        self.show_progress()

    def action_refuse_offer(self) -> None:
        """Never offer this sentence again, and say how it can be a so-that after all."""
        self._in_turn.dismiss(self.place.offer)
        self.parts.notice.tell_open(self.place.offer, refused(self.key_of("zodatje")))
        self.look_at_note()

    # --- time and saving

    def action_hide_time(self) -> None:
        """Hide or show the time."""
        self.clock.hidden = not self.clock.hidden
        self.show_progress()

    def action_pause(self) -> None:
        """Pause the time, or resume it."""
        self.clock.toggle_pause()
        self.show_progress()

    def action_reminders(self) -> None:
        """Switch reminders on or off, for the next runs too."""
        self.place.reminding.shown = switch(self.app)
        self.place.show_reminder()

    # --- what commands need

    @property
    def has_offer(self) -> bool:
        """Return whether a sentence is offered as a so-that; while none is, its keys do other things."""
        return bool(self.place.offer)

    @property
    def shows_harvest(self) -> bool:
        """Return whether the harvest is shown beside the note."""
        return self.place.shows_harvest

    @property
    def has_identifying(self) -> bool:
        """Return whether something in the note looks as if it tells who a resident is."""
        return self.place.field.is_identifying

    @property
    def has_previous(self) -> bool:
        """Return whether there is a card before this one."""
        return self._in_turn.preceding is not None

    @property
    def has_probe(self) -> bool:
        """Return whether a probe is shown."""
        return self.place.probes.probe is not None
