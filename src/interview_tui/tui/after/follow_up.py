"""The follow-up screen: what was written down then, and a note for what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.cards.model import Card
from interview_tui.interview.noting import noted
from interview_tui.interview.transcript_words import words
from interview_tui.language import _
from interview_tui.language.dates import day
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit import neutral_word
from interview_tui.tui.kit.commands import COME_BACK
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.saving_words import trouble_line
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.card_pane import card_lines
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.transcript.lines import note_lines


class ComeBackScreen(DeskScreen):
    """Ask for the follow-up note of `card`; `then` are the cards whose answers are shown to read again first.

    What is typed goes to the desk with every key.
    """

    CSS_PATH = "follow_up.tcss"
    commands = COME_BACK

    field = query_one("#come-back-note", NoteField)

    def __init__(self, desk: Desk, card: Card, then: Sequence[Card]) -> None:
        super().__init__(desk)
        self._card = card
        self._then = then

    def compose_body(self) -> ComposeResult:
        """Compose what was written then, the questions for now, the note, and the state of saving."""
        interview = self.interview
        yield Line(id="header")
        with VerticalScroll(id="come-back-page", can_focus=False):
            yield Static(self._before(), id="come-back-then", markup=False)
            yield Static(self._questions(), id="come-back-now", markup=False)
        yield NoteField(
            interview.answer(self._card.number).note,
            asked_label=f"{words(interview.lang).asked}:",
            placeholder=_("Type along…"),
            id="come-back-note",
            on_note=self._take,
        )
        yield Static(id="come-back-trouble", markup=False)
        yield Line(id="status")
        yield KeysBar(self.app.keymap_of_user)

    def _before(self) -> Content:
        """Return what the two wrote down when the interview was held; empty if nothing is left of it."""
        interview = self.interview
        said = [
            (card, answer) for card in self._then if (answer := interview.answer(card.number)) and not answer.struck
        ]
        blocks = [
            Content("\n").join([plain(card.title, "bold $quiet"), *note_lines(answer.note, words(interview.lang))])
            for card, answer in said
        ]
        if not blocks:
            return Content()
        title = _("This is what you wrote on {day}:").format(day=day(interview.date))
        return Content("\n\n").join([plain(title, "$quiet"), *blocks])

    def _questions(self) -> Content:
        card = self._card
        readers = _("This stays between you two.") if card.private else ""
        return Content("\n").join(card_lines(card, 76, theme=True, readers=readers, aloud=card.aloud))

    def on_mount(self) -> None:
        """Focus the note, with the questions in view."""
        self.query_one("#header", Line).left = header_line(self.interview)
        self.query_one("#come-back-then").display = bool(self._before().plain)
        self.watch(self.app, "saving", self._show_saving)
        self.field.move_cursor(self.field.document.end)
        self.field.focus()
        self.call_after_refresh(self.query_one("#come-back-page", VerticalScroll).scroll_end, animate=False)

    def _show_saving(self) -> None:
        self.query_one("#status", Line).right = Content.styled(self.saved, "$success")
        trouble = trouble_line(self.app.saving, self.desk.rescue)
        said = self.query_one("#come-back-trouble", Static)
        said.update(plain(trouble))
        said.display = bool(trouble)

    def _take(self, note: str) -> None:
        self.desk.change(noted(self.interview, self._card, note=note))

    @property
    def has_identifying(self) -> bool:
        """Return whether something in the note looks as if it tells who a resident is."""
        return self.field.is_identifying

    def action_neutral(self) -> None:
        """Replace text that may identify a resident by a neutral word."""
        if self.field.replace_identifying(neutral_word.word(self.interview.lang)):
            neutral_word.say_done(self.app)

    def action_scroll_page(self, by: int) -> None:
        """Scroll the page above the note."""
        self.query_one("#come-back-page").scroll_relative(y=by, animate=False)

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)
