"""The animation beside a silence probe: a dot that slowly grows and dims. No countdown: nobody is told how long."""

from __future__ import annotations

import math
from typing import Final

RATE: Final = 8
"""Frames per second."""
BREATH: Final = 4 * RATE
"""Frames in one breath, from small to large and back: four seconds."""
LAST: Final = 4 * BREATH
"""The frame with which the animation ends: four breaths."""
STILL: Final = ("●", 100)
"""The dot without animation, as `breath` returns it."""

_SIZES = "·•●"
_FAINTEST = 35  # percent of the colour


def breath(frame: int) -> tuple[str, int]:
    """Return the dot of that frame, and its percentage of the full colour: small and faint between two breaths."""
    full = (1 - math.cos(2 * math.pi * frame / BREATH)) / 2
    return _SIZES[min(int(full * len(_SIZES)), len(_SIZES) - 1)], round(_FAINTEST + (100 - _FAINTEST) * full)
