"""Every format for every reader, by its real writer: what is private or struck is in no byte of anything.

Strike, and narrow, and look in every file under the home folder, inside zips and PDFs too.
"""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.export.giving.holder import holders_in
from interview_tui.interview.model import Circle, Interview
from interview_tui.interview.readback import finish, strike
from interview_tui.storage.places import home_folder
from interview_tui.transcripts.forgetting.forgetting import Forgotten, forget
from tests.export.giving.stage import PRIVATE, TEAM, WIDE, given_to, holds, saved, told


def held_by(folder: Path, word: str) -> set[Path]:
    """The files in which a word stands, also where a PDF has it as letters on a page."""
    found = {*holds(folder, word)}
    for path in folder.rglob("*.pdf"):
        reader = pypdf.PdfReader(path)
        said = [page.extract_text() for page in reader.pages] + [str(reader.metadata), str(reader.xmp_metadata)]
        if word in "".join("".join(said).split()):
            found.add(path)
    return found


@pytest.fixture
def made() -> dict[Path, Reader]:
    """Every format for every reader, half of them beside the transcript and half elsewhere, by their readers."""
    path = saved(home_folder() / "In gesprek")
    (home_folder() / "elders").mkdir()
    found = {}
    for number, (reader, form) in enumerate((reader, form) for reader in Reader for form in Format):
        folder = path.parent if number % 2 else home_folder() / "elders"
        found[given_to(path, reader, form, folder / f"{reader}-{form}{form.suffix}")] = reader
    return found


def later(now: Interview) -> Forgotten:
    path = saved(home_folder() / "In gesprek", now)
    return forget(path, now, holders_in([path.parent]))


def test_a_reader_gets_no_word_that_is_for_others(made: dict[Path, Reader]) -> None:
    for word, readers in ((PRIVATE, {Reader.TELLER}), (TEAM, {Reader.TELLER, Reader.TEAM}), (WIDE, {*Reader})):
        assert {made[path] for path in held_by(home_folder(), word) & made.keys()} == readers
        assert {path for path, reader in made.items() if reader in readers} <= held_by(home_folder(), word)


@pytest.mark.usefixtures("made")
def test_a_struck_word_is_nowhere() -> None:
    report = later(finish(strike(told(), 4)))
    assert held_by(home_folder(), TEAM) == set()
    assert report.left == ()
    assert len(report.renewed) == 2 * len(Format)


def test_a_word_that_only_the_two_may_read_now_is_with_them_alone(made: dict[Path, Reader]) -> None:
    report = later(told().with_answer(4, circle=Circle.PRIVATE).with_answer(5, circle=Circle.PRIVATE))
    for word in (TEAM, WIDE):
        assert {made.get(path, Reader.TELLER) for path in held_by(home_folder(), word)} == {Reader.TELLER}
    assert report.left == ()
    own = {path for path, reader in made.items() if reader is Reader.TELLER}
    assert own.isdisjoint({*report.cleaned})
