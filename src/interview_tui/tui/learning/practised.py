"""The screen after a practice: what was tried, two kinds of probe to try, and where to go next."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interview_tui.cards.labels import kind_label
from interview_tui.cards.model import Card, Kind, QuestionSet
from interview_tui.interview.probing.looking_back import to_try
from interview_tui.language import _
from interview_tui.language.lists import listed
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import PRACTISED
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.choice import Press
from interview_tui.tui.learning.look_back_words import suggested


class PractisedScreen(CommandScreen[None]):
    """Show the end of a practice.

    `tried` are the kinds of probe that were practised; the note is gone already. `again` is called for another card.
    """

    CSS_PATH = "practice.tcss"
    commands = PRACTISED

    def __init__(self, cards: QuestionSet, card: Card, tried: frozenset[Kind], again: Callable[[], None]) -> None:
        super().__init__()
        self._cards = cards
        self._card = card
        self._tried = tried
        self._again = again

    def compose_body(self) -> ComposeResult:
        """Compose what was tried, what to try, and the buttons."""
        yield Line(id="header")
        with VerticalScroll(id="practised-page", can_focus=False):
            yield Static(self._text(), id="practised-text", markup=False)
            yield Press(_("New interview"), id="press-new")
            yield Press(_("Another card"), id="press-again")
            yield Press(_("Back to the list"), id="press-back")
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Focus the first button."""
        self.query_one("#header", Line).left = plain(_("Practise · {title}").format(title=self._card.title), "$quiet")
        self.query_one("#header", Line).right = Content.styled(_("nothing was kept"), "$quiet")
        self.query_one("#press-new").focus(scroll_visible=False)

    def _text(self) -> Content:
        if done := [kind_label(kind) for kind in Kind if kind in self._tried]:
            tried = _("You practised: {kinds}.").format(kinds=listed(done))
        else:
            tried = _("You walked through the steps. Listening was practice enough.")
        suggestions = to_try(self._tried, [self._card, *self._cards.cards], self._cards.lang)
        return Content("\n\n").join([plain(tried), suggested(suggestions)])

    def on_key(self, event: object) -> None:
        """Move between the buttons with the up and down keys."""
        key = getattr(event, "key", "")
        if key in ("up", "down"):
            self.focus_next("Press") if key == "down" else self.focus_previous("Press")

    @on(Press.Pressed)
    def _pressed(self, event: Press.Pressed) -> None:
        """Run the action of the button."""
        {"press-new": self.action_new, "press-again": self.action_again}.get(event.press.id or "", self.action_back)()

    def action_new(self) -> None:
        """Start a new interview with its three questions."""
        self.app.navigation.show_agree()

    def action_again(self) -> None:
        """Practise with another card."""
        self._again()

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)
