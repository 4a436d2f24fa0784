"""The bin dialog: put back deleted transcripts, or empty the bin."""

from __future__ import annotations

import asyncio
from collections.abc import Container
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.language import _, ngettext
from interview_tui.language.dates import moment
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.library.bin import Binned, binned, empty, put_back
from interview_tui.transcripts.library.listing import FolderTrouble, Library
from interview_tui.tui.kit.base import Dialog, keys_said
from interview_tui.tui.kit.people import pair
from interview_tui.tui.kit.plain import named, plain
from interview_tui.tui.kit.question import Question
from interview_tui.tui.kit.widgets.choice import Press


class BinDialog(Dialog[Path | None]):
    """Show the bin of one folder. The result is the path of the file put back last, None without one."""

    CSS_PATH = "bin.tcss"
    listed = query_one(OptionList)
    said = query_one("#bin-said", Static)
    keys = query_one(".dialog-keys", Static)
    empty_button = query_one("#empty-bin", Press)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._binned: list[Binned] = []
        self._restored: Path | None = None

    def compose(self) -> ComposeResult:
        """Compose the list of deleted files, the button that empties the bin, and the hint."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Bin"), classes="dialog-title", markup=False)
            yield OptionList()
            yield Press(_("Empty the bin …"), id="empty-bin")
            yield Static(id="bin-said", classes="dialog-hint", markup=False)
            yield self.keys_line()

    def on_mount(self) -> None:
        """Load the contents of the bin."""
        self.empty_button.display = self.listed.display = False
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self, said: str = "") -> None:
        try:
            found = await asyncio.to_thread(_contents, self._folder, self.app.library_of(self._folder))
        except SaveError as error:
            found, said = [], error.in_full
        self._binned = [thing for thing, _label in found]
        self.listed.clear_options()
        self.listed.add_options([Option(label) for _thing, label in found])
        self.empty_button.display = self.listed.display = bool(found)
        if found:
            self.listed.highlighted = 0
            self.listed.focus()
        said = "\n".join(filter(None, (said, "" if found else _("The bin is empty."))))
        self.said.update(plain(said))
        self.said.display = bool(said)
        ways = (_("Enter: put back"), _("tab and Enter: empty the bin")) if found else ()
        self.keys.update(keys_said(*ways))

    @on(OptionList.OptionSelected)
    async def put_one_back(self, event: OptionList.OptionSelected) -> None:
        """Put the chosen file back in its folder, and show the bin anew."""
        try:
            self._restored = await asyncio.to_thread(put_back, self._binned[event.option_index])
        except SaveError as error:
            self._look(error.in_full)
        else:
            self._look(_("It is back in the list."))

    @on(Press.Pressed)
    @work(exclusive=True, group="empty")
    async def empty_bin(self) -> None:
        """Empty the bin after a question; the files cannot be brought back."""
        count = len(self._binned)
        text = ngettext(
            "{n} transcript is then gone for good: In gesprek cannot bring it back.",
            "{n} transcripts are then gone for good: In gesprek cannot bring them back.",
            count,
        ).format(n=count)
        copies = _("Copies that a sync program or a backup made are out of reach; ask whoever looks after those.")
        question = Question(_("Empty the bin?"), f"{text} {copies}", _("No, leave it"), _("Yes, empty the bin"))
        if not await self.app.push_screen_wait(question):
            return
        try:
            await asyncio.to_thread(empty, self._folder)
        except SaveError as error:
            self._look(error.in_full)
        else:
            self._look()

    def action_close(self) -> None:
        """Close the dialog, with the file put back last."""
        self.dismiss(self._restored)


def _contents(folder: Path, library: Library) -> list[tuple[Binned, Content]]:
    """Return what is in the bin, each with its label. Reads the disk; raises SaveError."""
    try:
        here = {entry.ident for entry in library.entries()} - {""}
    except FolderTrouble:
        here = set()
    return [(thing, _label(thing, here)) for thing in binned(folder)]


def _label(thing: Binned, here: Container[str]) -> Content:
    """Return what to call a file in the bin; `here` are the ids of the interviews that are in the folder."""
    try:
        entry = entry_at(thing.path, thing.path.stat(), asked_for=True)
    except OSError:
        entry = None
    interview = entry.interview if entry is not None else None
    name = pair(interview) if interview is not None else named(thing.path)
    if entry is not None and entry.ident in here:
        name = _("second version of {name}").format(name=name)
    when = _("deleted {moment}").format(moment=moment(thing.thrown_away))
    return plain(f"{name} · {when}")
