"""Tell which branches of the program the tests take: by room, in total, and the lines that are missed.

python tools/cover.py               run all tests, then tell
python tools/cover.py tests/export  run these (a folder, a file, other options of pytest)
python tools/cover.py --told        no run: what the last one measured

Processes that tests begin are measured too, also those in a pseudo-terminal. What a killed one did is lost.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from bisect import bisect
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "build" / "coverage"  # as in pyproject.toml
REPORT = DATA / "report.json"


def run(arguments: list[str]) -> int:
    """Run the tests and bring together what every process measured; return the exit status of the tests."""
    shutil.rmtree(DATA, ignore_errors=True)
    status = _coverage("run", "-m", "pytest", *arguments)
    told = _coverage("combine", "--quiet") or _coverage("json", "--quiet", "-o", str(REPORT))
    return status or told


def _coverage(*arguments: str) -> int:
    """Run coverage.py; return its exit status."""
    return subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT, check=False).returncode


def lines(files: dict[str, Any]) -> Iterator[str]:
    """Yield the report, from the files in the JSON of coverage.py: what is missed, then a table of the rooms."""
    rooms: dict[str, list[dict[str, Any]]] = {}
    for name in sorted(files):
        parts = Path(name).parts[2:]
        rooms.setdefault(f"{parts[0]}/" if len(parts) > 1 else parts[0], []).append(files[name]["summary"])
        missed = list(_runs(files[name]))
        missed += [
            f"{start}→{'end' if to < 0 else to}"
            for start, to in files[name]["missing_branches"]
            if start not in files[name]["missing_lines"] and to not in files[name]["missing_lines"]
        ]
        if missed:
            yield f"{name}: {', '.join(missed)}"
    yield ""
    yield f"{'room':20} {'lines':>7} {'missed':>7} {'branches':>9} {'missed':>7} {'covered':>8}"
    for room, found in rooms.items():
        yield _row(room, found)
    yield _row("together", [summary for found in rooms.values() for summary in found])


def _runs(measured: dict[str, Any]) -> Iterator[str]:
    """Yield the lines that are missed; those without a measured line between them as one stretch."""
    missing, taken = measured["missing_lines"], measured["executed_lines"]
    for _between, run in groupby(missing, key=lambda line: bisect(taken, line)):
        first, *rest = run
        yield f"{first}-{rest[-1]}" if rest else str(first)


def _row(name: str, found: list[dict[str, Any]]) -> str:
    """Return the row of the table for the summaries of these files; covered are lines and branches together."""
    keys = ("num_statements", "missing_lines", "num_branches", "missing_branches")
    statements, without, branches, untaken = (sum(summary[key] for summary in found) for key in keys)
    covered = 100 * (1 - (without + untaken) / ((statements + branches) or 1))
    return f"{name:20} {statements:7} {without:7} {branches:9} {untaken:7} {covered:7.1f}%"


def main(arguments: list[str]) -> int:
    """Run and report; return the exit status of the tests."""
    status = 0 if arguments == ["--told"] else run(arguments)
    if REPORT.exists():
        print("\n".join(lines(json.loads(REPORT.read_text("utf-8"))["files"])))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
