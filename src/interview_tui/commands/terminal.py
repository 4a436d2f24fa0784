"""Words to the terminal, or to whatever program reads them: safely, at its width, and without noise when it left."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from typing import TextIO

from interview_tui.language import visible, visible_line

_PIECES = re.compile(r"\s*\S+")
_START = re.compile(r"\s*(?:(?:[-+*]|\d{1,3}[.)])\s+)?")
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def prepare() -> None:
    """Let no character that the terminal's encoding lacks stop us. Call it once, first of all."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace" if stream is sys.stderr else "replace")


def say(text: str, *, bold: bool = False) -> None:
    """Write `text` and a line feed to standard output, with what a terminal would obey made visible."""
    shown = visible(text)
    _write(f"{_BOLD}{shown}{_PLAIN}" if bold and shown and _obeys_bold() else shown)


def say_exactly(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def complain(text: str, *, row: bool = False) -> None:
    """Write one line to standard error, whatever `text` holds. A `row` of a table keeps its spaces."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(visible(text) if row else visible_line(text), file=sys.stderr, flush=True)


def _write(text: str) -> None:
    if sys.stdout is not None:  # a program without a console
        print(text)


def flush() -> None:
    """See to it that all was written. Raises OSError where it was not."""
    if sys.stdout is not None:
        sys.stdout.flush()


def let_go() -> None:
    """The reader of our output is gone: nothing more will be written, and Python must not try when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person is at the other end."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def width() -> int | None:
    """How many cells a line of standard output may take; None where no person reads it."""
    if not is_terminal(sys.stdout):
        return None
    import shutil

    return max(shutil.get_terminal_size().columns, 20)


def _obeys_bold() -> bool:
    if os.environ.get("TERM") == "dumb" or (os.name == "nt" and "WT_SESSION" not in os.environ):
        return False
    return is_terminal(sys.stdout)


def cells(text: str) -> int:
    """How many cells a terminal needs for `text`, which is on one line."""
    from rich.cells import cell_len

    return cell_len(text)


def cut(text: str, room: int) -> str:
    """`text` if it fits in `room` cells, else its beginning and an ellipsis."""
    if cells(text) <= room:
        return text
    kept = ""
    for char in text:
        if cells(kept + char) >= room:
            break
        kept += char
    return kept + "…"


def padded(text: str, room: int) -> str:
    """`text` with spaces up to `room` cells."""
    return text + " " * (room - cells(text))


def wrapped(line: str, room: int | None, indent: str = "") -> list[str]:
    """A line in lines of at most `room` cells, broken at white space; what is longer than a line is broken anywhere.

    Every line begins with `indent` and with the white space that the line itself begins with, and stays clear of its
    list marker. None: one line.
    """
    if room is None or not line.strip():
        return [(indent + line).rstrip()]
    text = line.expandtabs(4)
    start = _START.match(text)
    lead = start[0] if start else ""
    if cells(indent + lead) > room // 2:
        lead = ""
    lines: list[str] = []
    current, begin = "", indent + lead
    for piece in _PIECES.findall(text[len(lead) :].strip()):
        if cells(begin + current + piece) <= room:
            current += piece
            continue
        if current:
            lines.append(begin + current)
            begin = indent + " " * len(lead)
        current = piece.lstrip()
        while cells(begin + current) > room:
            head = _beginning(current, room - cells(begin))
            lines.append(begin + head)
            begin = indent + " " * len(lead)
            current = current[len(head) :]
    return [*lines, begin + current]


def _beginning(text: str, room: int) -> str:
    """As much of `text` as fits, at least one character."""
    at = 1
    while at < len(text) and cells(text[: at + 1]) <= room:
        at += 1
    return text[:at]
