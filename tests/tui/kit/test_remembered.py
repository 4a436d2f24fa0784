"""Light or dark stays as it was chosen, until the settings say something new."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_tui.storage.places import state_folder
from interview_tui.tui.kit.remembered import remember_theme, remembered_theme
from interview_tui.tui.kit.theme import THEMES
from tests.running import times
from tests.tui.list.stage import at_list, settled
from tests.tui.waiting import wait_until

KNOWN = [theme.name for theme in THEMES]


def test_without_a_choice_the_settings_count() -> None:
    assert remembered_theme("", KNOWN) == ""
    assert remembered_theme("papier", KNOWN) == "papier"
    assert remembered_theme("no such theme", KNOWN) == ""
    assert not state_folder().exists(), "looking makes nothing"


def test_a_choice_counts_until_the_settings_change() -> None:
    remember_theme("papier", "nacht")
    assert remembered_theme("nacht", KNOWN) == "papier"
    assert remembered_theme("", KNOWN) == ""
    remember_theme("nacht", "")
    assert remembered_theme("", KNOWN) == "nacht"
    assert remembered_theme("papier", KNOWN) == "papier"


@given(st.binary(max_size=80) | st.sampled_from([b"[]", b"null", b'{"theme": 3, "setting": ""}', b"[" * 5000, b"NaN"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=times(0.6))
def test_nonsense_in_the_file_is_no_choice_and_is_mended(data: bytes) -> None:
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / "remembered.json").write_bytes(data)
    assert remembered_theme("papier", KNOWN) == "papier"
    remember_theme("nacht", "papier")
    if len(data) <= 4096:
        assert remembered_theme("papier", KNOWN) == "nacht"


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    remember_theme("papier", "")
    assert remembered_theme("", KNOWN) == ""


async def test_the_next_run_begins_as_the_last_one_ended(tmp_path: Path) -> None:
    async with at_list(tmp_path) as (pilot, _screen):
        assert pilot.app.theme == "nacht"
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 3)
        pilot.app.screen.query_one("LineField").value = "licht"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.theme == "papier")
        await settled(pilot)
    async with at_list(tmp_path) as (pilot, _screen):
        assert pilot.app.theme == "papier"
