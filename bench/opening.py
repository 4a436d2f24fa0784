"""Opening the app on a folder of transcripts: until the first rows of the list are right, and until all is quiet."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from bench.figures import Figure, in_turns, paired
from bench.session import SECOND
from bench.setup import SCRIPT, Program, Setup

FEW = 20
MANY = (2_000, 10_000)
QUIET = 1.0  # seconds without output after the number of interviews is on the screen
_ROWS, _COLUMNS = slice(1, 36), 52  # where the list is, without its scroll bar


class Opening(NamedTuple):
    """Hold the milliseconds until the rows are right and until all is quiet, and how many rows moved before that."""

    right: float
    quiet: float
    moved: int


def measure(setup: Setup) -> Iterator[Figure]:
    """Open the app on folders of different sizes in turns, and compare the time with that for a small folder."""
    works = [partial(_open, setup, count) for count in (FEW, *MANY)]
    in_turns(works[:1], 1)  # warms the caches
    few, *many = in_turns(works, setup.pairs)
    for count, runs in zip(MANY, many, strict=True):
        name = f"opening, {count:,} transcripts"
        yield paired(f"{name}, rows right", "ms", [run.right for run in runs], [run.right for run in few])
        yield paired(f"{name}, quiet", "ms", [run.quiet for run in runs], [run.quiet for run in few])
        yield Figure(f"{name}, rows moved", max(run.moved for run in runs))


def _open(setup: Setup, count: int) -> Opening:
    """Open the app once. The number of interviews, at the top of the screen, tells that all were read."""
    command = f"{SCRIPT} --transcripts {shlex.quote(str(setup.folders.of(count)))}"
    number = f"{count:,}".replace(",", "[.,]?")
    program = Program(command, rf"\b{number}\s+\w+\s*\n", setup.app.environ)
    with tempfile.TemporaryDirectory() as home, program.session(home) as session:
        screens = session.screens(program.until, QUIET)
        begun = session.started
    rows = [(moment, [line[:_COLUMNS].strip() for line in text.split("\n")[_ROWS]]) for moment, text in screens]
    final = rows[-1][1]
    wrong = [at for at, (_moment, shown) in enumerate(rows) if shown != final]
    right = rows[wrong[-1] + 1 if wrong else 0][0]
    return Opening(
        (right - begun) * 1000 / SECOND, (rows[-1][0] - begun) * 1000 / SECOND, _moved([shown for _, shown in rows])
    )


def _moved(screens: Sequence[Sequence[str]]) -> int:
    """Return how many rows were shown at another place than at first; rows that look alike do not count."""
    places: dict[str, set[int]] = {}
    for rows in screens:
        for at, row in enumerate(rows):
            if row and rows.count(row) == 1:
                places.setdefault(row, set()).add(at)
    return sum(len(where) > 1 for where in places.values())
