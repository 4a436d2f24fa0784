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
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from textual.app import SuspendNotSupported

from interview_tui.language import _
from interview_tui.tui.kit.host import Host

_PATIENCE: Final = 3.0  # seconds in which a program that cannot open the file says so


@dataclass(frozen=True, slots=True)
class Program:
    """What to start, the file left out. `takes_screen`: it may want the terminal, so we step aside until it ends."""

    words: tuple[str, ...]
    takes_screen: bool = False


def program(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Program | None:
    """`$VISUAL`, else `$EDITOR`, else the system's opener; None where there is none (Windows opens files itself)."""
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
    """Open `path` in another program. What went wrong, in one line; nothing if it worked.

    A program that takes the screen is waited for; any other goes on by itself. A PDF is nothing for an editor.
    """
    found = program({}) if path.suffix.lower() == ".pdf" else program()
    try:
        if found is not None and found.takes_screen:
            return _in_our_place(app, found, path)
        if found is not None:
            return await asyncio.to_thread(_beside_us, found, path)
        if sys.platform == "win32":
            await asyncio.to_thread(os.startfile, path)
            return ""
    except (OSError, SuspendNotSupported):
        name = found.words[0] if found is not None else path.suffix
        return _("“{program}” could not be started. The file is {path}.").format(program=name, path=path)
    return _("There is no program here to open it with. The file is {path}.").format(path=path)


def _in_our_place(app: Host, found: Program, path: Path) -> str:
    """Lend the terminal until the program ends."""
    endings = app.endings
    with endings.lend_terminal() if endings is not None else nullcontext(), app.suspend():
        subprocess.run([*found.words, os.fspath(path)], check=False)
    if endings is not None:
        endings.guard_stop()
    return ""


def _beside_us(found: Program, path: Path) -> str:
    """Start it apart from us, and hear whether it says at once that it cannot."""
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
