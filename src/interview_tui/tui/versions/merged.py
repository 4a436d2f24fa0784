"""The dialog after merging two versions: it is one interview now, unless one takes it back here."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.language import _
from interview_tui.transcripts.versions.putting_together import Merged, Outcome
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.plain import plain


class MergedDialog(Dialog[bool]):
    """Say what became of the two versions. The result is True if it is to be taken back, as it is by escape."""

    def __init__(self, merged: Merged, *, read_back: bool) -> None:
        """Say it of this merge; `read_back` if it is to be read back once more."""
        super().__init__()
        self._merged = merged
        self._read_back = read_back

    def compose(self) -> ComposeResult:
        """Compose where the other version is, to go on first, and to take it back."""
        with Vertical(classes="dialog"):
            yield Static(_("It is one interview now"), classes="dialog-title", markup=False)
            yield Static(plain(" ".join(self._told())), classes="dialog-text")
            yield OptionList(Option(_("Go on")), Option(_("Take it back: two versions again")))
            yield self.keys_line(_("Enter: choose"), back=_("esc: back to two versions"))

    def _told(self) -> Iterator[str]:
        if self._merged.outcome is not Outcome.DONE:
            yield _("The other version is where it was, for it changed meanwhile or lies open.")
        elif self._merged.keeps_mine:
            yield _("The other version is in the bin, and so is the text of this one as it was.")
        else:
            yield _("The other version is in the bin. It stays there until you empty that.")
        if self._read_back:
            yield _("Read it back together once more: it says other words now.")

    def on_mount(self) -> None:
        """Focus the answers, to go on first."""
        self.query_one(OptionList).focus()

    def action_close(self) -> None:
        """Close it and take the merge back: escape leaves two versions as they were."""
        self.dismiss(True)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close it with the chosen answer."""
        self.dismiss(event.option_index == 1)
