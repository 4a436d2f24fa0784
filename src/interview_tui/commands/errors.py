"""The exception that a command raises for wrong use or input."""

from __future__ import annotations


class CommandError(Exception):
    """Report wrong use or input: `str()` says in one line what, where and what to do. `lines` are printed after it."""

    def __init__(self, problem: str, *lines: str) -> None:
        super().__init__(problem)
        self.lines = lines
