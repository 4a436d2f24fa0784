"""Open a file in another program: the user's own editor, or what the system opens such files with."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Final, NamedTuple

from textual.app import SuspendNotSupported

from interview_tui.language import _
from interview_tui.tui.kit.host import Host

_PATIENCE: Final = 3.0  # seconds in which a program that cannot open the file says so


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

    A program that takes the screen is waited for; any other runs on by itself. A PDF is not opened in an editor.
    """
    found = program({}) if path.suffix.lower() == ".pdf" else program()
    try:
        if found is not None and found.takes_screen:
            return _run_in_terminal(app, found, path)
        if found is not None:
            return await asyncio.to_thread(_start_detached, found, path)
        if sys.platform == "win32":
            await asyncio.to_thread(os.startfile, path)
            return ""
    except (OSError, SuspendNotSupported):
        name = found.words[0] if found is not None else path.suffix
        return _("“{program}” could not be started. The file is {path}.").format(program=name, path=path)
    return _("There is no program here to open it with. The file is {path}.").format(path=path)


def _run_in_terminal(app: Host, found: Program, path: Path) -> str:
    """Give the terminal to the program until it ends. Return "": its exit status is ignored."""
    endings = app.endings
    with endings.lend_terminal() if endings is not None else nullcontext(), app.suspend():
        subprocess.run([*found.words, os.fspath(path)], check=False)
    if endings is not None:
        endings.guard_stop()
    return ""


def _start_detached(found: Program, path: Path) -> str:
    """Start the program in a session of its own. Return what is wrong if it fails within `_PATIENCE`, else ""."""
    started = subprocess.Popen(
        [*found.words, os.fspath(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        failed = started.wait(_PATIENCE) != 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=started.wait, name="opened", daemon=True).start()
        return ""
    if not failed:
        return ""
    return _("There is no program here to open it with. The file is {path}.").format(path=path)
