"""A keyboard reader for the cases where Textual's own loses text or adds some.

- A paste is text up to its end. Textual takes an ESC in it for the beginning of a key: it then drops some of what was
  pasted and obeys other parts of it as keys. Most terminals remove ESC from a paste themselves; tmux does not.
- Alt with a letter is one key at once. Textual waits a tenth of a second for more, and what comes in that time (another
  such key, an arrow, what the terminal answers) makes it type `^t` in the note.

Overrides the private XTermParser of Textual 8.2.8, and puts itself in its place in the driver. Upstream would have to
let an app give the driver a parser of its own, or mend both.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.message import Message

if sys.platform == "win32":
    from textual.drivers import win32 as keyboard
else:
    from textual.drivers import linux_driver as keyboard

_ESC: Final = "\x1b"
_BEGIN: Final = "\x1b[200~"
_END: Final = "\x1b[201~"
_GOES_ON: Final = frozenset("[O]P_^X")  # what stands behind ESC in a longer sequence (ECMA-48, 5.3 and 5.6)


def install_key_reader() -> None:
    """Make Textual's driver read the keyboard with `KeyReader` from now on."""
    keyboard.XTermParser = KeyReader  # type: ignore[attr-defined]


class KeyReader(XTermParser):
    """Read the keyboard as Textual does, but drop any ESC within a paste, and report alt with a letter as one key."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasting = False
        self._begun = ""  # what was read so far of the sequence that begins or ends a paste

    def feed(self, data: str) -> Iterable[Message]:
        """Parse what was read, in pieces of any length; empty `data` says that no more will come."""
        if not data:
            yield from super().feed(data)
        elif text := self._without_escapes(data):
            yield from super().feed(text)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        found = list(super()._sequence_to_key_events(sequence, alt=alt))
        escape, letter = sequence[:1], sequence[1:]
        if found or escape != _ESC or len(letter) != 1 or letter in _GOES_ON or not letter.isprintable():
            return found
        return super()._sequence_to_key_events(letter, alt=True)

    def _without_escapes(self, data: str) -> str:
        if not self._begun and _ESC not in data:
            return data
        kept = []
        for character in data:
            if self._pasting:
                kept.append(self._in_paste(character))
            else:
                kept.append(character)
                begun = self._begun + character
                self._begun = begun if _BEGIN.startswith(begun) else _ESC if character == _ESC else ""
                if begun == _BEGIN:
                    self._pasting, self._begun = True, ""
        return "".join(kept)

    def _in_paste(self, character: str) -> str:
        """Return what can be handed on by now: what may be the end of the paste waits for what follows."""
        begun = self._begun + character
        if begun == _END:
            self._pasting, self._begun = False, ""
            return begun
        if _END.startswith(begun):
            self._begun = begun
            return ""
        self._begun = _ESC if character == _ESC else ""
        return begun.replace(_ESC, "")
