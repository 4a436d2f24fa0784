"""Folders full of transcripts of about 12 kB, made once for a run of the benchmarks."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from types import MappingProxyType

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name

BYTES = 12_000
SETTLED = 2.1  # seconds; the library reads a file newer than that at every look
_SENTENCE = "Begint met koffie aan de keukentafel. Eerst kijken, dan pas vragen, en dan wachten tot het antwoord komt. "


class Folders:
    """Make folders of transcripts inside `home`, when they are asked for first."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._made: dict[int, Path] = {}

    def of(self, count: int) -> Path:
        """Return the folder with `count` transcripts, read once so that they are in the system's cache."""
        if count not in self._made:
            folder = self._home / f"transcripts-{count}"
            folder.mkdir(mode=0o700)
            fill(folder, count)
            read_raw(folder)
            time.sleep(SETTLED)
            self._made[count] = folder
        return self._made[count]


def ident(number: int) -> str:
    """Return the id of a transcript, by its number from 0."""
    return f"b{number:05d}"


def fill(folder: Path, count: int) -> None:
    """Write `count` interviews of `BYTES` bytes."""
    cards = shipped("nl")
    note = _SENTENCE * 6
    answers = {
        card.number: Answer(note, ("Ik drink eerst koffie mee, zodat het hun tafel blijft.",)) for card in cards.cards
    }
    for number in range(count):
        interview = Interview(
            id=ident(number),
            date=datetime.date(2026, 1, 1) + datetime.timedelta(days=number % 300),
            interviewer=f"Noor {number % 40}",
            interviewee=f"Sam {number % 70}",
            lang="nl",
            question_set=cards.ref,
            status=list(Status)[number % 3],
            team=f"Team {number % 9}",
            answers=MappingProxyType(answers),
        )
        data = compose(interview, cards)
        data += b"x" * (BYTES - len(data))
        path = folder / file_name(interview.date, interview.interviewee, interview.id)
        path.write_bytes(data)


def read_raw(folder: Path) -> int:
    """Read every file whole; return the number of bytes."""
    return sum(len(path.read_bytes()) for path in sorted(folder.iterdir()))
