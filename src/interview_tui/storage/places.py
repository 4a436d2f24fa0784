"""Where things are kept: the transcripts in plain sight, what the program needs for itself out of it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

APP: Final = "interview-tui"
FOLDER_NAME: Final = "In gesprek"
"""In the user's home folder, visible; not in the documents folder, which is often synced to an employer's cloud."""
VARIABLE: Final = "INTERVIEW_TUI_TRANSCRIPTS"


def transcripts_folder(
    given: str | Path | None = None, setting: str | None = None, *, environ: Mapping[str, str] = os.environ
) -> Path:
    """Where transcripts go, as an absolute path: the first of `--transcripts`, the variable, the setting, the default.

    What is empty counts as not given; `~` is the user's home folder. Nothing is made and nothing is looked up on disk.
    """
    for choice in (given, environ.get(VARIABLE), setting):
        if choice is not None and str(choice).strip():
            return Path(os.path.abspath(os.path.expanduser(choice)))  # noqa: PTH100, PTH111 - links stay; never raises
    return _home() / FOLDER_NAME


def _home() -> Path:
    """The user's home folder; where the system knows none, the folder we are in."""
    home = os.path.expanduser("~")  # noqa: PTH111 - never raises
    return Path.cwd() if home == "~" else Path(home)


def state_folder() -> Path:
    """Where locks, rescue files and history go (on Linux `$XDG_STATE_HOME/interview-tui`). Nothing is made."""
    import platformdirs

    return platformdirs.user_state_path(APP, appauthor=False)


def config_folder() -> Path:
    """Where the settings are (on Linux `$XDG_CONFIG_HOME/interview-tui`). Nothing is made."""
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False)


# How the folders of sync programs are called, the whole name, capitals aside. A program may add the organisation or
# the account: "OneDrive - Gemeente", "Dropbox (Persoonlijk)"; macOS keeps them in CloudStorage as "OneDrive-Gemeente".
_NAMES: Final = (
    (re.compile(r"onedrive(\s*-.*)?"), "OneDrive"),
    (re.compile(r"dropbox(\s*[-(].*)?"), "Dropbox"),
    (re.compile(r"google ?drive(\s*[-(].*)?|(my drive|mijn drive)"), "Google Drive"),
    (re.compile(r"iclouddrive|icloud drive( \(.*\))?|mobile documents|com~apple~clouddocs"), "iCloud"),
    (re.compile(r"nextcloud\d*(\s*-.*)?"), "Nextcloud"),
    (re.compile(r"owncloud\d*(\s*-.*)?"), "ownCloud"),
    (re.compile(r"surfdrive"), "SURFdrive"),
    (re.compile(r"seafile"), "Seafile"),
    (re.compile(r"proton ?drive(\s*-.*)?"), "Proton Drive"),
)
# What a sync program leaves at the top of a folder that it keeps.
_MARKERS: Final = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
)
_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def synced_by(path: Path, *, environ: Mapping[str, str] = os.environ) -> str | None:
    """The sync program whose folder `path` lies in, links followed, by its own name; None if there is no sign of one.

    The folder itself need not be there. A sign is the folder's name, a variable, or a file the program leaves.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - the path as it was written counts too
    resolved = Path(os.path.realpath(path))
    for variable in _VARIABLES:
        if (top := environ.get(variable, "").strip()) and (
            _lies_in(absolute, Path(top)) or _lies_in(resolved, Path(os.path.realpath(top)))
        ):
            return "OneDrive"
    for one in dict.fromkeys((absolute, resolved)):
        for part in one.parts:
            for pattern, program in _NAMES:
                if pattern.fullmatch(part.lower()):
                    return program
    for folder in (resolved, *resolved.parents):
        for marker, program in _MARKERS:
            if os.path.lexists(folder / marker) and not (marker == ".dropbox" and folder == _home()):
                return program  # in the home folder .dropbox holds the program's own settings
    return None


def _lies_in(path: Path, top: Path) -> bool:
    return Path(os.path.normcase(path)).is_relative_to(os.path.normcase(top))
