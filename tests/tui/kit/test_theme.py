"""Every text colour of both themes can be read on every ground it stands on (WCAG 2.2, 1.4.3: 4.5 to 1)."""

from __future__ import annotations

from typing import Any

import pytest
from textual.color import Color
from textual.scrollbar import ScrollBarRender
from textual.theme import Theme

from interview_tui.tui.kit.theme import THEMES, DrawnBar

TEXTS = ("foreground", "primary", "secondary", "accent", "success", "warning", "error")
GROUNDS = ("background", "surface", "panel")


def luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_colour_can_be_read(theme: Theme, ground: str) -> None:
    colours = {name: getattr(theme, name) for name in TEXTS} | {"quiet": theme.variables["quiet"]}
    below = str(getattr(theme, ground))
    poor = {
        name: round(contrast(colour, below), 2) for name, colour in colours.items() if contrast(colour, below) < 4.5
    }
    assert not poor


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_highlight_and_a_cursor_can_be_read(theme: Theme) -> None:
    assert contrast(str(theme.foreground), theme.variables["mark"]) >= 4.5
    assert contrast(theme.variables["block-cursor-foreground"], theme.variables["block-cursor-background"]) >= 4.5


def test_the_yardstick() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0
    assert round(contrast("#777777", "#FFFFFF"), 2) == 4.48


def test_a_scroll_bar_in_sixteen_colours_is_drawn_and_can_be_dragged() -> None:
    given: dict[str, Any] = {"size": 10, "virtual_size": 40, "window_size": 10, "position": 12}
    bar, usual = DrawnBar.render_bar(**given).segments, ScrollBarRender.render_bar(**given).segments
    grabbed = [one.style.meta == {"@mouse.down": "grab"} for one in usual if one.style]
    assert [one.text == "▐" for one in bar] == grabbed
    assert [one.style and one.style.meta for one in bar] == [one.style and one.style.meta for one in usual]
    assert not any(one.style and one.style.reverse for one in bar), "what is reversed has no dark grey on a console"
