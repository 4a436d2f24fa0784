"""Listing a folder of transcripts, in this process, against reading its files raw."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.figures import Figure, in_turns, paired
from bench.setup import Setup
from bench.transcripts import read_raw
from interview_tui.transcripts.library.listing import Library

TRANSCRIPTS = 10_000


def measure(setup: Setup) -> Iterator[Figure]:
    """List a folder, once and again with the same library, and read it raw, in turns."""
    folder = setup.folders.of(TRANSCRIPTS)
    listed, raw = in_turns([partial(_list, folder), partial(_read, folder)], setup.pairs)
    for at, name in enumerate(("", ", again")):
        figures = ([run[at] for run in listed], [run[0] for run in raw])
        yield paired(f"listing, {TRANSCRIPTS:,} transcripts{name}", "ms", *figures)


def _list(folder: Path) -> tuple[float, ...]:
    library = Library(folder)
    return (_milliseconds(library.entries), _milliseconds(library.entries))


def _read(folder: Path) -> tuple[float, ...]:
    return (_milliseconds(partial(read_raw, folder)),)


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
