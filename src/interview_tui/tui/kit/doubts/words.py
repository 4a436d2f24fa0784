"""What is said about a file in which it is not certain who may read what, and about what mending it does."""

from __future__ import annotations

from collections.abc import Iterable

from interview_tui.interview.model import CLOSING, Circle
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, ngettext
from interview_tui.language.lists import listed
from interview_tui.transcripts.library.doubts import Outcome


def offer(key: str) -> str:
    """Return the line that says something is not certain, and the key that shows it."""
    return _("This file was changed outside the app. {key}: who may read this?").format(key=key)


def title(number: int) -> str:
    """Return the title of the dialog about so many findings."""
    return ngettext(
        "Who may read this? {number} place is not certain.",
        "Who may read this? {number} places are not certain.",
        number,
    ).format(number=number)


def keeping(kept: Outcome, right: Outcome | None) -> str:
    """Return the answer that keeps everything narrow; `right` is the outcome of the other answer."""
    if kept == right:
        return _("Put it right like this")
    if any(kept.readers.values()):
        return _("Keep it for the fewest people")
    return _("Keep it between the two of you")


def effect(outcome: Outcome, *, now: bool = False) -> str:
    """Return what comes of the answers that were not certain: for whom each of them is then; `now` if that was done."""
    said: list[str] = []
    if outcome.whole is not None:
        text = _("The interview as a whole may be read by: {readers}.")
        said.append(text.format(readers=words(current()).circles[outcome.whole]))
    groups = [(circle, [n for n, one in outcome.readers.items() if one is circle]) for circle in Circle]
    said += [_for_circle(numbers, circle) for circle, numbers in reversed(groups) if numbers]
    if outcome.struck:
        text = ngettext("{answers} is struck.", "{answers} are struck.", len(outcome.struck))
        said.append(text.format(answers=_named(outcome.struck)))
    if outcome.closing_goes:
        becomes = _("The closing sentence becomes plain text, and is given to nobody.")
        said.append(_("The closing sentence is plain text now, and is given to nobody.") if now else becomes)
    return " ".join(said) or _("Nothing changes in who may read what.")


def done(outcome: Outcome) -> str:
    """Return the line that says what was done."""
    return " ".join((effect(outcome, now=True), _("The old version is in the bin.")))


def _for_circle(numbers: list[int], circle: Circle) -> str:
    if circle is Circle.PRIVATE:
        text = ngettext("{answers} is for the two of you.", "{answers} are for the two of you.", len(numbers))
        return text.format(answers=_named(numbers))
    text = ngettext("{answers} may be read by: {readers}.", "{answers} may be read by: {readers}.", len(numbers))
    return text.format(answers=_named(numbers), readers=words(current()).circles[circle])


def _named(numbers: Iterable[int]) -> str:
    """Return the names of answers, to begin a sentence with: `Card 5, 7 and the closing sentence`."""
    cards = [str(number) for number in numbers if number != CLOSING]
    if not cards:
        return _("The closing sentence")
    closing = [_("the closing sentence")] if CLOSING in numbers else []
    return _("Card {numbers}").format(numbers=listed([*cards, *closing]))
