"""The rail at the left of a wide screen: the cards by title, with the state of each."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.interview.moving import CardState
from interview_tui.tui.kit.plain import plain

MARKS = {CardState.EMPTY: "○", CardState.ANSWERED: "●", CardState.PARKED: "◐"}
HERE = "◉"


class RailItem(NamedTuple):
    """Hold one card of the rail. `noted`: it has an answer, also while it is parked."""

    number: int
    title: str
    state: CardState
    noted: bool = False


class Rail(Widget):
    """Show the cards, one under the other; a click goes to one. A long title takes a second line."""

    DEFAULT_CSS = "Rail { width: 38; padding: 0 1 0 3; }"
    WIDTH = 38
    INDENT = 6

    items: reactive[tuple[RailItem, ...]] = reactive(())
    here: reactive[int] = reactive(1)

    class Chosen(Message):
        """Report a click on a card."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[int] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the height of the container: it takes all."""
        return container.height

    def _lines(self, item: RailItem, width: int) -> list[Content]:
        here = item.number == self.here
        mark = HERE if here else MARKS[item.state]
        style = {True: "bold $primary"}.get(here) or ("$secondary" if item.state is CardState.ANSWERED else "$quiet")
        wrapped = _balanced(plain(item.title), max(width - self.INDENT, 8))
        title = wrapped[:2]
        if len(wrapped) > 2:
            title[1] = title[1].truncate(max(width - self.INDENT - 1, 1)) + "…"
        first = Content.styled(f"{mark} {item.number:>2}  ", style) + title[0].stylize(style)
        return [first, *(Content(" " * self.INDENT) + line.stylize(style) for line in title[1:])]

    def render(self) -> Content:
        """Return as many cards as fit, the current one among them; a blank line between them if there is room."""
        width, height = self.content_size.width, self.content_size.height
        blocks = [self._lines(item, width) for item in self.items]
        rows = sum(map(len, blocks))
        spaced = rows + len(blocks) - 1 <= height
        first = 0
        while not spaced and rows > height and first < self._index():
            rows -= len(blocks[first])
            first += 1
        lines: list[Content] = []
        self._rows = []
        for item, block in zip(self.items[first:], blocks[first:], strict=True):
            lines += block + [Content()] * spaced
            self._rows += [item.number] * (len(block) + spaced)
        return Content("\n").join(lines[:height])

    def state_of(self, number: int) -> CardState | None:
        """Return the state that the rail shows of that card; None if the card is not in it."""
        return next((item.state for item in self.items if item.number == number), None)

    def dots(self) -> Content:
        """Return the states of all cards in one row, for a narrow screen."""
        marks = Content()
        for item in self.items:
            here = item.number == self.here
            marks += Content.styled(HERE if here else MARKS[item.state], "$primary" if here else "$quiet")
        return marks

    def _index(self) -> int:
        return next((i for i, item in enumerate(self.items) if item.number == self.here), 0)

    def on_click(self, event: events.Click) -> None:
        """Go to the card under the mouse."""
        row = event.y - self.styles.padding.top
        if 0 <= row < len(self._rows):
            self.post_message(self.Chosen(self._rows[row]))


def _balanced(title: Content, width: int) -> list[Content]:
    """Return the title in lines of at most `width` columns, without a last line of a few characters alone."""
    lines = title.wrap(width)
    if len(lines) == 2 and lines[1].cell_length < _ORPHAN and width > 2 * _ORPHAN:
        return title.wrap(width - _ORPHAN)
    return lines


_ORPHAN = 4  # columns
