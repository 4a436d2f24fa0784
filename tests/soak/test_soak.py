"""The short version of `make soak`: some seconds of it; and of what once took a megabyte each time, enough to show."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.pty.home import Home
from tests.pty.terminal import Terminal
from tests.soak.gauges import look
from tests.soak.soaking import NEW, soak
from tests.soak.talk import Talk

pytestmark = [pytest.mark.pty, pytest.mark.timeout(240)]

MOST_MORE = 6.0  # MB, for twelve rounds; kept, they take some twenty
MOST_SLOWER = 1.5  # times, of medians and of processor time: what a busy machine leaves to say


def test_a_long_interview_takes_no_more_at_its_end(tmp_path: Path) -> None:
    soaked = soak(tmp_path, seed=20261125, keys=1_400, timed=120, looks=2)
    assert soaked.wrong == []
    last, fresh = soaked.last.told(), soaked.fresh.told()
    assert last[0] < MOST_SLOWER * fresh[0], (last, fresh)
    assert last[2] < MOST_SLOWER * fresh[2], (last, fresh)


def test_screens_that_come_and_go_take_no_more_each_time(tmp_path: Path) -> None:
    with Terminal(Home.make(tmp_path), *NEW) as terminal:
        talk = Talk(terminal, Random(1))
        talk.on_card()
        talk.say(5)

        def taken(rounds: int) -> float:
            for _ in range(rounds):
                talk.read_back()
                for what in ("menu", "help", "large card"):
                    talk.act(what)
            return look(terminal.pid, talk.done.keys).own

        before = taken(4)
        assert taken(12) - before < MOST_MORE
