"""Read keys, pastes and answers out of what a terminal sends, however that is cut, and whatever it is.

Independent of the system: a driver hands in each of its reads (`feed`), asks when it has waited (`tick`), and takes
what is left at the end (`close`). Nothing of a paste is ever a command; docs/reliability.md has the rules.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import Final

from textual.constants import ESCAPE_DELAY
from textual.events import Key, Paste
from textual.message import Message

from interview_tui.tui.terminal.late_paste import LatePaste
from interview_tui.tui.terminal.sequences import (
    BEGIN,
    END,
    ESC,
    Meanings,
    beginning_of,
    is_report,
    is_text,
    length,
    readable,
)

STALL: Final = 1.0
"""Seconds without input that end a paste of which the end did not come."""


class KeyReader:
    """Cut what was read into events. What is not whole yet waits: a key a tenth of a second, a paste one second."""

    def __init__(
        self,
        meanings: Meanings | None = None,
        clock: Callable[[], float] = time.monotonic,
        urgent: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        """Take the meanings of keys, and the names of those that are keys at once, also while a paste has no end."""
        self._clock = clock
        self._urgent = urgent
        self._meanings = meanings or Meanings()
        self._came = 0.0  # when the last read was
        self._left = ""  # what was read of something that is not whole yet
        self._given_up = ""  # the same, when too much time had passed: of a mark the rest may come still
        self._pasted: list[str] | None = None  # what was read of a paste; None outside one
        self._late: LatePaste | None = None  # since a paste stalled

    @property
    def due(self) -> float | None:
        """Return in how many seconds `tick` has something to do if nothing comes before; None if it has not."""
        if self._pasted is not None:
            wait = STALL
        elif self._late is not None and self._late.held:
            wait = ESCAPE_DELAY
        elif self._left:
            wait = STALL if len(self._left) > 2 else ESCAPE_DELAY
        else:
            return None
        return max(self._came + wait - self._clock(), 0.0)

    def feed(self, data: str) -> list[Message]:
        """Return the events in one read, as far as they are whole."""
        found: list[Message] = []
        if not data:
            return found
        if (self._pasted is not None or self._late is not None) and (keys := self._urgent_keys(data)):
            return keys
        self._came = self._clock()
        apart, data, self._left = self._left == ESC, self._left + data, ""
        given_up, self._given_up = self._given_up, ""
        if given_up and (given_up + data).startswith((BEGIN, END)):
            data = given_up + data
        if self._late is not None and self._pasted is None:
            data = self._judge(self._late, data, found)
        at = 0
        while at < len(data):
            if self._pasted is not None:
                at = self._take_paste(self._pasted, data, at, found)
            else:
                at = self._take_keys(data, at, found, apart=apart)
            apart = False
        return found

    def tick(self) -> list[Message]:
        """Return the events of what gets no more: nothing came for long enough."""
        found: list[Message] = []
        if self.due != 0.0:
            return found
        if self._pasted is not None:
            left, self._left = self._left, ""
            self._end_paste(self._pasted, found)
            self._late = LatePaste(self._clock(), left)
        elif self._late is not None and self._late.held:
            self._take_whole(self._late.obey(), found)
        else:
            self._give_up(found)
        return found

    def close(self) -> list[Message]:
        """Return the events of all that was read and is still here: the program ends."""
        found: list[Message] = []
        if self._pasted is not None:
            self._left = ""
            self._end_paste(self._pasted, found)
        if self._late is not None:
            self._take_whole(self._late.obey(), found)
        self._give_up(found)
        return found

    # --- a paste

    def _take_paste(self, pasted: list[str], data: str, at: int, found: list[Message]) -> int:
        end = data.find(END, at)
        if end >= 0:
            pasted.append(data[at:end])
            self._end_paste(pasted, found)
            return end + len(END)
        kept = len(data) - beginning_of(END, data[at:])
        pasted.append(data[at:kept])
        self._left = data[kept:]
        return len(data)

    def _end_paste(self, pasted: list[str], found: list[Message]) -> None:
        _paste("".join(pasted), found)
        self._pasted = self._late = None

    def _judge(self, late: LatePaste, data: str, found: list[Message]) -> str:
        """Take what is judged, and return the rest."""
        judged = late.judge(data, self._came)
        _paste(judged.pasted, found)
        self._take_whole(judged.keys, found)
        if judged.over:
            self._late = None
        if judged.goes_on:
            self._pasted = []
        return judged.rest

    # --- keys

    def _urgent_keys(self, data: str) -> list[Message]:
        """Return the key that came alone in its read, if it cannot wait until it is known where the paste ends."""
        if length(data, 0) != len(data) or is_report(data):
            return []
        keys = list(self._meanings.of(data))
        is_urgent = any(isinstance(key, Key) and not key.is_printable and key.key in self._urgent() for key in keys)
        return keys if is_urgent else []

    def _take_keys(self, data: str, at: int, found: list[Message], *, apart: bool = False) -> int:
        """Take what stands before the next paste. Before an end mark without a beginning stands what was pasted."""
        end = data.find(END, at)
        if end >= 0 and data.find(BEGIN, at, end) < 0:
            _paste(data[at:end], found)
            return end + len(END)
        while at < len(data):
            size = length(data, at)
            if not size:
                self._left = data[at:]
                return len(data)
            sequence, at = data[at : at + size], at + size
            if sequence == BEGIN:
                self._pasted = []
                return at
            found.extend(self._meanings.of(sequence, apart=apart, more=is_text(data, at)))
            apart = False
        return at

    def _take_whole(self, sequences: str, found: list[Message]) -> None:
        """Take keys of which no more will come."""
        if sequences:
            self._take_keys(sequences, 0, found)
            self._give_up(found)

    def _give_up(self, found: list[Message]) -> None:
        """Take what is left as it is: Escape, or alt with what begins a sequence; the beginning of more is nothing."""
        left, self._left = self._left, ""
        if left and len(left) <= 2:
            found.extend(self._meanings.of(left))
        if left and (BEGIN.startswith(left) or END.startswith(left)):
            self._given_up = left


def _paste(text: str, found: list[Message]) -> None:
    """Add a paste, if anything is in it. ESC is dropped: in a field it would be a mark, and colours are no words."""
    if text := readable(text.replace(ESC, "").replace("\x00", "")):
        found.append(Paste(text))
