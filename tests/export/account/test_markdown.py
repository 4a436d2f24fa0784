"""An account as Markdown: their own transcript for the two, a version for others, and a page without names."""

from __future__ import annotations

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from interview_tui.export.account.account import account
from interview_tui.export.account.markdown import markdown
from interview_tui.export.account.reader import Reader
from interview_tui.export.account.unstruck import unstruck
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import share
from tests.builders import interview, interviews, question_set
from tests.texts import notes

pytestmark = pytest.mark.no_files

CARDS = question_set()
SECRET = "hoefijzerkers"
HELD = interview(
    status=Status.FINAL,
    sharing=Circle.ORGANISATION,
    answers={
        3: Answer("Eerst kijken.\nDoorgevraagd: Neem me mee.\n==Een halfuur niks.==", ("Ik wacht, zodat het kan.",)),
        7: Answer("Dit blijft tussen ons.", (), Circle.PRIVATE),
    },
    closing="Het is mijn vak om te wachten.",
    closing_readers=ClosingReaders.NAMED,
    team="Team Noord",
)
STRUCK = HELD.change(
    status=Status.HELD,
    answers={**HELD.answers, 4: Answer(f"Zei {SECRET}.", (f"Ik zeg {SECRET}, zodat.",), struck=True)},
)


def document(held: Interview = HELD) -> Document:
    return read(compose(held, CARDS))


def made(one: Document, reader: Reader) -> bytes:
    return markdown(one, account(one, reader))


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_for_the_two_it_is_their_transcript_byte_for_byte(end: bytes) -> None:
    written = compose(HELD, CARDS).replace(b"\n", end)
    assert made(read(written), Reader.TELLER) == written


def test_without_what_was_struck_it_is_a_transcript_that_can_be_read_again() -> None:
    found = made(document(STRUCK), Reader.TELLER)
    assert SECRET.encode() not in found
    again = read(found)
    assert not again.problems and again.clean
    assert (again.interview.answers, again.interview.struck) == (HELD.answers, (4,))
    assert again.interview.status is Status.HELD


HIDDEN = f"<!-- {SECRET} -->"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\nEerst kijken.", f"\n{HIDDEN}\n\nEerst kijken."),
        ("\nEerst kijken.", f"\nEerst {HIDDEN} kijken."),
        ("## Het is mijn vak", f"## Later\n\nToch.\n\n{HIDDEN}\n\n## Het is mijn vak"),
        ("vak om te wachten.\n", f"vak om te wachten.\n\n{HIDDEN}\n"),
        ("*Wie dit mag lezen", f"{HIDDEN}\n\n*Wie dit mag lezen"),
        ("tags:", f"# {SECRET}\ntags:"),
    ],
    ids=["above", "inside", "addition", "closing", "head", "front"],
)
def test_hidden_comments_are_not_in_it_and_nobody_may_read_more(before: str, after: str) -> None:
    written = compose(HELD, CARDS).decode()
    assert before in written
    one = read(written.replace(before, after, 1).encode())
    found = made(one, Reader.TELLER)
    assert SECRET.encode() not in found
    again = read(found).interview
    assert again.answer(3).note.split() == HELD.answer(3).note.split()
    assert all(again.circle_of(card) <= one.interview.circle_of(card) for card in range(13))
    assert ("Toch." in found.decode()) is ("Toch." in after)


@given(interviews)
def test_leaving_out_what_was_struck_gives_nobody_more(held: Interview) -> None:
    one = document(held)
    left = unstruck(one).interview
    kept = {number: answer for number, answer in one.interview.answers.items() if number in left.answers}
    assert left.answers == kept
    assert not any(answer.struck for answer in left.answers.values())
    assert left.sharing <= one.interview.sharing and left.closing_readers <= one.interview.closing_readers
    assert (left.closing, left.status, left.interviewee) == (
        one.interview.closing,
        one.interview.status,
        one.interview.interviewee,
    )


@pytest.mark.parametrize("reader", [Reader.TEAM, Reader.ORGANISATION])
def test_for_others_it_is_the_version_that_share_makes(reader: Reader) -> None:
    one = document()
    assert made(one, reader) == share(one, reader.circle)
    assert b"tussen ons" not in made(one, reader)


def test_outside_it_is_a_page_without_front_matter_and_names() -> None:
    assert made(document(), Reader.OUTSIDE).decode() == (
        "# Een collega over het vak\n\n*Doorgegeven zonder namen, met goedvinden van wie het vertelde.*\n\n"
        "## 1. “Kaart 3 …”\n\n> Wanneer ben je in je element?\n\nEerst kijken.\n\n*Doorgevraagd:* Neem me mee.\n\n"
        "==Een halfuur niks.==\n\n**Zodatje:** Ik wacht, zodat het kan.\n"
    )


@given(notes)
def test_outside_no_text_opens_a_block_or_hides_another(note: str) -> None:
    one = document(HELD.change(answers={3: Answer(f"Begin.\n{note}\nEind.")}))
    tokens = MarkdownIt("commonmark").parse(made(one, Reader.OUTSIDE).decode())
    kinds = {token.type for token in tokens}
    assert not {"html_block", "fence", "hr"} & kinds
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
    assert "html_inline" not in {inner.type for token in tokens for inner in token.children or ()}
