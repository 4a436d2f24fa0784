"""Which of the interviews with one id had it first, and whose are the files that go by that id.

Somebody used a copy of one interview as the start of another. The names of the files, the days in them, and what was
made of each interview tell which is which; where these do not say the same, nothing does.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.kinship import alike
from interview_tui.interview.model import Interview
from interview_tui.storage.temporaries import is_temporary
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.history import history_folder, is_named_after
from interview_tui.transcripts.desk.rescue import name_of_transcript, rescue_folder
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.heads.given_names import is_named_like, is_own_name
from interview_tui.transcripts.library.belonging import Sought, files_in, is_copy, is_named
from interview_tui.transcripts.library.bin import places_in
from interview_tui.transcripts.library.copies import kept_beside
from interview_tui.transcripts.library.origin import Origin
from interview_tui.transcripts.sharing.marks import mark_in


class Thing(NamedTuple):
    """Hold a file that goes by an id, besides the interviews themselves.

    `owner` is the path of the interview that it is of, None if that cannot be told. `is_ours` says that it is a
    transcript that can be read: a version for others, a copy, one that was kept.
    """

    path: Path
    owner: Path | None
    is_ours: bool = False


def origins(entries: Iterable[Entry]) -> dict[Path, Origin]:
    """Return what each of those interviews is that share an id with another; `entries` are those of one folder."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.interview is not None:
            groups.setdefault(entry.ident, []).append(entry)
    found: dict[Path, Origin] = {}
    for group in groups.values():
        if len(group) > 1:
            original = _original(group)
            for entry in group:
                is_it = Origin.ORIGINAL if entry is original else Origin.COPY
                found[entry.path] = Origin.UNSURE if original is None else is_it
    return found


def _original(group: Sequence[Entry]) -> Entry | None:
    """Return the interview that had the id first; None if nothing tells, or if what tells does not agree."""
    owners = {thing.owner for thing in things_of(group)}
    held = [(entry, entry.interview) for entry in group if entry.interview is not None]
    first = min(interview.date for _entry, interview in held)
    signs = (
        [one for one, now in held if is_own_name(one.name, now)],
        [one for one, now in held if now.date == first],
        [one for one, _now in held if one.path in owners],
    )
    told = [sign[0] for sign in signs if len(sign) == 1]
    return told[0] if told and all(one is told[0] for one in told) else None


# --- what goes by an id


def things_of(group: Sequence[Entry]) -> Iterator[Thing]:
    """Yield every file that goes by the id of these interviews, in their folder, its bin and the state folder.

    A folder that cannot be looked into is one of them, of which nothing can be told.
    """
    mine = {entry.path for entry in group}
    for place in _places(group[0].path.parent):
        try:
            files = files_in(place)
        except FileNotFoundError:
            continue
        except OSError:
            yield Thing(place, None)
            continue
        for path, found in files:
            if path not in mine and not is_temporary(path.name):
                yield from _thing(path, found, group)


def _places(folder: Path) -> Iterator[Path]:
    yield folder
    try:
        yield from places_in(folder)
    except FileTrouble as error:
        yield error.path
    yield rescue_folder()
    yield history_folder()


def _thing(path: Path, found: os.stat_result, group: Sequence[Entry]) -> Iterator[Thing]:
    """Yield a file if it goes by the id of these interviews."""
    each = [Sought(entry.path, entry.ident) for entry in group]
    named = any(is_named(path.name, one) for one in each) or _is_kept_for(path, group)
    try:
        if path.suffix.lower() != SUFFIX or path.name.startswith("."):
            if named or mark_in(path, group[0].ident) is not None:
                yield Thing(path, _by_name(path, group))
            return
        if not named and not any(is_copy(path, found, one) for one in each):
            return
        entry = entry_at(path, found)
        interview = entry.interview if entry is not None else None
    except FileTrouble:
        interview = None
        if not named:  # as in sweeping: whose it is cannot be told at all
            return
    if interview is None or path.is_symlink():
        yield Thing(path, _by_name(path, group))
    elif interview.id == group[0].ident and any(any(alike(interview, one)) for one in _held(group)):
        yield Thing(path, _kept_for(path, group) or _by_words(interview, group), is_ours=True)


def _held(group: Sequence[Entry]) -> Iterator[Interview]:
    return (entry.interview for entry in group if entry.interview is not None)


def _is_kept_for(path: Path, group: Sequence[Entry]) -> bool:
    """Return whether a file in the state folder, or a copy, is one of these interviews by its name."""
    is_earlier = path.parent == history_folder() and is_named_after(path.name, group[0].ident)
    return is_earlier or _kept_for(path, group) is not None


def _kept_for(path: Path, group: Sequence[Entry]) -> Path | None:
    """Return the interview of which a copy is known to be: by the library, or as this program named it."""
    name = name_of_transcript(path) if path.parent == rescue_folder() else kept_beside(path.name)
    return next((entry.path for entry in group if path in entry.copies or entry.name == name), None)


def _by_words(interview: Interview, group: Sequence[Entry]) -> Path | None:
    """Return the interview whose colleague and day a file has, as far as that tells; the colleague tells more."""
    scores = [
        ((sum(same), same[0]), entry.path)
        for entry in group
        if entry.interview is not None and any(same := alike(interview, entry.interview))
    ]
    best = max((score for score, _path in scores), default=None)
    found = [path for score, path in scores if score == best]
    return found[0] if len(found) == 1 else None


def _by_name(path: Path, group: Sequence[Entry]) -> Path | None:
    """Return the interview whose file a name begins with: the longest that fits."""
    bare = path.name.lstrip(".#~$")
    fitting = [
        entry.path
        for entry in group
        if (bare.startswith(entry.path.stem) and not bare[len(entry.path.stem) :][:1].isalnum())
        or is_named_like(bare, entry.name, entry.ident)
    ]
    return max(fitting, key=lambda one: len(one.stem), default=None)
