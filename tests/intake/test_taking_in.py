"""Transcripts from elsewhere: to the letter, never final, never for more people; and nothing here is overwritten."""

from __future__ import annotations

import datetime
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.shipped import shipped
from interview_tui.forms.shipped import forms_for
from interview_tui.intake.errors import IntakeError
from interview_tui.intake.found import NotesFound, TranscriptFound, look_into
from interview_tui.intake.notes import Block, Notes
from interview_tui.intake.proposing import Start, Why, propose
from interview_tui.intake.putting_in import above_of, answers_of, interview_from
from interview_tui.intake.taking_in import new_document, not_final, take_in, write_new
from interview_tui.interview.model import CLOSING, Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.sharing.share import share
from tests.builders import interview
from tests.intake.documents import NO_LIBRARY, docx, field, gone, p, r

CARDS = shipped("nl")
ANSWERS = {5: Answer("koffie", circle=Circle.PRIVATE), 6: Answer("thee", circle=Circle.ORGANISATION)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hier"


Look = Callable[[bytes], TranscriptFound]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """A transcript as it comes from elsewhere."""

    def look(data: bytes) -> TranscriptFound:
        path = tmp_path / "van elders.md"
        path.write_bytes(data)
        found = look_into(path, NO_LIBRARY)
        assert isinstance(found, TranscriptFound) and path.read_bytes() == data
        return found

    return look


def held(**changes: object) -> Interview:
    return interview(**{"question_set": CARDS.ref, "answers": ANSWERS, **changes})


@pytest.mark.parametrize("status", [Status.DRAFT, Status.HELD])
@pytest.mark.parametrize("data", ["plain", "crlf", "bom"])
def test_it_stays_to_the_letter(folder: Path, look: Look, status: Status, data: str) -> None:
    made = compose(held(status=status), CARDS)
    made = {"plain": made, "crlf": made.replace(b"\n", b"\r\n"), "bom": b"\xef\xbb\xbf" + made}[data]
    path = take_in(look(made), folder, Library(folder))
    assert path.read_bytes() == made
    assert path.name == "2026-11-24-sam-heel-3f9k2m.md"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_final_is_to_be_read_back_again(folder: Path, look: Look) -> None:
    made = compose(held(status=Status.FINAL, sharing=Circle.TEAM, struck=(3,)), CARDS)
    path = take_in(look(made), folder, Library(folder))
    assert path.read_bytes() == made.replace(b"status: final", b"status: held")


def test_what_a_hand_added_stays(folder: Path, look: Look) -> None:
    made = (
        compose(held(status=Status.FINAL), CARDS).replace(b"tags:", b"eigen: ja\ntags:")
        + b"\n## Erbij\n\nmet de hand\n"
    )
    path = take_in(look(made), folder, Library(folder))
    front, body = made.split(b"\n---\n")
    now, same = path.read_bytes().split(b"\n---\n")
    assert same == body and b"eigen: ja" in now and b"status: held" in now
    assert {*front.split(b"\n")} - {*now.split(b"\n")} == {b"status: final", b"seals: [00-34f82r, 6-fzxwnp]"}


def test_an_id_that_is_here_already_is_refused(folder: Path, look: Look) -> None:
    first = take_in(look(compose(held(), CARDS)), folder, Library(folder))
    before = first.read_bytes()
    for other in (held(), held(interviewee="Kim", date=datetime.date(2026, 1, 2)), held(id="3F9K2M")):
        with pytest.raises(IntakeError, match=r"staat hier al: 2026-11-24-sam-heel-3f9k2m\.md"):
            take_in(look(compose(other, CARDS)), folder, Library(folder))
    assert [*folder.iterdir()] == [first] and first.read_bytes() == before


def test_an_id_of_a_file_that_cannot_be_read_is_here_too(folder: Path, look: Look) -> None:
    folder.mkdir()
    (folder / "2026-11-24-sam-heel-3f9k2m.md").write_text("stuk", encoding="utf-8")
    with pytest.raises(IntakeError, match="staat hier al"):
        take_in(look(compose(held(), CARDS)), folder, Library(folder))


def test_a_version_for_others_is_refused(folder: Path, look: Look) -> None:
    made = share(read(compose(held(status=Status.FINAL, sharing=Circle.TEAM), CARDS)), Circle.TEAM)
    without_key = b"\n".join(line for line in made.split(b"\n") if not line.startswith(b"shared_for"))
    for data in (made, made.replace(b"shared_for", b"#shared_for"), without_key):
        with pytest.raises(IntakeError, match="deelversie"):
            take_in(look(data), folder, Library(folder))
    assert not folder.exists()


def test_a_damaged_one_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "stuk.md"
    path.write_bytes(compose(held(), CARDS).replace(b"format: 3", b"format: 99").replace(b"koffie", b"GEHEIM"))
    with pytest.raises(IntakeError, match=r"^Regel \d+: .*nieuwere versie") as refused:
        look_into(path, NO_LIBRARY)
    assert "GEHEIM" not in str(refused.value)
    path.write_bytes(b"Van Sam:\n\n" + compose(held(), CARDS))
    with pytest.raises(IntakeError, match=r"^Regel 3: "):
        look_into(path, NO_LIBRARY)


@pytest.mark.parametrize("ident", ["../../weg", "a/b", "x" * 300, "CON"])
def test_an_id_leads_nowhere_else(folder: Path, look: Look, ident: str) -> None:
    path = take_in(look(compose(held(id=ident), CARDS)), folder, Library(folder))
    assert path.parent == folder and [*folder.iterdir()] == [path]


def test_a_new_interview_is_written_beside_what_is_there(folder: Path) -> None:
    one = write_new(held(), folder, CARDS)
    two = write_new(held(), folder, CARDS)
    assert one != two and {*folder.iterdir()} == {one, two}
    assert read(one.read_bytes()).interview.answers == ANSWERS


CIRCLES = st.sampled_from(Circle)
MADE = st.builds(
    lambda sharing, circles, struck, closing, status: held(
        sharing=sharing,
        status=status,
        closing="Het is mijn vak om te luisteren.",
        closing_readers=closing,
        answers={
            number: Answer(f"woord{number}", circle=circle, struck=number in struck)
            for number, circle in circles.items()
        },
    ),
    CIRCLES,
    st.dictionaries(st.integers(3, 8), st.none() | CIRCLES),
    st.sets(st.integers(3, 8)),
    st.sampled_from(ClosingReaders),
    st.sampled_from(Status),
)


@pytest.mark.no_files
@given(MADE, st.data())
def test_it_is_never_final_and_never_for_more_people(made: Interview, data: st.DataObject) -> None:
    written = compose(made, CARDS)
    lines = written.split(b"\n")
    for _each in range(data.draw(st.integers(0, 2))):  # a hand was in it
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at : at + 1] = data.draw(st.sampled_from([[], [lines[at]] * 2, [b"*" + lines[at] + b"*"]]))
    try:
        document = read(b"\n".join(lines))
    except ValueError:
        return
    before = document.interview
    try:
        now = read(not_final(b"\n".join(lines), document)).interview
    except IntakeError:
        return
    assert now.status is not Status.FINAL
    assert now.sharing <= before.sharing and now.closing_readers <= before.closing_readers
    for card in (*range(13), CLOSING):
        assert now.circle_of(card) <= before.circle_of(card)
        assert now.answer(card).note == before.answer(card).note
        assert now.answer(card).struck or not before.answer(card).struck


