"""What the app remembers by itself between two runs: light or dark, and reminders or not. No names, no words.

What was last chosen on screen counts, until the settings say something else than they did then.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

from interview_tui.storage.files import Fingerprint, read_plain, write_plain
from interview_tui.storage.folders import make_folder
from interview_tui.storage.places import state_folder
from interview_tui.storage.trouble import ReadError, SaveError, Trouble

_LONGEST: Final = 4096  # bytes; ours has some 100


def remembered_theme(setting: str, known: Collection[str]) -> str:
    """The theme to begin with: a name in `known`, or "" for the usual one. `setting` is what the settings say."""
    chosen = setting if setting in known else ""
    kept = _kept()
    theme = kept.get("theme") if kept.get("setting") == setting else chosen
    return theme if isinstance(theme, str) and theme in known else chosen


def remember_theme(theme: str, setting: str) -> None:
    """Keep the choice for the next run. Where that fails nothing is said: it is a comfort, no more."""
    _keep({"theme": theme, "setting": setting})


def remembered_reminders(setting: bool) -> bool:
    """Whether reminders are shown. `setting` is what the settings say."""
    kept = _kept()
    shown = kept.get("reminders")
    return shown if isinstance(shown, bool) and kept.get("reminders_setting") is setting else setting


def remember_reminders(shown: bool, setting: bool) -> None:
    """Keep that choice too."""
    _keep({"reminders": shown, "reminders_setting": setting})


def _kept() -> dict[str, object]:
    """What was kept; nothing where it cannot be read."""
    try:
        return _understood(read_plain(_file(), limit=_LONGEST)[0])
    except ReadError:
        return {}


def _understood(data: bytes) -> dict[str, object]:
    try:
        kept = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(choice: dict[str, object]) -> None:
    """Keep that choice beside the others; those that nobody knows go."""
    path = _file()
    fingerprint: Fingerprint | None = None
    others: dict[str, object] = {}
    with suppress(SaveError, ReadError):
        make_folder(path.parent)
        try:
            data, fingerprint = read_plain(path, limit=_LONGEST)
            others = {name: value for name, value in _understood(data).items() if name in _NAMES}
        except ReadError as error:
            if error.kind not in (Trouble.VANISHED, Trouble.FOLDER_GONE):
                raise
        write_plain(path, json.dumps(others | choice).encode(), fingerprint)


_NAMES: Final = frozenset({"theme", "setting", "reminders", "reminders_setting"})


def _file() -> Path:
    return state_folder() / "remembered.json"
