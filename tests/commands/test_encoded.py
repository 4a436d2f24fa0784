"""The command line with a folder whose files are encoded: what they hold is shown; what leaves it is plain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.cli import main
from interview_tui.export.files import write_pdf
from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.storage import codecs
from interview_tui.storage.codecs import Codecs
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.sharing.marks import MARK, keyword, mark_in
from tests import disk
from tests.builders import interview
from tests.toy_codec import Toy

CARDS = shipped("nl")
HELD = interview(
    question_set=CARDS.ref, status=Status.FINAL, sharing=Circle.TEAM, answers={5: Answer("Toen zei ik hoefijzerkers.")}
)
WRITTEN = compose(HELD, CARDS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An encoded folder with one interview; afterwards nothing in it is plain."""
    made, toy = tmp_path / "hier", Toy()  # no word of the interview: a record of what was given has the path
    made.mkdir()
    monkeypatch.setattr(codecs, "_in_use", Codecs({made: toy}))
    disk.put(made / "2026-11-24-sam-3f9k2m.md", WRITTEN)
    yield made
    assert toy.plain_in([made, Path.home()]) == {}


def run(folder: Path, *arguments: str) -> int:
    return main(["--transcripts", str(folder), *arguments])


def test_it_is_listed_shown_and_checked(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert [run(folder, "list"), run(folder, "show", "3f9k2m")] == [0, 0]
    out, err = capfd.readouterr()
    assert out.startswith("3f9k2m  2026-11-24") and "Toen zei ik hoefijzerkers." in out
    assert run(folder, "check", str(folder / "2026-11-24-sam-3f9k2m.md")) == 0
    assert (capfd.readouterr(), err) == (("", ""), "")


def test_a_plain_readme_in_it_is_no_interview_and_no_trouble(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "README.md").write_bytes(b"# Leesmij\n")
    assert run(folder, "list") == 0
    assert "README" not in capfd.readouterr().out
    assert run(folder, "check", str(folder / "README.md")) == 0
    (folder / "anders.md").write_bytes(b"# Leesmij\n")
    assert run(folder, "check", str(folder / "anders.md")) == 2


def test_raw_is_what_the_file_holds(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(folder, "show", "--raw", "3f9k2m") == 0
    assert capfdbinary.readouterr().out == WRITTEN


def test_a_version_that_leaves_the_folder_is_plain_and_one_in_it_is_not(folder: Path) -> None:
    outside, inside = folder.parent / "team.md", folder / "team.md"
    for target in (outside, inside, outside, inside):  # an earlier one is known again, and replaced
        assert run(folder, "share", "3f9k2m", "--circle", "team", "-o", str(target)) == 0
    assert b"hoefijzerkers" in outside.read_bytes()
    assert b"hoefijzerkers" not in inside.read_bytes()
    assert disk.get(inside) == outside.read_bytes()


def test_what_is_taken_in_is_encoded_from_then_on(folder: Path) -> None:
    elsewhere = folder.parent / "van elders.md"
    elsewhere.write_bytes(WRITTEN.replace(b"id: 3f9k2m", b"id: 4f9k2m"))
    assert run(folder, "import", str(elsewhere)) == 0
    (taken,) = folder.glob("*4f9k2m.md")
    assert b"hoefijzerkers" not in taken.read_bytes() and b"hoefijzerkers" in disk.get(taken)


def test_a_sheet_goes_by_its_folder_too(folder: Path) -> None:
    pdf = b"%PDF-1.7 " + MARK + keyword(HELD, ()).encode() + b" hoefijzerkers"
    for target in (folder / "blad-3f9k2m.pdf", folder.parent / "blad-3f9k2m.pdf"):
        for _twice in range(2):
            write_pdf(pdf, target)
        assert disk.get(target) == pdf
        assert mark_in(target, HELD.id) is not None
    assert (folder.parent / "blad-3f9k2m.pdf").read_bytes() == pdf


def test_a_plain_file_where_all_is_encoded_is_told_in_one_line(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "2026-11-24-sam-3f9k2m.md").write_bytes(b"---\nformat: 1\n")
    assert run(folder, "show", "--raw", "3f9k2m") == 2
    out, err = capfd.readouterr()
    assert out == "" and err.startswith("interview-tui: ") and err.count("\n") == 1
