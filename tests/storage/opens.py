"""How often each file is opened, counted where all calls to the system go through."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from interview_tui.storage.system import SYSTEM


def count_opens(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count from now on, by the name of the file."""
    seen: Counter[str] = Counter()

    def counted(path: str | Path, flags: int, mode: int = 0o600) -> int:
        seen[Path(path).name] += 1
        return os.open(path, flags, mode)

    monkeypatch.setattr(SYSTEM, "open", counted)
    return seen
