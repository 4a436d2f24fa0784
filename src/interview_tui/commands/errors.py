"""What a command cannot do."""

from __future__ import annotations


class CommandError(Exception):
    """Wrong use or input: `str()` says in one line what, where and what to do. `lines` follow it, if any."""

    def __init__(self, problem: str, *lines: str) -> None:
        super().__init__(problem)
        self.lines = lines
