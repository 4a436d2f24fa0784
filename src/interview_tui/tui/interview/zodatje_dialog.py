"""The dialog for the so-thats of a card: what I do, what for, and what that is for in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.sentences.splitting import finished
from interview_tui.interview.zodatjes import MAX_RUNGS, is_ladder, join, parts
from interview_tui.language import _, one_line
from interview_tui.tui.interview.sentence_field import SentenceField
from interview_tui.tui.kit import neutral_word
from interview_tui.tui.kit.base import Dialog, keys_said
from interview_tui.tui.kit.commands import ZODATJE
from interview_tui.tui.kit.widgets.zodatje_strip import with_bridge

_SHORT: Final = 48  # characters of a sentence that was removed
_WIDEST: Final = 102  # columns
_AT_SIDES: Final = 2  # columns that it is wider than the note


class ZodatjeDialog(Dialog[str]):
    """Edit the so-thats of a card with the fields *Ik …* and *zodat …*, below a list of them.

    Enter in the last field keeps the sentence and asks for the next rung, up to three; enter in an empty one closes.
    Every change is handed out at once through `change(sentences)`, so nothing is lost when the window closes. The
    result is the sentence that was left half: only *Ik …* was typed; empty if there is none.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "to_list", show=False),
        Binding("delete", "remove", show=False),
    ]
    commands = ZODATJE

    act = query_one("#act", SentenceField)
    rung = query_one("#rung", SentenceField)
    listed = query_one(OptionList)

    def __init__(
        self, sentences: tuple[str, ...], lang: str, change: Callable[[tuple[str, ...]], None], edit: str = ""
    ) -> None:
        """Begin with the so-that `edit`, which may be written otherwise as the last one; empty for a new one."""
        super().__init__()
        self._sentences = list(sentences)
        self._lang = lang
        self._change = change
        self._index = sentences.index(edit) if edit in sentences else len(sentences) - 1 if edit else None
        self._loaded = ""  # the so-that that the fields were filled with
        self._as_listed = sentences  # the so-thats as they were when the fields were filled
        self._gone: list[tuple[tuple[str, ...], str]] = []
        """The so-thats before each removal, and the one that was removed; the last one last."""
        self._rungs: list[str] = []
        self._whole = False  # a sentence that cannot be split is edited as it is
        self._as_loaded = ("", "")  # the values the fields were filled with; while these are the same, nothing changed

    def compose(self) -> ComposeResult:
        """Compose the list of so-thats, the sentence so far, the two fields and the hint."""
        with Vertical(classes="dialog wide bottom"):
            yield Static(_("So-that"), classes="dialog-title", markup=False)
            yield OptionList()
            yield Static(id="so-far", markup=False)
            with Horizontal(id="act-row"):
                yield Static(id="act-label", classes="field-label", markup=False)
                yield SentenceField(id="act")
            with Horizontal(id="rung-row"):
                yield Static(_("so that …"), classes="field-label", markup=False)
                yield SentenceField(id="rung")
            yield self.keys_line()

    def on_mount(self) -> None:
        """Fill the fields."""
        self._fields = (self.act, self.rung)  # kept to be read while the dialog is being removed
        self._place()
        self._begin(self._index)

    def on_resize(self) -> None:
        """Stay over the note in a window of another size."""
        self.call_after_refresh(self._place)

    def _place(self) -> None:
        """Put the dialog over the note, where the eyes are, and not over the cards beside it."""
        for paper in self.app.screen_stack[-2].query("#paper") if self.is_attached else ():
            over = paper.region.grow((0, _AT_SIDES, 0, _AT_SIDES))
            dialog = self.query_one(".dialog")
            dialog.styles.margin = (0, 0, 0, over.x)
            dialog.styles.width = min(over.width, _WIDEST)

    def _begin(self, index: int | None) -> None:
        """Fill the fields with the so-that at `index`; empty them for None."""
        self._index = index
        sentence = self._sentences[index] if index is not None else ""
        act, rungs = parts(sentence, self._lang)
        self._whole = bool(sentence) and join(act, rungs, self._lang) != sentence
        if self._whole:
            act, rungs = sentence, ()
        self._rungs = list(rungs[:-1])
        self.act.load(act)
        self.rung.load(rungs[-1] if rungs else "")
        self._as_loaded = (self.act.value, self.rung.value)
        self._loaded = sentence
        self._as_listed = tuple(self._sentences)
        self._show()
        half = act and not rungs and index is not None and not self._whole
        (self.rung if half else self.act).focus()  # one that was left half is finished where it ends

    def _show(self) -> None:
        self._list()
        climbing = bool(self._rungs)
        self.query_one("#so-far").display = climbing
        self.query_one("#act-row").display = not climbing
        self.query_one("#act-label", Static).update(_("Sentence") if self._whole else _("I …"))
        self.query_one("#rung-row").display = not self._whole
        self._show_said()

    def _list(self) -> None:
        """List the so-thats, without the one that is being typed, while nothing is climbed."""
        options = [Option(with_bridge(sentence, "")) for sentence in self._sentences]
        self.listed.clear_options()
        self.listed.add_options(options)
        self.listed.display = bool(options) and not self._rungs

    @on(events.DescendantFocus)
    def _show_said(self) -> None:
        """Show the sentence so far, and the hint."""
        climbing = bool(self._rungs)
        said = with_bridge(join(self.act.value, self._rungs, self._lang), "$secondary")
        self.query_one("#so-far", Static).update(said)
        self.query_one(".dialog-keys", Static).update(self._hint(climbing))

    def _hint(self, climbing: bool) -> str:
        keys = keys_said(_("Enter: on"))
        if self.listed.has_focus:
            return keys_said(_("Enter: change"), _("{key}: remove").format(key="delete"))
        if self.has_identifying:
            return f"{neutral_word.offer(self.app.keymap_of_user)}\n{keys}"
        if self.has_removed:
            key = self.key_of("zodatje_back")
            gone = _("Gone: {sentence} {key} brings it back.").format(sentence=_short(self._gone[-1][1]), key=key)
            return f"{gone}\n{keys}"
        if climbing:
            return keys_said(_("And what is that for?"), _("an empty field and Enter: done"))
        return keys_said(_("Enter: on"), _("arrow up: change or remove one")) if self.listed.display else keys

    # --- keeping

    def _sentence(self) -> str:
        """Return the sentence in the fields, empty if they are; half a so-that too, so no typed word is lost."""
        values = (self._fields[0].value, self._fields[1].value)
        if self._loaded and values == self._as_loaded:
            return self._loaded  # unchanged, also if it was edited by hand in the file and has another form
        act, rung = map(one_line, values)
        if self._whole:
            return finished(act)
        return join(act, [*self._rungs, rung], self._lang)

    def _keep(self) -> bool:
        """Hand out the sentence in the fields; return whether there is one. Emptied fields remove their so-that."""
        sentence = self._sentence()
        if not sentence:
            if self._index is not None:
                if self._loaded:  # the field brings back one that was only just typed
                    self._gone.append((self._as_listed, self._loaded))
                del self._sentences[self._index]
                self._index, self._loaded = None, ""
                self._change(tuple(self._sentences))
                if self.query(OptionList):  # not while the dialog is being removed
                    self._list()
            return False
        if self._index is None:
            self._index = len(self._sentences)
            self._sentences.append(sentence)
        else:
            self._sentences[self._index] = sentence
        self._change(tuple(self._sentences))
        return True

    @property
    def has_removed(self) -> bool:
        """Return whether a so-that can be brought back; while something stands in the fields, undo is theirs."""
        return bool(self._gone) and not (self.act.value or self.rung.value or self._rungs)

    def action_zodatje_back(self) -> None:
        """Bring back the so-that that was removed last, at its place."""
        self._sentences = list(self._gone.pop()[0])
        self._change(tuple(self._sentences))
        self._begin(None)

    @on(Input.Changed)
    def typed(self) -> None:
        """Hand out the sentence after every key."""
        self._keep()
        self._show_said()

    def on_unmount(self) -> None:
        """Hand out the last keys before the program ends: they reached the fields, but no message came."""
        self._keep()

    @on(Input.Submitted, "#act")
    def act_done(self) -> None:
        """Go to the second field; close if there is nothing to ask there."""
        if one_line(self.act.value) and not self._whole:
            self.rung.focus()
        else:
            self.action_close()

    @on(Input.Submitted, "#rung")
    def rung_done(self) -> None:
        """Ask for the next rung, or close."""
        self.action_zodatje()

    def action_zodatje(self) -> None:
        """Go to the second field, keep its text and ask for the next rung, or close."""
        rung = one_line(self.rung.value)
        if self.focused is self.act and one_line(self.act.value) and not self._whole:
            self.rung.focus()
        elif rung and self._keep() and len(self._rungs) + 1 < MAX_RUNGS:
            self._rungs.append(rung)
            self._loaded = ""
            self.rung.value = ""
            self._show()
            self.rung.focus()
        else:
            self.action_close()

    @property
    def has_identifying(self) -> bool:
        """Return whether a field holds what looks as if it tells who a resident is."""
        return self.act.is_identifying or self.rung.is_identifying

    def action_neutral(self) -> None:
        """Replace text that may identify a resident by a neutral word, first in the focused field."""
        fields = [self.rung, self.act] if self.rung.has_focus else [self.act, self.rung]
        if any(field.replace_identifying(neutral_word.word(self._lang)) for field in fields):
            neutral_word.say_done(self.app)

    def action_close(self) -> None:
        """Keep the sentence, and close; say which one is half."""
        sentence = self._sentence()
        is_new = self._keep() and sentence != self._loaded
        self.dismiss(sentence if is_new and not self._whole and not is_ladder(sentence, self._lang) else "")

    # --- changing the list

    def action_to_list(self) -> None:
        """Move to the list of so-thats."""
        if self.listed.display and self.focused is not self.listed:
            self.listed.focus()
            self.listed.highlighted = self.listed.option_count - 1

    @property
    def typed_in(self) -> SentenceField:
        """Return the field that gets what is typed, also while the list has the focus."""
        return self.rung if self.rung.has_focus else self.act

    def on_key(self, event: events.Key) -> None:
        """Type a letter in the field while the list has the focus, which takes none. Space chooses there."""
        if self.focused is self.listed and event.is_printable and event.key != "space":
            event.stop()
            self.set_focus(self.act)
            self.act.insert_text_at_cursor(event.character or "")

    @on(OptionList.OptionSelected)
    def change_one(self, event: OptionList.OptionSelected) -> None:
        """Edit the so-that that was chosen."""
        self._begin(event.option_index)

    def action_remove(self) -> None:
        """Remove the selected so-that."""
        at = self.listed.highlighted
        if self.focused is self.listed and at is not None:
            self._gone.append((tuple(self._sentences), self._sentences[at]))
            del self._sentences[at]
            self._change(tuple(self._sentences))
            self._begin(None)


def left_half(sentence: str, key: str) -> str:
    """Return what became of a sentence of which only *Ik …* was typed; `key` goes on with it."""
    return _("Kept as a so-that: {sentence} {key}: finish it or take it out.").format(
        sentence=_short(sentence), key=key
    )


def _short(sentence: str) -> str:
    """Return a sentence as far as a line of the dialog has room for it."""
    line = one_line(sentence)
    return f"“{line}”" if len(line) <= _SHORT else f"“{line[:_SHORT].rstrip()} …”"
