"""A request on the command line: the command, its options, the settings, and the interview it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interview_tui.commands.errors import CommandError
from interview_tui.language import _, clean_line
from interview_tui.settings.model import Settings
from interview_tui.storage.files import read_bytes
from interview_tui.storage.places import transcripts_folder
from interview_tui.storage.trouble import ReadError, Trouble
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import Entry, Libraries, Library, NotFound, Several


@dataclass(frozen=True, slots=True)
class Request:
    """Hold a request: `options` has only what was given, by name; `libraries` are the folders that were listed."""

    command: str | None
    options: Mapping[str, Any]
    settings: Settings
    libraries: Libraries = field(default_factory=Libraries, repr=False, compare=False)

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
        return self.libraries.of(self.folder)

    def found(self) -> Entry:
        """Return the interview asked for. Raises CommandError if none or several match, or it is outside the folder."""
        wanted = self.options["interview"]
        library = self.library
        try:
            entry = library.find(wanted)
            if library.leads_out(entry.path):
                trouble = ReadError(Trouble.LEADS_OUT, entry.path)
                raise CommandError(f"{entry.path}: {trouble.in_full}")
            return entry
        except NotFound:
            problem = _("There is no interview and no file {wanted}. Which there are, says: {command}")
            raise CommandError(problem.format(wanted=wanted, command="interview-tui list")) from None
        except Several as several:
            from interview_tui.commands.table import rows  # rare: no command waits for it

            problem = _("Several interviews begin with {wanted}; give more of the id.").format(wanted=wanted)
            raise CommandError(problem, *rows(several.entries, None)) from None


def document_at(path: Path) -> Document:
    """Return the transcript in that file. Raises CommandError."""
    try:
        return read(read_bytes(path))
    except ReadError as error:
        raise CommandError(f"{path}: {error.in_full}") from None
    except TranscriptError as error:
        raise CommandError(f"{path}:{error.line}: {error.problem}") from None
