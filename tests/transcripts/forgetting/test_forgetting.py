"""What was struck is in no file that the program can reach; what cannot be reached is told; all else stays."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_tui.interview.model import NOTHING, Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.storage.folders import keep_beside
from interview_tui.storage.places import state_folder
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import ReadError, Trouble
from interview_tui.transcripts.desk import history
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.forgetting import forgetting
from interview_tui.transcripts.forgetting.forgetting import Forgotten, Holder, Struck
from interview_tui.transcripts.forgetting.holders import Bins, Memory, of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import FOLDER, throw_away
from interview_tui.transcripts.library.libraries import Libraries
from interview_tui.transcripts.sharing.marks import MARK, keyword
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import answers, interview, of_format_1, question_set, version_path
from tests.running import times
from tests.storage.faults import Faulty

pytestmark = pytest.mark.usefixtures("own_state")

SECRET = "hoefijzerkers"
CARDS = question_set()
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes as POSIX has them")


def spoken(**changes: object) -> Interview:
    """Card 5 holds what will be struck, in its note and in a so-that; card 4 does not."""
    told = {
        4: Answer("Dit blijft staan.", ("Ik wacht, zodat zij begint.",)),
        5: Answer(f"Toen zei ik {SECRET}.\n\n# {SECRET}", (f"Ik zeg {SECRET}, zodat het gezegd is.",)),
    }
    return interview(sharing=Circle.TEAM, status=Status.HELD, answers=told, **changes)


def saved(folder: Path, held: Interview) -> Path:
    path = folder / file_name(held.date, held.interviewee, held.id)
    disk.put(path, compose(held, CARDS))
    return path


def forget(path: Path, held: Interview, also: Iterable[Path] = (), *, system: System = SYSTEM) -> Forgotten:
    """Of the transcript's own folder, more folders, and the state folder."""
    return forgetting.forget(path, held, of_transcripts([path.parent, *also], system=system))


def holding(top: Path, words: str = SECRET) -> set[str]:
    """The files below `top` in which those words stand."""
    return {str(path.relative_to(top)) for path in top.rglob("*") if path.is_file() and disk.holds(path, words)}


def test_it_is_gone_from_every_file_we_make(tmp_path: Path, folder: Path) -> None:
    held = spoken()
    before = compose(held, CARDS)
    path = saved(folder, held)
    beside = keep_beside(path, before)
    conflict = folder / f"{path.stem}.sync-conflict-20261124-101112-ABCDEFG.md"
    disk.put(conflict, before)
    version = version_path(path, Circle.TEAM)
    disk.put(version, share(read(compose(held.change(status=Status.FINAL), CARDS)), Circle.TEAM))
    earlier = folder / path.name.replace("sam", "sam-oud")
    disk.put(earlier, before)
    in_bin = throw_away(earlier).path
    rescue = Rescuer(path, lambda: before).keep()
    version_before = history.keep(before, [4])
    temporary = folder / ".in-gesprek-0123abcd-0123456789abcdef.tmp"
    disk.put_cut_off(temporary, before, 20)
    halfway = history.history_folder() / ".in-gesprek-0123abcd-0123456789abcdef.tmp"
    disk.put_cut_off(halfway, before, 20)
    assert len(holding(tmp_path)) == 9

    done = finish(strike(held, 5))
    disk.put(path, compose(done, CARDS, read(before)))
    told = forget(path, done)

    assert holding(tmp_path) == set()
    assert set(told.cleaned) == {beside, conflict, version, in_bin, rescue, version_before, temporary, halfway}
    assert told.left == ()
    for copy in (beside, conflict, in_bin, rescue, version_before):
        kept = read(disk.get(copy)).interview
        assert kept.answer(4) == held.answer(4)
        assert kept.struck == (5,)
    assert read(disk.get(version)).interview.struck == ()
    assert b"struck" not in disk.get(version)
    assert forget(path, done).cleaned == ()


def test_another_interview_is_left_alone(folder: Path) -> None:
    other = saved(folder, spoken(id="7hj2kb", interviewee="Robin"))
    notes = folder / "recepten.md"
    disk.put(notes, f"# {SECRET}\n")
    temporary = folder / ".in-gesprek-0123abcd-0123456789abcdef.tmp"
    disk.put(temporary, compose(spoken(id="7hj2kb"), CARDS))
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    assert forget(path, done).left == ()
    assert holding(folder) == {other.name, notes.name, temporary.name}


