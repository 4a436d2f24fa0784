"""The parts of the interview screen: its widgets, the texts of its lines, and the division of its rows."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.tui.interview.cards_in_turn import CardsInTurn
from interview_tui.tui.interview.clock import Clock
from interview_tui.tui.interview.row_budget import Fit, fit
from interview_tui.tui.interview.workplace import MARGINS, Workplace
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import Line
from interview_tui.tui.kit.widgets.card_pane import WIDEST
from interview_tui.tui.kit.widgets.rail import Rail

_LEAST_COLUMNS: Final = 20


class Notice(Static):
    """Show a line that asks attention, else a quiet hint; it takes no row while there is neither."""

    def __init__(self) -> None:
        super().__init__(id="notice", markup=False)
        self.asking = ""
        """The text that asks attention now; empty if there is none."""
        self.told = ""
        """What was just done and how it is taken back, until another card is shown."""
        self._open = ("", "")

    def tell_open(self, sentence: str, told: str) -> None:
        """Tell that this sentence was refused as a so-that, or is one that is only half; the dialog goes on with it."""
        self.told, self._open = told, (sentence, told)

    def take_open(self) -> str:
        """Return the sentence that the dialog goes on with, and tell so no longer; empty if there is none."""
        sentence, told = self._open
        if not sentence or told != self.told:
            return ""
        self.told, self._open = "", ("", "")
        return sentence

    @staticmethod
    def rows(text: str, width: int) -> int:
        """Return how many rows `text` takes in a window of `width` columns."""
        return len(plain(text).wrap(max(width - MARGINS, _LEAST_COLUMNS))) if text else 0

    def show(self, asking: str, hint: str, *, quiet: bool) -> None:
        """Show the text `asking`, styled `quiet` if it is no trouble; the hint if it is empty."""
        self.asking = asking
        text = asking or hint
        self.update(plain(text))
        self.display = bool(text)
        self.set_class(quiet or not asking, "-quiet")


class Parts:
    """Hold the widgets of the screen, tell each what to show, and divide the rows among them.

    The widgets do not know each other. `wide` is whether there is room for the rail, `saved` the text about saving.
    """

    def __init__(self, work: Workplace, in_turn: CardsInTurn, clock: Clock) -> None:
        self.header = Line(id="header")
        self.rail = Rail()
        self.work = work
        self.notice = Notice()
        self.status = Line(id="status")
        self.size: Size | None = None
        """The size of the window that the rows were divided for."""
        self._in_turn = in_turn
        self._clock = clock

    def compose(self) -> ComposeResult:
        """Compose the parts, from top to bottom."""
        yield self.header
        with Horizontal(id="middle"):
            yield self.rail
            yield self.work
        yield self.notice
        yield self.status

    def show_progress(self, interview: Interview, saved: str, *, wide: bool) -> None:
        """Show the two people, the position among the cards, the time and saving."""
        self.rail.items = self._in_turn.items
        self.rail.here = self._in_turn.card.number
        self.header.left = header_line(interview)
        self.show_status(saved, wide=wide)

    def show_status(self, saved: str, *, wide: bool) -> None:
        """Show the position among the cards, the time and saving."""
        at, total = self._in_turn.place
        number = self._in_turn.card.number
        text = _("card {number} of {total}") if number == at else _("card {number} · {at} of {total}")
        place = text.format(number=number, at=at, total=total)
        alone = not self.status.display  # in a low window the header is the only line
        self.header.right = Content.styled(f"{place} · {saved}" if alone and saved else place, "$quiet")
        dots = Content() if wide else self.rail.dots()
        self.status.left = Content("   ").join([part for part in (dots, self._clock.line()) if part.plain])
        self.status.right = Content.styled(saved, "$success")

    def fit(self, size: Size, asking: str, hint: str, saved: str, *, quiet: bool, wide: bool) -> Fit:
        """Divide the rows of a window of `size` and return how; show the text `asking`, or the hint if it fits."""
        self.size = size
        width = size.width - self.rail.WIDTH * wide
        notices, hints = (self.notice.rows(text, min(width, WIDEST + MARGINS)) for text in (asking, hint))
        given = fit(size.height, self.work.wish(width, notices, hints))
        self.notice.show(asking, hint if given.hint else "", quiet=quiet)
        self.work.take(given)
        if self.status.display != given.status:
            self.status.display = given.status
            self.show_status(saved, wide=wide)
        return given
