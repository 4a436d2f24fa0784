"""The house: imports go one way, and what is light stays light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interview_tui.storage.shipped import data

CORE = (
    "language",
    "cards.shipped",
    "forms.sheet",
    "forms.starting",
    "export.cards",
    "export.files",
    "interview.asking",
    "interview.comparing",
    "interview.pace",
    "interview.readback",
    "interview.sharing",
    "interview.zodatjes",
    "transcripts.desk",
    "transcripts.library",
    "transcripts.share",
)
_LIST = """
import sys
from interview_tui.cli import main
assert main(["--transcripts", sys.argv[1], "list"]) == 0
print(*sys.modules, file=sys.stderr)
"""
_APP = """
import asyncio, sys
from pathlib import Path
from interview_tui.cards.shipped import shipped
from interview_tui.start import Start
from interview_tui.tui.app.app import GesprekApp

async def start():
    app = GesprekApp(Start(transcripts=Path(sys.argv[1]), cards=shipped("nl"), lang="nl"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print(*(strip.text for strip in app.screen._compositor.render_strips(app.size)))

asyncio.run(start())
print(*sys.modules, file=sys.stderr)
"""
HEAVY = ("pydantic", "yaml", "babel", "markdown_it", "typst", "snowballstemmer", "fontTools")


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


def test_the_list_and_the_app_start_without_what_compares(tmp_path: Path) -> None:
    (tmp_path / "2026-03-09-sam-abc234.md").write_bytes(data("example.nl.md").read_bytes())
    for start in (_LIST, _APP):
        ran = subprocess.run([sys.executable, "-c", start, str(tmp_path)], capture_output=True, text=True, check=True)
        assert "Noor" in ran.stdout
        assert "snowballstemmer" not in ran.stderr.split()
