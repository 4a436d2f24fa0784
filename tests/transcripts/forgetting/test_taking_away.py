"""An interview that was given is removed from everything here, or from nothing: at whatever call the disk fails."""

from __future__ import annotations

import datetime
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE

import pytest

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.storage.folders import keep_beside
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk import history, promises
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.forgetting.going_on import go_on
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.forgetting.taking_away import Changed, Given, NotThere, given, is_kept_here, take_away
from interview_tui.transcripts.forgetting.whole import Kind, Removal
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.transcripts.sharing.marks import MARK, keyword
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import interview, question_set, version_path
from tests.storage.faults import Faulty, Killed

SECRET = "hoefijzerkers"
CARDS = question_set()
NAME = "2026-11-24-sam-3f9k2m.md"
OTHER = "2026-11-25-robin-4g8h2n.md"
TEMPORARY = ".in-gesprek-0123abcd-0123456789abcdef.tmp"


def told(**changes: object) -> Interview:
    said = {4: Answer(f"Toen zei ik {SECRET}.", circle=Circle.TEAM), 5: Answer(f"En nog eens {SECRET}.")}
    return interview(**{"status": Status.FINAL, "sharing": Circle.TEAM, "answers": said, **changes})


def sheet(of: Interview) -> bytes:
    return b"%PDF-1.7 " + MARK + keyword(of, (4,)).encode() + SECRET.encode()


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Given]:
    """A transcript with files of it wherever one can be, those of another interview, and the file that was given."""
    folder, stick = tmp_path / "map", tmp_path / "stick"
    folder.mkdir()
    stick.mkdir()
    return full(folder, stick)


def full(folder: Path, stick: Path) -> tuple[Path, Given]:
    final = told()
    path, whole = folder / NAME, compose(final, CARDS)
    disk.put(path, whole)
    keep_beside(path, whole)
    throw_away(keep_beside(path, whole))
    throw_away(keep_beside(path, whole))
    disk.put(version_path(path, Circle.TEAM), share(read(whole), Circle.TEAM))
    disk.put(folder / "blad.pdf", sheet(final))
    rescuer = Rescuer(path, lambda: whole)
    rescuer.keep()
    rescuer.close(1)
    history.keep(whole, [4])
    disk.put(folder / TEMPORARY, whole)
    disk.put(
        folder / OTHER, compose(interview(id="4g8h2n", interviewee="Robin", answers={4: Answer("Blijft.")}), CARDS)
    )
    disk.put(folder / "uitnodiging-robin.txt", "Hoi Robin!")
    promises.make(path, "3f9k2m", frozenset({7}))
    file = stick / "In gesprek, Sam.docx"
    disk.put(file, f"PK {SECRET}")
    return path, given(file, whole)


def holding(top: Path) -> set[str]:
    return {path.name for path in top.rglob("*") if path.is_file() and disk.holds(path, SECRET)}


def count(top: Path) -> int:
    """How many files have the word."""
    return sum(path.is_file() and disk.holds(path, SECRET) for path in top.rglob("*"))


def here(path: Path) -> set[str]:
    """The files with the word, in the folder of the transcripts and in that of the program."""
    return holding(path.parent) | holding(promises.promises_folder().parent)


def taken(path: Path, file: Given, system: System = SYSTEM) -> Removal:
    return take_away(path, told(), file, of_transcripts([path.parent], system=system), system=system)


def died() -> None:
    """Have every promise be of a process that is gone."""
    for promise in promises.all_promises():
        text = promise.file.read_text()
        promise.file.write_text(text.replace(f'"pid": {os.getpid()}', '"pid": 4194305'))


def gone_on() -> list[tuple[Path, ...]]:
    return [one.report.left for one in go_on(lambda path: of_transcripts([path.parent]))]


def test_nothing_of_it_is_left_and_all_else_stays(place: tuple[Path, Given]) -> None:
    path, file = place
    other = disk.get(path.with_name(OTHER))
    report = taken(path, file)
    assert here(path) == set()
    assert {one.name for one in path.parent.iterdir()} == {OTHER, "uitnodiging-robin.txt"}, "the bin is gone too"
    assert disk.get(path.with_name(OTHER)) == other
    assert holding(file.path.parent) == {file.path.name}
    assert report.counts == {
        Kind.TRANSCRIPT: 1,
        Kind.COPY: 1,
        Kind.FOR_OTHERS: 1,
        Kind.MADE: 1,
        Kind.BINNED: 2,
        Kind.RESCUE: 1,
        Kind.EARLIER: 1,
        Kind.TEMPORARY: 1,
    }
    assert report.stays == () and report.elsewhere == ()
    assert promises.all_promises() == [], "what was promised of it goes too"


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("given-changed", NotThere),
        ("given-gone", NotThere),
        ("given-empty", NotThere),
        ("changed", Changed),
        ("gone", FileTrouble),
    ],
)
def test_unless_all_is_as_it_was_when_it_was_given_nothing_is_removed(
    place: tuple[Path, Given], what: str, why: type[Exception]
) -> None:
    path, file = place
    match what:
        case "given-changed":
            disk.put(file.path, f"PK {SECRET}!")
        case "given-gone":
            file.path.unlink()
        case "given-empty":
            disk.put(file.path, "")
        case "changed":
            disk.put(path, disk.get(path) + b"\nEn nog iets.\n")
        case _gone:
            path.unlink()
    before = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    with pytest.raises(why):
        taken(path, file)
    assert {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()} == before
    assert len(promises.all_promises()) == 1, "no other promise than was there"


