"""The dialog that changes the names of the two people of an interview."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input, Static

from interview_tui.export.giving.renaming import rename
from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.lock import Taken
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.library.renaming import Renamed
from interview_tui.tui.kit.base import Dialog, keys_said
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.line_problems import name_problem
from interview_tui.tui.kit.people import pair
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.list.deleting import Undoable
from interview_tui.tui.list.rows import InterviewRow
from interview_tui.tui.note.line_field import LineField


class Rename(Dialog[Renamed | None]):
    """Ask for the two names. The result says where the file is now, None if nothing changed."""

    CSS_PATH = "rename.tcss"
    interviewer = query_one("#interviewer", LineField)
    interviewee = query_one("#interviewee", LineField)
    problem = query_one("#problem", Static)

    def __init__(self, path: Path, interview: Interview) -> None:
        super().__init__()
        self._path = path
        self._interview = interview

    def compose(self) -> ComposeResult:
        """Compose the fields with the present names."""
        with Vertical(classes="dialog"):
            yield Static(_("Other names"), classes="dialog-title", markup=False)
            with Horizontal(classes="field-row"):
                yield Static(_("Who asks"), classes="field-label", markup=False)
                yield LineField(self._interview.interviewer, id="interviewer")
            with Horizontal(classes="field-row"):
                yield Static(_("With whom"), classes="field-label", markup=False)
                yield LineField(self._interview.interviewee, id="interviewee")
            yield Static(id="problem", classes="field-problem", markup=False)
            yield Static(
                _("The notes stay as they are, and so does an invitation: a name in them is not changed."),
                classes="dialog-hint",
                markup=False,
            )
            yield Static(id="rename-keys", classes="dialog-hint dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Focus the first name."""
        self._say("")
        self.interviewer.focus()

    @on(events.DescendantFocus)
    def _say_keys(self) -> None:
        """Say what Enter does in the field that has the focus."""
        keys = _("Enter: keep it") if self.focused is self.interviewee else _("Enter: on")
        self.query_one("#rename-keys", Static).update(keys_said(keys))

    def _say(self, text: str) -> None:
        self.problem.update(plain(text))
        self.problem.display = bool(text)

    @on(Input.Submitted, "#interviewer")
    def _go_to_second(self) -> None:
        """Go to the second name."""
        self.interviewee.focus()

    @on(Input.Submitted, "#interviewee")
    def _submit(self) -> None:
        """Check both names, and change them."""
        for field in (self.interviewer, self.interviewee):
            if problem := name_problem(field.line):
                self._say(problem)
                field.focus()
                return
        self._change()

    @work(exclusive=True)
    async def _change(self) -> None:
        try:
            renamed = await asyncio.to_thread(rename, self._path, self.interviewer.line, self.interviewee.line)
        except FileTrouble as error:
            self._say(error.in_full)
        except TranscriptError as error:
            self._say(error.told)
        else:
            if isinstance(renamed, Taken):
                self._say(renamed.close_first)
            else:
                self.dismiss(renamed)


def about_renamed(renamed: Renamed) -> str:
    """Return what became of the other files of the interview, in one line; "" if there is nothing to say."""
    said = []
    if renamed.removed:
        said.append(_("The page to take along had the old name on it and is gone: make it once more."))
    if renamed.left:
        names = ", ".join(path.name for path in renamed.left)
        said.append(_("The old name stays in: {names}.").format(names=names))
    return " ".join(said)


async def ask_names(app: Host, row: InterviewRow, undoable: Undoable, key: str) -> tuple[Path, str] | None:
    """Show the dialog; return where the file is now, and what the list says then: what `key` takes back.

    None if the names of that row cannot be changed, or were not.
    """
    if row.path is None or row.interview is None:
        return None
    renamed = await app.push_screen_wait(Rename(row.path, row.interview))
    if renamed is None or renamed.now is None:
        return (renamed.path, "") if renamed is not None else None
    undoable.renamed(row, renamed.path, pair(renamed.now))
    return renamed.path, "\n".join(filter(None, (undoable.about_last(key), about_renamed(renamed))))
