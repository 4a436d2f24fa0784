"""The screen that shows what the answers will be, card by card, before anything is made of the notes."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interview_tui.interview.model import Answer
from interview_tui.interview.transcript_words import words
from interview_tui.language import _
from interview_tui.tui.kit.base import LEFT_ALONE, CommandScreen
from interview_tui.tui.kit.commands import IMPORT_ANSWERS
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.transcript.lines import answer_lines, heading


class AnswersScreen(CommandScreen[None]):
    """Show the answer to one card at a time; left and right go to the others."""

    CSS_PATH = "screens.tcss"
    commands = IMPORT_ANSWERS
    curtain_after = LEFT_ALONE

    def __init__(self, answers: Mapping[int, Answer], titles: Mapping[int, str], here: int, lang: str) -> None:
        """Take the answers and the titles by card number, the card to begin at, and the language of the cards."""
        super().__init__()
        self._answers = answers
        self._titles = titles
        self._lang = lang
        self._cards = sorted({*answers, here})
        self._at = self._cards.index(here)

    def compose_body(self) -> ComposeResult:
        """Compose the page and the keys bar."""
        yield Line(id="header")
        with VerticalScroll(id="answers-page", can_focus=False):
            yield Static(id="answers-text", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the answer to begin at."""
        self.query_one("#header", Line).left = Content.styled(_("So the answer will be"), "$quiet")
        self._show()

    def _show(self) -> None:
        card = self._cards[self._at]
        place = _("{number} of {total}").format(number=self._at + 1, total=len(self._cards))
        self.query_one("#header", Line).right = Content.styled(place, "$quiet")
        answer = self._answers.get(card)
        said = answer_lines(answer, words(self._lang)) if answer else [Content.styled(_("No words yet."), "$quiet")]
        page = Content("\n").join([heading(card, self._titles[card]), Content(), *said])
        self.query_one("#answers-text", Static).update(page)
        self.query_one("#answers-page").scroll_home(animate=False)
        self.query_one(KeysBar).refresh()

    @property
    def has_next(self) -> bool:
        """Return whether there is another card behind this one."""
        return self._at + 1 < len(self._cards)

    @property
    def has_previous(self) -> bool:
        """Return whether there is another card before this one."""
        return self._at > 0

    def action_step(self, by: int) -> None:
        """Go to the card before or after."""
        if 0 <= self._at + by < len(self._cards):
            self._at += by
            self._show()

    def action_page(self, by: int) -> None:
        """Scroll the page."""
        page = self.query_one("#answers-page")
        page.scroll_relative(y=by * max(page.size.height // 2, 1), animate=False)

    def action_back(self) -> None:
        """Go back to the notes."""
        self.dismiss(None)
