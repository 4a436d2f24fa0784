"""Make the environment in .venv: this program and what checks it, in the versions of constraints.txt.

python -m tools.environment        nothing, if it is there and made from what the files say now

`make` does this first; it needs Python alone, so that it works where there is no make.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)  # as `requires-python` in pyproject.toml; a test compares the two


def folder(root: Path = ROOT) -> Path:
    """Return the folder of the environment."""
    return root / ".venv"


def program(name: str, root: Path = ROOT) -> str:
    """Return the path of a program in the environment, such as `python`. Raises FileNotFoundError if it is gone."""
    place = folder(root) / ("Scripts" if os.name == "nt" else "bin")
    found = shutil.which(name, path=str(place))
    if found is None:
        raise FileNotFoundError(f"{name} is not in {place}")
    return found


def fresh(root: Path = ROOT) -> bool:
    """Return whether the environment was made from the files as they are now."""
    ready = _ready(root)
    made_from = [root / name for name in ("pyproject.toml", "constraints.txt", "hatch_build.py")]
    made_from += (root / "src").rglob("*.po")  # compiled when the program is installed
    return ready.exists() and all(path.stat().st_mtime <= ready.stat().st_mtime for path in made_from)


def make(root: Path = ROOT) -> None:
    """Make the environment, or bring it up to date. Exits with a message if this Python is too old."""
    if sys.version_info < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        sys.exit(f"In gesprek needs Python {oldest} or newer: make PYTHON=/path/to/python{oldest} run")
    if Path(sys.prefix).resolve() != folder(root).resolve():  # Windows does not replace the Python that runs
        _run(sys.executable, "-m", "venv", str(folder(root)))
    pip = (program("python", root), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(*pip, "-c", str(root / "constraints.txt"), "-e", f"{root}[dev]")
    _ready(root).touch()


def _ready(root: Path) -> Path:
    return folder(root) / ".ready"


def _run(*command: str) -> None:
    print(*command, flush=True)
    if status := subprocess.run(command).returncode:
        sys.exit(status)


if __name__ == "__main__":
    if not fresh():
        make()
