"""Location and reading of the settings of this user."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from interview_tui.settings.model import Settings
from interview_tui.storage.places import config_folder

FILE: Final = "settings.toml"


def settings_path() -> Path:
    """Return the path of the settings file, which may not exist."""
    return config_folder() / FILE


def read_settings(path: Path | None = None) -> Settings:
    """Return the settings in `path`, or in `settings_path()` if not given; the defaults if there is no such file.

    Raises SettingsError.
    """
    path = path or settings_path()
    if not os.path.lexists(path):
        return Settings()
    from interview_tui.settings.document import parse  # importing pydantic takes longer than a whole command without it

    return parse(path)
