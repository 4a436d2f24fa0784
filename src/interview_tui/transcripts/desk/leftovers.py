"""Temporary files that a killed process left behind; they may hold text of one interview."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from interview_tui.storage.files import read_cut_off
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.temporaries import temporaries
from interview_tui.storage.trouble import FileTrouble


def leavings_of(ident: str, folder: Path, *, system: System = SYSTEM) -> Iterator[Path]:
    """Yield the temporary files in `folder` with text of the interview with that id.

    The caller must be its only writer, so that none of the files is still being written.
    """
    for path in temporaries(folder):
        try:
            mine = has_id(read_cut_off(path, system=system), ident)
        except FileTrouble:
            continue
        if mine:
            yield path


def has_id(data: bytes, ident: str) -> bool:
    """Return whether a line in a file, damaged perhaps, says that it is that interview."""
    named = rb"(?m)^id:[ \t]*[\"']?" + re.escape(ident.encode(errors="replace")) + rb"[\"']?[ \t]*\r?$"
    return re.search(named, data) is not None
