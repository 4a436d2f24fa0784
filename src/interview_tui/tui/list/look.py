"""What the list shows of the folder: its rows, and the line above them that asks for something."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from interview_tui.interview import moving
from interview_tui.interview.model import Interview
from interview_tui.language import ngettext
from interview_tui.transcripts.heads.twins import twins
from interview_tui.transcripts.library.listing import Entry, FolderTrouble, ids_of_several
from interview_tui.transcripts.library.origin import Origin
from interview_tui.transcripts.versions.finding import OtherVersion, rescues
from interview_tui.tui.kit.comparable import comparable, pairable
from interview_tui.tui.kit.host import Host
from interview_tui.tui.list.rows import InterviewRow, about_copy, about_rescue, about_shared_id, rows


class Found(NamedTuple):
    """Hold what a look into the folder found.

    `rescues` are words that were kept apart. `shared` says of the interviews that have one id what they are, `numbers`
    which is which of those of the same people on one day. `together`: two can be laid side by side. `trouble` says why
    the folder cannot be read; else "".
    """

    entries: Sequence[Entry] = ()
    rescues: tuple[OtherVersion, ...] = ()
    shared: Mapping[Path, Origin] = MappingProxyType({})
    numbers: Mapping[str, int] = MappingProxyType({})
    together: bool = False
    trouble: str = ""


def look(app: Host) -> Found:
    """Return what is in the folder of the transcripts. Reads the disk: call it in a thread."""
    library = app.library
    try:
        entries = library.entries()
    except FolderTrouble as error:
        return Found(rescues=rescues([]), trouble=error.in_full)
    return Found(entries, rescues(entries), _origins_of(entries), twins(entries), _is_together(app, entries))


def _is_together(app: Host, entries: Sequence[Entry]) -> bool:
    """Return whether two interviews can be laid side by side: of these, or one of these and a version of another."""
    mine = comparable(app, entries)
    return bool(pairable(mine)) or bool(mine and pairable([*mine, *comparable(app, app.library.shared())]))


def _origins_of(entries: Sequence[Entry]) -> Mapping[Path, Origin]:
    """Return what each interview is that shares its id with another, if any do. Reads the disk then."""
    if not ids_of_several(entries):
        return {}
    from interview_tui.transcripts.library.originals import origins

    return origins(entries)


def first_notice(found: Found, key_of: Callable[[str], str]) -> str:
    """Return the line that asks for something: trouble, words kept apart, or interviews with one id; else ""."""
    entries, shared = found.entries, found.shared
    if found.trouble:
        return found.trouble
    if found.rescues:
        return about_rescue(found.rescues[0], key_of("versions"))
    if not shared:
        return ""
    with_id = [entry for entry in entries if entry.path in shared]
    copy = next((entry for entry in with_id if shared[entry.path] is Origin.COPY), None)
    firsts = (one for one in with_id if copy and one.ident == copy.ident and shared[one.path] is Origin.ORIGINAL)
    original = next(firsts, None)
    if copy is None or original is None or copy.interview is None or original.interview is None:
        return about_shared_id(key_of("own_id"))
    return about_copy(copy.interview, original.interview, key_of("own_id"))


def how_many(count: int) -> str:
    """Return in words how many interviews there are; empty for none."""
    return ngettext("{n} interview", "{n} interviews", count).format(n=count) if count else ""


def rows_for(app: Host, found: Found) -> Iterator[InterviewRow]:
    """Yield the rows of the list, for the cards and forms that the app has."""

    def place(interview: Interview) -> int:
        """Return how far an interview is, in cards."""
        cards = app.decks.cards_for(interview)
        return moving.place(interview, cards, interview.at_card)[0] if cards is not None else interview.at_card

    today = datetime.date.today()
    unsure = app.library.unsure.has
    return rows(
        found.entries,
        found.rescues,
        place=place,
        today=today,
        shared=found.shared,
        numbers=found.numbers,
        unsure=unsure,
    )
