"""The bin: a hidden folder that keeps deleted files until it is emptied.

It is inside the folder of the transcripts, on the same disk, so that deleting is one rename that cannot half succeed,
and nothing is copied to a place that other people manage. Each file gets a folder of its own, named by the time of
deletion (UTC), and keeps its name: `.weggegooid/20260301-101500-3f9k2m/2026-02-11-sam-3f9k2m.md`. What was made of an
interview for others goes into the same folder, and comes back with it. A link is moved and removed itself; its target
is never touched. A bin that is itself a link is refused.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from interview_tui.storage.files import write_atomic
from interview_tui.storage.folders import clear_leavings, make_folder, move, move_in_one_step
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import SaveError, Trouble, save_error
from interview_tui.transcripts.desk.history import clear_or_tell
from interview_tui.transcripts.format.file_names import new_id, numbered
from interview_tui.transcripts.heads.any_entry import entry_at

FOLDER: Final = ".weggegooid"
_ENTRY = re.compile(r"(\d{8}-\d{6})-[0-9a-z]{6}")
_STAMP = "%Y%m%d-%H%M%S"


class Binned(NamedTuple):
    """Describe one file in the bin: its path there, its original path, and when it was deleted (UTC)."""

    path: Path
    origin: Path
    thrown_away: datetime


def throw_away(
    path: Path, *, along: Sequence[Path] = (), when: datetime | None = None, system: System = SYSTEM
) -> Binned:
    """Move a file (or a link) into the bin of its folder, and with it those `along`, which are in that folder too.

    Raises SaveError; nothing has moved then.
    """
    moment = (when or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    try:
        if stat.S_ISDIR(system.lstat(path).st_mode):
            raise SaveError(Trouble.PLACE_TAKEN, path)
        bin_folder = path.parent / FOLDER
        make_folder(bin_folder, system=system)
        _require_real_folder(bin_folder, system)
        entry = bin_folder / f"{moment.strftime(_STAMP)}-{new_id()}"
        make_folder(entry, system=system)
        _move_all((*along, path), entry, system)
    except OSError as error:
        raise save_error(error, path) from error
    clear_leavings(path.parent, path, system=system)
    return Binned(entry / path.name, path, moment)


def _move_all(paths: Sequence[Path], entry: Path, system: System) -> None:
    """Move files into a new folder in the bin, the last one last; all of them or none. Raises OSError or SaveError.

    One before the last may be gone by now: another window or program took it.
    """
    moved: list[Path] = []
    try:
        for path in paths:
            try:
                move_in_one_step(path, entry / path.name, system=system)
            except (OSError, SaveError):
                if path == paths[-1] or os.path.lexists(path):
                    raise
            else:
                moved.append(path)
    except (OSError, SaveError):
        for path in reversed(moved):
            with suppress(OSError, SaveError):  # what cannot go back is in the bin, and seen there
                move_in_one_step(entry / path.name, path, system=system)
        remove_if_empty(entry, system=system)
        raise


def lay_in(folder: Path, name: str, data: bytes, *, when: datetime | None = None, system: System = SYSTEM) -> Binned:
    """Write `data` to the bin of `folder`, as if a file called `name` had been deleted. Raises SaveError."""
    moment = (when or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    bin_folder = folder / FOLDER
    entry = bin_folder / f"{moment.strftime(_STAMP)}-{new_id()}"
    try:
        make_folder(bin_folder, system=system)
        _require_real_folder(bin_folder, system)
        make_folder(entry, system=system)
        write_atomic(entry / name, data, None, system=system)
    except OSError as error:
        remove_if_empty(entry, system=system)
        raise save_error(error, folder / name) from error
    return Binned(entry / name, folder / name, moment)


def binned(folder: Path, *, system: System = SYSTEM) -> list[Binned]:
    """Return the files in the bin of `folder`, newest first; an empty list if there is no bin. Raises SaveError."""
    bin_folder = folder / FOLDER
    found: list[Binned] = []
    try:
        if not os.path.lexists(bin_folder):
            return []
        _require_real_folder(bin_folder, system)
        for entry in _entries(bin_folder):
            moment = datetime.strptime(entry.name[: len("20260301-101500")], _STAMP).replace(tzinfo=UTC)
            found += [Binned(path, folder / path.name, moment) for path in _files(entry)]
    except OSError as error:
        raise save_error(error, bin_folder) from error
    return sorted(found, key=lambda one: (one.thrown_away, one.path), reverse=True)


def places_in(folder: Path, *, system: System = SYSTEM) -> list[Path]:
    """Return the folders with deleted files in the bin of `folder`; an empty list without a bin. Raises SaveError."""
    bin_folder = folder / FOLDER
    try:
        if not os.path.lexists(bin_folder):
            return []
        _require_real_folder(bin_folder, system)
        return sorted(_entries(bin_folder))
    except OSError as error:
        raise save_error(error, bin_folder) from error


def remove_if_empty(folder: Path, *, system: System = SYSTEM) -> None:
    """Remove a folder if it is empty. Never raises."""
    try:
        system.rmdir(folder)
    except OSError:
        return


def put_back(thing: Binned, *, system: System = SYSTEM) -> Path:
    """Move a file from the bin back to its folder, after what was deleted along with it, and return its path.

    If a name is taken by now, a number is added. Raises SaveError; the file is still in the bin then.
    """
    for path in sorted(set(_files(thing.path.parent)) - {thing.path}):
        _put_one_back(Binned(path, thing.origin.with_name(path.name), thing.thrown_away), system)
    return _put_one_back(thing, system)


def _put_one_back(thing: Binned, system: System) -> Path:
    for target in numbered(thing.origin):
        try:
            move(thing.path, target, system=system)
        except SaveError as error:
            if error.kind is not Trouble.PLACE_TAKEN:
                raise
        else:
            remove_if_empty(thing.path.parent, system=system)
            return target
    raise SaveError(Trouble.PLACE_TAKEN, thing.origin)


def remove(thing: Binned, *, system: System = SYSTEM) -> None:
    """Remove one file from the bin permanently, and its earlier versions if no other file of that interview is left.

    Raises SaveError.
    """
    ident = _ident(thing.path)
    take_out(thing, system=system)
    _remove_versions_of_gone({ident}, thing.origin.parent, system)


def take_out(thing: Binned, *, system: System = SYSTEM) -> None:
    """Remove one file from the bin permanently, of an interview whose transcript is where it was. Raises SaveError."""
    try:
        system.unlink(thing.path)
    except FileNotFoundError:  # another window emptied the bin just now
        pass
    except OSError as error:
        raise save_error(error, thing.path) from error
    remove_if_empty(thing.path.parent, system=system)


def empty(folder: Path, *, system: System = SYSTEM) -> int:
    """Empty the bin of `folder` permanently and return how many files were removed.

    The earlier versions of an interview go too if no other file of it is left. A file that cannot be removed does not
    stop the others; the first SaveError is raised at the end.
    """
    trouble: SaveError | None = None
    removed = 0
    idents = set()
    for thing in binned(folder, system=system):
        idents.add(_ident(thing.path))
        try:
            take_out(thing, system=system)
            removed += 1
        except SaveError as error:
            trouble = trouble or error
    try:
        _remove_versions_of_gone(idents, folder, system)
    except SaveError as error:
        trouble = trouble or error
    if trouble is not None:
        raise trouble
    bin_folder = folder / FOLDER
    if os.path.lexists(bin_folder):
        for entry in _entries(bin_folder):  # empty folders that a killed process left
            remove_if_empty(entry, system=system)
        remove_if_empty(bin_folder, system=system)
    return removed


def _ident(path: Path) -> str:
    """Return the id of the interview in a file; an empty string if there is none."""
    try:
        entry = entry_at(path, path.lstat())
    except OSError:
        return ""
    return entry.ident if entry is not None else ""


def _remove_versions_of_gone(idents: set[str], folder: Path, system: System) -> None:
    """Remove the earlier versions of interviews that have no file left in `folder` or in its bin. Raises SaveError."""
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


def _require_real_folder(path: Path, system: System) -> None:
    """Raise SaveError for a bin that is a link or a file: it could lead anywhere."""
    if not stat.S_ISDIR(system.lstat(path).st_mode):
        raise SaveError(Trouble.PLACE_TAKEN, path)


def _entries(bin_folder: Path) -> list[Path]:
    """Return the folders in the bin that this program made."""
    with os.scandir(bin_folder) as entries:
        return [
            Path(entry.path) for entry in entries if _is_entry_name(entry.name) and entry.is_dir(follow_symlinks=False)
        ]


def _is_entry_name(name: str) -> bool:
    """Return whether a folder name is one that `throw_away` gives."""
    if not (found := _ENTRY.fullmatch(name)):
        return False
    try:
        datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return False
    return True


def _files(entry: Path) -> list[Path]:
    """Return the files in one folder of the bin; a folder in it was not put there by this program and is left out."""
    try:
        with os.scandir(entry) as files:
            return [Path(one.path) for one in files if not one.is_dir(follow_symlinks=False)]
    except FileNotFoundError:
        return []
