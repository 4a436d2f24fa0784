"""Locations in a question-set file: in words for people (counted from 1), as a path for programs (from 0)."""

from __future__ import annotations

import json

from interview_tui.language import _

Location = tuple[str | int, ...]
"""Keys and indexes (from 0) from the root of the file: `("cards", 3, "probes", 1, "text")`."""


def spoken_place(location: Location) -> str:
    """Return the location in the language of the screen (`card 4, probe 2`); empty outside the cards."""
    match location:
        case ("cards", int(card), "probes", int(probe), *_rest):
            return _("card {card}, probe {probe}").format(card=card + 1, probe=probe + 1)
        case ("cards", int(card), "text", int(question), *_rest):
            return _("card {card}, question {question}").format(card=card + 1, question=question + 1)
        case ("cards", int(card), *_rest):
            return _("card {card}").format(card=card + 1)
        case _other:
            return ""


def json_path(location: Location) -> str:
    """Return `cards[3].probes[1].text`; a key that is not an identifier is quoted, in brackets."""
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        elif step.isidentifier():
            path += f".{step}" if path else step
        else:
            path += f"[{json.dumps(step)}]"
    return path
