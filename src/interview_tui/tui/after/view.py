"""A finished interview as it is shown: where it is, what can be done next, and what became of what was struck."""

from __future__ import annotations

import os

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.forms.model import Sheet
from interview_tui.language import _
from interview_tui.tui.after.afterwards import AfterwardsPart
from interview_tui.tui.after.struck import StruckPart
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.saving_words import saved_label
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.transcript.lines import closing_lines, listeners_line


class AfterView(AfterwardsPart, StruckPart):
    """The page after finishing. What was struck is taken out of every other file as soon as this one is saved."""

    CSS_PATH = "screen.tcss"
    is_cautious = False  # nothing is typed here

    header = query_one("#header", Line)
    page = query_one("#after-page", VerticalScroll)
    choices = query_one(OptionList)

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
        self.watch(self.app, "saving", self._show_saving, init=False)
        self.watch(self.app, "apart", self._show_notice, init=False)
        self.show_again()
        self.choices.focus()
        self.forget_struck()

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
        self.show_struck()
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
        return [Option(text, id=action) for action, text in rows if self.is_live(action)]

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that the form of this interview makes, if any."""
        return self.form.sheet if self.form is not None else None

    def _sheet_label(self) -> str:
        return _("Make a page to take along: {title}").format(title=self.sheet.title if self.sheet else "")

    def _show_saving(self) -> None:
        """Saving went on."""
        self._show_notice()
        self.forget_if_saved()

    def _show_notice(self) -> None:
        text = self.attention()
        notice = self.query_one("#notice", Static)
        notice.update(plain(text))
        notice.display = bool(text)
        self.header.right = Content.styled(saved_label(self.app.saving), "$success")

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
