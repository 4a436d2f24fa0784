"""What was made for others is known by its words: named while it has some that the interview would not give now."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.export.sheet import print_sheet
from interview_tui.forms.sheet import SheetBlock
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.storage.places import state_folder
from interview_tui.transcripts.forgetting.older_words import with_older_words
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import interview, question_set, version_path

CARDS = question_set()
SAID = {3: Answer("Ik sprak Jansen.", ("Ik bel Pieters, zodat rust komt.",)), 5: Answer("Vijf.", circle=Circle.PRIVATE)}
NOW = interview(
    status=Status.FINAL,
    sharing=Circle.TEAM,
    answers=SAID,
    closing="Het is mijn vak om te zien.",
    closing_readers=ClosingReaders.NAMED,
    next="Robin",
)
CHANGES = {
    "rewritten": {3: SAID[3]._replace(note="Ik sprak iemand."), 5: SAID[5]},
    "without its so-that": {3: Answer(SAID[3].note), 5: SAID[5]},
    "emptied": {5: SAID[5]},
}


def made(folder: Path, held: Interview = NOW) -> tuple[Path, Path]:
    """A transcript, and the version for the team."""
    path = folder / "2026-11-24-sam-heel-3f9k2m.md"
    data = compose(held, CARDS)
    disk.put(path, data)
    version = version_path(path, Circle.TEAM)
    disk.put(version, share(read(data), Circle.TEAM))
    return path, version


def test_a_version_that_was_just_made_has_the_words_of_now(tmp_path: Path) -> None:
    path, version = made(tmp_path)
    assert with_older_words(path, NOW, [version, path]) == ()
    assert with_older_words(path, NOW.change(answers={**SAID, 6: Answer("Nieuw.")}), [version]) == (), "nothing older"
    assert (
        with_older_words(path, NOW.change(answers={**SAID, 5: Answer("Anders.", circle=Circle.PRIVATE)}), [version])
        == ()
    )


@pytest.mark.parametrize("answers", CHANGES.values(), ids=list(CHANGES))
def test_words_that_went_are_still_in_the_version(tmp_path: Path, answers: dict[int, Answer]) -> None:
    path, version = made(tmp_path)
    assert with_older_words(path, NOW.change(answers=answers), [version]) == (version,)


@pytest.mark.parametrize(
    "change", [{"closing": "Het is mijn vak om te wachten."}, {"next": "Kim"}], ids=["closing", "next"]
)
def test_so_are_other_words_of_the_whole(tmp_path: Path, change: dict[str, str]) -> None:
    path, version = made(tmp_path)
    assert with_older_words(path, NOW.change(**change), [version]) == (version,)


def test_what_cannot_be_read_is_left_to_others(tmp_path: Path) -> None:
    path, version = made(tmp_path)
    disk.put(version, b"---\nniets")
    assert with_older_words(path, NOW, [version, tmp_path / "weg.md"]) == ()


@pytest.mark.parametrize("answers", CHANGES.values(), ids=list(CHANGES))
def test_a_sheet_is_known_by_its_mark(tmp_path: Path, answers: dict[int, Answer]) -> None:
    path = tmp_path / "2026-11-24-sam-heel-3f9k2m.md"
    sheet = tmp_path / "blad.pdf"
    disk.put(sheet, print_sheet("Blad", [SheetBlock("Wat", ("Ik sprak Jansen.",), False, (3,))], NOW).pdf)
    now = NOW.change(answers=answers)
    assert with_older_words(path, NOW, []) == ()
    assert with_older_words(path, NOW.change(answers={**SAID, 5: Answer("Anders.")}), []) == (), "not on it"
    assert with_older_words(path, now, []) == (sheet,)
    assert with_older_words(path, now.change(id="a1b2c3"), []) == (), "of another interview"
    (state_folder() / "sheet-key").write_bytes(b"x" * 32)
    assert with_older_words(path, now, []) == (), "made elsewhere: that cannot be told"
