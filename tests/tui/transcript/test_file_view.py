"""A file on screen: what is not certain in it stands first."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.tui.transcript.file_view import WHOLE, look
from tests.builders import interview, question_set


def test_what_is_not_certain_stands_above_the_text(tmp_path: Path) -> None:
    held = interview(status=Status.FINAL, sharing=Circle.TEAM, answers={3: Answer("Rust.")})
    path = tmp_path / "x.md"
    path.write_bytes(compose(held, question_set()))
    assert look(path, WHOLE).plain.startswith("In gesprek: ")
    path.write_bytes(path.read_bytes().replace(b"Rust.", b"Onrust."))
    first, *_rest = look(path, WHOLE).plain.split("\n")
    assert first.startswith("Regel ") and "Kaart 3 is buiten de app veranderd" in first


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_saved_as_utf_16_shows_what_to_do_and_no_zeros(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "2026-11-24-sam-3f9k2m.md"
    path.write_bytes("---\nid: 3f9k2m\nformat: 1\n---\n\n# Titel\n".encode(encoding))
    assert look(path, WHOLE).plain == (
        "Het bestand is bewaard als UTF-16 (“Unicode”). Bewaar het als UTF-8; Kladblok vraagt daarnaar bij ‘Codering’."
        "\n\nHet bestand blijft zoals het is."
    )


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 9, b"---\n" + bytes(range(256)) * 9, bytes(5000), b"PK\x03\x04\0\0"]
)
def test_a_file_without_words_is_no_page_of_signs(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "2026-11-24-sam-3f9k2m.md"
    path.write_bytes(data)
    problem, blank, stays = look(path, WHOLE).plain.splitlines()
    assert problem.isprintable() and (blank, stays) == ("", "Het bestand blijft zoals het is.")
