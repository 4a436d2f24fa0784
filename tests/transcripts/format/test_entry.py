"""How much of a file is read for its head: its first bytes, and more only if its front matter goes on after those."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.storage.system import SYSTEM
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.entry import FIRST_READ, head_of
from tests import disk
from tests.builders import interview, question_set

OURS = compose(interview(), question_set()) + b"rust\n" * 20_000
BY_HAND = OURS.replace(b"\n---\n", b"\n---  \n", 1)


@pytest.mark.parametrize(
    "data",
    [OURS, BY_HAND, OURS.replace(b"\n---\n", b"\n...\n", 1), OURS.replace(b"\n", b"\r\n"), b"rust\n" * 20_000],
    ids=["ours", "spaces behind", "dots", "CRLF", "no front matter"],
)
def test_front_matter_that_ends_early_or_is_not_there_is_looked_for_no_further(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "een.md"
    disk.put(path, data)
    assert head_of(path, SYSTEM) == data[:FIRST_READ]


@pytest.mark.parametrize("data", [OURS, BY_HAND], ids=["ours", "spaces behind"])
def test_long_front_matter_is_read_to_its_end(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "een.md"
    data = data.replace(b"\nid: ", b"\n# " + b"x" * 3 * FIRST_READ + b"\nid: ", 1)
    disk.put(path, data)
    head = head_of(path, SYSTEM)
    assert data.startswith(head) and b"\nformat: 1\n---" in head
