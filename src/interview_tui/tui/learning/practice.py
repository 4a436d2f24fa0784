"""The screen of a practice with one card: each step with a note to try it in. Nothing is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.cards.kinds import why
from interview_tui.cards.model import Card, Kind, QuestionSet
from interview_tui.interview.probing.practice import Step, lessons, tried
from interview_tui.interview.transcript_words import words
from interview_tui.language import _
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import PRACTICE
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.card_pane import WIDEST, CardPane, ProbeLine
from interview_tui.tui.kit.widgets.zodatje_strip import ZodatjeStrip
from interview_tui.tui.learning.practice_words import STEPS
from interview_tui.tui.note.field import NoteField

NOTE_ROWS: Final = 4
_FRAME: Final = 3  # the line above, the edge of the note, the bar below
_MARGINS: Final = 6  # columns
_LEAST_CARD: Final = 2  # rows
_LEAST_NOTE: Final = 3  # rows: a few words at most are typed here


class PracticeScreen(CommandScreen[None]):
    """Show the steps of a practice. There is no desk and no file: what is typed is gone with the screen.

    After the last step `done` is called with the kinds of probe that were tried.
    """

    CSS_PATH = "practice.tcss"
    commands = PRACTICE

    header = query_one("#header", Line)
    card_pane = query_one(CardPane)
    lesson_text = query_one("#lesson", Static)
    probe_line = query_one(ProbeLine)
    field = query_one(NoteField)
    strip = query_one(ZodatjeStrip)
    watch_out = query_one("#watch", Static)

    def __init__(self, cards: QuestionSet, card: Card, done: Callable[[frozenset[Kind]], None]) -> None:
        super().__init__()
        self._cards = cards
        self._card = card
        self._done = done
        self._label = words(cards.lang).asked
        self._lessons = lessons(card, cards.lang)
        self._at = 0
        self._probe_at = 0
        self._shown_steps: set[Step] = set()

    def compose_body(self) -> ComposeResult:
        """Compose the card, what to do and why, a probe, the note, and what to notice."""
        yield Line(id="header")
        with Horizontal(id="middle"), Vertical(id="column"):
            yield CardPane()
            yield Static(id="lesson", markup=False)
            yield ProbeLine()
            with Horizontal(id="paper"):
                yield NoteField(asked_label=f"{self._label}:", placeholder=_("Try it here; nothing is kept."))
            yield ZodatjeStrip()
            yield Static(id="watch", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the first step."""
        self.header.left = plain(_("Practise · {title}").format(title=self._card.title), "$quiet")
        self.card_pane.show_theme = self.card_pane.air = False
        self.card_pane.card = self._card
        self.field.focus()
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Divide the rows again."""
        super().on_resize(event)
        self.fit()

    # --- what is on the screen

    def _show(self) -> None:
        """Show the current step."""
        lesson = self._lessons[self._at]
        self._shown_steps.add(lesson.step)
        text = STEPS[lesson.step]
        place = _("step {number} of {total}").format(number=self._at + 1, total=len(self._lessons))
        self.header.right = Content.styled(place, "$quiet")
        todo = Content.assemble((_(text.title), "bold $primary"), "  ", _(text.todo).format(key=self.key_of("zodatje")))
        self._lesson = todo, Content("\n").join([todo, Content.styled(why(lesson.kind), "$quiet")])
        self._watch = Content.assemble((_("Notice"), "$accent"), "  ", (_(text.notice), "$quiet"))
        self.watch_out.update(self._watch)
        self._probe_at = 0
        self._show_probe()

    def _show_probe(self) -> None:
        probes = self._lessons[self._at].probes
        self.probe_line.probe = probes[self._probe_at % len(probes)] if probes else None
        self.fit()
        self.refresh_bindings()
        self.query_one(KeysBar).refresh()

    def fit(self) -> None:
        """Divide the rows: first the blank lines give way, then the reason for the step, the note, and the card."""
        if self.card_pane.card is None:
            return
        width = min(max(self.size.width - _MARGINS, 20), WIDEST)
        probe = self.probe_line.rows(width)
        self.probe_line.display = bool(probe)
        below = len(self._watch.wrap(width)) + len(self.strip.sentences[:1])
        card = self.card_pane.rows(width, theme=False, air=False)
        for lesson in reversed(self._lesson):
            left = self.size.height - _FRAME - NOTE_ROWS - below - probe - len(lesson.wrap(width))
            if left >= card:
                break
        self.lesson_text.update(lesson)
        spare = left + NOTE_ROWS - _LEAST_NOTE
        left = max(left, min(left + NOTE_ROWS - _LEAST_NOTE, card))
        airy = 2 + bool(probe)
        air = left - airy >= card
        space = air and left - airy > card
        self.set_class(air, "-air")
        self.set_class(not air and spare > card, "-some-air")
        self.set_class(space, "-space")
        self.card_pane.styles.max_height = max(left - airy * air - space, _LEAST_CARD)

    @on(NoteField.Edited)
    def note_edited(self) -> None:
        """Stop the breathing dot of the probe: there is no silence while typing."""
        self.probe_line.rest()

    # --- what can be done

    @property
    def has_probe(self) -> bool:
        """Return whether this step has a probe."""
        return bool(self._lessons[self._at].probes)

    @property
    def has_more_probes(self) -> bool:
        """Return whether this step has another probe."""
        return len(self._lessons[self._at].probes) > 1

    @property
    def has_next(self) -> bool:
        """Return whether there is a step after this one."""
        return not self.is_last

    @property
    def is_last(self) -> bool:
        """Return whether this is the last step."""
        return self._at + 1 == len(self._lessons)

    @property
    def has_previous(self) -> bool:
        """Return whether there is a step before this one."""
        return self._at > 0

    def action_step(self, by: int) -> None:
        """Go `by` steps on."""
        if 0 <= self._at + by < len(self._lessons):
            self._at += by
            self._show()

    def action_finish(self) -> None:
        """Call `done` after the last step."""
        self._done(tried(self._card, self.field.note, self._label, self._shown_steps))

    @on(ProbeLine.Pressed)
    def action_ask_probe(self) -> None:
        """Write in the note that the probe was asked, and show the next."""
        if (probe := self.probe_line.probe) is not None:
            self.field.call_later(self.field.insert_line, f"{self._label}: {probe.text}")
            self.action_turn_probe()

    def action_turn_probe(self, _way: str = "next") -> None:
        """Show the next probe of this step."""
        self._probe_at += 1
        self._show_probe()

    @on(ZodatjeStrip.Pressed)
    @work
    async def action_zodatje(self) -> None:
        """Show the dialog to try a so-that."""
        from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog

        await self.app.push_screen_wait(ZodatjeDialog(self.strip.sentences, self._cards.lang, self._take_zodatjes))

    def _take_zodatjes(self, sentences: tuple[str, ...]) -> None:
        if self.query(ZodatjeStrip):
            self.strip.sentences = sentences
            self.fit()

    @on(CardPane.Pressed)
    def action_large_card(self) -> None:
        """Show the card alone."""
        from interview_tui.tui.interview.card_large import CardLarge, Large

        self.app.push_screen(CardLarge(Large(self._card)))

    def action_stop(self) -> None:
        """Close the screen, without a question: there is nothing to save. Say so."""
        self.app.notify(_("The practice has ended. Nothing of it was kept."), markup=False)
        self.dismiss(None)
