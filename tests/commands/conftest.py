"""Running the program in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.cli import main
from tests.commands.stage import Run


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run the program with the transcripts in `tmp_path`; its status, its output and its errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        status = main(["--transcripts", str(tmp_path), *arguments])
        out, err = capfd.readouterr()
        return status, out, err

    return run
