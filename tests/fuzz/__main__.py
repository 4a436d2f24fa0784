"""Look for bytes that break a promise: `python -m tests.fuzz --seconds 60 [--only transcripts]`.

It needs atheris, which is no dependency of ours: `python -m pip install atheris`. What it finds is left in
`build/fuzz`; keep it as a test, with its fix.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

LEFT = Path("build") / "fuzz"
SLOWEST = 2.0  # seconds for one of them, watched as it is


def _seed(folder: Path) -> None:
    from tests.fuzz.seeds import seeds

    for number, data in enumerate(seeds()):
        (folder / f"{number:04}").write_bytes(data)


def _one(name: str, options: list[str]) -> None:
    """Fuzz one promise in this process, which ends there."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["interview_tui", "tomllib", "yaml"]):
        promises = importlib.import_module("tests.fuzz.promises")
    promise = promises.PROMISES[name]

    def look(data: bytes) -> None:
        began = time.process_time()
        promise(data)
        took = time.process_time() - began
        assert took < SLOWEST, f"{took:.1f} s for {len(data)} bytes"

    atheris.Setup([sys.argv[0], *options], look)
    atheris.Fuzz()


def main() -> int:
    """Fuzz every promise, or one, and say which were broken."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--seconds", type=int, default=60, help="for each promise")
    asked.add_argument("--only", default="", help="one promise")
    asked.add_argument("--in-this-process", nargs="+", default=[], help=argparse.SUPPRESS)
    options, rest = asked.parse_known_args()
    if options.in_this_process:
        name, *corpora = options.in_this_process
        _one(name, [*corpora, *rest])
        return 0
    from tests.fuzz.promises import PROMISES

    LEFT.mkdir(parents=True, exist_ok=True)
    broken = []
    for name in [options.only] if options.only else PROMISES:
        with tempfile.TemporaryDirectory() as corpus:
            _seed(Path(corpus))
            words = [sys.executable, "-m", "tests.fuzz", "--in-this-process", name, corpus]
            words += [f"-max_total_time={options.seconds}", "-max_len=20000", "-timeout=20"]
            words += [f"-artifact_prefix={LEFT}/{name}-", "-verbosity=0", "-print_final_stats=1"]
            print(f"--- {name}", flush=True)
            if subprocess.run(words, check=False).returncode:
                broken.append(name)
    print(f"broken: {', '.join(broken)}" if broken else "every promise held")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
