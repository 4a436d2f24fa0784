"""The history: earlier versions of interviews that are not final, in the state folder, readable by their owner only.

Each is a complete transcript, as the interview was right before much text of it was lost, with one more key in its
front matter: `shrank` lists the cards (0 for the closing sentence). Its name has the id and the time in UTC:
`history/3f9k2m-20261124-130200-123456.md`. One interview has at most `MOST` versions, of `MOST_BYTES` in total; all
interviews together have `ALL_BYTES`; none is older than `DAYS`. The oldest are removed first.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from interview_tui.interview.model import Interview
from interview_tui.storage.files import read_bytes, write_atomic
from interview_tui.storage.folders import clear_leavings, make_folder
from interview_tui.storage.places import state_folder
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import UnreadableFile, save_error
from interview_tui.transcripts.desk.leftovers import leavings_of
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import SUFFIX, mark_of
from interview_tui.transcripts.format.frontmatter import numbers, parse
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.heads.any_entry import entry_at

MOST: Final = 20
"""The most versions of one interview."""
MOST_BYTES: Final = 2 * 1024 * 1024
"""The most bytes of all versions of one interview; the newest stays, whatever its size."""
ALL_BYTES: Final = 32 * 1024 * 1024
"""The most bytes of all versions of all interviews."""
DAYS: Final = 90
"""The greatest age of a version in days, also of an interview that is not final: that may not exist any more."""

SHRANK: Final = "shrank"
_NAME = re.compile(rf"(.+)-(\d{{8}}-\d{{6}}-\d{{6}}){re.escape(SUFFIX)}", re.DOTALL)
_STAMP = "%Y%m%d-%H%M%S-%f"


class EarlierVersion(NamedTuple):
    """Hold an interview as it was at `moment` (UTC), before much text of the cards in `shrank` was lost.

    `titles` are those of its cards, by number.
    """

    path: Path
    moment: datetime
    interview: Interview
    shrank: tuple[int, ...]
    titles: Mapping[int, str]


def history_folder() -> Path:
    """Return the folder of the versions. It is not created."""
    return state_folder() / "history"


def keep(transcript: bytes, shrank: Iterable[int], *, when: datetime | None = None, system: System = SYSTEM) -> Path:
    """Write a complete transcript as a version and return its path. Raises SaveError or TranscriptError.

    `shrank` are the cards of which text was lost. Versions beyond the bounds are removed afterwards.
    """
    folder = history_folder()
    moment = (when or datetime.now(UTC)).astimezone(UTC)
    document = read_document(transcript)
    front = document.front.updated({SHRANK: list(shrank)})
    data = compose(document.interview, None, document._replace(front=parse(front)))
    make_folder(folder, system=system)
    path = folder / f"{mark_of(document.interview.id)}-{moment.strftime(_STAMP)}{SUFFIX}"
    write_atomic(path, data, None, system=system)
    clear_leavings(folder, system=system)
    tidy(now=moment, system=system)
    return path


def is_named_after(name: str, ident: str) -> bool:
    """Return whether a file has the name of a version of that interview."""
    named = _NAME.fullmatch(name)
    return named is not None and named[1] == mark_of(ident)


def versions(ident: str, *, system: System = SYSTEM) -> list[EarlierVersion]:
    """Return the versions of that interview, newest first; those that cannot be read are left out."""
    found = []
    for path in files(ident):
        named = _NAME.fullmatch(path.name)
        moment = _moment(named[2]) if named else None
        try:
            document = read_document(read_bytes(path, within=history_folder(), system=system))
        except UnreadableFile:
            continue
        if moment is not None and document.interview.id == ident:
            titles = MappingProxyType({section.number: section.title for section in document.cards()})
            shrank = numbers(document.front.get(SHRANK))
            found.append(EarlierVersion(path, moment, document.interview, shrank, titles))
    return sorted(found, key=lambda version: (version.moment, version.path.name), reverse=True)


def files(ident: str) -> list[Path]:
    """Return the files of that interview's versions, oldest first, including those that cannot be read."""
    mine = []
    for path, found in _all():
        named = _NAME.fullmatch(path.name)
        if named and named[1] == mark_of(ident):
            entry = entry_at(path, found, asked_for=True)
            if entry is None or entry.interview is None or entry.ident == ident:
                mine.append(path)
    return mine


def clear(ident: str, *, system: System = SYSTEM) -> list[Path]:
    """Remove every version of that interview permanently; return those that could not be removed."""
    left = []
    for path in [*files(ident), *leavings_of(ident, history_folder(), system=system)]:
        try:
            system.unlink(path)
        except FileNotFoundError:
            continue
        except OSError:
            left.append(path)
    return left


def clear_or_tell(ident: str, *, system: System = SYSTEM) -> None:
    """Remove every version of that interview permanently.

    Raises SaveError for the first that cannot be removed, after removing the others.
    """
    for path in clear(ident, system=system):
        try:
            system.unlink(path)
        except OSError as error:
            raise save_error(error, path) from error


def tidy(*, now: datetime | None = None, system: System = SYSTEM) -> None:
    """Remove the versions of all interviews that are older than `DAYS` or beyond the bounds. Never raises."""
    limit = (now or datetime.now(UTC)) - timedelta(days=DAYS)
    count: dict[str, int] = {}
    size: dict[str, int] = {}
    total = 0
    for path, found in reversed(_all()):
        named = _NAME.fullmatch(path.name)
        moment = _moment(named[2]) if named else None
        if named is None or moment is None:
            continue
        mark = named[1]
        newest = mark not in count
        count[mark] = count.get(mark, 0) + 1
        size[mark] = size.get(mark, 0) + found.st_size
        total += found.st_size
        beyond = count[mark] > MOST or size[mark] > MOST_BYTES or total > ALL_BYTES
        if moment < limit or (beyond and not newest):
            with suppress(OSError):
                system.unlink(path)


def _moment(stamp: str) -> datetime | None:
    """Return the time in a file name; None if it is no valid time."""
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _all() -> list[tuple[Path, os.stat_result]]:
    """Return the regular files in the folder with their status, oldest first; an empty list if it cannot be read."""
    try:
        with os.scandir(history_folder()) as items:
            found = [(Path(item.path), item.stat(follow_symlinks=False)) for item in items]
    except OSError:
        return []
    ordinary = [(path, status) for path, status in found if stat.S_ISREG(status.st_mode)]
    return sorted(ordinary, key=lambda one: (_stamp(one[0].name), one[0].name))


def _stamp(name: str) -> str:
    """Return the time in a file name, as text; empty if the name is no version's."""
    named = _NAME.fullmatch(name)
    return named[2] if named else ""
