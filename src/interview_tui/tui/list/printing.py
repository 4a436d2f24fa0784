"""The screen that prints the cards: choose the layout and the file, and make the PDF."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.cards.model import QuestionSet
from interview_tui.export.layouts import Layout, about, advice, file_name, label
from interview_tui.language import _
from interview_tui.tui.kit.commands import PRINT
from interview_tui.tui.kit.export_screen import ExportScreen, typed_path
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.choice import Choice, Possible
from interview_tui.tui.note.line_field import LineField


class PrintScreen(ExportScreen):
    """Ask for the layout, the backs and the path; enter makes the PDF, whichever field has the focus."""

    CSS_PATH = "printing.tcss"
    commands = PRINT

    layout_choice = query_one("#print-layout", Choice)
    backs_choice = query_one("#print-backs", Choice)
    field = query_one("#print-path", LineField)
    advice = query_one("#print-advice", Static)

    def __init__(self, cards: QuestionSet, folder: Path) -> None:
        """Propose a file in `folder`, that of the transcripts, which is made if need be."""
        super().__init__()
        self._cards = cards
        self._folder = folder.absolute()
        self._making = False

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose the choices, the path, the printing advice and the result."""
        layouts = [Possible(layout.value, label(layout), about(layout)) for layout in Layout]
        backs = [Possible("yes", _("With the prompts on the back")), Possible("no", _("Fronts alone"))]
        yield Line(id="header")
        with VerticalScroll(id="print-page", can_focus=False):
            yield Static(_("How the cards lie on paper"), classes="question", markup=False)
            yield Choice(layouts, Layout.FOUR.value, id="print-layout")
            with Vertical(id="print-sides"):
                yield Static(_("The prompts"), classes="question", markup=False)
                yield Choice(backs, "yes", id="print-backs")
            yield Static(_("Where the file will be"), classes="question", markup=False)
            yield LineField(self._proposed(Layout.FOUR), id="print-path")
            yield Static(id="print-advice", markup=False)
            yield Static(id="print-result", classes="made", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Focus the layout, so that enter is enough."""
        self.query_one("#header", Line).left = Content.styled(_("Print the cards"), "bold $primary")
        self.result.display = False
        self.field.select_on_focus = False
        self.watch(self.layout_choice, "index", self._layout_changed, init=True)
        self.watch(self.backs_choice, "index", self._show_advice, init=False)
        self.layout_choice.focus()
        self.call_after_refresh(self.field.action_end)  # the file name must be in view, not the folder

    @property
    def _layout(self) -> Layout:
        return Layout(self.layout_choice.value)

    @property
    def _backs(self) -> bool:
        return self._layout.has_backs and self.backs_choice.value == "yes"

    def _proposed(self, layout: Layout) -> str:
        return os.fspath(self._folder / file_name(layout))

    def _layout_changed(self) -> None:
        """Update the proposed path to the layout; keep one that the user typed."""
        self.query_one("#print-sides").display = self._layout.has_backs
        if self.field.value in map(self._proposed, Layout):
            self.field.value = self._proposed(self._layout)
            self.field.action_end()
        self._show_advice()

    def _show_advice(self) -> None:
        self.advice.update(plain(advice(self._layout, backs=self._backs), "$quiet"))

    def on_key(self, event: events.Key) -> None:
        """Move the focus up from the path field with the up key."""
        if event.key == "up" and self.focused is self.field:
            event.stop()
            self.focus_previous()

    # --- making

    @property
    def may_make(self) -> bool:
        """Return whether no PDF is being made."""
        return not self._making

    @property
    def has_made(self) -> bool:
        """Return whether the PDF is made and the path field has no focus: there a letter is text, not a command."""
        return super().has_made and self.focused is not self.field

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        self.query_one(KeysBar).refresh()

    @work(exclusive=True, group="print")
    async def action_make(self) -> None:
        """Make the PDF, and show its path or why it could not be made."""
        from interview_tui.export.files import PaperError
        from interview_tui.export.typesetter import TypesettingError
        from interview_tui.storage.trouble import FileTrouble

        path, layout, backs = typed_path(self.field.line, self._folder, ".pdf"), self._layout, self._backs
        self._making, self.made = True, None
        self.tell(Content.styled(_("Making it …"), "$quiet"))
        try:
            remarks = await asyncio.to_thread(self._make, path, layout, backs)
        except PaperError as error:
            self.tell(plain(str(error), "$warning"))
        except FileTrouble as error:
            self.tell(plain(error.in_full, "$warning"))
        except TypesettingError:
            self.tell(plain(_("The cards could not be made: something is wrong in In gesprek itself."), "$warning"))
        else:
            self.made = path
            made = Content.styled(_("It is made:"), "$success")
            lines = [made, plain(os.fspath(path)), *(plain(remark, "$warning") for remark in remarks)]
            self.layout_choice.focus(scroll_visible=False)
            self.tell(Content("\n").join(lines))
        finally:
            self._making = False
        self.query_one(KeysBar).refresh()  # not where the screen was left meanwhile: it has no bar any more

    def _make(self, path: Path, layout: Layout, backs: bool) -> tuple[str, ...]:
        """Write the PDF, and return remarks about it. For a thread.

        Raises PaperError, FileTrouble, and TypesettingError.
        """
        from interview_tui.export.cards import print_cards
        from interview_tui.export.files import CARDS, check_place, write_pdf
        from interview_tui.storage.trouble import save_error

        if path.parent == self._folder:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise save_error(error, path) from error
        check_place(path, like=CARDS)
        printed = print_cards(self._cards, layout, backs=backs)
        write_pdf(printed.pdf, path, like=CARDS)
        return printed.remarks

    def tell(self, text: Content) -> None:
        """Show the result, and scroll to it."""
        super().tell(text)
        self.call_after_refresh(self.result.scroll_visible, animate=False)
