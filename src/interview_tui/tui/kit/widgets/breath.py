"""A breath to be silent by: a dot that slowly grows and dims. No countdown: nobody is told how long."""

from __future__ import annotations

import math
from typing import Final

RATE: Final = 8
"""Looks a second."""
BREATH: Final = 4 * RATE
"""Looks that one breath takes: four seconds."""
LAST: Final = 4 * BREATH
"""The look at which it has breathed enough."""
STILL: Final = ("●", 100)

_SIZES = "·•●"
_FAINTEST = 35  # percent of the colour


def breath(look: int) -> tuple[str, int]:
    """The dot at that look, and how much of the colour it has, in percent: small and faint between two breaths."""
    full = (1 - math.cos(2 * math.pi * look / BREATH)) / 2
    return _SIZES[min(int(full * len(_SIZES)), len(_SIZES) - 1)], round(_FAINTEST + (100 - _FAINTEST) * full)
