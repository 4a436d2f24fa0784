"""Finding of the answers that name somebody: the two of them, who listened, a team or an organisation.

It is a help before an interview is given on, not a filter: a nickname or a name with a typo is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from interview_tui.interview.model import Answer, Interview

_SHORTEST: Final = 2  # characters of a first name that is looked for by itself
# What a name may begin with that is no name: "de Wit" would be found at every "de".
_PARTICLES: Final = frozenset(
    {"de", "den", "der", "het", "la", "le", "mevrouw", "meneer", "mw", "dhr", "ten", "ter", "the", "van"}
)


def naming(interview: Interview, numbers: Iterable[int], names: Sequence[str]) -> tuple[int, ...]:
    """Return those of the cards `numbers` in whose answers one of `names` stands as a word, or its first name."""
    wanted = {form for name in names for form in _forms(name)}
    if not wanted:
        return ()
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(wanted)))})(?!\w)", re.IGNORECASE)
    return tuple(number for number in numbers if _names(interview.answer(number), found))


def _names(answer: Answer, found: re.Pattern[str]) -> bool:
    return any(found.search(" ".join(text.split())) for text in (answer.note, *answer.zodatjes))


def _forms(name: str) -> list[str]:
    """Return how a name may stand in a sentence: whole, or the first name alone."""
    words = name.split()
    first = [word for word in words[:1] if len(word) >= _SHORTEST and word.casefold().strip(".") not in _PARTICLES]
    return [" ".join(words), *first] if words else []
