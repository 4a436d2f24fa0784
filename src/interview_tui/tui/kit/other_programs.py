"""Open a file, or show it in its folder, in another program: the user's editor, or what the system has for it."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final, NamedTuple

from textual.app import SuspendNotSupported

from interview_tui.language import _
from interview_tui.tui.kit.host import Host

_PATIENCE: Final = 3.0  # seconds in which a program that cannot open the file says so
_TEXTS: Final = frozenset({".md", ".txt", ".json"})
"""The suffixes of files that an editor of text is for."""


class Program(NamedTuple):
    """Hold the words of a command, without the file. `takes_screen`: it may need the terminal until it ends."""

    words: tuple[str, ...]
    takes_screen: bool = False


def program(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Program | None:
    """Return `$VISUAL`, else `$EDITOR`, else the system's opener; None without one (Windows opens files itself)."""
    for variable in ("VISUAL", "EDITOR"):
        if words := _words(environ.get(variable, ""), platform):
            return Program(words, takes_screen=True)
    if platform == "darwin":
        return Program(("open",))
    if platform != "win32" and (opener := shutil.which("xdg-open")):
        return Program((opener,))
    return None


def _words(command: str, platform: str) -> tuple[str, ...]:
    try:
        words = shlex.split(command, posix=platform != "win32")
    except ValueError:  # a quotation mark without its other half
        words = command.split()
    return tuple(word.strip('"') for word in words) if platform == "win32" else tuple(words)


async def open_elsewhere(app: Host, path: Path) -> str:
    """Open `path` in another program. Return what went wrong, in one line; "" if it worked.

    A program that takes the screen is waited for; any other runs on by itself. In an editor is opened what one edits as
    text; anything else, such as a PDF or a Word document, has a program of its own.
    """
    found = program() if path.suffix.lower() in _TEXTS else program({})
    try:
        if found is not None and found.takes_screen:
            return _run_in_terminal(app, found, path)
        if found is not None:
            words = (*found.words, os.fspath(path))
            if await asyncio.to_thread(_start_detached, words):
                return ""
        elif sys.platform == "win32":
            await asyncio.to_thread(os.startfile, path)
            return ""
    except (OSError, SuspendNotSupported):
        name = found.words[0] if found is not None else path.suffix
        return _("“{program}” could not be started. The file is {path}.").format(program=name, path=path)
    return _("There is no program here to open it with. The file is {path}.").format(path=path)


async def show_in_folder(path: Path) -> str:
    """Show a file in its folder, in what this computer shows folders with, and select it where that can be asked.

    Return what went wrong, in one line; "" if it worked.
    """
    platform: str = sys.platform
    if command := folder_command(path, platform):
        try:
            # The Explorer of Windows ends with 1, also when it shows the folder.
            if await asyncio.to_thread(_start_detached, command) or platform == "win32":
                return ""
        except OSError:
            pass
    return _("There is no program here to show the folder with. The file is {path}.").format(path=path)


def folder_command(path: Path, platform: str) -> Sequence[str] | str:
    """Return the command that shows a file in its folder; "" if there is none here."""
    if platform == "win32":
        return f'explorer /select,"{path}"'  # as one text: it wants its quotation marks behind the comma
    if platform == "darwin":
        return ["open", "-R", os.fspath(path)]
    opener = shutil.which("xdg-open")
    return [opener, os.fspath(path.parent)] if opener else ""


def _run_in_terminal(app: Host, found: Program, path: Path) -> str:
    """Give the terminal to the program until it ends. Return "": its exit status is ignored."""
    endings = app.endings
    with endings.lend_terminal() if endings is not None else nullcontext(), app.suspend():
        subprocess.run([*found.words, os.fspath(path)], check=False)
    if endings is not None:
        endings.guard_stop()
    return ""


def _start_detached(words: Sequence[str] | str) -> bool:
    """Start a command in a session of its own; return whether it did not fail within `_PATIENCE`."""
    started = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return started.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=started.wait, name="opened", daemon=True).start()
        return True
