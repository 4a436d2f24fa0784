"""What can be done with the interview under the cursor."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import on, work

from interview_tui.interview.model import Status
from interview_tui.language import _
from interview_tui.storage.reading import read_bytes
from interview_tui.storage.trouble import FileTrouble, SaveError, UnreadableFile
from interview_tui.transcripts.desk.desk import open_file
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.library.bin import Binned, put_back, throw_away
from interview_tui.transcripts.versions.finding import OtherVersion, put_away, restore_rescue
from interview_tui.tui.compare.comparison import lay_beside
from interview_tui.tui.kit.other_programs import open_elsewhere
from interview_tui.tui.kit.people import pair
from interview_tui.tui.kit.plain import named
from interview_tui.tui.list.row_list import ShelfList
from interview_tui.tui.list.view import StartView


class RowActions(StartView):
    """Open it, read it, lay another beside it, rename it, throw it away."""

    @on(ShelfList.Opened)
    def action_open_one(self) -> None:
        """Go on with a draft, read back what is held, read what is final, a copy, or cannot be understood."""
        row = self.shelf.row
        if row is None or row.path is None:
            return
        if row.rescue is not None:
            self.action_versions()
        elif row.copy or row.interview is None or (row.interview.status is Status.FINAL and not row.due):
            self.action_read()
        else:
            self.app.open(row.path)

    def action_versions(self) -> None:
        """Lay the versions side by side; put back words whose transcript is gone."""
        row = self.shelf.row
        rescue = row.rescue if row is not None else None
        if row is not None and row.home is not None:
            self.app.show_versions(row.home)
            return
        rescue = rescue or (self._rescues[0] if self._rescues else None)
        if rescue is not None and rescue.home is not None:
            self.app.show_versions(rescue.home)
        elif rescue is not None:
            self._put_rescue_back(rescue)

    @work(exclusive=True, group="rescue")
    async def _put_rescue_back(self, rescue: OtherVersion) -> None:
        """Words whose transcript is gone become one again."""
        try:
            self._at = await asyncio.to_thread(restore_rescue, rescue, self.app.start.transcripts)
        except FileTrouble as error:
            self._say(error.in_full)
        else:
            self._say(_("It is back in the list."))
            self.look_again()

    def action_read(self) -> None:
        """The transcript on the whole screen."""
        from interview_tui.tui.transcript.screen import Reading, ReadingScreen

        row = self.shelf.row
        if row is None or row.path is None:
            return
        title = pair(row.interview) if row.interview is not None else named(row.path)
        onward = self.check_action("onward", ()) is True and not row.copy
        self.app.push_screen(ReadingScreen(Reading(row.path, title, onward=onward)))

    @work(exclusive=True, group="look_back")
    async def action_look_back(self) -> None:
        """For the interviewer alone: what was asked with."""
        from interview_tui.tui.learning.look_back import LookBackScreen

        row = self.shelf.row
        if row is None or row.path is None:
            return
        try:
            document = (await asyncio.to_thread(open_file, row.path)).document
        except UnreadableFile as error:
            self._say(f"{named(row.path)}: {error}")
            return
        cards = self.app.cards_for(document.interview, document)
        self.app.push_screen(LookBackScreen(document.interview, cards))

    def action_onward(self) -> None:
        """Read back together; or share, and who is next."""
        if (row := self.shelf.row) is not None and row.path is not None:
            self.app.open(row.path)

    @work(exclusive=True, group="compare")
    async def action_compare(self) -> None:
        """Lay another interview beside it."""
        if (row := self.shelf.row) is not None and row.path is not None and row.interview is not None:
            self._say(await lay_beside(self.app, row.path, row.interview))

    @work(exclusive=True, group="elsewhere")
    async def action_open_file(self) -> None:
        """In another program."""
        if (row := self.shelf.row) is not None and row.path is not None:
            self._say(await open_elsewhere(self.app, row.path))
            self.look_again()

    @work(exclusive=True, group="rename")
    async def action_rename(self) -> None:
        """The two names."""
        from interview_tui.tui.list.rename import Rename

        row = self.shelf.row
        if row is None or row.path is None or row.interview is None:
            return
        path = await self.app.push_screen_wait(Rename(row.path, row.interview))
        if path is not None:
            self._at = path
            self.look_again()

    @work(group="delete")
    async def action_delete(self) -> None:
        """Into the bin, without a question: one key takes it back."""
        row = self.shelf.row
        if row is None or row.path is None:
            return
        ident = row.interview.id if row.interview is not None else ""
        try:
            if row.rescue is not None:
                data = await asyncio.to_thread(read_bytes, row.path)
                await asyncio.to_thread(put_away, row.rescue, data, self.app.start.transcripts)
                self._say("")
                self.look_again()
                return
            thrown = await asyncio.to_thread(_into_bin, row.path, ident)
        except FileTrouble as error:
            self._say(error.in_full)
            return
        if isinstance(thrown, Taken):
            self._say(_("{reason} Close it there first.").format(reason=thrown.reason))
            return
        self._deleted.append(thrown)
        name = pair(row.interview) if row.interview is not None else named(row.path)
        text = _("“{name}” is in the bin. {key} takes it back.")
        self._say(text.format(name=name, key=self.key_of("undo_delete")))
        self.look_again()

    @work(group="delete")
    async def action_undo_delete(self) -> None:
        """Back where it was."""
        thing = self._deleted.pop()
        try:
            self._at = await asyncio.to_thread(put_back, thing)
        except SaveError as error:
            self._say(error.in_full)
        else:
            self._say("")
        self.look_again()


def _into_bin(path: Path, ident: str) -> Binned | Taken:
    """Throw away a file that nobody has open. Raises SaveError."""
    claimed = claim(path, ident)
    if isinstance(claimed, Taken):
        return claimed
    with claimed:
        return throw_away(path)
