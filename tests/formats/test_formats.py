"""What every version of the program wrote is read for ever as it was meant: to the letter, and by nobody more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview_tui.interview.model import Circle, Interview
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.heads.own_head import own_head
from tests.formats.write import HERE, newest, reading, written

FILES = sorted(HERE.glob("*/*.md"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in FILES]
WIDTH = {circle.key: circle for circle in Circle}


def meant(path: Path) -> dict[str, Any]:
    """What the version that wrote a file meant by it; it has no more than that version knew."""
    told: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return told


def may_be_read_as(now: str, then: str, by_all: str, *, told: bool) -> bool:
    """Whether who may read an answer now agrees with who might then; `by_all` is the circle of the interview then.

    As it was, or narrower where that is told: one answer was for more people than the interview as a whole, or words
    were typed that only a backslash keeps from saying who may read. Another program can make such lines, or take the
    backslash away; since format 2 a second witness settles it, before that a person does. Wider is never right.
    """
    widened = WIDTH[then] > WIDTH[by_all]
    return WIDTH[now] <= WIDTH[then] if widened or told else now == then


def test_there_are_files_and_each_says_what_was_meant() -> None:
    assert len(FILES) >= 20
    assert {path.with_suffix(".json") for path in FILES} == set(HERE.glob("*/*.json"))
    assert sum(path.stat().st_size for path in HERE.glob("*/*")) < 300_000
    data = (HERE / "01" / "nl-hand-crlf.md").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n"), "git or an editor gave it other line ends"
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_it_is_read_to_the_letter(path: Path) -> None:
    then = meant(path)
    document = read(path.read_bytes())
    doubtful = {section.number for section in document.cards() if section.doubtful}
    assert not doubtful or not document.has_witness
    now = reading(document.interview)
    answers, was = now.pop("answers"), then.pop("answers")
    assert {key: now[key] for key in then} == then
    assert list(answers) == list(was)
    for number, answer in answers.items():
        for key in ("note", "zodatjes", "struck"):
            assert answer[key] == was[number][key], (number, key)
        told = int(number) in doubtful
        assert may_be_read_as(answer["readers"], was[number]["readers"], then["sharing"], told=told), number


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_list_tells_the_same_of_it(path: Path) -> None:
    """By its head alone, in whichever of the two ways that is read."""
    then = meant(path)
    entry = entry_at(path, path.stat())
    assert entry is not None and entry.interview is not None
    assert entry.shared == path.stem.endswith("-voor-team")
    quick = own_head(path.read_bytes())
    for head in (entry.interview, *([quick.interview] if quick is not None else [])):
        now = reading(head)
        known = [key for key in then if key not in ("answers", "closing", "closing_readers")]
        assert {key: now[key] for key in known} == {key: then[key] for key in known}


def test_what_is_written_now_is_kept() -> None:
    """Whoever changes what the program writes keeps a file as it is from now on: README.md here says how."""
    kept = newest()
    made = written()
    assert set(made) <= set(kept)
    changed = [name for name, (data, _held) in made.items() if kept[name].read_bytes() != data]
    assert changed == [], "run: python -m tests.formats.write NUMBER (the next one), and say in README.md what changed"


def test_each_part_of_an_interview_is_in_some_file() -> None:
    """Else a change in how it is written would not be noticed."""
    held = [interview for _data, interview in written().values()]
    usual = Interview(id="", date=held[0].date, interviewer="", interviewee="", lang="nl", question_set="")
    same = {"id", "date", "interviewer", "interviewee", "question_set"}
    for name in set(Interview._fields) - same:
        assert any(getattr(one, name) != getattr(usual, name) for one in held), name
