"""The program, with everything written down that it does to the network, to other programs and to files.

python watched_program.py LOG ARGUMENTS…: each line of LOG is an event of Python's auditing, by its name and what it was
about. What Python itself does not do is not seen; our dependencies have no code of their own that opens sockets.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = ("os.rename", "os.mkdir", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.truncate", "os.chmod")
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "webbrowser.open")


def _watch(log: int) -> None:
    def note(event: str, arguments: tuple[Any, ...]) -> None:
        about: tuple[str, ...]
        if event == "socket.__new__":
            about = (f"family {int(arguments[1])}",)
        elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) or event in _PROGRAMS:
            about = ("",)
        elif event == "open" and isinstance(arguments[0], str | bytes) and arguments[2] & _WRITING:
            about = (os.fsdecode(arguments[0]),)
        elif event in _CHANGES:
            about = tuple(os.fsdecode(one) for one in arguments[:2] if isinstance(one, str | bytes))
        else:
            return
        os.write(log, "".join(f"{event}\t{one}\n" for one in about).encode("utf-8", "surrogateescape"))

    sys.addaudithook(note)


if __name__ == "__main__":
    _, log_path, *given = sys.argv
    _watch(os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))

    from interview_tui.cli import main

    sys.exit(main(given))
