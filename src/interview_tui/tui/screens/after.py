"""After finishing: where it is, what to give to others, and who is next."""

from __future__ import annotations

import asyncio
import os
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.forms.model import Sheet
from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.language import _
from interview_tui.transcripts.desk import Desk
from interview_tui.transcripts.forget import Forgotten, forget
from interview_tui.transcripts.places import synced_by
from interview_tui.transcripts.reader import read as read_document
from interview_tui.transcripts.saver import Saving
from interview_tui.tui.base import CommandScreen
from interview_tui.tui.beside import is_comparable, lay_beside
from interview_tui.tui.command import bindings, shown_key
from interview_tui.tui.commands import AFTER
from interview_tui.tui.people import header_line
from interview_tui.tui.plain import plain
from interview_tui.tui.saved import saved_label, trouble_line
from interview_tui.tui.screens.afterwards import AfterwardsPart
from interview_tui.tui.transcript_view import closing_lines, listeners_line
from interview_tui.tui.version_names import offer
from interview_tui.tui.widgets.bars import KeysBar, Line

_TO_SAVE: Final = 5.0  # seconds
_CHANGING: Final = frozenset({"closing"})


class AfterScreen(AfterwardsPart, CommandScreen[None]):
    """A finished interview. What was struck is taken out of every other file as soon as this one is saved."""

    CSS_PATH = "after.tcss"
    BINDINGS = bindings(AFTER)
    commands = AFTER

    header = query_one("#header", Line)
    page = query_one("#after-page", VerticalScroll)
    choices = query_one(OptionList)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._forgotten: Forgotten | None = None

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """What is finished, where it is, what to do next, and what became of what was struck."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        with VerticalScroll(id="after-page", can_focus=False):
            yield Static(_("This interview is finished."), id="after-title", markup=False)
            yield Static(id="after-listeners", markup=False)
            yield Static(id="after-closing", markup=False)
            yield Static(self._place(), id="after-place", markup=False)
            yield OptionList(id="after-choices")
            yield Static(id="after-struck", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show it, and see to what was struck."""
        self.watch(self.app, "saving", self._saved, init=False)
        self.watch(self.app, "apart", self._show_notice, init=False)
        self._show()
        self.choices.focus()
        self._forget()

    @property
    def interview(self) -> Interview:
        """The interview as it is now."""
        return self.desk.interview

    def _place(self) -> Content:
        return Content("\n").join(
            [
                Content.styled(_("Kept in"), "$quiet"),
                plain(os.fspath(self.desk.path)),
                Content.styled(self.about_file(), "$quiet"),
            ]
        )

    def show_again(self) -> None:
        """Show the interview as it is now."""
        self._show()

    def _show(self) -> None:
        held = self.interview
        listeners = self.query_one("#after-listeners", Static)
        listeners.update(listeners_line(held))
        listeners.display = bool(held.listeners)
        self.header.left = header_line(held)
        closing = self.query_one("#after-closing", Static)
        closing.update(Content("\n").join(closing_lines(held.closing, held.lang)))
        closing.display = bool(held.closing)
        at = self.choices.highlighted or 0
        self.choices.clear_options()
        self.choices.add_options(self._options())
        self.choices.highlighted = min(at, self.choices.option_count - 1)
        self._show_struck()
        self._show_notice()

    def _options(self) -> list[Option]:
        held = self.interview
        closing = _("Change the closing sentence") if held.closing else _("Write the closing sentence")
        rows = [
            *self.first_rows(),
            ("share('team')", plain(_("Make a version for the team"))),
            ("share('organisation')", plain(_("Make a version for the organisation"))),
            ("open_file", plain(_("Open the file"))),
            ("sheet", plain(self._sheet_label())),
            ("compare", plain(_("Lay another interview beside it"))),
            *self.form_rows(),
            ("closing", plain(closing)),
            ("look_back", plain(_("Look back on your questions"))),
            ("read_again", plain(_("Read back once more"))),
            ("to_list", plain(_("To all interviews"))),
        ]
        return [Option(text, id=action) for action, text in rows if self.check_action(action, ())]

    def _show_notice(self) -> None:
        keys = next(command.keys for command in self.commands if command.id == "versions")
        key = shown_key(self.app.keymap_of_user.get("versions", keys))
        text = trouble_line(self.app.saving, self.desk.rescue) or offer(self.app.apart, key)
        if self.desk.taken is not None:
            text = _("{reason} You can read along here, not change anything.").format(reason=self.desk.taken.reason)
        notice = self.query_one("#notice", Static)
        notice.update(plain(text))
        notice.display = bool(text)
        self.header.right = Content.styled(saved_label(self.app.saving), "$success")

    # --- what was struck

    def _saved(self) -> None:
        """Saving went on: what could not be forgotten yet can be now."""
        self._show_notice()
        if self._forgotten is None and self.app.saving is not None and self.app.saving.saving is Saving.SAVED:
            self._forget()

    @work(exclusive=True, group="forget")
    async def _forget(self) -> None:
        """Once it is saved, take what was struck out of every other file. Somebody else's interview is left alone."""
        held = self.interview
        if not held.struck or held.status is not Status.FINAL or self.desk.taken is not None:
            return
        if await asyncio.to_thread(self.desk.flush, _TO_SAVE):
            self._forgotten = await asyncio.to_thread(forget, self.desk.path, held, [self.app.start.transcripts])
        self._show_struck()

    def _show_struck(self) -> None:
        """What became of what was struck, in words."""
        lines = [plain(line, style) for line, style in self._about_struck()]
        struck = self.query_one("#after-struck", Static)
        struck.update(Content("\n").join(lines))
        struck.display = bool(lines)

    def _about_struck(self) -> list[tuple[str, str]]:
        if not self.interview.struck or self.desk.taken is not None:
            return []
        told = self._forgotten
        if told is None:
            return [(_("What was struck goes as soon as this is saved."), "$quiet")]
        lines = []
        if told.left:
            names = ", ".join(path.name for path in told.left)
            text = _("What was struck may still be in: {names}. The app could not get at that; look for yourself.")
            lines.append((text.format(names=names), "$warning"))
        else:
            lines.append((_("What was struck is in no file any more that the app can reach."), "$quiet"))
        if any(path.suffix == ".pdf" for path in told.cleaned):
            lines.append((_("The page to take along still held it and is gone: make it once more."), "$accent"))
        if program := synced_by(self.desk.path.parent):
            text = _("This folder goes along to {program}: remove older versions there as well.")
            lines.append((text.format(program=program), "$warning"))
        lines.append((_("Copies in a backup the app cannot reach."), "$quiet"))
        return lines

    # --- doing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whoever only reads along changes nothing; only what is meant to be compared can be."""
        if action == "sheet":
            return self._sheet() is not None and self.desk.cards is not None
        if action == "compare":
            return is_comparable(self.app, self.interview)
        if action == "versions":
            return bool(self.app.apart)
        return self.form_allows(action) and not (action in _CHANGING and self.desk.taken is not None)

    @on(OptionList.OptionHighlighted)
    def keep_in_view(self, event: OptionList.OptionHighlighted) -> None:
        """In a low window the page moves along with the choice; on the first one it shows its beginning."""
        page, top = self.page, self.choices.virtual_region.y + event.option_index
        if event.option_index == 0:
            page.scroll_home(animate=False)
        else:
            page.scroll_to_region(Region(0, top, 1, 1), animate=False, force=True)

    def action_scroll_page(self, by: int) -> None:
        """Read on or back."""
        self.page.scroll_relative(y=by, animate=False)

    @on(OptionList.OptionSelected)
    async def chosen(self, event: OptionList.OptionSelected) -> None:
        """Do it."""
        await self.run_action(event.option.id or "")

    def action_share(self, circle: str) -> None:
        """Show what a version for that circle would hold."""
        from interview_tui.tui.screens.share import ShareScreen

        self.app.push_screen(ShareScreen(self.desk, Circle[circle.upper()]))

    @work
    async def action_open_file(self) -> None:
        """Open the transcript in another program, when it is saved."""
        from interview_tui.tui.opening import open_elsewhere

        await asyncio.to_thread(self.desk.flush, _TO_SAVE)
        if problem := await open_elsewhere(self.app, self.desk.path):
            self.notify(problem, markup=False)

    def _sheet(self) -> Sheet | None:
        """The sheet that the form of this interview makes, if any."""
        form = self.app.form_of(self.interview)
        return form.sheet if form is not None else None

    def _sheet_label(self) -> str:
        sheet = self._sheet()
        return _("Make a page to take along: {title}").format(title=sheet.title if sheet else "")

    def action_sheet(self) -> None:
        """Choose what goes on the sheet, and make it."""
        from interview_tui.tui.screens.sheet import SheetScreen

        if (sheet := self._sheet()) is not None:
            self.app.push_screen(SheetScreen(self.desk, sheet))

    @work
    async def action_compare(self) -> None:
        """Lay the interview with another team beside it."""
        await asyncio.to_thread(self.desk.flush, _TO_SAVE)
        if problem := await lay_beside(self.app, self.desk.path, self.interview):
            self.notify(problem, markup=False)

    @work
    async def action_closing(self) -> None:
        """Write or change the closing sentence."""
        from interview_tui.tui.screens.closing import ClosingScreen

        titles = {section.number: section.title for section in read_document(self.desk.contents()).cards()}
        await self.app.push_screen_wait(ClosingScreen(self.desk, titles))
        self._show()

    def action_look_back(self) -> None:
        """For the interviewer alone: what was asked with."""
        from interview_tui.tui.screens.look_back import LookBackScreen

        self.app.push_screen(LookBackScreen(self.interview, self.desk.cards))

    def action_read_again(self) -> None:
        """Go through all of it together once more."""
        self.app.show_read_back(self.desk)

    def action_versions(self) -> None:
        """Lay the other version beside this one."""
        self.app.show_versions()

    def action_to_list(self) -> None:
        """Save and go to the list."""
        self.app.show_list()
