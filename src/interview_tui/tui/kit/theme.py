"""The two themes: `papier`, which is light, and `nacht`, which is dark.

One colour for what matters now (primary), one for what is kept (secondary), one muted for the rest.
Every text colour has a contrast of at least 4.5 : 1 on background, surface and panel (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from typing import Any

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender
from textual.theme import Theme

PAPIER = Theme(
    name="papier",
    dark=False,
    background="#F6F1E7",
    surface="#FBF8F1",
    panel="#EDE5D6",
    foreground="#2E2A25",
    primary="#8A4B2A",
    secondary="#4F624E",
    accent="#96500F",
    success="#466846",
    warning="#7A5A00",
    error="#A23B2A",
    variables={
        "quiet": "#6A6256",
        "mark": "#F2DFA6",
        "rule": "#C9A98F",
        "block-cursor-foreground": "#FBF8F1",
        "block-cursor-background": "#8A4B2A",
        "block-cursor-text-style": "none",
        "input-cursor-background": "#2E2A25",
        "input-selection-background": "#8A4B2A 25%",
        "scrollbar": "#DCD2C0",
        "scrollbar-hover": "#C9A98F",
        "scrollbar-active": "#8A4B2A",
        "scrollbar-background": "#F6F1E7",
        "scrollbar-background-hover": "#F6F1E7",
        "scrollbar-background-active": "#F6F1E7",
        "scrollbar-corner-color": "#F6F1E7",
    },
)

NACHT = Theme(
    name="nacht",
    dark=True,
    background="#1E1C1A",
    surface="#262320",
    panel="#302C28",
    foreground="#E9E3D8",
    primary="#E0A36B",
    secondary="#9DB39A",
    accent="#E6B980",
    success="#9DB39A",
    warning="#D9B44A",
    error="#D9796A",
    variables={
        "quiet": "#A49B8E",
        "mark": "#574522",
        "rule": "#6B4F39",
        "block-cursor-foreground": "#1E1C1A",
        "block-cursor-background": "#E0A36B",
        "block-cursor-text-style": "none",
        "input-cursor-background": "#E9E3D8",
        "input-selection-background": "#E0A36B 30%",
        "scrollbar": "#3C3732",
        "scrollbar-hover": "#6B4F39",
        "scrollbar-active": "#E0A36B",
        "scrollbar-background": "#1E1C1A",
        "scrollbar-background-hover": "#1E1C1A",
        "scrollbar-background-active": "#1E1C1A",
        "scrollbar-corner-color": "#1E1C1A",
    },
)

THEMES = (NACHT, PAPIER)


def themes_for(color_system: str | None) -> tuple[Theme, ...]:
    """Return both themes as a terminal with those colours shows them best, by the names that they always have."""
    return (_nacht_in_sixteen(), _papier_in_sixteen()) if color_system == SIXTEEN else THEMES


SIXTEEN = "standard"
"""What Rich calls the sixteen colours that a console of Linux and an old xterm have."""


def _nacht_in_sixteen() -> Theme:
    """Return the dark theme in black, greys and yellow.

    Each colour is one of the sixteen themselves: what is nearest to a colour of ours may be pink or green. None of the
    grounds is a bright one, for those a console of Linux does not have.
    """
    return Theme(
        name=NACHT.name,
        dark=True,
        background="#000000",
        surface="#000000",
        panel="#000000",
        foreground="#FFFFFF",
        primary="#FFFF55",
        secondary="#AAAAAA",
        accent="#FFFF55",
        success="#AAAAAA",
        warning="#FFFF55",
        error="#FF5555",
        variables={
            "quiet": "#AAAAAA",
            "mark": "#0000AA",
            "rule": "#AAAAAA",
            "block-cursor-foreground": "#000000",
            "block-cursor-background": "#AAAAAA",
            "block-cursor-text-style": "none",
            "input-cursor-background": "#FFFFFF",
            "input-selection-background": "#0000AA",
            "scrollbar": "#555555",
            "scrollbar-hover": "#AAAAAA",
            "scrollbar-active": "#AAAAAA",
            "scrollbar-background": "#000000",
            "scrollbar-background-hover": "#000000",
            "scrollbar-background-active": "#000000",
            "scrollbar-corner-color": "#000000",
        },
    )


def _papier_in_sixteen() -> Theme:
    """Return the light theme in black and blue on light grey."""
    return Theme(
        name=PAPIER.name,
        dark=False,
        background="#AAAAAA",
        surface="#AAAAAA",
        panel="#AAAAAA",
        foreground="#000000",
        primary="#0000AA",
        secondary="#000000",
        accent="#0000AA",
        success="#000000",
        warning="#0000AA",
        error="#0000AA",
        variables={
            "quiet": "#000000",
            "mark": "#00AAAA",
            "rule": "#000000",
            "block-cursor-foreground": "#AAAAAA",
            "block-cursor-background": "#0000AA",
            "block-cursor-text-style": "none",
            "input-cursor-background": "#000000",
            "input-selection-background": "#00AAAA",
            "scrollbar": "#FFFFFF",
            "scrollbar-hover": "#555555",
            "scrollbar-active": "#000000",
            "scrollbar-background": "#AAAAAA",
            "scrollbar-background-hover": "#AAAAAA",
            "scrollbar-background-active": "#AAAAAA",
            "scrollbar-corner-color": "#AAAAAA",
        },
    )


_SIGN = "▐"


class DrawnBar(ScrollBarRender):
    """Draw what can be dragged as half a column, in the colour of letters: that may be a dark grey in sixteen too.

    A console of Linux has no dark grey to fill a cell with.
    """

    @classmethod
    def render_bar(cls, *given: Any, **named: Any) -> Segments:
        """Return the bar as Textual does, with a sign in each cell that can be dragged."""
        bar = super().render_bar(*given, **named)
        return Segments([_drawn(segment) for segment in bar.segments], new_lines=bar.new_lines)


def _drawn(segment: Segment) -> Segment:
    style = segment.style
    if style is None or style.meta.get("@mouse.down") != "grab":
        return segment
    return Segment(_SIGN * len(segment.text), Style(color=style.color, bgcolor=style.bgcolor, meta=style.meta))


DEFAULT = NACHT.name
