"""Marks in the keywords of our PDF sheets, by which sheets that still hold struck answers are found and removed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from interview_tui.storage.files import read_bytes
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble

MARK: Final = b"In gesprek (interview-tui)"
"""The keyword in every PDF that this program makes, by which it is recognised."""
_WITHOUT = re.compile(rb"interview:([0-9a-z]+);without:([0-9+]*);")


def keyword(ident: str, struck: Iterable[int]) -> str:
    """Return the keyword that names a sheet's interview, and the answers struck before the sheet was made."""
    return f"interview:{ident};without:{'+'.join(map(str, sorted(struck)))};"


def is_sheet(path: Path, ident: str, *, system: System = SYSTEM) -> bool:
    """Return whether a file is a sheet that this program made from that interview."""
    return _without(path, ident, system) is not None


def sheets_with(
    ident: str, struck: frozenset[int], paths: Iterable[Path], *, system: System = SYSTEM
) -> Iterator[Path]:
    """Yield those of `paths` that are sheets of that interview, made before all of `struck` was struck."""
    for path in paths:
        without = _without(path, ident, system)
        if without is not None and not struck <= without:
            yield path


def _without(path: Path, ident: str, system: System) -> frozenset[int] | None:
    """Return the cards that were struck when a sheet of that interview was made; None for any other file."""
    if path.suffix.lower() != ".pdf" or path.is_symlink():
        return None
    try:
        data = read_bytes(path, system=system)
    except FileTrouble:
        return None
    found = _WITHOUT.search(data) if MARK in data else None
    if found is None or found[1].decode() != ident:
        return None
    return frozenset(int(number) for number in found[2].decode().split("+") if number)
