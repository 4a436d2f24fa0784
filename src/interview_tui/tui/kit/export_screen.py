"""The base of the screens that make a file to give away or to print."""

from __future__ import annotations

import os
from pathlib import Path

from textual import work
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from interview_tui.language import _
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar


class ExportScreen(CommandScreen[None]):
    """Show the result in the widget with the class `made`, and open the file that was made in another program."""

    result = query_one(".made", Static)

    def __init__(self) -> None:
        super().__init__()
        self.made: Path | None = None
        self._told = Content()

    @property
    def has_made(self) -> bool:
        """Return whether something was made that can be opened."""
        return self.made is not None

    def tell(self, text: Content) -> None:
        """Show the result of making the file."""
        self._told = text
        self.result.update(text)
        self.result.display = True
        self.query_one(KeysBar).refresh()

    def add(self, text: Content) -> None:
        """Show what became of something that was done with the file, below the result, which stays."""
        self.result.update(Content("\n").join([self._told, text]))

    @work
    async def action_open_made(self) -> None:
        """Open the file that was made."""
        from interview_tui.tui.kit.other_programs import open_elsewhere

        if self.made is not None and (problem := await open_elsewhere(self.app, self.made)):
            self.add(plain(problem, "$warning"))

    @work
    async def action_show_made(self) -> None:
        """Show the file that was made in its folder, in another program."""
        from interview_tui.tui.kit.other_programs import show_in_folder

        if self.made is not None and (problem := await show_in_folder(self.made)):
            self.add(plain(problem, "$warning"))

    def action_copy_path(self) -> None:
        """Copy the path of the file that was made to the clipboard, if the terminal allows that."""
        if self.made is not None:
            self.app.copy_to_clipboard(os.fspath(self.made))
            self.add(plain(_("Copied. Does nothing come? Some terminals do not allow copying like this."), "$success"))

    def action_back(self) -> None:
        """Go back to the screen before this one."""
        self.dismiss(None)


def focus_path(field: Input) -> None:
    """Focus the field for a path, with the name of the file in view: at its end once the field has a width."""
    field.focus()
    field.cursor_position = 0
    field.call_after_refresh(field.action_end)


def typed_path(line: str, folder: Path, suffix: str) -> Path:
    """Return the path that was typed: `~` is the home folder, a bare name lies in `folder`; add a missing `suffix`."""
    path = folder / os.path.expanduser(line)  # noqa: PTH111 - never raises
    return path if path.suffix or os.path.isdir(path) else path.with_suffix(suffix)  # noqa: PTH112 - the same
