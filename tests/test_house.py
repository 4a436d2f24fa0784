"""The house: imports go one way, and what is light stays light."""

from __future__ import annotations

import subprocess
import sys

import pytest

CORE = (
    "language",
    "cards.shipped",
    "forms.sheet",
    "forms.starting",
    "export.cards",
    "export.files",
    "interview.asking",
    "interview.pace",
    "interview.readback",
    "interview.sharing",
    "interview.zodatjes",
    "transcripts.desk",
    "transcripts.library",
    "transcripts.share",
)
HEAVY = ("pydantic", "yaml", "babel", "markdown_it", "typst")


def loaded_after(modules: list[str]) -> set[str]:
    """The top-level modules that importing these brings along, in a fresh interpreter."""
    code = f"import sys, {', '.join(modules)}; print(' '.join({{name.split('.')[0] for name in sys.modules}}))"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_the_core_knows_no_screen_and_nothing_heavy() -> None:
    loaded = loaded_after([f"interview_tui.{name}" for name in CORE])
    assert not loaded & {"textual", "rich", *HEAVY}


@pytest.mark.parametrize("module", ["interview_tui.cli", "interview_tui.tui.app.run"])
def test_the_start_brings_nothing_heavy(module: str) -> None:
    assert not loaded_after([module]) & set(HEAVY)


def test_the_command_line_needs_no_screen() -> None:
    assert not loaded_after(["interview_tui.cli"]) & {"textual", "rich"}
