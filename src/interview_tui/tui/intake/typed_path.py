"""The path of a file as terminals hand it over: dropped, pasted from a file manager, or typed."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote

_QUOTES: Final = "'\"‘’“”"
_ADDRESS: Final = re.compile(r"(?is)file:(?://(?P<host>[^/]*))?(?P<path>.*)")
_DRIVE: Final = re.compile(r"/[A-Za-z]:")


def path_in(line: str, *, windows: bool = os.name == "nt") -> Path | None:
    """Return the path in a line; None if there is none. Looks at the disk, so not for a screen's thread.

    A terminal puts quotes round a path that is dropped on it, or a backslash before each space; a file manager copies
    an address, `file:///…`. What exists as it was typed is taken as it was typed: a name may have quotes of its own.
    `~` is the home folder.
    """
    readings = list(dict.fromkeys(_readings(line.strip(), windows=windows)))
    found = [_path(text) for text in readings if text]
    return next((path for path in found if os.path.exists(path)), found[-1] if found else None)  # noqa: PTH110 - never raises


def _readings(line: str, *, windows: bool) -> Iterator[str]:
    """Yield what the line may mean, the likeliest last: that one is named where none of them exists."""
    yield line
    bare = line.removeprefix("& ").strip()  # so PowerShell begins a path with a space in it
    if bare[:1] in _QUOTES and bare[-1:] in _QUOTES and len(bare) > 2:
        yield bare[1:-1]
    if not windows:
        yield _unescaped(bare)
    for text in (bare, bare.strip(_QUOTES)):
        if text.casefold().startswith("file:"):
            yield _of_address(text, windows=windows)


def _unescaped(line: str) -> str:
    """Return the one path in a line as a shell reads it; the line itself if there is not one."""
    try:
        words = shlex.split(line)
    except ValueError:  # a quote that is not closed: part of a name
        return line
    return words[0] if len(words) == 1 else line


def _of_address(text: str, *, windows: bool) -> str:
    """Return the path in an address such as `file:///home/noor/Mijn%20notities.docx`.

    A `#` or `?` in it belongs to the path: not everyone escapes those.
    """
    found = _ADDRESS.match(text)
    if found is None:
        return text
    host, path = found["host"] or "", unquote(found["path"])
    if not windows:
        return path
    if _DRIVE.match(path):
        return path[1:]
    return path if host.casefold() in ("", "localhost") else f"//{host}{path}"


def _path(text: str) -> Path:
    return Path(os.path.expanduser(text))  # noqa: PTH111 - never raises