def test_another_interview_with_the_same_id_stays_and_is_named(place: tuple[Path, Given]) -> None:
    path, file = place
    another = path.with_name("2026-12-01-robin.md")
    day = datetime.date(2026, 12, 1)
    disk.put(another, compose(told(interviewee="Robin", date=day), CARDS))
    version = version_path(path, Circle.TEAM)
    report = taken(path, file)
    assert here(path) == {another.name, "blad.pdf"}, "whose the sheet is nobody can tell"
    assert set(report.others) == {another, path.with_name("blad.pdf")}
    assert not version.exists(), "a version says whose it is"
    assert report.left == () and promises.all_promises() == []


def test_only_renamed_it_is_another_until_its_name_says_that_it_is_a_copy(place: tuple[Path, Given]) -> None:
    path, file = place
    renamed = compose(told(interviewee="Samira"), CARDS)
    by_hand, synced = path.with_name("x.md"), path.with_name(f"{path.stem}.sync-conflict-20261124-101500-ABCDEFG.md")
    disk.put(by_hand, renamed)
    disk.put(synced, renamed)
    report = taken(path, file)
    assert report.others == (by_hand, path.with_name("blad.pdf"))
    assert by_hand.exists() and not synced.exists()


def test_what_other_programs_keep_of_it_is_named_and_left(place: tuple[Path, Given]) -> None:
    path, file = place
    backup, damaged = path.with_name(f"{NAME}~"), path.with_name(f"{path.stem}-2.md")
    disk.put(backup, disk.get(path))
    disk.put(damaged, f"geen transcript, wel {SECRET}\n")
    report = taken(path, file)
    assert (report.foreign, report.left) == ((backup,), (damaged,))
    assert here(path) == {backup.name, damaged.name}
    died()
    assert gone_on() == [(damaged,)] and gone_on() == [(damaged,)]
    damaged.unlink()
    assert gone_on() == [] and promises.all_promises() == []


def test_a_copy_that_was_written_after_they_agreed_stays_and_is_named(place: tuple[Path, Given]) -> None:
    path, file = place
    later = path.with_name("later.md")
    disk.put(later, disk.get(path))
    soon = later.stat().st_mtime + 600
    os.utime(later, (soon, soon))
    assert taken(path, file).left == (later,)
    died()
    assert gone_on() == [(later,)] and later.exists()


def test_a_link_that_leads_out_of_the_folder_is_named_and_left(place: tuple[Path, Given], tmp_path: Path) -> None:
    path, file = place
    target, link = tmp_path / "elders.md", path.with_name(f"{path.stem}-2.md")
    disk.put(target, disk.get(path))
    link.symlink_to(target)
    report = taken(path, file)
    assert report.foreign == (link,) and report.left == ()
    assert target.exists() and link.is_symlink()


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from-then-on"])
def test_whatever_call_fails_nothing_goes_that_is_not_told(tmp_path: Path, lasting: bool) -> None:
    ended = set()
    for number in steps(5):
        folder, stick = tmp_path / f"map {number}", tmp_path / f"stick {number}"
        folder.mkdir()
        stick.mkdir()
        path, file = full(folder, stick)
        faulty = Faulty(number, lambda: OSError(errno.EIO, "kapot"), lasting=lasting)
        try:
            report = taken(path, file, faulty)
        except (FileTrouble, NotThere):
            assert {NAME, "blad.pdf"} <= holding(folder), "nothing went"
            assert count(folder) == 7
            ended.add("refused")
        else:
            left = [one for one in folder.rglob("*") if one.is_file() and disk.holds(one, SECRET)]
            assert all({one, *one.parents} & {*report.left} for one in left), (number, left)
            ended.add("done")
            died()
            assert gone_on() == [], number
            assert here(path) == set(), number
        assert disk.get(file.path) == f"PK {SECRET}".encode()
        assert path.with_name(OTHER).exists()
        clean_state()
        if faulty.failed is None:
            break
    assert ended == {"refused", "done"}
    assert number > 60


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform != "linux", reason="who still runs is known at once on Linux")
def test_killed_at_whatever_call_the_next_start_goes_on(tmp_path: Path) -> None:
    ended = set()
    for number in steps(5):
        folder, stick = tmp_path / f"map {number}", tmp_path / f"stick {number}"
        folder.mkdir()
        stick.mkdir()
        path, file = full(folder, stick)
        faulty = Faulty(number)
        try:
            taken(path, file, faulty)
        except Killed:
            faulty.bury()
        promised = any(one.all for one in promises.all_promises())
        whole = count(folder) == 7
        died()
        assert gone_on() == [], number
        if promised or not whole:
            assert here(path) == set(), number
        assert promises.all_promises() == [], number
        ended.add((faulty.dead, promised, whole))
        assert disk.get(file.path) == f"PK {SECRET}".encode()
        assert path.with_name(OTHER).exists()
        clean_state()
        if not faulty.dead:
            break
    assert ended >= {(True, False, True), (True, True, False), (False, False, False)}
    assert all(promised or whole for dead, promised, whole in ended if dead), "without a promise nothing goes"


