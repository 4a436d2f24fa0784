"""The dialog about a file in which it is not certain who may read what, and mending it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.model import Circle
from interview_tui.language import _
from interview_tui.storage.trouble import FileTrouble, UnreadableFile
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.library.doubts import Doubt, Doubts, Outcome, look
from interview_tui.transcripts.library.mending import CannotMend, mend_desk
from interview_tui.transcripts.library.outcome_words import effect
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.doubts.words import done, keeping, title
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.plain import plain

_OTHER_ROWS: Final = 6  # of the dialog, besides the findings, the answers and what is wrong
_ROWS_EACH: Final = 3  # of these
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
    """Show what is not certain, and what either answer does; mend the file as was chosen. Return what was done."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(1)", show=False),
    ]

    def __init__(self, desk: Desk, found: Doubts) -> None:
        super().__init__()
        self._desk = desk
        self._found = found

    def compose(self) -> ComposeResult:
        """Compose the findings, which can be scrolled, and the answers, which are always in sight."""
        with Vertical(classes="dialog"):
            yield Static(plain(title(len(self._found.told))), classes="dialog-title", markup=False)
            with VerticalScroll(id="doubts-told", can_focus=False):
                yield ToldDoubts(self._found.told)
            yield Static(id="doubts-trouble", markup=False)
            yield OptionList(*self._answers(), markup=False)

    def on_mount(self) -> None:
        """Say what has to be done in the file itself, if anything; show only now what goes wrong later."""
        self._say_trouble(self._obstacle())

    def on_resize(self, event: events.Resize) -> None:
        """Give the findings the rows that the answers leave."""
        others = self.query_one(OptionList).option_count + bool(self._found.obstacle)
        rows = event.size.height - _OTHER_ROWS - others * _ROWS_EACH
        self.query_one("#doubts-told").styles.max_height = max(rows, _LEAST_ROWS)

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
        """Scroll the findings by a page."""
        told = self.query_one("#doubts-told")
        told.scroll_relative(y=by * max(told.size.height - 1, 1), animate=False)

    def action_close(self) -> None:
        """Close without a change."""
        self.dismiss("")

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Mend the file as was chosen, or close."""
        kept, right = self._found.kept, self._found.right
        if event.option.id == "keep" and kept is not None:
            self._mend(kept, confirmed=False)
        elif event.option.id == "right" and right is not None:
            self._mend(right, confirmed=True)
        else:
            self.dismiss("")

    @work(exclusive=True, group="doubts")
    async def _mend(self, outcome: Outcome, *, confirmed: bool) -> None:
        """Mend the file and close; if it cannot be mended, say why."""
        try:
            await asyncio.to_thread(mend_desk, self._desk, confirmed=confirmed)
        except (CannotMend, FileTrouble, UnreadableFile) as error:
            self._say_trouble(str(error))
        else:
            self.dismiss(done(outcome))


class ToldDoubts(Widget):
    """Show the findings, each with the words it is about below it: literally, on one row, cut with `…`."""

    DEFAULT_CSS = "ToldDoubts { height: auto; }"

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        super().__init__()
        self._doubts = doubts

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of rows."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Return the rows."""
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        rows: list[Content] = []
        for doubt in self._doubts:
            rows += plain(doubt.problem.told, "$warning" if doubt.widens else "").wrap(max(width, 1))
            if doubt.words:
                words = " ".join(doubt.words.split())
                rows.append((Content("  ") + plain(words, "$secondary")).truncate(width, ellipsis=True))
        return rows


def _answer(ident: str, text: str, does: str, style: str = "$quiet") -> Option:
    """Return an answer, with what it does below it."""
    return Option(Content.assemble(plain(text), "\n", plain(does, style)), id=ident)
