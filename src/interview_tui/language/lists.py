"""Things in a row, in words."""

from __future__ import annotations

from collections.abc import Sequence

from interview_tui.language.catalogue import _


def listed(things: Sequence[str]) -> str:
    """Join the things as `a, b and c`; give at least one."""
    if len(things) == 1:
        return things[0]
    return _("{some} and {last}").format(some=", ".join(things[:-1]), last=things[-1])
