"""The dialog that asks how much of an earlier version to restore: one answer, or everything."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.transcripts.desk.history import EarlierVersion
from interview_tui.tui.history.words import cards_gone, names_since, title_of
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.plain import plain

ALL: Final = -1
"""The result of the dialog for everything."""


class TakeBack(Dialog[int | None]):
    """Ask what to restore. The result is a card (or `CLOSING`), ALL, or None if nothing was chosen."""

    def __init__(self, version: EarlierVersion, now: Interview) -> None:
        super().__init__()
        self._version = version
        self._now = now

    def compose(self) -> ComposeResult:
        """Compose the cards with missing words, the choice of everything, and what happens to the present text."""
        names = names_since(self._version, self._now)
        with Vertical(classes="dialog"):
            yield Static(_("What do you want to take back?"), classes="dialog-title", markup=False)
            yield OptionList(*self._options(whole=bool(names)))
            lines = [_("What is there now is kept as an earlier version too.")]
            if names:
                text = _("With everything, what was written since then goes too: {cards}.")
                lines.append(text.format(cards=names))
            yield Static(plain("\n".join(lines)), classes="dialog-hint", markup=False)
            yield self.keys_line(_("Enter: choose"))

    def _options(self, *, whole: bool) -> list[Option]:
        numbers = cards_gone(self._version, self._now)
        only = _("Only {answer}")
        rows = [Option(plain(only.format(answer=title_of(self._version, one).plain)), id=str(one)) for one in numbers]
        if whole or len(numbers) > 1:
            rows.append(Option(plain(_("Everything as it was then")), id=str(ALL)))
        return rows

    def on_mount(self) -> None:
        """Focus the list; its first card is one for which the version was kept."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the choice."""
        self.dismiss(int(event.option.id or ALL))
