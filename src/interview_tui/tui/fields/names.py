"""The names used before, by the field that offers them."""

from __future__ import annotations

from collections.abc import Iterable

from interview_tui.language import clean
from interview_tui.transcripts.library.listing import Names


def offered(used: Names) -> dict[str, tuple[str, ...]]:
    """Return the names to offer by the id of the field; those used in that field before come first."""
    return {
        "interviewer": _offerable((*used.interviewers, *used.interviewees)),
        "interviewee": _offerable((*used.interviewees, *used.interviewers)),
        "team": _offerable(used.teams),
        "organisation": _offerable(used.organisations),
    }


def _offerable(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, without those that a field would change."""
    return tuple(name for name in dict.fromkeys(names) if clean(name) == name)
