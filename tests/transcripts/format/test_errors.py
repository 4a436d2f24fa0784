"""The tree of exceptions is as it is drawn, and what cannot be read can be caught at once."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from interview_tui import transcripts
from interview_tui.storage import trouble
from interview_tui.storage.trouble import ReadError, Trouble, UnreadableFile
from interview_tui.transcripts.format import errors
from interview_tui.transcripts.format.errors import TranscriptError

OURS = (transcripts.__name__, trouble.__name__)
pytestmark = pytest.mark.no_files


def drawn() -> set[tuple[str, str]]:
    """Every exception in the drawing, each with the one that it hangs below."""
    found: set[tuple[str, str]] = set()
    above: list[str] = []
    for line in (errors.__doc__ or "").split("\n"):
        bare = line.removeprefix("    ")
        if bare == line or not bare:
            continue
        depth = (len(bare) - len(bare.lstrip("│├└─ "))) // 4
        name = bare.lstrip("│├└─ ").split(" ")[0]
        above = [*above[:depth], name]
        if depth:
            found.add((above[depth - 1], name))
    return found


def test_the_tree_is_as_it_is_drawn() -> None:
    ours = {
        one
        for info in pkgutil.walk_packages(transcripts.__path__, f"{transcripts.__name__}.")
        for one in vars(importlib.import_module(info.name)).values()
        if isinstance(one, type) and issubclass(one, Exception) and one.__module__.startswith(OURS)
    }
    assert len(ours) > 5
    bases = {(base.__name__, one.__name__) for one in ours for base in one.__bases__ if base is not Exception}
    assert drawn() == bases


@pytest.mark.parametrize("error", [ReadError(Trouble.VANISHED, Path("x.md")), TranscriptError(3, "Dit klopt niet.")])
def test_what_cannot_be_read_or_understood_is_caught_as_one(error: Exception) -> None:
    with pytest.raises(UnreadableFile) as caught:
        raise error
    assert str(caught.value)
