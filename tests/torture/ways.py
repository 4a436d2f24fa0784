"""The ways to end, and what has to hold after each."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.pty.keys import KEYS
from tests.pty.terminal import Terminal
from tests.torture.strokes import BACK, NEXT


@dataclass(frozen=True, slots=True)
class Way:
    """`end` ends the program, whose exit status is then `status`. It gets what sends more keys.

    `burst`: the keys of the last moment come in the same write as the end itself, and none may be lost. `grace` is for
    how many seconds before the end keys may be lost; keys that the program has not taken from the terminal yet do not
    count, except for SIGKILL. `screen`: there is a terminal afterwards, and it must be as it was.
    """

    end: Callable[[Terminal, Random, Callable[[str], None]], None]
    status: int
    grace: float = 0.1
    screen: bool = True
    burst: bool = False


def _by(number: signal.Signals) -> Way:
    return Way(lambda terminal, _chance, _send: terminal.kill(number), 128 + number)


def _interrupted_twice(terminal: Terminal, chance: Random, _send: Callable[[str], None]) -> None:
    terminal.kill(signal.SIGINT)
    terminal.running(chance.uniform(0, 0.1))
    terminal.kill(signal.SIGINT)


def _stopped_then_ended(terminal: Terminal, _chance: Random, _send: Callable[[str], None]) -> None:
    terminal.kill(signal.SIGTSTP)
    terminal.wait_stopped()
    terminal.kill(signal.SIGTERM)
    terminal.kill(signal.SIGCONT)


def _stalled(terminal: Terminal, chance: Random, send: Callable[[str], None]) -> None:
    terminal.stop_reading()
    if chance.random() < 0.5:  # else it can still leave by itself
        for _ in range(40):
            send(NEXT)
            send(BACK)
    terminal.running(chance.uniform(0, 0.5))
    terminal.kill(signal.SIGTERM)


WAYS: Final = {
    "SIGKILL": Way(
        lambda terminal, _chance, _send: terminal.kill(signal.SIGKILL), -signal.SIGKILL, grace=1.0, screen=False
    ),
    "SIGTERM": _by(signal.SIGTERM),
    "SIGHUP": _by(signal.SIGHUP),
    "SIGQUIT": _by(signal.SIGQUIT),
    "SIGINT": _by(signal.SIGINT),
    "SIGINT twice": Way(_interrupted_twice, 128 + signal.SIGINT),
    "SIGTSTP, SIGTERM": Way(_stopped_then_ended, 128 + signal.SIGTERM),
    "terminal closed": Way(
        lambda terminal, _chance, _send: terminal.close_terminal(), 128 + signal.SIGHUP, screen=False
    ),
    "terminal stalled": Way(_stalled, 128 + signal.SIGTERM),
    "ctrl+q in the burst": Way(lambda _terminal, _chance, send: send(KEYS["ctrl+q"]), 0, burst=True),
}
