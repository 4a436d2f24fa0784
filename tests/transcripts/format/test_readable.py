"""Nothing is written that could not be read again: not past the size of a file, nor past that of its front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.interview.model import LONGEST_NAME, Answer
from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.format import own_form
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.readable import refuse_unreadable
from interview_tui.transcripts.format.reader import LIMIT, read
from tests.builders import interview, question_set

pytestmark = pytest.mark.no_files

CARDS = question_set()
PATH = Path("gesprek.md")


def can_be_read(data: bytes) -> bool:
    try:
        read(data)
    except TranscriptError:
        return False
    return True


@pytest.mark.parametrize("more", range(-3, 4))
@pytest.mark.parametrize("letter", ["a", "é", "𝄞"], ids=["one byte", "two", "four"])
def test_what_is_let_through_can_be_read_and_nothing_else_is(letter: str, more: int) -> None:
    held = interview(team=letter)
    head = compose(held, CARDS).decode()
    taken = head.index("\n---\n") + 1 - len("---\n")  # characters up to the fence, behind the first line
    team = letter * (own_form.LIMIT - taken + more)
    data = compose(held.change(team=team), CARDS)
    if can_be_read(data):
        assert refuse_unreadable(PATH, data) == data
    else:
        with pytest.raises(SaveError) as caught:
            refuse_unreadable(PATH, data)
        assert caught.value.kind is Trouble.PAST_READING
    assert can_be_read(data) is (more < -1)


@pytest.mark.parametrize("size", [LIMIT, LIMIT + 1])
def test_a_file_may_have_the_size_that_is_read(size: int) -> None:
    least = len(compose(interview(answers={3: Answer("a")}), CARDS)) - 1
    data = compose(interview(answers={3: Answer("a" * (size - least))}), CARDS)
    assert len(data) == size
    if size <= LIMIT:
        assert read(refuse_unreadable(PATH, data)).interview.answer(3).note.startswith("aaa")
    else:
        with pytest.raises(SaveError, match="zo groot geworden"):
            refuse_unreadable(PATH, data)


@pytest.mark.parametrize("letter", ["N", "é", "𝄞", "'", '"'], ids=["letter", "accent", "wide", "apostrophe", "quote"])
def test_the_longest_names_leave_more_than_enough_room(letter: str) -> None:
    name = letter * LONGEST_NAME
    named = dict.fromkeys(("interviewer", "interviewee", "team", "organisation", "next", "listeners"), name)
    held = interview(**named)
    data = compose(held, CARDS)
    assert read(refuse_unreadable(PATH, data)).interview == held
    assert data.index(b"\n---\n") < own_form.LIMIT / 4


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "marked"])
def test_other_line_ends_and_a_mark_are_no_matter(end: str, mark: bytes) -> None:
    data = mark + compose(interview(), CARDS).replace(b"\n", end.encode())
    assert refuse_unreadable(PATH, data) == data
    assert can_be_read(data)
