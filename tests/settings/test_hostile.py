"""Settings that nobody would wish for, and whatever else is read from the folders for settings and state: told in one
line or left alone, and never waited for."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.storage.places import state_folder
from interview_tui.transcripts.desk.lock import Claim, Taken, claim
from interview_tui.transcripts.desk.rescue import Rescuer, rescue_folder
from interview_tui.transcripts.library.bin import FOLDER, binned
from interview_tui.tui.kit.remembered import remember_theme, remembered_theme
from tests.pty.home import Home
from tests.pty.terminal import PATIENCE

Make = Callable[[Path], object]


def text(written: str | bytes) -> Make:
    return lambda path: path.write_bytes(written if isinstance(written, bytes) else written.encode())


def huge(path: Path) -> None:
    path.write_bytes(b'lang = "nl"\n')
    os.truncate(path, 500_000_000)


SETTINGS: dict[str, tuple[Make, str]] = {
    "cut off": (text('lang = "n'), "settings.toml:1: "),
    "binary": (text(bytes(range(256))), "UTF-8"),
    "noughts": (text(bytes(4096)), "U+0000"),
    "UTF-16": (text('lang = "nl"\n'.encode("utf-16")), "UTF-8"),
    "Latin-1": (text('lang = "né"\n'.encode("latin-1")), "UTF-8"),
    "500 MB": (huge, "te groot"),
    "a key twice": (text('lang = "nl"\nlang = "en"\n'), "settings.toml:2: "),
    "deep nesting": (text(f"minutes = {'[' * 40_000}"), "settings.toml"),
    "deep tables": (text(f"{'a.' * 30_000}a = 1"), "settings.toml:1: "),
    "deep inline tables": (text(f"# x\nx = {{{'a.' * 30_000}a = 1}}"), "settings.toml:2: "),
    "a deep header": (text(f"[{'a.' * 30_000}a]\n"), "settings.toml:1: "),
    "deep keys": (text(f"keys.{'a.' * 30_000}a = 1"), "settings.toml:1: "),
    "many tables": (text("".join(f"[a{number}]\n" for number in range(10_000))), "a0"),
    "JSON": (text('{"lang": "nl"}'), "settings.toml:1: "),
    "a link to itself": (lambda path: path.symlink_to(path), "settings.toml"),
    "a link to nothing": (lambda path: path.symlink_to(path.parent / "weg.toml"), "is er niet"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "geen gewoon bestand"),
    "a pipe": (lambda path: os.mkfifo(path), "geen gewoon bestand"),
    "a folder": (Path.mkdir, "een map"),
    "an escape in a key": (text('"\\u001b[2J" = 1\n'), "⟨U+001B⟩[2J"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", SETTINGS)
def test_bad_settings_are_told_at_once_and_keep_nothing_from_starting(tmp_path: Path, kind: str) -> None:
    """From the real program: the file, what is wrong with it, and the list all the same."""
    make, said = SETTINGS[kind]
    home = Home.make(tmp_path)
    folder = home.path / "config" / "interview-tui"
    folder.mkdir(parents=True)
    make(folder / "settings.toml")
    command = [sys.executable, "-m", "interview_tui", "list"]
    ended = subprocess.run(command, env=home.environ, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == ""
    *problems, none = ended.stderr.splitlines()
    assert "Nog geen gesprekken" in none or "No interviews" in none
    assert 1 <= len(problems) <= 5
    assert all(problem.startswith("interview-tui: ") and "settings.toml" in problem for problem in problems)
    assert said in ended.stderr, ended.stderr
    assert "\x1b" not in ended.stderr
    helped = subprocess.run([*command, "--help"], env=home.environ, capture_output=True, check=False, timeout=PATIENCE)
    assert helped.returncode == 0


def test_a_link_to_good_settings_is_followed(tmp_path: Path) -> None:
    """Many keep their settings elsewhere."""
    from interview_tui.settings.loading import read_settings

    (tmp_path / "echt.toml").write_text('lang = "en"\n', encoding="utf-8")
    (tmp_path / "settings.toml").symlink_to(tmp_path / "echt.toml")
    assert read_settings(tmp_path / "settings.toml").lang == "en"


IN_THE_WAY: dict[str, Make] = {
    "a pipe": lambda path: os.mkfifo(path),
    "a folder": Path.mkdir,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link out": lambda path: path.symlink_to(path.parent.parent / "van-een-ander"),
    "a link to itself": lambda path: path.symlink_to(path),
    "500 MB": huge,
    "binary": text(bytes(range(256)) * 9),
    "deep nesting": text("[" * 4000),
}


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A file of somebody else beside the state folder, to which a link leads: it must stay as it is."""
    state_folder().mkdir(parents=True)
    path = state_folder().parent / "van-een-ander"
    path.write_text("van een ander", encoding="utf-8")
    assert tmp_path.exists()
    return path


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_what_stands_where_the_theme_is_remembered(other: Path, kind: str) -> None:
    IN_THE_WAY[kind](state_folder() / "remembered.json")
    assert remembered_theme("papier", ["nacht", "papier"]) == "papier"
    remember_theme("nacht", "papier")
    assert remembered_theme("papier", ["nacht", "papier"]) in ("nacht", "papier")
    assert other.read_text(encoding="utf-8") == "van een ander" or kind == "a link out"


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_what_stands_beside_a_lock_or_in_its_place(other: Path, tmp_path: Path, kind: str) -> None:
    """Nobody is kept out, and nobody waits."""
    path = tmp_path / "gesprek.md"
    locks = state_folder() / "locks"
    first = claim(path)
    assert isinstance(first, Claim)
    with first:
        (beside,) = locks.glob("*.json")
        beside.unlink()
        IN_THE_WAY[kind](beside) if kind != "a link out" else beside.symlink_to(other)
        second = claim(path)
        assert isinstance(second, Taken)
        assert second.reason
        if beside.is_dir() and not beside.is_symlink():
            beside.rmdir()
    for left in locks.iterdir():
        left.unlink()
    lock = beside.with_suffix(".lock")
    IN_THE_WAY[kind](lock) if kind != "a link out" else lock.symlink_to(other)
    began = time.monotonic()
    third = claim(path)
    assert isinstance(third, Claim)
    third.release()
    assert time.monotonic() - began < 5
    assert other.read_text(encoding="utf-8") == "van een ander"


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", ["a pipe", "a link to a device", "binary"])
def test_what_stands_where_rescue_files_go(other: Path, tmp_path: Path, kind: str) -> None:
    """In the place of their folder there is an error and no wait; beside them everything else is left alone."""
    IN_THE_WAY[kind](rescue_folder())
    rescuer = Rescuer(tmp_path / "gesprek.md", lambda: b"woorden")
    with pytest.raises(OSError):
        rescuer.keep()
    rescue_folder().unlink()
    rescue_folder().mkdir()
    IN_THE_WAY[kind](rescue_folder() / "gesprek-2026.md")
    assert rescuer.keep().read_bytes() == b"woorden"
    assert other.read_text(encoding="utf-8") == "van een ander"


@pytest.mark.timeout(20)
def test_what_lies_in_the_bin_and_is_not_ours(tmp_path: Path) -> None:
    """Names that only look like ours, links, pipes: not listed, or listed and never opened."""
    place = tmp_path / FOLDER
    place.mkdir()
    for name in ("20269999-999999-3f9k2m", "20260301-101500-../../x".replace("/", "-"), "x\ny", "\x1b[2J"):
        (place / name).mkdir()
        (place / name / "x.md").write_bytes(b"")
    (place / "20260301-101500-4f9k2m").symlink_to(tmp_path.parent)
    ours = place / "20260301-101500-3f9k2m"
    ours.mkdir()
    os.mkfifo(ours / "pijp.md")
    (ours / "link.md").symlink_to("/dev/zero")
    assert sorted(thing.path.name for thing in binned(tmp_path)) == ["link.md", "pijp.md"]
