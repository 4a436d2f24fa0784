"""Opening a file elsewhere: which program, and what is said when there is none."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from interview_tui.tui.kit import other_programs
from interview_tui.tui.kit.other_programs import Program, folder_command, open_elsewhere, program, show_in_folder


@pytest.mark.parametrize(
    ("environ", "platform", "found"),
    [
        ({"VISUAL": "vim", "EDITOR": "nano"}, "linux", Program(("vim",), takes_screen=True)),
        ({"VISUAL": " ", "EDITOR": "code --wait"}, "linux", Program(("code", "--wait"), takes_screen=True)),
        ({"EDITOR": "'my editor' -x"}, "darwin", Program(("my editor", "-x"), takes_screen=True)),
        ({"EDITOR": "it's broken"}, "linux", Program(("it's", "broken"), takes_screen=True)),
        ({"EDITOR": '"C:\\My Programs\\e.exe" -n'}, "win32", Program(("C:\\My Programs\\e.exe", "-n"), True)),
        ({}, "darwin", Program(("open",))),
        ({}, "win32", None),
    ],
)
def test_which_program(environ: dict[str, str], platform: str, found: Program | None) -> None:
    assert program(environ, platform) == found


def test_on_linux_the_system_decides_if_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert program({}, "linux") == Program(("/usr/bin/xdg-open",))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert program({}, "linux") is None


class FakeApp:
    """An app that lends its terminal, and remembers that it did."""

    endings = None

    def __init__(self) -> None:
        self.suspended: list[str] = []

    def suspend(self) -> Any:
        """Step aside."""
        app = self

        class Aside:
            def __enter__(self) -> None:
                app.suspended.append("aside")

            def __exit__(self, *_exc: object) -> None:
                app.suspended.append("back")

        return Aside()


@pytest.fixture
def app() -> Any:
    """The fake, where a Host is asked for."""
    return FakeApp()


async def test_an_editor_gets_the_terminal_and_the_file(
    app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a b [b].md"
    script = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('edited')"
    monkeypatch.setenv("EDITOR", f'{sys.executable} -c "{script}"')
    assert await open_elsewhere(app, path) == ""
    assert path.read_text("utf-8") == "edited"
    assert app.suspended == ["aside", "back"]


@pytest.mark.parametrize("suffix", [".PDF", ".docx", ".html"])
async def test_what_is_no_text_is_not_for_an_editor(
    app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    seen = tmp_path / "seen"
    opener = tmp_path / "xdg-open"
    opener.write_text(f"#!{sys.executable}\nimport pathlib, sys\npathlib.Path({str(seen)!r}).write_text(sys.argv[1])")
    opener.chmod(0o700)
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    monkeypatch.setattr(shutil, "which", lambda _name: str(opener))
    monkeypatch.setattr(sys, "platform", "linux")
    assert await open_elsewhere(app, tmp_path / f"cards{suffix}") == ""
    assert seen.read_text() == str(tmp_path / f"cards{suffix}")
    assert app.suspended == []


@pytest.mark.parametrize("status", [0, 3])
async def test_what_the_system_opens_it_with_says_whether_it_can(
    app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    path = tmp_path / "x.md"
    words = (sys.executable, "-c", f"raise SystemExit({status})")
    monkeypatch.setattr(other_programs, "program", lambda: Program(words))
    said = await open_elsewhere(app, path)
    assert (said == "") is (status == 0)
    assert status == 0 or str(path) in said
    assert app.suspended == []


async def test_no_program_and_one_that_is_not_there(app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.md"
    monkeypatch.setattr(other_programs, "program", lambda: None)
    monkeypatch.setattr(sys, "platform", "linux")
    assert str(path) in await open_elsewhere(app, path)
    monkeypatch.setattr(other_programs, "program", lambda: Program(("no-such-program-here",), takes_screen=True))
    assert "no-such-program-here" in await open_elsewhere(app, path)


# --- the folder


def test_which_command_shows_a_file_in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "van Sam, [b].docx"
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert folder_command(path, "win32") == f'explorer /select,"{path}"'
    assert folder_command(path, "darwin") == ["open", "-R", str(path)]
    assert folder_command(path, "linux") == ["/bin/xdg-open", str(tmp_path)]
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert folder_command(path, "linux") == ""


@pytest.mark.parametrize(("platform", "status", "works"), [("linux", 0, True), ("linux", 4, False), ("win32", 1, True)])
async def test_showing_a_folder_says_whether_it_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, status: int, works: bool
) -> None:
    command = [sys.executable, "-c", f"raise SystemExit({status})"]
    monkeypatch.setattr(other_programs, "folder_command", lambda _path, _platform: command)
    monkeypatch.setattr(sys, "platform", platform)
    said = await show_in_folder(tmp_path / "a.docx")
    assert (said == "") is works
    assert works or str(tmp_path / "a.docx") in said


async def test_where_nothing_shows_folders_the_path_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("", ["no-such-program-here"]):
        monkeypatch.setattr(other_programs, "folder_command", lambda _path, _platform, found=command: found)
        assert str(tmp_path / "a.docx") in await show_in_folder(tmp_path / "a.docx")
