"""A keyboard for tests: what is read, with the time between, goes in; what comes out is told in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.events import Key, Paste
from textual.message import Message
from textual.pilot import Pilot

from interview_tui.tui.terminal.key_reader import KeyReader
from interview_tui.tui.terminal.keys_in_turn import Unclear

URGENT = {"\x15": "ctrl+u", "\x1bg": "alt+g", "\x1b[117;5u": "ctrl+u", "\x1b[20~": "f9"}
"""What a terminal sends for keys that do not wait for the end of a paste, and their names."""


class Keyboard:
    """A `KeyReader` whose clock stands still but for `wait`. `told` are the events so far."""

    def __init__(self) -> None:
        self.now = 0.0
        self.reader = KeyReader(clock=lambda: self.now, urgent=lambda: {*URGENT.values(), "x"})
        self.told: list[str] = []

    def take(self, messages: Iterable[Message]) -> None:
        """Tell these."""
        self.told += [tell(message) for message in messages]

    def read(self, *reads: str | float) -> list[str]:
        """Read these one after the other, a number being seconds without input; what came of it since the beginning."""
        for read in reads:
            if isinstance(read, str):
                self.take(self.reader.feed(read))
            else:
                self.wait(read)
        return self.told

    def wait(self, seconds: float) -> None:
        """Let time go by, as a driver does: what is due is done when it is."""
        until = self.now + seconds
        while (due := self.reader.due) is not None and self.now + due <= until:
            self.now += due
            self.take(self.reader.tick())
        self.now = until

    def end(self) -> list[str]:
        """The program ends: what came of all of it."""
        self.take(self.reader.close())
        return self.told


def tell(message: Message) -> str:
    """A paste between quotation marks; a key that types as what it types, another by name; else its class."""
    if isinstance(message, Paste):
        return f"“{message.text}”"
    if isinstance(message, Key):
        typed = "…" * (isinstance(message, Unclear) and message.typed_on)
        return (message.character if message.is_printable and message.character else message.key) + typed
    return type(message).__name__


def read(*reads: str | float) -> list[str]:
    """What comes of these reads when the program ends behind them."""
    keyboard = Keyboard()
    keyboard.read(*reads)
    return keyboard.end()


def cut(text: str, places: Iterable[int]) -> list[str]:
    """The text in pieces: what one read gives depends on luck."""
    ends = sorted({place for place in places if 0 < place < len(text)})
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]


def send(pilot: Pilot[Any], *reads: str) -> None:
    """What a terminal sends, in these reads, goes the way of keys."""
    reader = KeyReader()
    for message in (*(message for read in reads for message in reader.feed(read)), *reader.close()):
        pilot.app.post_message(message)
