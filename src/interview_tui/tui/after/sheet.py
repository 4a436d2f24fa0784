"""The screen that makes a sheet to take along: the colleague chooses its parts."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.forms.model import Sheet
from interview_tui.forms.sheet import SheetBlock, blocks, once
from interview_tui.language import _
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.file_names import slug
from interview_tui.transcripts.heads.given_names import path_beside
from interview_tui.tui.give.giving_screen import GivingScreen
from interview_tui.tui.kit.base import LINE
from interview_tui.tui.kit.commands import SHEET
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line

_EXCERPT_LENGTH: Final = 300  # characters shown of a part, to choose by
_MARGINS: Final = 10  # columns beside an excerpt
_LEAST_COLUMNS: Final = 20


class SheetScreen(GivingScreen):
    """List the parts of the sheet, each with an excerpt; private parts are left out until they are chosen."""

    CSS_PATH = "sheet.tcss"
    commands = SHEET

    choices = query_one("#sheet-parts", OptionList)

    def __init__(self, desk: Desk, sheet: Sheet) -> None:
        super().__init__(desk)
        self._sheet = sheet
        self._read()

    def _read(self) -> None:
        """Take the parts from the interview as it is now, and choose those that are not private."""
        assert self.desk.cards is not None
        self._blocks = blocks(self._sheet, self.desk.interview, self.desk.cards)
        self._included = [not block.private for block in self._blocks]

    @property
    def _has_text_on_it(self) -> bool:
        """Return whether a part with text is chosen, or none has any."""
        chosen = [block for block, goes in zip(self._blocks, self._included, strict=True) if goes]
        return any(chosen) or not any(self._blocks)

    @property
    def path(self) -> Path:
        """Return the path of the sheet: beside the transcript, with its title in its name."""
        word = slug(self._sheet.title) or "blad"
        return path_beside(self.desk.path, self.desk.interview, word=word, suffix=".pdf")

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose the title, who decides, the parts and the result."""
        yield Line(id="header")
        yield Static(plain(self._sheet.title), id="sheet-title", markup=False)
        yield Static(id="sheet-about", markup=False)
        yield OptionList(id="sheet-parts", markup=False)
        yield Static(id="sheet-result", classes="made", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the parts, and where the sheet goes; or that something has to be looked at first."""
        self.query_one("#header", Line).left = header_line(self.desk.interview)
        self._show()
        if self.has_doubts:
            self._tell_doubts()
        else:
            self.tell(plain(_("Goes to {path}").format(path=os.fspath(self.path)), "$quiet"))
            self._look_beside()

    @work(exclusive=True, group="beside")
    async def _look_beside(self) -> None:
        """Look whether another version of the interview holds back what is on the sheet, and say so."""
        await self._is_held_back()

    async def _is_held_back(self) -> bool:
        """Return whether another version of the interview holds back what is on the sheet; if so, say what to do."""
        interview = self.desk.interview
        widest = self.app.decks.widest_of(interview)
        chosen = (block for block, goes in zip(self._blocks, self._included, strict=True) if goes)
        numbers = {number for block in chosen for number in block.cards}
        given = {number: min(interview.circle_of(number), widest) for number in numbers}
        if not (held_back := await self.beside.look(self.app, given)):
            return False
        text = f"{held_back} {self.beside.way(self.key_of('versions'))}"
        self.tell(plain(text, "$warning"))
        return True

    def _show(self) -> None:
        """Show who decides, and the parts; select the first."""
        if self._has_text_on_it:
            about = _("{name}, this is for your colleagues. Take off what does not belong there.")
        else:
            about = _("{name}, this is for your colleagues. Put on it what they may read.")
        self.query_one("#sheet-about", Static).update(plain(about.format(name=self.desk.interview.interviewee)))
        self.choices.clear_options()
        air = Option("", disabled=True)  # a row of its own: what is selected ends where its words do
        rows = [Option(self._row(at)) for at in range(len(self._blocks))]
        self.choices.add_options([one for row in rows for one in (row, air)][:-1])
        self.choices.highlighted = 0
        self.choices.focus()

    def _tell_doubts(self) -> None:
        """Say that it is not certain who may read everything, and the key that shows it if that can be done here."""
        text = _("It is not certain who may read everything in this interview. Look at that first.")
        key = _("{key}: who may read this?").format(key=self.key_of("doubts")) if self.has_doubts else ""
        self.tell(plain(f"{text} {key}".strip(), "$warning"))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the excerpts to the new width."""
        super().on_resize(event)
        for at in range(0, self.choices.option_count, 2):
            self.choices.replace_option_prompt_at_index(at, self._row(at // 2))

    def _row(self, at: int) -> Content:
        block, included = self._blocks[at], self._included[at]
        head = Content.assemble("✓ " if included else "– ", plain(block.title, "bold"))
        if not included and block.private:
            head += Content("  " + _("between the two of you"))
        excerpt = plain(_excerpt(block)).wrap(max(min(self.app.size.width, LINE) - _MARGINS, _LEAST_COLUMNS))
        return Content("\n").join([head, *(Content("  ") + line for line in excerpt)])

    # --- what can be done

    @on(OptionList.OptionSelected)
    def action_take(self) -> None:
        """Put the selected part on the sheet, or take it off."""
        at = self.choices.highlighted
        if at is not None:
            self._included[at // 2] = not self._included[at // 2]
            self.choices.replace_option_prompt_at_index(at, self._row(at // 2))

    @work(exclusive=True, group="sheet")
    async def action_make(self) -> None:
        """Make the sheet, and show its path or why it could not be made."""
        from interview_tui.export.files import PaperError
        from interview_tui.export.sheet import TooMuchError
        from interview_tui.export.typesetter import TypesettingError

        if self.desk.look_again():
            self._tell_doubts()
            return
        if not self._has_text_on_it:
            empty = _("There are only empty lines on it: choose first what may stand there.")
            nothing = _("There is nothing on it yet: choose first what may stand there.")
            self.tell(plain(empty if any(self._included) else nothing, "$warning"))
            return
        if await self._is_held_back():
            return
        self.tell(Content.styled(_("Making it …"), "$quiet"))
        try:
            missing = await asyncio.to_thread(self._make)
        except TooMuchError:
            self.tell(
                plain(
                    _("This is more than fits on one page. Take a part off, or shorten it by rewriting it."), "$warning"
                )
            )
        except PaperError as error:
            self.tell(plain(str(error), "$warning"))
        except FileTrouble as error:
            self.tell(plain(error.in_full, "$warning"))
        except TypesettingError:
            self.tell(
                plain(_("The sheet could not be made. Nothing is lost: the transcript has all of it."), "$warning")
            )
        else:
            self.made = self.path
            made = Content.styled(_("It is made:"), "$success")
            text = _("These characters cannot be printed: {characters}")
            lost = [plain(text.format(characters=" ".join(missing)), "$warning")] if missing else []
            self.tell(Content("\n").join([made, plain(os.fspath(self.path)), *lost]))

    @work
    async def action_doubts(self) -> None:
        """Show what is not certain in the file; if it was mended, say so and show the parts as they are now."""
        await self.clear_up(self._read, self._show)

    def _make(self) -> tuple[str, ...]:
        from interview_tui.export.files import check_place, write_pdf
        from interview_tui.export.sheet import print_sheet

        path = self.path
        check_place(path)
        chosen = [block for block, goes in zip(self._blocks, self._included, strict=True) if goes]
        included = [block for block, was in zip(once(chosen), chosen, strict=True) if block or not was]
        printed = print_sheet(self._sheet.title, included, self.desk.interview)
        write_pdf(printed.pdf, path)
        return printed.missing


def _excerpt(block: SheetBlock) -> str:
    """Return the beginning of what a part holds."""
    if not block:
        return _("Nothing was noted here: there will be lines to write on.")
    text = " ".join(block.paragraphs)
    return text if len(text) <= _EXCERPT_LENGTH else text[:_EXCERPT_LENGTH].rstrip() + "…"
