"""What is not run where: by name, with the reason, and told at the end of a run.

These are not even imported there, for the modules of Python that they need do not exist. A single test that a system
cannot do is marked where it stands.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import pytest

POSIX_ONLY: Final = frozenset({"curses", "fcntl", "grp", "pty", "pwd", "readline", "resource", "termios", "tty"})
"""Modules that Python does not have on Windows."""

_TERMINAL: Final = "drives the program in a pseudo-terminal"
NOT_ON_WINDOWS: Final = {
    "pty": _TERMINAL,
    "torture": _TERMINAL,
    "soak": _TERMINAL,
    "process/test_endings.py": _TERMINAL,
    "settings/test_hostile.py": "makes pipes and links",
    "test_privacy.py": _TERMINAL,
    "test_silent_failures.py": _TERMINAL,
    "transcripts/desk/test_killed.py": "ends a program by SIGKILL",
}
ONLY_ON_LINUX: Final = {"soak": "looks into /proc"}

_TESTS: Final = Path(__file__).parent


def not_run(platform: str) -> dict[str, str]:
    """The folders and files below tests/ that are not run there, with the reason."""
    return (NOT_ON_WINDOWS if platform == "win32" else {}) | (ONLY_ON_LINUX if platform != "linux" else {})


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Do not import what cannot be run here."""
    inside = collection_path.relative_to(_TESTS).as_posix() if collection_path.is_relative_to(_TESTS) else ""
    return True if inside in not_run(sys.platform) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what was not run."""
    for name, reason in not_run(sys.platform).items():
        terminalreporter.write_line(f"not run on {sys.platform}: tests/{name}, which {reason}")
