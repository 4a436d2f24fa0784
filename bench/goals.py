"""What each figure may be at most."""

from __future__ import annotations

from typing import Final, NamedTuple


class Goal(NamedTuple):
    """Hold the most that a figure may be: a ratio to the baseline or, with `times` False, the figure of the app."""

    most: float
    times: bool = True

    def __str__(self) -> str:
        """Return the goal as the table shows it."""
        return f"≤ {self.most:g}{'×' if self.times else ''}"


GOALS: Final = {
    "start, shown": Goal(1.35),
    "start, quiet": Goal(1.15),
    "start, memory": Goal(1.25),
    "start, own modules": Goal(95, times=False),
    "keys, empty note, p50": Goal(0.5),
    "keys, empty note, p99": Goal(0.55),
    "keys, empty note, bytes a key": Goal(361, times=False),
    "keys, 50,000 characters, p50": Goal(0.5),
    "keys, 50,000 characters, p99": Goal(0.55),
    "keys, while saving, p50": Goal(0.5),
    "keys, while saving, p99": Goal(0.55),
    "commands, --version": Goal(1.3),
    "commands, --help": Goal(1.3),
    "commands, list": Goal(2.2),
    "commands, show": Goal(2.2),
    "export, docx": Goal(1000, times=False),
    "export, pdf": Goal(1500, times=False),
    **{f"export, {form}": Goal(500, times=False) for form in ("html", "txt", "json", "md")},
    "listing, 10,000 transcripts": Goal(2),
    "opening, 2,000 transcripts, rows right": Goal(1.2),
    "opening, 2,000 transcripts, rows moved": Goal(0, times=False),
    "opening, 10,000 transcripts, rows right": Goal(1.5),
    "opening, 10,000 transcripts, rows moved": Goal(0, times=False),
}
