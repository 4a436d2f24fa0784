"""The dialog about a file in which it is not certain who may read what, and mending it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.model import Circle
from interview_tui.language import _, ngettext
from interview_tui.storage.trouble import FileTrouble, UnreadableFile
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.library.doubts import Doubt, Doubts, Outcome, look
from interview_tui.transcripts.library.mending import CannotMend, mend_desk
from interview_tui.transcripts.library.outcome_words import effect
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.command import shown_key
from interview_tui.tui.kit.doubts.words import done, keeping, title
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.plain import plain

_LEAST_ROWS: Final = 3  # of the findings


async def clear_up(app: Host, desk: Desk, widest: Circle) -> str:
    """Show what is not certain in the file on `desk`, and mend it if the user says so; return what was done.

    That is "" if nothing was. `widest` is the circle that may read something of the interview at most, by its form.
    """
    told = desk.doubts
    found = await asyncio.to_thread(look, desk.contents(), widest, told)
    if not found.told:
        desk.look_again()
        return _("Nothing is uncertain any more.")
    return await app.push_screen_wait(DoubtsDialog(desk, found)) or ""


class DoubtsDialog(Dialog[str]):
    """Show what is not certain, and what either answer does; mend the file as was chosen. Return what was done.

    Nobody can say that all is right who has not had all of it in sight.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [  # before the list of answers takes these keys for itself
        Binding("pageup,alt+up,shift+up", "scroll(-1)", show=False, priority=True),
        Binding("pagedown,alt+down,shift+down", "scroll(1)", show=False, priority=True),
    ]

    told = query_one("#doubts-told", VerticalScroll)
    more = query_one("#doubts-more", Static)

    def __init__(self, desk: Desk, found: Doubts) -> None:
        super().__init__()
        self._desk = desk
        self._found = found
        self._room = 0  # rows in which the findings are shown
        self._seen = 0  # rows of the findings, from the first on, that were in sight
        self._seen_all = False
        self._asked_to_look = False

    def compose(self) -> ComposeResult:
        """Compose the findings, which can be scrolled, and the answers, which are always in sight."""
        with Vertical(classes="dialog"):
            yield Static(plain(title(len(self._found.told))), classes="dialog-title", markup=False)
            with VerticalScroll(id="doubts-told", can_focus=False):
                yield ToldDoubts(self._found.told)
            yield Static(id="doubts-more", markup=False)
            yield Static(id="doubts-trouble", markup=False)
            yield OptionList(*self._answers(), markup=False)

    def on_mount(self) -> None:
        """Say what has to be done in the file itself, if anything; show only now what goes wrong later."""
        self._say_trouble(self._obstacle())
        self.watch(self.told, "scroll_y", self._look, init=False)

    def on_resize(self) -> None:
        """Give the findings the rows that the rest leaves, once that has its own."""
        self._room = self._seen = 0  # the rows are others now
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        box = self.query_one(".dialog")
        listed = self.query_one(OptionList)
        others = [widget for widget in box.children if widget.display and widget not in (self.told, self.more, listed)]
        rows = self.size.height - box.gutter.height - listed.virtual_size.height - 2  # the line below them, and blank
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
        self._seen_all = self._seen_all or self._seen >= ends[-1]
        hidden = [end for end in ends if end > bottom]
        first = len(ends) - len(hidden)
        if not hidden:
            text = _("{key}: back to the first").format(key=shown_key("pageup"))
        elif len(hidden) == 1 and (ends[first - 1] if first else 0) < bottom:
            text = _("{key}: the rest of it").format(key=shown_key("pagedown"))
        else:
            text = ngettext("{key}: {number} more place", "{key}: {number} more places", len(hidden))
            text = text.format(key=shown_key("pagedown"), number=len(hidden))
        if self._asked_to_look and not self._seen_all:
            first_look = _("Look at all of it first.")
            self.more.update(plain(f"{first_look} {text}", "$warning"))
        else:
            self.more.update(plain(text, "$quiet"))

    def _answers(self) -> list[Option]:
        """Return the answers, each with what it does. One that is not possible is left out."""
        kept, right = self._found.kept, self._found.right
        answers: list[Option] = []
        if kept is not None:
            answers.append(_answer("keep", keeping(kept, right), effect(kept)))
        if right is not None and right != kept:
            name = self._desk.interview.interviewee
            text = _("It is right as it is: {name} has seen it, and agrees") if name else _("It is right as it is")
            wider = kept is None or bool(right.gains(kept))
            answers.append(_answer("right", text.format(name=name), effect(right), "$warning" if wider else "$quiet"))
        nothing = _("Nothing changes. Until then nothing goes to others.")
        return [*answers, _answer("later", _("Look at it later"), nothing)]

    def _obstacle(self) -> str:
        """Return what has to be done before there is anything to choose; "" if there is nothing."""
        if not self._found.obstacle:
            return ""
        text = _("Solve that first in the file itself, with another program; then you can choose here.")
        told = {doubt.problem.told for doubt in self._found.told}
        return text if self._found.obstacle in told else f"{self._found.obstacle} {text}"

    def _say_trouble(self, text: str) -> None:
        trouble = self.query_one("#doubts-trouble", Static)
        trouble.update(plain(text, "$warning"))
        trouble.display = bool(text)

    def action_scroll(self, by: int) -> None:
        """Scroll the findings by a page, of which one row stays in sight."""
        self.told.scroll_relative(y=by * max(self.told.size.height - 1, 1), animate=False)

    def _look_on(self) -> None:
        """Scroll to what was not in sight yet, and say that it comes first."""
        self._asked_to_look = True
        self.told.scroll_to(y=max(self._seen - 1, 0), animate=False)
        self._look()

    def action_close(self) -> None:
        """Close without a change."""
        self.dismiss("")

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Mend the file as was chosen, or close. What was not all in sight cannot be confirmed yet."""
        kept, right = self._found.kept, self._found.right
        if event.option.id == "keep" and kept is not None:
            self._mend(kept, confirmed=False)
        elif event.option.id == "right" and not self._seen_all:
            self._look_on()
        elif event.option.id == "right" and right is not None:
            self._mend(right, confirmed=True)
        else:
            self.dismiss("")

    @work(exclusive=True, group="doubts")
    async def _mend(self, outcome: Outcome, *, confirmed: bool) -> None:
        """Mend the file and close; if it cannot be mended, say why."""
        try:
            await asyncio.to_thread(mend_desk, self._desk, confirmed=confirmed)
        except UnreadableFile as error:
            self._say_trouble(error.told)
        except (CannotMend, FileTrouble) as error:
            self._say_trouble(str(error))
        else:
            self.dismiss(done(outcome))


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
            self._rows += plain(doubt.problem.told, "$warning" if doubt.widens else "").wrap(max(width, 1))
            for line in doubt.words.split("\n") if doubt.words else ():
                words = plain(line, "$secondary").wrap(max(width - 2, 1)) or [Content()]
                self._rows += [Content("  ") + row for row in words]
            self.ends.append(len(self._rows))


def _answer(ident: str, text: str, does: str, style: str = "$quiet") -> Option:
    """Return an answer, with what it does below it."""
    return Option(Content.assemble(plain(text), "\n", plain(does, style)), id=ident)
