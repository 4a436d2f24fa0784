"""Make stored text safe to show: literally, never as markup, action, link or escape. All of it goes through here."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from interview_tui.language import control_columns, visible, visible_path


def plain(text: str, style: str = "") -> Content:
    """Return `text` literally, with what a terminal would obey made visible.

    That is in reverse, as in a note, so that it is told from the same letters when someone typed those.
    """
    content = Content.styled(visible(text), style) if style else Content(visible(text))
    for column in control_columns(text):
        content = content.stylize("$quiet reverse", *(len(visible(text[:end])) for end in (column, column + 1)))
    return content


def named(path: Path) -> str:
    """Return the name of a file, safe to show on one line."""
    return visible_path(path.name)


def spread(left: Content, right: Content, width: int) -> Content:
    """Return one row of `width` columns with a text at either end; the left one is cut where they would meet."""
    room = width - right.cell_length - 2
    if left.cell_length > room:
        left = left.truncate(max(room, 0), ellipsis=True)
    return Content.assemble(left, " " * max(width - left.cell_length - right.cell_length, 0), right)
