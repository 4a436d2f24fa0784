"""Starting: until the card stands there, until all is quiet, memory, and how many modules of ours that took."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from bench.figures import Figure, in_turns, paired
from bench.session import SECOND
from bench.setup import Program, Setup

QUIET = 0.4  # seconds without output that end the start; a cursor blinks every 0.5
_IMPORTED = re.compile(rb"import time:[ \d|]*\| +(interview_tui[\w.]*)")


class Start(NamedTuple):
    """Hold the milliseconds until the text is shown and until all is quiet, and the peak of memory in MB."""

    shown: float
    quiet: float
    memory: float


def measure(setup: Setup) -> Iterator[Figure]:
    """Start the app and the baseline in turns."""
    works = [partial(_start, program) for program in (setup.app, setup.minimal)]
    in_turns(works, 1)  # warms the caches
    app, baseline = in_turns(works, setup.pairs)
    for at, name in enumerate(Start._fields):
        unit = "MB" if name == "memory" else "ms"
        yield paired(f"start, {name}", unit, [start[at] for start in app], [start[at] for start in baseline])
    yield Figure("start, own modules", _own_modules(setup.app))


def _start(program: Program) -> Start:
    with tempfile.TemporaryDirectory() as home, program.session(home) as session:
        shown = session.wait_for(program.until, QUIET)
        quiet = session.last_change(shown)
        begun = session.started
        return Start((shown - begun) * 1000 / SECOND, (quiet - begun) * 1000 / SECOND, session.peak_memory_mb())


def _own_modules(program: Program) -> int:
    """Return how many modules of ours Python reports as imported until the text is shown."""
    with (
        tempfile.TemporaryDirectory() as home,
        program.session(home, {"PYTHONPROFILEIMPORTTIME": "1"}) as session,
    ):
        shown = session.wait_for(program.until, QUIET)
        written = b"".join(data for moment, data in session.output if moment <= shown)
        return len(set(_IMPORTED.findall(written)))
