"""Locations in a forms file, in words for people; everything is counted from 1."""

from __future__ import annotations

from interview_tui.cards.locations import Location
from interview_tui.language import _


def spoken_place(location: Location) -> str:
    """Return `form 2, page 1 after the cards, probe 3` in the language of the screen; empty outside the forms."""
    match location:
        case ("forms", int(form), *rest):
            return ", ".join((_("form {number}").format(number=form + 1), *_within(tuple(rest))))
        case _other:
            return ""


def _within(location: Location) -> tuple[str, ...]:
    """Return the parts of a location within a form, from wide to narrow."""
    match location:
        case ("before", int(page), *rest):
            return (_("page {number} before the cards").format(number=page + 1), *_within(tuple(rest)))
        case ("after", int(page), *rest):
            return (_("page {number} after the cards").format(number=page + 1), *_within(tuple(rest)))
        case ("come_back", "page", *rest):
            return (_("the page to come back to"), *_within(tuple(rest)))
        case ("probes", int(probe), *_rest):
            return (_("probe {number}").format(number=probe + 1),)
        case ("text", int(question), *_rest):
            return (_("question {number}").format(number=question + 1),)
        case ("sheet", "parts", int(part), *_rest):
            return (_("part {number} of the sheet").format(number=part + 1),)
        case ("tips", int(tip), *_rest):
            return (_("tip {number}").format(number=tip + 1),)
        case ("cards", int(card), *_rest):
            return (_("card {number} in the list").format(number=card + 1),)
        case ("agreement", int(paragraph), *_rest):
            return (_("paragraph {number} of the agreement").format(number=paragraph + 1),)
        case _other:
            return ()
