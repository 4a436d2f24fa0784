"""The box with what is not certain in a file, and the answers that a person can give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.language import _, ngettext
from interview_tui.transcripts.mending.doubts import Doubt
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.command import shown_key
from interview_tui.tui.kit.plain import plain

_LEAST_ROWS: Final = 3  # of the findings
_AIRY: Final = 20  # rows of a window in which one is left above the keys


class DoubtsPane(Vertical):
    """Show findings, which can be scrolled, and below them the answers, which are always in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [  # before the list of answers takes these keys for itself
        Binding("pageup,alt+up,shift+up", "scroll(-1)", show=False, priority=True),
        Binding("pagedown,alt+down,shift+down", "scroll(1)", show=False, priority=True),
    ]

    told = query_one("#doubts-told", VerticalScroll)
    more = query_one("#doubts-more", Static)

    def __init__(self, title: str, doubts: Sequence[Doubt], answers: Sequence[Option]) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._doubts = doubts
        self._answers = answers
        self._room = 0  # rows in which the findings are shown
        self._seen = 0  # rows of the findings, from the first on, that were in sight
        self._asked_to_look = False
        self.seen_all = False
        """Whether each row of the findings was in sight."""

    def compose(self) -> ComposeResult:
        """Compose the findings and the answers."""
        yield Static(plain(self._title), classes="dialog-title", markup=False)
        with VerticalScroll(id="doubts-told", can_focus=False):
            yield ToldDoubts(self._doubts)
        yield Static(id="doubts-more", markup=False)
        yield Static(id="doubts-trouble", markup=False)
        yield OptionList(*self._answers, markup=False)
        yield Dialog.keys_line(_("Enter: choose"))

    def on_mount(self) -> None:
        """Show only now what goes wrong later."""
        self.say_trouble("")
        self.watch(self.told, "scroll_y", self._look, init=False)

    def fit(self) -> None:
        """Give the findings the rows that the rest leaves, once that has its own."""
        self._room = self._seen = 0  # the rows are others now
        self.set_class(self.screen.size.height < _AIRY, "-low")
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        listed = self.query_one(OptionList)
        others = [widget for widget in self.children if widget.display and widget not in (self.told, self.more, listed)]
        rows = self.screen.size.height - self.gutter.height - listed.virtual_size.height - 2  # 1 for `more`, 1 blank
        rows -= sum(widget.outer_size.height + widget.styles.margin.height for widget in others)
        self._room = max(rows, _LEAST_ROWS)
        self.told.styles.max_height = self._room
        self.more.display = self.query_one(ToldDoubts).ends[-1] > self._room
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        """Record what of the findings is in sight, and say what is not."""
        ends = self.query_one(ToldDoubts).ends
        top = self.told.scroll_offset.y
        bottom = top + self._room
        if top <= self._seen:  # nothing between was passed by
            self._seen = max(self._seen, bottom)
        self.seen_all = self.seen_all or self._seen >= ends[-1]
        hidden = [end for end in ends if end > bottom]
        first = len(ends) - len(hidden)
        if not hidden:
            text = _("{key}: back to the first").format(key=shown_key("pageup"))
        elif len(hidden) == 1 and (ends[first - 1] if first else 0) < bottom:
            text = _("{key}: the rest of it").format(key=shown_key("pagedown"))
        else:
            text = ngettext("{key}: {number} more place", "{key}: {number} more places", len(hidden))
            text = text.format(key=shown_key("pagedown"), number=len(hidden))
        if self._asked_to_look and not self.seen_all:
            first_look = _("Look at all of it first.")
            self.more.update(plain(f"{first_look} {text}", "$warning"))
        else:
            self.more.update(plain(text, "$quiet"))

    def say_trouble(self, text: str) -> None:
        """Show what goes wrong, or what has to be done elsewhere, above the answers."""
        trouble = self.query_one("#doubts-trouble", Static)
        trouble.update(plain(text, "$warning"))
        trouble.display = bool(text)

    def action_scroll(self, by: int) -> None:
        """Scroll the findings by a page, of which one row stays in sight."""
        self.told.scroll_relative(y=by * max(self.told.size.height - 1, 1), animate=False)

    def look_on(self) -> None:
        """Scroll to what was not in sight yet, and say that it comes first."""
        self._asked_to_look = True
        self.told.scroll_to(y=max(self._seen - 1, 0), animate=False)
        self._look()


class ToldDoubts(Widget):
    """Show the findings, each with all the words it is about below it, literally."""

    DEFAULT_CSS = "ToldDoubts { height: auto; }"

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        super().__init__()
        self._doubts = doubts
        self._width = 0
        self._rows: list[Content] = []
        self.ends: list[int] = [0]
        """The numbers of rows up to the end of each finding."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of rows."""
        self._wrap(width)
        return len(self._rows)

    def render(self) -> Content:
        """Return the rows."""
        self._wrap(self.content_size.width)
        return Content("\n").join(self._rows)

    def _wrap(self, width: int) -> None:
        """Make the rows anew if the width is another one; an answer may be long."""
        if width == self._width:
            return
        self._width, self._rows, self.ends = width, [], []
        for doubt in self._doubts:
            self._rows += [Content()] if self._rows else []  # so that one is told from the next
            self._rows += plain(doubt.problem.told, "$warning" if doubt.widens else "").wrap(max(width, 1))
            for line in doubt.words.split("\n") if doubt.words else ():
                words = plain(line, "$secondary").wrap(max(width - 2, 1)) or [Content()]
                self._rows += [Content("  ") + row for row in words]
            self.ends.append(len(self._rows))


def answer(ident: str, text: str, does: str, style: str = "$quiet") -> Option:
    """Return an answer, with what it does below it."""
    return Option(Content.assemble(plain(text), "\n", plain(does, style)), id=ident)
