"""The saver writes the newest words soon, whatever the rest of the program does, and never goes away in silence."""

from __future__ import annotations

import asyncio
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.desk.saver import DELAY, Message, RealTime, Saver, SaveSchedule, SaveState, Saving

pytestmark = pytest.mark.no_files

PATIENCE = 20.0
FULL = SaveError(Trouble.DISK_FULL, Path("/home/noor/In gesprek/x.md"))


class FakeTime:
    """A clock that stands still until it is told otherwise. `idle` waits until the saver has nothing left to do."""

    def __init__(self) -> None:
        self._now = 100.0
        self._changed = threading.Condition()
        self._messages: queue.SimpleQueue[Message] | None = None  # that the saver waits at, while it waits
        self._until: float | None = None

    def now(self) -> float:
        return self._now

    def get(self, messages: queue.SimpleQueue[Message], timeout: float | None) -> Message:
        with self._changed:
            self._messages, self._until = messages, None if timeout is None else self._now + timeout
            try:
                while True:
                    try:
                        return messages.get_nowait()
                    except queue.Empty:
                        if self._until is not None and self._now >= self._until:
                            raise
                        self._changed.notify_all()
                        self._changed.wait(0.001)
            finally:
                self._messages = None

    def pass_(self, seconds: float) -> None:
        with self._changed:
            self._now += seconds

    def _is_idle(self) -> bool:
        waits = self._until is None or self._until > self._now
        return self._messages is not None and self._messages.empty() and waits

    def idle(self) -> None:
        with self._changed:
            assert self._changed.wait_for(self._is_idle, PATIENCE)


