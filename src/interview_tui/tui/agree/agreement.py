"""The screen with the agreement that two people read together before the first card, if the form has one."""

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
    """Show the agreement of the form. The result is True if both agree (enter), False to go back (esc)."""

    CSS_PATH = "agreement.tcss"
    commands = AGREEMENT

    def __init__(self, form: Form, interview: Interview) -> None:
        super().__init__()
        self._form = form
        self._interview = interview

    def compose_body(self) -> ComposeResult:
        """Compose who should read it, the paragraphs with the first in bold, and the question whether both agree."""
        who = self._interview.interviewer, self._interview.interviewee
        first, *others = (filled(text, *who) for text in self._form.agreement)
        asked = _("{interviewer} and {interviewee}, read this together before you begin.")
        asked_both = _(
            "Do you both agree? Then {yes} is enough. If not: {no}, and choose another way, or another time."
        )
        yield Line(id="header")
        with VerticalScroll(id="agreement-page", can_focus=False):
            yield Static(plain(asked.format(interviewer=who[0], interviewee=who[1]), "$quiet"), markup=False)
            yield Static(plain(first, "bold $primary"), id="agreement-first", markup=False)
            for text in others:
                yield Static(plain(text), markup=False)
            yield Static(
                asked_both.format(yes=self.key_of("agreed"), no=self.key_of("not_yet")),
                id="agreement-question",
                markup=False,
            )
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the title and the name of the form in the header."""
        header = self.query_one("#header", Line)
        header.left = Content.styled(_("New interview"), "bold $primary")
        header.right = plain(self._form.name, "$quiet")

    def action_scroll_page(self, by: int) -> None:
        """Scroll the page."""
        self.query_one("#agreement-page").scroll_relative(y=by, animate=False)

    def action_agreed(self) -> None:
        """Close the screen: both agree."""
        self.dismiss(True)

    def action_not_yet(self) -> None:
        """Close the screen: not both agree."""
        self.dismiss(False)
