"""The first value of an interview: what two people agreed before it begins."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Circle, Form, Interview
from interview_tui.language import clean_line


def begin(
    *,
    id: str,
    date: datetime.date,
    interviewer: str,
    interviewee: str,
    cards: QuestionSet,
    form: Form | str = Form.COLLEAGUE,
    sharing: Circle = Circle.PRIVATE,
    minutes: int = 60,
    team: str = "",
    organisation: str = "",
    chosen: Iterable[int] = (),
) -> Interview:
    """A new interview on the first of its cards, in the language of the set.

    Names are cleaned to one line. `chosen` are card numbers, in any order; none means all cards. Raises KeyError for a
    number that the set does not have, ValueError for an unknown form or less than a minute.
    """
    numbers = tuple(sorted({cards.card(number).number for number in chosen}))
    if minutes < 1:
        raise ValueError(minutes)
    return Interview(
        id=id,
        date=date,
        interviewer=clean_line(interviewer),
        interviewee=clean_line(interviewee),
        lang=cards.lang,
        question_set=cards.ref,
        form=Form(form).value,
        sharing=sharing,
        minutes=minutes,
        team=clean_line(team),
        organisation=clean_line(organisation),
        at_card=numbers[0] if numbers else 1,
        chosen=numbers,
    )
