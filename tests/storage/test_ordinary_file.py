"""Only ordinary files are read, whole, and up to a limit; and both who read from anyone's disk refuse the same."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.cards.errors import OwnFileError
from interview_tui.cards.jsonfile import read_json
from interview_tui.storage.ordinary_file import CHUNK, Unfit, UnfitFile, read_ordinary
from interview_tui.storage.reading import read_bytes
from interview_tui.storage.trouble import ReadError


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1])
def test_a_file_is_read_whole_up_to_the_limit(tmp_path: Path, size: int) -> None:
    path = tmp_path / "x"
    path.write_bytes(os.urandom(size))
    data, found = read_ordinary(path, size)
    assert data == path.read_bytes()
    assert found.st_ino == path.stat().st_ino
    if size:
        with pytest.raises(UnfitFile) as caught:
            read_ordinary(path, size - 1)
        assert caught.value.why is Unfit.TOO_BIG


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name on this system")
@pytest.mark.parametrize("make", [Path.mkdir, _pipe, _socket])
@pytest.mark.parametrize("linked", [False, True])
def test_whoever_reads_refuses_what_is_no_ordinary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], linked: bool
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
    path = tmp_path / "x.json"
    make(path)
    if linked:
        (tmp_path / "link.json").symlink_to(path)
        path = tmp_path / "link.json"
    with pytest.raises(UnfitFile) as caught:
        read_ordinary(path, 10)
    assert caught.value.why is (Unfit.FOLDER if make is Path.mkdir else Unfit.NO_ORDINARY_FILE)
    with pytest.raises(ReadError):
        read_bytes(path)
    with pytest.raises(OwnFileError):
        read_json(path, OwnFileError)


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="no names for what is open on this system")
def test_a_pipe_without_a_name_is_no_ordinary_file() -> None:
    """What `--forms <(program)` hands over."""
    reading, writing = os.pipe()
    try:
        with pytest.raises(UnfitFile) as caught:
            read_ordinary(Path(f"/dev/fd/{reading}"), 10)
        assert caught.value.why is Unfit.NO_ORDINARY_FILE
    finally:
        os.close(reading)
        os.close(writing)
