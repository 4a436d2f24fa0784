"""Many rounds: `python -m tests.torture --rounds 1000 --seed 1`; one again: `--seed 1 --only 17`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tests.torture.playing import Round, play
from tests.torture.table import table
from tests.torture.ways import WAYS


def way_of(number: int) -> str:
    """All ways in turn."""
    return tuple(WAYS)[number % len(WAYS)]


def played(seed: int, number: int) -> Round:
    """A round in a folder that is gone afterwards. Whatever is thrown is what is wrong with it."""
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        try:
            return play(seed, number, way_of(number), Path(folder))
        except Exception as error:
            return Round(way_of(number), wrong=[f"{type(error).__name__}: {error}"])


def main() -> int:
    """Play them, tell of each that went wrong, and print the table; 1 if any did."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1, help="the same seed types the same keys")
    parser.add_argument("--only", type=int, help="only the round of this number")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="rounds at the same time")
    asked = parser.parse_args()
    numbers = range(asked.rounds) if asked.only is None else [asked.only]
    rounds = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        running = {pool.submit(played, asked.seed, number): number for number in numbers}
        for done in as_completed(running):
            rounds.append(done.result())
            for what in rounds[-1].wrong:
                print(f"round {running[done]} ({rounds[-1].way}): {what}", flush=True)
    print(table(rounds))
    return int(any(one.wrong for one in rounds))


if __name__ == "__main__":
    sys.exit(main())
