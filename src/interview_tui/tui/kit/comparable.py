"""Which interviews can be compared: asked by screens that offer it, before anything of a comparison is imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from interview_tui.forms.shipped import forms_for
from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.transcripts.library.listing import Entry
from interview_tui.tui.kit.host import Host


def is_comparable(app: Host, interview: Interview) -> bool:
    """Return whether an interview can be compared: its form allows it, and it is final.

    The organisation reads what is compared, so no form with a narrower widest circle is compared.
    """
    form = app.decks.form_of(interview)
    meant = form is not None and form.compare and app.decks.widest_of(interview) is Circle.ORGANISATION
    return meant and interview.status is Status.FINAL


def comparable(app: Host, entries: Iterable[Entry]) -> list[Entry]:
    """Return which of these can be compared: each interview once, in the order in which they are given.

    Most interviews are of a form that is not compared: their heads tell that, without being read.
    """
    forms = {form.id for known in (app.start.forms, forms_for(app.start.cards)) for form in known.forms if form.compare}
    return without_duplicates(
        [
            entry
            for entry in entries
            if entry.head is not None
            and entry.head.status is Status.FINAL
            and entry.head.form in forms
            and entry.interview is not None
            and is_comparable(app, entry.interview)
        ]
    )


def pairable(fitting: Sequence[Entry]) -> list[Entry]:
    """Return which of these, that can be compared, have another among them with the same question set."""
    count = Counter(question_set_of(entry.interview) for entry in fitting if entry.interview is not None)
    return [one for one in fitting if one.interview is not None and count[question_set_of(one.interview)] > 1]


def without_duplicates(entries: list[Entry]) -> list[Entry]:
    """Return each interview once: the interview itself rather than versions of it."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        seen.setdefault(entry.ident, entry)
    return list(seen.values())


def question_set_of(interview: Interview) -> str:
    """Return the id of the question set of an interview, without its version."""
    return interview.question_set.partition("@")[0]
