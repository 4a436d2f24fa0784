"""Locations of the folders for transcripts, state and settings, and of the files that ship with the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # a command that needs no path does without: 3 ms
    from pathlib import Path
    from types import ModuleType

APP: Final = "interview-tui"
FOLDER_NAME: Final = "In gesprek"
"""A visible folder in the home folder; not in the documents folder, which is often synced to an employer's cloud."""
VARIABLE: Final = "INTERVIEW_TUI_TRANSCRIPTS"


def transcripts_folder(
    given: str | Path | None = None, setting: str | None = None, *, environ: Mapping[str, str] = os.environ
) -> Path:
    """Return the absolute path of the transcripts folder, from the first of option, variable, setting and default.

    An empty value counts as not given; `~` is the user's home folder. Makes nothing and reads nothing from disk.
    """
    from pathlib import Path

    for choice in (given, environ.get(VARIABLE), setting):
        if choice is not None and str(choice).strip():
            return Path(os.path.abspath(os.path.expanduser(choice)))  # noqa: PTH100, PTH111 - links stay; never raises
    return home_folder() / FOLDER_NAME


def home_folder() -> Path:
    """Return the user's home folder, or the current folder if the system knows none."""
    from pathlib import Path

    home = os.path.expanduser("~")  # noqa: PTH111 - never raises
    return Path.cwd() if home == "~" else Path(home)


def state_folder() -> Path:
    """Return the folder for locks, rescue files and history (Linux: `$XDG_STATE_HOME/interview-tui`). Makes nothing."""
    from pathlib import Path

    return Path(_by_xdg("XDG_STATE_HOME", ".local/state") or _platformdirs().user_state_dir(APP, appauthor=False))


def given_folder() -> Path:
    """Return the folder of the records of what was given (`export/giving/`), which is not there before anything was.

    Who asks whether it is there needs nothing of what gives.
    """
    return state_folder() / "given"


def config_folder() -> str:
    """Return the folder for the settings (Linux: `$XDG_CONFIG_HOME/interview-tui`). Makes nothing."""
    return _by_xdg("XDG_CONFIG_HOME", ".config") or _platformdirs().user_config_dir(APP, appauthor=False)


def _by_xdg(variable: str, default: str) -> str:
    """Return our folder in that of `variable`, else in `default` of the home folder; "" if it is not that plain.

    This is what platformdirs does on Linux, for the usual case: importing it takes a third of the time that `list` has.
    Source: XDG Base Directory Specification 0.8, which says to ignore a relative path.
    """
    if not sys.platform.startswith("linux"):
        return ""
    base, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if not base and home.startswith("/"):
        base = os.path.join(home, default)  # noqa: PTH118 - a text, without pathlib
    return os.path.join(base, APP) if base.startswith("/") else ""  # noqa: PTH118


def _platformdirs() -> ModuleType:
    import platformdirs

    return platformdirs


def data(name: str) -> Path:
    """Return the path of a shipped data file: inside the wheel, or in the repository's own `data/`.

    `data/` is in the repository once; the build copies it into the package.
    """
    from pathlib import Path

    package = Path(__file__).parents[1]
    packed = package / "data" / name
    return packed if packed.exists() else package.parents[1] / "data" / name
