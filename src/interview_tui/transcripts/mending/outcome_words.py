"""What is said about what mending a file does: for whom each answer is then."""

from __future__ import annotations

from collections.abc import Iterable

from interview_tui.interview.model import CLOSING, Circle
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, ngettext
from interview_tui.language.lists import listed
from interview_tui.transcripts.mending.doubts import Outcome


def effect(outcome: Outcome, *, now: bool = False) -> str:
    """Return what comes of the answers that were not certain: for whom each of them is then; `now` if that was done."""
    said: list[str] = []
    if outcome.whole is not None:
        text = _("Who may read the interview: {readers}.")
        said.append(text.format(readers=words(current()).circles[outcome.whole]))
    told = {number: one for number, one in outcome.readers.items() if not (number == CLOSING and outcome.unnamed)}
    groups = [(circle, [n for n, one in told.items() if one is circle]) for circle in Circle]
    said += [_for_circle(numbers, circle) for circle, numbers in reversed(groups) if numbers]
    if told.keys() != outcome.readers.keys():
        said.append(_("The closing sentence may be on the wall of the team, without a name."))
    if outcome.struck:
        text = ngettext("{answers} is struck.", "{answers} are struck.", len(outcome.struck))
        said.append(text.format(answers=named(outcome.struck)))
    if outcome.closing_goes:
        becomes = _("The closing sentence becomes plain text, and is given to nobody.")
        said.append(_("The closing sentence is plain text now, and is given to nobody.") if now else becomes)
    return " ".join(said) or _("Nothing changes in who may read what.")


def _for_circle(numbers: list[int], circle: Circle) -> str:
    if circle is Circle.PRIVATE:
        text = ngettext("{answers} is for the two of you.", "{answers} are for the two of you.", len(numbers))
        return text.format(answers=named(numbers))
    text = ngettext("{answers} is for {readers}.", "{answers} are for {readers}.", len(numbers))
    return text.format(answers=named(numbers), readers=words(current()).circles[circle])


def named(numbers: Iterable[int]) -> str:
    """Return the names of answers, to begin a sentence with: `Card 5, 7 and the closing sentence`."""
    cards = [str(number) for number in numbers if number != CLOSING]
    if not cards:
        return _("The closing sentence")
    closing = [_("the closing sentence")] if CLOSING in numbers else []
    return _("Card {numbers}").format(numbers=listed([*cards, *closing]))
