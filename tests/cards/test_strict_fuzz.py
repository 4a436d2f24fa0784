"""Whatever a file holds, reading it gives a sound question set or a QuestionSetError, and nothing else."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.document import is_blank
from interview_tui.cards.errors import QuestionSetError
from interview_tui.cards.model import Kind, QuestionSet
from interview_tui.cards.rules import check_probes
from interview_tui.cards.strict import read_set
from interview_tui.language import clean_line
from tests.cards.samples import Document, document, document_of, is_one_safe_line, write
from tests.cards.spoiling import spoil, values, with_other_bytes


@pytest.fixture(scope="module", autouse=True)
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def outcome(folder: Path, content: Document | str | bytes) -> QuestionSet | None:
    """The set that was read, found to be sound; None where it was refused in one line."""
    path = write(folder, content)
    try:
        ours = read_set(path)
    except QuestionSetError as error:
        assert is_one_safe_line(str(error))
        assert error.problem
        return None
    check_sound(ours)
    return ours


def check_sound(ours: QuestionSet) -> None:
    """Everything that the rest of the program takes for granted about a set."""
    assert 1 <= len(ours.cards) <= 60
    assert [card.number for card in ours.cards] == list(range(1, len(ours.cards) + 1))
    assert len({card.id.casefold() for card in ours.cards}) == len(ours.cards)
    for card in ours.cards:
        said = (card.title, *card.text, *(probe.text for probe in card.probes))
        assert not any(is_blank(text) for text in said)
        assert all(clean_line(text) == text for text in (card.theme, *said))
    for finding in check_probes(ours):
        assert finding.message
        assert finding.place


@given(st.binary(max_size=200))
def test_any_bytes(folder: Path, content: bytes) -> None:
    assert outcome(folder, content) is None


@given(st.lists(st.sampled_from([*'{}[]",:\\\n 1eE-.+', "NaN", "true", '"cards"', "\\u", "d800"]), max_size=60))
def test_any_json_like_text(folder: Path, parts: list[str]) -> None:
    assert outcome(folder, "".join(parts)) is None


@given(values)
def test_any_value(folder: Path, value: Any) -> None:
    assert outcome(folder, json.dumps(value)) is None


@given(st.data())
def test_a_good_set_spoiled_anywhere(folder: Path, data: st.DataObject) -> None:
    content = document()
    spoil(data, content)
    outcome(folder, json.dumps(content))


@given(st.data())
def test_a_good_file_with_other_bytes_in_it(folder: Path, data: st.DataObject) -> None:
    outcome(folder, with_other_bytes(data, document()))


lines = st.text(max_size=40)
said = lines.map(lambda text: f"x{text}" if is_blank(clean_line(text)) else text)


@given(st.data())
def test_what_was_read_comes_back_the_same(folder: Path, data: st.DataObject) -> None:
    """Reading cleans once: a set that was read, written down and read again has not changed."""
    content = document()
    content["title"] = data.draw(said)
    for card in content["cards"][1:]:
        card["title"] = data.draw(said)
        card["theme"] = data.draw(lines)
        card["text"] = data.draw(st.lists(said, max_size=3))
        card["probes"] = [
            {"kind": kind.value, "text": data.draw(said)}
            for kind in data.draw(st.lists(st.sampled_from(Kind), max_size=3))
        ]
    first = outcome(folder, content)
    if first is not None:
        assert outcome(folder, document_of(first)) == first
