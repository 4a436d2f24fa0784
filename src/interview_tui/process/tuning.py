"""What is set before Textual is imported, and what waits until the first screen is there."""

from __future__ import annotations

import gc
import os
from collections.abc import MutableMapping


def tune(environ: MutableMapping[str, str] = os.environ) -> None:
    """Set what Textual reads once, as it is imported; what the user has set stays.

    Sixty more looks a second at what is to be painted put a key on the screen sooner and cost nothing when idle
    (bench/README.md). In iTerm2 the newer key protocol loses what an input method commits, accents among it.
    """
    environ.setdefault("TEXTUAL_FPS", "120")
    if environ.get("TERM_PROGRAM") == "iTerm.app":
        environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def hold_collection() -> None:
    """From now on nothing is collected: a tenth of the start went there, and nothing was found."""
    gc.disable()


def release_collection() -> None:
    """The start is over; if it was held, collect as usual from now on.

    What the start made stays for good, so later collections leave it out: they would take it up amid the typing.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
