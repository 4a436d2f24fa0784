"""The first value of an interview: what two people agreed before it begins, and the cards for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from interview_tui.cards.model import QuestionSet
from interview_tui.forms.deck import asked, deck, filled
from interview_tui.forms.model import FormSet
from interview_tui.forms.shipped import forms_for
from interview_tui.interview.model import Circle, Interview
from interview_tui.language import clean_line


def begin(
    *,
    id: str,
    date: datetime.date,
    interviewer: str,
    interviewee: str,
    cards: QuestionSet,
    forms: FormSet,
    form: str = "",
    sharing: Circle | None = None,
    minutes: int = 60,
    team: str = "",
    organisation: str = "",
    chosen: Iterable[int] = (),
    listeners: str = "",
) -> Interview:
    """A new interview on the first of its cards, in the language of the set.

    Names are cleaned to one line. `form` is the id of one of `forms`, or "" for their default. `chosen` are numbers
    of cards of the set, in any order, in place of those that the form asks; the form's own cards are asked all the
    same. `sharing` is None for what the form says, and never goes beyond its widest circle. The interview names the
    file of its form if the form has cards of its own, or is not one of the shipped ones for these cards: another file
    may have a form with the same id. Raises KeyError for a
    number that the set does not have or a form that is not among `forms`, ValueError for less than a minute.
    """
    way = forms.form(form) if form else forms.default
    if minutes < 1:
        raise ValueError(minutes)
    who = clean_line(interviewer), clean_line(interviewee)
    laid_out = deck(cards, forms, way, *who)
    wanted = {cards.card(number).number for number in chosen}
    numbers = asked(cards, forms, way)
    if wanted:
        own = [card.number for card in laid_out.cards if card.number > len(cards.cards)]
        later = own[-1:] if way.come_back else []
        numbers = tuple(
            card.number for card in laid_out.cards if card.number in {*own, *wanted} and card.number not in later
        )
    at = [card.number for card in laid_out.cards if card.number in numbers or not numbers]
    return Interview(
        id=id,
        date=date,
        interviewer=who[0],
        interviewee=who[1],
        lang=cards.lang,
        question_set=cards.ref,
        form=way.id,
        forms=laid_out.forms or ("" if forms is forms_for(cards) else forms.ref),
        sharing=min(way.widest, way.sharing if sharing is None else sharing),
        minutes=minutes,
        team=clean_line(team),
        organisation=clean_line(organisation),
        at_card=at[0],
        chosen=tuple(sorted(numbers)),
        listeners=clean_line(listeners),
        back_on=date + datetime.timedelta(weeks=way.come_back.weeks) if way.come_back else None,
    )


def invitation(text: str, interview: Interview) -> str:
    """The form's invitation with the names of this interview in it."""
    return filled(text, interview.interviewer, interview.interviewee, interview.next)
