"""What stands at a path, told by its name alone: while one types, a file is not opened."""

from __future__ import annotations

import os
from pathlib import Path

from interview_tui.language import _


def kind_at(path: Path | None) -> str:
    """Return in a few words what stands at a path; "" while that is no file. Looks at the disk: call it in a thread."""
    if path is None:
        return ""
    if os.path.isdir(path):  # noqa: PTH112 - never raises
        return _("That is a folder.")
    if not os.path.isfile(path):  # noqa: PTH113 - the same
        return ""
    match path.suffix.casefold():
        case ".docx":
            return _("A Word document. Enter looks what is in it.")
        case ".md" | ".markdown":
            return _("A Markdown file. Enter looks what is in it.")
        case ".json":
            return _("An export (.json). Enter looks what is in it.")
        case ".txt" | ".text":
            return _("Plain text. Enter looks what is in it.")
        case _other:
            return _("A file. Enter looks whether it can be taken in.")
