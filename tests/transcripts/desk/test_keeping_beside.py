"""What another program wrote is kept beside ours: one file while it only goes on, and never less than it said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.keeping_beside import KeptBeside, goes_on, keep
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from tests import disk
from tests.builders import interview

CARDS = shipped("nl")
LONG = 20.0  # seconds
WORDS = st.sampled_from(["", "Koffie.", "Koffie. Dan thee.", "Koffie.\nDan thee.", "Thee.", "Koff"])


def spoken(note: str = "Koffie.", **changes: object) -> Interview:
    answers = {3: Answer(note, ("Ik wacht, zodat het landt.",))}
    return interview(**{"question_set": CARDS.ref, "answers": answers, **changes})


def written(note: str = "Koffie.", **changes: object) -> bytes:
    return compose(spoken(note, **changes), CARDS)


def test_what_only_goes_on_stays_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    kept: KeptBeside | None = None
    for more in ("Koffie.", "Koffie. Dan", "Koffie. Dan thee."):
        kept = keep(path, written(more, at_card=len(more)), kept)
    assert kept is not None
    assert [disk.get(one) for one in tmp_path.iterdir()] == [written("Koffie. Dan thee.", at_card=17)]
    assert kept.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "now",
    [
        written("Thee."),
        written("Koffie"),
        written("En koffie."),
        written(status=Status.HELD),
        written(sharing=Circle.ORGANISATION),
        written(answers={3: Answer("Koffie.")}),
        written(answers={3: Answer("Koffie.", ("Ik wacht, zodat het landt.",), struck=True)}),
        written(answers={3: Answer("Koffie.", ("Ik wacht, zodat het landt.",), Circle.ORGANISATION)}),
        written() + b"\n## Van mij\n\nlos\n",
        written().replace(b"format: 3", b"format: 3\nkleur: groen"),
        written().replace(b"\n> ", b"\n> Van mij: ", 1),
        b"\xff kapot",
    ],
)
def test_anything_else_is_a_file_of_its_own(tmp_path: Path, now: bytes) -> None:
    path = tmp_path / "a.md"
    keep(path, now, keep(path, written(), None))
    assert sorted(disk.get(one) for one in tmp_path.iterdir()) == sorted([written(), now])


@pytest.mark.parametrize("happens", ["changed", "gone"])
def test_a_file_that_somebody_touched_is_left_alone(tmp_path: Path, happens: str) -> None:
    path = tmp_path / "a.md"
    before = keep(path, written(), None)
    before.path.unlink() if happens == "gone" else disk.put(before.path, written("Van mij."))
    after = keep(path, written("Koffie. Dan thee."), before)
    assert disk.get(after.path) == written("Koffie. Dan thee.")
    assert happens == "gone" or disk.get(before.path) == written("Van mij.")


def test_two_who_type_in_one_interview_make_no_file_with_every_save(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    disk.put(path, written())
    found = open_file(path)
    desk = Desk(path, found.document.interview, CARDS, found)
    theirs, ours = "Koffie. Thee.", "Koffie. Melk."
    for _ in range(5):
        theirs, ours = f"{theirs} Meer.", f"{ours} Verder."
        disk.put(path, written(theirs))
        desk.change(spoken(ours))
        assert desk.flush(LONG)
    assert desk.close(LONG)
    assert read(disk.get(path)).interview.answer(3).note == ours
    (beside,) = (one for one in tmp_path.glob("*.md") if one != path)
    assert read(disk.get(beside)).interview.answer(3).note == theirs
    assert desk.elsewhere == (beside,)


@pytest.mark.no_files
@given(WORDS, WORDS, WORDS, WORDS)
def test_going_on_loses_no_word(note: str, closing: str, now: str, close: str) -> None:
    before, after = written(note, closing=closing), written(now, closing=close)
    if goes_on(before, after):
        one, two = read(before).interview, read(after).interview
        assert one.answer(3).note in two.answer(3).note
        assert one.closing in two.closing
