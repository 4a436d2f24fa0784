"""What goes wrong when a question set of one's own is read.

ValueError
└── QuestionSetError    the file cannot be used as a question set
"""

from __future__ import annotations

from interview_tui.language import visible


class QuestionSetError(ValueError):
    """A file that is no usable question set; `str()` is one line that can be shown as it is.

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
        return " ".join(visible(": ".join(parts)).split())
