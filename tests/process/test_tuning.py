"""What is set before Textual is imported, and what waits until the first screen is there."""

from __future__ import annotations

import gc

import pytest

from interview_tui.process.tuning import pause_garbage_collection, resume_garbage_collection, tune


@pytest.mark.parametrize("program", ["", "iTerm.app", "Apple_Terminal"])
def test_what_textual_reads_is_set_once(program: str) -> None:
    environ = {"TERM_PROGRAM": program}
    tune(environ)
    assert environ["TEXTUAL_FPS"] == "120"
    assert ("TEXTUAL_DISABLE_KITTY_KEY" in environ) == (program == "iTerm.app")


def test_what_the_user_has_set_stays() -> None:
    environ = {"TERM_PROGRAM": "iTerm.app", "TEXTUAL_FPS": "30", "TEXTUAL_DISABLE_KITTY_KEY": "0"}
    tune(environ)
    assert (environ["TEXTUAL_FPS"], environ["TEXTUAL_DISABLE_KITTY_KEY"]) == ("30", "0")


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
