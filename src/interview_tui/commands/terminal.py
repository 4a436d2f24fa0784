"""Output to a terminal or a pipe: safe to show, at its width, and without an error when the reader closed it."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from typing import TextIO

from interview_tui.language import visible, visible_line

_PIECES = r"\s*\S+"
_START = r"\s*(?:(?:[-+*]|\d{1,3}[.)])\s+)?"
_COLUMNS = 80
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def prepare() -> None:
    """Make output replace characters that its encoding lacks. Call it once, before any output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace" if stream is sys.stderr else "replace")


def say(text: str, *, bold: bool = False) -> None:
    """Write `text` and a line feed to standard output, with control characters made visible."""
    shown = visible(text)
    _write(f"{_BOLD}{shown}{_PLAIN}" if bold and shown and _supports_bold() else shown)


def say_exactly(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def complain(text: str, *, row: bool = False) -> None:
    """Write `text` as one line to standard error; a `row` of a table keeps its spaces. Never raises OSError."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(visible(text) if row else visible_line(text), file=sys.stderr, flush=True)


def _write(text: str) -> None:
    if sys.stdout is not None:  # None in a process without a console
        print(text)


def flush() -> None:
    """Flush standard output. Raises OSError if not all was written."""
    if sys.stdout is not None:
        sys.stdout.flush()


def let_go() -> None:
    """Redirect standard output to the null device, as its reader is gone: else Python writes at exit and fails."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether the stream is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def width() -> int | None:
    """Return the width of the terminal in cells, at least 20; None if standard output is no terminal."""
    return max(columns(), 20) if is_terminal(sys.stdout) else None


def columns() -> int:
    """Return the number of columns to fill: COLUMNS, else those of the terminal, else 80.

    This is what shutil.get_terminal_size does; importing shutil brings three compressors along, 3 ms of each command.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _COLUMNS  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # no standard output, a closed one, no terminal
        return _COLUMNS


def _supports_bold() -> bool:
    if os.environ.get("TERM") == "dumb" or (os.name == "nt" and "WT_SESSION" not in os.environ):
        return False
    return is_terminal(sys.stdout)


def cells(text: str) -> int:
    """Return how many cells a terminal needs for `text`, which is one line."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def cut(text: str, max_width: int) -> str:
    """Return `text` if it fits in `max_width` cells, else its beginning and an ellipsis."""
    if cells(text) <= max_width:
        return text
    kept = ""
    for char in text:
        if cells(kept + char) >= max_width:
            break
        kept += char
    return kept + "…"


def padded(text: str, size: int) -> str:
    """Return `text` padded with spaces to `size` cells; a joiner at its end may take the width of one of them."""
    result = text + " " * (size - cells(text))
    return result if text.isascii() else result + " " * (size - cells(result))


def wrapped(line: str, max_width: int | None, indent: str = "") -> list[str]:
    """Wrap a line at white space to lines of at most `max_width` cells; a longer word is broken anywhere.

    Every line starts with `indent` and the leading white space of `line`; continuation lines are also indented by the
    width of its list marker. With `max_width` None the line is not wrapped.
    """
    if max_width is None or not line.strip():
        return [(indent + line).rstrip()]
    text = line.expandtabs(4)
    start = re.match(_START, text)
    lead = start[0] if start else ""
    if cells(indent + lead) > max_width // 2:
        lead = ""
    lines: list[str] = []
    current, begin = "", indent + lead
    for piece in re.findall(_PIECES, text[len(lead) :].strip()):
        if cells(begin + current + piece) <= max_width:
            current += piece
            continue
        if current:
            lines.append(begin + current)
            begin = indent + " " * len(lead)
        current = piece.lstrip()
        while cells(begin + current) > max_width:
            head = _beginning(current, max_width - cells(begin))
            lines.append(begin + head)
            begin = indent + " " * len(lead)
            current = current[len(head) :]
    return [*lines, begin + current]


def _beginning(text: str, max_width: int) -> str:
    """Return the longest beginning of `text` that fits in `max_width` cells, at least one character."""
    at = 1
    while at < len(text) and cells(text[: at + 1]) <= max_width:
        at += 1
    return text[:at]
