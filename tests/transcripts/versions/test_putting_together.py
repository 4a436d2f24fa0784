"""Putting two versions together: what could not be put away, and what a hand wrote that does not go along."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest

from interview_tui.interview.merging import Take
from interview_tui.interview.model import Answer, Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.storage.trouble import ReadError, SaveError, Trouble
from interview_tui.transcripts.desk import promises
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.forgetting.going_on import go_on
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import binned, empty
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.versions import putting_together
from interview_tui.transcripts.versions.finding import at, rescues, restore_rescue, versions_of
from interview_tui.transcripts.versions.putting_together import (
    Merged,
    Outcome,
    accept,
    pair_of,
    put_together,
    take_apart,
)
from tests import disk
from tests.builders import interview, question_set

CARDS = question_set()
NAME = "2026-11-24-sam-3f9k2m.md"
COPY = "2026-11-24-sam-3f9k2m (1).md"


def spoken(note: str) -> Interview:
    return interview(answers={3: Answer(note)})


def save(path: Path, note: str, end: str = "") -> Path:
    disk.put(path, compose(spoken(note), CARDS) + end.encode())
    return path


def opened(path: Path) -> Desk:
    found = open_file(path)
    return Desk(path, found.document.interview, CARDS, found)


def merge(desk: Desk, copy: Path, take: Take) -> Merged:
    """Merge a copy into the interview on the desk, card 3 as given."""
    return put_together(desk, pair_of(desk, at(copy)), {3: take}, of_transcripts([desk.path.parent]))


def note_in(path: Path) -> str:
    return read(disk.get(path)).interview.answer(3).note


def test_a_version_that_cannot_be_moved_is_left_and_ours_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, copy = save(tmp_path / NAME, "Koffie."), save(tmp_path / COPY, "Thee.")
    desk = opened(path)
    pair = pair_of(desk, at(copy))

    def refused(*_: object) -> None:
        raise SaveError(Trouble.NOT_ALLOWED, copy)

    monkeypatch.setattr(putting_together, "put_away", refused)
    merged = put_together(desk, pair, {3: Take.BOTH}, of_transcripts([desk.path.parent]))
    assert merged.outcome is Outcome.LEFT
    assert note_in(path) == "Koffie.\nAndere versie: Thee."
    assert note_in(copy) == "Thee."
    take_apart(desk, pair, merged)
    assert desk.close()
    assert (note_in(path), note_in(copy), binned(tmp_path)) == ("Koffie.", "Thee.", [])


def test_words_of_ours_that_were_not_chosen_are_in_the_bin(tmp_path: Path) -> None:
    path, copy = save(tmp_path / NAME, "Koffie."), save(tmp_path / COPY, "Thee.")
    desk = opened(path)
    merged = merge(desk, copy, Take.OTHER)
    accept(merged)
    assert merged.outcome is Outcome.DONE
    assert desk.close()
    assert note_in(path) == "Thee."
    assert sorted(note_in(thing.path) for thing in binned(tmp_path)) == ["Koffie.", "Thee."]


def test_what_a_hand_wrote_goes_along(tmp_path: Path) -> None:
    path, copy = save(tmp_path / NAME, "Koffie."), save(tmp_path / COPY, "Thee.", "\n## Later\n\nNog bellen.\n")
    desk = opened(path)
    assert merge(desk, copy, Take.MINE).outcome is Outcome.DONE
    assert desk.close()
    assert (note_in(path), disk.text(path).count("Nog bellen.")) == ("Koffie.", 1)


@pytest.mark.parametrize("spoils", ["an answer", "the file"])
def test_what_a_hand_wrote_stays_behind_if_it_would_spoil_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoils: str
) -> None:
    path, copy = save(tmp_path / NAME, "Koffie."), save(tmp_path / COPY, "Thee.", "\n## Later\n\nNog bellen.\n")
    desk = opened(path)
    pair = pair_of(desk, at(copy))

    def spoilt(data: bytes) -> Document:
        if spoils == "the file":
            raise TranscriptError(1, "proef")
        return read(data.replace(b"Koffie.", b"Cacao."))

    monkeypatch.setattr(putting_together, "read", spoilt)
    merged = put_together(desk, pair, {3: Take.MINE}, of_transcripts([desk.path.parent]))
    assert merged.outcome is Outcome.DONE
    accept(merged)
    assert desk.close()
    assert note_in(path) == "Koffie."
    assert "Nog bellen." not in disk.text(path)
    (thing,) = binned(tmp_path)
    assert "Nog bellen." in disk.text(thing.path), "it can be taken back"


# --- taking it back


@pytest.mark.parametrize("take", list(Take))
@pytest.mark.parametrize("by_hand", ["", "\n## Later\n\nNog bellen.\n"])
def test_a_merge_that_is_taken_back_leaves_both_files_to_the_byte(tmp_path: Path, take: Take, by_hand: str) -> None:
    path, copy = save(tmp_path / NAME, "Koffie.", by_hand), save(tmp_path / COPY, "Thee.", by_hand)
    before = disk.get(path), disk.get(copy)
    desk = opened(path)
    pair = pair_of(desk, at(copy))
    merged = merge(desk, copy, take)
    assert not copy.exists() and len(binned(tmp_path)) == 2
    again = take_apart(desk, pair, merged)
    assert (again.data, again.mine.interview) == (pair.data, pair.mine.interview)
    assert (disk.get(path), disk.get(copy), binned(tmp_path)) == (*before, [])
    assert merge(desk, copy, take).outcome is Outcome.DONE, "and it can be merged once more"
    assert desk.close()


def test_a_rescue_file_goes_back_to_where_it_was(tmp_path: Path) -> None:
    (tmp_path / "In gesprek").mkdir()
    path = save(tmp_path / "In gesprek" / NAME, "Koffie.")
    rescuer = Rescuer(path, lambda: compose(spoken("Thee."), CARDS))
    kept = rescuer.keep()
    rescuer.close(5)
    before = disk.get(kept)
    desk = opened(path)
    pair = pair_of(desk, at(kept)._replace(rescue=True))
    merged = put_together(desk, pair, {3: Take.OTHER}, of_transcripts([path.parent]))
    assert not kept.exists()
    take_apart(desk, pair, merged)
    assert (note_in(path), disk.get(kept)) == ("Koffie.", before)
    assert desk.close()


@pytest.mark.parametrize("status", [Status.HELD, Status.FINAL])
def test_what_the_other_version_struck_does_not_come_back(tmp_path: Path, status: Status) -> None:
    secret = "Het geheim van Sam."
    held = interview(answers={3: Answer("Koffie."), 5: Answer(secret)}, status=status)
    path, copy = tmp_path / NAME, tmp_path / COPY
    disk.put(path, compose(held, CARDS))
    disk.put(copy, compose(finish(strike(held, 5)), CARDS))
    desk = opened(path)
    pair = pair_of(desk, at(copy))
    take_apart(desk, pair, merge(desk, copy, Take.MINE))
    assert desk.close()
    assert promises.all_promises() == [], "it is done"
    assert read(disk.get(path)).interview.struck == (5,)
    assert not [one for one in tmp_path.rglob("*") if one.is_file() and disk.holds(one, secret)]


def test_a_merge_that_cannot_be_saved_leaves_both_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, copy = save(tmp_path / NAME, "Koffie."), save(tmp_path / COPY, "Thee.")
    desk = opened(path)
    monkeypatch.setattr(putting_together, "_SAVE_TIMEOUT", 0.5)
    path.chmod(0o400)
    assert merge(desk, copy, Take.OTHER).outcome is Outcome.NOT_SAVED
    assert desk.interview.answer(3).note == "Koffie."
    path.chmod(0o600)
    assert desk.close()
    assert (note_in(path), note_in(copy)) == ("Koffie.", "Thee.")


def test_killed_before_it_is_forgotten_the_next_start_forgets_what_was_struck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "Het geheim van Sam."
    held = interview(answers={3: Answer("Koffie."), 5: Answer(secret)}, status=Status.HELD)
    path, copy = tmp_path / NAME, tmp_path / COPY
    disk.put(path, compose(held, CARDS))
    later = held.change(answers=MappingProxyType({**held.answers, 3: Answer("Thee.")}))
    disk.put(copy, compose(finish(strike(later, 5)), CARDS))
    holders = of_transcripts([tmp_path])
    desk = opened(path)
    pair = pair_of(desk, at(copy))

    class Killed(BaseException):
        pass

    def dies(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(putting_together, "forget", dies)
    with pytest.raises(Killed):
        put_together(desk, pair, {3: Take.BOTH}, holders)
    assert desk.close()
    assert [one for one in tmp_path.rglob("*") if one.is_file() and disk.holds(one, secret)]
    monkeypatch.setattr(promises.Promise, "is_being_kept", False)
    assert list(go_on(lambda _path: holders)) == []
    assert not [one for one in tmp_path.rglob("*") if one.is_file() and disk.holds(one, secret)]
    assert promises.all_promises() == []


def test_where_the_bin_was_emptied_meanwhile_it_stays_one_interview(tmp_path: Path) -> None:
    path, copy = save(tmp_path / NAME, "Koffie."), save(tmp_path / COPY, "Thee.")
    desk = opened(path)
    pair = pair_of(desk, at(copy))
    merged = merge(desk, copy, Take.BOTH)
    empty(tmp_path)
    with pytest.raises(ReadError):
        take_apart(desk, pair, merged)
    accept(merged)
    assert desk.close()
    assert note_in(path) == "Koffie.\nAndere versie: Thee."


def test_as_long_as_ours_cannot_be_saved_both_stay_in_the_bin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, copy = save(tmp_path / NAME, "Koffie."), save(tmp_path / COPY, "Thee.")
    desk = opened(path)
    pair = pair_of(desk, at(copy))
    merged = merge(desk, copy, Take.OTHER)
    monkeypatch.setattr(putting_together, "_SAVE_TIMEOUT", 0.5)
    path.chmod(0o400)
    take_apart(desk, pair, merged)
    assert (note_in(path), note_in(copy)) == ("Thee.", "Thee.")
    assert {note_in(thing.path) for thing in binned(tmp_path)} == {"Koffie.", "Thee."}
    path.chmod(0o600)
    assert desk.close()
    assert note_in(path) == "Koffie."


# --- finding them


def test_a_version_that_is_gone_by_now_says_so_by_being_unreadable(tmp_path: Path) -> None:
    version = at(tmp_path / COPY)
    assert (version.interview, version.modified) == (None, 0.0)


def test_a_rescue_file_beside_a_transcript_that_cannot_be_read_is_not_removed(tmp_path: Path) -> None:
    path = save(tmp_path / NAME, "Koffie.")
    kept = Rescuer(path, lambda: disk.get(path)).keep()
    rescue = kept.with_name(kept.name)
    data = disk.get(rescue)
    Library(tmp_path).entries()
    disk.put(path, data.replace(b"format: 3", b"format: 9"))
    assert [one.path for one in versions_of(path, "3f9k2m", Library(path.parent))] == [rescue]
    assert disk.get(rescue) == data
    disk.put(path, data)
    assert versions_of(path, "3f9k2m", Library(path.parent)) == (), "now it says the same"
    assert not rescue.exists()


def test_putting_back_raises_what_is_no_matter_of_a_name(tmp_path: Path) -> None:
    path = save(tmp_path / NAME, "Koffie.")
    rescue = Rescuer(path, lambda: disk.get(path)).keep()
    path.unlink()
    (version,) = rescues([])
    disk.put(tmp_path / "map", b"geen map")
    with pytest.raises(SaveError):
        restore_rescue(version, tmp_path / "map")
    assert rescue.exists()
    assert note_in(restore_rescue(version, tmp_path)) == "Koffie."
    assert not rescue.exists()
