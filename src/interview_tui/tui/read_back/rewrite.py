"""The dialog that rewrites one answer: its note, and its so-thats one to a line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.interview.model import Answer
from interview_tui.interview.privacy.finding import neutral
from interview_tui.interview.sentences.splitting import finished
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, one_line
from interview_tui.tui.kit import neutral_word
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.commands import REWRITE
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.note.field import NoteField


class RewriteDialog(Dialog[None]):
    """Edit the note and the so-thats; each edit is handed out at once through `change(note, zodatjes)`."""

    CSS_PATH = "rewrite.tcss"
    commands = REWRITE

    note = query_one("#rewrite-note", NoteField)
    so_thats = query_one("#rewrite-zodatjes", NoteField)

    def __init__(self, title: str, answer: Answer, lang: str, change: Callable[[str, tuple[str, ...]], None]) -> None:
        super().__init__()
        self._title = title
        self._answer = answer
        self._lang = lang
        self._asked = f"{words(lang).asked}:"
        self._change = change
        self._note = answer.note
        self._lines = self._as_loaded = "\n".join(map(one_line, answer.zodatjes))

    def compose(self) -> ComposeResult:
        """Compose the title of the card and the two fields."""
        with Vertical(classes="dialog wide"):
            yield Static(plain(self._title), classes="dialog-title", markup=False)
            yield NoteField(self._note, asked_label=self._asked, id="rewrite-note", on_note=self._take_note)
            yield Static(_("So-thats, one to a line"), classes="rewrite-label", markup=False)
            yield NoteField(self._lines, asked_label="\n", id="rewrite-zodatjes", on_note=self._take_lines)
            yield self.keys_line(_("tab: to the so-thats"), _("everything is kept"))

    def on_mount(self) -> None:
        """Focus the note, with the cursor at its end."""
        for field in (self.so_thats, self.note):
            field.move_cursor(field.document.end)
        self.note.focus()

    def _take_note(self, note: str) -> None:
        self._note = note
        self._change(note, self._sentences(whole=False))

    def _take_lines(self, lines: str) -> None:
        self._lines = lines
        self._change(self._note, self._sentences(whole=False))

    def _sentences(self, *, whole: bool) -> tuple[str, ...]:
        """Return the so-thats, unedited ones unchanged; `whole` completes the others to sentences."""
        if self._lines == self._as_loaded:
            return self._answer.zodatjes
        untouched = {one_line(sentence): sentence for sentence in self._answer.zodatjes}
        lines = [line for line in map(one_line, self._lines.split("\n")) if line]
        return tuple(untouched.get(line) or (finished(line) if whole else line) for line in lines)

    def action_highlight(self) -> None:
        """Highlight the line or the selection, or undo that."""
        self.note.toggle_highlight()

    @property
    def has_identifying(self) -> bool:
        """Return whether a field holds what looks as if it tells who a resident is."""
        return self.note.is_identifying or self.so_thats.is_identifying

    def action_neutral(self) -> None:
        """Replace text in the focused field that may identify a resident by a neutral word."""
        field = self.so_thats if self.so_thats.has_focus else self.note
        if field.replace_identifying(partial(neutral, lang=self._lang)):
            neutral_word.say_done(self.app)

    def action_save(self) -> None:
        """Close the dialog; what was typed is kept."""
        self.action_close()

    def action_close(self) -> None:
        """Close the dialog; what was typed is kept."""
        self._change(self._note, self._sentences(whole=True))
        self.dismiss(None)
