"""The data model of one interview: what was agreed, the answers, and who may read them. All values are immutable."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class Status(StrEnum):
    """Name the stages of an interview."""

    DRAFT = "draft"  # the conversation is going on
    HELD = "held"  # finished talking, not read back
    FINAL = "final"  # read back by the colleague


class Circle(IntEnum):
    """Name who may read, from narrow to wide: a circle may read what is shared with it or with a wider one."""

    PRIVATE = 0
    TEAM = 1
    ORGANISATION = 2

    @property
    def key(self) -> str:
        """Return the name in front matter and on the command line."""
        return self.name.lower()


class ClosingReaders(IntEnum):
    """Name what the colleague allows for the closing sentence, from narrow to wide: whether the team may read it."""

    NOBODY = 0  # but the two of them
    UNNAMED = 1  # on the wall of the team, without a name
    NAMED = 2  # with the name of the colleague

    @property
    def key(self) -> str:
        """Return the name in front matter."""
        return self.name.lower()


CLOSING: Final = 0
"""The number of the closing sentence among the numbers of cards."""
COLLEAGUE: Final = "colleague"
"""The id of the form of an interview that names none."""
USUAL_MINUTES: Final = 60
"""The time that is agreed unless another is chosen."""
LEAST_MINUTES: Final = 10
MOST_MINUTES: Final = 600
"""The limits of the time that can be agreed for an interview."""
LONGEST_NAME: Final = 120
"""The most characters of a name of a person, a team or an organisation."""
LONGEST_NOTE: Final = 500_000
"""The most characters of a note: then the file of an interview can always be read again."""


class Answer(NamedTuple):
    """Hold the answer to one card.

    `note` is the text as typed: lines end in LF, a probe that was asked is a line in it, a highlight is `==…==`.
    `zodatjes` are whole sentences of one line each. `circle` is None if the interview's own circle applies. A `struck`
    answer was withdrawn by the colleague: it is kept until finishing, and then removed.
    """

    note: str = ""
    zodatjes: tuple[str, ...] = ()
    circle: Circle | None = None
    struck: bool = False

    def __bool__(self) -> bool:
        """Return whether the answer has a note or a zodatje."""
        return bool(self.note.strip() or self.zodatjes)

    @property
    def length(self) -> int:
        """Return the number of characters of the note and the zodatjes together."""
        return len(self.note) + sum(map(len, self.zodatjes))

    @property
    def apart(self) -> tuple[str, ...]:
        """The zodatjes that do not stand in the note: an accepted one does, and people need not read it twice."""
        return tuple(sentence for sentence in self.zodatjes if not stands_in(sentence, self.note))


def stands_in(zodatje: str, note: str) -> bool:
    """Return whether the sentence of a zodatje stands in a note, with highlights in it or without."""
    return place_of(zodatje, note.replace("==", "")) is not None


def place_of(zodatje: str, text: str) -> tuple[int, int] | None:
    """Return where the sentence of a zodatje stands in a text, start and end; None if it does not.

    To the letter, but for its first one (a zodatje has a capital) and the full stop at its end.
    """
    body = zodatje.removesuffix(".")
    at = text.find(body[1:]) if len(body) > 1 else -1
    while at >= 0:
        start, end = at - 1, at + len(body) - 1
        is_whole = not text[max(start - 1, 0) : max(start, 0)].isalnum() and not text[end : end + 1].isalnum()
        if at and is_whole and text[start].casefold() == body[0].casefold():
            return start, end + text.startswith(".", end)
        at = text.find(body[1:], at + 1)
    return None


NOTHING = Answer()


class Interview(NamedTuple):
    """Hold one interview.

    `answers` are the answers that are not empty, by card number. `parked` are the numbers of the cards kept for later,
    `struck` of those whose answer was struck and removed by finishing, `chosen` of the only ones to ask; empty means
    all. `minutes` is the time agreed. `closing` is the whole sentence "Het is mijn vak om …", and `closing_readers` who
    besides the two may read it, whatever the circle of the interview is. `dismissed` holds digests
    of sentences that were offered as a zodatje and refused. `next` is whom the colleague will interview. `forms` names
    the file that the form comes from; it is empty for a shipped form without cards of its own. `listeners` says who
    listened, as typed; `back_on` is the date on which the two come back to the interview. `nth` is which of the
    interviews it was that the two held on that day, in the order in which they were begun.
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
    minutes: int = USUAL_MINUTES
    team: str = ""
    organisation: str = ""
    at_card: int = 1
    parked: tuple[int, ...] = ()
    next: str = ""
    closing: str = ""
    closing_readers: ClosingReaders = ClosingReaders.NOBODY
    struck: tuple[int, ...] = ()
    dismissed: tuple[str, ...] = ()
    chosen: tuple[int, ...] = ()
    listeners: str = ""
    back_on: datetime.date | None = None
    nth: int = 1
    answers: Mapping[int, Answer] = MappingProxyType({})

    def answer(self, card: int) -> Answer:
        """Return the answer to that card, or an empty answer."""
        return self.answers.get(card, NOTHING)

    def circle_of(self, card: int) -> Circle:
        """Return the circle an answer may be read by: its own, else that of the interview.

        The closing sentence (CLOSING) has readers of its own: the team, with the name of the colleague, or nobody.
        """
        if card == CLOSING:
            return Circle.TEAM if self.closing_readers is ClosingReaders.NAMED else Circle.PRIVATE
        own = self.answer(card).circle
        return self.sharing if own is None else own

    def answered(self) -> Iterator[tuple[int, Answer]]:
        """Yield the answers that are neither empty nor struck, with their card numbers, in order."""
        for number in sorted(self.answers):
            answer = self.answers[number]
            if answer and not answer.struck:
                yield number, answer

    def with_answer(self, card: int, **changes: object) -> Interview:
        """Return the interview with fields of that card's answer changed."""
        answer = self.answer(card)._replace(**changes)  # type: ignore[arg-type]
        answers = dict(self.answers)
        if answer == NOTHING:
            answers.pop(card, None)
        else:
            answers[card] = answer
        return self._replace(answers=MappingProxyType(answers))

    def change(self, **changes: object) -> Interview:
        """Return the interview with fields of its own changed (status, sharing, at_card …)."""
        return self._replace(**changes)  # type: ignore[arg-type]
