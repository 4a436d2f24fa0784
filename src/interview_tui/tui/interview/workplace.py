"""The part of the interview screen with one card: its text, a probe, the note with the harvest, the so-thats."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import app, query_one
from textual.message import Message

from interview_tui.cards.model import Card
from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.tui.interview.notes import Notes
from interview_tui.tui.interview.probes import Probes
from interview_tui.tui.interview.reminding import Reminding
from interview_tui.tui.interview.row_budget import Fit, Wish
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.widgets.card_pane import WIDEST, CardPane, ProbeLine
from interview_tui.tui.kit.widgets.zodatje_strip import ZodatjeStrip
from interview_tui.tui.note.field import NoteField

if TYPE_CHECKING:
    from interview_tui.tui.interview.harvest import HarvestPane

MARGINS: Final = 6  # columns at the sides of the card
AFTER_TYPING: Final = 0.7  # seconds of quiet after which the typing has paused
_ENTER_COMES: Final = 5.0  # seconds: of habit, while one reads the card
_AFTER_TYPING: Final = (
    "interview_tui.interview.noting",
    "interview_tui.interview.zodatjes",
    "interview_tui.interview.probing.asking",
    "interview_tui.interview.probing.coaching",
    "interview_tui.interview.probing.recognising",
    "interview_tui.interview.privacy.finding",
    "interview_tui.tui.kit.saving_words",
)
"""What looking at a note and saving it need, and the first screen, with an empty note, does without."""


class Workplace(Vertical):
    """Show one card at a time, and hand out what is typed.

    Each call gets the interview, for it keeps none; its own state is the note fields (each with its undo history), the
    position in the probes of each card, and the reminder.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "end_number", show=False, priority=True)]

    app = app(Host)
    card_pane = query_one(CardPane)
    probe_line = query_one(ProbeLine)
    notes = query_one(Notes)
    strip = query_one(ZodatjeStrip)

    class Paused(Message):
        """Report that the typing paused: what depends on the note can be updated."""

    def __init__(self, interview: Interview, asked: str, take_note: Callable[[int, str], None]) -> None:
        """Begin at the current card of `interview`.

        `asked` is the word before a probe that was asked; `take_note(card, note)` is called within every edit.
        """
        super().__init__(id="work")
        self.probes = Probes(asked)
        self.reminding = Reminding(asked)
        self.is_identifying = False
        self._asked = asked
        self.harvest: HarvestPane | None = None
        """What was heard on other cards, beside the note; None until a card asks for it."""
        self._expected: tuple[float, NoteField, str] | None = None
        """Until when an Enter belongs to the number of this card, and the note as it was."""
        self._calls_probe = False
        """Whether a probe was asked for on this card, which is then shown before the whole of the card is."""
        self._pause: asyncio.TimerHandle | None = None
        self._fields = Notes(interview, f"{asked}:", _("Type along…"), take_note)

    def compose(self) -> ComposeResult:
        """Compose the card, the probe, the note with the harvest, and the so-thats."""
        yield CardPane()
        yield ProbeLine()
        with Horizontal(id="paper"):
            yield self._fields
        yield ZodatjeStrip()

    # --- typing

    def prepare(self) -> None:
        """Load what is needed once something was typed. Call it when the card is on the screen."""
        for name in _AFTER_TYPING:
            import_module(name)

    @on(NoteField.Edited)
    def note_edited(self) -> None:
        """Wait for the typing to pause; the message also reaches the screen."""
        self.probe_line.rest()
        # A timer of the event loop, not of Textual: that would cost a task for every key.
        if self._pause is not None:
            self._pause.cancel()
        self._pause = asyncio.get_running_loop().call_later(AFTER_TYPING, self._paused)

    def _paused(self) -> None:
        self.post_message(self.Paused())

    def expect_enter(self) -> None:
        """Let an Enter do nothing that comes right behind the number of a card, which went there by itself."""
        self._expected = (time.monotonic() + _ENTER_COMES, self.field, self.field.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the action does something now: an Enter is for the note, unless it was expected."""
        if action != "end_number":
            return super().check_action(action, parameters)
        if self._expected is None:
            return False
        until, field, text = self._expected
        untouched = field is self.field and field.text == text  # `keys_in_turn` asks once its letters are in it
        return untouched and time.monotonic() < until

    def action_end_number(self) -> None:
        """Take the Enter behind the number of a card."""
        self._expected = None

    def on_unmount(self) -> None:
        """Cancel the wait for a pause."""
        if self._pause is not None:
            self._pause.cancel()

    # --- what is shown

    async def open(
        self,
        card: Card,
        interview: Interview,
        *,
        order: Sequence[int] = (),
        aloud: str = "",
        readers: str = "",
        read_only: bool = False,
    ) -> None:
        """Show `card` and its note, and focus the note.

        `aloud` is what to say or do with it, `readers` who may read its answer, `order` that of the interview's cards.
        """
        field = await self.notes.show(interview, card.number)
        field.read_only = read_only
        self.card_pane.aloud = aloud
        self.card_pane.readers = readers
        self.card_pane.card = card
        self._calls_probe = False
        self.probes.open(card)
        self.reminding.open(card, interview.answer(card.number).note)
        await self._show_harvest(card, interview, order)
        self.show_zodatjes(interview, card)
        self.look_at_note(interview, card)

    async def _show_harvest(self, card: Card, interview: Interview, order: Sequence[int]) -> None:
        """Show the harvest of the cards that have one; the first never has."""
        if self.harvest is None and not card.harvest:
            return
        from interview_tui.tui.interview.harvest import HarvestPane, harvested

        if self.harvest is None:
            self.harvest = HarvestPane()
            await self.query_one("#paper").mount(self.harvest)
        self.harvest.show(harvested(card, interview, order))

    @property
    def shows_harvest(self) -> bool:
        """Return whether there is a harvest beside the note."""
        return self.harvest is not None and self.harvest.display

    def turn_harvest(self, pages: int) -> None:
        """Scroll the harvest, if there is one."""
        if self.harvest is not None:
            self.harvest.turn(pages)

    def show_zodatjes(self, interview: Interview, card: Card) -> None:
        """Show the so-thats of the card."""
        self.strip.sentences = interview.answer(card.number).zodatjes

    def look_at_note(self, interview: Interview, card: Card) -> None:
        """Update what depends on the note: the offered so-that, any identifying text, the probe, the reminder."""
        note = interview.answer(card.number).note
        self.is_identifying = not self.field.read_only and self.field.is_identifying
        self.strip.offer = _offered(interview, card) if note else ""
        self.probes.lean(note)
        self.reminding.look(card, note)
        self.show_reminder()
        self.show_probe()

    def show_reminder(self) -> None:
        """Show the reminder in the border of the note, where it takes no row; hide it where it does not fit."""
        paper = self.query_one("#paper", Horizontal)
        text = "" if self.field.read_only else self.reminding.text()
        paper.border_title = text if len(text) + MARGINS <= (paper.size.width or len(text) + MARGINS) else ""

    def show_probe(self) -> None:
        """Show the current probe."""
        self.probe_line.probe = self.probes.probe

    def turn_probe(self, way: str) -> None:
        """Show the probe that this way leads to; the current one first if it is not seen. Divide the rows after it."""
        if self._is_called():
            return
        {"next": self.probes.next, "back": self.probes.back, "other_kind": self.probes.other_kind}[way]()
        self.show_probe()

    def _is_called(self) -> bool:
        """Return whether the probe was not seen for want of room; it gets room then."""
        unseen = self.probes.probe is not None and not self.probe_line.display
        self._calls_probe |= unseen
        return unseen

    def ask(self) -> None:
        """Write in the note that the probe was asked, and show the next. One that is not seen is only shown."""
        if self._is_called():
            return
        if (probe := self.probes.probe) is not None and not self.field.read_only:
            # Queued: keys typed before this may not have reached the field yet.
            self.field.call_later(self.field.insert_line, f"{self._asked}: {probe.text}")
            self.probes.next()
            self.show_probe()

    def make_neutral(self, lang: str) -> None:
        """Replace text that may identify a resident by a neutral word in that language."""
        from interview_tui.tui.kit import neutral_word

        if self.field.replace_identifying(neutral_word.word(lang)):
            neutral_word.say_done(self.app)

    def hint(self, keymap: Mapping[str, str]) -> str:
        """Return the line that offers to do so, if there is such text in the note; `keymap` are the user's keys."""
        if not self.is_identifying:
            return ""
        from interview_tui.tui.kit import neutral_word

        return neutral_word.offer(keymap)

    @property
    def field(self) -> NoteField:
        """Return the note field that is shown."""
        return self.notes.shown

    @property
    def offer(self) -> str:
        """Return the sentence that is offered as a so-that; empty if none is."""
        return self.strip.offer

    # --- dividing the rows

    def wish(self, width: int, notices: int, hint: int) -> Wish:
        """Return the rows it would like with `width` columns; `notices` and `hint` are those of the lines below it."""
        inner = min(width - MARGINS, WIDEST)
        return Wish(
            card=self.card_pane.rows(inner, theme=True),
            card_without_theme=self.card_pane.rows(inner, theme=False),
            card_tight=self.card_pane.rows(inner, theme=False, air=False),
            probe=self.probe_line.rows(inner),
            zodatjes=self.strip.kept_rows(inner),
            offer=self.strip.offer_rows(inner),
            notices=notices,
            hint=hint,
            calls_probe=self._calls_probe,
        )

    def take(self, given: Fit) -> None:
        """Show what fits."""
        self.card_pane.air = given.air
        self.card_pane.show_theme = given.theme
        self.card_pane.styles.max_height = given.card_rows
        self.probe_line.display = shows_probe = given.probe and self.probes.probe is not None
        self.probe_line.styles.margin = (1, 0, int(given.space), 0)
        self.card_pane.styles.margin = (0, 0, int(given.space and not shows_probe), 0)
        self.strip.most_rows = given.zodatje_rows


def _offered(interview: Interview, card: Card) -> str:
    """Return the sentence in the note of the card to offer as a so-that; empty if there is none."""
    from interview_tui.interview import zodatjes  # not needed before something was typed

    return zodatjes.offered(interview, card.number) or ""
