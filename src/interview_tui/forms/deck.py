"""The cards as a form lays them out: its own cards before and after, those of the set in its order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from interview_tui.cards.model import Card, QuestionSet, Role
from interview_tui.forms.model import Form, FormSet, Page
from interview_tui.language import clean_line


def deck(cards: QuestionSet, forms: FormSet, form: Form | None, interviewer: str, interviewee: str) -> QuestionSet:
    """`cards` as `form` lays them out for these two.

    The cards of the form's own are numbered on from the last card of the set, so that every number keeps its meaning;
    in order they come before and after those of the set. Cards of the set that the form does not ask come behind the
    ones it does: `asked` leaves them out. A form that names the cards of another set leaves this one as it is.
    """
    if form is None:
        return cards
    own = [
        _card(number, page, interviewer, interviewee) for number, page in enumerate(form.pages, len(cards.cards) + 1)
    ]
    before, after = own[: len(form.before)], own[len(form.before) :]
    named = _named(cards, forms, form)
    rest = [card for card in cards.cards if card not in named]
    return replace(
        cards,
        cards=(*before, *named, *rest, *after),
        aloud=filled(form.aloud, interviewer, interviewee),
        preamble=filled(form.agreement[0], interviewer, interviewee) if form.agreement else "",
        forms=forms.ref if own else "",
    )


def asked(cards: QuestionSet, forms: FormSet, form: Form) -> tuple[int, ...]:
    """The numbers of the cards that an interview of that form asks, in order; none means all that there are."""
    named = _named(cards, forms, form)
    if len(named) == len(cards.cards) and form.come_back is None:
        return ()
    first = len(cards.cards) + 1
    middle = first + len(form.before)
    before, after = range(first, middle), range(middle, middle + len(form.after))
    return (*before, *(card.number for card in named), *after)


def with_found(cards: QuestionSet, size: int, found: Iterable[Card]) -> QuestionSet:
    """A deck in which the cards beyond the first `size`, the form's own, are as a transcript has them.

    For a transcript whose form is not here any more, or reads differently now: its own cards keep their words.
    """
    there = {card.number: card for card in found if card.number > size}
    kept = [
        card if own.title == card.title else replace(own, id=card.id, private=card.private)
        for card, own in ((card, there.pop(card.number, card)) for card in cards.cards)
    ]
    return replace(cards, cards=(*kept, *(there[number] for number in sorted(there))))


def coming_back(cards: QuestionSet, form: Form | None) -> Card | None:
    """The card in this deck on which the two write when they come back to the interview; None where there is none."""
    if form is None or form.come_back is None:
        return None
    ident = form.come_back.page.id
    return next((card for card in cards.cards if card.id == ident), None)


def filled(text: str, interviewer: str, interviewee: str, next: str = "") -> str:
    """A text of a form with the names in it. A name that looks like a place stays a name."""
    names = {"{interviewer}": interviewer, "{interviewee}": interviewee, "{next}": next}
    parts: list[str] = []
    rest = text
    while rest:
        at, place = min(((rest.find(place), place) for place in names if place in rest), default=(len(rest), ""))
        parts += [rest[:at], names.get(place, "")]
        rest = rest[at + len(place) :]
    return "".join(parts)


def _named(cards: QuestionSet, forms: FormSet, form: Form) -> list[Card]:
    """The cards of the set that the form asks, in its order."""
    by_id = {card.id: card for card in cards.cards}
    if not form.cards or not _speaks_of(forms, cards):
        return list(cards.cards)
    return [by_id[ident] for ident in form.cards if ident in by_id]


def _speaks_of(forms: FormSet, cards: QuestionSet) -> bool:
    """Whether the ids in these forms are those of this set."""
    return not forms.cards_of or forms.cards_of == cards.id


def _card(number: int, page: Page, interviewer: str, interviewee: str) -> Card:
    return Card(
        number=number,
        id=page.id,
        role=Role.QUESTION,
        theme=filled(page.theme, interviewer, interviewee),
        title=clean_line(filled(page.title, interviewer, interviewee)) or page.id,
        text=tuple(filled(text, interviewer, interviewee) for text in page.text),
        harvest=(),
        probes=tuple(replace(probe, text=filled(probe.text, interviewer, interviewee)) for probe in page.probes),
        private=page.private,
        aloud=filled(page.aloud, interviewer, interviewee),
    )
