"""Pages that we made from an interview, known by what their keywords say; so that what is struck goes from them too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from interview_tui.storage.files import read_bytes
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble

MARK: Final = b"In gesprek (interview-tui)"
"""What every PDF of ours says in its keywords: by it we know it again."""
_WITHOUT = re.compile(rb"interview:([0-9a-z]+);without:([0-9+]*);")


def keyword(ident: str, struck: Iterable[int]) -> str:
    """What a page says of itself: from which interview, and which answers had been struck when it was made."""
    return f"interview:{ident};without:{'+'.join(map(str, sorted(struck)))};"


def is_sheet(path: Path, ident: str, *, system: System = SYSTEM) -> bool:
    """Whether that file is a page of ours, made from that interview."""
    return _without(path, ident, system) is not None


def sheets_with(
    ident: str, struck: frozenset[int], paths: Iterable[Path], *, system: System = SYSTEM
) -> Iterator[Path]:
    """Those of `paths` that are pages of that interview, made before all of `struck` was struck."""
    for path in paths:
        without = _without(path, ident, system)
        if without is not None and not struck <= without:
            yield path


def _without(path: Path, ident: str, system: System) -> frozenset[int] | None:
    """The cards that a page of that interview was made without; None for any other file."""
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
