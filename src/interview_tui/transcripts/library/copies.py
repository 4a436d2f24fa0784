"""Which files with one id are copies of one interview, and which are interviews of their own.

A copy that a sync program made, or this program beside its own file, may lag behind with the names it has: such a file
says by its name that it is a copy. Any other file with another colleague or another day is an interview of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from interview_tui.interview.kinship import Kin, kin
from interview_tui.language import LANGUAGES, catalogue
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.heads.entry import Entry, ident_in

SYNCED: Final = (
    ("Syncthing", re.compile(r"\.sync-conflict-\d{8}-\d{6}")),
    ("Nextcloud", re.compile(r"\([^)]*\d{4}-\d\d-\d\d \d{6}\)")),
    ("Dropbox", re.compile(r"\([^)]+ \d{4}-\d\d-\d\d\)|\([^)]*conflicted copy[^)]*\)")),
    ("Google Drive", re.compile(r" \(\d{1,3}\)$")),
    ("OneDrive", re.compile(r"-[A-Z0-9][A-Z0-9-]{2,14}(-\d+)?$")),
)
"""The sync programs, each with how it lengthens the name of a copy; the first that fits counts."""
_SURE: Final = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}|\([^)]*\d{4}-\d\d-\d\d \d{6}\)|\([^)]*conflict[^)]*\)"
    r"|-(?:DESKTOP|LAPTOP)-[A-Z0-9]+(?:-\d+)?$",
    re.IGNORECASE,
)
"""The names that nothing but a sync program gives; the others may be of a browser, a file manager or a hand."""
_BY_HAND_TOO: Final = "Google Drive"  # a browser and Windows give a file that somebody copied such a name too


def kept_by_us(name: str) -> bool:
    """Return whether this program gave that name, to a version of another program that it kept beside its own file."""
    return bool(kept_beside(name))


def kept_beside(name: str) -> str:
    """Return the name of the transcript beside which this program kept a version under `name`; empty for other names.

    A long name may have been cut off: then no file has the name that is returned.
    """
    for lang in LANGUAGES:
        at = name.find(f" ({catalogue(lang).gettext('changed elsewhere {moment}').split('{')[0]}")
        if at > 0:
            return name[:at] + SUFFIX
    return ""


def is_named_version(name: str) -> bool:
    """Return whether a file is a version of an interview by its name alone, so that it should be readable as one.

    That is what this program kept beside a transcript, and whatever has a name in it that this program gave.
    """
    return kept_by_us(name) or bool(ident_in(name))


def program_of(stem: str) -> str:
    """Return the sync program that gives names like this one, without suffix; empty if none is recognised."""
    return next((name for name, pattern in SYNCED if pattern.search(stem)), "")


def is_surely_synced(stem: str) -> bool:
    """Return whether a name, without suffix, can be given by nothing but the sync program that gives such names."""
    return bool(program_of(stem)) and _SURE.search(stem) is not None


def apart(files: Sequence[Entry]) -> list[list[Entry]]:
    """Return the readable files with one id as groups, one for each interview; the order within each stays.

    A file that only lags behind in the name or the day goes with another interview if its name says that it is a copy,
    and if no other file has that name and that day.
    """
    groups: list[list[Entry]] = []
    for entry in files:
        group = next((group for group in groups if _kin(group[0], entry) is Kin.SAME), None)
        groups.append([entry]) if group is None else group.append(entry)
    own = [group for group in groups if not all(_is_named_copy(entry.name) for entry in group)] or groups[:1]
    found = [list(group) for group in own]
    for group in groups:
        if group not in own:
            near = next((one for one in found if _kin(one[0], group[0]) is Kin.UNSURE), None)
            found.append(list(group)) if near is None else near.extend(group)
    return [sorted(group, key=list(files).index) for group in found]


def _kin(one: Entry, other: Entry) -> Kin:
    first, second = one.interview, other.interview
    return Kin.OTHER if first is None or second is None else kin(first, second)


def _is_named_copy(name: str) -> bool:
    """Return whether a name says that the file is a copy, which no hand gave it."""
    return kept_by_us(name) or program_of(name.rpartition(".")[0]) not in ("", _BY_HAND_TOO)
