"""The driver of the terminal on Linux and macOS, with a loop of our own that reads it.

Textual 8.2.8 decodes strictly, so that one byte which is no UTF-8 ends its thread; gives a paste away only at its end
mark; drops what it has read when it ends; and looks at the time every tenth of a second. Upstream would have to decode
with replacement, and let an app give the driver a parser of its own. Private parts: `_debug`.
"""

from __future__ import annotations

import codecs
import os
import select
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from interview_tui.tui.terminal.key_reader import KeyReader

_MOST: Final = 65536  # bytes in one read
_LONGEST: Final = 0.1  # seconds between looks whether the thread is to end


class UnixDriver(LinuxDriver):
    """Read keys with a `KeyReader`, which stays when another program has the terminal for a while."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._keys: KeyReader | None = None
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode

    def run_input_thread(self) -> None:
        """Read until the driver stops; hand on what is left then, also if the terminal is gone."""
        while self._keys is None:
            if self.exit_event.is_set():
                return
            if self._has_input(_LONGEST):
                self._keys = self._new_reader()
        keys = self._keys
        try:
            while not self.exit_event.is_set():
                self._read_once(keys)
        finally:
            for message in (*keys.feed(self._decode(b"", final=True)), *keys.close()):
                self.process_message(message)

    def _new_reader(self) -> KeyReader:
        from interview_tui.tui.terminal.key_reader import KeyReader  # here, for a key: the first card need not wait

        return KeyReader(self._debug, urgent=partial(getattr, self._app, "curtain_keys", ()))

    def _has_input(self, wait: float) -> bool:
        """Return whether there is something to read within so many seconds."""
        return bool(select.select([self.fileno], [], [], wait)[0])

    def _read_once(self, keys: KeyReader) -> None:
        """Wait for input, and hand it on; if none comes, hand on what waited for it.

        What lies unread is no silence, however long this thread had to wait for its turn: so read before `tick`.
        """
        due = keys.due
        if self._has_input(_LONGEST if due is None else min(due, _LONGEST)):
            data = os.read(self.fileno, _MOST)
            if not data:
                raise EOFError  # macOS says so where Linux has an error: the terminal is gone
            messages = keys.feed(self._decode(data))
        else:
            messages = keys.tick()
        for message in messages:
            self.process_message(message)
