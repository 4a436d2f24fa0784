"""Other versions of the open interview: look for them, offer them in a line, and show them side by side when asked."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.language import _
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.app.navigator import Navigator
from interview_tui.tui.app.open_desk import OpenDesk
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.people import pair
from interview_tui.tui.kit.plain import named

if TYPE_CHECKING:
    from interview_tui.transcripts.versions.putting_together import Outcome, Pair


class VersionFinder:
    """Keep `apart` of the app up to date: the other versions of the open interview that the user has not put off."""

    def __init__(self, app: Host, opened: OpenDesk) -> None:
        self._app = app
        self._opened = opened
        self.put_off: set[Path] = set()
        """Versions that are not offered again as long as the app runs."""

    def look_for_others(self) -> None:
        """Look for versions on the disk, in a task of the app, unless somebody else has the interview open."""
        desk = self._opened.desk
        if desk is not None and desk.taken is None:
            self._app.run_worker(self._look_for_others(desk), group="versions", exclusive=True)

    async def _look_for_others(self, desk: Desk) -> None:
        from interview_tui.transcripts.versions.finding import versions_of  # not needed for the first screen

        library = self._app.library_of(desk.path.parent)
        found = await asyncio.to_thread(versions_of, desk.path, desk.interview.id, library)
        if self._opened.desk is desk:
            self._app.apart = tuple(version for version in found if version.path not in self.put_off)

    def offer_fresh(self) -> None:
        """Offer at once the versions that a save put beside the transcript because another program had changed it."""
        desk = self._opened.desk
        known = {version.path for version in self._app.apart} | self.put_off
        fresh = [path for path in desk.elsewhere if path not in known] if desk is not None else []
        if fresh and desk is not None:
            from interview_tui.transcripts.versions.finding import at

            made = tuple(at(path, desk.path) for path in fresh)
            self._app.apart = (*reversed(made), *self._app.apart)


class VersionsJourney:
    """Show one pair of versions after another, then go back to where the user was: the `Versions` of the app."""

    def __init__(self, app: Host, opened: OpenDesk, finder: VersionFinder, navigator: Navigator) -> None:
        self._app = app
        self._opened = opened
        self._finder = finder
        self._navigator = navigator
        self._from_list = False
        self._is_first = True  # pair of this journey

    def show(self, path: Path | None = None, *, again: Path | None = None) -> None:
        """Show the versions of an interview side by side: of the transcript in `path`, or of the open one.

        What the user has put off comes only when nothing else is left to show, but for the version `again`.
        """
        self._is_first = True
        if again is not None:
            self._finder.put_off.discard(again)
        self._from_list = path is not None
        self._navigator.go(self._to_versions(path))

    async def _to_versions(self, path: Path | None = None, said: str = "") -> None:
        from interview_tui.tui.versions.screen import VersionsScreen

        desk = self._opened.desk
        if path is not None:
            desk = await self._navigator.desk_of(path)
        if desk is None:
            return
        self._opened.desk = desk
        if desk.taken is not None:
            await self._navigator.to_list(desk.taken.close_first)
            return
        pair, problem = await asyncio.to_thread(self._next_pair, desk)
        if pair is None:
            await self._back(desk, said or problem or _("There is only one version of this interview."))
        else:
            await self._navigator.show_desk(desk, lambda: VersionsScreen(desk, pair, said))

    def _next_pair(self, desk: Desk) -> tuple[Pair | None, str]:
        """Return the pair with the newest readable version that was not put off, and "".

        Whoever asks for a first pair gets one that was put off if there is no other. If there is none at all: None, and
        why a version could not be read ("" if all could).
        """
        from interview_tui.transcripts.versions.finding import versions_of
        from interview_tui.transcripts.versions.putting_together import pair_of

        problem = ""
        found = versions_of(desk.path, desk.interview.id, self._app.library_of(desk.path.parent))
        put_off = [version for version in found if version.path in self._finder.put_off]
        for version in (*(one for one in found if one not in put_off), *(put_off if self._is_first else ())):
            try:
                return pair_of(desk, version), ""
            except UnreadableFile as error:
                text = _("{name} cannot be laid beside it. {problem} It is in {folder}.")
                problem = text.format(name=named(version.path), problem=error.told, folder=version.path.parent)
        return None, problem

    def leave(self, desk: Desk, pair: Pair, outcome: Outcome | None, said: str = "") -> None:
        """Go on to the next pair, or back: `outcome` says what became of the two versions, None that both stay.

        `said` is told in place of what that outcome says.
        """
        from interview_tui.transcripts.versions.putting_together import Outcome

        self._is_first = False
        if outcome is not Outcome.DONE:
            self._finder.put_off.add(pair.version.path)
        outcomes = {
            None: _("Both versions stay as they are."),
            Outcome.DONE: _("It is one interview now. The other version is in the bin."),
            Outcome.LEFT: _("It is saved. The other version is where it was, for it changed meanwhile or lies open."),
        }
        said = said or outcomes[outcome]
        self._navigator.go(self._to_versions(said=said) if outcome else self._back(desk, said))

    async def _back(self, desk: Desk, said: str) -> None:
        """Go back to where the user was before the first pair: the list, or the open interview."""
        self._app.apart = ()
        if self._from_list:
            await self._navigator.to_list(said)
            return
        text = _("{names}: {text}").format(names=pair(desk.interview), text=said)
        self._app.notify(text, markup=False)
        await self._navigator.to_desk(desk)
