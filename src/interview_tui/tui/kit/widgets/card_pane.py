"""The card as printed (theme small, title and text with space around them), and the one probe below it."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from interview_tui.cards.labels import kind_label
from interview_tui.cards.model import Card, Kind, Probe
from interview_tui.tui.kit.plain import plain

WIDEST = 96  # columns of a line that is still read with ease; the style sheets of its screens have it too
_NARROWEST = 12  # columns; below that (a window of one column, on its way to another size) the text is cut off


def card_lines(
    card: Card, width: int, *, theme: bool, air: bool = True, aloud: str = "", readers: str = ""
) -> list[Content]:
    """Return the card wrapped to `width` columns. `aloud` is what to say with it, `readers` who reads its answer."""
    width = max(width, _NARROWEST)
    lines: list[Content] = []
    if theme and card.theme:
        lines += plain(card.theme, "$secondary").wrap(width)
    lines += plain(card.title, "bold $primary").wrap(width)
    if readers:
        lines += plain(readers, "$quiet").wrap(width)
    space = [Content()] if air else []
    lines += space
    for text in card.text:
        lines += plain(text).wrap(width)
    if aloud:
        lines += [*space, *plain(aloud, "$accent").wrap(width)]
    return lines


class CardPane(Widget):
    """Show the card. The mouse wheel scrolls it if it is longer than its height; `rows` says how many rows it needs."""

    DEFAULT_CSS = "CardPane { height: auto; padding: 0 3; }"

    card: reactive[Card | None] = reactive(None, layout=True)
    aloud: reactive[str] = reactive("", layout=True)
    readers: reactive[str] = reactive("", layout=True)
    show_theme: reactive[bool] = reactive(True, layout=True)
    air: reactive[bool] = reactive(True, layout=True)
    offset_rows: reactive[int] = reactive(0)

    class Pressed(Message):
        """Report a click on the card."""

    def rows(self, width: int, *, theme: bool, air: bool = True) -> int:
        """Return how many rows the card takes in `width` columns."""
        return len(self._lines(width, theme=theme, air=air))

    def _lines(self, width: int, *, theme: bool, air: bool) -> list[Content]:
        if self.card is None:
            return []
        return card_lines(self.card, width, theme=theme, air=air, aloud=self.aloud, readers=self.readers)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many rows the card takes."""
        return self.rows(width, theme=self.show_theme, air=self.air)

    def watch_card(self) -> None:
        """Show a new card from its top."""
        self.offset_rows = 0

    def render(self) -> Content:
        """Return the rows that are in view."""
        lines = self._lines(self.content_size.width, theme=self.show_theme, air=self.air)
        height = self.content_size.height
        first = max(min(self.offset_rows, len(lines) - height), 0)
        shown = lines[first : first + height]
        if shown and first + height < len(lines):
            shown[-1] = Content.styled("…", "$quiet")
        return Content("\n").join(shown)

    def on_mouse_scroll_down(self) -> None:
        """Scroll down a row in a card that is longer than its height."""
        self.offset_rows = min(self.offset_rows + 1, max(self._overflow(), 0))

    def on_mouse_scroll_up(self) -> None:
        """Scroll up a row."""
        self.offset_rows = max(self.offset_rows - 1, 0)

    def _overflow(self) -> int:
        rows = self.rows(self.content_size.width, theme=self.show_theme, air=self.air)
        return rows - self.content_size.height

    def on_click(self, event: events.Click) -> None:
        """Report the click, which shows the card large."""
        event.stop()
        self.post_message(self.Pressed())


class ProbeLine(Widget):
    """Show one probe: its kind, and what to ask. A click asks it.

    Before a silence probe a dot grows and dims for a while; where animations are off it does not change.
    """

    DEFAULT_CSS = "ProbeLine { height: auto; padding: 0 3; margin: 1 0 0 0; }"

    probe: reactive[Probe | None] = reactive(None, layout=True)
    _tick: reactive[int | None] = reactive(None)
    _breathing: Timer | None = None

    class Pressed(Message):
        """Report a click on the probe."""

    def watch_probe(self) -> None:
        """Start the animation if the new probe is a silence."""
        self.rest()
        silent = self.probe is not None and self.probe.kind is Kind.SILENCE
        if silent and self.is_attached and self.app.animation_level != "none":
            from interview_tui.tui.kit.widgets.breath import RATE  # few probes are a silence

            self._tick = 0
            self._breathing = self.set_interval(1 / RATE, self._breathe)

    def _breathe(self) -> None:
        from interview_tui.tui.kit.widgets.breath import LAST

        if self._tick is None or self._tick >= LAST:
            self.rest()
        else:
            self._tick += 1

    def rest(self) -> None:
        """Stop the animation and its timer."""
        if self._breathing is not None:
            self._breathing.stop()
            self._breathing = None
            self._tick = None

    def _mark(self) -> Content:
        """Return what stands before the probe."""
        if self.probe is None or self.probe.kind is not Kind.SILENCE:
            return Content.styled("↳ ", "$accent")
        from interview_tui.tui.kit.widgets.breath import STILL, breath

        sign, strength = STILL if self._tick is None else breath(self._tick)
        return Content.styled(f"{sign} ", f"$accent {strength}%")

    def _lines(self, width: int) -> list[Content]:
        if self.probe is None:
            return []
        kind = kind_label(self.probe.kind)
        head = Content.assemble(self._mark(), (kind, "$accent"), "   ")
        lines = plain(self.probe.text).wrap(max(width - head.cell_length, _NARROWEST))
        return [head + lines[0], *(Content(" " * head.cell_length) + line for line in lines[1:])]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many rows the probe takes."""
        return self.rows(width)

    def rows(self, width: int) -> int:
        """Return how many rows the probe takes in `width` columns."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines of the probe."""
        return Content("\n").join(self._lines(self.content_size.width))

    def on_click(self, event: events.Click) -> None:
        """Report the click, which asks the probe."""
        event.stop()
        self.post_message(self.Pressed())
