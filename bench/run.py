"""Measure the app against its baselines, in alternating runs, and print a table with the goals.

    python -m bench.run                                   everything, about eight minutes
    python -m bench.run --quick                           about a minute and a half: rougher figures
    python -m bench.run --only start --pairs 30
    python -m bench.run --only keys --app 'python bench/host_app.py' --until '(?s)minimal.*palette'
    python -m bench.run --only start --minimal '<another build> --transcripts {dir} new …' --minimal-until 'kaart 1 '

Needs Linux and pyte. bench/README.md explains each figure.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench import commands, exporting, idling, keys, listing, opening, starting
from bench.figures import HEADINGS, Figure
from bench.session import SessionError
from bench.setup import CARD, CARD_UNTIL, MINIMAL, MINIMAL_UNTIL, Program, Setup
from bench.transcripts import Folders


class Scenario(NamedTuple):
    """Hold what measures one kind of figure, and how many pairs of runs that takes."""

    measure: Callable[[Setup], Iterator[Figure]]
    pairs: int
    quick_pairs: int


SCENARIOS = {
    "start": Scenario(starting.measure, 15, 3),
    "keys, empty note": Scenario(partial(keys.measure, note="empty note"), 5, 1),
    "keys, 50,000 characters": Scenario(partial(keys.measure, note="50,000 characters", length=50_000), 5, 1),
    "keys, while saving": Scenario(partial(keys.measure, note="while saving", length=5_000, saving=True), 5, 1),
    "commands": Scenario(commands.measure, 15, 5),
    "export": Scenario(exporting.measure, 9, 3),
    "listing": Scenario(listing.measure, 5, 1),
    "opening": Scenario(opening.measure, 5, 1),
    "idle": Scenario(idling.measure, 3, 1),
}


def _row(cells: tuple[str, ...]) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Read the options, measure, print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="NAME", help=f"what begins so: {'; '.join(SCENARIOS)}")
    parser.add_argument("--quick", action="store_true", help="few and short runs")
    parser.add_argument("--pairs", type=int, help="runs of each program in each scenario")
    parser.add_argument("--app", default=CARD, help="opens a card; {dir} is an empty folder (%(default)s)")
    parser.add_argument("--until", default=CARD_UNTIL, help="seen on the app's first full screen (%(default)s)")
    parser.add_argument("--minimal", default=MINIMAL, help="what start, keys and idle are compared with")
    parser.add_argument("--minimal-until", default=MINIMAL_UNTIL, help="seen on its first full screen")
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE", help="set for the programs")
    options = parser.parse_args()
    chosen = {name: scenario for name, scenario in SCENARIOS.items() if name.startswith(options.only)}
    if not chosen:
        parser.error(f"no scenario begins with {options.only!r}")
    environ = dict(pair.split("=", 1) for pair in options.env)
    _row(HEADINGS)
    _row(("---", *["---:"] * (len(HEADINGS) - 2), "---"))
    with tempfile.TemporaryDirectory() as home:
        folders = Folders(Path(home))
        for name, scenario in chosen.items():
            setup = Setup(
                app=Program(options.app, options.until, environ),
                minimal=Program(options.minimal, options.minimal_until, environ),
                folders=folders,
                pairs=options.pairs or (scenario.quick_pairs if options.quick else scenario.pairs),
                keys=100 if options.quick else 200,
                every=30,
                idle=3 if options.quick else 10,
            )
            try:
                for figure in scenario.measure(setup):
                    _row(figure.cells())
            except SessionError as error:  # the others are measured all the same
                print(f"\n{name}: {error}\n")


if __name__ == "__main__":
    main()
