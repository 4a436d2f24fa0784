"""Forgetting is a part of finishing: it is done before the interview is released, or promised to the next start."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.interview.readback import finish, reopen, strike
from interview_tui.storage.folders import keep_beside
from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.desk import desk as desk_module
from interview_tui.transcripts.desk import promises
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.forgetting.forgetting import Forgotten, forget
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import interview, question_set, version_path

SECRET = "hoefijzerkers"
CARDS = question_set()
NAME = "2026-11-24-sam-3f9k2m.md"
Forget = Callable[[Path, Interview], Forgotten]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "map"
    made.mkdir()
    return made


def held(**changes: object) -> Interview:
    told = {4: Answer("Dit blijft staan."), 5: Answer(f"Toen zei ik {SECRET}.")}
    return interview(**{"status": Status.HELD, "sharing": Circle.TEAM, "answers": told, **changes})


def really(path: Path, now: Interview) -> Forgotten:
    return forget(path, now, of_transcripts([path.parent]))


def opened(folder: Path, how: Forget = really, now: Interview | None = None) -> Desk:
    """The desk with that interview, and a copy beside it with all that was said."""
    path = folder / NAME
    if not path.exists():
        disk.put(path, compose(now or held(), CARDS))
    found = open_file(path)
    return Desk(path, found.document.interview, CARDS, found, forget=how)


def holding(top: Path, words: str = SECRET) -> set[str]:
    return {path.name for path in top.rglob("*") if path.is_file() and disk.holds(path, words)}


def test_who_leaves_at_once_leaves_nothing_behind(tmp_path: Path, folder: Path) -> None:
    desk = opened(folder)
    copy = keep_beside(desk.path, disk.get(desk.path))
    desk.change(finish(strike(desk.interview, 5)))
    assert desk.close()
    assert holding(tmp_path) == set()
    assert read(disk.get(copy)).interview.answer(4).note == "Dit blijft staan."
    assert promises.all_promises() == []
    assert desk.forgetter is not None and desk.forgetter.report == Forgotten((copy,))


def test_no_screen_and_no_leaving_is_needed(folder: Path) -> None:
    desk = opened(folder)
    keep_beside(desk.path, disk.get(desk.path))
    desk.change(finish(strike(desk.interview, 5)))
    assert desk.flush(5)
    assert desk.forgetter is not None and desk.forgetter.wait(5)
    assert holding(folder) == set()
    assert desk.close()


class Slow:
    """A disk on which forgetting takes until it is let go."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()
        self.calls = 0

    def __call__(self, path: Path, now: Interview) -> Forgotten:
        self.calls += 1
        self.begun.set()
        assert self.may_end.wait(20)
        return really(path, now)


def test_a_disk_that_hangs_keeps_nobody_and_the_promise_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "_FORGET_TIMEOUT", 0.1)
    slow = Slow()
    desk = opened(folder, slow)
    keep_beside(desk.path, disk.get(desk.path))
    desk.change(finish(strike(desk.interview, 5)))
    assert desk.close()
    assert slow.begun.is_set()
    assert desk.forgetter is not None and desk.forgetter.is_busy and desk.forgetter.report is None
    (promise,) = promises.all_promises()
    assert (promise.path, promise.ident, promise.cards) == (desk.path, "3f9k2m", frozenset({5}))
    assert promise.is_being_kept or sys.platform != "linux"
    slow.may_end.set()
    assert desk.forgetter.wait(10)
    assert holding(folder) == set()
    assert promises.all_promises() == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes as POSIX has them")
def test_a_promise_has_no_words_and_is_there_before_the_interview_is_final(folder: Path) -> None:
    seen: list[Status] = []
    path = folder / NAME
    before = promises.make

    def made(at: Path, ident: str, cards: frozenset[int]) -> promises.Promise:
        seen.append(read(disk.get(at)).interview.status)
        return before(at, ident, cards)

    slow = Slow()
    desk = opened(folder, slow)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(promises, "make", made)
        desk.change(finish(strike(desk.interview, 5)))
        assert slow.begun.wait(10)
    (promise,) = promises.all_promises()
    assert seen == [Status.HELD]
    assert read(disk.get(path)).interview.status is Status.FINAL
    assert promise.file.stat().st_mode & 0o777 == 0o600
    assert promise.file.parent.stat().st_mode & 0o777 == 0o700
    assert set(json.loads(promise.file.read_bytes())) == {"id", "path", "cards", "pid", "host", "started"}
    assert json.loads(promise.file.read_bytes())["pid"] == os.getpid()
    slow.may_end.set()
    assert desk.close()


def test_without_a_place_for_the_promise_the_interview_is_saved_all_the_same(folder: Path) -> None:
    promises.promises_folder().parent.mkdir(parents=True, exist_ok=True)
    promises.promises_folder().write_bytes(b"van een ander")
    desk = opened(folder)
    keep_beside(desk.path, disk.get(desk.path))
    desk.change(finish(strike(desk.interview, 5)))
    assert desk.close()
    assert holding(folder) == set()


