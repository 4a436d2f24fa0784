"""What is said about a file in which it is not certain who may read what, and about what mending it does."""

from __future__ import annotations

from interview_tui.language import _, ngettext
from interview_tui.transcripts.mending.doubts import Outcome
from interview_tui.transcripts.mending.outcome_words import effect, named


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


def title_of_one(number: int, at: int, of: int) -> str:
    """Return the title of the dialog about one answer, the `at`-th `of` so many."""
    text = _("{answers}: who may read this? ({number} of {total})")
    return text.format(answers=named([number]), number=at, total=of)


def keeping(kept: Outcome, right: Outcome | None) -> str:
    """Return the answer that keeps everything narrow; `right` is the outcome of the other answer."""
    if kept == right:
        return _("Put it right like this")
    if any(kept.readers.values()):
        return _("Keep it for the fewest people")
    return _("Keep it between the two of you")


def done(outcome: Outcome) -> str:
    """Return the line that says what was done."""
    return " ".join((effect(outcome, now=True), _("The old version is in the bin.")))
