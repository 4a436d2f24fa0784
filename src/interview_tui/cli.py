"""The entry point of the command line: takes the arguments, returns an exit status.

0: done; 1: `check` found a problem, or the program has a fault; 2: wrong use or input; 128 + n: ended by signal n.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from interview_tui import PROGRAM, __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in the arguments (by default those of the process); return the exit status. Never raises."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"] and _said(f"{PROGRAM} {__version__}"):  # what is asked most often needs no parser
        return 0
    gc.disable()  # a command is over before a collection frees anything; the app collects once it is there
    try:
        from interview_tui.commands.running import run

        return run(given)
    finally:
        gc.enable()


def _said(line: str) -> bool:
    """Print the line; return whether that worked. It does not without a standard output, where `print` says nothing."""
    if sys.stdout is None:
        return False
    try:
        print(line, flush=True)
    except (OSError, ValueError):
        return False
    return True
