"""One interview: what was agreed, what was said, and who may read it. Values only; a change makes a new one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final


class Status(StrEnum):
    """How far an interview has come."""

    DRAFT = "draft"  # being held
    HELD = "held"  # finished talking, not read back
    FINAL = "final"  # read back by the colleague


class Circle(IntEnum):
    """Who may read, from narrow to wide: a circle may read what is shared with it or with a wider one."""

    PRIVATE = 0
    TEAM = 1
    ORGANISATION = 2

    @property
    def key(self) -> str:
        """The word in front matter and on the command line."""
        return self.name.lower()


CLOSING: Final = 0
"""Stands for the closing sentence where the numbers of cards are given."""
COLLEAGUE: Final = "colleague"
"""The form of an interview that says nothing about it."""
LEAST_MINUTES: Final = 10
MOST_MINUTES: Final = 600
"""What can be agreed as the time of an interview."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one card brought.

    `note` is the text as typed: lines end in LF, a probe that was asked is a line in it, a highlight is `==…==`.
    `zodatjes` are whole sentences of one line each. `circle` is None where the interview's own circle counts.
    `struck` is what the colleague took back: it is kept until finishing, then it is gone.
    """

    note: str = ""
    zodatjes: tuple[str, ...] = ()
    circle: Circle | None = None
    struck: bool = False

    def __bool__(self) -> bool:
        """Whether anything was said here."""
        return bool(self.note.strip() or self.zodatjes)

    @property
    def length(self) -> int:
        """The characters of its note and its zodatjes together."""
        return len(self.note) + sum(map(len, self.zodatjes))


NOTHING = Answer()


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview as it stands.

    `answers` holds the cards that brought something, by number; `parked`, `struck` and `chosen` are card numbers:
    kept for later, taken back by the colleague and gone since finishing, and (if not empty) the only ones to ask.
    `minutes` is the time agreed. `closing` is the whole sentence "Het is mijn vak om …". `dismissed` holds digests of
    sentences that were offered as a zodatje and refused. `next` is whom the colleague will interview. `forms` names the
    file that the form comes from; it is empty for a shipped form without cards of its own. `listeners` are those who
    listened, in their own words; `back_on` is the day on which the two come back to it.
    """

    id: str
    date: datetime.date
    interviewer: str
    interviewee: str
    lang: str
    question_set: str
    form: str = COLLEAGUE
    forms: str = ""
    status: Status = Status.DRAFT
    sharing: Circle = Circle.PRIVATE
    minutes: int = 60
    team: str = ""
    organisation: str = ""
    at_card: int = 1
    parked: tuple[int, ...] = ()
    next: str = ""
    closing: str = ""
    struck: tuple[int, ...] = ()
    dismissed: tuple[str, ...] = ()
    chosen: tuple[int, ...] = ()
    listeners: str = ""
    back_on: datetime.date | None = None
    answers: Mapping[int, Answer] = field(default_factory=lambda: MappingProxyType({}))

    def answer(self, card: int) -> Answer:
        """What that card brought; an empty answer if nothing."""
        return self.answers.get(card, NOTHING)

    def circle_of(self, card: int) -> Circle:
        """Who may read that answer: its own circle, else that of the interview."""
        own = self.answer(card).circle
        return self.sharing if own is None else own

    def answered(self) -> Iterator[tuple[int, Answer]]:
        """The cards that brought something and were not struck, in order."""
        for number in sorted(self.answers):
            answer = self.answers[number]
            if answer and not answer.struck:
                yield number, answer

    def with_answer(self, card: int, **changes: object) -> Interview:
        """The same interview with that card's answer changed."""
        answer = replace(self.answer(card), **changes)  # type: ignore[arg-type]
        answers = dict(self.answers)
        if answer == NOTHING:
            answers.pop(card, None)
        else:
            answers[card] = answer
        return replace(self, answers=MappingProxyType(answers))

    def change(self, **changes: object) -> Interview:
        """The same interview with other particulars (status, sharing, at_card …)."""
        return replace(self, **changes)  # type: ignore[arg-type]
