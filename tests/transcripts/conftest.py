"""Every test of the transcripts runs twice: with files as they are, and with all of them encoded.

After the second no file may hold words that were to be encoded. What a hand or another program does to a file, a test
does through `tests/disk.py`. The mark `no_files` leaves the second run out: no file of an interview is read or written
by that test, which is checked in the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_tui.storage import codecs
from interview_tui.storage.codecs import Codec, Codecs
from tests.toy_codec import FOLDER, Toy


@pytest.hookimpl(tryfirst=True)  # else the ids of tests depend on whether a file was asked for, or all
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask for both codecs."""
    once = metafunc.definition.get_closest_marker("no_files") is not None
    metafunc.parametrize("codec", ["plain"] if once else ["plain", "toy"], indirect=True)


class _NoFiles(Codecs):
    def of(self, path: str | Path) -> Codec:  # noqa: ARG002
        raise AssertionError("a file of an interview is used: take off the mark no_files")


@pytest.fixture(autouse=True)
def codec(
    request: pytest.FixtureRequest,
    _nothing_of_ones_own: None,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """The codec of all folders of the test; and with the toy, the search for words that are not encoded."""
    if request.param == "plain":
        if request.node.get_closest_marker("no_files"):
            monkeypatch.setattr(codecs, "_in_use", _NoFiles())
        yield
        return
    toy, folders = Toy(), [Path.home()]
    make = tmp_path_factory.mktemp

    def mktemp(name: str, numbered: bool = True) -> Path:
        folders.append(make(name, numbered))
        return folders[-1]

    monkeypatch.setattr(tmp_path_factory, "mktemp", mktemp)
    monkeypatch.setattr(codecs, "_in_use", Codecs({tmp_path_factory.getbasetemp(): toy}))
    monkeypatch.setenv(FOLDER, str(tmp_path_factory.getbasetemp()))
    yield
    assert toy.plain_in(folders) == {}


# --- of forgetting and mending: a state folder beside the transcripts, so that all of it can be searched


@pytest.fixture
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folders of the program are in that of the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of transcripts."""
    made = tmp_path / "In gesprek"
    made.mkdir()
    return made
