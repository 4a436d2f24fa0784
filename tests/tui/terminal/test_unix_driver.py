"""What a terminal answers at the start needs no reader of keys; what is typed does."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("not the driver of this system", allow_module_level=True)

from textual._xterm_parser import XTermParser

from interview_tui.tui.terminal.key_reader import KeyReader
from interview_tui.tui.terminal.unix_driver import UnixDriver

if TYPE_CHECKING:
    from collections.abc import Iterable

MODES = "\x1b[?2026;2$y\x1b[?2048;2$y"
SIZE = "\x1b[48;40;120;800;1200t"


class Loose(UnixDriver):
    """A driver without a terminal."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._keys = None
        self._app = SimpleNamespace(curtain_keys=())  # type: ignore[assignment]

    def read(self, *reads: str) -> list[str]:
        """The kinds of events in these reads."""
        return [type(event).__name__ for read in reads for event in self._events_in(read)]


def in_reader(*reads: str) -> list[str]:
    reader = KeyReader()
    return [type(event).__name__ for read in reads for event in reader.feed(read)]


@pytest.mark.parametrize("reads", [(MODES,), (SIZE,), (MODES + SIZE, SIZE)], ids=["modes", "size", "both"])
def test_answers_mean_the_same_without_the_reader(reads: Iterable[str]) -> None:
    driver = Loose()
    told = driver.read(*reads)
    assert told
    assert told == in_reader(*reads)
    assert driver._keys is None


@pytest.mark.parametrize("typed", ["a", "\x1b", "\x1b[200~a", MODES + "a", "a" + MODES, MODES[:6]])
def test_whatever_else_comes_is_for_the_reader(typed: str) -> None:
    driver = Loose()
    assert driver.read(MODES, typed, MODES) == in_reader(MODES, typed, MODES)
    assert driver._keys is not None
