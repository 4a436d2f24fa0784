"""Who else can get at the folder with the transcripts is told, and nothing is told where nobody can."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_tui.tui.list.folder_line import open_to_others, warnings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="as POSIX does it")
WARNED = ["Anderen die deze computer gebruiken, kunnen in deze map kijken."]


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that every user of this computer can get to: no test's own folder is one."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        (Path(name) / "gesprekken").mkdir()
        yield Path(name) / "gesprekken"


def test_a_folder_that_others_can_read_is_told(reachable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for mode, told in ((0o755, True), (0o750, True), (0o711, False), (0o700, False)):
        reachable.chmod(mode)
        assert bool(warnings(reachable)) is told
    reachable.chmod(0o755)
    assert warnings(reachable) == WARNED
    with monkeypatch.context() as patched:
        patched.setattr(os, "name", "nt")
        told_on_windows = open_to_others(reachable)
    assert not told_on_windows


def test_what_others_cannot_get_to_is_not_told(reachable: Path) -> None:
    reachable.chmod(0o755)
    reachable.parent.chmod(0o700)
    assert warnings(reachable) == []
    assert warnings(reachable / "is er niet") == []
