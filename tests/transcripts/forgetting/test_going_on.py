"""What a death left over is forgotten at the next start, or named: at whatever call to the system it came."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from subprocess import PIPE

import pytest

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.interview.readback import finish, reopen, strike
from interview_tui.storage.folders import keep_beside
from interview_tui.transcripts.desk import history, promises
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.forgetting.forgetting import Forgotten
from interview_tui.transcripts.forgetting.going_on import Remains, go_on
from interview_tui.transcripts.forgetting.holders import FullHolder, of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import interview, question_set, version_path

SECRET = "hoefijzerkers"
CARDS = question_set()
NAME = "2026-11-24-sam-3f9k2m.md"

# The one process that imports the program; for each line on its standard input a fork of it finishes the interview at
# that path, and is killed at that call. To start Python each time would take most of the time there is.
_FINISH = """
import os, sys
from pathlib import Path
from interview_tui.interview.readback import finish, strike
from interview_tui.storage.system import SYSTEM
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.forgetting.forgetting import forget
from interview_tui.transcripts.forgetting.holders import FullHolder, of_transcripts
from tests.builders import question_set
from tests.storage.faults import kill_at
from tests.toy_codec import install_as_told
install_as_told()
def forgets(at, now):
    return forget(at, now, of_transcripts([at.parent]))
for line in sys.stdin:
    number, path = line.rstrip("\\n").split(" ", 1)
    if child := os.fork():
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        continue
    path = Path(path)
    found = open_file(path)
    desk = Desk(path, found.document.interview, question_set(), found, forget=forgets)
    kill_at(int(number), SYSTEM)
    desk.change(finish(strike(desk.interview, 5)))
    desk.close(10)
    break
