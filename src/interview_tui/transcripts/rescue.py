"""Where words go that cannot be saved in their place: a file in the state folder, readable by its owner only."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from interview_tui.transcripts.file_reading import read_bytes
from interview_tui.transcripts.file_writing import write_atomic
from interview_tui.transcripts.files import make_folder
from interview_tui.transcripts.places import state_folder
from interview_tui.transcripts.trouble import ReadError


def rescue_folder() -> Path:
    """Where rescue files are. Nothing is made."""
    return state_folder() / "rescue"


def keep_rescue(path: Path, data: bytes) -> Path:
    """Write what should be in `path` to a rescue file, once; where that is. Raises SaveError."""
    folder = rescue_folder()
    make_folder(folder)
    if (kept := _kept_before(folder, path, data)) is not None:
        return kept
    moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S-%f")
    rescue = folder / f"{path.stem}-{moment}{path.suffix}"
    write_atomic(rescue, data, None)
    return rescue


def _kept_before(folder: Path, path: Path, data: bytes) -> Path | None:
    """A rescue file that holds the same already: private words need not lie there twice."""
    for name in os.listdir(folder):  # noqa: PTH208 - names are all it takes
        rescue = folder / name
        if name.startswith(f"{path.stem}-") and rescue.suffix == path.suffix:
            try:
                if read_bytes(rescue) == data:
                    return rescue
            except ReadError:
                continue
    return None
