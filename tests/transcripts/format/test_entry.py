"""How much of a file is read for its head: its first bytes, and more only if its front matter goes on after those; and
what is made of bytes that stop in the middle of something."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.interview.model import Answer, Circle
from interview_tui.storage.system import SYSTEM
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.heads.entry import FIRST_READ, head_of, ident_in
from tests import disk
from tests.builders import interview, question_set
from tests.storage.faults import Faulty

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
    assert data.startswith(head) and b"\nformat: 3\n---" in head


SHARED = compose(interview(sharing=Circle.TEAM, answers={3: Answer("é" * FIRST_READ)}), question_set())


@pytest.mark.parametrize("shift", [0, 1])
def test_first_bytes_that_end_inside_a_letter_are_enough(tmp_path: Path, shift: int) -> None:
    """One of the two shifts cuts an é in half; and neither file is opened a second time."""
    path = tmp_path / "een.md"
    disk.put(path, SHARED.replace(b"\nid: ", b"\naliases: [" + b"x" * shift + b"]\nid: ", 1))
    system = Faulty()
    entry = entry_at(path, path.stat(), system=system)
    assert entry is not None and entry.interview is not None
    assert (entry.problem, entry.interview.sharing) == (None, Circle.TEAM)
    assert system.calls.count("open") == 1


def test_a_short_file_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "een.md"
    held = interview(sharing=Circle.TEAM, answers={3: Answer("Rust.")})
    disk.put(path, compose(held, question_set()).replace(b"\nid: ", b"\naliases: []\nid: ", 1))
    system = Faulty()
    entry = entry_at(path, path.stat(), system=system)
    assert entry is not None and entry.interview is not None and entry.interview.sharing is Circle.TEAM
    assert system.calls.count("open") == 1


def test_what_hides_the_readers_line_is_looked_behind_through_the_system_that_was_given(tmp_path: Path) -> None:
    path = tmp_path / "een.md"
    disk.put(path, SHARED.replace(b"*Wie", b"<!-- " + b"## x\n" * FIRST_READ + b" -->\n*Wie", 1))
    system = Faulty()
    entry = entry_at(path, path.stat(), system=system)
    assert entry is not None and entry.interview is not None and entry.interview.sharing is Circle.TEAM
    assert system.calls.count("open") == 2


@pytest.mark.parametrize("mark", ["<!--", "```", "~~~"])
def test_what_hides_a_heading_may_stand_in_that_heading_itself(tmp_path: Path, mark: str) -> None:
    """In the first bytes it has no end and is text, above an underline; in the whole file it hides the card."""
    path = tmp_path / "een.md"
    circle = "*Wie dit mag lezen: alleen wij twee\u00ebn*"
    end = "-->" if mark == "<!--" else mark
    hidden = f"{mark} x\n--\n## 3. x\n" + "x\n" * FIRST_READ + f"{end}\n\n{circle}\n\n## 4. y\n"
    front = SHARED.decode().replace("\nid: ", "\naliases: []\nid: ", 1)
    disk.put(path, front[: front.index("\n## ")] + "\n" + hidden)
    entry = entry_at(path, path.stat())
    assert entry is not None and entry.interview is not None
    assert entry.interview.sharing is read(disk.get(path)).interview.sharing is Circle.PRIVATE


def test_an_id_is_found_in_any_name_that_ends_as_ours_do() -> None:
    assert ident_in("2026-11-24-sam-3f9k2m.md") == ident_in("2026-11-24-sam\nde wit-3f9k2m-2.md") == "3f9k2m"
    assert ident_in("2026-11-24-sam.md") == ident_in("sam-3f9k2m.md") == ""
