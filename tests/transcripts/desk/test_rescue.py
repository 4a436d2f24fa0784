"""While an interview cannot be saved in its place it is in a rescue file, to the last key; then that is gone."""

from __future__ import annotations

import errno
import functools
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.storage.files import write_atomic
from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.desk import own_file
from interview_tui.transcripts.desk import rescue as rescue_module
from interview_tui.transcripts.desk import saver as saver_module
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.rescue import PATIENCE, Rescuer, rescue_folder
from interview_tui.transcripts.desk.saver import Saving
from interview_tui.transcripts.format.reader import read
from tests import disk
from tests.builders import interview
from tests.storage.faults import Faulty

LONG = 20.0  # seconds
FIRST, THEN, LAST = "Eerst koffie.", "Eerst koffie. Dan kijken.", "Eerst koffie. Dan kijken. Dan pas vragen."


def wait_for(condition: Callable[[], object]) -> None:
    over = time.monotonic() + LONG
    while not condition():
        assert time.monotonic() < over, rescues()
        time.sleep(0.001)


def rescues() -> list[Path]:
    return sorted(rescue_folder().glob("*.md")) if rescue_folder().is_dir() else []


class Words:
    """What should be on disk, a clock that runs as we say, and the rescuer between them."""

    def __init__(self, folder: Path) -> None:
        self.now, self.text = 100.0, b""
        self.rescuer = Rescuer(folder / "sam-3f9k2m.md", lambda: self.text, clock=lambda: self.now)

    def typed(self, text: bytes, seconds: float = 0.0) -> None:
        self.now += seconds
        self.text = text
        self.rescuer.behind()


@pytest.fixture
def words(tmp_path: Path) -> Iterator[Words]:
    made = Words(tmp_path)
    yield made
    made.rescuer.close(LONG)


def test_words_wait_two_seconds_and_then_the_rescue_file_follows_them(words: Words) -> None:
    words.typed(b"a")
    words.typed(b"ab", PATIENCE - 0.1)
    words.rescuer.close(LONG)
    assert rescues() == []


def test_it_follows_every_key_in_one_file_for_its_owner_only_and_goes_once_all_is_saved(words: Words) -> None:
    words.typed(b"a")
    words.typed(b"ab", PATIENCE)
    wait_for(lambda: words.rescuer.kept)
    (kept,) = rescues()
    assert kept == words.rescuer.kept
    assert "3f9k2m" in kept.name, "by the id it is found again"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept, kept.parent)] == [0o600, 0o700]
    words.typed(b"abc")
    wait_for(lambda: disk.get(kept) == b"abc")
    words.rescuer.saved(everything=False)
    assert rescues() == [kept], "there was a key after what was written"
    words.rescuer.saved(everything=True)
    assert rescues() == []
    assert words.rescuer.kept is None
    words.typed(b"abcd", 100)
    words.rescuer.close(LONG)
    assert rescues() == [], "it was saved: the two seconds begin anew"


def test_what_an_earlier_time_left_is_not_written_over(words: Words, tmp_path: Path) -> None:
    words.text = b"of yesterday"
    earlier = words.rescuer.keep()
    words.rescuer.close(LONG)
    words.rescuer.saved(everything=True)
    today = Words(tmp_path)
    today.text = b"of today"
    kept = today.rescuer.keep()
    assert {path: disk.get(path) for path in rescues()} == {earlier: b"of yesterday", kept: b"of today"}
    today.rescuer.saved(everything=True)
    assert rescues() == [earlier]


@pytest.mark.parametrize("theirs", [b"by another", None])
def test_a_rescue_file_that_another_touched_is_left_to_them(words: Words, theirs: bytes | None) -> None:
    words.text = b"a"
    first = words.rescuer.keep()
    if theirs is None:
        first.unlink()
    else:
        disk.put(first, theirs)
    words.text = b"ab"
    second = words.rescuer.keep()
    assert disk.get(second) == b"ab"
    assert set(rescues()) == {second} | ({first} if theirs else set())


def test_where_there_is_no_room_for_it_either_it_says_so_and_tries_again(words: Words) -> None:
    rescue_folder().parent.mkdir(parents=True)
    disk.put(rescue_folder(), b"in the way")
    words.typed(b"a")
    words.typed(b"ab", PATIENCE)
    with pytest.raises(SaveError) as caught:
        words.rescuer.keep()
    assert caught.value.kind is Trouble.FOLDER_IS_FILE
    rescue_folder().unlink()
    wait_for(rescues)
    assert disk.get(rescues()[0]) == b"ab"


