"""Parse and check what is typed before an interview, with a message for what is not valid."""

from __future__ import annotations

import re

from interview_tui.cards.model import QuestionSet
from interview_tui.forms.model import FormSet
from interview_tui.interview.model import LEAST_MINUTES, MOST_MINUTES, Circle
from interview_tui.language import _, pgettext
from interview_tui.tui.kit.widgets.choice import Possible

USUAL_MINUTES = (45, 60, 75, 90)


def minutes_in(text: str) -> int | str:
    """Return the number of minutes in `text`, or what is wrong with it."""
    found = re.fullmatch(r"(\d{1,4})\s*(?:m\w*\.?|['’])?", text.strip(), re.IGNORECASE)
    if found is None or not LEAST_MINUTES <= int(found[1]) <= MOST_MINUTES:
        problem = _("Write a number of minutes from {least} to {most}, such as 60.")
        return problem.format(least=LEAST_MINUTES, most=MOST_MINUTES)
    return int(found[1])


def cards_in(text: str, cards: QuestionSet) -> tuple[int, ...] | str:
    """Return the card numbers in a text such as `3, 4 en 7-9`, or what is wrong with it.

    Each number comes once and in order; an empty tuple means all cards.
    """
    words = re.sub(r"\s*[-–]\s*", "-", text)
    last = len(cards.cards)
    numbers: set[int] = set()
    for word in re.split(r"[\s,;.+&]+", words):
        found = re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", word)
        if found is None:
            if word and word.casefold() not in ("en", "and", *_all_words()):
                return _("“{word}” is no card number. Write numbers such as 3, 4, 11; nothing means all cards.").format(
                    word=word
                )
            continue
        first, end = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= end <= last:
            return _("“{word}” cannot be: this set has the cards 1 to {last}.").format(word=word, last=last)
        numbers.update(range(first, end + 1))
    return tuple(sorted(numbers)) if len(numbers) < last else ()


def _all_words() -> tuple[str, ...]:
    return ("all", "alle", "allemaal")


def circles(widest: Circle = Circle.ORGANISATION) -> list[Possible]:
    """Return the circles to choose from, from the narrowest to `widest`."""
    private = _("Nobody else, unless your colleague says otherwise when you read back.")
    team = _("When you read back, your colleague decides what stays between you after all.")
    possible = [
        Possible(Circle.PRIVATE.key, pgettext("transcript", "only the two of us"), private),
        Possible(Circle.TEAM.key, pgettext("transcript", "our team"), team),
        Possible(Circle.ORGANISATION.key, pgettext("transcript", "our organisation"), team),
    ]
    return possible[: widest + 1]


def forms(known: FormSet) -> list[Possible]:
    """Return the forms to choose from, each with when to choose it."""
    return [Possible(form.id, form.name, form.choose) for form in known.forms]
