"""The real program lends its terminal to an editor, and takes it back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interview_tui.storage.places import data
from tests.pty.home import Home
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

EDITOR = """#!/bin/sh
echo "HIER IS DE EDITOR"
read line || exit 1
echo "" >> "$1"
echo "Zelf erbij: $line" >> "$1"
"""


def test_an_editor_gets_the_terminal_and_what_interrupts_it_does_not_end_us(home: Home, tmp_path: Path) -> None:
    home.transcripts.mkdir()
    path = home.transcripts / "2026-11-03-sam-vb2026.md"
    shutil.copy(data("example.nl.md"), path)
    editor = tmp_path / "editor"
    editor.write_text(EDITOR, encoding="utf-8")
    editor.chmod(0o755)
    with Terminal(home, before=f"os.environ['EDITOR'] = {str(editor)!r}") as terminal:
        terminal.wait_for("Noor met Sam")
        terminal.press("o")
        terminal.wait_for("HIER IS DE EDITOR")
        terminal.press("ctrl+c")
        terminal.wait_for("Noor met Sam")
        terminal.press("o")
        terminal.wait_for("HIER IS DE EDITOR")
        terminal.type("koffie\n")
        terminal.wait_for("Noor met Sam")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert path.read_text("utf-8").endswith("\nZelf erbij: koffie\n")