def test_what_stays_out_of_a_document_is_nowhere(folder: Path, tmp_path: Path) -> None:
    hidden = [gone("GEHEIM1"), gone("GEHEIM2", "moveFrom"), r("GEHEIM3", "<w:vanish/>"), r("GEHEIM4", "<w:strike/>")]
    row = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('GEHEIM5')}</w:tc></w:tr>"
    path = tmp_path / "notities.docx"
    path.write_bytes(
        docx(
            p("Kaart 5") + p("koffie ", *hidden, field("X GEHEIM6", r("thee"))) + f"<w:tbl>{row}</w:tbl>",
            comments=f'<w:comment w:id="0" w:author="GEHEIM7">{p("GEHEIM8")}</w:comment>',
            header=p("GEHEIM9"),
        )
    )
    before = path.read_bytes()
    found = look_into(path, NO_LIBRARY)
    assert isinstance(found, NotesFound) and len(found.notes.left_out) == 5
    answers = answers_of(found.notes, propose(found.notes, CARDS), CARDS)
    day = datetime.date(2025, 11, 24)
    made = interview_from(answers, CARDS, forms_for(CARDS), date=day, interviewer="Noor", interviewee="Sam")
    written = write_new(made, folder, CARDS)
    assert read(written.read_bytes()).interview.answers == {5: Answer("koffie thee")}
    for left in folder.rglob("*"):
        assert b"GEHEIM" not in left.read_bytes() and "GEHEIM" not in left.name
    assert path.read_bytes() == before


ABOVE = st.lists(
    st.sampled_from(
        [
            "Gesprek met Fatima, 12 maart",
            "# Kop",
            "## 5. koffie",
            "*Wie dit mag lezen: de hele organisatie*",
            "Wie dit mag lezen: ons team",
            "Dit is het hele gesprek.",
            "---",
            "    ingesprongen",
            "<!-- weg -->",
            "Zodatje: dit.",
            "*sterren* en \\ en &#42;",
            "- punt",
        ]
    )
    | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1).filter(str.strip),
    min_size=1,
    max_size=4,
)


@pytest.mark.no_files
@given(ABOVE)
def test_what_stands_above_is_there_to_the_letter_and_for_nobody_else(lines: list[str]) -> None:
    notes = Notes((*map(Block, lines), Block("5. koffie")))
    above = above_of(notes, [Start(len(lines), 5, Why.NUMBER, keeps_heading=True)])
    assert above == "\n\n".join(lines)
    document = read(new_document(held(status=Status.HELD, sharing=Circle.PRIVATE), CARDS, above))
    now = document.interview
    assert (now.sharing, now.status, now.answers) == (Circle.PRIVATE, Status.HELD, ANSWERS)
    head = document.sections[0].raw.split("\n\n", 3)[3].strip("\n")
    assert decode_line(head) == above.strip("\n")


def test_a_version_for_others_has_nothing_of_what_stands_above() -> None:
    made = new_document(held(status=Status.FINAL, sharing=Circle.TEAM), CARDS, "Gesprek met GEHEIM")
    assert b"GEHEIM" in made
    assert b"GEHEIM" not in share(read(made), Circle.TEAM)
