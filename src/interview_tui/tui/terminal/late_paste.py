"""Tell what still belongs to a paste that stalled from what a person types, when no end of the paste has come.

Both come through one wire, and the end mark may be lost or late. The rule (docs/reliability.md): what an end mark
follows in the same read is of the paste. Without one, a key that comes alone in its read, with nothing behind it for as
long as Escape waits, is a key; anything else is text. Once there was such a key a person is there: from then on only a
read that is longer than one types at once is of the paste.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from interview_tui.tui.terminal.sequences import BEGIN, END, ESC, beginning_of, is_report, length

_MORE_THAN_TYPED: Final = 16  # characters in one read
_SURELY_PASTED: Final = 64
_FORGOTTEN: Final = 30.0  # seconds since the last of a paste


class Judged(NamedTuple):
    """Say what a read is: first `pasted`, then `keys`, then `rest`, which is not judged. `over`: the paste has ended.

    If the paste `goes_on`, the rest belongs to it.
    """

    pasted: str = ""
    keys: str = ""
    rest: str = ""
    goes_on: bool = False
    over: bool = False


class LatePaste:
    """Judge what comes since a paste stalled. `held` is a key that came alone, and waits for what follows."""

    def __init__(self, now: float, tail: str = "") -> None:
        """Begin at `now`; `tail` was read, and may be the beginning of the end mark."""
        self.held = ""
        self._tail = tail
        self._last = now  # when something of a paste came
        self._is_typing = False

    def obey(self) -> str:
        """Return the key that was held, as a key: nothing came behind it."""
        held, self.held, self._tail = self.held, "", ""
        self._is_typing = self._is_typing or bool(held)
        return held

    def judge(self, data: str, now: float) -> Judged:
        """Return what one read is, with what was held before it."""
        if self._is_typing and now - self._last > _FORGOTTEN:
            return Judged(rest=data, over=True)
        whole = self._tail + self.held + data
        marks = [at for at in (whole.find(END), whole.find(BEGIN)) if at >= 0]
        if marks:
            at = min(marks)
            before, rest = whole[:at], whole[at:].removeprefix(END)
            typed = self._is_typing and not whole.startswith(END, at)
            return Judged(rest=whole, over=True) if typed else Judged(before, rest=rest, over=True)
        if whole != ESC and (END.startswith(whole) or BEGIN.startswith(whole)):
            self._tail, self.held = whole, ""
            return Judged()
        return self._without_mark(data, whole, now)

    def _without_mark(self, data: str, whole: str, now: float) -> Judged:
        held = self.held
        if _reports_only(data):
            return Judged(keys=self.obey() + data if held else data)
        if self._is_typing and len(whole) < _MORE_THAN_TYPED:
            self._tail = self.held = ""
            return Judged(keys=whole)
        if held == data and len(data) > 2 and data[0] == ESC:  # a key that is held down
            return Judged(keys=self.obey() + data)
        one = whole if len(self._tail) <= 2 else data
        if _is_one(one) and (not held or whole[0] == ESC):
            self.held, self._tail = one, whole.removesuffix(one)
            return Judged()
        self._is_typing, self._last, self.held, self._tail = False, now, "", ""
        if len(whole) >= _SURELY_PASTED:
            return Judged(rest=whole, goes_on=True)
        kept = len(whole) - beginning_of(END, whole)
        self._tail = whole[kept:]
        return Judged(pasted=whole[:kept])


def _is_one(data: str) -> bool:
    """Return whether that is one key, or the beginning of one."""
    return length(data, 0) in (0, len(data))


def _reports_only(data: str) -> bool:
    """Return whether nothing in it was typed: the mouse, the focus, answers of the terminal."""
    at = 0
    while at < len(data):
        size = length(data, at)
        if not size or not is_report(data[at : at + size]):
            return False
        at += size
    return True
