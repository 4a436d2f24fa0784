"""The screen with two interviews side by side, one card at a time, for two teams to discuss."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Static

from interview_tui.interview.comparing import ComparedCard
from interview_tui.interview.model import Answer
from interview_tui.interview.transcript_words import words
from interview_tui.language import _
from interview_tui.tui.compare.comparison import SideBySide
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import COMPARE
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.transcript.lines import answer_lines

WIDE: Final = 90  # columns from which the two stand side by side


class CompareScreen(CommandScreen[None]):
    """Show both answers to a card, and below them the words that both use and that only one does. It is read-only."""

    CSS_PATH = "screen.tcss"
    commands = COMPARE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    at: var[int] = var(0)

    header = query_one("#header", Line)
    page = query_one("#compare-page", VerticalScroll)

    def __init__(self, two: SideBySide, lang: str) -> None:
        """Show `two`; `lang` is the language of the interviews."""
        super().__init__()
        self._two = two
        self._texts = words(lang)

    def compose_body(self) -> ComposeResult:
        """Compose the header, the card's title, both answers, the words to talk about, and the keys bar."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        with VerticalScroll(id="compare-page"):
            yield Static(id="compare-title", markup=False)
            with Container(id="compare-two"):
                yield Static(id="compare-left", markup=False)
                yield Static(id="compare-right", markup=False)
            yield Static(id="compare-words", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the first card."""
        names = _("{left} beside {right}").format(left=self._two.left, right=self._two.right)
        self.header.left = plain(" ".join(names.split()), "$quiet")
        notice = self.query_one("#notice", Static)
        notice.display = self._two.same_party
        notice.update(plain(_("Both interviews are of the same team: {team}.").format(team=self._two.left)))
        self.page.focus()
        self.watch_at()

    def watch_at(self) -> None:
        """Show the card at `at`."""
        cards = self._two.cards
        if not cards:
            self.query_one("#compare-title", Static).update(plain(_nothing(), "$quiet"))
            return
        card = cards[self.at]
        place = _("{number} of {total}").format(number=self.at + 1, total=len(cards))
        self.header.right = Content.styled(place, "$quiet")
        self.query_one("#compare-title", Static).update(plain(card.title, "bold $primary"))
        self.query_one("#compare-left", Static).update(self._side(self._two.left, card.left))
        self.query_one("#compare-right", Static).update(self._side(self._two.right, card.right))
        self.query_one("#compare-words", Static).update(Content("\n").join(self._to_talk_about(card)))
        self.page.scroll_home(animate=False)
        self._even_out()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out the two answers for the new width."""
        super().on_resize(event)
        self._even_out()

    def _even_out(self) -> None:
        """Let the line between the two answers reach down to the end of the longer one."""
        right = self.query_one("#compare-right", Static)
        right.styles.min_height = 0
        if self.app.size.width >= WIDE:
            self.call_after_refresh(self._reach_down)

    def _reach_down(self) -> None:
        left, right = self.query_one("#compare-left"), self.query_one("#compare-right")
        right.styles.min_height = left.size.height

    def _side(self, name: str, answer: Answer) -> Content:
        said = (
            answer_lines(answer, self._texts) if answer else [Content.styled(_("Nothing to lay beside it."), "$quiet")]
        )
        return Content("\n").join([plain(name, "bold $secondary"), Content(), *said])

    def _to_talk_about(self, card: ComparedCard) -> list[Content]:
        """Return the words of both, the words of one alone, and a question; what it means is for the teams to say."""
        rows = []
        if card.both:
            rows.append(_words(_("Both name"), card.both))
        for name, alone in ((self._two.left, card.only_left), (self._two.right, card.only_right)):
            if alone:
                rows.append(_words(_("Only {name}").format(name=name), alone))
        if card.left and card.right:
            question = _("What do you recognise in each other? Where do you differ, and what makes that so?")
        else:
            question = _("One of the two left this card open. What would they say to it now, having read this?")
        return [*rows, *([Content()] if rows else []), plain(question, "$accent")]

    # --- what can be done

    @property
    def has_previous(self) -> bool:
        """Return whether there is a card before this one."""
        return self.at > 0

    @property
    def has_next(self) -> bool:
        """Return whether there is a card after this one."""
        return self.at < len(self._two.cards) - 1

    def action_step(self, by: int) -> None:
        """Go to the previous (-1) or next card (1)."""
        self.at = max(0, min(self.at + by, len(self._two.cards) - 1))

    def action_page(self, by: int) -> None:
        """Scroll `by` pages."""
        self.page.scroll_relative(y=by * max(self.page.size.height - 2, 1), animate=False)

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)


def _words(about: str, words: tuple[str, ...]) -> Content:
    return Content.assemble((f"{about}: ", "$quiet"), plain(", ".join(words)))


def _nothing() -> str:
    return _(
        "In neither of the two is there anything that the other may read. "
        "When reading back, the colleague decides what may be read by the organisation."
    )
