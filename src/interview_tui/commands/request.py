"""A request on the command line: the command, its options and the settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui import PROGRAM
from interview_tui.commands.terminal import complain
from interview_tui.language import clean_line
from interview_tui.settings.model import Settings
from interview_tui.storage.places import transcripts_folder

if TYPE_CHECKING:
    from interview_tui.transcripts.library.libraries import Libraries
    from interview_tui.transcripts.library.listing import Library


class Request:
    """Hold a request: `options` has only what was given, by name; `listed` are the libraries it asked for, if any.

    `told` is what is wrong with the settings; the app shows it, as the commands that open it do not print it.
    """

    def __init__(self, command: str | None, options: Mapping[str, Any], settings: Settings) -> None:
        self.command = command
        self.options = options
        self.settings = settings
        self.listed: Libraries | None = None
        self.told: list[str] = []

    @property
    def opens_app(self) -> bool:
        """Return whether the command opens the app."""
        return self.command in (None, "new", "resume")

    def tell(self, problem: str) -> None:
        """Tell, once, what is wrong with the settings: on standard error, or in the app if the command opens it."""
        if problem not in self.told:
            self.told.append(problem)
            if not self.opens_app:
                complain(f"{PROGRAM}: {problem}")

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
        return self.library_of(self.folder)

    def library_of(self, folder: Path) -> Library:
        """Return the library of any folder, one instance for all callers."""
        from interview_tui.transcripts.library.libraries import Libraries  # a new interview needs none

        self.listed = self.listed or Libraries()
        return self.listed.of(folder)
