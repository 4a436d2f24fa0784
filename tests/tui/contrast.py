"""What is on the screen, as colours: of each cell its letter, what it is written in, and what it stands on."""

from __future__ import annotations

from typing import Any, NamedTuple

from rich.color import ColorType
from rich.segment import Segment
from textual.color import Color
from textual.geometry import Region
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

DRAWN = frozenset("▁▔─│┃▌▐▎▏█▀▄▂▃▅▆▇▊▋▍▉ \u00a0▱▰")
"""Signs that are drawn, and say nothing: rules, edges, bars."""


class Cell(NamedTuple):
    """Hold one cell of the screen."""

    text: str
    ink: Color
    ground: Color

    @property
    def is_text(self) -> bool:
        """Return whether there is something to read."""
        return self.text not in DRAWN


def luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def cells(screen: Screen[Any], region: Region) -> dict[tuple[int, int], Cell]:
    """The cells of the screen in that region, by column and row."""
    rows = screen._compositor.render_strips(screen.app.size)
    found = {}
    for y in range(region.y, min(region.bottom, len(rows))):
        x = 0
        for segment in rows[y]:
            for character in segment.text:
                if region.contains(x, y):
                    found[x, y] = _cell(character, segment, screen.app.current_theme)
                x += 1  # no text of the tests has a wide character
    return found


def _cell(character: str, segment: Segment, theme: Theme) -> Cell:
    style = segment.style
    usual_ink, usual_ground = Color.parse(str(theme.foreground)), Color.parse(str(theme.background))
    if style is None:
        return Cell(character, usual_ink, usual_ground)
    ink = _told(style.color, usual_ink)
    ground = _told(style.bgcolor, usual_ground)
    if style.reverse:
        ink, ground = ground, ink
    if style.dim:
        ink = ink.blend(ground, 0.5)
    return Cell(character, ink, ground)


def _told(color: Any, usual: Color) -> Color:
    if color is None or color.type is ColorType.DEFAULT:
        return usual
    triplet = color.get_truecolor()
    return Color(triplet.red, triplet.green, triplet.blue)


def hard_to_read(found: dict[tuple[int, int], Cell]) -> set[tuple[str, str, float]]:
    """What in those cells has less than 4.5 : 1: ink, ground and contrast."""
    return {
        (cell.ink.hex, cell.ground.hex, round(contrast(cell.ink, cell.ground), 2))
        for cell in found.values()
        if cell.is_text and contrast(cell.ink, cell.ground) < 4.5
    }


def mark_of_focus(with_it: dict[tuple[int, int], Cell], without: dict[tuple[int, int], Cell]) -> float:
    """How much the mark of the focus differs from what is there without it: the best of the cells that changed."""
    best = 1.0
    for place, cell in with_it.items():
        before = without.get(place)
        if before is None or before == cell:
            continue
        best = max(best, contrast(cell.ground, before.ground))
        if cell.text != before.text and cell.text.strip():  # a sign that only stands there with the focus
            best = max(best, contrast(cell.ink, cell.ground))
        if not cell.is_text and not before.is_text:  # a bar or an edge that changes its colour
            best = max(best, contrast(cell.ink, before.ink))
    return best


def cells_of(widget: Widget) -> dict[tuple[int, int], Cell]:
    """The cells that the widget has on the screen, by their place in it: another focus may move it."""
    seen = widget.region.intersection(widget.screen.region)
    found = cells(widget.screen, seen)
    return {(x - widget.region.x, y - widget.region.y): cell for (x, y), cell in found.items()}
