"""Every stored text goes to the screen through here: shown literally, never as markup, action, link or escape."""

from __future__ import annotations

from textual.content import Content

from interview_tui.language import visible


def plain(text: str, style: str = "") -> Content:
    """`text` to the letter, with what a terminal would obey made visible."""
    return Content.styled(visible(text), style) if style else Content(visible(text))
