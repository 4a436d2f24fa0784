"""The interview that lies open: what was typed is in its file, whatever becomes of that and whoever else is there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import pytest

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Answer, Interview
from interview_tui.storage.trouble import ReadError, Trouble
from interview_tui.transcripts.desk import own_file
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.lock import Claim, Taken, claim
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.desk.saver import Saving
from interview_tui.transcripts.format import readable
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from tests import disk
from tests.builders import interview, question_set

CARDS = question_set()
NAME = "2026-11-24-sam-3f9k2m.md"


def spoken(note: str) -> Interview:
    return interview(answers={3: Answer(note)})


def save(folder: Path, note: str = "Koffie.") -> Path:
    path = folder / NAME
    disk.put(path, compose(spoken(note), CARDS))
    return path


def opened(path: Path) -> Desk:
    found = open_file(path)
    return Desk(path, found.document.interview, CARDS, found)


def note_in(path: Path) -> str:
    return read(disk.get(path)).interview.answer(3).note


def test_a_new_interview_has_a_file_of_its_own_from_its_first_change(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    desk = Desk.begin(folder, interview(), CARDS)
    assert desk.flush(5) and not folder.exists(), "nothing was said"
    assert desk.state is None
    desk.change(spoken("Koffie."))
    assert desk.flush(5)
    assert desk.state is not None and desk.state.saving is Saving.SAVED
    assert (desk.path, note_in(desk.path)) == (folder / "2026-11-24-sam-heel-3f9k2m.md", "Koffie.")
    assert desk.close()


def test_the_same_value_again_is_no_change(tmp_path: Path) -> None:
    path = save(tmp_path)
    desk = opened(path)
    before = path.stat()
    desk.change(spoken("Koffie."))
    desk.restore(spoken("Koffie."), (3,))
    assert desk.state is None
    assert desk.close()
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert desk.versions() == []


def test_where_it_lies_open_elsewhere_nothing_is_changed(tmp_path: Path) -> None:
    path = save(tmp_path)
    first, second = opened(path), opened(path)
    assert first.taken is None and second.taken is not None
    second.change(spoken("Thee."))
    second.restore(spoken("Thee."), (3,))
    second.adopt(spoken("Thee."), read(disk.get(path)))
    assert second.interview == spoken("Koffie.")
    assert second.close()
    assert note_in(path) == "Koffie."
    third = opened(path)
    assert third.taken is not None, "the second let go of nothing that was the first's"
    assert first.close() and third.close()
    fourth = opened(path)
    assert fourth.taken is None
    assert fourth.close()


def test_a_file_that_vanished_is_written_anew(tmp_path: Path) -> None:
    path = save(tmp_path)
    desk = opened(path)
    path.unlink()
    desk.change(spoken("Thee."))
    assert desk.close()
    assert note_in(path) == "Thee."
    assert desk.elsewhere == ()


def test_a_file_that_another_program_changed_is_kept_beside(tmp_path: Path) -> None:
    path = save(tmp_path)
    desk = opened(path)
    save(tmp_path, "Door een ander.")
    desk.change(spoken("Thee."))
    assert desk.close()
    (beside,) = desk.elsewhere
    assert (note_in(path), note_in(beside)) == ("Thee.", "Door een ander.")


@pytest.mark.skipif(sys.platform == "win32", reason="modes as POSIX has them")
def test_what_another_program_laid_in_its_place_does_not_open_it_to_others(tmp_path: Path) -> None:
    path = save(tmp_path)
    path.chmod(0o600)
    desk = opened(path)
    laid = tmp_path / "gelegd.md"
    disk.put(laid, compose(spoken("Van een ander."), CARDS))
    laid.chmod(0o666)
    laid.replace(path)
    desk.change(spoken("Koffie, en toen thee."))
    assert desk.close()
    assert note_in(path) == "Koffie, en toen thee."
    assert {one.stat().st_mode & 0o777 for one in (path, *desk.elsewhere)} == {0o600}


def test_one_that_cannot_be_kept_beside_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path)
    desk = opened(path)
    theirs = disk.get(path) + b"\nDoor een ander.\n"
    disk.put(path, theirs)

    def refused(path: Path, **_: object) -> None:
        raise ReadError(Trouble.NOT_ALLOWED, path)

    with monkeypatch.context() as patched:
        patched.setattr(own_file, "read", refused)
        desk.change(spoken("Thee."))
        assert not desk.flush(5)
        assert desk.state is not None and desk.state.saving is Saving.FAILING and desk.state.reason
        assert disk.get(path) == theirs
        rescue = desk.keep_rescue()
        assert rescue == desk.rescue
        assert note_in(rescue) == "Thee."
    assert desk.close()
    assert note_in(path) == "Thee."
    assert [disk.get(path) for path in desk.elsewhere] == [theirs]
    assert not rescue.exists(), "all is saved"


@pytest.mark.parametrize(
    "large",
    [interview(answers={3: Answer("woord " * 20_000)}), interview(answers={3: Answer("Thee.")}, team="N" * 70_000)],
    ids=["notes", "head"],
)
def test_what_could_not_be_read_again_is_not_saved_and_costs_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: Interview
) -> None:
    monkeypatch.setattr(readable, "LIMIT", 100_000)  # the real one is in format/test_readable.py
    path = save(tmp_path)
    before = disk.get(path)
    desk = opened(path)
    desk.change(large)
    assert not desk.flush(90) and disk.get(path) == before
    assert desk.state is not None and "niet meer te openen" in desk.state.reason
    kept = desk.keep_rescue()
    assert large.answer(3).note.strip() in disk.text(kept)
    desk.change(spoken("Thee, en koffie."))
    assert desk.flush(90) and note_in(path) == "Thee, en koffie." and not kept.exists()
    assert desk.close()


@pytest.mark.parametrize("cards", [CARDS, None], ids=["with its cards", "without its cards"])
def test_a_file_that_nobody_thought_of_costs_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cards: QuestionSet | None
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def fails(interview: Interview, cards: QuestionSet | None, base: Document | None = None) -> bytes:
        if base is not None:
            raise TypeError("unhashable")
        return compose(interview, cards)

    monkeypatch.setattr(own_file, "compose", fails)
    path = save(tmp_path)
    before = disk.get(path)
    found = open_file(path)
    desk = Desk(path, found.document.interview, cards, found)
    desk.change(spoken("Koffie, en thee."))
    assert not desk.flush(5) and disk.get(path) == before
    kept = desk.keep_rescue()
    assert note_in(kept) == "Koffie, en thee." and "Wanneer ben je in je element?" in disk.text(kept)
    assert not desk.close(0.1)


def test_words_taken_back_leave_what_was_there_as_a_version(tmp_path: Path) -> None:
    words = "Eerst koffie, dan kijken. " * 20
    path = save(tmp_path, words)
    desk = opened(path)
    desk.restore(spoken("Thee."), (3,))
    assert desk.close()
    assert note_in(path) == "Thee."
    assert {version.interview.answer(3).note for version in desk.versions()} == {words}


def test_only_a_transcript_can_be_opened(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        open_file(tmp_path / "nergens.md")
    disk.put(tmp_path / "x.md", b"# Recepten\n")
    with pytest.raises(TranscriptError):
        open_file(tmp_path / "x.md")


@pytest.mark.skipif(sys.platform == "win32", reason="links as POSIX has them")
def test_a_link_out_of_the_folder_is_not_opened(tmp_path: Path) -> None:
    """One may come in the place of a file after it was listed."""
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / NAME).symlink_to(save(tmp_path, "Van een ander."))
    with pytest.raises(ReadError) as told:
        open_file(folder / NAME)
    assert told.value.kind is Trouble.LEADS_OUT


def test_what_turns_out_to_be_open_elsewhere_at_the_first_change_is_not_changed(tmp_path: Path) -> None:
    desk = Desk.begin(tmp_path, interview(), CARDS)
    with cast(Claim, claim(desk.path, interview().id)):
        desk.change(spoken("Koffie."))
        assert desk.taken is not None and not desk.interview.answers
        assert desk.flush(5) and not desk.path.exists()
    assert desk.close()


def test_without_the_library_for_locks_all_is_saved_and_nobody_is_sure_to_be_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "filelock", None)
    desk = Desk.begin(tmp_path, interview(), CARDS)
    desk.change(spoken("Koffie."))
    assert desk.close()
    assert note_in(desk.path) == "Koffie."
    assert not desk.is_only_writer


def test_at_rest_nothing_is_written_any_more_and_nobody_else_gets_it(tmp_path: Path) -> None:
    """What removes the whole interview must not have it come back from a thread that is late."""
    desk = opened(save(tmp_path))
    desk.change(desk.interview.with_answer(3, note="x"))
    assert desk.rest()
    assert desk.path.exists() and isinstance(claim(desk.path, desk.interview.id), Taken)
    desk.path.unlink()
    assert desk.flush(5)
    assert desk.close()
    assert list(tmp_path.glob("*.md")) == []
    claimed = claim(desk.path, desk.interview.id)
    assert isinstance(claimed, Claim)
    claimed.release()


def test_with_words_that_nobody_said_yes_to_it_does_not_come_to_rest(tmp_path: Path) -> None:
    desk = opened(save(tmp_path))
    desk.change(desk.interview.with_answer(3, note="x"))
    assert desk.flush(5)
    desk.consider(desk.interview.with_answer(3, note="y"))
    assert not desk.rest()
    desk.close()
