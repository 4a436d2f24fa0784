"""The settings of the user, from `settings.toml` in the settings folder; the defaults without that file."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from interview_tui.language import Language, visible_line

if TYPE_CHECKING:
    from pathlib import Path

THEMES: Final = ("nacht", "papier")


class SettingsProblem(NamedTuple):
    """Describe what cannot be used in a settings file; `str()` is one line that can be shown as it is.

    `line` counts from 1, 0 if unknown; `problem` is a whole sentence in the language of the screen.
    """

    path: Path
    problem: str
    line: int = 0

    def __str__(self) -> str:
        """Return file, line and problem, safe to print on one line."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return visible_line(f"{place}: {self.problem}")


class Settings(NamedTuple):
    """Hold the settings, each with its default. docs/settings.md describes them.

    Paths are absolute. `theme` is empty if the app chooses. `keys` maps ids of commands to other keys; several keys
    are separated by commas. `problems` tell what in the file could not be used: there the default counts.
    """

    transcripts: Path | None = None
    lang: Language | None = None
    theme: str = ""
    questions: Path | None = None
    forms: Path | None = None
    minutes: int = 60
    reminders: bool = True
    keys: Mapping[str, str] = MappingProxyType({})
    problems: tuple[SettingsProblem, ...] = ()
