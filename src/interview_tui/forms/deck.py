"""The deck of a form: its own cards before and after the cards of the question set, in the order of the form."""

from __future__ import annotations

from collections.abc import Iterable

from interview_tui.cards.model import Card, QuestionSet, Role
from interview_tui.forms.model import Form, FormSet, Page
from interview_tui.language import clean_line


def deck(cards: QuestionSet, forms: FormSet, form: Form | None, interviewer: str, interviewee: str) -> QuestionSet:
    """Return the deck that `form` makes of `cards`, with the names of these two filled in.

    The form's own cards are numbered on from the last card of the set, so that every number keeps its meaning; in
    order they come before and after those of the set. Cards of the set that the form does not ask come after those it
    does; `asked` leaves them out. If the form names cards of another set, all cards are kept in their order.
    """
    if form is None:
        return cards
    own = [
        _card(number, page, interviewer, interviewee) for number, page in enumerate(form.pages, len(cards.cards) + 1)
    ]
    before, after = own[: len(form.before)], own[len(form.before) :]
    named = _named(cards, forms, form)
    rest = [card for card in cards.cards if card not in named]
    return cards._replace(
        cards=(*before, *named, *rest, *after),
        aloud=filled(form.aloud, interviewer, interviewee),
        preamble=filled(form.agreement[0], interviewer, interviewee) if form.agreement else "",
        forms=forms.ref if own else "",
    )


def asked(cards: QuestionSet, forms: FormSet, form: Form) -> tuple[int, ...]:
    """Return the numbers of the cards that an interview of that form asks, in order; empty means all cards."""
    named = _named(cards, forms, form)
    if len(named) == len(cards.cards) and form.come_back is None:
        return ()
    first = len(cards.cards) + 1
    middle = first + len(form.before)
    before, after = range(first, middle), range(middle, middle + len(form.after))
    return (*before, *(card.number for card in named), *after)


def with_found(cards: QuestionSet, size: int, found: Iterable[Card]) -> QuestionSet:
    """Return the deck with the form's own cards, those numbered above `size`, as `found` in a transcript.

    A transcript whose form is missing, or has changed since, keeps the texts of those cards.
    """
    found_by_number = {card.number: card for card in found if card.number > size}
    kept = [
        card if own.title == card.title else own._replace(id=card.id, private=card.private)
        for card, own in ((card, found_by_number.pop(card.number, card)) for card in cards.cards)
    ]
    return cards._replace(cards=(*kept, *(found_by_number[number] for number in sorted(found_by_number))))


def coming_back(cards: QuestionSet, form: Form | None) -> Card | None:
    """Return the card of this deck that is answered when the two come back to the interview; None without one."""
    if form is None or form.come_back is None:
        return None
    ident = form.come_back.page.id
    return next((card for card in cards.cards if card.id == ident), None)


def filled(text: str, interviewer: str, interviewee: str, next: str = "") -> str:
    """Return a text of a form with its placeholders filled in; a name that looks like a placeholder stays as it is."""
    names = {"{interviewer}": interviewer, "{interviewee}": interviewee, "{next}": next}
    parts: list[str] = []
    rest = text
    while rest:
        at, place = min(((rest.find(place), place) for place in names if place in rest), default=(len(rest), ""))
        parts += [rest[:at], names.get(place, "")]
        rest = rest[at + len(place) :]
    return "".join(parts)


def _named(cards: QuestionSet, forms: FormSet, form: Form) -> list[Card]:
    """Return the cards of the set that the form asks, in the order of the form."""
    by_id = {card.id: card for card in cards.cards}
    if not form.cards or not _speaks_of(forms, cards):
        return list(cards.cards)
    return [by_id[ident] for ident in form.cards if ident in by_id]


def _speaks_of(forms: FormSet, cards: QuestionSet) -> bool:
    """Return whether the card ids in these forms are those of this set."""
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
        probes=tuple(probe._replace(text=filled(probe.text, interviewer, interviewee)) for probe in page.probes),
        private=page.private,
        aloud=filled(page.aloud, interviewer, interviewee),
    )
