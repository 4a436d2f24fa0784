"""Other versions of the open interview: looked for when it is opened, offered in a line, laid beside it when asked."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.language import _
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.tui.app.navigator import Navigator
from interview_tui.tui.kit.plain import named

if TYPE_CHECKING:
    from interview_tui.transcripts.versions.putting_together import Outcome, Pair


class TwoVersions(Navigator):
    """What the app does about other versions of the interview that lies open."""

    def __init__(self) -> None:
        super().__init__()
        self._from_list = False
        self._put_off: set[Path] = set()

    async def _open(self, path: Path) -> None:
        await super()._open(path)
        if self.desk is not None and self.desk.taken is None:
            self.run_worker(self._look_for_versions(self.desk), group="versions", exclusive=True)

    async def _look_for_versions(self, desk: Desk) -> None:
        from interview_tui.transcripts.versions.finding import versions_of  # the first screen can do without

        found = await asyncio.to_thread(versions_of, desk.path, desk.interview.id, self.library_of(desk.path.parent))
        if self.desk is desk:
            self.apart = tuple(version for version in found if version.path not in self._put_off)

    def on_navigator_saved(self, message: Navigator.Saved) -> None:  # noqa: ARG002 - Navigator's is called as well
        """A version that was put beside ours just now is offered at once."""
        desk = self.desk
        known = {version.path for version in self.apart} | self._put_off
        fresh = [path for path in desk.elsewhere if path not in known] if desk is not None else []
        if fresh and desk is not None:
            from interview_tui.transcripts.versions.finding import OtherVersion

            made = tuple(OtherVersion(path, time.time(), interview=desk.interview, home=desk.path) for path in fresh)
            self.apart = (*reversed(made), *self.apart)

    def show_versions(self, path: Path | None = None) -> None:
        """Lay the versions of an interview side by side: of that transcript, or of the one that lies open."""
        self._go(self._to_versions(path))

    async def _to_versions(self, path: Path | None = None, said: str = "") -> None:
        from interview_tui.tui.versions.screen import VersionsScreen

        desk = self.desk
        if path is not None:
            self._from_list = True
            desk = await self._desk_of(path)
        if desk is None:
            return
        self.desk = desk
        if desk.taken is not None:
            await self._to_list(_("{reason} Close it there first.").format(reason=desk.taken.reason))
            return
        pair, problem = await asyncio.to_thread(self._next_pair, desk)
        if pair is None:
            await self._back_from_versions(desk, said or problem or _("There is only one version of this interview."))
        else:
            await self._show(lambda: VersionsScreen(desk, pair, said))

    def _next_pair(self, desk: Desk) -> tuple[Pair | None, str]:
        """The newest version that can be read and was not put off, and what is wrong with one that cannot be."""
        from interview_tui.transcripts.versions.finding import versions_of
        from interview_tui.transcripts.versions.putting_together import pair_of

        problem = ""
        for version in versions_of(desk.path, desk.interview.id, self.library_of(desk.path.parent)):
            try:
                if version.path not in self._put_off:
                    return pair_of(desk, version), ""
            except UnreadableFile as error:
                problem = f"{named(version.path)}: {error}"
        return None, problem

    def leave_versions(self, desk: Desk, pair: Pair, outcome: Outcome | None) -> None:
        """The user is done with two versions: `outcome` says what became of them, None that both stay."""
        from interview_tui.transcripts.versions.putting_together import Outcome

        if outcome is not Outcome.DONE:
            self._put_off.add(pair.version.path)
        said = {
            None: _("Both versions stay as they are."),
            Outcome.DONE: _("It is one interview now. The other version is in the bin."),
            Outcome.LEFT: _("It is saved. The other version is where it was, for it changed meanwhile or lies open."),
        }
        self._go(self._to_versions(said=said[outcome]) if outcome else self._back_from_versions(desk, said[None]))

    async def _back_from_versions(self, desk: Desk, said: str) -> None:
        self.apart = ()
        if self._from_list:
            self._from_list = False
            await self._to_list(said)
            return
        self.notify(said, markup=False)
        await self._to_desk(desk)

    def take_over(self) -> None:
        """Ask whether the other that has the interview open is gone, and then go on here."""
        self.run_worker(self._take_over(), group="versions", exclusive=True)

    async def _take_over(self) -> None:
        from interview_tui.tui.kit.question import Question

        desk = self.desk
        if desk is None or desk.taken is None:
            return
        text = _("If somebody does type there, nothing is lost: both versions stay, and you can choose later.")
        question = Question(
            _("Go on with this interview here?"),
            f"{desk.taken.reason} {text}",
            _("No, only read along"),
            _("Yes, nobody has it open there"),
        )
        if await self.push_screen_wait(question):
            taken = await asyncio.to_thread(claim, desk.path, desk.interview.id, over=True)
            if isinstance(taken, Claim) and await self._close_desk():
                taken.release()
                self._go(self._open(desk.path))  # what the other wrote last is read anew

    async def _close_desk(self) -> bool:
        closed = await super()._close_desk()
        if closed:
            self.apart = ()
        return closed
