"""What the list shows of the folder: its rows, and the line above them that asks for something."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from interview_tui.interview import moving
from interview_tui.interview.model import Interview
from interview_tui.language import ngettext
from interview_tui.transcripts.library.listing import Entry, ids_of_several
from interview_tui.transcripts.library.origin import Origin
from interview_tui.transcripts.versions.finding import OtherVersion
from interview_tui.tui.kit.host import Host
from interview_tui.tui.list.rows import InterviewRow, about_copy, about_rescue, about_shared_id, rows


def origins_of(entries: Sequence[Entry]) -> Mapping[Path, Origin]:
    """Return what each interview is that shares its id with another, if any do. Reads the disk then."""
    if not ids_of_several(entries):
        return {}
    from interview_tui.transcripts.library.originals import origins

    return origins(entries)


def first_notice(
    entries: Sequence[Entry],
    rescues: Sequence[OtherVersion],
    shared: Mapping[Path, Origin],
    key_of: Callable[[str], str],
) -> str:
    """Return the line that asks for something: words that were kept apart, or interviews with one id; else "".

    `shared` says what those interviews are.
    """
    if rescues:
        return about_rescue(rescues[0], key_of("versions"))
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


def rows_for(
    app: Host, entries: Sequence[Entry], rescues: Sequence[OtherVersion], shared: Mapping[Path, Origin]
) -> Iterator[InterviewRow]:
    """Yield the rows of the list, for the cards and forms that the app has.

    `shared` says of the interviews that have one id what they are.
    """

    def place(interview: Interview) -> int:
        """Return how far an interview is, in cards."""
        cards = app.decks.cards_for(interview)
        return moving.place(interview, cards, interview.at_card)[0] if cards is not None else interview.at_card

    def form(interview: Interview) -> str:
        """Return the name of an interview's form, where it is not the default one."""
        found = app.decks.form_of(interview)
        return found.name if found is not None and found.id != app.start.forms.default.id else ""

    today = datetime.date.today()
    unsure = app.library.unsure.has
    return rows(entries, rescues, place=place, form=form, today=today, shared=shared, unsure=unsure)
