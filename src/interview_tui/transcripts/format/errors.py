"""What can be wrong with a transcript."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could be better, but does not keep it from being read. Lines count from 1."""

    line: int
    message: str


class TranscriptError(ValueError):
    """A file that cannot be understood as a transcript: it is shown, never written.

    `line` counts from 1; `problem` is one translated sentence that says what is wrong and what to do.
    """

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"{line}: {problem}")
        self.line = line
        self.problem = problem
