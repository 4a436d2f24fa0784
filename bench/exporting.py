"""The command `export`, a whole process for each format, with the example: from the start to the file on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.commands import BARE, milliseconds
from bench.figures import Figure, in_turns, paired
from bench.setup import SCRIPT, Setup, environment

FORMATS = ("docx", "pdf", "html", "txt", "json", "md")
EXAMPLE = Path(__file__).resolve().parents[1] / "data" / "example.nl.md"


def measure(setup: Setup) -> Iterator[Figure]:
    """Run each export and the bare Python in turns; a file takes the place of that of the run before."""
    with tempfile.TemporaryDirectory() as home:
        environ = environment(home, setup.app.environ)
        folder = Path(home) / "gesprekken"
        folder.mkdir(mode=0o700)
        transcript = folder / EXAMPLE.name
        transcript.write_bytes(EXAMPLE.read_bytes())
        for form in FORMATS:
            target = str(Path(home) / f"gesprek.{form}")
            command = (SCRIPT, "export", str(transcript), "--to", form, "--circle", "private", "-o", target)
            works = [partial(milliseconds, one, environ) for one in (command, BARE)]
            in_turns(works, 1)  # warms the caches
            app, baseline = in_turns(works, setup.pairs)
            yield paired(f"export, {form}", "ms", app, baseline)
