"""Creation of an interview from what two people agreed before it begins, and from its cards."""

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
    """Make a new interview, on the first of its cards and in the language of the set.

    Names are cleaned to one line. `form` is the id of one of `forms`, or "" for their default. `chosen` are numbers
    of cards of the set, in any order, in place of those that the form asks; the form's own cards are asked as well.
    `sharing` is None for the circle of the form, and is never wider than the widest of the form. The interview names
    the file of its form if the form has cards of its own, or is not one of the shipped ones for these cards: another
    file may have a form with the same id. Raises KeyError for a number that the set does not have or a form that is
    not among `forms`, ValueError for less than a minute.
    """
    used_form = forms.form(form) if form else forms.default
    if minutes < 1:
        raise ValueError(minutes)
    names = clean_line(interviewer), clean_line(interviewee)
    own_deck = deck(cards, forms, used_form, *names)
    wanted = {cards.card(number).number for number in chosen}
    numbers = asked(cards, forms, used_form)
    if wanted:
        own = [card.number for card in own_deck.cards if card.number > len(cards.cards)]
        later = own[-1:] if used_form.come_back else []
        numbers = tuple(
            card.number for card in own_deck.cards if card.number in {*own, *wanted} and card.number not in later
        )
    at = [card.number for card in own_deck.cards if card.number in numbers or not numbers]
    return Interview(
        id=id,
        date=date,
        interviewer=names[0],
        interviewee=names[1],
        lang=cards.lang,
        question_set=cards.ref,
        form=used_form.id,
        forms=own_deck.forms or ("" if forms is forms_for(cards) else forms.ref),
        sharing=min(used_form.widest, used_form.sharing if sharing is None else sharing),
        minutes=minutes,
        team=clean_line(team),
        organisation=clean_line(organisation),
        at_card=at[0],
        chosen=tuple(sorted(numbers)),
        listeners=clean_line(listeners),
        back_on=date + datetime.timedelta(weeks=used_form.come_back.weeks) if used_form.come_back else None,
    )


def invitation(text: str, interview: Interview) -> str:
    """Return the text of an invitation with the names of this interview filled in."""
    return filled(text, interview.interviewer, interview.interviewee, interview.next)