class Disk:
    """What was written, and how each write goes: a pair of events lets a test stand in the middle of one."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.errors: list[BaseException] = []
        self.held: threading.Event | None = None
        self.writing = threading.Event()
        self.states: list[SaveState] = []
        self.on_state: Callable[[SaveState], None] = self.states.append

    def write(self, value: str) -> None:
        self.writing.set()
        if self.held is not None:
            assert self.held.wait(PATIENCE)
        if self.errors:
            raise self.errors.pop(0)
        self.written.append(value)

    def said(self) -> list[str]:
        return [state.saving.value for state in self.states]


@contextmanager
def saving(clock: FakeTime | None = None) -> Iterator[tuple[Saver[str], Disk]]:
    disk = Disk()
    saver = Saver(disk.write, lambda state: disk.on_state(state), clock=clock)
    try:
        yield saver, disk
    finally:
        saver.close(PATIENCE)


def wait_for(condition: Callable[[], bool]) -> None:
    over = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < over
        time.sleep(0.001)


# When


def test_it_writes_a_quarter_of_a_second_after_the_first_change_however_many_follow() -> None:
    clock = FakeTime()
    with saving(clock) as (saver, disk):
        for key in range(200):  # 50 keys a second, without a pause
            saver.hand_over(f"{key}")
            clock.idle()
            clock.pass_(0.02)
            clock.idle()
        # The first key came at 0; the one at 0.24 is taken along at 0.26, when time has passed 0.25.
        assert disk.written[:3] == ["12", "25", "38"]
        assert len(disk.written) == 200 * 0.02 // 0.26


def test_one_change_is_written_once() -> None:
    clock = FakeTime()
    with saving(clock) as (saver, disk):
        saver.hand_over("a")
        clock.idle()
        clock.pass_(DELAY - 0.01)
        clock.idle()
        assert disk.written == []
        clock.pass_(0.01)
        clock.idle()
        clock.pass_(1000)
        clock.idle()
        assert disk.written == ["a"]
        assert disk.said() == ["unsaved", "saved"]


def test_the_same_value_again_is_no_change() -> None:
    clock = FakeTime()
    with saving(clock) as (saver, disk):
        saver.hand_over("a")
        assert saver.flush(PATIENCE)
        saver.hand_over(disk.written[0])
        clock.idle()
        clock.pass_(10)
        clock.idle()
        assert disk.written == ["a"]
        assert disk.said() == ["unsaved", "saved"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["key", "wait", "fails", "works"]), st.floats(0.001, 10)), min_size=1, max_size=60
    )
)
def test_no_word_waits_longer_than_the_rule_says(events: list[tuple[str, float]]) -> None:
    """The rule alone, against a plain account of it."""
    schedule, now = SaveSchedule(), 0.0
    first: float | None = None
    failures = 0
    for what, seconds in events:
        if what == "key":
            schedule = schedule.changed(now)
            first = now if first is None else first
        elif what == "wait":
            now += seconds
        elif first is not None:
            assert schedule.due is not None
            now = max(now, schedule.due)
            if what == "works":
                schedule, first, failures = schedule.saved(), None, 0
            else:
                schedule, failures = schedule.missed(now), failures + 1
        if first is None:
            assert schedule.due is None
        elif failures:
            assert schedule.due == schedule.failed + (1.0, 2.0, 5.0)[min(failures, 3) - 1]
        else:
            assert schedule.due == first + DELAY


# Failing


def test_it_tries_again_after_one_two_and_five_seconds_and_says_since_when() -> None:
    clock = FakeTime()
    with saving(clock) as (saver, disk):
        disk.errors = [FULL] * 5
        began = time.time()
        saver.hand_over("a")
        clock.idle()
        clock.pass_(DELAY)
        clock.idle()
        for wait in (1, 2, 5, 5):
            attempts = disk.said().count("failing")
            clock.pass_(wait - 0.01)
            clock.idle()
            saver.hand_over(f"meanwhile {wait}")  # new words make it no more pressing
            clock.idle()
            assert disk.said().count("failing") == attempts
            clock.pass_(0.01)
            clock.idle()
            assert disk.said().count("failing") == attempts + 1
        failing = disk.states[-1]
        assert failing.reason == "De schijf is vol."
        assert failing.error is FULL
        assert began <= failing.since <= began + 1
        assert {state.since for state in disk.states} == {failing.since}
        assert saver.unsaved == "meanwhile 5"
        assert disk.written == []
        clock.pass_(5)
        clock.idle()
        assert disk.written == ["meanwhile 5"]
        assert disk.said() == ["unsaved", *["failing"] * 5, "saved"]
        assert saver.unsaved is None
        saver.hand_over("b")  # the failures are forgotten
        clock.idle()
        clock.pass_(DELAY)
        clock.idle()
        assert disk.written == ["meanwhile 5", "b"]


@pytest.mark.parametrize(
    "error",
    [KeyError("what Sam said"), RecursionError(), MemoryError(), SystemExit(3), KeyboardInterrupt(), OSError(5)],
)
def test_whatever_is_thrown_it_goes_on_and_keeps_nothing_of_what_was_said(error: BaseException) -> None:
    with saving() as (saver, disk):
        disk.errors = [error]
        saver.hand_over("a")
        assert not saver.flush(PATIENCE)
        state = saver.state
        assert state is not None
        assert state.saving is Saving.FAILING
        assert state.reason == "Er ging iets onverwachts mis bij het bewaren."
        assert state.unforeseen == type(error).__name__
        assert "Sam" not in repr(state)
        assert saver.flush(PATIENCE)
        assert disk.written == ["a"]


def test_in_the_error_that_is_shown_hangs_nothing_that_was_said() -> None:
    with saving() as (saver, disk):
        try:
            raise KeyError("what Sam said")
        except KeyError as cause:
            error = SaveError(Trouble.FAULT, Path("/x/y"))
            error.__context__ = error.__cause__ = cause
        disk.errors = [error]
        saver.hand_over("a")
        saver.flush(PATIENCE)
        assert saver.state is not None
        shown = saver.state.error
        assert shown is error
        assert (shown.__traceback__, shown.__cause__, shown.__context__) == (None, None, None)


def test_a_screen_that_is_gone_does_not_stop_it() -> None:
    with saving() as (saver, disk):

        def closed(_state: SaveState) -> None:
            raise RuntimeError("Event loop is closed")

        disk.on_state = closed
        saver.hand_over("a")
        assert saver.flush(PATIENCE)
        saver.hand_over("b")
        assert saver.flush(PATIENCE)
        assert disk.written == ["a", "b"]


# Flushing


def test_flush_waits_for_no_clock() -> None:
    clock = FakeTime()
    with saving(clock) as (saver, disk):
        assert saver.flush(PATIENCE), "nothing to save is saved"
        saver.hand_over("a")
        assert saver.flush(PATIENCE)
        assert disk.written == ["a"]


def test_flush_takes_along_what_came_while_an_older_value_was_being_written() -> None:
    clock = FakeTime()
    with saving(clock) as (saver, disk):
        disk.held = threading.Event()
        saver.hand_over("old")
        saver.flush(0)  # asked, not waited for
        assert disk.writing.wait(PATIENCE)
        saver.hand_over("new")
        assert not saver.flush(0.01), "the disk is slow"
        disk.held.set()
        assert saver.flush(PATIENCE)
        assert disk.written == ["old", "new"]


def test_a_failed_flush_says_so_at_once_and_a_next_one_tries_at_once() -> None:
    clock = FakeTime()
    with saving(clock) as (saver, disk):
        disk.errors = [FULL, FULL]
        saver.hand_over("a")
        assert not saver.flush(PATIENCE)
        assert not saver.flush(PATIENCE)
        assert saver.flush(PATIENCE)
        assert disk.written == ["a"]


class LastMessage(RealTime):
    """The thread that waits here ends at the first message, as no error that is foreseen could do it."""

    def get(self, messages: queue.SimpleQueue[Message], timeout: float | None) -> Message:
        super().get(messages, timeout)
        raise RuntimeError


def test_flush_waits_no_longer_when_the_thread_is_gone_between_the_question_and_the_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _args: None)
    saver = Saver[str](lambda _value: None, lambda _state: None, clock=LastMessage())
    began = time.monotonic()
    assert not saver.flush(PATIENCE)
    assert time.monotonic() - began < PATIENCE / 4
    assert not saver._thread.is_alive()
    saver.close(PATIENCE)


def test_many_may_flush_at_once() -> None:
    with saving() as (saver, disk):
        saver.hand_over("a")
        answers: list[bool] = []
        threads = [threading.Thread(target=lambda: answers.append(saver.flush(PATIENCE))) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [True] * 20
        assert disk.written == ["a"]


def test_handing_over_never_waits_and_only_the_newest_is_kept() -> None:
    with saving(FakeTime()) as (saver, disk):
        disk.held = threading.Event()
        saver.hand_over("first")
        saver.flush(0)  # asked, not waited for
        assert disk.writing.wait(PATIENCE)
        for number in range(10_000):  # the write stands still all the while
            saver.hand_over(f"{number}")
        assert len(saver._handed) == 1
        disk.held.set()
        assert saver.flush(PATIENCE)
        assert disk.written == ["first", "9999"]


def test_from_many_threads_the_last_word_is_written() -> None:
    with saving() as (saver, disk):

        def type_away(who: int) -> None:
            for number in range(200):
                saver.hand_over(f"{who}-{number}")

        threads = [threading.Thread(target=type_away, args=(who,)) for who in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        saver.hand_over("the last")
        assert saver.flush(PATIENCE)
        assert disk.written[-1] == "the last"


# Independence


def test_it_writes_while_the_event_loop_is_stuck() -> None:
    with saving() as (saver, disk):

        async def stuck() -> bool:
            saver.hand_over("a")
            over = time.monotonic() + PATIENCE
            while not disk.written and time.monotonic() < over:
                time.sleep(0.001)  # no await: nothing else of the loop runs
            return bool(disk.written)

        assert asyncio.run(stuck())


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_signal_handler_may_flush_whatever_it_interrupts() -> None:
    """The handler runs in the main thread in the middle of `hand_over` and `flush`: a lock would never be let go."""
    with saving() as (saver, disk):
        seen: list[bool] = []

        def handler(_number: int, _frame: object) -> None:
            saver.flush(0)
            saver.hand_over(f"signal {len(seen)}")
            seen.append(saver.flush(PATIENCE))

        before = signal.signal(signal.SIGUSR1, handler)
        stop = threading.Event()
        main = threading.main_thread().ident
        assert main is not None

        def disturb() -> None:
            while not stop.is_set():
                signal.pthread_kill(main, signal.SIGUSR1)
                stop.wait(0.0005)

        thread = threading.Thread(target=disturb)
        thread.start()
        try:
            number = 0
            while len(seen) < 100:
                number += 1
                saver.hand_over(f"typed {number}")
                if number % 10 == 0:
                    assert saver.flush(PATIENCE)
        finally:
            stop.set()
            thread.join()
            signal.signal(signal.SIGUSR1, before)
        assert all(seen)
        saver.hand_over("the last")
        assert saver.flush(PATIENCE)
        assert disk.written[-1] == "the last"


# The end


def test_closing_saves_and_ends_the_thread() -> None:
    with saving(FakeTime()) as (saver, disk):
        saver.hand_over("a")
        assert saver.close(PATIENCE)
        assert disk.written == ["a"]
        assert not saver._thread.is_alive()
        assert saver.close(PATIENCE), "twice does no harm"
        assert saver.flush(PATIENCE)
        with pytest.raises(RuntimeError):
            saver.hand_over("b")


def test_what_could_not_be_saved_at_the_end_is_still_there() -> None:
    with saving(FakeTime()) as (saver, disk):
        disk.errors = [FULL]
        saver.hand_over("a")
        assert not saver.close(PATIENCE)
        assert saver.unsaved == "a"
        assert not saver.flush(PATIENCE)
        wait_for(lambda: not saver._thread.is_alive())


PROGRAM = """
import pathlib, sys, time
from interview_tui.transcripts.desk.saver import Saver
def write(value):
    if "stuck" in sys.argv:
        time.sleep(600)
    pathlib.Path(sys.argv[1]).write_text(value)
saver = Saver(write, lambda state: None)
saver.hand_over("words")
if "crash" in sys.argv:
    raise ValueError
"""


@pytest.mark.parametrize("how", ["", "crash"])
def test_a_program_that_ends_without_closing_still_saves(tmp_path: Path, how: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "x"), how], capture_output=True, timeout=PATIENCE, check=False
    )
    assert (tmp_path / "x").read_text() == "words"
    assert done.returncode == (1 if how else 0)


def test_a_disk_that_hangs_does_not_keep_the_program_alive(tmp_path: Path) -> None:
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path / "x"), "stuck"], timeout=PATIENCE, check=True)
    assert time.monotonic() - began < 10
