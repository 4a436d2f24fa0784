"""The desk of the open interview: begin it, read it from its file, close it, and report the state of saving."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Interview
from interview_tui.interview.moving import order
from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.saver import SaveState, Saving
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.plain import named

if TYPE_CHECKING:
    from interview_tui.transcripts.forgetting.forgetting import Forgotten


class CannotOpen(Exception):  # noqa: N818 - says what it is
    """Report that a file cannot be opened as an interview; the message is the reason, in one line for the user."""


class OpenDesk:
    """Hold the desk of the open interview. Post `Saved` to the app after every save."""

    class Saved(Message):
        """Report the state of saving after a save."""

        def __init__(self, state: SaveState) -> None:
            super().__init__()
            self.state = state

    def __init__(self, app: Host, after_closing: Callable[[Desk], None]) -> None:
        """Take what to call with a desk that was closed."""
        self._app = app
        self._after_closing = after_closing
        self.desk: Desk | None = None
        """None while no interview is open. Whoever shows the interview sets it; `close` makes it None."""

    def begin(self, interview: Interview, cards: QuestionSet) -> Desk:
        """Return a desk with a new interview, in a new file in the folder of transcripts."""
        return Desk.begin(self._app.start.transcripts, interview, cards, self._tell, self._forget)

    def read(self, path: Path) -> Desk:
        """Return a desk with the interview in that file. Raises CannotOpen."""
        from interview_tui.storage.trouble import UnreadableFile  # a new interview has no file yet
        from interview_tui.transcripts.desk.own_file import open_file

        try:
            found = open_file(path)
        except UnreadableFile as error:
            raise CannotOpen(f"{named(path)}: {error.told}") from None
        interview = found.document.interview
        cards = self._app.decks.cards_for(interview, found.document)
        if cards is None:
            problem = _(
                "“{name}” was held with the question set {ref}, which is not here. Start with --questions FILE."
            )
            raise CannotOpen(problem.format(name=named(path), ref=interview.question_set))
        if interview.at_card not in {card.number for card in cards.cards}:  # the file was edited by hand
            interview = interview.change(at_card=order(interview, cards)[0])
        return Desk(path, interview, cards, found, self._tell, self._forget)

    def _tell(self, state: SaveState) -> None:
        """Post `Saved` to the app. Called in the saver's thread."""
        self._app.post_message(self.Saved(state))

    def _forget(self, path: Path, interview: Interview) -> Forgotten:
        """Remove struck answers from all that may hold them. Called in a thread of the desk, once it is finished."""
        from interview_tui.transcripts.forgetting.forgetting import forget
        from interview_tui.tui.kit.holders import holders_of

        desk = self.desk
        certain = desk is None or desk.path != path or not desk.doubts
        return forget(path, interview, holders_of(self._app, path), certain=certain)

    async def close(self) -> None:
        """Save and close the open interview. If saving fails, tell the user where the rescue file is."""
        desk, self.desk = self.desk, None
        if desk is not None and not await asyncio.to_thread(desk.close):
            told = await asyncio.to_thread(rescued, desk)
            self._app.notify(told, severity="warning", timeout=60, markup=False)
        if desk is not None:
            self._after_closing(desk)
        self._app.saving = None
        self._app.apart = ()

    def let_go(self) -> None:
        """Open nothing any more: the interview that was open is closed, and gone."""
        self.desk = None
        self._app.saving = None
        self._app.apart = ()

    def is_failing(self) -> bool:
        """Return whether what was typed last cannot be saved."""
        saving = self._app.saving
        return self.desk is not None and saving is not None and saving.saving is Saving.FAILING

    async def may_leave(self) -> bool:
        """Ask what to do with text that cannot be saved; return whether to leave all the same. Call it in a worker."""
        from interview_tui.tui.app.unsaved import UnsavedDialog

        assert self.desk is not None
        willing = await self._app.push_screen_wait(UnsavedDialog(self.desk))
        return bool(willing)


def rescued(desk: Desk) -> str:
    """Write what the file of `desk` should hold to a rescue file, as a last resort. Return one line for the user."""
    from interview_tui.storage.trouble import SaveError

    try:
        path = desk.keep_rescue()
    except SaveError as error:
        return _("What was typed last could not be saved: {reason}").format(reason=error.reason)
    return _("The transcript could not be saved in its place. A rescue copy is in {path}.").format(path=path)
