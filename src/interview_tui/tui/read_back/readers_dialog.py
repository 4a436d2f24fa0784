"""The dialog that asks who may read one answer, or the interview as a whole."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.model import Circle
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.commands import READERS
from interview_tui.tui.kit.plain import plain

OWN: Final = "own"
"""The result of the dialog for the circle of the interview as a whole."""


class ReadersDialog(Dialog[str | None]):
    """Ask who may read. The result is the key of a circle, OWN, or None if nothing was chosen.

    The mark goes with the cursor, as in a `Choice`; only enter and the mouse close the dialog.

    `agreed` is the circle of the interview; `answer` the title of the answer to choose for, empty for the interview;
    `now` the present circle (None: that of the interview); no circle wider than both `widest` and `now` is
    offered.
    """

    CSS_PATH = "readers_dialog.tcss"
    commands = READERS

    def __init__(
        self,
        agreed: Circle,
        interviewee: str,
        *,
        answer: str = "",
        now: Circle | None = None,
        widest: Circle = Circle.ORGANISATION,
    ) -> None:
        super().__init__()
        self._agreed = agreed
        self._interviewee = interviewee
        self._answer = answer
        self._now = now
        self._widest = widest
        self._chosen = OWN if now is None else now.key

    def compose(self) -> ComposeResult:
        """Compose the question, the circles from narrow to wide, and the hint who may choose a wider one."""
        title = _("Who may read this answer?") if self._answer else _("Who may read this interview?")
        with Vertical(classes="dialog"):
            yield Static(title, classes="dialog-title", markup=False)
            if self._answer:
                yield Static(plain(self._answer, "$quiet"), classes="dialog-text", markup=False)
            yield OptionList(*(Option(row, id=value) for value, row in self._rows().items()))
            yield Static(self._hint(), classes="dialog-hint", markup=False)
            yield self.keys_line(_("Enter: choose"))

    def _rows(self) -> dict[str, Content]:
        """Return the row of each answer, by its value; the one that is chosen is marked."""
        circles = words(current()).circles
        rows = {}
        if self._answer:
            text = _("As for the whole interview: {readers}").format(readers=circles[self._agreed])
            rows[OWN] = self._row(text, OWN, wider=False)
        for circle in [circle for circle in Circle if circle <= max(self._widest, self._now or Circle.PRIVATE)]:
            name = circles[circle][:1].upper() + circles[circle][1:]
            rows[circle.key] = self._row(name, circle.key, wider=circle > self._agreed)
        return rows

    def _row(self, text: str, value: str, *, wider: bool) -> Content:
        mark = "●" if value == self._chosen else "○"
        return Content.assemble(f"{mark} ", plain(text), _(" · wider than agreed") if wider else "")

    def _hint(self) -> Content:
        text = _("Wider than agreed: that is only for {name} to give, here and now.").format(name=self._interviewee)
        if not self._answer:
            text += " " + _("Answers with a choice of their own keep it.")
        return plain(text)

    def on_mount(self) -> None:
        """Select the present choice."""
        listed = self.query_one(OptionList)
        listed.focus()
        listed.highlighted = listed.get_option_index(self._chosen)

    @on(OptionList.OptionHighlighted)
    def _mark(self, event: OptionList.OptionHighlighted) -> None:
        """Mark what the cursor is on."""
        self._chosen = event.option.id or ""
        for value, row in self._rows().items():
            event.option_list.replace_option_prompt(value, row)

    def action_choose(self) -> None:
        """Leave what is marked as it is: enter takes it."""

    def action_readers(self) -> None:
        """Close the dialog with the key that opened it."""
        self.action_close()

    def action_readers_of_all(self) -> None:
        """Close the dialog with the key that opened it."""
        self.action_close()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the choice."""
        self.dismiss(event.option.id)
