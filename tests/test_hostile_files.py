"""Files that nobody would wish for, in the folder beside a good interview: each is told with its reason, in the list,
by every command and on the screen; none is waited for, followed, read into memory or written over."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from interview_tui.cli import main
from interview_tui.storage.places import data
from interview_tui.transcripts.library.listing import Library
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.transcript.screen import ReadingScreen
from tests.tui.list.stage import at_list, put, settled
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

NAME = "2026-09-01-bo-7f9k2m.md"
SECRET = "hoefijzerkers"
EXAMPLE = data("example.nl.md").read_bytes()
OUTSIDE = EXAMPLE.replace(b"id: vb2026", b"id: 7f9k2m").replace(b"Noor", SECRET.encode())
pytestmark = [
    pytest.mark.timeout(60),
    pytest.mark.skipif(sys.platform == "win32", reason="makes pipes, sockets and links"),
]


class Hostile(NamedTuple):
    """`make(path)` puts it there; `why` is what must be told of it."""

    make: Callable[[Path], object]
    why: str


def holding(written: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(written)


def sparse(first: bytes) -> Callable[[Path], object]:
    """500 MB that take no room."""

    def make(path: Path) -> None:
        path.write_bytes(first)
        os.truncate(path, 500_000_000)

    return make


def link_to(target: Callable[[Path], Path]) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target(path.parent))


def outside(folder: Path) -> Path:
    path = folder.parent / "buiten.md"
    path.write_bytes(OUTSIDE)
    return path


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket may not be long
        try:
            one.bind(path.name)
        finally:
            os.chdir(here)


def replaced(old: str, new: str) -> Callable[[Path], object]:
    written = EXAMPLE.replace(b"id: vb2026", b"id: 7f9k2m")
    assert old.encode() in written
    return holding(written.replace(old.encode(), new.encode()))


BOMB = "x: &x [1]\n" + "".join(f"x{i}: &x{i} [*x, *x]\n" for i in range(50)) + "id: 7f9k2m"
DEEP = "x: " + "[" * 5000 + "\nid: 7f9k2m"
HOSTILE = {
    "empty": Hostile(holding(b""), "Er staat niets meer in dit bestand."),
    "truncated": Hostile(holding(EXAMPLE[:200]), "heeft geen einde."),
    "binary": Hostile(holding(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9), "is geen tekst"),
    "500 MB of nothing": Hostile(sparse(b""), "veel te groot"),
    "500 MB behind a good top": Hostile(sparse(EXAMPLE), "veel te groot"),
    "Latin-1": Hostile(holding(EXAMPLE.replace(b"Noor", b"No\xebl")), "geen UTF-8"),
    "UTF-16": Hostile(holding(EXAMPLE.decode().encode("utf-16")), "bewaard als UTF-16"),
    "a key twice": Hostile(replaced("id: 7f9k2m", "lang: en\nid: 7f9k2m"), "staat hier twee keer"),
    "a YAML bomb": Hostile(replaced("id: 7f9k2m", BOMB), "te ingewikkeld"),
    "deep nesting": Hostile(replaced("id: 7f9k2m", DEEP), "te ingewikkeld"),
    "a newer format": Hostile(replaced("format: 3", "format: 4"), "nieuwere versie"),
    "a link out of the folder": Hostile(link_to(outside), "buiten de map"),
    "a link to a device": Hostile(link_to(lambda _folder: Path("/dev/zero")), "buiten de map"),
    "a link to itself": Hostile(link_to(lambda folder: folder / NAME), "een bestand dat er niet is"),
    "a link to nothing": Hostile(link_to(lambda folder: folder / "weg.md"), "een bestand dat er niet is"),
    "a pipe": Hostile(os.mkfifo if hasattr(os, "mkfifo") else holding(b""), "geen gewoon bestand"),
    "a socket": Hostile(a_socket, "geen gewoon bestand"),
    "a folder": Hostile(Path.mkdir, "Dit is een map"),
}


def looks(path: Path) -> tuple[object, ...]:
    """All that tells whether something was changed."""
    found = path.lstat()
    written = path.read_bytes() if stat.S_ISREG(found.st_mode) and found.st_size < 1_000_000 else b""
    return found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, written


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest, folder: Path) -> Iterator[Hostile]:
    """One of them, beside a good interview; afterwards it is as it was."""
    made = HOSTILE[request.param]
    made.make(folder / NAME)
    before = looks(folder / NAME)
    yield made
    assert looks(folder / NAME) == before
    assert {path.name for path in folder.iterdir()} == {NAME, "2026-11-24-sam-heel-3f9k2m.md"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "gesprekken"
    made.mkdir()
    put(made, "3f9k2m")
    return made


Told = tuple[int, str, str]


@pytest.fixture
def run(folder: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """The status, the output and the errors of a command."""

    def run(*words: str) -> Told:
        capfd.readouterr()
        return main(["--transcripts", str(folder), *words]), *capfd.readouterr()

    return run


def test_it_is_listed_with_the_reason_and_the_others_are_there(hostile: Hostile, run: Callable[..., Told]) -> None:
    status, out, err = run("list")
    good, bad = out.splitlines()
    assert (status, err) == (0, "")
    assert "Sam" in good
    assert NAME in bad
    assert "niet te lezen" in bad
    assert hostile.why in bad
    assert SECRET not in out
    status, out, err = run("list", "--json")
    good, bad = json.loads(out)
    assert good["problem"] is None
    assert hostile.why in bad["problem"]
    assert Path(bad["path"]).name == NAME


def test_every_command_says_why_in_one_line(hostile: Hostile, folder: Path, run: Callable[..., Told]) -> None:
    path, deel = str(folder / NAME), str(folder / "deel.md")
    for words in (["show", "7f9k2m"], ["share", "7f9k2m", "--circle", "team", "-o", deel], ["resume", "7f9k2m"]):
        status, out, err = run(*words)
        assert status == 2
        assert out == ""
        assert err.count("\n") == 1
        assert hostile.why in err
    status, out, err = run("check", path)
    told = status in (1, 2) and (out + err).count("\n") >= 1 and hostile.why in out + err
    assert told or hostile.why == "buiten de map"  # whoever names a file has it looked at
    for words in (["show", "3f9k2m"], ["check", str(folder / "2026-11-24-sam-heel-3f9k2m.md")]):
        assert run(*words)[0] == 0


async def test_the_start_screen_says_why_and_opens_the_others(hostile: Hostile, folder: Path) -> None:
    async with at_list(folder, (120, 40)) as (pilot, screen):
        said = " ".join(shown(pilot).split())
        assert NAME in said
        assert "Niet te lezen" in said
        row = next(row for row in screen.pane.rows._rows if row.path == folder / NAME)
        assert hostile.why in row.problem
        await pilot.press("end")
        await settled(pilot)
        assert SECRET not in shown(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await settled(pilot)
        assert SECRET not in shown(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("home", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))


NAMES = {
    "a line feed": ("2026-09-01-x\ny-7f9k2m.md", "x⟨U+000A⟩y"),
    "an escape": ("2026-09-01-\x1b]0;x\x07\x1b[2J-7f9k2m.md", "⟨U+001B⟩]0;x⟨U+0007⟩⟨U+001B⟩[2J"),
    "turned around": ("2026-09-01-\u202edm.exe-7f9k2m.md", "⟨U+202E⟩dm.exe"),
    "markup": ("2026-09-01-[@click=app.quit]x[-7f9k2m.md", "[@click=app.quit]x["),
    "no UTF-8": ("2026-09-01-\udcff\udcfe-7f9k2m.md", "⟨U+DCFF⟩⟨U+DCFE⟩"),
}


@pytest.mark.parametrize("kind", NAMES)
async def test_a_name_is_shown_and_never_obeyed(folder: Path, run: Callable[..., Told], kind: str) -> None:
    name, wanted = NAMES[kind]
    try:
        (folder / name).write_bytes(b"")
    except OSError:
        pytest.skip("this disk knows no such names")
    status, out, err = run("list")
    assert (status, err, out.count("\n")) == (0, "", 2)
    assert wanted in out
    assert all(chr(code) not in out for code in [*range(10), *range(11, 32), 0x202E])
    assert json.loads(run("list", "--json")[1])[1]["path"].endswith(name)
    status, out, err = run("show", str(folder / name))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "\x1b" not in err
    async with at_list(folder, (120, 40)) as (pilot, screen):
        await pilot.press("end")
        await settled(pilot)
        assert wanted in shown(pilot)
        assert all(chr(code) not in shown(pilot) for code in [*range(10), *range(11, 32), 0x202E])
        assert pilot.app.screen is screen
    assert (folder / name).read_bytes() == b""


@pytest.mark.skipif(sys.platform != "linux", reason="memory can be limited so on Linux only")
@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["show", "7f9k2m"], ["check", NAME], ["resume"]])
@pytest.mark.parametrize("first", [b"", EXAMPLE], ids=["nothing", "a good top"])
def test_a_file_of_500_mb_is_not_read_into_memory(folder: Path, words: list[str], first: bytes) -> None:
    """With 300 MB in all, most of which Python and its libraries ask for and never use."""
    sparse(first)(folder / NAME)
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (300 << 20,) * 2)\n"
    code += "from interview_tui.cli import main; sys.exit(main(sys.argv[1:]))"
    ended = subprocess.run(
        [sys.executable, "-c", code, "--transcripts", str(folder), *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert ended.returncode in (0, 1, 2)
    assert "MemoryError" not in ended.stderr
    assert ended.stdout.count("\n") + ended.stderr.count("\n") >= 1


def test_a_whole_folder_of_them_is_listed_at_once(folder: Path) -> None:
    """All of them together; nothing keeps another from being told."""
    for number, one in enumerate(HOSTILE.values()):
        made = folder / f"2026-09-01-bo-{number:02}-7f9k2m.md"
        if one is not HOSTILE["a link to itself"]:
            one.make(made)
    entries = Library(folder).entries()
    assert [entry.ident for entry in entries if entry.interview] == ["3f9k2m"]
    assert len([entry for entry in entries if entry.problem]) >= len(HOSTILE) - 1
