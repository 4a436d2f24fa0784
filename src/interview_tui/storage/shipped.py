"""Where the files are that ship with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def data(name: str) -> Path:
    """The path of a shipped data file: inside the wheel, or in the repository's own `data/`.

    `data/` exists once in the repository; the build lays it inside the package.
    """
    packed = _PACKAGE / "data" / name
    return packed if packed.exists() else _PACKAGE.parents[1] / "data" / name