def test_a_save_that_is_tried_many_times_makes_one_promise(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opened(folder)
    copy = keep_beside(desk.path, disk.get(desk.path))

    def full(*_given: object, **_named: object) -> None:
        raise SaveError(Trouble.DISK_FULL, desk.path)

    with monkeypatch.context() as patch:
        patch.setattr("interview_tui.transcripts.desk.own_file.write_atomic", full)
        desk.change(finish(strike(desk.interview, 5)))
        for _time in range(3):
            assert not desk.flush(5)
    assert len(promises.all_promises()) == 1
    assert holding(folder) == {desk.path.name, copy.name}, "it is not finished on disk"
    assert desk.close()
    assert holding(folder) == set() and promises.all_promises() == []


def test_once_is_enough_until_something_changes(folder: Path) -> None:
    slow = Slow()
    slow.may_end.set()
    desk = opened(folder, slow)
    done = finish(strike(desk.interview, 5))
    for now in (done, done.change(closing="Het is mijn vak om te wachten."), done.change(next="Robin")):
        desk.change(now)
        assert desk.flush(5) and desk.forgetter is not None and desk.forgetter.wait(5)
    assert slow.calls == 1
    desk.change(finish(desk.interview.with_answer(4, circle=Circle.PRIVATE)))
    assert desk.flush(5) and desk.forgetter is not None and desk.forgetter.wait(5)
    assert slow.calls == 2
    desk.change(reopen(desk.interview))
    assert desk.flush(5)
    desk.change(finish(desk.interview))
    assert desk.close()
    assert slow.calls == 3, "what was said and struck meanwhile may be anywhere again"


def test_what_is_kept_beside_a_finished_interview_is_freed_of_it_too(folder: Path) -> None:
    desk = opened(folder)
    before = disk.get(desk.path)
    done = finish(strike(desk.interview, 5))
    desk.change(done)
    assert desk.flush(5) and desk.forgetter is not None and desk.forgetter.wait(5)
    disk.put(desk.path, before)  # an editor saves what it had
    desk.change(done.change(closing="Het is mijn vak om te wachten."))
    assert desk.flush(5) and desk.forgetter.wait(5)
    (beside,) = desk.elsewhere
    assert holding(folder) == set()
    assert desk.forgetter.report == Forgotten((beside,))
    assert desk.close()


def test_a_merged_interview_is_forgotten_when_the_other_version_is_put_away(folder: Path) -> None:
    slow = Slow()
    slow.may_end.set()
    desk = opened(folder, slow)
    desk.adopt(finish(strike(desk.interview, 5)), read(disk.get(desk.path)))
    assert desk.flush(5)
    assert (slow.calls, len(promises.all_promises())) == (0, 1)
    desk.forget_again()
    assert desk.forgetter is not None and desk.forgetter.wait(5)
    assert (slow.calls, promises.all_promises()) == (1, [])
    assert desk.close()


def test_one_that_is_closed_before_that_forgets_all_the_same(folder: Path) -> None:
    desk = opened(folder)
    keep_beside(desk.path, disk.get(desk.path))
    desk.adopt(finish(strike(desk.interview, 5)), read(disk.get(desk.path)))
    assert desk.close()
    assert holding(folder) == set()


def test_an_error_of_our_own_leaves_the_promise(folder: Path) -> None:
    def broken(_path: Path, _now: Interview) -> Forgotten:
        raise RuntimeError(SECRET)

    desk = opened(folder, broken)
    desk.change(finish(strike(desk.interview, 5)))
    assert desk.close()
    assert desk.forgetter is not None and desk.forgetter.report is None
    assert len(promises.all_promises()) == 1


@pytest.mark.parametrize("foreign", [True, False])
def test_what_is_left_is_promised_still_unless_it_was_told_and_no_time_will_change_it(
    folder: Path, foreign: bool
) -> None:
    left = folder / "x"
    desk = opened(folder, lambda _path, _now: Forgotten((), (left,), (left,) if foreign else ()))
    desk.change(finish(strike(desk.interview, 5)))
    assert desk.flush(5) and desk.forgetter is not None and desk.forgetter.wait(5)
    assert len(promises.all_promises()) == 1
    desk.forgetter.told()
    assert len(promises.all_promises()) == (0 if foreign else 1)
    assert desk.close()


def test_what_becomes_narrower_at_a_later_read_back_goes_from_the_versions_for_others(folder: Path) -> None:
    final = finish(held())
    desk = opened(folder, now=final)
    team = version_path(desk.path, Circle.TEAM)
    disk.put(team, share(read(disk.get(desk.path)), Circle.TEAM))
    assert holding(folder) == {NAME, team.name}
    desk.change(reopen(final).with_answer(5, circle=Circle.PRIVATE))
    assert desk.flush(5)
    assert holding(folder) == {NAME, team.name}, "not finished yet"
    desk.change(finish(desk.interview))
    assert desk.close()
    assert holding(folder) == {NAME}
    assert read(disk.get(team)).interview.answer(4) == final.answer(4)
    assert desk.forgetter is not None and desk.forgetter.report == Forgotten((team,), narrowed=(team,))
    assert promises.all_promises() == []
