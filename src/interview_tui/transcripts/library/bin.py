"""The bin: what is thrown away stays on the same disk, can be put back, and is gone when the bin is emptied.

It is a hidden folder in the folder of the transcripts, so that throwing away is one step that cannot half succeed, and
nothing is copied to a place that others look after. Each thing lies in a folder of its own, named by the moment, and
keeps its name: `.weggegooid/20260301-101500-3f9k2m/2026-02-11-sam-3f9k2m.md`. Links are moved and removed themselves;
what they lead to is never touched, and a bin that is itself a link is refused.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from interview_tui.storage.files import write_atomic
from interview_tui.storage.folders import clear_leavings, make_folder, move, move_in_one_step
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import SaveError, Trouble, save_error
from interview_tui.transcripts.desk.history import clear_or_tell
from interview_tui.transcripts.format.entry import entry_at
from interview_tui.transcripts.format.file_names import new_id, numbered

FOLDER: Final = ".weggegooid"
_ENTRY = re.compile(r"(\d{8}-\d{6})-[0-9a-z]{6}")
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Binned:
    """One thing in the bin: where it lies now, where it was, and when it was thrown away (UTC)."""

    path: Path
    origin: Path
    thrown_away: datetime


def throw_away(path: Path, *, when: datetime | None = None, system: System = SYSTEM) -> Binned:
    """Move a file (or a link) into the bin of its folder. Raises SaveError; it is then still where it was."""
    moment = (when or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    try:
        if stat.S_ISDIR(system.lstat(path).st_mode):
            raise SaveError(Trouble.PLACE_TAKEN, path)
        bin_folder = path.parent / FOLDER
        make_folder(bin_folder, system=system)
        _own_folder(bin_folder, system)
        entry = bin_folder / f"{moment.strftime(_STAMP)}-{new_id()}"
        make_folder(entry, system=system)
        try:
            move_in_one_step(path, entry / path.name, system=system)
        except OSError:
            system.rmdir(entry)
            raise
    except OSError as error:
        raise save_error(error, path) from error
    clear_leavings(path.parent, path, system=system)
    return Binned(entry / path.name, path, moment)


def lay_in(folder: Path, name: str, data: bytes, *, when: datetime | None = None, system: System = SYSTEM) -> Binned:
    """Write `data` in the bin of `folder`, as if a file of that name had been thrown away. Raises SaveError."""
    moment = (when or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    bin_folder = folder / FOLDER
    entry = bin_folder / f"{moment.strftime(_STAMP)}-{new_id()}"
    try:
        make_folder(bin_folder, system=system)
        _own_folder(bin_folder, system)
        make_folder(entry, system=system)
        write_atomic(entry / name, data, None, system=system)
    except OSError as error:
        _tidy(entry, system)
        raise save_error(error, folder / name) from error
    return Binned(entry / name, folder / name, moment)


def binned(folder: Path, *, system: System = SYSTEM) -> list[Binned]:
    """What lies in the bin of `folder`, the newest first; nothing if there is no bin. Raises SaveError."""
    bin_folder = folder / FOLDER
    found: list[Binned] = []
    try:
        if not os.path.lexists(bin_folder):
            return []
        _own_folder(bin_folder, system)
        for entry in _entries(bin_folder):
            moment = datetime.strptime(entry.name[: len("20260301-101500")], _STAMP).replace(tzinfo=UTC)
            found += [Binned(path, folder / path.name, moment) for path in _files(entry)]
    except OSError as error:
        raise save_error(error, bin_folder) from error
    return sorted(found, key=lambda one: (one.thrown_away, one.path), reverse=True)


def put_back(thing: Binned, *, system: System = SYSTEM) -> Path:
    """Move it back to where it was; under a name with a number if that one is taken by now. Where it is then.

    Raises SaveError; it is then still in the bin.
    """
    for target in numbered(thing.origin):
        try:
            move(thing.path, target, system=system)
        except SaveError as error:
            if error.kind is not Trouble.PLACE_TAKEN:
                raise
        else:
            _tidy(thing.path.parent, system)
            return target
    raise SaveError(Trouble.PLACE_TAKEN, thing.origin)


def remove(thing: Binned, *, system: System = SYSTEM) -> None:
    """Remove one thing from the bin for good, and the earlier versions of an interview that is gone with it.

    Raises SaveError.
    """
    ident = _ident(thing.path)
    _remove(thing, system)
    _let_go({ident}, thing.origin.parent, system)


def _remove(thing: Binned, system: System) -> None:
    try:
        system.unlink(thing.path)
    except FileNotFoundError:  # another window emptied the bin just now
        pass
    except OSError as error:
        raise save_error(error, thing.path) from error
    _tidy(thing.path.parent, system)


def empty(folder: Path, *, system: System = SYSTEM) -> int:
    """Remove for good all that lies in the bin of `folder`, and with the interviews their earlier versions; how many.

    What cannot be removed does not keep the rest; then the first SaveError is raised at the end.
    """
    trouble: SaveError | None = None
    removed = 0
    idents = set()
    for thing in binned(folder, system=system):
        idents.add(_ident(thing.path))
        try:
            _remove(thing, system)
            removed += 1
        except SaveError as error:
            trouble = trouble or error
    try:
        _let_go(idents, folder, system)
    except SaveError as error:
        trouble = trouble or error
    if trouble is not None:
        raise trouble
    bin_folder = folder / FOLDER
    if os.path.lexists(bin_folder):
        for entry in _entries(bin_folder):  # left empty by a killed program
            _tidy(entry, system)
        _tidy(bin_folder, system)
    return removed


def _ident(path: Path) -> str:
    """The id of the interview in a file; nothing if there is none."""
    try:
        entry = entry_at(path, path.lstat())
    except OSError:
        return ""
    return entry.ident if entry is not None else ""


def _let_go(idents: set[str], folder: Path, system: System) -> None:
    """Remove the earlier versions of interviews of which nothing is left in `folder` or in its bin."""
    gone = idents - {""}
    if gone:
        try:
            with os.scandir(folder) as found:
                paths = [Path(one.path) for one in found if not one.is_dir(follow_symlinks=False)]
        except OSError as error:
            raise save_error(error, folder / "-") from error
        gone -= {_ident(path) for path in [*paths, *(thing.path for thing in binned(folder, system=system))]}
    for ident in sorted(gone):
        clear_or_tell(ident, system=system)


def _own_folder(path: Path, system: System) -> None:
    """Refuse a bin that is a link or a file: it could lead anywhere."""
    if not stat.S_ISDIR(system.lstat(path).st_mode):
        raise SaveError(Trouble.PLACE_TAKEN, path)


def _entries(bin_folder: Path) -> list[Path]:
    """The folders in the bin that are ours."""
    with os.scandir(bin_folder) as entries:
        return [
            Path(entry.path) for entry in entries if _real_moment(entry.name) and entry.is_dir(follow_symlinks=False)
        ]


def _real_moment(name: str) -> bool:
    """Whether a name is one that `throw_away` gives."""
    if not (found := _ENTRY.fullmatch(name)):
        return False
    try:
        datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return False
    return True


def _files(entry: Path) -> list[Path]:
    """What lies in one folder of the bin; a folder inside was not put there by us."""
    try:
        with os.scandir(entry) as files:
            return [Path(one.path) for one in files if not one.is_dir(follow_symlinks=False)]
    except FileNotFoundError:
        return []


def _tidy(folder: Path, system: System) -> None:
    """Remove a folder that is empty by now."""
    try:
        system.rmdir(folder)
    except OSError:
        return
