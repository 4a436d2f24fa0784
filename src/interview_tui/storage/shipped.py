"""The location of the data files that ship with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def data(name: str) -> Path:
    """Return the path of a shipped data file: inside the wheel, or in the repository's own `data/`.

    `data/` is in the repository once; the build copies it into the package.
    """
    packed = _PACKAGE / "data" / name
    return packed if packed.exists() else _PACKAGE.parents[1] / "data" / name
