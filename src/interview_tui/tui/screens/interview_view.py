"""What is on the screen during an interview, and how it is kept in step with the interview."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.interview import moving
from interview_tui.interview.model import Circle, Interview
from interview_tui.interview.noting import noted
from interview_tui.language import _
from interview_tui.transcripts.desk import Desk
from interview_tui.transcripts.words import words
from interview_tui.tui.base import CommandScreen
from interview_tui.tui.clock import Clock, hint_text
from interview_tui.tui.command import shown_key
from interview_tui.tui.fitting import fit as fit_rows
from interview_tui.tui.people import header_line
from interview_tui.tui.plain import plain
from interview_tui.tui.saved import saved_label, trouble_line
from interview_tui.tui.version_names import offer
from interview_tui.tui.widgets.bars import KeysBar, Line
from interview_tui.tui.widgets.note_field import NoteField
from interview_tui.tui.widgets.notes import card_of
from interview_tui.tui.widgets.rail import Rail, RailItem
from interview_tui.tui.widgets.workplace import Workplace

WIDE: Final = 110  # columns from which the rail is shown
AFTER_TYPING: Final = 0.7  # seconds of quiet before the note is looked at for so-thats and prompts
_A_LOOK: Final = 15  # seconds between looks at the time


class InterviewView(CommandScreen[None]):
    """An interview as it is shown. What is typed goes to the desk at once; everything else here is to look at."""

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
        self.set_interval(_A_LOOK, self.show_progress)
        self.watch(self.app, "saving", self._show_saving, init=False)
        self.watch(self.app, "apart", self._show_saving, init=False)
        self.place.reminding.shown = self.app.reminders
        if self.desk.taken is not None:
            self._notice = _("{reason} You can read along here, not type.").format(reason=self.desk.taken.reason)
            if self.desk.taken.doubtful:
                way = _("No longer so? {key} lets you go on here.").format(key=self._key("take_over"))
                self._notice = f"{self._notice} {way}"
        await self.show_card()
        self._shown = True

    def on_unmount(self) -> None:
        """Nobody is left to look at the note."""
        if self._quiet is not None:
            self._quiet.cancel()

    def _is_there(self) -> bool:
        """Whether there still is something to show it on: a call may come while the screen is being taken down."""
        return bool(self.query(Workplace))

    @property
    def interview(self) -> Interview:
        """The interview as it is now."""
        return self.desk.interview

    @property
    def card(self) -> Card:
        """The card that is shown."""
        return self.cards.card(self.interview.at_card)

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
        form = self.app.form_of(self.interview)
        if form is not None and form.widest is Circle.PRIVATE:
            return _("This stays between you two.")
        text = _("This stays between you two, unless {name} says otherwise when you read back.")
        return text.format(name=self.interview.interviewee)

    def show_progress(self) -> None:
        """The rail, the header, the line about time: and what fits."""
        if not self._is_there():
            return
        numbers = moving.order(self.interview, self.cards)
        self.rail.items = tuple(
            RailItem(number, self.cards.card(number).title, moving.state_of(self.interview, number))
            for number in numbers
        )
        self.rail.here = self.card.number
        self.header.left = header_line(self.interview)
        self._show_status()
        self.fit()

    def _show_status(self) -> None:
        """The dots, the time, and whether everything is on disk."""
        at, total = moving.place(self.interview, self.cards, self.card.number)
        place = _("card {number} of {total}").format(number=at, total=total)
        label = saved_label(self.app.saving)
        alone = not self.status.display
        self.header.right = Content.styled(f"{place} · {label}" if alone and label else place, "$quiet")
        dots = Content() if self.has_class("-wide") else self.rail.dots()
        self.status.left = Content("   ").join([part for part in (dots, self.clock.line()) if part.plain])
        self.status.right = Content.styled(label, "$success")

    def fit(self) -> None:
        """Divide the rows."""
        if self.place.card_pane.card is None:
            return
        width = self.size.width - (self.rail.WIDTH if self.has_class("-wide") else 0)
        self._shown_trouble = trouble = self._trouble()
        hint = "" if trouble else self._identifying_hint()
        wish = self.place.wish(width, self.size.height, self._notice_rows(trouble), self._notice_rows(hint))
        given = fit_rows(self.size.height, wish)
        self._show_notice(trouble or (hint if given.hint else ""), quiet=not trouble)
        self.set_class(given.air, "-air")
        self.place.take(given)
        if self.status.display != given.status:
            self.status.display = given.status
            self._show_status()

    def _notice_rows(self, text: str) -> int:
        """How many rows that text takes below the work."""
        return len(plain(text).wrap(max(self.size.width - 6, 20))) if text else 0

    def _show_notice(self, text: str, *, quiet: bool) -> None:
        """Show the line that asks attention, or only hints at something, if there is one."""
        self.notice.update(plain(text))
        self.notice.display = bool(text)
        self.notice.set_class(quiet, "-quiet")

    def on_resize(self, event: events.Resize) -> None:
        """Divide the rows anew."""
        super().on_resize(event)
        if self._shown:
            self.call_after_refresh(self.show_progress)

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
        if not self._is_there():
            return
        self.place.look_at_note(self.interview, self.card)
        self.fit()

    def _show_saving(self) -> None:
        """Say how saving stands."""
        if not self._is_there():
            return
        self._show_status()
        if self._trouble() != self._shown_trouble:
            self.fit()

    def _trouble(self) -> str:
        """The line that asks attention: saving first, then what happened to the file, then the time."""
        hint = hint_text(self.clock.hint(self.interview, self.cards), self._key("round_off"))
        trouble = trouble_line(self.app.saving, self.desk.rescue)
        return trouble or offer(self.app.apart, self._key("versions")) or self._notice or hint

    def _identifying_hint(self) -> str:
        """What to do about something that looks as if it tells who a resident is; nothing if there is nothing."""
        if not self.place.is_identifying:
            return ""
        return _("Recognisable? {key} puts a neutral word in its place.").format(key=self._key("neutral"))

    def _key(self, name: str) -> str:
        """The key of the command with that id, as it is now."""
        command = next(command for command in self.commands if command.id == name)
        return shown_key(self.app.keymap_of_user.get(command.id, command.keys))


def _say_aloud() -> str:
    return _(
        "“I am taking notes. At the end you read along: you decide what stays and who may read it. "
        "Please mention no names or recognisable details of residents.”"
    )
