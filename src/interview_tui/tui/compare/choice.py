"""The dialog that chooses the interview to compare with."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.comparing import party
from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.language.dates import day
from interview_tui.transcripts.library.listing import Entry
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.people import pair
from interview_tui.tui.kit.plain import plain


class CompareWith(Dialog[Path | None]):
    """List the interviews that can be compared with `one`. The result is the path of the chosen one, None for none."""

    def __init__(self, one: Interview, entries: list[Entry], folder: Path) -> None:
        super().__init__()
        self._one = one
        self._entries = entries
        self._folder = folder

    def compose(self) -> ComposeResult:
        """Compose the list, or how to get an interview to choose."""
        with Vertical(classes="dialog"):
            yield Static(_("Lay beside it"), classes="dialog-title", markup=False)
            if self._entries:
                yield OptionList(*map(self._option, self._entries))
                yield Static(_("Enter lays it beside · esc goes back"), classes="dialog-hint", markup=False)
            else:
                text = _(
                    "There is no second interview yet to lay beside this one. Hold one with the other team and read it "
                    "back; or ask them for their version for the organisation, and put that file in {folder}."
                )
                yield Static(plain(text.format(folder=self._folder)), classes="dialog-text", markup=False)
                yield Static(_("esc goes back"), classes="dialog-hint", markup=False)

    def _option(self, entry: Entry) -> Option:
        interview = entry.interview
        assert interview is not None
        return Option(plain(f"{party(interview, self._one)} · {pair(interview)}, {day(interview.date)}"))

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the chosen interview."""
        self.dismiss(self._entries[event.option_index].path)
