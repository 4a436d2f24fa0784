"""The dialogs that choose the two interviews to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from interview_tui.tui.kit.people import pair, pair_of_day
from interview_tui.tui.kit.plain import plain


class CompareFirst(Dialog[Entry | None]):
    """List the interviews that can be laid beside another; the cursor is on the one in `at`, if it is there.

    `numbers` tells apart those of the same people on one day. The result is the chosen one, None for none.
    """

    def __init__(self, entries: Sequence[Entry], numbers: Mapping[str, int], at: Path | None) -> None:
        super().__init__()
        self._entries = entries
        self._numbers = numbers
        self._at = at

    def compose(self) -> ComposeResult:
        """Compose the list."""
        with Vertical(classes="dialog"):
            yield Static(_("Together"), classes="dialog-title", markup=False)
            yield Static(_("Two interviews side by side. Which one first?"), classes="dialog-text", markup=False)
            yield OptionList(*(Option(plain(_told(entry, self._numbers))) for entry in self._entries))
            yield self.keys_line(_("Enter: choose, then comes the other"))

    def on_mount(self) -> None:
        """Put the cursor on the interview that was selected in the list."""
        paths = [entry.path for entry in self._entries]
        self.query_one(OptionList).highlighted = paths.index(self._at) if self._at in paths else 0

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the chosen interview."""
        self.dismiss(self._entries[event.option_index])


class CompareWith(Dialog[Path | None]):
    """List the interviews that can be compared with `one`. The result is the path of the chosen one, None for none."""

    def __init__(self, one: Interview, entries: list[Entry], numbers: Mapping[str, int], folder: Path) -> None:
        super().__init__()
        self._one = one
        self._numbers = numbers
        self._entries = entries
        self._folder = folder

    def compose(self) -> ComposeResult:
        """Compose the list, or how to get an interview to choose."""
        with Vertical(classes="dialog"):
            yield Static(_("Lay beside it"), classes="dialog-title", markup=False)
            if self._entries:
                beside = _("Beside {pair} comes …").format(pair=pair(self._one))
                yield Static(plain(beside), classes="dialog-text", markup=False)
                yield OptionList(*map(self._option, self._entries))
                yield self.keys_line(_("Enter: lay it beside"))
            else:
                text = _(
                    "There is no second interview yet to lay beside this one. Hold one with the other team and read it "
                    "back; or ask them for their version for the organisation, and put that file in {folder}."
                )
                yield Static(plain(text.format(folder=self._folder)), classes="dialog-text", markup=False)
                yield self.keys_line()

    def _option(self, entry: Entry) -> Option:
        interview = entry.interview
        assert interview is not None
        told = _told(entry, self._numbers)
        has_party = interview.team.strip() or interview.organisation.strip()  # else the colleague, who is in `told`
        return Option(plain(f"{party(interview, self._one)} · {told}" if has_party else told))

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the chosen interview."""
        self.dismiss(self._entries[event.option_index].path)


def _told(entry: Entry, numbers: Mapping[str, int]) -> str:
    """Return the two people of an interview, and its day."""
    assert entry.interview is not None
    return f"{pair_of_day(entry.interview, numbers.get(entry.where, 0))} · {day(entry.interview.date)}"
