"""Where the PDF goes: an earlier one is made anew, anything else stays as it is."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from interview_tui.export.files import CARDS, PaperError, PaperTrouble, check_place, write_pdf
from interview_tui.export.layouts import Layout
from interview_tui.storage.system import System
from interview_tui.storage.trouble import Trouble
from interview_tui.transcripts.sharing.marks import MARK
from tests.export.conftest import Made

OURS = b"%PDF-1.7 " + MARK + b" 1"


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_pdf(OURS, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == OURS
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_an_earlier_one_is_replaced_whatever_it_holds(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    for layout in (Layout.FOUR, Layout.SINGLE):
        pdf = made("nl", layout).pdf
        check_place(path)
        write_pdf(pdf, path)
        assert path.read_bytes() == pdf


@pytest.mark.parametrize("held", [b"soep", b"%PDF-1.7 of somebody else", b"", MARK])
def test_anything_else_stays(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(held)
    with pytest.raises(PaperError, match=f"In {path} staat iets anders"):
        check_place(path)
    with pytest.raises(PaperError):
        write_pdf(OURS, path)
    assert path.read_bytes() == held


def test_cards_take_the_place_of_cards_and_of_no_other_page_of_ours(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    sheet = b"%PDF-1.7 " + MARK + b", interview 3f9k2m without cards."
    path.write_bytes(sheet)
    with pytest.raises(PaperError):
        write_pdf(made("nl", Layout.FOUR).pdf, path, like=CARDS)
    assert path.read_bytes() == sheet
    path.write_bytes(made("en", Layout.FOUR).pdf)
    write_pdf(made("nl", Layout.FOUR).pdf, path, like=CARDS)


def test_a_folder_a_missing_folder_and_a_pipe(tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()
    for path, said in (
        (tmp_path, "is een map"),
        (tmp_path / "nergens" / "a.pdf", "Er is geen map"),
        (tmp_path / "file" / "a.pdf", "Er is geen map"),
        *([(tmp_path / "pipe", "staat iets anders")] if hasattr(os, "mkfifo") else []),
    ):
        with pytest.raises(PaperError, match=said):
            check_place(path)


def test_a_dangling_link_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nergens")
    with pytest.raises(PaperError):
        write_pdf(OURS, tmp_path / "link")


class Refusing(System):
    """A system whose disk takes nothing."""

    def __init__(self, number: int) -> None:
        self.number = number

    def write(self, fd: int, data: memoryview) -> int:  # noqa: ARG002
        """Take nothing."""
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize(
    ("fault", "kind", "said"),
    [
        (errno.ENOSPC, Trouble.DISK_FULL, "probeer het opnieuw"),
        (errno.EACCES, Trouble.NOT_ALLOWED, "Kies een andere map"),
        (errno.EROFS, Trouble.DISK_READ_ONLY, "andere schijf"),
        (errno.EBUSY, Trouble.HELD_OPEN, "Sluit het daar"),
    ],
)
def test_a_disk_that_will_not(tmp_path: Path, fault: int, kind: Trouble, said: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(OURS)
    with pytest.raises(PaperTrouble) as raised:
        write_pdf(OURS + b"2", path, system=Refusing(fault))
    assert raised.value.kind is kind
    assert said in raised.value.advice
    assert "gesprek" not in raised.value.reason + raised.value.advice, "cards are no interview"
    assert path.read_bytes() == OURS


# A sheet is never read as a transcript is, so that none grows past what can be read.
@pytest.mark.parametrize("kind", [kind for kind in Trouble if kind is not Trouble.PAST_READING])
def test_no_kind_of_trouble_speaks_of_an_interview(kind: Trouble) -> None:
    trouble = PaperTrouble(kind, Path("/x/a.pdf"))
    assert "interview" not in (trouble.reason + trouble.advice).lower()
    assert "gesprek" not in trouble.reason + trouble.advice
    assert "vanzelf" not in trouble.advice, "nothing is tried again by itself"
