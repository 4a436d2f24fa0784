"""Say which names used before are offered in which field."""

from __future__ import annotations

from collections.abc import Iterable

from interview_tui.language import clean
from interview_tui.transcripts.library.listing import Names


def offered(used: Names) -> dict[str, tuple[str, ...]]:
    """Return the names to offer by the id of the field; those used there before come first."""
    return {
        "interviewer": _offerable((*used.interviewers, *used.interviewees)),
        "interviewee": _offerable((*used.interviewees, *used.interviewers)),
        "team": _offerable(used.teams),
        "organisation": _offerable(used.organisations),
    }


def _offerable(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, as far as a field can hold it as it is."""
    return tuple(name for name in dict.fromkeys(names) if clean(name) == name)
