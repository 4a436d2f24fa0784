"""The driver of the terminal on Linux and macOS, with a loop of our own that reads it.

Textual 8.2.8 decodes strictly, so that one byte which is no UTF-8 ends its thread; gives a paste away only at its end
mark; drops what it has read when it ends; and looks at the time every tenth of a second. Upstream would have to decode
with replacement, and let an app give the driver a parser of its own. Private parts: `_debug`, and XTermParser.
"""

from __future__ import annotations

import codecs
import os
import re
import select
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

if TYPE_CHECKING:
    from interview_tui.tui.terminal.key_reader import KeyReader

_MOST: Final = 65536  # bytes in one read
_LONGEST: Final = 0.1  # seconds between looks whether the thread is to end
_ANSWERS: Final = re.compile(r"(?:\x1b\[(?:\?\d+;\d\$y|48;[\d:;]+t))+")  # a mode; the size of the window


class UnixDriver(LinuxDriver):
    """Read keys with a `KeyReader`, which stays when another program has the terminal for a while.

    Every terminal answers what it was asked at the start, before anybody types. As long as there is nothing else
    Textual's parser is enough for that, so that the first card does not wait for the modules of the reader.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._parser = XTermParser(self._debug)
        self._keys: KeyReader | None = None
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode

    def run_input_thread(self) -> None:
        """Read until the driver stops; hand on what is left then, also if the terminal is gone."""
        try:
            while not self.exit_event.is_set():
                self._read_once()
        finally:
            if self._keys is not None:
                self._hand_on((*self._keys.feed(self._decode(b"", final=True)), *self._keys.close()))

    def _has_input(self, wait: float) -> bool:
        """Return whether there is something to read within so many seconds."""
        return bool(select.select([self.fileno], [], [], wait)[0])

    def _read_once(self) -> None:
        """Wait for input, and hand it on; if none comes, hand on what waited for it.

        What lies unread is no silence, however long this thread had to wait for its turn: so read before `tick`.
        """
        due = None if self._keys is None else self._keys.due
        if self._has_input(_LONGEST if due is None else min(due, _LONGEST)):
            data = os.read(self.fileno, _MOST)
            if not data:
                raise EOFError  # macOS says so where Linux has an error: the terminal is gone
            self._hand_on(self._events_in(self._decode(data)))
        elif self._keys is not None:
            self._hand_on(self._keys.tick())

    def _events_in(self, text: str) -> Iterable[Message]:
        """Return the events in one read."""
        if self._keys is None:
            if _ANSWERS.fullmatch(text):
                return self._parser.feed(text)
            from interview_tui.tui.terminal.key_reader import KeyReader  # loaded after the first paint
            from interview_tui.tui.terminal.sequences import Meanings

            self._keys = KeyReader(Meanings(self._parser), urgent=partial(getattr, self._app, "curtain_keys", ()))
        return self._keys.feed(text)

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
