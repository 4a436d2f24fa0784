"""What the app remembers by itself between two runs: whether the screen was light or dark. No names, no words.

What was last chosen on screen counts, until the settings say something else than they did then.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

from interview_tui.transcripts.file_reading import read
from interview_tui.transcripts.file_writing import write_atomic
from interview_tui.transcripts.files import make_folder
from interview_tui.transcripts.places import state_folder
from interview_tui.transcripts.trouble import ReadError, SaveError, Trouble

_LONGEST: Final = 4096  # bytes; ours has some 50


def remembered_theme(setting: str, known: Collection[str]) -> str:
    """The theme to begin with: a name in `known`, or "" for the usual one. `setting` is what the settings say."""
    chosen = setting if setting in known else ""
    try:
        kept = json.loads(read(_file(), limit=_LONGEST)[0])
    except (ReadError, ValueError, RecursionError):
        return chosen
    if not isinstance(kept, dict) or kept.get("setting") != setting:
        return chosen
    theme = kept.get("theme")
    return theme if isinstance(theme, str) and theme in known else chosen


def remember_theme(theme: str, setting: str) -> None:
    """Keep the choice for the next run. Where that fails nothing is said: it is a comfort, no more."""
    data = json.dumps({"theme": theme, "setting": setting}).encode()
    path = _file()
    with suppress(SaveError, ReadError):
        make_folder(path.parent)
        try:
            fingerprint = read(path, limit=_LONGEST)[1]
        except ReadError as error:
            if error.kind not in (Trouble.VANISHED, Trouble.FOLDER_GONE):
                raise
            fingerprint = None
        write_atomic(path, data, fingerprint)


def _file() -> Path:
    return state_folder() / "remembered.json"
