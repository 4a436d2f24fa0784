"""The editor of whoever runs the tests stays out of them."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """No editor, and no program of the system that opens files."""
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