def steps(by: int) -> Iterator[int]:
    number = 0
    while True:
        number += 1 if number < 20 else by
        yield number


def clean_state() -> None:
    for one in promises.promises_folder().parent.rglob("*"):
        if one.is_file() and one.parent.name != "locks":
            one.unlink()


def test_one_that_was_changed_after_the_crash_is_not_removed(place: tuple[Path, Given]) -> None:
    path, file = place
    killed_before_the_end(path, file)
    disk.put(path, compose(told(answers={4: Answer("Toch nog iets.")}), CARDS))
    died()
    assert gone_on() == [(path,)]
    assert path.exists()


def test_one_that_is_open_meanwhile_is_left_for_a_later_start(place: tuple[Path, Given]) -> None:
    path, file = place
    killed_before_the_end(path, file)
    died()
    mine = claim(path, "3f9k2m")
    assert isinstance(mine, Claim)
    with mine:
        assert gone_on() == [] and path.exists()
    assert gone_on() == [] and here(path) == set()


def killed_before_the_end(path: Path, file: Given) -> None:
    """Killed when the transcript alone is there still: it goes last."""

    def dies(one: Path) -> None:
        if one == path:
            raise Killed
        one.unlink()

    system = Faulty()
    system.instead(unlink=dies)
    with pytest.raises(Killed):
        taken(path, file, system)
    assert here(path) == {NAME}
    assert any(one.all for one in promises.all_promises())


# The one process that imports the program; each fork of it is killed by the system, in the middle of it.
_TAKE = """
import os, sys
from pathlib import Path
from interview_tui.storage.system import SYSTEM
from tests.storage.faults import kill_at
from tests.toy_codec import install_as_told
from tests.transcripts.forgetting.test_taking_away import taken
from interview_tui.transcripts.forgetting.taking_away import Given
install_as_told()
for line in sys.stdin:
    number, path, file, one, two = line.rstrip("\\n").split("|")
    if child := os.fork():
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        continue
    kill_at(int(number), SYSTEM)
    taken(Path(path), Given(Path(file), one, two))
    os._exit(0)
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform != "linux", reason="who still runs is known at once on Linux")
def test_killed_by_the_system_the_next_start_goes_on(tmp_path: Path, codec: None) -> None:  # noqa: ARG001
    with subprocess.Popen([sys.executable, "-c", _TAKE], text=True, stdin=PIPE, stdout=PIPE) as program:
        assert program.stdin is not None and program.stdout is not None
        number, seen = 0, set()
        while 0 not in seen:
            number += 11
            folder, stick = tmp_path / f"map {number}", tmp_path / f"stick {number}"
            folder.mkdir()
            stick.mkdir()
            path, file = full(folder, stick)
            died()
            program.stdin.write(f"{number}|{path}|{file.path}|{file.digest}|{file.transcript}\n")
            program.stdin.flush()
            seen.add(int(program.stdout.readline()))
            promised = any(one.all for one in promises.all_promises())
            whole = count(folder) == 7
            assert gone_on() == [], number
            assert promises.all_promises() == []
            assert whole or here(path) == set(), (number, promised)
            assert disk.get(file.path) == f"PK {SECRET}".encode()
            clean_state()
        program.stdin.close()
    assert seen == {0, -signal.SIGKILL}


@pytest.mark.parametrize(
    "all",
    [
        '"x"',
        "{}",
        '{"name": 1, "day": "2026-11-24", "transcript": "x"}',
        '{"name": "x", "day": "x", "transcript": "x"}',
    ],
)
def test_a_promise_of_this_kind_that_makes_no_sense_is_none(all: str) -> None:
    promises.promises_folder().mkdir(parents=True)
    (promises.promises_folder() / "x.json").write_text(f'{{"id": "a", "path": "/x", "cards": [], "all": {all}}}')
    assert promises.all_promises() == []


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs rights there")
def test_the_folder_by_another_path_is_still_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where it is mounted twice: no path tells that the two are one."""
    folder = tmp_path / "gesprekken"
    (folder / "van Sam").mkdir(parents=True)
    (tmp_path / "ook").symlink_to(folder)
    monkeypatch.setattr(os.path, "realpath", os.fspath)
    for place in (tmp_path / "ook", tmp_path / "ook" / "van Sam"):
        assert is_kept_here(place / "x.docx", [folder])
    assert not is_kept_here(tmp_path / "x.docx", [folder, tmp_path / "weg"])
