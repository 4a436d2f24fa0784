"""Location and reading of the settings of this user."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from interview_tui.settings.model import Settings
from interview_tui.storage.places import config_folder

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "settings.toml"


def settings_path() -> Path:
    """Return the path of the settings file, which may not exist."""
    from pathlib import Path

    return Path(config_folder(), FILE)


def read_settings(path: Path | None = None) -> Settings:
    """Return the settings in `path`, or in `settings_path()` if not given; the defaults if there is no such file.

    What cannot be read has its default, and is told in `problems`: a mistake never keeps the program from starting.
    """
    if not os.path.lexists(path or os.path.join(config_folder(), FILE)):  # noqa: PTH118 - without pathlib
        return Settings()
    from interview_tui.settings.document import parse  # importing pydantic takes longer than a whole command without it

    return parse(path or settings_path())
