"""What the list shows of the folder: its rows, and the line above them that asks for something."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from interview_tui.interview import moving
from interview_tui.interview.model import Interview
from interview_tui.language import ngettext
from interview_tui.transcripts.library.listing import Entry, ids_of_several
from interview_tui.transcripts.versions.finding import OtherVersion
from interview_tui.tui.kit.host import Host
from interview_tui.tui.list.rows import InterviewRow, about_rescue, about_shared_id, rows


def first_notice(entries: Sequence[Entry], rescues: Sequence[OtherVersion], key_of: Callable[[str], str]) -> str:
    """Return the line that asks for something: words that were kept apart, or interviews with one id; else ""."""
    if rescues:
        return about_rescue(rescues[0], key_of("versions"))
    return about_shared_id(key_of("own_id")) if ids_of_several(entries) else ""


def how_many(count: int) -> str:
    """Return in words how many interviews there are; empty for none."""
    return ngettext("{n} interview", "{n} interviews", count).format(n=count) if count else ""


def rows_for(app: Host, entries: Sequence[Entry], rescues: Sequence[OtherVersion]) -> Iterator[InterviewRow]:
    """Yield the rows of the list, for the cards and forms that the app has."""

    def place(interview: Interview) -> int:
        """Return how far an interview is, in cards."""
        cards = app.decks.cards_for(interview)
        return moving.place(interview, cards, interview.at_card)[0] if cards is not None else interview.at_card

    def form(interview: Interview) -> str:
        """Return the name of an interview's form, where it is not the default one."""
        found = app.decks.form_of(interview)
        return found.name if found is not None and found.id != app.start.forms.default.id else ""

    return rows(
        entries,
        rescues,
        place=place,
        form=form,
        today=datetime.date.today(),
        shared_ids=ids_of_several(entries),
        unsure=app.library.unsure.has,
    )
