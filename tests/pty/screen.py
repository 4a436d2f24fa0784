"""What a terminal shows after some output, as text, and the modes it is left in. Only what our program needs of one."""

from __future__ import annotations

import codecs
import re

import pyte

MAIN, ALTERNATE = "main", "alternate"
WRAP, CURSOR, ALTERNATE_SCREEN, WHOLE_FRAMES = 7, 25, 1049, 2026
AT_FIRST = frozenset({WRAP, CURSOR})
"""The private modes that are on in a terminal nobody changed: wrapping at the edge, a cursor."""

_MODE = re.compile(r"(\x1b\[\?[0-9;]+[hl])")
_QUERY = re.compile(r"\x1b\[\?([0-9]+)\$p")
_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[[<=>][^@-~\x18\x1b]*[@-~]")
_CUT_OFF = re.compile(r"\x1b(?:\[[^@-~\x18\x1b]*|\][^\x07\x1b]*)?$")


class Screen:
    """An emulated screen. Not safe for threads."""

    def __init__(self, columns: int, rows: int) -> None:
        self.modes = set(AT_FIRST)
        self._screens = {name: pyte.Screen(columns, rows) for name in (MAIN, ALTERNATE)}
        self._streams = {name: pyte.Stream(screen) for name, screen in self._screens.items()}
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""

    @property
    def shown(self) -> str:
        """Which of the two screens is shown."""
        return ALTERNATE if ALTERNATE_SCREEN in self.modes else MAIN

    @property
    def whole(self) -> bool:
        """False in the middle of a frame that the program asked to be shown at once."""
        return WHOLE_FRAMES not in self.modes

    @property
    def changed_modes(self) -> list[str]:
        """The private modes that are not as they were at first."""
        on = [f"mode {number} on" for number in sorted(self.modes - AT_FIRST)]
        return on + [f"mode {number} off" for number in sorted(AT_FIRST - self.modes)]

    @property
    def lines(self) -> list[str]:
        """The rows that are shown, without blanks at their ends."""
        return [line.rstrip() for line in self._screens[self.shown].display]

    @property
    def before_cursor(self) -> str:
        """What stands on the cursor's row before it, also while it is hidden."""
        screen = self._screens[self.shown]
        return str(screen.display[screen.cursor.y])[: screen.cursor.x]

    def resize(self, columns: int, rows: int) -> None:
        """Another size."""
        for screen in self._screens.values():
            screen.resize(rows, columns)

    def feed(self, data: bytes) -> bytes:
        """Take in output, and give what the terminal answers to it. A sequence that is cut off waits for its end."""
        text = self._rest + self._decode(data)
        cut = _CUT_OFF.search(text)
        self._rest = cut[0] if cut else ""
        text = text[: len(text) - len(self._rest)]
        for part in _MODE.split(text):
            if _MODE.fullmatch(part):
                self._switch(part)
            else:
                self._streams[self.shown].feed(_UNKNOWN_TO_PYTE.sub("", part))
        return "".join(self._answer(int(found[1])) for found in _QUERY.finditer(text)).encode()

    def _switch(self, sequence: str) -> None:
        numbers = {int(number) for number in sequence[3:-1].split(";")}
        if ALTERNATE_SCREEN in numbers and sequence[-1] == "h":
            self._screens[ALTERNATE].reset()
        self.modes = self.modes | numbers if sequence[-1] == "h" else self.modes - numbers

    def _answer(self, mode: int) -> str:
        """Whether we know that mode: of all that are asked for, frames that are shown at once."""
        state = 0 if mode != WHOLE_FRAMES else 1 if mode in self.modes else 2
        return f"\x1b[?{mode};{state}$y"
