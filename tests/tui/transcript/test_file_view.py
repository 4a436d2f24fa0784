"""A file on screen: what is not certain in it stands first."""

from __future__ import annotations

from pathlib import Path

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
    assert first.startswith("Regel ") and "Kaart 3 is buiten deze app veranderd" in first
