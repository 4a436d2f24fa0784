"""A home of its own for every test, so that nobody's settings, transcripts or language play a part; and the way in.

How the tests are run (in which order, by how many, which of them are the quick ones) is in `tests/running.py`; what is
not run on Windows or macOS in `tests/elsewhere.py`.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, settings

from interview_tui.cli import main
from interview_tui.commands import opening
from interview_tui.language import choose, current
from interview_tui.start import Start

pytest_plugins = ("tests.running", "tests.elsewhere")

Open = Callable[..., Start]

# How hypothesis looks for examples; HYPOTHESIS_PROFILE names one of these five. None has a deadline or complains of
# slow generation, for both depend on what else the computer does. All but the last are not derandomized: an example
# that a fixed seed skips would never be tried. What failed is kept in .hypothesis and tried first in the next run; in
# CI that folder goes with the run, so there a failure prints what reproduces it. Where CI is set Hypothesis loads a
# profile of its own: these start from its plain one. The last is for `make mutants`, where a score must not depend on
# luck, and no failing example need be made smaller, for nobody reads it. `long` is for `make properties`.
_PLAIN = settings(
    settings.get_profile("default"), deadline=None, derandomize=False, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("quick", _PLAIN, max_examples=10)
settings.register_profile("default", _PLAIN, max_examples=50)
settings.register_profile("ci", _PLAIN, max_examples=50, print_blob=True)
settings.register_profile("long", _PLAIN, max_examples=2000, print_blob=True)
settings.register_profile(
    "mutants", _PLAIN, max_examples=10, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_configure(config: pytest.Config) -> None:
    """Ten examples in a quick run, unless a profile was asked for."""
    if config.getoption("quick") and "HYPOTHESIS_PROFILE" not in os.environ:
        settings.load_profile("quick")


@pytest.fixture(autouse=True)
def _nothing_of_ones_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty home folder, a Dutch system, and the language of the screen as it was afterwards."""
    # Not `mktemp`, which reads through all folders of all tests before to find a number.
    home = Path(tempfile.mkdtemp(prefix="home", dir=tmp_path_factory.getbasetemp()))
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for kind in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    for name in (
        "INTERVIEW_TUI_TRANSCRIPTS",
        "LC_ALL",
        "LC_MESSAGES",
        "OneDrive",
        "NO_COLOR",
        "FORCE_COLOR",
        "COLUMNS",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    before = current()
    choose("nl")
    yield
    choose(before)
    gc.enable()  # the program pauses it while it starts, and a test may end before that: all garbage would stay


@pytest.fixture
def bound_by_rights() -> str:
    """The Python code that binds the programs a process starts from then on by the rights on files.

    Root gives up being above them, so that the same tests run as root and as a user.
    """
    if sys.platform == "win32" or os.geteuid():
        return "pass"
    if sys.platform != "linux":
        pytest.skip("root may read and write anything")
    drop = "import ctypes; prctl = ctypes.CDLL(None).prctl; [prctl(24, right, 0, 0, 0) for right in (1, 2)]"
    tried = subprocess.run([sys.executable, "-c", f"{drop}; print(prctl(23, 1, 0, 0, 0))"], capture_output=True)
    if tried.stdout.strip() != b"0":
        pytest.skip("root may read and write anything, and cannot give that up here")
    return drop


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Open:
    """Run the program as if in a terminal, with an app that only remembers how it was to begin."""
    seen: list[Start] = []

    def remember(start: Start) -> int:
        seen.append(start)
        return 143

    monkeypatch.setitem(sys.modules, "interview_tui.tui.app.run", SimpleNamespace(run=remember))
    monkeypatch.setattr(opening, "is_terminal", lambda _stream: True)

    def opened(*arguments: str) -> Start:
        assert main(["--transcripts", str(tmp_path), *arguments]) == 143
        assert capfd.readouterr() == ("", "")
        return seen[-1]

    return opened
