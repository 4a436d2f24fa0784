"""Idling: the CPU that a program uses while nobody types."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from functools import partial

from bench.figures import Figure, in_turns, paired
from bench.session import SECOND
from bench.setup import Program, Setup


def measure(setup: Setup) -> Iterator[Figure]:
    """Wait in the app and in the baseline in turns."""
    works = [partial(_wait, program, setup.idle) for program in (setup.app, setup.minimal)]
    yield paired("idle, CPU in 10 s", "ms", *in_turns(works, setup.pairs))


def _wait(program: Program, seconds: float) -> float:
    """Return the milliseconds of CPU for 10 seconds without input, from waiting for `seconds`."""
    with tempfile.TemporaryDirectory() as home, program.session(home) as session:
        session.wait_for(program.until)
        session.settle(1, 3)
        before, begun = session.cpu_ns(), time.monotonic_ns()
        session.read_until(begun + int(seconds * SECOND))
        return (session.cpu_ns() - before) * 1000 / SECOND * 10 / seconds