def test_nothing_struck_is_nothing_done(folder: Path) -> None:
    held = finish(spoken())
    path = saved(folder, held)
    beside = keep_beside(path, compose(spoken(), CARDS))
    assert forget(path, held).cleaned == ()
    assert SECRET in disk.text(beside)


def test_what_cannot_be_read_is_told(folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    damaged = folder / f"{path.stem}-2.md"
    disk.put(damaged, f"geen transcript, wel {SECRET}\n")
    editors = folder / f"{path.name}~"
    disk.put(editors, SECRET)
    rescued = Rescuer(path, lambda: b"\xff" + SECRET.encode()).keep()
    told = forget(path, done)
    assert (told.cleaned, set(told.left)) == ((), {damaged, editors, rescued})


def test_the_transcript_itself_is_looked_at_and_never_written(folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, spoken())  # as if saving had failed
    before = disk.get(path)
    assert forget(path, done).left == (path,)
    assert disk.get(path) == before
    disk.put(path, compose(done, CARDS) + f"\n## 5. Nog eens\n\n{SECRET}\n".encode())
    assert forget(path, done).left == (path,)


TITLE = CARDS.card(5).title
SECOND = f"## 5. Nog eens\n\nToen zei ik {SECRET}.\n"


@pytest.mark.parametrize("first", [f"## 5. {TITLE}\n\nIets.\n", f"## 5. {TITLE}\n"])
@pytest.mark.parametrize(
    "second", [SECOND, SECOND[1:], f" {SECOND}", SECOND.replace("5.", r"5\."), SECOND.replace("Nog eens", "")]
)
def test_a_copy_with_a_second_heading_of_a_struck_card_is_told(folder: Path, first: str, second: str) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    other = spoken().with_answer(5, note="", zodatjes=())
    copy = keep_beside(path, compose(other, CARDS) + f"\n{first}\n{second}".encode())
    assert forget(path, done).left == (copy,)


def test_a_copy_in_which_a_struck_card_has_a_heading_alone_is_not_told(folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    text = compose(spoken().with_answer(5, note="", zodatjes=()), CARDS).decode() + f"\n## 5. {TITLE}\n"
    keep_beside(path, of_format_1(text).encode())
    assert forget(path, done) == Forgotten()


def test_a_copy_in_which_a_struck_card_is_one_that_nobody_wrote_is_told(folder: Path) -> None:
    """Below a heading that the file itself does not know, the words may still stand."""
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    text = compose(spoken().with_answer(5, note="", zodatjes=()), CARDS).decode() + f"\n## 5. {TITLE}\n\n{SECRET}.\n"
    copy = keep_beside(path, text.encode())
    assert forget(path, done) == Forgotten((), (copy,))
    assert SECRET in disk.text(copy)


@pytest.mark.parametrize("times", [1, 2])
def test_a_copy_that_another_program_writes_just_then_is_tried_once_more(folder: Path, times: int) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    copy = keep_beside(path, compose(spoken(), CARDS))
    system, added = Faulty(), iter(range(times))

    def write(fd: int, data: bytes) -> int:
        if next(added, None) is not None:  # the copy was read already, and is not replaced yet
            disk.put(copy, disk.text(copy) + "\n## Van een ander\n")
        return os.write(fd, data)

    system.instead(write=write)
    told = forget(path, done, system=system)
    assert (told.cleaned, told.left) == (((copy,), ()) if times == 1 else ((), (copy,)))
    assert (SECRET in disk.text(copy)) is (times == 2)
    assert disk.text(copy).count("## Van een ander") == times


@posix
def test_a_link_is_not_followed(tmp_path: Path, folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    elsewhere = tmp_path / "elders.md"
    disk.put(elsewhere, compose(spoken(), CARDS))
    link = folder / f"{path.stem}-2.md"
    link.symlink_to(elsewhere)
    assert forget(path, done).left == (link,)
    assert SECRET in disk.text(elsewhere)


@posix
def test_a_bin_that_leads_elsewhere_is_told(tmp_path: Path, folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    (tmp_path / "elders").mkdir()
    (folder / FOLDER).symlink_to(tmp_path / "elders")
    assert forget(path, done).left == (folder / FOLDER,)


@posix
def test_a_read_only_copy_is_told(folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    copy = keep_beside(path, compose(spoken(), CARDS))
    copy.chmod(0o400)
    assert forget(path, done).left == (copy,)


def test_a_second_folder_is_looked_in_too_and_so_is_its_bin(tmp_path: Path, folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    second = tmp_path / "tweede"
    second.mkdir()
    in_bins = [throw_away(saved(place, spoken())).path for place in (folder, second)]
    path = saved(folder, done)
    copy = saved(second, spoken())
    assert forget(path, done, [second, tmp_path / "nergens"]).cleaned == (copy, *in_bins)


def test_a_hidden_file_is_that_of_another_program(folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    hidden = folder / f".{path.name}"
    disk.put(hidden, compose(spoken(), CARDS))
    assert forget(path, done) == Forgotten((), (hidden,), foreign=(hidden,))
    assert SECRET in disk.text(hidden)


def test_what_is_told_is_in_order_of_name(folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    copies = [folder / f"{path.stem}-{number}.md" for number in (4, 3, 2)]
    for copy in copies:
        disk.put(copy, compose(spoken(), CARDS))
    assert forget(path, done).cleaned == tuple(sorted(copies))


@posix
def test_a_link_to_a_folder_that_is_named_after_the_interview_is_told(tmp_path: Path, folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    (tmp_path / "elders").mkdir()
    link = folder / f"{path.stem}-2.md"
    link.symlink_to(tmp_path / "elders")
    assert forget(path, done) == Forgotten((), (link,))


@posix
def test_a_link_that_leads_nowhere_does_not_keep_the_rest(tmp_path: Path, folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    copy = keep_beside(path, compose(spoken(), CARDS))
    (folder / "weg.md").symlink_to(tmp_path / "er-niet.md")
    assert forget(path, done).cleaned == (copy,)


class Shelf:
    """A holder that this program does not know of."""

    def __init__(self, told: Forgotten | ReadError) -> None:
        self._told = told
        self.asked: list[Struck] = []

    def forget(self, struck: Struck) -> Forgotten:
        self.asked.append(struck)
        if isinstance(self._told, ReadError):
            raise self._told
        return self._told


def test_a_new_holder_is_asked_and_what_it_could_not_do_is_told(tmp_path: Path, folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    copy = keep_beside(path, compose(spoken(), CARDS))
    reached, not_reached, broken = (tmp_path / name for name in ("draden", "rapport", "kapot"))
    shelves = [
        Shelf(ReadError(Trouble.NOT_ALLOWED, broken)),
        Shelf(Forgotten((reached,), (not_reached, copy))),
        Shelf(Forgotten((), (not_reached,))),
    ]
    holders: list[Holder] = [*shelves, *of_transcripts([folder])]
    told = forgetting.forget(path, done, holders)
    assert told == Forgotten((reached, copy), (broken, not_reached, copy))
    assert [shelf.asked for shelf in shelves] == [[Struck(path, done.id, frozenset({5}), done)]] * 3
    assert SECRET not in disk.text(copy)


def test_where_nothing_was_struck_a_holder_is_asked_of_a_final_interview_only(folder: Path) -> None:
    held = spoken()
    shelf = Shelf(Forgotten())
    path = saved(folder, held)
    assert forgetting.forget(path, held, [shelf]) == Forgotten()
    assert shelf.asked == []
    done = finish(held)
    assert forgetting.forget(path, done, [shelf]) == Forgotten()
    assert shelf.asked == [Struck(path, done.id, frozenset(), done)]


def test_no_library_keeps_it_in_memory(tmp_path: Path, folder: Path) -> None:
    libraries = Libraries()
    path = saved(folder, spoken())
    elsewhere = tmp_path / "tweede"
    elsewhere.mkdir()
    for one in (path, saved(elsewhere, spoken())):
        os.utime(one, (1_000_000_000, 1_000_000_000))
        library = libraries.of(one.parent)
        assert SECRET.encode() in library.contents(one)
        assert library._contents.size
    done = finish(strike(spoken(), 5))
    disk.put(path, compose(done, CARDS))
    forgetting.forget(path, done, [*of_transcripts([folder]), Memory(libraries)])
    for place in (folder, elsewhere):
        assert libraries.of(place)._contents._known == {}
    assert SECRET.encode() not in libraries.of(folder).contents(path)


def _places(folder: Path) -> Iterator[Path]:
    yield keep_beside(saved(folder, spoken()), compose(spoken(), CARDS))
    yield Rescuer(folder / "x.md", lambda: compose(spoken(), CARDS)).keep()


@pytest.mark.parametrize("at", range(1, 40))
def test_a_call_that_fails_never_raises_and_is_told(tmp_path: Path, folder: Path, at: int) -> None:
    list(_places(folder))
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    told = forget(path, done, system=Faulty(at, lambda: OSError(errno.EIO, "proef"), lasting=True))
    assert holding(tmp_path) <= {str(one.relative_to(tmp_path)) for one in told.left}


def test_whatever_is_forgotten_goes_through_the_system_that_was_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = finish(strike(spoken(), 5))
    earlier = saved(folder, spoken(interviewee="Sam de Wit"))
    in_bin = throw_away(earlier).path
    path = saved(folder, done)
    copy = keep_beside(path, compose(spoken(), CARDS))
    temporary = folder / ".in-gesprek-0123abcd-0123456789abcdef.tmp"
    disk.put(temporary, compose(spoken(), CARDS))
    sheets = folder / f"{path.stem}.pdf", folder / f"{path.stem}-2.pdf"
    for sheet, card in zip(sheets, (5, 4), strict=True):
        disk.put(sheet, b"%PDF-1.7 " + MARK + keyword(done, (card,)).encode())

    def refused(*_given: object) -> int:
        raise OSError(errno.EIO, "proef")

    monkeypatch.setattr(SYSTEM, "open", refused)
    told = forget(path, done, system=Faulty())
    monkeypatch.undo()
    assert told == Forgotten((temporary, copy, sheets[0], in_bin))


def test_a_bin_that_the_given_system_cannot_look_into_is_told(folder: Path) -> None:
    throw_away(saved(folder, spoken()))
    bins = Bins((folder,), Faulty(1, lambda: OSError(errno.EACCES, "proef"), lasting=True))
    assert bins.forget(Struck(folder / "weg.md", spoken().id, frozenset({5}))).left == (folder / FOLDER,)


@given(kept=answers, gone=answers, struck=st.sampled_from([3, 4, 5]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=times(0.3))
def test_whatever_was_said(tmp_path_factory: pytest.TempPathFactory, kept: Answer, gone: Answer, struck: int) -> None:
    if not gone:
        gone = Answer("iets")
    folder = tmp_path_factory.mktemp("x")
    kept = kept._replace(struck=False)
    other = 6 if kept != NOTHING else struck
    held = interview(answers={other: kept, struck: gone})
    copy = keep_beside(saved(folder, held), compose(held, CARDS))
    done = finish(strike(held, struck))
    path = saved(folder, done)
    assert forget(path, done).left == ()
    remains = read(disk.get(copy)).interview
    assert not remains.answer(struck)
    assert remains.answer(other) == (held.answer(other) if other != struck else NOTHING)


# Whatever it is called, and wherever it cannot be looked into


@pytest.mark.parametrize("name", ["rescue", "history"])
def test_a_plain_file_in_place_of_a_folder_of_ours_is_told(folder: Path, name: str) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    state_folder().mkdir(parents=True)
    (state_folder() / name).write_bytes(b"van een ander")
    assert forget(path, done) == Forgotten((), (state_folder() / name,))


@pytest.mark.parametrize("name", ["rescue", "history", "transcripts", "bin"])
def test_a_folder_that_cannot_be_looked_into_is_told(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    done = finish(strike(spoken(), 5))
    in_bin = throw_away(saved(folder, spoken(interviewee="Sam de Wit"))).path
    path = saved(folder, done)
    closed = {"transcripts": folder, "bin": in_bin.parent}.get(name, state_folder() / name)
    closed.mkdir(parents=True, exist_ok=True)
    real = os.scandir

    def scandir(at: Path) -> object:  # as with the mode 0300, also for root
        if Path(at) == closed:
            raise PermissionError(errno.EACCES, "proef", str(at))
        return real(at)

    monkeypatch.setattr(os, "scandir", scandir)
    assert forget(path, done).left == (closed,)


def test_one_folder_in_the_bin_that_is_closed_does_not_keep_the_rest(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = finish(strike(spoken(), 5))
    first, second = (throw_away(saved(folder, spoken())).path for _time in range(2))
    path = saved(folder, done)
    real = os.scandir

    def scandir(at: Path) -> object:
        if Path(at) == first.parent:
            raise PermissionError(errno.EACCES, "proef", str(at))
        return real(at)

    monkeypatch.setattr(os, "scandir", scandir)
    assert forget(path, done) == Forgotten((second,), (first.parent,))


@pytest.mark.parametrize(
    "name",
    ["sam.md~", ".sam.md.swp", "#sam.md#", ".#sam.md", "sam.bak", "sam.md.bak", "~$sam.docx", "sam (1).txt", "sam"],
)
def test_backups_of_a_transcript_that_was_renamed_are_told(folder: Path, name: str) -> None:
    done = finish(strike(spoken(), 5))
    path = folder / "sam.md"
    disk.put(path, compose(done, CARDS))
    disk.put(folder / name, SECRET)
    disk.put(folder / "samenvatting.txt", "iets anders")
    disk.put(folder / "sam-vakantie.docx", "iets anders")
    assert forget(path, done) == Forgotten((), (folder / name,), (folder / name,))


@pytest.mark.parametrize("name", ["kopie.txt", "kopie.markdown", ".kopie.md", "kopie"])
def test_a_copy_under_another_kind_of_name_is_told_by_its_id(folder: Path, name: str) -> None:
    done = finish(strike(spoken(id="sam-1"), 5))
    path = folder / "gesprek.md"
    disk.put(path, compose(done, CARDS))
    disk.put(folder / name, compose(spoken(id="sam-1"), CARDS))
    disk.put(folder / f"ander {name}", compose(spoken(id="robin-1"), CARDS))
    assert forget(path, done).left == (folder / name,)


def test_a_damaged_file_is_known_by_the_line_with_its_id(folder: Path) -> None:
    done = finish(strike(spoken(id="sam-1"), 5))
    path = folder / "gesprek.md"
    disk.put(path, compose(done, CARDS))
    damaged = folder / "oud.md"
    disk.put(damaged, compose(spoken(id="sam-1"), CARDS).replace(b"format: 3", b"format: nul"))
    assert forget(path, done).left == (damaged,)


@pytest.mark.parametrize("ident", ["3f9k2m", "sam-1"])
def test_rescues_and_versions_that_cannot_be_read_are_known_by_their_names(folder: Path, ident: str) -> None:
    done = finish(strike(spoken(id=ident), 5))
    path = folder / "gesprek.md"
    disk.put(path, compose(done, CARDS))
    rescued = Rescuer(path, lambda: b"\xff" + SECRET.encode()).keep()
    version = history.keep(compose(spoken(id=ident), CARDS), [4])
    disk.put(version, b"\xff" + SECRET.encode())
    assert forget(path, done).left == (rescued, version)


@posix
def test_a_temporary_file_of_another_kind_that_is_old_goes_too(folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    old, fresh = (folder / f".in-gesprek-0123abcd-0123456789abcde{number}.tmp" for number in (1, 2))
    for one in (old, fresh):
        disk.put(one, "van een ander gesprek")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    assert forget(path, done) == Forgotten()
    assert (old.exists(), fresh.exists()) == (False, True)


def test_what_another_process_removed_just_now_is_gone(folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    disk.put(folder / ".in-gesprek-0123abcd-0123456789abcdef.tmp", compose(spoken(), CARDS))
    system = Faulty()

    def unlink(gone: Path) -> None:
        gone.unlink()
        raise FileNotFoundError(errno.ENOENT, "proef")

    system.instead(unlink=unlink)
    assert forget(path, done, system=system) == Forgotten()


# What is unclear: in the bin it goes, elsewhere it is told


WITHOUT = compose(spoken().with_answer(5, note="", zodatjes=()), CARDS)
UNCLEAR = {
    "no transcript": f"geen transcript, wel {SECRET}\n".encode(),
    "no text": b"\xff" + SECRET.encode(),
    "no format": compose(spoken(), CARDS).replace(b"format: 3", b"format: nul"),
    "a key twice": compose(spoken(), CARDS).replace(b"format: 3", b"format: 3\nformat: 3"),
    "a heading twice": compose(spoken(), CARDS) + f"\n## 5. Nog eens\n\n{SECRET}\n".encode(),
    "no blank behind the marks": WITHOUT + f"\n##5. Vijf\n\n{SECRET}\n".encode(),
    "too many marks": WITHOUT + f"\n#### 5. Vijf\n\n{SECRET}\n".encode(),
    "no dot": WITHOUT + f"\n## 5 Vijf\n\n{SECRET}\n".encode(),
    "no number": WITHOUT + f"\n## Vijf\n\n{SECRET}\n".encode(),
    "no marks": WITHOUT + f"\n\n5. Vijf\n\n{SECRET}\n".encode(),
}


@pytest.mark.parametrize("what", UNCLEAR)
def test_a_file_of_which_it_cannot_be_said_goes_from_the_bin_and_is_told_elsewhere(folder: Path, what: str) -> None:
    done = finish(strike(spoken(), 5))
    names = file_name(done.date, "Sam de Wit", done.id), file_name(done.date, "Sam Zwart", done.id)
    for name in names:
        disk.put(folder / name, UNCLEAR[what])
    in_bin, beside = throw_away(folder / names[0]).path, folder / names[1]
    path = saved(folder, done)
    told = forget(path, done)
    assert in_bin in told.cleaned and not in_bin.parent.exists()
    assert told.left == (beside,) and beside.exists()


@pytest.mark.parametrize(
    "clear",
    [
        WITHOUT,
        compose(finish(strike(spoken(), 5)), CARDS) + b"\n## Van mijzelf\n\nIets.\n",
        compose(spoken().with_answer(4, note="# 5 dingen\n5. vijf\n6. zes"), CARDS),
    ],
)
def test_a_file_of_which_it_can_be_said_stays_in_the_bin(folder: Path, clear: bytes) -> None:
    done = finish(strike(spoken(), 5))
    name = file_name(done.date, "Sam de Wit", done.id)
    disk.put(folder / name, clear)
    in_bin = throw_away(folder / name).path
    assert forget(saved(folder, done), done).left == ()
    assert in_bin.exists() and SECRET not in disk.text(in_bin)


def test_another_interview_in_the_bin_stays_however_unclear(folder: Path) -> None:
    done = finish(strike(spoken(), 5))
    others = []
    for number, data in enumerate(UNCLEAR.values()):
        name = f"2026-11-24-robin-7hj2kb-{number}.md"
        disk.put(folder / name, data.replace(b"id: 3f9k2m", b"id: 7hj2kb"))
        others.append(throw_away(folder / name).path)
    assert forget(saved(folder, done), done) == Forgotten()
    assert all(other.exists() for other in others)


PLACED = compose(spoken(closing="Het is mijn vak om te wachten.", closing_readers=ClosingReaders.NAMED), CARDS).decode()


def other(old: str, new: str) -> str:
    assert re.search(old, PLACED), old
    return re.sub(old, new, PLACED, count=1)


FINDINGS = {
    "an unknown card": other(r"(?m)^## 5\.", f"## 9. Negen\n\nOok {SECRET}.\n\n## 5."),
    "a doubled card": other(r"(?m)^## 5\.", f"## 4. Nog eens\n\nOok {SECRET}.\n\n## 5."),
    "a line that nearly says who may read": other("Dit blijft", f"Wie dit mag lezen ons team en {SECRET}\n\nDit"),
    "a line that nearly strikes": other(r"(## 4\. .*\n)", rf"\1\n- *Geschrapt:* {SECRET}\n"),
    "a line that nearly is a heading": other("Dit blijft", f"### 5 . {SECRET}\n\nDit blijft"),
    "a seal that does not fit": other("Dit blijft", f"Dit {SECRET} blijft"),
    "a seal of the closing sentence that does not fit": other("om te wachten", f"om te {SECRET} wachten"),
    "no seals": other(r"(?m)^seals: .*\n", ""),
    "a witness that is none": other(r"(?m)^answered: .*", "answered: veel"),
    "a witness that lacks a card": other(r"(?m)^answered: .*", "answered: [5]"),
    "a card that is missing": other(r"(?m)^## 5\. .*\n", ""),
    "another circle at the top": other(r"(?m)^sharing: team", "sharing: organisation"),
    "a merge": other("Dit blijft", f"<<<<<<< hier\n{SECRET}\n=======\nNiets\n>>>>>>> daar\nDit blijft"),
}


@pytest.mark.parametrize("what", FINDINGS)
def test_what_has_any_finding_goes_from_the_bin_as_if_struck_and_is_told_elsewhere(folder: Path, what: str) -> None:
    assert read(FINDINGS[what].encode()).stops
    done = finish(strike(spoken(), 5))
    path = saved(folder, done)
    beside = folder / f"{path.stem}-2.md"
    disk.put(beside, FINDINGS[what])
    in_bin = throw_away(beside).path
    disk.put(beside, FINDINGS[what])
    told = forget(path, done)
    assert in_bin in told.cleaned and not in_bin.parent.exists()
    assert told.left == (beside,) and holding(folder) <= {beside.name}


# What became narrower


def version_for(folder: Path, final: Interview, circle: Circle) -> Path:
    path = version_path(saved(folder, final), circle)
    disk.put(path, share(read(compose(final, CARDS)), circle))
    return path


@pytest.mark.parametrize("before", [Circle.TEAM, Circle.ORGANISATION])
@pytest.mark.parametrize("now", Circle)
def test_an_answer_for_fewer_people_goes_from_the_versions_for_more(folder: Path, before: Circle, now: Circle) -> None:
    final = finish(spoken()).with_answer(5, circle=before)
    team = version_for(folder, final, Circle.TEAM)
    all_of_us = version_for(folder, final, Circle.ORGANISATION) if before is Circle.ORGANISATION else None
    later = final.with_answer(5, circle=now)
    told = forget(saved(folder, later), later)
    expected = [team] if now < Circle.TEAM else []
    assert (SECRET in disk.text(team)) is (now >= Circle.TEAM)
    if all_of_us is not None and now < Circle.ORGANISATION:
        assert not all_of_us.exists(), "nothing else was in it"
        expected = [all_of_us, *expected]
    assert sorted(told.narrowed) == sorted(expected) and sorted(told.cleaned) == sorted(expected)
    assert told.left == ()
    assert forget(saved(folder, later), later) == Forgotten()


def test_of_an_interview_that_is_private_now_no_version_is_left(folder: Path) -> None:
    final = finish(spoken(closing="Het is mijn vak om te wachten.", next="Robin"))
    team = version_for(folder, final, Circle.TEAM)
    in_bin = throw_away(team).path
    team = version_for(folder, final, Circle.TEAM)
    later = final.change(sharing=Circle.PRIVATE)
    told = forget(saved(folder, later), later)
    assert told == Forgotten((team, in_bin), narrowed=(team, in_bin))
    assert not team.exists() and not in_bin.exists()


def test_what_a_hand_added_to_a_version_stays(folder: Path) -> None:
    final = finish(spoken(closing="Het is mijn vak om te wachten.", next="Robin", listeners="Kim"))
    team = version_for(folder, final, Circle.TEAM)
    disk.put(team, disk.text(team) + "\n## Van het team\n\nDank je.\n")
    later = final.change(sharing=Circle.PRIVATE)
    assert forget(saved(folder, later), later).narrowed == (team,)
    text = disk.text(team)
    assert "Dank je." in text
    assert not [word for word in (SECRET, "te wachten", "Robin", "Kim", "Dit blijft") if word in text]


def test_a_version_that_cannot_be_written_is_told(folder: Path) -> None:
    final = finish(spoken())
    team = version_for(folder, final, Circle.TEAM)
    later = final.with_answer(5, circle=Circle.PRIVATE)
    path = saved(folder, later)
    system = Faulty()

    def refused(*_given: object) -> int:
        raise OSError(errno.EIO, "proef")

    system.instead(write=refused)
    assert forget(path, later, system=system) == Forgotten((), (team,), wider=(team,))


def test_for_whom_a_version_is_that_does_not_say_it_is_for_everybody(folder: Path) -> None:
    final = finish(spoken())
    team = version_for(folder, final, Circle.TEAM)
    disk.put(team, disk.text(team).replace("shared_for: team", "shared_for: iets"))
    assert forget(saved(folder, final), final).narrowed == (team,)
    assert not team.exists()


def test_copies_for_the_two_keep_what_is_for_fewer_now(folder: Path) -> None:
    final = finish(spoken())
    copy = keep_beside(saved(folder, final), compose(final, CARDS))
    later = final.with_answer(5, circle=Circle.PRIVATE)
    assert forget(saved(folder, later), later) == Forgotten()
    assert SECRET in disk.text(copy)
