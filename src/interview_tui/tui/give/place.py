"""The part of the screen that asks where the file goes, and says who else can read there."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from interview_tui.export.account.formats import Format
from interview_tui.language import _
from interview_tui.storage.synced import synced_by
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.note.line_field import LineField

_SUFFIXES: Final = tuple(form.suffix for form in Format)


class Place(Vertical):
    """Ask for the path of the file. A path that a person typed stays, for the readers for whom it was typed.

    Its suffix goes along with the format, and the format with the suffix that is typed.
    """

    class Ended(Message):
        """Report that a person gave the path the suffix of `form`."""

        def __init__(self, form: Format) -> None:
            super().__init__()
            self.form = form

    field = query_one("#give-path", LineField)

    def __init__(self, interviews: Path, *, id: str) -> None:
        """Begin without a path; `interviews` is the folder of the transcript."""
        super().__init__(id=id)
        self._interviews = interviews
        self._proposed: Path | None = None
        self._advice = ""
        self._readers = ""
        self._typed_for: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Compose the path, and below it what to know about the place."""
        with Horizontal(classes="give-row"):
            yield Static(_("Where"), classes="give-label", markup=False)
            yield LineField(id="give-path")
        yield Static(id="give-place", markup=False)

    def on_mount(self) -> None:
        """Leave what is in the field as it is when it gets the focus."""
        self.field.select_on_focus = False

    @property
    def is_typed(self) -> bool:
        """Return whether a person changed the path that was proposed."""
        return self._proposed is not None and self.field.line != os.fspath(self._proposed)

    def propose(self, path: Path, advice: str = "") -> None:
        """Propose a path, unless a person typed one; `advice` stands below it where nothing has to be warned of."""
        typed, self._proposed, self._advice = self.is_typed, path, advice
        if not typed:
            earlier = self._typed_for.pop(self._readers, "")
            self.field.value = _with_suffix(earlier, path.suffix) or os.fspath(path)
            self.field.cursor_position = 0
            self.field.call_after_refresh(self.field.action_end)  # the name must be in view, not the folder
        self._look()

    def forget_typed(self) -> None:
        """Let the next proposal take the place of what was typed."""
        self._proposed = None

    def turn_to(self, readers: str) -> None:
        """Let the next proposal be for other readers; what was typed for those before comes back with them."""
        if self._proposed is not None and readers != self._readers:
            if self.is_typed:
                self._typed_for[self._readers] = self.field.line
            self._proposed = None
        self._readers = readers

    def take_format(self, form: Format) -> None:
        """Give a path that was typed the suffix of that format, if it ends with that of another one."""
        if self.is_typed and (line := _with_suffix(self.field.line, form.suffix)) != self.field.line:
            self.field.value = line

    def path(self, form: Format) -> Path:
        """Return the path: `~` is the home folder, a bare name lies where one was proposed; add a missing suffix.

        That of a format which cannot be chosen here gives way to that of the one that is.
        """
        folder = self._proposed.parent if self._proposed is not None else self._interviews
        path = folder / os.path.expanduser(self.field.line)  # noqa: PTH111 - never raises
        if path.suffix.lower() == form.suffix or os.path.isdir(path):  # noqa: PTH112 - the same
            return path
        named = _with_suffix(path.name, form.suffix)
        return path.with_name(named if named != path.name else path.name + form.suffix)

    # --- who else can read there

    @on(Input.Changed)
    def _typed(self) -> None:
        self._look()
        suffix = os.path.splitext(self.field.line)[1].lower()  # noqa: PTH122 - of a text, which may be no path
        if self.is_typed and suffix in _SUFFIXES:
            self.post_message(self.Ended(Format(suffix[1:])))

    @work(exclusive=True, group="place")
    async def _look(self) -> None:
        """Say of the place whether a sync program takes it along, or the interviews lie there."""
        folder = self.path(Format.TEXT).parent
        program = await asyncio.to_thread(synced_by, folder)
        lines = []
        if program:
            text = _("This folder goes along to {program}: whoever looks after that may be able to read it.")
            lines.append(text.format(program=program))
        if self._advice and os.path.realpath(folder) == os.path.realpath(self._interviews):
            lines.append(_("The interviews are in this folder. A place of your colleague's own is better."))
        said = self.query_one("#give-place", Static)
        said.update(plain("\n".join(lines), "$warning") if lines else plain(self._advice, "$quiet"))
        said.display = bool(lines or self._advice)


def _with_suffix(line: str, suffix: str) -> str:
    """Return a path with that suffix in place of the one of a format with which it ends; the same path without one."""
    stem, dot, last = line.rpartition(".")
    return stem + suffix if dot and f".{last.lower()}" in _SUFFIXES else line
