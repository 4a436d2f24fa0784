"""What is on the screen, as colours: of each cell its letter, what it is written in, and what it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from rich.color import ColorType
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.screen import Screen
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

    @property
    def grey(self) -> Cell:
        """Return the same cell without colours."""
        return _grey(self)


@cache
def _grey(cell: Cell) -> Cell:
    return cell._replace(ink=cell.ink.monochrome, ground=cell.ground.monochrome)


def luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


@cache
def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def cells(screen: Screen[Any], region: Region) -> dict[tuple[int, int], Cell]:
    """The cells of the screen in that region, by column and row."""
    rows = screen._compositor.render_strips(screen.app.size)
    theme = screen.app.current_theme
    usual = str(theme.foreground), str(theme.background)
    found = {}
    for y in range(max(region.y, 0), min(region.bottom, len(rows))):
        x = 0
        for segment in rows[y]:
            for character in segment.text:
                if region.x <= x < region.right:
                    found[x, y] = _cell(character, segment.style, *usual)
                x += 1  # no text of the tests has a wide character
    return found


@cache
def _cell(character: str, style: Style | None, usual_ink: str, usual_ground: str) -> Cell:
    if style is None:
        return Cell(character, Color.parse(usual_ink), Color.parse(usual_ground))
    ink = _told(style.color, Color.parse(usual_ink))
    ground = _told(style.bgcolor, Color.parse(usual_ground))
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


def hard_to_read(found: Iterable[Cell]) -> set[tuple[str, str, float]]:
    """What among those cells has less than 4.5 : 1, also without colours: ink, ground and contrast."""
    pairs = {(cell.ink, cell.ground) for cell in found if cell.is_text}
    pairs |= {(ink.monochrome, ground.monochrome) for ink, ground in pairs}
    return {
        (ink.hex, ground.hex, round(contrast(ink, ground), 2)) for ink, ground in pairs if contrast(ink, ground) < 4.5
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
    return within(cells(widget.screen, widget.region), widget.region)


def within(found: dict[tuple[int, int], Cell], region: Region) -> dict[tuple[int, int], Cell]:
    """Those of the cells that lie in the region, by their place in it."""
    return {(x - region.x, y - region.y): cell for (x, y), cell in found.items() if region.contains(x, y)}
