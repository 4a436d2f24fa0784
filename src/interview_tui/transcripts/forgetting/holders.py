"""The holders of interview text among the transcripts: folders, bins, rescue files, earlier versions, and memory.

Each of their folders may have copies (kept by this program when another one changed the file, or left by a sync
program), shared versions, temporary files of a killed process, sheets and accounts: `sweeping.py` goes through one
folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.history import history_folder, is_named_after
from interview_tui.transcripts.desk.rescue import name_of_transcript, rescue_folder
from interview_tui.transcripts.forgetting.forgetting import Forgotten, Holder, Struck, together
from interview_tui.transcripts.forgetting.removing import Place, clear
from interview_tui.transcripts.forgetting.sweeping import Sweep, sweep
from interview_tui.transcripts.forgetting.whole import Kind, Removal, Remover, Whole
from interview_tui.transcripts.forgetting.whole import together as all_removed
from interview_tui.transcripts.library.bin import FOLDER as BIN
from interview_tui.transcripts.library.bin import places_in, remove_if_empty
from interview_tui.transcripts.library.libraries import Libraries


class FullHolder(Holder, Remover, Protocol):
    """Define what keeps text of an interview, and can forget what was struck in it as well as all of it."""


def of_transcripts(
    folders: Iterable[Path], *, given: Callable[[str], Iterable[Path]] = lambda _ident: (), system: System = SYSTEM
) -> tuple[FullHolder, ...]:
    """Return the holders for the transcripts in these folders, their bins, and the state folder.

    `given` returns the files of the interview with an id that another holder sees to.
    """
    named = tuple(folders)
    return (Transcripts(named, system, given), Bins(named, system), Rescues(system), History(system))


class Transcripts(NamedTuple):
    """Remove struck answers from folders with transcripts, not from their subfolders."""

    folders: tuple[Path, ...]
    system: System = SYSTEM
    given: Callable[[str], Iterable[Path]] = lambda _ident: ()

    def forget(self, struck: Struck) -> Forgotten:
        """Remove the struck answers from the files in each folder; a folder given under two names is searched once."""
        how = Sweep(self.system, given=frozenset(map(os.path.realpath, self.given(struck.ident))))
        return together(sweep(folder, struck, how) for folder in _unique(self.folders))

    def take_away(self, whole: Whole) -> Removal:
        """Remove the copies and versions of the interview in each folder, and what was made of it."""
        return all_removed(clear(folder, whole, Place(self.system)) for folder in _unique(self.folders))


class Bins(NamedTuple):
    """Remove struck answers from the bins of folders with transcripts."""

    folders: tuple[Path, ...]
    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Remove the struck answers from all deleted files; a bin that cannot be read counts as left.

        A file of the interview of which it cannot be said that a struck answer is not in it is removed: it was thrown
        away, and what is unclear counts as struck.
        """
        parts: list[Forgotten] = []
        for folder in _unique(self.folders):
            try:
                places = places_in(folder, system=self.system)
            except FileTrouble:
                parts.append(Forgotten(left=(folder / BIN,)))
                continue
            for place in places:
                parts.append(sweep(place, struck, Sweep(self.system, unclear=True)))
                if parts[-1].cleaned:
                    remove_if_empty(place, system=self.system)
        return together(parts)

    def take_away(self, whole: Whole) -> Removal:
        """Remove the deleted files of the interview, and folders that are empty then."""
        parts: list[Removal] = []
        for folder in _unique(self.folders):
            try:
                places = places_in(folder, system=self.system)
            except FileTrouble:
                parts.append(Removal(left=(folder / BIN,)))
                continue
            for place in places:
                parts.append(clear(place, whole, Place(self.system, Kind.BINNED, is_ours=True)))
                if parts[-1].removed:
                    remove_if_empty(place, system=self.system)
            if any(part.removed for part in parts):
                remove_if_empty(folder / BIN, system=self.system)
        return all_removed(parts)


class Rescues(NamedTuple):
    """Remove struck answers from the rescue files in the state folder."""

    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Remove the struck answers from the rescue files."""

        def is_named(name: str) -> bool:
            return name_of_transcript(Path(name)) == struck.path.name

        return sweep(rescue_folder(), struck, Sweep(self.system, is_named=is_named))

    def take_away(self, whole: Whole) -> Removal:
        """Remove the rescue files of the interview."""

        def is_named(name: str) -> bool:
            return name_of_transcript(Path(name)) == whole.path.name

        return clear(rescue_folder(), whole, Place(self.system, Kind.RESCUE, is_ours=True, is_named=is_named))


class History(NamedTuple):
    """Remove struck answers from the earlier versions in the state folder."""

    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Remove the struck answers from the earlier versions."""

        def is_named(name: str) -> bool:
            return is_named_after(name, struck.ident)

        return sweep(history_folder(), struck, Sweep(self.system, is_named=is_named))

    def take_away(self, whole: Whole) -> Removal:
        """Remove the earlier versions of the interview."""

        def is_named(name: str) -> bool:
            return is_named_after(name, whole.ident)

        return clear(history_folder(), whole, Place(self.system, Kind.EARLIER, is_ours=True, is_named=is_named))


class Memory(NamedTuple):
    """Drop the contents that libraries cache. Ask it last, once the files have no struck answers any more."""

    libraries: Libraries

    def forget(self, struck: Struck) -> Forgotten:  # noqa: ARG002 - part of the protocol
        """Drop all cached contents: searching them for this one interview would save little and could miss a copy."""
        self.libraries.drop_contents()
        return Forgotten()

    def take_away(self, whole: Whole) -> Removal:  # noqa: ARG002 - part of the protocol
        """Drop all cached contents, as for what was struck."""
        self.libraries.drop_contents()
        return Removal()


def _unique(folders: Iterable[Path]) -> list[Path]:
    """Return each folder once, also if several links lead to it."""
    seen: dict[str, Path] = {}
    for folder in folders:
        seen.setdefault(os.path.realpath(folder), folder)
    return list(seen.values())
