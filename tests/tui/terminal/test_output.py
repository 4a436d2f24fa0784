"""What is written to a terminal that is gone goes nowhere, and stops nothing."""

from __future__ import annotations

import errno
import io

import pytest

from interview_tui.tui.terminal.output import TerminalOutput


class Closing(io.StringIO):
    """A terminal that is closed after so many calls."""

    def __init__(self, calls: int) -> None:
        super().__init__()
        self.calls = calls
        self.asked = 0

    def _call(self) -> None:
        self.asked += 1
        if self.asked > self.calls:
            raise OSError(errno.EIO, "gone")

    def write(self, text: str) -> int:
        self._call()
        return super().write(text)

    def flush(self) -> None:
        self._call()


@pytest.mark.parametrize("calls", range(5))
def test_it_takes_everything_and_asks_a_closed_terminal_only_once(calls: int) -> None:
    file = Closing(calls)
    output = TerminalOutput(file)
    for text in ("één", "twee", "drie"):
        assert output.write(text) == len(text)
        output.flush()
    assert file.getvalue() == "ééntweedrie"[: (0, 3, 3, 7, 7)[calls]]
    assert file.asked == calls + 1


def test_else_it_is_the_terminal() -> None:
    file = io.StringIO()
    assert TerminalOutput(file).isatty() is False
    with pytest.raises(OSError):
        TerminalOutput(file).fileno()
