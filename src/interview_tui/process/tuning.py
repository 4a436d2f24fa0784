"""What is set before Textual is imported: its variables, no core dumps, and no garbage collection for a while."""

from __future__ import annotations

import gc
import os
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Final

_LOOKS: Final = frozenset(
    f"TEXTUAL_{name}"
    for name in ("ANIMATIONS", "COLOR_SYSTEM", "DIM_FACTOR", "DISABLE_KITTY_KEY", "FILTERS", "FPS", "SMOOTH_SCROLL")
)
"""The variables of Textual that a user may set: they change how the screen looks."""


def tune(environ: MutableMapping[str, str] = os.environ) -> None:
    """Set the variables that Textual reads once, at import; keep those that the user has set and that change its looks.

    All others are dropped, whatever a later Textual makes of them: they are for who makes programs, and write each key
    to a file (TEXTUAL_DEBUG, TEXTUAL_LOG) or the screen (TEXTUAL_SCREENSHOT), send it to another program
    (TEXTUAL=devtools, TEXTUAL_DEVTOOLS_HOST), press keys (TEXTUAL_PRESS) or bring code along (TEXTUAL_DRIVER).
    120 frames a second instead of 60 show a key sooner and cost nothing when idle (bench/README.md). In iTerm2 the
    kitty key protocol loses the text that an input method commits, accented letters included. Over ssh and
    in tmux it is known by LC_TERMINAL, which goes along where TERM_PROGRAM does not.
    """
    for name in [name for name in environ if name.startswith("TEXTUAL") and name not in _LOOKS]:
        del environ[name]
    environ.setdefault("TEXTUAL_FPS", "120")
    if environ.get("TERM_PROGRAM") == "iTerm.app" or environ.get("LC_TERMINAL") == "iTerm2":
        environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def forbid_core_dumps() -> None:
    """Have the system write no memory to a file if the program dies of a fault: what was typed is in it."""
    with suppress(ImportError, OSError, ValueError):  # Windows writes none by itself
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def pause_garbage_collection() -> None:
    """Disable garbage collection: it took a tenth of start-up and freed nothing."""
    gc.disable()


def resume_garbage_collection() -> None:
    """Enable garbage collection after start-up, if it was paused.

    The objects of start-up live until the end, so later collections skip them: visiting them would delay typing.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
