"""An account as JSON: the same transcript again for the two, what is theirs for others, and a seal on both."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from interview_tui.export.account.account import account
from interview_tui.export.account.json import json as made
from interview_tui.export.account.reader import Reader
from interview_tui.export.account.unstruck import unstruck
from interview_tui.export.account.whole import transcript_of, values_of
from interview_tui.interview.model import Interview
from interview_tui.transcripts.format.composer import as_read, compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from tests.builders import interviews, question_set

pytestmark = pytest.mark.no_files

CARDS = question_set()
MARK = "page:0123456789abcdef;holds:3.ab;words:3.cd;"


def exported(document: Document, reader: Reader = Reader.TELLER) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made(document, account(document, reader), MARK))
    return found


def again(document: Document) -> bytes:
    """The transcript that its values make, after a way through JSON."""
    return transcript_of(json.loads(json.dumps(values_of(document))))


@given(interviews)
def test_what_this_program_wrote_comes_back_byte_for_byte(held: Interview) -> None:
    left = unstruck(read(compose(held, CARDS)))
    assert again(left) == as_read(left)
