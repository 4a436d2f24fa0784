"""Errors raised when a user's own JSON file is read.

ValueError
└── OwnFileError            a JSON file that cannot be used for its purpose
    ├── QuestionSetError    … as a question set
    └── FormsError          … as a file of forms (`interview_tui.forms.errors`)
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from interview_tui.cards.locations import Location, json_path, spoken_place
from interview_tui.language import visible_line


class OwnFileError(ValueError):
    """Report a file that cannot be used; `str()` is one line that is safe to display.

    `path` is the path as the user gave it. `place` is the location for people (`card 4, probe 2`), `json_path` the same
    for programs (`cards[3].probes[1].text`); both are empty if the whole file is meant. `problem` is a whole sentence
    in the language of the screen: what is wrong and what is expected.
    """

    def __init__(self, path: str, problem: str, *, place: str = "", json_path: str = "") -> None:
        self.path = path
        self.place = place
        self.problem = problem
        self.json_path = json_path
        super().__init__(path, problem)

    def __str__(self) -> str:
        """Return path, place and problem on one line, without control characters."""
        parts = (part for part in (self.path, self.place, self.problem) if part)
        return visible_line(": ".join(parts))

    @classmethod
    def at(cls, path: Path, location: Location, problem: str) -> Self:
        """Make the error for the value at `location` in the file."""
        return cls(str(path), problem, place=cls.spoken(location), json_path=json_path(location))

    @staticmethod
    def spoken(location: Location) -> str:
        """Return a location in words for people; empty if the whole file is meant."""
        return spoken_place(location)


class QuestionSetError(OwnFileError):
    """Report a file that cannot be used as a question set."""
