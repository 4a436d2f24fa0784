"""What is on the screen during an interview, and how it is kept in step with the interview."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from interview_tui.cards.model import QuestionSet
from interview_tui.interview import moving
from interview_tui.interview.model import Circle
from interview_tui.interview.noting import noted
from interview_tui.interview.transcript_words import words
from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.interview.clock import Clock
from interview_tui.tui.interview.frame import InterviewFrame
from interview_tui.tui.interview.notes import card_of
from interview_tui.tui.interview.workplace import Workplace
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.rail import Rail
from interview_tui.tui.note.field import NoteField

AFTER_TYPING: Final = 0.7  # seconds of quiet before the note is looked at for so-thats and probes
_A_LOOK: Final = 15  # seconds between looks at the time


class InterviewView(InterviewFrame):
    """An interview as it is shown. What is typed goes to the desk at once; everything else here is to look at."""

    def __init__(self, desk: Desk, cards: QuestionSet, clock: Clock, notice: str = "") -> None:
        super().__init__(desk, cards, clock, notice)
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
        self.set_interval(_A_LOOK, self.show_progress)
        self.watch(self.app, "saving", self.show_saving, init=False)
        self.watch(self.app, "apart", self.show_saving, init=False)
        self.place.reminding.shown = self.app.reminders
        if self.desk.taken is not None:
            self.said = _("{reason} You can read along here, not type.").format(reason=self.desk.taken.reason)
            if self.desk.taken.doubtful:
                way = _("No longer so? {key} lets you go on here.").format(key=self.key_of("take_over"))
                self.said = f"{self.said} {way}"
        await self.show_card()
        self._shown = True

    def on_unmount(self) -> None:
        """Nobody is left to look at the note."""
        if self._quiet is not None:
            self._quiet.cancel()

    async def show_card(self) -> None:
        """Everything that follows from the card that is shown."""
        order = moving.order(self.interview, self.cards)
        said = [self.cards.aloud or _say_aloud()] if self.card.number == order[0] else []
        said += [self.card.aloud] if self.card.aloud else []
        await self.place.open(
            self.card,
            self.interview,
            order=order,
            aloud="\n".join(said),
            readers=self._readers(),
            read_only=self.desk.taken is not None,
        )
        self.show_progress()

    async def show_restored(self, cards: tuple[int, ...]) -> None:
        """An earlier version was taken back, in these cards: show it on the first of them."""
        self.place.notes.take(self.interview)
        here = [card for card in cards if card in moving.order(self.interview, self.cards)]
        if here and self.card.number not in here:
            self.desk.change(self.interview.change(at_card=here[0]))
        await self.show_card()

    def _readers(self) -> str:
        """What to know about who reads this card, if it differs from what is usual."""
        if not self.card.private:
            return ""
        if self.widest is Circle.PRIVATE:
            return _("This stays between you two.")
        text = _("This stays between you two, unless {name} says otherwise when you read back.")
        return text.format(name=self.interview.interviewee)

    # --- typing

    @on(NoteField.Edited)
    def note_edited(self, event: NoteField.Edited) -> None:
        """The desk has the note already; look at it when the typing pauses."""
        if self.rail.state_of(card_of(event.field)) is not moving.state_of(self.interview, card_of(event.field)):
            self.show_progress()
        self.place.probe_line.rest()
        # A call of the loop, not one of Textual's timers: those cost a task for every key.
        if self._quiet is not None:
            self._quiet.cancel()
        self._quiet = asyncio.get_running_loop().call_later(AFTER_TYPING, self.call_next, self.look_at_note)

    def _take_note(self, card: int, note: str) -> None:
        self.desk.change(noted(self.interview, self.cards.card(card), note=note))

    def look_at_note(self) -> None:
        """The typing paused."""
        if not self.is_there():
            return
        self.place.look_at_note(self.interview, self.card)
        self.fit()


def _say_aloud() -> str:
    return _(
        "“I am taking notes. At the end you read along: you decide what stays and who may read it. "
        "Please mention no names or recognisable details of residents.”"
    )
