"""Nothing goes to others while another version of the interview keeps it narrower, whatever that file is called."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import CLOSING, Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.storage.folders import keep_beside
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import FolderTrouble, Library
from interview_tui.transcripts.sharing.share import share
from interview_tui.transcripts.versions.narrower import WHOLE, Narrower, given_to, narrower_version
from tests import disk
from tests.builders import interview

CARDS = shipped("nl")
NAME = "2026-11-24-sam-3f9k2m.md"
SECRET = "hoefijzerkers"
ANSWERS = {
    3: Answer("Koffie."),
    5: Answer(f"Toen zei ik {SECRET}."),
    7: Answer("Voor elk.", circle=Circle.ORGANISATION),
}
HELD = interview(
    question_set=CARDS.ref,
    status=Status.FINAL,
    sharing=Circle.TEAM,
    answers=ANSWERS,
    closing="Het is mijn vak om te blijven.",
)
COPY = f"{NAME.removesuffix('.md')} (DESKTOP-AB12's conflicted copy 2026-11-24).md"


def put(folder: Path, held: Interview | bytes, name: str = COPY) -> Path:
    path = folder / name
    disk.put(path, held if isinstance(held, bytes) else compose(held, CARDS))
    return path


def found(
    path: Path, circle: Circle = Circle.TEAM, widest: Callable[[Interview], Circle] = lambda _one: Circle.ORGANISATION
) -> Narrower | None:
    """The version that keeps something narrower of what a version of `path` for that circle holds."""
    given = given_to(read(disk.get(path)).interview, circle)
    return narrower_version(path, HELD.id, given, Library, widest)


def text(held: Interview) -> str:
    return compose(held, CARDS).decode()


def without_answer(number: int) -> Interview:
    return HELD.with_answer(number, note="")


NARROWER: dict[str, tuple[Interview | bytes, bool]] = {
    "one for the two alone": (HELD.with_answer(5, circle=Circle.PRIVATE), True),
    "all for the two alone": (HELD.change(sharing=Circle.PRIVATE), True),
    "all for the two alone, and nothing said yet": (
        HELD.change(sharing=Circle.PRIVATE, answers={}, closing="", status=Status.DRAFT),
        True,
    ),
    "struck by a line": (HELD.with_answer(5, struck=True), True),
    "struck at the top": (text(HELD).replace("\nseals:", "\nstruck_cards: [5]\nseals:").encode(), True),
    "struck and finished": (finish(strike(HELD.change(status=Status.HELD), 5)), True),
    "not certain": (text(HELD).replace("Toen zei", "Daarna zei").encode(), True),
    "a heading gone": (text(HELD).replace("## 5.", "Vijf.").encode(), True),
    "no UTF-8 below": (text(HELD).replace("Koffie.", "Koffie: ë").encode("cp1252", errors="replace"), False),
    "zeros at its end": (text(HELD).encode() + b"\0\0", False),
    "a blank line above it": (b"\n" + text(HELD).encode(), False),
    "UTF-16": (text(HELD).encode("utf-16"), False),
    "old line ends": (text(HELD).replace("\n", "\r").encode(), False),
    "a newer format": (text(HELD).replace("format: 3", "format: 99").encode(), False),
}


@pytest.mark.parametrize("name", [COPY, "Kopie van het gesprek.md", "2026-11-24-sam-3f9k2m-2.md"])
@pytest.mark.parametrize("kind", NARROWER)
def test_a_version_that_keeps_something_narrower_is_named(tmp_path: Path, kind: str, name: str) -> None:
    path = put(tmp_path, HELD, NAME)
    held, is_readable = NARROWER[kind]
    other = put(tmp_path, held, name)
    assert found(path) == Narrower(other, is_readable)
    other.unlink()
    assert found(path) is None


NO_NARROWER: dict[str, Interview | bytes] = {
    "the same": HELD,
    "other words": HELD.with_answer(5, note="Toen zei ik iets anders."),
    "one answer less": without_answer(5),
    "one more, for the two alone": HELD.with_answer(6, note="Tussen ons.", circle=Circle.PRIVATE),
    "all wider": HELD.change(sharing=Circle.ORGANISATION),
    "not read back": HELD.change(status=Status.HELD),
    "another interview with its id": HELD.change(
        interviewee="Kim", date=HELD.date.replace(day=1), sharing=Circle.PRIVATE
    ),
    "another id": HELD.change(id="4g9k2m", sharing=Circle.PRIVATE),
    "another id, and it cannot be read": b"\n" + text(HELD).replace("id: 3f9k2m", "id: 3f9k2mm").encode(),
    "no interview": b"# Boodschappen\n\nid: 3f9k2 en format: 3\n",
}


KEEPS_ITS_NAME = list(NO_NARROWER)[:6]


@pytest.mark.parametrize("kind", NO_NARROWER)
def test_beside_a_version_that_is_no_narrower_it_goes_on(tmp_path: Path, kind: str) -> None:
    path = put(tmp_path, HELD, NAME)
    put(tmp_path, NO_NARROWER[kind], COPY if kind in KEEPS_ITS_NAME else "iets anders.md")
    assert found(path) is None


def test_only_what_would_be_given_counts(tmp_path: Path) -> None:
    path = put(tmp_path, HELD, NAME)
    other = put(tmp_path, HELD.with_answer(5, circle=Circle.PRIVATE))
    assert found(path, Circle.ORGANISATION) is None, "card 5 is not for the organisation here either"
    put(tmp_path, HELD.with_answer(7, circle=Circle.TEAM))
    assert found(path) is None
    assert found(path, Circle.ORGANISATION) == Narrower(other, True)


def test_what_is_about_the_whole_counts_as_an_answer_does(tmp_path: Path) -> None:
    held = HELD.change(answers={number: answer._replace(circle=Circle.TEAM) for number, answer in ANSWERS.items()})
    path = put(tmp_path, held, NAME)
    other = put(tmp_path, held.change(sharing=Circle.PRIVATE))
    assert found(path) is None
    put(tmp_path, held.change(next="Robin"), NAME)
    assert WHOLE in given_to(held.change(next="Robin"), Circle.TEAM)
    assert found(path) == Narrower(other, True)


def test_the_closing_sentence_counts_by_readers_of_its_own(tmp_path: Path) -> None:
    said = {"closing": "Het is mijn vak om te blijven.", "closing_readers": ClosingReaders.NAMED}
    path = put(tmp_path, HELD.change(**said), NAME)
    assert CLOSING in given_to(HELD.change(**said), Circle.TEAM)
    assert CLOSING not in given_to(HELD.change(**said), Circle.ORGANISATION)
    for readers in (ClosingReaders.NOBODY, ClosingReaders.UNNAMED):
        other = put(tmp_path, HELD.change(**{**said, "closing_readers": readers}))
        assert found(path) == Narrower(other, True)
    put(tmp_path, HELD.change(closing="", closing_readers=ClosingReaders.NOBODY))
    assert found(path) is None, "it keeps none from anybody"


def test_a_form_that_is_narrower_counts(tmp_path: Path) -> None:
    path = put(tmp_path, HELD, NAME)
    other = put(tmp_path, HELD.change(form="manager"))
    assert found(path) is None
    widest = {"manager": Circle.PRIVATE}
    assert found(path, widest=lambda one: widest.get(one.form, Circle.TEAM)) == Narrower(other, True)


def test_the_version_that_this_program_keeps_beside_it_counts_whatever_it_holds(tmp_path: Path) -> None:
    path = put(tmp_path, HELD, NAME)
    kept = keep_beside(path, compose(HELD.with_answer(3, struck=True), CARDS))
    assert found(path) == Narrower(kept, True)
    disk.put(kept, b"half")
    assert found(path) == Narrower(kept, False)


def test_from_a_copy_the_transcript_itself_is_the_other(tmp_path: Path) -> None:
    path = put(tmp_path, HELD.with_answer(5, circle=Circle.PRIVATE), NAME)
    assert found(put(tmp_path, HELD)) == Narrower(path, True)


def test_a_version_for_others_is_no_version_of_it_damaged_or_not(tmp_path: Path) -> None:
    path = put(tmp_path, HELD, NAME)
    data = share(document(HELD), Circle.TEAM)
    for name in (f"{path.stem}-team.md", "voor Robin.md"):
        for one in (data, b"\n" + data, data.replace(b"format: 3", b"format: 99")):
            put(tmp_path, one, name)
            assert found(path) is None
            assert found(path, Circle.ORGANISATION) is None


def document(held: Interview) -> Document:
    return read(compose(held, CARDS))


needs_posix = pytest.mark.skipif(os.name == "nt", reason="POSIX files")


@needs_posix
def test_through_a_link_the_versions_beside_the_file_itself_count(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "gesprekken", tmp_path / "bureaublad"
    folder.mkdir()
    elsewhere.mkdir()
    put(folder, HELD, NAME)
    other = put(folder, HELD.with_answer(5, circle=Circle.PRIVATE))
    link = elsewhere / "gesprek.md"
    link.symlink_to(folder / NAME)
    assert found(link) == Narrower(other, True)


@needs_posix
def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    path = put(tmp_path, HELD, NAME)
    os.mkfifo(tmp_path / "pijp.md")
    (tmp_path / "weg.md").symlink_to(tmp_path / "nergens" / "x.md")
    assert found(path) is None


def test_where_the_folder_cannot_be_looked_at_nothing_is_said_to_be_right(tmp_path: Path) -> None:
    file = put(tmp_path, HELD, NAME)
    with pytest.raises(FolderTrouble):
        narrower_version(file / NAME, HELD.id, {3: Circle.TEAM}, Library, lambda _one: Circle.TEAM)


def test_of_other_interviews_no_more_than_the_head_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_whole: list[str] = []
    path = put(tmp_path, HELD, NAME)
    other = put(tmp_path, HELD)
    for number in range(4, 9):
        put(tmp_path, HELD.change(id=f"{number}f9k2m"), f"2026-11-24-sam-{number}f9k2m.md")
    given = given_to(HELD, Circle.TEAM)

    def counted(of: Path, **_options: object) -> bytes:
        read_whole.append(of.name)
        return disk.get(of)

    monkeypatch.setattr("interview_tui.transcripts.versions.narrower.read_bytes", counted)
    monkeypatch.setattr("interview_tui.transcripts.library.listing.read_bytes", counted)
    assert narrower_version(path, HELD.id, given, Library, lambda _one: Circle.TEAM) is None
    assert read_whole == [other.name]
