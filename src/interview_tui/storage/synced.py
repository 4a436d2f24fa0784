"""Detection of folders that a sync program copies elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from interview_tui.storage.places import home_folder

# Names of the folders of sync programs: the whole name, in lower case. A program may add the organisation or the
# account: "OneDrive - Gemeente", "Dropbox (Persoonlijk)"; macOS keeps them in CloudStorage as "OneDrive-Gemeente".
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
# Files that a sync program puts at the top of a folder that it syncs.
_MARKERS: Final = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
)
_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def synced_by(path: Path, *, environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the name of the sync program whose folder contains `path`, links followed; None if none is found.

    `path` itself may not exist. A sign is the name of a folder, an environment variable, or a file of the program.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - the path with its links counts too
    resolved = Path(os.path.realpath(path))
    for variable in _VARIABLES:
        if (top := environ.get(variable, "").strip()) and (
            _is_inside(absolute, Path(top)) or _is_inside(resolved, Path(os.path.realpath(top)))
        ):
            return "OneDrive"
    for candidate in dict.fromkeys((absolute, resolved)):
        for part in candidate.parts:
            for pattern, program in _NAMES:
                if pattern.fullmatch(part.lower()):
                    return program
    for folder in (resolved, *resolved.parents):
        for marker, program in _MARKERS:
            if os.path.lexists(folder / marker) and not (marker == ".dropbox" and folder == home_folder()):
                return program  # in the home folder .dropbox holds the program's own settings
    return None


def _is_inside(path: Path, top: Path) -> bool:
    return Path(os.path.normcase(path)).is_relative_to(os.path.normcase(top))
