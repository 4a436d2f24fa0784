"""What two people with twelve cards see on the way, and what they do not wait for: see `small_job.py`."""

from __future__ import annotations

import subprocess
import sys
from difflib import unified_diff
from pathlib import Path
from typing import Final

import pytest

from tests.tui import small_job
from tests.tui.small_job import play, reasons, store, stored

ROOT: Final = Path(__file__).parents[2]
ROOMS: Final = tuple(
    f"interview_tui.{room}"
    for room in (
        *("language", "process", "storage", "cards", "interview", "forms", "settings", "start", "transcripts"),
        *("tui.app", "tui.list", "tui.agree", "tui.interview", "tui.read_back", "tui.after"),
        *("tui.transcript", "tui.fields", "tui.note", "tui.kit", "tui.terminal"),
    )
)
"""What the small job is made of. Whatever else there is, and comes, it does without."""
FORGETTING: Final = {
    f"interview_tui.export{module}"
    for module in ("", ".account", ".account.reader", ".giving", ".giving.holder", ".giving.records")
}
"""What looks, at finishing, whether something was given from which a struck answer must go; not what makes files."""

_IMPORTED: Final = """
import asyncio, sys
from pathlib import Path
from tests.tui.small_job import play
asyncio.run(play(Path(sys.argv[1])))
print(*sorted(name for name in sys.modules if name.startswith("interview_tui.") and name != "interview_tui.tui"))
"""


async def test_two_people_and_twelve_cards_see_the_stored_screens(tmp_path: Path) -> None:
    """A screen that changed on purpose is stored anew, with the reason: `python -m tests.tui.small_job "why"`."""
    screens, before = await play(tmp_path), stored()
    assert list(screens) == list(before) == list(reasons())
    changed = [
        "\n".join(unified_diff(before[name].splitlines(), screen.splitlines(), name, "now", lineterm=""))
        for name, screen in screens.items()
        if screen != before[name]
    ]
    assert not changed, "\n".join(changed)


def test_two_people_and_twelve_cards_import_no_later_capability(tmp_path: Path) -> None:
    """From the empty start screen to the list with the finished interview, and out."""
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTED, str(tmp_path)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    modules = done.stdout.split()
    assert "interview_tui.tui.after.screen" in modules
    assert not [name for name in modules if not name.startswith(ROOMS) and name not in FORGETTING]


def test_a_screen_is_stored_with_its_reason_and_the_others_keep_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small_job, "STORED", tmp_path)
    monkeypatch.setattr(small_job, "README", tmp_path / "README.md")
    (tmp_path / "README.md").write_text("# Screens\n\n| screen | why |\n|---|---|\n", encoding="utf-8")
    assert store({"01-a": "A\n", "02-b": "B\n"}, "first") == ["01-a", "02-b"]
    assert store({"01-a": "A\n", "02-b": "C\n"}, "a C is better") == ["02-b"]
    assert reasons() == {"01-a": "first", "02-b": "a C is better"}
    assert store({"02-b": "C\n"}, "not needed") == []
    assert stored() == {"02-b": "C\n"}
    assert reasons() == {"02-b": "a C is better"}
