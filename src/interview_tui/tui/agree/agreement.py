"""What two people agree before the first card, where the form asks for it: calm, large, and read by both."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interview_tui.forms.deck import filled
from interview_tui.forms.model import Form
from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import AGREEMENT
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line


class AgreementScreen(CommandScreen[bool]):
    """Enter gives True: both agree; esc gives False: back to the questions."""

    CSS_PATH = "agreement.tcss"
    commands = AGREEMENT

    def __init__(self, form: Form, interview: Interview) -> None:
        super().__init__()
        self._form = form
        self._interview = interview

    def compose_body(self) -> ComposeResult:
        """To whom it is, the first paragraph in bold, the others below it, and what Enter says."""
        who = self._interview.interviewer, self._interview.interviewee
        first, *others = (filled(text, *who) for text in self._form.agreement)
        asked = _("{interviewer} and {interviewee}, read this together before you begin.")
        yield Line(id="header")
        with VerticalScroll(id="agreement-page", can_focus=False):
            yield Static(plain(asked.format(interviewer=who[0], interviewee=who[1]), "$quiet"), markup=False)
            yield Static(plain(first, "bold $primary"), id="agreement-first", markup=False)
            for text in others:
                yield Static(plain(text), markup=False)
            yield Static(
                _("Do you both agree? Then enter is enough. If not: esc, and choose another way, or another time."),
                id="agreement-question",
                markup=False,
            )
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """The name of the form above it."""
        header = self.query_one("#header", Line)
        header.left = Content.styled(_("New interview"), "bold $primary")
        header.right = plain(self._form.name, "$quiet")

    def action_scroll_page(self, by: int) -> None:
        """Read on or back."""
        self.query_one("#agreement-page").scroll_relative(y=by, animate=False)

    def action_agreed(self) -> None:
        """On, to the first card."""
        self.dismiss(True)

    def action_not_yet(self) -> None:
        """Back to the questions."""
        self.dismiss(False)
