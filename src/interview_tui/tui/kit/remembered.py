"""What the app remembers between two runs: the theme, and whether reminders are shown. Nothing of an interview.

The last choice on screen counts, until the settings say something else than they did then.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from interview_tui.storage.places import state_folder

if TYPE_CHECKING:
    from interview_tui.storage.fingerprint import Fingerprint

_LONGEST: Final = 4096  # bytes; ours has some 100


def remembered_theme(setting: str, known: Collection[str]) -> str:
    """Return the theme to begin with: a name in `known`, or "" for the default. `setting` is what the settings say."""
    chosen = setting if setting in known else ""
    stored = _read()
    theme = stored.get("theme") if stored.get("setting") == setting else chosen
    return theme if isinstance(theme, str) and theme in known else chosen


def remember_theme(theme: str, setting: str) -> None:
    """Store the choice for the next run. A failure is not reported: the app works without it."""
    _write({"theme": theme, "setting": setting})


def remembered_reminders(setting: bool) -> bool:
    """Return whether reminders are shown. `setting` is what the settings say."""
    stored = _read()
    shown = stored.get("reminders")
    return shown if isinstance(shown, bool) and stored.get("reminders_setting") is setting else setting


def remember_reminders(shown: bool, setting: bool) -> None:
    """Store whether reminders are shown, for the next run. A failure is not reported."""
    _write({"reminders": shown, "reminders_setting": setting})


def _read() -> dict[str, object]:
    """Return what was stored; nothing if it cannot be read."""
    if not os.path.lexists(_file()):  # as long as nothing was chosen
        return {}
    from interview_tui.storage.files import read_plain
    from interview_tui.storage.trouble import ReadError

    try:
        return _parsed(read_plain(_file(), limit=_LONGEST)[0])
    except ReadError:
        return {}


def _parsed(data: bytes) -> dict[str, object]:
    try:
        stored = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _write(choice: dict[str, object]) -> None:
    """Write that choice with the others that are stored; drop unknown ones. A failure is ignored."""
    from interview_tui.storage.files import read_plain, write_plain
    from interview_tui.storage.folders import make_folder
    from interview_tui.storage.trouble import ReadError, SaveError, Trouble

    path = _file()
    fingerprint: Fingerprint | None = None
    others: dict[str, object] = {}
    with suppress(SaveError, ReadError):
        make_folder(path.parent)
        try:
            data, fingerprint = read_plain(path, limit=_LONGEST)
            others = {name: value for name, value in _parsed(data).items() if name in _NAMES}
        except ReadError as error:
            if error.kind not in (Trouble.VANISHED, Trouble.FOLDER_GONE):
                raise
        write_plain(path, json.dumps(others | choice).encode(), fingerprint)


_NAMES: Final = frozenset({"theme", "setting", "reminders", "reminders_setting"})


def _file() -> Path:
    return state_folder() / "remembered.json"
