"""The screen with the colleague's closing sentence, which ends reading back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.interview import readback
from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.interview.transcript_words import words
from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit import neutral_word
from interview_tui.tui.kit.base import Dialog, keys_said
from interview_tui.tui.kit.command import key_of
from interview_tui.tui.kit.commands import CLOSING, NOTE
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.question import Question
from interview_tui.tui.kit.widgets.choice import Choice
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.read_back import wall

_AFTER_A_WORD: Final = ".,;:!?…)’”'\"-"  # what stands right behind the word before it


class _BeforeFinishing(Question):
    """Ask whether to finish. Whoever types writes on in the sentence: the letters go to its field."""

    GIVES_WAY = True


class ClosingScreen(Dialog[bool]):
    """Ask for the closing sentence alone on the screen. The result is True if done (enter), False to go back (esc).

    Where the form allows the team (`widest`) it then asks whether the sentence may hang on its wall. What is typed
    goes to the desk with every key. `titles` are those of the cards, to name the struck answers. Without
    a new sentence an interview is finished not by enter alone, which may be held down, but by an answer that is chosen.

    Of a finished interview nothing changes until enter: the words are kept beside it while they are typed, for whoever
    is interrupted. `typed` is what was typed before esc, to begin with.
    """

    CSS_PATH = "closing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", show=False, priority=True),
    ]
    commands = CLOSING

    field = query_one("#closing", NoteField)

    choice = query_one("#closing-wall", Choice)

    def __init__(self, desk: Desk, titles: Mapping[int, str], widest: Circle, typed: str = "") -> None:
        super().__init__()
        self.desk = desk
        self._titles = titles
        self._opening = words(desk.interview.lang).closing.rstrip(" …")
        self._widest = widest
        self._was = self._draft = desk.interview
        self._typed = typed
        self._has_chosen = False

    def compose(self) -> ComposeResult:
        """Compose the opening of the sentence, the field for its rest, what will be deleted, and the hint."""
        interview = self._was
        question = _("{name}, how would you finish this sentence? Take your time.").format(name=interview.interviewee)
        with Vertical(id="closing-page"):
            yield Static(f"{self._opening} …", id="closing-opening", markup=False)
            yield Static(plain(question, "$quiet"), id="closing-question", markup=False)
            yield NoteField(self._rest(interview.closing), asked_label="\n", id="closing", on_note=self._take)
            yield Static(wall.question(), id="closing-wall-question")
            yield Choice(wall.options(interview), interview.closing_readers.key, id="closing-wall")
            yield Static(self._struck_warning(), id="closing-struck", markup=False)
            yield Static(self._hint(), id="closing-hint", classes="dialog-keys", markup=False)

    def _rest(self, sentence: str) -> str:
        """Return what comes after "Het is mijn vak om"."""
        if sentence.casefold().startswith(self._opening.casefold()):
            return sentence[len(self._opening) :].lstrip(" …")
        return sentence

    def _struck(self) -> str:
        """Return the titles of the struck answers, which will be deleted; empty if there are none."""
        struck = [number for number, answer in sorted(self._was.answers.items()) if answer.struck]
        return " · ".join(f"{number}. {self._titles.get(number, '')}" for number in struck)

    def _struck_warning(self) -> Content:
        """Return the warning that the struck answers will be deleted; empty if there are none."""
        if not (struck := self._struck()):
            return Content()
        return plain(_("After finishing this is gone for good: {answers}").format(answers=struck), "$warning")

    def _hint(self) -> str:
        if self.is_mounted and self.field.is_identifying:
            return neutral_word.offer(self.app.keymap_of_user) + "\n" + keys_said(_("Enter: on"))
        if self._is_at_wall:
            return keys_said(_("Enter: keep it") if self._is_final else _("Enter: finish"))
        if self._was.closing and not self._now.closing:
            key = key_of("note_undo", NOTE, self.app.keymap_of_user)
            gone = _("The sentence is gone. {key} brings it back.").format(key=key)
            return gone + "\n" + self._said_keys(_("Enter: keep it so"))
        if self._is_final and self._has_changed:
            return self._said_keys(_("Enter: keep it"))
        if self._is_final:
            return keys_said(_("Enter: keep it"))
        if self.has_class("-wall"):
            return keys_said(_("Enter: on"))
        later = _("It may stay empty; it can still be written later.")
        return later + "\n" + keys_said(_("Enter: on"))

    def _said_keys(self, kept: str) -> str:
        """Return what keys do about a changed sentence: `kept`, and going back, which undoes it if finished."""
        if self._is_final:
            return keys_said(kept, back=_("esc: back without the change"))
        return keys_said(_("Enter: on"))

    @property
    def _is_at_wall(self) -> bool:
        return self.is_mounted and self.focused is self.choice

    @property
    def _is_final(self) -> bool:
        return self.desk.interview.status is Status.FINAL

    @property
    def _now(self) -> Interview:
        """Return the interview with what was typed here."""
        return self._draft if self._is_final else self.desk.interview

    @property
    def _has_changed(self) -> bool:
        now = self._now
        return (now.closing, now.closing_readers) != (self._was.closing, self._was.closing_readers)

    @property
    def unsaved(self) -> str:
        """Return what was typed in the field, if it is not what was there."""
        return "" if self.field.pristine else self.field.text.strip()

    def on_mount(self) -> None:
        """Focus the field, with the cursor at its end."""
        self.query_one("#closing-struck").display = bool(self._struck_warning().plain)
        self.field.move_cursor(self.field.document.end)
        self._ask_for_sentence()
        if self._typed:
            self.field.replace(self._typed, (0, 0), self.field.document.end, maintain_selection_offset=False)

    def _ask_for_sentence(self) -> None:
        self.remove_class("-wall")
        self.field.focus()

    def _ask_for_wall(self) -> None:
        self.choice.offer(wall.options(self._now), self._now.closing_readers.key)
        self.add_class("-wall")
        self.choice.focus()

    def on_descendant_focus(self) -> None:
        """Say what Enter does here."""
        self.query_one("#closing-hint", Static).update(self._hint())

    @on(Choice.Changed)
    def _let_read(self) -> None:
        self._has_chosen = True
        if self._is_final:
            return  # what was on the way to another answer is no answer
        self.desk.change(readback.let_read_closing(self.desk.interview, wall.chosen(self.choice.value)))

    def _take(self, text: str) -> None:
        closed = readback.close(self._now, text)
        if self.field.pristine:  # to the letter, also where it was edited by hand in the file
            closed = closed.change(closing=self._was.closing, closing_readers=self._was.closing_readers)
        if self._is_final:
            self._draft = closed
            self.desk.consider(closed)
        else:
            self.desk.change(closed)
        self.query_one("#closing-hint", Static).update(self._hint())

    def action_go_on(self) -> None:
        """Go on to the wall, and then finish; ask first if no sentence was written, or nothing was done here at all."""
        interview = self._now
        if wall.is_asked(interview, self._widest) and not self._is_at_wall:
            self._ask_for_wall()  # at once: what is typed behind enter is typed there
        elif self._is_final:
            readers = wall.chosen(self.choice.value) if self._is_at_wall else interview.closing_readers
            self.desk.change(readback.let_read_closing(interview, readers))
            self._leave(done=True)
        elif interview.closing and (self._has_chosen or not self.field.pristine):
            self._leave(done=True)
        else:
            self._ask_to_finish()

    @work(exclusive=True)
    async def _ask_to_finish(self) -> None:
        if await self.app.push_screen_wait(self._question()):
            self._leave(done=True)

    @property
    def typed_in(self) -> NoteField:
        """Return the field that all text is for which is typed here, at the question about the wall too."""
        return self.field

    def _question(self) -> Question:
        struck = self._struck()
        if self.desk.interview.closing:
            text = _("The closing sentence stays as it is, and so does all that you read back.")
            if struck:
                text = _("The closing sentence stays as it is. This is gone for good: {answers}").format(answers=struck)
            return _BeforeFinishing(_("Finish now?"), text, _("No, not yet"), _("Yes, finish"))
        text = _("That is fine: it can still be written later.")
        if struck:
            text = _("It can still be written later. This is gone for good: {answers}").format(answers=struck)
        title = _("Finish without a closing sentence?")
        return _BeforeFinishing(title, text, _("No, back to the sentence"), _("Yes, finish without it"))

    def action_close(self) -> None:
        """Go back to the sentence, and from there close the screen, not done."""
        if self._is_at_wall:
            self._ask_for_sentence()
        else:
            self._leave(done=False)

    def _leave(self, *, done: bool) -> None:
        if self._is_final:
            self.desk.consider(None)
        self.dismiss(done)

    def on_key(self, event: events.Key) -> None:
        """Type on in the sentence, from the question about the wall; there space is for the answer."""
        if self._is_at_wall and event.is_printable and event.character and event.key != "space":
            event.stop()
            self._type_on(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Paste in the sentence, from the question about the wall."""
        if self._is_at_wall:
            event.stop()
            self._type_on(event.text)

    def _type_on(self, text: str) -> None:
        """Go back to the sentence with this text in it. Enter, or a space that said yes here, parted two words."""
        self._ask_for_sentence()
        row, column = start = min(self.field.selection)
        glued = self.field.document[row][max(column - 1, 0) : column].strip() and not text[0].isspace()
        parted = f" {text}" if glued and text[0] not in _AFTER_A_WORD else text
        self.field.replace(parted, start, max(self.field.selection), maintain_selection_offset=False)

    @property
    def has_identifying(self) -> bool:
        """Return whether the sentence holds what looks as if it tells who a resident is."""
        return self.field.is_identifying

    def action_neutral(self) -> None:
        """Replace text that may identify a resident by a neutral word."""
        if self.field.replace_identifying(neutral_word.word(self.desk.interview.lang)):
            neutral_word.say_done(self.app)
