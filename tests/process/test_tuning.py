"""What is set before Textual is imported, and what waits until the first screen is there."""

from __future__ import annotations

import gc
import re
import sys
from pathlib import Path

import pytest
import textual

from interview_tui.process.tuning import forbid_core_dumps, pause_garbage_collection, resume_garbage_collection, tune


@pytest.mark.parametrize("program", ["", "iTerm.app", "Apple_Terminal"])
def test_what_textual_reads_is_set_once(program: str) -> None:
    environ = {"TERM_PROGRAM": program}
    tune(environ)
    assert environ["TEXTUAL_FPS"] == "120"
    assert ("TEXTUAL_DISABLE_KITTY_KEY" in environ) == (program == "iTerm.app")


@pytest.mark.parametrize("program", [None, "tmux"])
def test_iterm2_is_known_over_ssh_and_in_tmux(program: str | None) -> None:
    environ = {"LC_TERMINAL": "iTerm2"} | ({"TERM_PROGRAM": program} if program else {})
    tune(environ)
    assert environ["TEXTUAL_DISABLE_KITTY_KEY"] == "1"


def test_what_the_user_has_set_stays() -> None:
    environ = {"TERM_PROGRAM": "iTerm.app", "TEXTUAL_FPS": "30", "TEXTUAL_DISABLE_KITTY_KEY": "0"}
    tune(environ)
    assert (environ["TEXTUAL_FPS"], environ["TEXTUAL_DISABLE_KITTY_KEY"]) == ("30", "0")


def test_what_writes_down_or_passes_on_what_is_typed_is_dropped() -> None:
    kept = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_COLOR_SYSTEM": "256", "TEXTUAL_SMOOTH_SCROLL": "0", "TERM": "xterm"}
    source = (Path(textual.__file__).parent / "constants.py").read_text(encoding="utf-8")
    known = set(re.findall(r"TEXTUAL_[A-Z_]+", source)) - {"TEXTUAL_ANIMATIONS"}
    assert {"TEXTUAL_DEBUG", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_PRESS", "TEXTUAL_DRIVER"} <= known
    environ = {**dict.fromkeys(known, "1"), **kept, "TEXTUAL": "debug,devtools", "TEXTUAL_OF_LATER": "1"}
    tune(environ)
    looks = {"TEXTUAL_FPS", "TEXTUAL_FILTERS", "TEXTUAL_DIM_FACTOR", "TEXTUAL_DISABLE_KITTY_KEY"}
    assert environ == {**kept, **dict.fromkeys(looks, "1")}


@pytest.mark.skipif(sys.platform == "win32", reason="limits as POSIX has them")
def test_no_memory_is_written_to_a_file() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_CORE)
    try:
        forbid_core_dumps()
        assert resource.getrlimit(resource.RLIMIT_CORE) == (0, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)


def test_collection_waits_and_leaves_what_the_start_made_alone() -> None:
    try:
        pause_garbage_collection()
        assert not gc.isenabled()
        resume_garbage_collection()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_to_release_what_was_not_held_does_nothing() -> None:
    before = gc.get_freeze_count()
    resume_garbage_collection()
    assert gc.isenabled() and gc.get_freeze_count() == before
