"""The bin dialog: put back deleted transcripts, or empty the bin."""

from __future__ import annotations

import asyncio
from collections.abc import Container, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.language import _, ngettext
from interview_tui.language.dates import moment
from interview_tui.storage.trouble import FileTrouble, SaveError
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.library.bin import Binned, binned, empty, put_back
from interview_tui.transcripts.library.listing import Entry, FolderTrouble, Library
from interview_tui.transcripts.library.made_of import left_of
from interview_tui.tui.kit.base import Dialog, keys_said
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.people import pair
from interview_tui.tui.kit.plain import named, plain
from interview_tui.tui.kit.question import Question
from interview_tui.tui.kit.widgets.choice import Press
from interview_tui.tui.list.deleting import Undoable

_MOST_NAMES: Final = 3


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
        self._deleted: list[_Deleted] = []
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
        self._deleted = found
        self.listed.clear_options()
        self.listed.add_options([Option(one.label) for one in found])
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
            self._restored = await asyncio.to_thread(put_back, self._deleted[event.option_index].thing)
        except SaveError as error:
            self._look(error.in_full)
        else:
            self._look(_("It is back in the list."))

    @on(Press.Pressed)
    @work(exclusive=True, group="empty")
    async def empty_bin(self) -> None:
        """Empty the bin after a question; the files cannot be brought back."""
        text = await asyncio.to_thread(_warning, self._deleted, self.app.library_of(self._folder))
        question = Question(_("Empty the bin?"), text, _("No, leave it"), _("Yes, empty the bin"))
        if not await self.app.push_screen_wait(question):
            return
        try:
            await asyncio.to_thread(_empty, self._folder, self._deleted)
        except SaveError as error:
            self._look(error.in_full)
        else:
            self._look()

    def action_close(self) -> None:
        """Close the dialog, with the file put back last."""
        self.dismiss(self._restored)


async def look_into(app: Host, undoable: Undoable, key: str) -> tuple[Path | None, str]:
    """Show the bin; return the path of the file put back last, and what the list says then: what `key` takes back."""
    back = await app.push_screen_wait(BinDialog(app.start.transcripts))
    undoable.drop_emptied()
    lines = (_("It is back in the list.") if back else "", undoable.about_last(key))
    return back, "\n".join(filter(None, lines))


class _Deleted(NamedTuple):
    """Hold what was deleted in one go: a file, what to call it, and what was made of it for others and went along.

    `entry` is what it is of; None where that cannot be told.
    """

    thing: Binned
    label: Content
    along: tuple[Binned, ...] = ()
    entry: Entry | None = None

    @property
    def is_whole(self) -> bool:
        """Return whether it is more than a version for others."""
        return self.entry is None or not self.entry.shared


def _contents(folder: Path, library: Library) -> list[_Deleted]:
    """Return what is in the bin, each with its label. Reads the disk; raises SaveError."""
    try:
        here = {entry.ident for entry in library.entries()} - {""}
    except FolderTrouble:
        here = set()
    in_one_go: dict[Path, list[tuple[Binned, Entry | None]]] = {}
    for thing in binned(folder):
        in_one_go.setdefault(thing.path.parent, []).append((thing, _entry(thing.path)))
    return [_deleted(files, here) for files in in_one_go.values()]


def _entry(path: Path) -> Entry | None:
    try:
        return entry_at(path, path.stat(), asked_for=True)
    except OSError:
        return None


def _deleted(files: Sequence[tuple[Binned, Entry | None]], here: Container[str]) -> _Deleted:
    """Return what was deleted in one go; `here` are the ids of the interviews that are in the folder."""
    wholes = [one for one in files if one[1] is not None and one[1].interview is not None and not one[1].shared]
    thing, entry = (wholes or files)[0]
    along = tuple(one for one, _entry in files if one != thing)
    interview = entry.interview if entry is not None else None
    name = pair(interview) if interview is not None else named(thing.path)
    if entry is not None and entry.shared:
        name = _("version for others of {name}").format(name=name)
    elif entry is not None and entry.ident in here:
        is_of_now = thing.origin.exists()  # its own file, as it was before something was put in its place
        text = _("earlier text of {name}") if is_of_now else _("second version of {name}")
        name = text.format(name=name)
    if along:
        name = _("{name}, with what was made of it for others").format(name=name)
    when = _("deleted {moment}").format(moment=moment(thing.thrown_away))
    return _Deleted(thing, plain(f"{name} · {when}"), along, entry)


def _empty(folder: Path, deleted: Sequence[_Deleted]) -> None:
    """Empty the bin, and drop the records of what was given of interviews that are gone then. Raises SaveError."""
    empty(folder)
    from interview_tui.export.giving.records import drop_all

    with suppress(FileTrouble):
        library = Library(folder)
        for ident in {one.entry.ident for one in deleted if one.entry is not None and one.entry.ident}:
            if not library.files_of(ident):
                drop_all(ident)


def _warning(deleted: Sequence[_Deleted], library: Library) -> str:
    """Return what is gone for good once the bin is emptied, and what stays elsewhere. Reads the disk."""
    wholes = [one for one in deleted if one.is_whole]
    count = len(wholes) or len(deleted)
    made = sum(len(one.along) for one in deleted) + (len(deleted) - count)
    lines = [
        ngettext(
            "{n} transcript is then gone for good: In gesprek cannot bring it back.",
            "{n} transcripts are then gone for good: In gesprek cannot bring them back.",
            count,
        ).format(n=count)
    ]
    if made:
        text = ngettext("So is {n} file that was made of it for others.", "So are {n} files made for others.", made)
        lines.append(text.format(n=made))
    if left := _still_here(wholes, library):
        lines.append(_("Made for others, and still in the folder: {files}.").format(files=", ".join(left)))
    lines.append(_("Copies that a sync program or a backup made are out of reach; ask whoever looks after those."))
    return " ".join(lines)


def _still_here(wholes: Sequence[_Deleted], library: Library) -> list[str]:
    """Return the names of what was made for others of these and is still in the folder, a few at most."""
    found: set[Path] = set()
    with suppress(FolderTrouble):
        for one in wholes:
            if one.entry is not None:
                found.update(left_of(one.entry, library, without=one.thing.origin))
    names = sorted(named(path) for path in found)
    return names if len(names) <= _MOST_NAMES else [*names[: _MOST_NAMES - 1], "…"]
