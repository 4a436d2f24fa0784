"""Interviews for tests. The names are fictional."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from interview_tui.cards.model import Card, Harvest, Kind, Motto, Probe, QuestionSet, Role, Source
from interview_tui.interview.model import NOTHING, Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.judging.witness import KEYS
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.heads.given_names import path_beside
from tests.texts import few_lines, few_notes, short_lines, short_notes


def question_set(size: int = 12, **changes: Any) -> QuestionSet:
    """A set of `size` cards, the first two openings."""
    cards = tuple(
        Card(
            number=number,
            id=f"kaart-{number}",
            role=Role.OPENING if number < 3 else Role.QUESTION,
            theme="Je vak – en de ontwikkeling daarvan." if number > 2 else "",
            title=f"“Kaart {number} …”",
            text=("Wanneer ben je in je element?", "Wat is dan gaande?"),
            harvest=(Harvest.ZODATJES,) if number == 11 else tuple(Harvest) if number == 12 else (),
            probes=(Probe(Kind.INCIDENT, "Neem me mee naar die dag."), Probe(Kind.LADDER_UP, "Zodat…?")),
        )
        for number in range(1, size + 1)
    )
    values: dict[str, Any] = {
        "id": "proef",
        "version": 1,
        "lang": "nl",
        "title": "Proef",
        "motto": Motto("Simpel is moeilijk.", "Niemand"),
        "source": Source("Proef", "Niemand", "1", "vrij"),
        "cards": cards,
    }
    return QuestionSet(**{**values, **changes})


def interview(**changes: Any) -> Interview:
    """Noor with Sam, on card 1, nothing said yet."""
    values: dict[str, Any] = {
        "id": "3f9k2m",
        "date": datetime.date(2026, 11, 24),
        "interviewer": "Noor",
        "interviewee": "Sam",
        "lang": "nl",
        "question_set": "proef@1",
    }
    answers = {number: answer for number, answer in changes.pop("answers", {}).items() if answer != NOTHING}
    return Interview(**{**values, **changes}, answers=MappingProxyType(answers))


def version_path(transcript: Path, circle: Circle) -> Path:
    """Where the app puts a version of the interview in that file; of Noor with Sam if there is none to read."""
    entry = entry_at(transcript, transcript.lstat()) if transcript.exists() else None
    return path_beside(transcript, (entry and entry.interview) or interview(), circle=circle)


WITNESS = rf"(?:{'|'.join(KEYS)})"
"""The expression for the keys at the top that say what the cards say too."""


def of_format_1(text: str) -> str:
    """A transcript as format 1 has it: without a second witness, in the words of then."""
    return re.sub(rf"(?m)^{WITNESS}: .*\r?\n", "", of_format_2(text)).replace("\nformat: 2", "\nformat: 1", 1)


def of_format_2(text: str) -> str:
    """A transcript as format 2 has it: in the words of then, and nothing about the wall."""
    for words in every_language():
        text = text.replace(f"*{words.readers}:", f"*{words.readers_before}:")
        text = re.sub(rf"\n\*{words.wall}: .*\*\r?\n", "", text)
        text = re.sub(rf"\n\*{re.escape(words.whole)}\*\r?\n", "", text)
    return re.sub(r"(?m)^closing_readers: .*\r?\n", "", text).replace("\nformat: 3", "\nformat: 2", 1)


def _answers(notes: st.SearchStrategy[str], lines: st.SearchStrategy[str]) -> st.SearchStrategy[Answer]:
    """Answers of any kind, with texts from these two strategies."""
    return st.builds(
        Answer,
        note=notes,
        zodatjes=st.lists(lines.filter(bool), max_size=3).map(tuple),
        circle=st.none() | st.sampled_from(Circle),
        struck=st.booleans(),
    )


def _interviews(answers: st.SearchStrategy[Answer], lines: st.SearchStrategy[str]) -> st.SearchStrategy[Interview]:
    """Interviews of any kind, with answers and lines from these two strategies."""
    cards = st.sets(st.integers(1, 12)).map(lambda cards: tuple(sorted(cards)))
    return st.builds(
        interview,
        interviewer=lines,
        interviewee=lines,
        lang=st.sampled_from(["nl", "en", "fy"]),
        form=st.sampled_from(["colleague", "manager", "een eigen vorm"]),
        status=st.sampled_from(Status),
        sharing=st.sampled_from(Circle),
        minutes=st.integers(1, 600),
        team=lines,
        organisation=lines,
        at_card=st.integers(1, 12),
        parked=cards,
        struck=cards,
        next=lines,
        listeners=lines,
        forms=st.sampled_from(["", "vormen@1"]),
        nth=st.integers(1, 3),
        back_on=st.none() | st.dates(min_value=datetime.date(1970, 1, 1)),
        closing=lines,
        closing_readers=st.sampled_from(ClosingReaders),
        answers=st.dictionaries(st.integers(1, 12), answers.filter(lambda answer: answer != NOTHING), max_size=4),
    ).map(_as_it_can_be)


def _as_it_can_be(held: Interview) -> Interview:
    """What finishing removed is not there, and nobody may read a closing sentence that is not there."""
    held = held if held.closing else held.change(closing_readers=ClosingReaders.NOBODY)
    gone = tuple(number for number in held.struck if number not in held.answers)
    return held.change(struck=gone) if held.status is Status.FINAL else held


answers = _answers(short_notes, short_lines)
interviews = _interviews(answers, short_lines)
"""Interviews with texts of every kind: for what looks into the letters, such as the file format."""

few_answers = _answers(few_notes, few_lines)
few_interviews = _interviews(few_answers, few_lines)
"""Interviews with a few texts, several times faster to make: for what passes texts on or compares them as a whole. Two
of them often hold the same text in the same place."""
