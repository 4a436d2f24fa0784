"""The interview: one card, one prompt, the note with the focus, the so-thats, and calm around them."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.interview import moving, zodatjes
from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.transcripts.desk import Desk
from interview_tui.transcripts.words import words
from interview_tui.tui.base import CommandScreen
from interview_tui.tui.clock import Clock, hint_text
from interview_tui.tui.command import bindings
from interview_tui.tui.commands import INTERVIEW
from interview_tui.tui.fitting import fit
from interview_tui.tui.plain import plain
from interview_tui.tui.saved import saved_label, trouble_line
from interview_tui.tui.widgets.bars import KeysBar, Line
from interview_tui.tui.widgets.card_pane import CardPane, ProbeLine
from interview_tui.tui.widgets.note_field import NoteField
from interview_tui.tui.widgets.notes import card_of
from interview_tui.tui.widgets.rail import Rail, RailItem
from interview_tui.tui.widgets.workplace import Workplace
from interview_tui.tui.widgets.zodatje_strip import ZodatjeStrip

WIDE: Final = 110  # columns from which the rail is shown
AFTER_TYPING: Final = 0.7  # seconds of quiet before the note is looked at for so-thats and prompts
_A_LOOK: Final = 15  # seconds between looks at the time


class InterviewScreen(CommandScreen[None]):
    """An interview as it is held. What is typed goes to the desk at once; everything else here is to look at."""

    BINDINGS = bindings(INTERVIEW)
    commands = INTERVIEW
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    header = query_one("#header", Line)
    status = query_one("#status", Line)
    notice = query_one("#notice", Static)
    rail = query_one(Rail)
    place = query_one(Workplace)

    def __init__(self, desk: Desk, cards: QuestionSet, clock: Clock, notice: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.cards = cards
        self.clock = clock
        self._notice = notice
        self._shown = False
        self._shown_trouble = ""
        self._quiet: asyncio.TimerHandle | None = None

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Header, rail and work, the line that asks attention, the line about time and saving, the bar."""
        yield Line(id="header")
        with Horizontal(id="middle"):
            yield Rail()
            yield Workplace(self.interview, words(self.interview.lang).asked, self._take_note)
        yield Static(id="notice", markup=False)
        yield Line(id="status")
        yield KeysBar(self.app.keymap_of_user)

    async def on_mount(self) -> None:
        """Show the card where the interview stands."""
        self.set_interval(_A_LOOK, self._show_progress)
        self.watch(self.app, "saving", self._show_saving, init=False)
        if self.desk.taken is not None:
            self._notice = _("{reason} You can read along here, not type.").format(reason=self.desk.taken.reason)
        await self._show_card()
        self._shown = True

    def on_unmount(self) -> None:
        """Nobody is left to look at the note."""
        if self._quiet is not None:
            self._quiet.cancel()

    @property
    def interview(self) -> Interview:
        """The interview as it is now."""
        return self.desk.interview

    @property
    def card(self) -> Card:
        """The card that is shown."""
        return self.cards.card(self.interview.at_card)

    async def _show_card(self) -> None:
        """Everything that follows from the card that is shown."""
        first = moving.order(self.interview, self.cards)[0]
        aloud = _say_aloud() if self.card.number == first else ""
        await self.place.open(self.card, self.interview, aloud=aloud, read_only=self.desk.taken is not None)
        self._show_progress()

    def _show_progress(self) -> None:
        """The rail, the header, the line about time: and what fits."""
        numbers = moving.order(self.interview, self.cards)
        self.rail.items = tuple(
            RailItem(number, self.cards.card(number).title, moving.state_of(self.interview, number))
            for number in numbers
        )
        self.rail.here = self.card.number
        names = _("In gesprek · {interviewer} with {interviewee}").format(
            interviewer=self.interview.interviewer, interviewee=self.interview.interviewee
        )
        self.header.left = plain(names, "$quiet")
        self._show_status()
        self._fit()

    def _show_status(self) -> None:
        """The dots, the time, and whether everything is on disk."""
        place = _("card {number} of {total}").format(number=self.card.number, total=len(self.cards.cards))
        label = saved_label(self.app.saving)
        alone = not self.status.display
        self.header.right = Content.styled(f"{place} · {label}" if alone and label else place, "$quiet")
        dots = Content() if self.has_class("-wide") else self.rail.dots()
        self.status.left = Content("   ").join([part for part in (dots, self.clock.line()) if part.plain])
        self.status.right = Content.styled(label, "$success")

    def _fit(self) -> None:
        """Divide the rows."""
        if self.place.card_pane.card is None:
            return
        width = self.size.width - (self.rail.WIDTH if self.has_class("-wide") else 0)
        self._shown_trouble = self._trouble()
        given = fit(self.size.height, self.place.wish(width, self.size.height, self._notice_rows(self._shown_trouble)))
        self.set_class(given.air, "-air")
        self.place.take(given)
        if self.status.display != given.status:
            self.status.display = given.status
            self._show_status()

    def _notice_rows(self, text: str) -> int:
        """Show the line that asks attention, if there is one; how many rows it takes."""
        self.notice.update(plain(text))
        self.notice.display = bool(text)
        return len(plain(text).wrap(max(self.size.width - 6, 20))) if text else 0

    def on_resize(self, event: events.Resize) -> None:
        """Divide the rows anew."""
        super().on_resize(event)
        if self._shown:
            self.call_after_refresh(self._show_progress)

    # --- typing

    @on(NoteField.Edited)
    def note_edited(self, event: NoteField.Edited) -> None:
        """Hand the note to the desk; look at it when the typing pauses."""
        had = bool(self.interview.answer(self.card.number))
        self._take_note(card_of(event.field), event.text)
        if bool(self.interview.answer(self.card.number)) != had:
            self._show_progress()
        # A call of the loop, not one of Textual's timers: those cost a task for every key.
        if self._quiet is not None:
            self._quiet.cancel()
        self._quiet = asyncio.get_running_loop().call_later(AFTER_TYPING, self.call_next, self._look_at_note)

    def _take_note(self, card: int, note: str) -> None:
        self.desk.change(self.interview.with_answer(card, note=note))

    def _look_at_note(self) -> None:
        """The typing paused."""
        self.place.look_at_note(self.interview, self.card)
        self._fit()

    def _show_saving(self) -> None:
        """Say how saving stands."""
        if self.desk.elsewhere:
            self._notice = _("This file was changed elsewhere too. That version was kept beside it: {name}").format(
                name=self.desk.elsewhere[-1].name
            )
        self._show_status()
        if self._trouble() != self._shown_trouble:
            self._fit()

    def _trouble(self) -> str:
        """The line that asks attention: saving first, then what happened to the file, then the time."""
        return trouble_line(self.app.saving) or self._notice or hint_text(self.clock.hint(self.interview, self.cards))

    # --- moving

    async def _go(self, number: int | None) -> None:
        """To that card; nowhere for None."""
        if number is not None and number != self.card.number:
            self.desk.change(self.interview.change(at_card=number))
            await self._show_card()

    async def action_next_card(self) -> None:
        """The next card; after the last one the question whether to read back."""
        following = moving.following(self.interview, self.cards, self.card.number)
        if following is None:
            self.action_round_off()
        else:
            await self._go(following)

    async def action_previous_card(self) -> None:
        """The card before."""
        await self._go(moving.preceding(self.interview, self.cards, self.card.number))

    @on(Rail.Chosen)
    async def rail_chosen(self, event: Rail.Chosen) -> None:
        """A click in the rail."""
        await self._go(event.number)

    @work
    async def action_go_to(self) -> None:
        """Choose a card from the list."""
        from interview_tui.tui.screens.go_to import GoTo

        await self._go(await self.app.push_screen_wait(GoTo(self.rail.items, self.card.number)))

    async def action_park(self) -> None:
        """Keep this card for later and go on, or take it back."""
        number = self.card.number
        if number in self.interview.parked:
            self.desk.change(moving.unpark(self.interview, number))
            following = None
        else:
            parked, following = moving.set_aside(self.interview, self.cards, number)
            self.desk.change(parked)
        self._show_progress()
        await self._go(following)

    @on(CardPane.Pressed)
    def action_large_card(self) -> None:
        """The card alone."""
        from interview_tui.tui.screens.card_large import CardLarge

        self.app.push_screen(CardLarge(self.card, self.place.card_pane.aloud))

    # --- probing

    @on(ProbeLine.Pressed)
    def action_ask_probe(self) -> None:
        """Note that the prompt was asked, and show the next."""
        self.place.ask()
        self._fit()

    def action_next_probe(self) -> None:
        """Another prompt."""
        self.place.prompts.next()
        self._show_prompt()

    def action_previous_probe(self) -> None:
        """The prompt before."""
        self.place.prompts.back()
        self._show_prompt()

    def action_other_kind(self) -> None:
        """A prompt of another kind."""
        self.place.prompts.other_kind()
        self._show_prompt()

    def _show_prompt(self) -> None:
        self.place.show_prompt()
        self._fit()

    def action_highlight(self) -> None:
        """Mark the line or the selection."""
        self.place.field.toggle_highlight()

    # --- so-thats

    @on(ZodatjeStrip.Pressed)
    @work
    async def action_zodatje(self) -> None:
        """Note a so-that, or change those of this card."""
        from interview_tui.tui.screens.zodatje import ZodatjeDialog

        if self.desk.taken is None:
            card = self.card
            sentences = self.interview.answer(card.number).zodatjes
            change = partial(self._change_zodatjes, card)
            await self.app.push_screen_wait(ZodatjeDialog(sentences, self.interview.lang, change))

    def _change_zodatjes(self, card: Card, sentences: tuple[str, ...]) -> None:
        self.desk.change(self.interview.with_answer(card.number, zodatjes=sentences))
        self.place.show_zodatjes(self.interview, card)
        self._show_progress()

    def action_take_offer(self) -> None:
        """Keep the offered sentence."""
        self.desk.change(zodatjes.accept(self.interview, self.card.number, self.place.offer))
        self.place.show_zodatjes(self.interview, self.card)
        self._look_at_note()
        self._show_progress()

    def action_refuse_offer(self) -> None:
        """Never offer this sentence again."""
        self.desk.change(zodatjes.dismiss(self.interview, self.place.offer))
        self._look_at_note()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The offer's keys are free for other things while there is no offer."""
        if not self.is_mounted:
            return True
        if action in ("take_offer", "refuse_offer"):
            return bool(self.place.offer)
        if action in ("ask_probe", "next_probe", "previous_probe", "other_kind"):
            return self.place.prompts.probe is not None
        return True

    # --- time, saving, leaving

    def action_hide_time(self) -> None:
        """Hide or show the time."""
        self.clock.hidden = not self.clock.hidden
        self._show_progress()

    def action_pause(self) -> None:
        """The time waits, or goes on."""
        self.clock.toggle_pause()
        self._show_progress()

    def action_save(self) -> None:
        """Save now."""
        self.run_worker(partial(self.desk.flush, 5.0), thread=True)

    def action_to_list(self) -> None:
        """Save and go to the list."""
        self.app.show_list()

    @work
    async def action_round_off(self) -> None:
        """Ask whether to read back now."""
        from interview_tui.interview.readback import hold
        from interview_tui.tui.screens.round_off import Rounding, RoundOff

        if self.desk.taken is not None:
            return
        answer = await self.app.push_screen_wait(RoundOff(self.interview, self.cards))
        if answer is Rounding.READ_BACK:
            self.app.show_read_back(self.desk)
        elif answer is Rounding.LATER:
            self.desk.change(hold(self.interview))
            self.app.show_list()


def _say_aloud() -> str:
    return _(
        "“I am taking notes. At the end you read along: you decide what stays and who may read it. "
        "Please mention no names or recognisable details of residents.”"
    )
