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
from interview_tui.forms.sheet import SheetBlock, blocks
from interview_tui.language import _
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.file_names import slug
from interview_tui.tui.kit.command import key_of
from interview_tui.tui.kit.commands import AFTER, SHEET
from interview_tui.tui.kit.export_screen import ExportScreen
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line

_EXCERPT_LENGTH: Final = 300  # characters shown of a part, to choose by
_MARGINS: Final = 10  # columns beside an excerpt
_LEAST_COLUMNS: Final = 20


class SheetScreen(ExportScreen):
    """List the parts of the sheet, each with an excerpt; private parts are left out until they are chosen."""

    CSS_PATH = "sheet.tcss"
    commands = SHEET

    choices = query_one("#sheet-parts", OptionList)

    def __init__(self, desk: Desk, sheet: Sheet) -> None:
        super().__init__()
        self.desk = desk
        self._sheet = sheet
        assert desk.cards is not None
        self._blocks = blocks(sheet, desk.interview, desk.cards)
        self._included = [not block.private for block in self._blocks]

    @property
    def _has_text_on_it(self) -> bool:
        """Return whether a part with text is chosen, or none has any."""
        chosen = [block for block, goes in zip(self._blocks, self._included, strict=True) if goes]
        return any(chosen) or not any(self._blocks)

    @property
    def path(self) -> Path:
        """Return the path of the sheet: beside the transcript, named after it."""
        transcript = self.desk.path
        return transcript.with_name(f"{transcript.stem}-{slug(self._sheet.title) or 'blad'}.pdf")

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose the title, who decides, the parts and the result."""
        yield Line(id="header")
        yield Static(plain(self._sheet.title), id="sheet-title", markup=False)
        if self._has_text_on_it:
            about = _("{name}, this is for your colleagues. Take off what does not belong there.")
        else:
            about = _("{name}, this is for your colleagues. Put on it what they may read.")
        yield Static(plain(about.format(name=self.desk.interview.interviewee)), id="sheet-about", markup=False)
        yield OptionList(id="sheet-parts", markup=False)
        yield Static(id="sheet-result", classes="made", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Select the first part."""
        self.query_one("#header", Line).left = header_line(self.desk.interview)
        self.choices.add_options([Option(self._row(at)) for at in range(len(self._blocks))])
        self.choices.highlighted = 0
        self.choices.focus()
        self.tell(plain(_("Goes to {path}").format(path=os.fspath(self.path)), "$quiet"))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the excerpts to the new width."""
        super().on_resize(event)
        for at in range(self.choices.option_count):
            self.choices.replace_option_prompt_at_index(at, self._row(at))

    def _row(self, at: int) -> Content:
        block, included = self._blocks[at], self._included[at]
        head = Content.assemble("✓ " if included else "– ", plain(block.title, "bold"))
        if not included and block.private:
            head += Content("  " + _("between the two of you"))
        excerpt = plain(_excerpt(block)).wrap(max(self.app.size.width - _MARGINS, _LEAST_COLUMNS))
        return Content("\n").join([head, *(Content("  ") + line for line in excerpt)])

    # --- what can be done

    @on(OptionList.OptionSelected)
    def action_take(self) -> None:
        """Put the selected part on the sheet, or take it off."""
        at = self.choices.highlighted
        if at is not None:
            self._included[at] = not self._included[at]
            self.choices.replace_option_prompt_at_index(at, self._row(at))

    @work(exclusive=True, group="sheet")
    async def action_make(self) -> None:
        """Make the sheet, and show its path or why it could not be made."""
        from interview_tui.export.files import PaperError
        from interview_tui.export.sheet import TooMuchError
        from interview_tui.export.typesetter import TypesettingError

        if self.desk.look_again():
            text = _("It is not certain who may read everything in this interview. Look at that first: {key}.")
            self.tell(plain(text.format(key=key_of("doubts", AFTER, self.app.keymap_of_user)), "$warning"))
            return
        if not self._has_text_on_it:
            self.tell(plain(_("There is nothing on it yet: choose first what may stand there."), "$warning"))
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

    def _make(self) -> tuple[str, ...]:
        from interview_tui.export.files import check_place, write_pdf
        from interview_tui.export.sheet import print_sheet

        path = self.path
        check_place(path)
        included = [block for block, goes in zip(self._blocks, self._included, strict=True) if goes]
        printed = print_sheet(self._sheet.title, included, self.desk.interview)
        write_pdf(printed.pdf, path)
        return printed.missing


def _excerpt(block: SheetBlock) -> str:
    """Return the beginning of what a part holds."""
    if not block:
        return _("Nothing was noted here: there will be lines to write on.")
    text = " ".join(block.paragraphs)
    return text if len(text) <= _EXCERPT_LENGTH else text[:_EXCERPT_LENGTH].rstrip() + "…"
