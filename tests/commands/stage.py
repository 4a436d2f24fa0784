"""What the tests of the commands share: transcripts in a folder, and what an error looks like."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from tests.builders import interview

CARDS = shipped("nl")
Run = Callable[..., tuple[int, str, str]]


def save(folder: Path, held: Interview, name: str = "") -> Path:
    path = folder / (name or file_name(held.date, held.interviewee, held.id))
    path.write_bytes(compose(held, CARDS))
    return path


def finished(**changes: Any) -> Interview:
    answers = {
        5: Answer("Begint met koffie.\nDoorgevraagd: Waaraan zag je dat?", ("Ik drink koffie mee, zodat het blijft.",)),
        6: Answer("Alleen voor ons.", circle=Circle.PRIVATE),
    }
    given: dict[str, Any] = {"status": Status.FINAL, "sharing": Circle.TEAM, "answers": answers}
    return interview(**{**given, "question_set": CARDS.ref, **changes})


def is_one_line(error: str) -> bool:
    return error.startswith("interview-tui: ") and error.count("\n") == 1 and error.endswith("\n")
