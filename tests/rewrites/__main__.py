"""Many rounds: `python -m tests.rewrites --rounds 100000 --seed 1`; one again: `--seed 1 --only 17`."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import Final

from tests.rewrites.proving import MOST_REFUSED, Rounds, Tally, together
from tests.rewrites.table import table

TOGETHER: Final = 500  # rounds that a process plays before it tells


def played(seed: int, numbers: range | list[int]) -> Tally:
    """What rounds of these numbers came to."""
    rounds = Rounds(seed)
    for number in numbers:
        rounds.play(number)
    return rounds.tally()


def main() -> int:
    """Play them, tell of what went wrong as it comes, and print the table; 1 if anything did or too much is refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.rewrites", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same files")
    parser.add_argument("--only", type=int, help="only the round of this number")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at the same time")
    parser.add_argument("--show", type=int, default=20, help="failures that are shown in full")
    asked = parser.parse_args()
    starts = range(0, asked.rounds, TOGETHER)
    parts: list[range | list[int]] = [range(start, min(asked.rounds, start + TOGETHER)) for start in starts]
    if asked.only is not None:
        parts = [[asked.only]]
    tallies: list[Tally] = []
    shown = 0
    with ProcessPoolExecutor(asked.jobs) as pool:
        for done in as_completed([pool.submit(played, asked.seed, part) for part in parts]):
            tallies.append(done.result())
            for failure in tallies[-1].failures[: asked.show - shown]:
                print(f"seed {asked.seed}, {failure}\n", flush=True)
                shown += 1
    tally = together(tallies)
    print(table(tally))
    return int(bool(tally.failures) or tally.refused_of_harmless > MOST_REFUSED)


if __name__ == "__main__":
    sys.exit(main())
