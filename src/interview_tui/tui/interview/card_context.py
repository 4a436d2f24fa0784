"""The texts shown with a card: what to say aloud, who may read it, why it is read-only, what was just refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.interview.model import Circle
from interview_tui.language import _

if TYPE_CHECKING:
    from interview_tui.transcripts.desk.lock import Taken


def aloud(card: Card, cards: QuestionSet, *, first: bool) -> str:
    """Return what to say or do with `card`, one item a line; with the `first` of an interview also the introduction."""
    said = [cards.aloud or _opening()] if first else []
    return "\n".join([*said, card.aloud] if card.aloud else said)


def readers(card: Card, interviewee: str, widest: Circle) -> str:
    """Return who may read the answer to `card` if the card is private, else empty; `widest` is that of the form."""
    if not card.private:
        return ""
    if widest is Circle.PRIVATE:
        return _("This stays between you two.")
    return _("This stays between you two, unless {name} says otherwise when you read back.").format(name=interviewee)


def reading_along(taken: Taken, key: str) -> str:
    """Return why the interview is read-only; `key` opens it for writing where that is allowed."""
    text = _("{reason} You can read along here, not type.").format(reason=taken.reason)
    if not taken.doubtful:
        return text
    way = _("No longer so? {key} lets you go on here.").format(key=key)
    return f"{text} {way}"


def back_again(key: str) -> str:
    """Return what became of words of an earlier version that were taken back; `key` shows the versions."""
    return _("It is back. What stood there until now is kept too: {key}.").format(key=key)


def nothing_to_mark() -> str:
    """Return what comes before a highlight, where there are no words to mark."""
    return _("First type something, or go to a line with words: that can be highlighted.")


def refused(key: str) -> str:
    """Return what became of an offered sentence that is no so-that; `key` writes one."""
    return _("That stays a sentence of the note. {key} makes it a so-that after all.").format(key=key)


def _opening() -> str:
    return _(
        "“I am taking notes. At the end you read along: you decide what stays and who may read it. "
        "Please mention no names or recognisable details of residents.”"
    )
