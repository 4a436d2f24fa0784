"""Put in words what is to be known with a card: what to say aloud, who reads it, and why one can only read along."""

from __future__ import annotations

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.interview.model import Circle
from interview_tui.language import _
from interview_tui.transcripts.desk.lock import Taken


def aloud(card: Card, cards: QuestionSet, *, first: bool) -> str:
    """Return what to say or do with that card, one a line; with the `first` of an interview also how it goes."""
    said = [cards.aloud or _opening()] if first else []
    return "\n".join([*said, card.aloud] if card.aloud else said)


def readers(card: Card, interviewee: str, widest: Circle) -> str:
    """Return who may read what that card brings, if it differs from what is usual; `widest` is that of the form."""
    if not card.private:
        return ""
    if widest is Circle.PRIVATE:
        return _("This stays between you two.")
    return _("This stays between you two, unless {name} says otherwise when you read back.").format(name=interviewee)


def reading_along(taken: Taken, key: str) -> str:
    """Return why one can only read along; `key` opens the interview for writing where that may be."""
    text = _("{reason} You can read along here, not type.").format(reason=taken.reason)
    if not taken.doubtful:
        return text
    way = _("No longer so? {key} lets you go on here.").format(key=key)
    return f"{text} {way}"


def _opening() -> str:
    return _(
        "“I am taking notes. At the end you read along: you decide what stays and who may read it. "
        "Please mention no names or recognisable details of residents.”"
    )
