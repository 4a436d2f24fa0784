"""A request on the command line: the command, its options and the settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui.language import clean_line
from interview_tui.settings.model import Settings
from interview_tui.storage.places import transcripts_folder

if TYPE_CHECKING:
    from interview_tui.transcripts.library.libraries import Libraries
    from interview_tui.transcripts.library.listing import Library


class Request:
    """Hold a request: `options` has only what was given, by name; `listed` are the libraries it asked for, if any."""

    def __init__(self, command: str | None, options: Mapping[str, Any], settings: Settings) -> None:
        self.command = command
        self.options = options
        self.settings = settings
        self.listed: Libraries | None = None

    def line(self, name: str) -> str:
        """Return a text option, cleaned to one line; empty if it was not given."""
        return clean_line(self.options.get(name, ""))

    def has(self, name: str) -> bool:
        """Return whether that switch was given."""
        return bool(self.options.get(name, False))

    @property
    def folder(self) -> Path:
        """Return the transcripts folder."""
        setting = self.settings.transcripts
        return transcripts_folder(self.options.get("transcripts"), str(setting) if setting else None)

    @property
    def library(self) -> Library:
        """Return the library of that folder, one instance for all callers."""
        from interview_tui.transcripts.library.libraries import Libraries  # a new interview needs none

        self.listed = self.listed or Libraries()
        return self.listed.of(self.folder)
