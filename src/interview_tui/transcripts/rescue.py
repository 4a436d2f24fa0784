"""Where words go that cannot be saved in their place: a file in the state folder, readable by its owner only."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from interview_tui.transcripts.file_writing import write_atomic
from interview_tui.transcripts.files import make_folder
from interview_tui.transcripts.places import state_folder


def rescue_folder() -> Path:
    """Where rescue files are. Nothing is made."""
    return state_folder() / "rescue"


def keep_rescue(path: Path, data: bytes) -> Path:
    """Write what should be in `path` to a rescue file; where that is. Raises SaveError."""
    folder = rescue_folder()
    make_folder(folder)
    moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S-%f")
    rescue = folder / f"{path.stem}-{moment}{path.suffix}"
    write_atomic(rescue, data, None)
    return rescue
