"""The dialog that goes to a card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.moving import CardState
from interview_tui.language import _
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.commands import GO_TO
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.rail import HERE, MARKS, RailItem

if TYPE_CHECKING:
    from interview_tui.tui.interview.workplace import Workplace

_SECOND_DIGIT: Final = 1.0  # seconds to type it
_INDENT: Final = 6  # columns before a title
_AROUND: Final = 9  # columns of the dialog and the list beside a row
_WIDEST: Final = 80  # columns of the dialog (dialogs.tcss)


class GoTo(Dialog[int | None]):
    """List the cards with their states; the result is the number of the one chosen.

    A number that is typed goes there: at once if it can be no other, else with Enter, with a letter that is typed on,
    or after a moment. `title` asks for something else than where to go. `none` is a row above the cards that chooses
    none of them: the result is 0 then.
    """

    CSS_PATH = "dialogs.tcss"
    commands = GO_TO

    listed = query_one(OptionList)

    def __init__(self, items: tuple[RailItem, ...], here: int, *, title: str = "", none: str = "") -> None:
        super().__init__()
        self._items = items
        self._here = here
        self._title = title
        self._none = none
        self._typed = ""
        self._waiting: Timer | None = None
        self._typed_on: events.Key | None = None
        self._by_number = False

    def compose(self) -> ComposeResult:
        """Compose the list of cards."""
        with Vertical(classes="dialog"):
            yield Static(self._title or _("Go to card"), classes="dialog-title", markup=False)
            none = [Option(self._row_of_none(), id="0")] if self._none else []
            yield OptionList(*none, *(Option(self._row(item), id=str(item.number)) for item in self._items))
            yield self.keys_line(_("Enter: choose") if self._title else _("Enter: go there"), _("or type its number"))

    def _row_of_none(self) -> Content:
        mark = HERE if self._here == 0 else " "
        return Content("\n").join(
            Content(f"{mark}     " if at == 0 else " " * _INDENT) + line
            for at, line in enumerate(plain(self._none).wrap(self._room))
        )

    @property
    def _room(self) -> int:
        """Return the columns there are for a title."""
        return max(min(self.app.size.width, _WIDEST) - _AROUND - _INDENT, 20)

    def _row(self, item: RailItem) -> Content:
        """Return the row of a card; what does not fit in it goes on below its title."""
        mark = HERE if item.number == self._here else MARKS[item.state]
        parked = _("parked, with notes") if item.noted else _("parked")
        note = f"  · {parked}" if item.state is CardState.PARKED else ""
        title, room = plain(item.title), self._room
        lines = [title + note] if title.cell_length + len(note) <= room else [*title.wrap(room)]
        if note and len(lines[0]) <= title.cell_length:
            lines.append(Content(note.strip()))
        head = f"{mark} {item.number:>2}  "
        return Content("\n").join([head + lines[0], *(Content(" " * _INDENT) + line for line in lines[1:])])

    def on_mount(self) -> None:
        """Select the current card."""
        self.listed.focus()
        self._highlight(self._here)

    def _highlight(self, number: int) -> None:
        numbers = [0] * bool(self._none) + [item.number for item in self._items]
        self.listed.highlighted = numbers.index(number) if number in numbers else 0

    # --- the number

    def takes_key(self, event: events.Key) -> bool:
        """Return whether a key that types is for this dialog: a digit, or what is typed on behind one."""
        return bool(self._typed or (event.character and event.character.isdecimal()))

    def on_key(self, event: events.Key) -> None:
        """Take a digit of the number; with a letter it is there."""
        if event.character and event.character.isdecimal():
            self._take_digit(str(int(event.character)))
            return
        typed = self._typed
        self._stop_waiting()
        if typed and event.is_printable and event.key != "space":
            self._typed_on = events.Key(event.key, event.character)
            self._go(int(typed))

    def _take_digit(self, digit: str) -> None:
        numbers = [str(item.number) for item in self._items]
        typed = self._typed + digit if any(number.startswith(self._typed + digit) for number in numbers) else digit
        self._stop_waiting()
        begun = [number for number in numbers if number.startswith(typed)]
        if begun == [typed]:
            self._go_by_number(int(typed))
        elif begun:
            self._typed = typed
            if typed in numbers:
                self._highlight(int(typed))
                self._waiting = self.set_timer(_SECOND_DIGIT, partial(self._go_by_number, int(typed)))

    def _stop_waiting(self) -> None:
        """Stop waiting for a second digit."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting, self._typed = None, ""

    def _go_by_number(self, number: int) -> None:
        """Go there without an Enter; one that comes all the same is not for the note."""
        self._by_number = True
        self._go(number)

    def _go(self, number: int) -> None:
        """Close the dialog with that card, once; keys that follow wait until its note is there."""
        self._stop_waiting()
        if self.focused is not None:
            self.set_focus(None)
            self.dismiss(number)

    def hand_on(self, place: Workplace) -> None:
        """Give the note the letter that was typed behind a number; an Enter behind it is not for the note."""
        if self._typed_on is not None:
            place.field.post_message(self._typed_on)
        elif self._by_number:
            place.expect_enter()

    def action_go_to(self) -> None:
        """Close the dialog with the key that opened it."""
        self.action_close()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the chosen card."""
        self._go(int(event.option.id or 0))
