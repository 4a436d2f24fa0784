"""`python -m tests.soak --keys 50000 --seed 1`: the long version; the short one is in `make check`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.soak.gauges import Reading
from tests.soak.soaking import Soaked, soak

MOST_GROWTH: Final = 10.0
"""MB that the program may take more at the end than after the warm-up."""
MOST_SLOWER: Final = 1.2
"""Times that a key may take longer in it than in a program that has just begun, by what 99 of 100 stay within."""


def main() -> int:
    """Hold it, and print the figures; 1 if anything does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--keys", type=int, default=50_000)
    parser.add_argument("--timed", type=int, default=2_000, help="keys that are timed, at each of three moments")
    parser.add_argument("--seed", type=int, default=1, help="the same seed types the same keys")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        soaked = soak(Path(folder), asked.seed, asked.keys, asked.timed, tell=_tell)
    wrong = judged(soaked)
    print(table(soaked))
    for what in wrong:
        print(what)
    return int(bool(wrong))


def _tell(reading: Reading) -> None:
    print(f"{reading.keys} keys: {reading.own:.1f} MB of its own, {reading.files} files", flush=True)


def judged(soaked: Soaked) -> list[str]:
    """What does not hold, in words."""
    wrong = list(soaked.wrong)
    if soaked.growth > MOST_GROWTH:
        wrong.append(f"it grew by {soaked.growth:.1f} MB")
    last, fresh = soaked.last.told()[1], soaked.fresh.told()[1]
    if last > MOST_SLOWER * fresh:
        wrong.append(f"99 of 100 keys within {last:.1f} ms, in a program that has just begun {fresh:.1f} ms")
    return wrong


def table(soaked: Soaked) -> str:
    """What was done and what was measured; two tables in Markdown."""
    moments = {
        "after the warm-up, empty note": soaked.first,
        "at the end, empty note": soaked.last,
        "a program that has just begun, in turns with that": soaked.fresh,
        f"at the end, note of {soaked.full_length} characters": soaked.full,
    }
    rows = ["| keys | RSS, MB | its own, MB | files | threads |", "| ---: | ---: | ---: | ---: | ---: |"]
    rows += [
        f"| {one.keys} | {one.rss:.1f} | {one.own:.1f} | {one.files} | {one.threads} |"
        for one in soaked.readings[:: max(1, len(soaked.readings) // 6)]
    ]
    rows += ["", "| moment | p50, ms | p99, ms | processor, ms a key |", "| --- | ---: | ---: | ---: |"]
    rows += [f"| {name} | {' | '.join(f'{part:.1f}' for part in timed.told())} |" for name, timed in moments.items()]
    return "\n".join([f"{soaked.done} in {soaked.seconds:.0f} s", "", *rows])


if __name__ == "__main__":
    sys.exit(main())