# With an interview


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """An interview of which something is saved; at the first failure it is rescued, and saving is soon tried again."""
    monkeypatch.setattr(rescue_module, "PATIENCE", 0.0)
    monkeypatch.setattr(saver_module, "RETRIES", (0.02,))  # seconds; nobody waits for the saver's own here
    cards = shipped("nl")
    opened = Desk.begin(tmp_path / "In gesprek", interview(question_set=cards.ref), cards)
    note(opened, FIRST)
    assert opened.flush(LONG)
    wait_for(lambda: not rescues())
    yield opened
    opened.close(LONG)


def note(desk: Desk, text: str) -> None:
    desk.change(desk.interview.with_answer(1, note=text))


def noted(path: Path) -> str:
    return read(disk.get(path)).interview.answer(1).note


Repair = Callable[[], object]


def folder_renamed(desk: Desk, _patch: pytest.MonkeyPatch) -> Repair:
    folder = desk.path.parent
    away = folder.rename(folder.with_name("elders"))
    return lambda: away.rename(folder)


def folder_is_a_file(desk: Desk, patch: pytest.MonkeyPatch) -> Repair:
    put_back = folder_renamed(desk, patch)
    disk.put(desk.path.parent, b"")

    def repair() -> None:
        desk.path.parent.unlink()
        put_back()

    return repair


def replaced_by_a_folder(desk: Desk, _patch: pytest.MonkeyPatch) -> Repair:
    away = desk.path.rename(desk.path.with_suffix(".away"))
    desk.path.mkdir()

    def repair() -> None:
        desk.path.rmdir()
        away.rename(desk.path)

    return repair


def permission_taken_away(desk: Desk, _patch: pytest.MonkeyPatch) -> Repair:
    desk.path.chmod(0o400)
    return lambda: desk.path.chmod(0o600)


def _through(system: Faulty, patch: pytest.MonkeyPatch) -> Repair:
    patch.setattr(own_file, "write_atomic", functools.partial(write_atomic, system=system))
    return lambda: patch.setattr(own_file, "write_atomic", write_atomic)


def disk_full(_desk: Desk, patch: pytest.MonkeyPatch) -> Repair:
    system = Faulty()

    def full(_fd: int, _data: memoryview) -> int:
        raise OSError(errno.ENOSPC, "no space left")

    system.instead(write=full)
    return _through(system, patch)


def held_open(_desk: Desk, patch: pytest.MonkeyPatch) -> Repair:
    system = Faulty(windows=True)

    def held(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    system.instead(replace=held, sleep=lambda _seconds: None)
    return _through(system, patch)


TROUBLES = {
    folder_renamed: Trouble.FOLDER_GONE,
    folder_is_a_file: Trouble.FOLDER_IS_FILE,
    replaced_by_a_folder: Trouble.PLACE_TAKEN,
    permission_taken_away: Trouble.FILE_READ_ONLY,
    disk_full: Trouble.DISK_FULL,
    held_open: Trouble.HELD_OPEN,
}


@pytest.mark.parametrize("happens", TROUBLES, ids=lambda happens: happens.__name__)
def test_while_saving_fails_it_is_rescued_and_then_saves_by_itself(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, happens: Callable[[Desk, pytest.MonkeyPatch], Repair]
) -> None:
    repair = happens(desk, monkeypatch)
    note(desk, THEN)
    wait_for(lambda: desk.state is not None and desk.state.saving is Saving.FAILING)
    assert desk.state is not None and desk.state.error is not None
    assert desk.state.error.kind is TROUBLES[happens]
    wait_for(rescues)
    (kept,) = rescues()
    wait_for(lambda: noted(kept) == THEN)
    note(desk, LAST)
    wait_for(lambda: noted(kept) == LAST)
    assert rescues() == [kept]
    repair()
    wait_for(lambda: desk.state is not None and desk.state.saving is Saving.SAVED)
    wait_for(lambda: not rescues())
    assert noted(desk.path) == LAST
    assert not [path for path in desk.path.parent.iterdir() if path != desk.path]


def test_while_the_disk_hangs_the_rescue_file_follows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    system, slow, stuck = Faulty(), threading.Event(), threading.Event()
    real = system.sync

    def sync(fd: int) -> None:
        stuck.set()
        assert slow.wait(LONG)
        real(fd)

    system.instead(sync=sync)
    _through(system, monkeypatch)
    note(desk, THEN)
    assert stuck.wait(LONG)
    note(desk, LAST)
    wait_for(rescues)
    (kept,) = rescues()
    wait_for(lambda: noted(kept) == LAST)
    assert noted(desk.path) == FIRST
    assert not desk.flush(0.01)
    slow.set()
    assert desk.flush(LONG)
    assert rescues() == []
    assert noted(desk.path) == LAST


def test_closed_while_saving_fails_the_rescue_file_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    disk_full(desk, monkeypatch)
    note(desk, LAST)
    assert not desk.close(LONG)
    kept = desk.keep_rescue()
    assert rescues() == [kept]
    assert noted(kept) == LAST
