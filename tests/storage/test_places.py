"""Where things are kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.storage.places import APP, VARIABLE, config_folder, state_folder, transcripts_folder


def test_the_first_that_is_given_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    environ = {VARIABLE: str(tmp_path / "variable")}
    assert transcripts_folder("given", "~/setting", environ=environ) == tmp_path / "given"
    assert transcripts_folder(Path("~/given"), None, environ=environ) == tmp_path / "given"
    assert transcripts_folder(None, "~/setting", environ=environ) == tmp_path / "variable"
    assert transcripts_folder(None, "~/setting", environ={}) == tmp_path / "setting"
    assert transcripts_folder(None, None, environ={}) == tmp_path / "In gesprek"
    assert transcripts_folder("", " ", environ={VARIABLE: ""}) == tmp_path / "In gesprek"
    assert transcripts_folder("a/../b", environ={}) == tmp_path / "b"
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_nobody_has_is_no_crash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os.path, "expanduser", lambda path: os.fspath(path))
    assert transcripts_folder(environ={}) == tmp_path / "In gesprek"


@pytest.mark.skipif(sys.platform != "linux", reason="XDG")
def test_own_folders_follow_the_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert state_folder() == tmp_path / "state" / "interview-tui"
    assert Path(config_folder()) == tmp_path / "config" / "interview-tui"
    assert list(tmp_path.iterdir()) == []


_VALUES = st.none() | st.sampled_from(["", "/", "/a", "/a/", "//a", "~", "~/a", "a", " /a", "/a:/b", "/é €", "/a/../b"])


@given(_VALUES, _VALUES, _VALUES)
def test_they_are_where_platformdirs_puts_them(state: str | None, config: str | None, home: str | None) -> None:
    with pytest.MonkeyPatch.context() as environ:
        for name, value in {"XDG_STATE_HOME": state, "XDG_CONFIG_HOME": config, "HOME": home}.items():
            environ.delenv(name, raising=False)
            if value is not None:
                environ.setenv(name, value)
        assert state_folder() == platformdirs.user_state_path(APP, appauthor=False)
        assert Path(config_folder()) == platformdirs.user_config_path(APP, appauthor=False)
