"""What is measured, with what, and how often."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.session import Session
from bench.transcripts import Folders

SCRIPT = "interview-tui"
CARD = f"{SCRIPT} --transcripts {{dir}} new --interviewer Noor --interviewee Sam"
CARD_UNTIL = r"(kaart|card) 1 "
MINIMAL = f"{shlex.quote(sys.executable)} {shlex.quote(str(Path(__file__).with_name('minimal_app.py')))}"
MINIMAL_UNTIL = r"(?s)minimal.*palette"


def environment(home: str, extra: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which programs keep their own files in `home`, and ours are found first.

    Nothing tunes Python: PYTHONDONTWRITEBYTECODE would have every start compile us, which no installed program does.
    """
    tuned = ("XDG_", "TEXTUAL", "PYTHON")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(tuned)}
    environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    environ |= {f"XDG_{kind}_HOME": home for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environ.get('PATH', '')}"
    return environ | dict(extra)


@dataclass(frozen=True)
class Program:
    """Hold a command to measure, and the regular expression that matches its complete first screen."""

    command: str
    until: str
    environ: Mapping[str, str] = field(default_factory=dict)

    def session(self, home: str, extra: Mapping[str, str] | None = None) -> Session:
        """Start the program, with every file it writes inside `home`."""
        command = shlex.split(self.command.format(dir=shlex.quote(home)))
        return Session(command, environment(home, {**self.environ, **(extra or {})}))


@dataclass(frozen=True)
class Setup:
    """Hold the two programs, the folders of transcripts, and how long to measure."""

    app: Program
    minimal: Program
    folders: Folders
    pairs: int
    keys: int  # in each run
    every: float  # milliseconds between keys, give or take a third
    idle: float  # seconds
