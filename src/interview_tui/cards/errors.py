"""What goes wrong when a file of one's own is read.

ValueError
└── OwnFileError            a JSON file that cannot be used for what it was given for
    ├── QuestionSetError    … as a question set
    └── FormsError          … as ways of use (`interview_tui.forms.errors`)
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from interview_tui.cards.locations import Location, json_path, spoken_place
from interview_tui.language import visible_line


class OwnFileError(ValueError):
    """A file that cannot be used; `str()` is one line that can be shown as it is.

    `path` is the file as it was asked for. `place` says where in the words of a reader (`card 4, probe 2`) and
    `json_path` in those of a program (`cards[3].probes[1].text`); both are empty where the whole file is meant.
    `problem` is a whole sentence in the language of the screen: what is wrong and what is expected.
    """

    def __init__(self, path: str, problem: str, *, place: str = "", json_path: str = "") -> None:
        self.path = path
        self.place = place
        self.problem = problem
        self.json_path = json_path
        super().__init__(path, problem)

    def __str__(self) -> str:
        """File, place and problem, safe to print on one line."""
        parts = (part for part in (self.path, self.place, self.problem) if part)
        return visible_line(": ".join(parts))

    @classmethod
    def at(cls, path: Path, location: Location, problem: str) -> Self:
        """The error for what stands at that place in the file."""
        return cls(str(path), problem, place=cls.spoken(location), json_path=json_path(location))

    @staticmethod
    def spoken(location: Location) -> str:
        """A place in the words of a reader; empty where the whole file is meant."""
        return spoken_place(location)


class QuestionSetError(OwnFileError):
    """A file that is no usable question set."""
