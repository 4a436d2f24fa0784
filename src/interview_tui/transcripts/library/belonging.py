"""Which files in a folder are of one interview: by what is in them, and by their names where they cannot be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from interview_tui.storage.files import read_cut_off, read_head
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, Trouble
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.heads.given_names import is_named_like
from interview_tui.transcripts.library.certainty import is_our_id, says_id
from interview_tui.transcripts.library.copies import kept_beside

_NOT_OURS: Final = frozenset({Trouble.FOREIGN, Trouble.UNDECODABLE, Trouble.TOO_BIG, Trouble.VANISHED})
_HEAD: Final = 8192  # bytes in which the front matter of a transcript is, or the line with its id
_LONG_STEM: Final = 8  # characters: from here a name that begins with it and a hyphen is hardly that of anything else


class Sought(NamedTuple):
    """Say of which interview files are sought: its id, and the path of its transcript.

    `is_named` tells by its name whether a file that cannot be read is one of the interview, besides the names we know.
    """

    path: Path
    ident: str
    system: System = SYSTEM
    is_named: Callable[[str], bool] = lambda _name: False


def files_in(folder: Path) -> list[tuple[Path, os.stat_result]]:
    """Return the entries of `folder` except subfolders, with their status. Raises OSError."""
    found = []
    with os.scandir(folder) as items:
        for item in items:
            try:
                if not item.is_dir(follow_symlinks=False):
                    found.append((Path(item.path), item.stat(follow_symlinks=False)))
            except OSError:  # removed since the folder was read
                continue
    return sorted(found, key=lambda one: one[0])


def is_copy(path: Path, found: os.stat_result, sought: Sought) -> bool:
    """Return whether a Markdown file is a transcript of the interview, or is to be taken for one as it is damaged.

    Raises FileTrouble if that cannot be told, for nothing of it can be read.
    """
    entry = entry_at(path, found, system=sought.system)
    if entry is not None and entry.interview is not None:
        return entry.ident == sought.ident
    named = is_named(path.name, sought)
    if named or not stat.S_ISREG(found.st_mode):
        return named
    try:
        return says_id(read_cut_off(path, system=sought.system), sought.ident)
    except FileTrouble as error:
        if error.kind in _NOT_OURS:
            return False
        raise


def is_named(name: str, sought: Sought) -> bool:
    """Return whether a file has the id of the interview in its name, if that is ours, or is named as its transcript.

    Editors name their own files so: `x.md~`, `.x.md.swp`, `#x.md#`.
    """
    if sought.is_named(name) or kept_beside(name) == sought.path.name:
        return True
    if is_our_id(sought.ident) and sought.ident in name:
        return True
    if is_named_like(name.lstrip(".#~$"), sought.path.name, sought.ident):
        return True
    stem = sought.path.stem
    rest = name.lstrip(".#~$").removeprefix(stem) if stem else name
    if rest == name.lstrip(".#~$"):
        return False
    return not rest or rest[0] in ".~#_( " or (rest[0] == "-" and len(stem) >= _LONG_STEM)


def begins_with_id(path: Path, found: os.stat_result, ident: str, system: System) -> bool:
    """Return whether the front matter of a file that is not named as a transcript has the id of the interview."""
    if not stat.S_ISREG(found.st_mode):
        return False
    try:
        return says_id(read_head(path, _HEAD, _HEAD, lambda _head: True, system=system), ident)
    except OSError:
        return False
