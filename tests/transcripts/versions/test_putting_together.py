"""Putting two versions together: what could not be put away, and what a hand wrote that does not go along."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.interview.merging import Take
from interview_tui.interview.model import Answer, Interview
from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import binned
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.versions import putting_together
from interview_tui.transcripts.versions.finding import at, rescues, restore_rescue, versions_of
from interview_tui.transcripts.versions.putting_together import Outcome, pair_of, put_together
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


def note_in(path: Path) -> str:
    return read(disk.get(path)).interview.answer(3).note


def test_a_version_that_cannot_be_moved_is_left_and_ours_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, copy = save(tmp_path / NAME, "Koffie."), save(tmp_path / COPY, "Thee.")
    desk = opened(path)
    pair = pair_of(desk, at(copy))

    def refused(*_: object) -> bool:
        raise SaveError(Trouble.NOT_ALLOWED, copy)

    monkeypatch.setattr(putting_together, "put_away", refused)
    assert put_together(desk, pair, {3: Take.BOTH}, of_transcripts([desk.path.parent])) is Outcome.LEFT
    assert desk.close()
    assert note_in(path) == "Koffie.\nAndere versie: Thee."
    assert note_in(copy) == "Thee."


def test_words_of_ours_that_were_not_chosen_are_in_the_bin(tmp_path: Path) -> None:
    path, copy = save(tmp_path / NAME, "Koffie."), save(tmp_path / COPY, "Thee.")
    desk = opened(path)
    assert (
        put_together(desk, pair_of(desk, at(copy)), {3: Take.OTHER}, of_transcripts([desk.path.parent])) is Outcome.DONE
    )
    assert desk.close()
    assert note_in(path) == "Thee."
    assert sorted(note_in(thing.path) for thing in binned(tmp_path)) == ["Koffie.", "Thee."]


def test_what_a_hand_wrote_goes_along(tmp_path: Path) -> None:
    path, copy = save(tmp_path / NAME, "Koffie."), save(tmp_path / COPY, "Thee.", "\n## Later\n\nNog bellen.\n")
    desk = opened(path)
    assert (
        put_together(desk, pair_of(desk, at(copy)), {3: Take.MINE}, of_transcripts([desk.path.parent])) is Outcome.DONE
    )
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
    assert put_together(desk, pair, {3: Take.MINE}, of_transcripts([desk.path.parent])) is Outcome.DONE
    assert desk.close()
    assert note_in(path) == "Koffie."
    assert "Nog bellen." not in disk.text(path)
    (thing,) = binned(tmp_path)
    assert "Nog bellen." in disk.text(thing.path), "it can be taken back"


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
