"""What stands around the work during an interview: header, rail, time and saving; and how the rows are divided."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.interview import moving
from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.interview.clock import Clock, hint_text
from interview_tui.tui.interview.row_budget import fit as fit_rows
from interview_tui.tui.interview.workplace import Workplace
from interview_tui.tui.kit import neutral_word
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.saving_words import saved_label
from interview_tui.tui.kit.widgets.bars import Line
from interview_tui.tui.kit.widgets.rail import Rail, RailItem

WIDE: Final = 110  # columns from which the rail is shown


class InterviewFrame(DeskScreen):
    """The frame around the work. `said` is what asks attention when nothing is wrong: why one can only read along."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    header = query_one("#header", Line)
    status = query_one("#status", Line)
    notice = query_one("#notice", Static)
    rail = query_one(Rail)
    place = query_one(Workplace)

    def __init__(self, desk: Desk, cards: QuestionSet, clock: Clock, said: str = "") -> None:
        super().__init__(desk)
        self.cards = cards
        self.clock = clock
        self.said = said
        self._shown = False
        self._shown_attention = ""

    def is_there(self) -> bool:
        """Whether there still is something to show it on: a call may come while the screen is being taken down."""
        return bool(self.query(Workplace))

    @property
    def card(self) -> Card:
        """The card that is shown."""
        return self.cards.card(self.interview.at_card)

    def show_progress(self) -> None:
        """The rail, the header, the line about time: and what fits."""
        if not self.is_there():
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
        self._shown_attention = asking = self.attention()
        hint = "" if asking else self._identifying_hint()
        wish = self.place.wish(width, self.size.height, self._notice_rows(asking), self._notice_rows(hint))
        given = fit_rows(self.size.height, wish)
        self._show_notice(asking or (hint if given.hint else ""), quiet=not asking or asking == self.caution())
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

    def show_saving(self) -> None:
        """Say how saving stands."""
        if not self.is_there():
            return
        self._show_status()
        if self.attention() != self._shown_attention:
            self.fit()

    def attention(self) -> str:
        """The line that asks attention: saving first, then what happened to the file, the time, and the caution."""
        hint = hint_text(self.clock.hint(self.interview, self.cards), self.key_of("round_off"))
        return self.trouble() or self.said or hint or self.caution()

    def _identifying_hint(self) -> str:
        """What to do about something that looks as if it tells who a resident is; nothing if there is nothing."""
        if not self.place.is_identifying:
            return ""
        return neutral_word.offer(self.app.keymap_of_user)
