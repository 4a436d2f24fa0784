"""Earlier versions: whole, for their owner only, bounded, gone when the interview is final; never in the way."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.changes.restoring import restored
from interview_tui.interview.model import Answer, Interview, Status
from interview_tui.interview.readback import finish, hold, reopen, strike
from interview_tui.storage.files import write_atomic
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.desk import history, history_keeper
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library import bin
from tests import disk
from tests.builders import interview
from tests.storage.faults import Faulty

LONG = 20.0  # seconds
CARDS = shipped("nl")
STORY = "We dronken koffie aan de keukentafel en niemand zei iets, een halfuur lang."
SECRET = "hoefijzerkers"
NOW = datetime(2026, 11, 24, 13, 2, tzinfo=UTC)
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes as POSIX has them")


def told(note: str = STORY, **changes: object) -> Interview:
    return interview(question_set=CARDS.ref, answers={5: Answer(note)}, **changes)


def transcript(note: str = STORY, **changes: object) -> bytes:
    return compose(told(note, **changes), CARDS)


def kept() -> list[Path]:
    folder = history.history_folder()
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def holding(words: str) -> list[Path]:
    return [path for path in kept() if disk.holds(path, words)]


# The files


def test_a_version_is_a_whole_transcript_with_its_moment_and_what_shrank() -> None:
    by_hand = transcript().replace(b"format: 3\n", b"format: 3\nkleur: groen\n") + b"\n## Van mij\n\nlos\n"
    path = history.keep(by_hand, [0, 5], when=NOW)
    assert path.name == "3f9k2m-20261124-130200-000000.md"
    (version,) = history.versions("3f9k2m")
    assert (version.path, version.moment, version.shrank) == (path, NOW, (0, 5))
    assert version.interview == told()
    assert version.titles == {5: CARDS.card(5).title}
    assert b"kleur: groen" in disk.get(path)
    assert disk.get(path).endswith(b"\n## Van mij\n\nlos\n")


@posix
def test_only_their_owner_can_read_them_whatever_the_umask() -> None:
    before = os.umask(0)
    try:
        path = history.keep(transcript(), [5], when=NOW)
    finally:
        os.umask(before)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent)] == [0o600, 0o700]


def test_the_newest_stay_and_no_more_than_so_many() -> None:
    other = history.keep(transcript(id="7hj2kb"), [5], when=NOW - timedelta(days=1))
    for minute in range(history.MOST + 5):
        history.keep(transcript(f"{STORY} {minute}."), [5], when=NOW + timedelta(minutes=minute))
    found = history.versions("3f9k2m")
    assert [version.interview.answer(5).note.split()[-1] for version in found] == [
        f"{minute}." for minute in range(history.MOST + 4, 4, -1)
    ]
    assert other in kept()


def test_nor_larger_together_but_the_newest_stays_whatever_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_BYTES", 3 * len(transcript()) + 200)
    for minute in range(5):
        history.keep(transcript(), [5], when=NOW + timedelta(minutes=minute))
    assert len(kept()) == 3
    history.keep(transcript(STORY * 100), [5], when=NOW + timedelta(hours=1))
    (version,) = history.versions("3f9k2m")
    assert version.interview.answer(5).note == STORY * 100


def test_nor_of_all_interviews_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "ALL_BYTES", 3 * len(transcript()) + 200)
    for minute in range(3):
        for ident in ("3f9k2m", "7hj2kb"):
            history.keep(transcript(id=ident), [5], when=NOW + timedelta(minutes=minute))
    assert len(kept()) == 3


def test_what_is_too_old_goes_also_the_last_of_an_interview() -> None:
    history.keep(transcript(id="7hj2kb"), [5], when=NOW - timedelta(days=history.DAYS, seconds=1))
    young = history.keep(transcript(), [5], when=NOW - timedelta(days=history.DAYS - 1))
    history.tidy(now=NOW)
    assert kept() == [young]


def test_another_interview_is_left_alone_also_one_of_nearly_that_name() -> None:
    near = history.keep(transcript(id="3F9 k2M"), [5], when=NOW)
    mine = history.keep(transcript(), [5], when=NOW)
    assert [version.path for version in history.versions("3f9k2m")] == [mine]
    assert history.clear("3f9k2m") == []
    assert kept() == [near]


def test_one_that_is_damaged_is_not_shown_and_goes_with_the_others() -> None:
    path = history.keep(transcript(), [5], when=NOW)
    disk.put(path, b"\xff\xfe")
    temporary = path.parent / ".in-gesprek-0123abcd-0123456789abcdef.tmp"
    disk.put(temporary, transcript())
    assert history.versions("3f9k2m") == []
    history.clear("3f9k2m")
    assert kept() == []


def test_what_will_not_go_is_told() -> None:
    path = history.keep(transcript(), [5], when=NOW)
    system = Faulty()

    def refuse(_path: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    system.instead(unlink=refuse)
    assert history.clear("3f9k2m", system=system) == [path]
    with pytest.raises(SaveError):
        history.clear_or_tell("3f9k2m", system=system)


@pytest.mark.parametrize("at", range(1, 30))
def test_a_version_is_whole_or_not_there(at: int) -> None:
    system = Faulty(at, lambda: OSError(errno.EIO, "proef"))
    try:
        history.keep(transcript(), [5], when=NOW, system=system)
    except SaveError:
        assert all(path.name.startswith(".in-gesprek-") for path in kept())
    else:
        assert history.versions("3f9k2m")


# With an open interview


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.begin(tmp_path / "In gesprek", interview(question_set=CARDS.ref), CARDS)
    note(opened, STORY)
    assert opened.flush(LONG)
    yield opened
    opened.close(LONG)


def note(desk: Desk, text: str) -> None:
    desk.change(desk.interview.with_answer(5, note=text))


def notes(desk: Desk) -> list[str]:
    return [version.interview.answer(5).note for version in desk.versions()]


def test_all_selected_and_a_key(desk: Desk) -> None:
    note(desk, "x")
    assert desk.flush(LONG)
    assert notes(desk) == [STORY]
    assert desk.versions()[0].shrank == (5,)


def test_also_what_was_typed_last_and_never_saved(desk: Desk) -> None:
    note(desk, f"{STORY} En toen kwam de buurvrouw.")
    note(desk, "x")
    assert desk.flush(LONG)
    assert notes(desk) == [f"{STORY} En toen kwam de buurvrouw."]


def test_in_many_saves_it_is_kept_once_as_it_was_before_the_first(desk: Desk) -> None:
    for length in range(len(STORY), -1, -7):
        note(desk, STORY[:length])
        assert desk.flush(LONG)
    assert notes(desk) == [STORY]


def test_words_that_came_in_place_of_others_are_kept_too(desk: Desk) -> None:
    other = f"{STORY[:-30]}ik stond op en ging naar huis"
    assert len(other) < len(STORY)
    for text in (other, "x"):
        note(desk, text)
        assert desk.flush(LONG)
    assert notes(desk) == [other, STORY], "the newest first"


ADDRESS = "Molenstraat 112, 1234 AB"
LIVES = f"Zij woont op {ADDRESS}."


def test_what_a_neutral_word_takes_the_place_of_is_not_kept(desk: Desk) -> None:
    """A finding is at least half of the note here, which for any other change is a loss to keep."""
    note(desk, LIVES)
    assert desk.flush(LONG)
    before = len(kept())
    note(desk, LIVES.replace(ADDRESS, "[adres]"))
    assert desk.flush(LONG)
    assert len(kept()) == before
    assert holding(ADDRESS) == []


@pytest.mark.parametrize("saved", [True, False])
def test_nor_is_it_in_what_is_kept_later(desk: Desk, saved: bool) -> None:
    long = f"{STORY} Zij woont op {ADDRESS}, en haar nummer is 0612345678."
    changes = [long, long.replace(ADDRESS, "[adres]")]
    changes += [changes[-1].replace("0612345678", "[telefoonnummer]"), "x", "Iets anders, en niet kort ook."]
    for text in changes:
        note(desk, text)
        assert not saved or desk.flush(LONG)
    assert desk.flush(LONG)
    assert notes(desk)[-1].startswith(STORY)
    assert "[adres], en haar nummer is [telefoonnummer]" in notes(desk)[-1]
    assert holding(ADDRESS) == [] and holding("0612345678") == []


def test_nor_of_a_so_that_or_the_closing_sentence(desk: Desk) -> None:
    so_that = f"Ik ga langs bij {ADDRESS}, zodat zij niet alleen is."
    closing = f"Het is mijn vak om naar {ADDRESS} te gaan."
    now = desk.interview.with_answer(5, zodatjes=(so_that,)).change(closing=closing)
    desk.change(now)
    assert desk.flush(LONG)
    now = now.with_answer(5, zodatjes=(so_that.replace(ADDRESS, "[adres]"),))
    desk.change(now)
    desk.change(now.change(closing=closing.replace(ADDRESS, "[adres]")))
    assert desk.flush(LONG)
    desk.change(now.with_answer(5, zodatjes=()).change(closing=""))
    assert desk.flush(LONG)
    assert holding("[adres]") and holding(ADDRESS) == []


def test_what_is_no_neutral_word_is_kept_as_ever(desk: Desk) -> None:
    note(desk, LIVES)
    assert desk.flush(LONG)
    note(desk, LIVES.replace(ADDRESS, "[ergens]"))
    assert desk.flush(LONG)
    assert len(holding(ADDRESS)) == 1


def test_the_version_before_is_on_disk_before_the_save_that_loses_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_that_moment: list[list[str]] = []

    def look(path: Path, *rest: object, **options: object) -> object:
        at_that_moment.append(notes(desk))
        return write_atomic(path, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("interview_tui.transcripts.desk.own_file.write_atomic", look)
    note(desk, "x")
    assert desk.flush(LONG)
    assert at_that_moment == [[STORY]]


@pytest.mark.parametrize("happens", ["full", "file in the way", "no thread"])
def test_trouble_with_the_history_is_none_with_saving(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, happens: str
) -> None:
    folder = history.history_folder()
    if happens == "full":

        def full(*_args: object, **_kwargs: object) -> Path:
            raise OSError(errno.ENOSPC, "no space left")

        monkeypatch.setattr(history, "keep", full)
    elif happens == "no thread":

        def none(*_args: object) -> None:
            raise RuntimeError("can't start new thread")

        monkeypatch.setattr(history_keeper, "Saver", none)
    else:
        folder.parent.mkdir(parents=True, exist_ok=True)
        disk.put(folder, b"")
    note(desk, "x")
    assert desk.flush(LONG)
    assert read(disk.get(desk.path)).interview.answer(5).note == "x"
    if happens == "file in the way":
        folder.unlink()
        note(desk, "xy")
        assert desk.flush(LONG)
        assert notes(desk) == [STORY], "once it can, it is kept after all"


def test_while_its_disk_hangs_the_interview_is_saved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, real = threading.Event(), history.keep

    def hang(*args: object, **kwargs: object) -> Path:
        assert slow.wait(LONG)
        return real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(history, "keep", hang)
    note(desk, "x")
    assert desk.flush(LONG)
    assert read(disk.get(desk.path)).interview.answer(5).note == "x"
    assert notes(desk) == []
    slow.set()
    assert desk.close(LONG)
    assert notes(desk) == [STORY]


def test_taking_back_is_itself_kept(desk: Desk) -> None:
    note(desk, "Een ander verhaal, dat ook het bewaren waard is.")
    assert desk.flush(LONG)
    (version,) = desk.versions()
    desk.restore(restored(desk.interview, version.interview, [5]), (5,))
    assert desk.flush(LONG)
    assert read(disk.get(desk.path)).interview.answer(5).note == STORY
    assert notes(desk) == ["Een ander verhaal, dat ook het bewaren waard is.", STORY]
    desk.restore(restored(desk.interview, desk.versions()[0].interview, [5]), (5,))
    assert desk.flush(LONG)
    assert desk.interview.answer(5).note.startswith("Een ander verhaal")


def test_what_was_struck_is_nowhere_after_finishing(desk: Desk) -> None:
    desk.change(desk.interview.with_answer(3, note=f"{SECRET} " * 9))
    assert desk.flush(LONG)
    desk.change(desk.interview.with_answer(3, note=SECRET))
    note(desk, "x")
    assert desk.flush(LONG)
    assert holding(SECRET)
    desk.change(strike(hold(desk.interview), 3))
    desk.change(finish(desk.interview))
    assert desk.flush(LONG)
    assert kept() == []
    desk.change(reopen(desk.interview).with_answer(5, note=STORY))
    assert desk.flush(LONG)
    note(desk, "")
    assert desk.flush(LONG)
    assert notes(desk) == [STORY], "a new time of reading back has a history of its own"
    assert holding(SECRET) == []


def test_finished_and_reopened_between_two_saves(desk: Desk) -> None:
    desk.change(desk.interview.with_answer(3, note=f"{SECRET} " * 9))
    assert desk.flush(LONG)
    desk.change(finish(strike(desk.interview, 3)))
    desk.change(reopen(desk.interview))
    assert desk.flush(LONG)
    assert desk.interview.status is Status.HELD
    assert holding(SECRET) == []


def test_what_a_killed_program_left_of_a_final_interview_goes_when_it_is_opened(desk: Desk) -> None:
    note(desk, "x")
    assert desk.close(LONG)
    disk.put(desk.path, compose(finish(desk.interview), CARDS))
    assert kept()
    found = open_file(desk.path)
    assert Desk(desk.path, found.document.interview, CARDS, found).close(LONG)
    assert kept() == []


def test_closing_any_interview_lets_go_of_what_is_too_old(desk: Desk) -> None:
    history.keep(transcript(id="7hj2kb"), [5], when=datetime.now(UTC) - timedelta(days=history.DAYS - 1))
    history.keep(transcript(id="8hj2kb"), [5], when=NOW - timedelta(days=400))
    assert desk.close(LONG)
    assert [path.name[:6] for path in kept()] == ["7hj2kb"]


# With the bin


def test_the_history_waits_in_the_bin_with_the_interview_and_goes_with_it(desk: Desk) -> None:
    note(desk, "x")
    assert desk.close(LONG)
    history.keep(transcript(id="7hj2kb"), [5], when=NOW)
    back = bin.put_back(bin.throw_away(desk.path))
    assert notes(desk) == [STORY]
    bin.remove(bin.throw_away(back))
    assert [path.name[:6] for path in kept()] == ["7hj2kb"]


def test_a_copy_in_the_bin_does_not_take_the_history_of_the_interview_along(desk: Desk) -> None:
    note(desk, "x")
    assert desk.close(LONG)
    copy = desk.path.with_name("kopie.md")
    disk.put(copy, disk.get(desk.path))
    bin.throw_away(copy)
    assert bin.empty(desk.path.parent) == 1
    assert notes(desk) == [STORY]
    bin.throw_away(desk.path)
    assert bin.empty(desk.path.parent) == 1
    assert kept() == []