"""


def held() -> Interview:
    told = {4: Answer("Dit blijft staan."), 5: Answer(f"Toen zei ik {SECRET}.")}
    return interview(status=Status.HELD, sharing=Circle.TEAM, answers=told)


def holding(top: Path) -> set[str]:
    return {path.name for path in top.rglob("*") if path.is_file() and disk.holds(path, SECRET)}


def holders(path: Path) -> Iterable[FullHolder]:
    return of_transcripts([path.parent])


def gone_on() -> list[Remains]:
    return list(go_on(holders))


def put(folder: Path, now: Interview) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / NAME
    disk.put(path, compose(now, CARDS))
    return path


def promised(path: Path, *cards: int) -> None:
    """A promise of a process that is gone: its number is that of one that began after it."""
    promise = promises.make(path, "3f9k2m", frozenset(cards))
    text = promise.file.read_text()
    promise.file.write_text(text.replace(f'"pid": {os.getpid()}', '"pid": 4194305'))


def full(folder: Path) -> Path:
    """A transcript with copies of it wherever one can be."""
    path = put(folder, held())
    before = disk.get(path)
    keep_beside(path, before)
    throw_away(keep_beside(path, before))
    final = compose(held().change(status=Status.FINAL), CARDS)
    disk.put(version_path(path, Circle.TEAM), share(read(final), Circle.TEAM))
    Rescuer(path, lambda: before).keep()
    history.keep(before, [4])
    disk.put(folder / ".in-gesprek-0123abcd-0123456789abcdef.tmp", before)
    return path


@pytest.fixture
def finishing(codec: None) -> Iterator[subprocess.Popen[str]]:  # noqa: ARG001  # which tells what is encoded
    """The process that is told which interview to finish, and at which call to die."""
    with subprocess.Popen([sys.executable, "-c", _FINISH], text=True, stdin=PIPE, stdout=PIPE) as program:
        yield program
        program.stdin.close()  # type: ignore[union-attr]  # then it ends


@pytest.mark.skipif(sys.platform != "linux", reason="who still runs is known at once on Linux")
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_whatever_call_it_dies_at_the_next_start_forgets_it(tmp_path: Path, finishing: subprocess.Popen[str]) -> None:
    assert finishing.stdin is not None and finishing.stdout is not None
    seen, number = set(), 0
    while True:
        number += 9 if number > 40 else 4
        folder = tmp_path / f"map {number}"
        path = full(folder)
        finishing.stdin.write(f"{number} {path}\n")
        finishing.stdin.flush()
        ended = int(finishing.stdout.readline())
        assert ended in (0, -signal.SIGKILL)
        status = read(disk.get(path)).interview.status
        seen.add((ended == 0, status))
        assert gone_on() == []
        if status is Status.FINAL:
            assert holding(folder) == set(), number
            assert holding(promises.promises_folder().parent) == set(), number
        assert promises.all_promises() == [], number
        if ended == 0:
            break
        for one in promises.promises_folder().parent.rglob("*.md"):
            one.unlink()
    assert seen == {(False, Status.HELD), (False, Status.FINAL), (True, Status.FINAL)}
    assert number > 60


def test_nothing_promised_is_nothing_done(tmp_path: Path) -> None:
    path = put(tmp_path, finish(strike(held(), 5)))
    keep_beside(path, compose(held(), CARDS))
    assert gone_on() == []
    assert len(holding(tmp_path)) == 1
    assert not promises.promises_folder().exists()


def test_one_that_another_process_sees_to_is_left_to_it(tmp_path: Path) -> None:
    path = put(tmp_path, finish(strike(held(), 5)))
    keep_beside(path, compose(held(), CARDS))
    promises.make(path, "3f9k2m", frozenset({5}))
    if sys.platform == "linux":
        assert gone_on() == [] and len(holding(tmp_path)) == 1
        assert len(promises.all_promises()) == 1


def test_killed_before_it_was_finished_nothing_is_forgotten(tmp_path: Path) -> None:
    path = put(tmp_path, strike(held(), 5))
    copy = keep_beside(path, compose(held(), CARDS))
    promised(path, 5)
    assert gone_on() == []
    assert holding(tmp_path) == {path.name, copy.name}
    assert promises.all_promises() == []


def test_read_back_again_meanwhile_what_was_said_anew_stays(tmp_path: Path) -> None:
    anew = reopen(finish(strike(held(), 5))).with_answer(5, note=f"Toch: {SECRET}.")
    path = put(tmp_path, anew)
    copy = keep_beside(path, compose(anew, CARDS))
    promised(path, 5)
    assert gone_on() == []
    assert holding(tmp_path) == {path.name, copy.name}


@pytest.mark.parametrize("what", ["renamed", "thrown away", "gone", "damaged"])
def test_where_the_transcript_is_not_what_it_was_what_was_promised_counts(tmp_path: Path, what: str) -> None:
    path = put(tmp_path, finish(strike(held(), 5)))
    copy = keep_beside(path, compose(held(), CARDS))
    promised(path, 5)
    match what:
        case "renamed":
            path.rename(tmp_path / "x.md")
        case "thrown away":
            throw_away(path)
        case "gone":
            path.unlink()
        case _damaged:
            disk.put(path, b"\xff")
    left = gone_on()
    assert holding(tmp_path) == set()
    assert read(disk.get(copy)).interview.answer(4).note == "Dit blijft staan."
    assert [one.report.left for one in left] == ([(path,)] if what == "damaged" else [])
    assert len(promises.all_promises()) == len(left)


def test_a_disk_that_is_not_connected_is_named_and_looked_at_later(tmp_path: Path) -> None:
    folder, away = tmp_path / "stick", tmp_path / "weg"
    path = put(folder, finish(strike(held(), 5)))
    keep_beside(path, compose(held(), CARDS))
    promised(path, 5)
    folder.rename(away)
    assert [one.report for one in gone_on()] == [Forgotten(left=(folder,))]
    away.rename(folder)
    assert gone_on() == [] and holding(folder) == set() and promises.all_promises() == []
    promised(path, 5)
    folder.rename(away)
    for promise in promises.all_promises():
        os.utime(promise.file, (1_700_000_000, 1_700_000_000))
    assert gone_on() == [] and promises.all_promises() == [], "after 90 days it is taken to be gone"


def test_what_is_left_is_named_and_tried_again(tmp_path: Path) -> None:
    path = put(tmp_path, finish(strike(held(), 5)))
    copy = keep_beside(path, compose(held(), CARDS))
    damaged = tmp_path / f"{path.stem}-2.md"
    disk.put(damaged, f"geen transcript, wel {SECRET}\n")
    promised(path, 5)
    for _start in range(2):
        (left,) = gone_on()
        assert left.report.left == (damaged,)
        assert left.interview is not None and left.interview.interviewee == "Sam"
    assert holding(tmp_path) == {damaged.name} and copy.exists()
    damaged.unlink()
    assert gone_on() == [] and promises.all_promises() == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"id": 1, "path": "/x", "cards": []}',
        '{"id": "a", "path": "x", "cards": []}',
        '{"id": "a", "path": "/x\\u0000", "cards": [1]}',
        '{"id": "a", "path": "/x", "cards": [true]}',
        '{"id": "a", "path": "/x", "cards": "1"}',
        "[" * 100_000,
    ],
)
def test_a_promise_that_makes_no_sense_is_none(text: str) -> None:
    promises.promises_folder().mkdir(parents=True)
    (promises.promises_folder() / "x.json").write_text(text)
    (promises.promises_folder() / "y.json").mkdir()
    assert promises.all_promises() == []


@pytest.mark.parametrize("by", ['"pid": "1"', '"host": 3', '"started": "gisteren"', '"pid": true'])
def test_of_a_promise_that_does_not_say_by_whom_nobody_else_sees_to_it(tmp_path: Path, by: str) -> None:
    path = put(tmp_path, finish(strike(held(), 5)))
    promises.promises_folder().mkdir(parents=True)
    text = f'{{"id": "3f9k2m", "path": "{path.as_posix()}", "cards": [5], {by}}}'
    (promises.promises_folder() / "x.json").write_text(text)
    if path.is_absolute() and sys.platform == "linux":
        (promise,) = promises.all_promises()
        assert promise.by is None and not promise.is_being_kept
