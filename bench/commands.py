"""Commands without a screen, whole processes, against a bare Python that imports argparse."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import partial

from bench.figures import Figure, in_turns, paired
from bench.setup import SCRIPT, Setup, environment
from bench.transcripts import ident

TRANSCRIPTS = 20
BARE = (sys.executable, "-c", "import argparse")


def measure(setup: Setup) -> Iterator[Figure]:
    """Run each command and the bare Python in turns."""
    folder = str(setup.folders.of(TRANSCRIPTS))
    commands = {
        "--version": ("--version",),
        "--help": ("--help",),
        "list": ("--transcripts", folder, "list"),
        "show": ("--transcripts", folder, "show", ident(3)),
    }
    with tempfile.TemporaryDirectory() as home:
        environ = environment(home, setup.app.environ)
        for name, arguments in commands.items():
            works = [partial(milliseconds, command, environ) for command in ((SCRIPT, *arguments), BARE)]
            in_turns(works, 1)  # warms the caches
            app, baseline = in_turns(works, setup.pairs)
            yield paired(f"commands, {name}", "ms", app, baseline)


def milliseconds(command: Sequence[str], environ: dict[str, str]) -> float:
    """Return how long a process took to end well."""
    begun = time.perf_counter()
    subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - begun) * 1000
