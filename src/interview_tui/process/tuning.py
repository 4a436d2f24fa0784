"""Environment variables set before Textual is imported, and garbage collection paused during start-up."""

from __future__ import annotations

import gc
import os
from collections.abc import MutableMapping


def tune(environ: MutableMapping[str, str] = os.environ) -> None:
    """Set the variables that Textual reads once, at import; keep those that the user has set.

    120 frames a second instead of 60 show a key sooner and cost nothing when idle (bench/README.md). In iTerm2 the
    kitty key protocol loses the text that an input method commits, accented letters included.
    """
    environ.setdefault("TEXTUAL_FPS", "120")
    if environ.get("TERM_PROGRAM") == "iTerm.app":
        environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


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
