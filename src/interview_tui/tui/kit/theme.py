"""The two themes: `papier`, which is light, and `nacht`, which is dark.

One colour for what matters now (primary), one for what is kept (secondary), one muted for the rest.
Every text colour has a contrast of at least 4.5 : 1 on background, surface and panel (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

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
DEFAULT = NACHT.name
