"""Comparison of two versions of one interview, and their merge by a person's choices.

A person chooses per card, once for the particulars (names and the like) and once for the closing sentence: this
version, the other, or both. Rules decide the rest:

- Circles: if the two differ, the narrower one counts. So with the readers of the closing sentence, of the versions
  that have one; of two sentences put together nobody said who may read them.
- Struck answers: an answer that was struck and removed by finishing in one version is removed from the result,
  whatever was chosen; one that is struck in an unfinished version is struck in the result, and can be restored while
  reading back.
- Status: the result is final only if a final version has exactly the same words.

Text in a file that belongs to no answer is kept from both: see `transcripts.versions.foreign_parts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from interview_tui.interview.changes.joining import joined
from interview_tui.interview.model import CLOSING, NOTHING, Answer, ClosingReaders, Interview, Status
from interview_tui.interview.transcript_words import words
from interview_tui.language import catalogue, language_for

ABOUT: Final = "about"
"""The subject of the names and other particulars."""
Subject = int | Literal["about"]
"""The subject of a difference: the number of a card, CLOSING, or ABOUT."""

MAKING: Final[dict[str, object]] = {"at_card": 1, "parked": (), "dismissed": ()}
"""The fields that are only used while an interview is going on, with their first values."""
# The fields that belong to the cards or follow from a rule; every other field of an interview is chosen with ABOUT.
_BY_RULE: Final = frozenset(
    {"id", "lang", "question_set", "form", "forms", "status", "sharing", "struck", "chosen", "answers", "closing"}
    | MAKING.keys()
    | {"closing_readers", "nth"}
)
_ABOUT: Final = tuple(name for name in Interview._fields if name not in _BY_RULE)


class Take(StrEnum):
    """Name the choices for one difference."""

    MINE = "mine"
    OTHER = "other"
    BOTH = "both"


class Where(Enum):
    """Name the versions in which there is text."""

    MINE = "only in mine"
    OTHER = "only in the other"
    BOTH = "in both, and not the same"


class Difference(NamedTuple):
    """Hold one difference between two versions. `ruled` says that a rule decides and there is nothing to choose."""

    subject: Subject
    where: Where
    ruled: bool = False

    @property
    def open(self) -> bool:
        """Return whether a person has to choose; text that is in one version only is kept by default."""
        return self.where is Where.BOTH and not self.ruled


def compare(mine: Interview, other: Interview) -> tuple[Difference, ...]:
    """Return the differences, in the order of a transcript; the fields in MAKING are not compared."""
    return tuple(_differences(mine, other))


def _differences(mine: Interview, other: Interview) -> Iterator[Difference]:
    if (about := _about(mine, other)) is not None:
        yield about
    for number in sorted({*mine.answers, *other.answers}):
        one, two = mine.answer(number), other.answer(number)
        if (number in mine.struck) is not (number in other.struck) and _said(one) != _said(two):
            yield Difference(number, _where(bool(one), bool(two)), ruled=True)
        elif _said(one) != _said(two):
            yield Difference(number, _where(bool(one), bool(two)))
        elif (one or two) and (one.circle, one.struck) != (two.circle, two.struck):
            yield Difference(number, Where.BOTH, ruled=True)
    if mine.closing != other.closing:
        yield Difference(CLOSING, _where(bool(mine.closing), bool(other.closing)))
    elif mine.closing_readers is not other.closing_readers:
        yield Difference(CLOSING, Where.BOTH, ruled=True)


def _said(answer: Answer) -> tuple[str, tuple[str, ...]]:
    return (answer.note if answer.note.strip() else "", answer.zodatjes)


def _where(mine: bool, other: bool) -> Where:
    return Where.BOTH if mine and other else Where.MINE if mine else Where.OTHER


def about(mine: Interview, other: Interview) -> tuple[str, ...]:
    """Return the names of the fields of ABOUT that differ."""
    return tuple(name for name in _ABOUT if getattr(mine, name) != getattr(other, name))


def _about(mine: Interview, other: Interview) -> Difference | None:
    names = about(mine, other)
    if names:
        places = [_where(bool(getattr(mine, name)), bool(getattr(other, name))) for name in names]
        return Difference(ABOUT, places[0] if len(set(places)) == 1 else Where.BOTH)
    if (mine.sharing, mine.status) != (other.sharing, other.status):
        return Difference(ABOUT, Where.BOTH, ruled=True)
    return None


def merge(mine: Interview, other: Interview, choices: Mapping[Subject, Take]) -> Interview:
    """Merge two versions of one interview. Subjects not in `choices` are taken from both, so that no text is lost."""
    answers = {}
    for number in sorted({*mine.answers, *other.answers}):
        answer = _answer(mine, other, number, choices.get(number, Take.BOTH))
        if answer != NOTHING:
            answers[number] = answer
    merged = mine.change(
        **_particulars(mine, other, choices.get(ABOUT, Take.BOTH)),
        closing=_sentence(mine.closing, other.closing, choices.get(CLOSING, Take.BOTH)),
        closing_readers=_closing_readers(mine, other, choices.get(CLOSING, Take.BOTH)),
        sharing=min(mine.sharing, other.sharing),
        parked=_parked(mine, other, choices),
        struck=_together(mine.struck, other.struck),
        dismissed=tuple(dict.fromkeys((*mine.dismissed, *other.dismissed))),
        chosen=_together(mine.chosen, other.chosen) if mine.chosen and other.chosen else (),
        answers=MappingProxyType(answers),
    )
    return merged.change(status=_status(merged, mine, other))


def _together(mine: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return mine if set(other) <= set(mine) else tuple(sorted({*mine, *other}))


def _answer(mine: Interview, other: Interview, number: int, take: Take) -> Answer:
    one, two = mine.answer(number), other.answer(number)
    if (number in mine.struck) is not (number in other.struck):
        take = Take.MINE if number in mine.struck else Take.OTHER
    if take is Take.BOTH and one and two:
        asked = f"{words(mine.lang).asked}:"
        said = Answer(
            joined(one.note, two.note, label(mine.lang), asked),
            tuple(dict.fromkeys((*one.zodatjes, *two.zodatjes))) if one.zodatjes != two.zodatjes else one.zodatjes,
        )
    else:
        said = two if take is Take.OTHER or (take is Take.BOTH and two and not one) else one
    if not said:
        return said
    circle = one.circle
    if one.circle is not two.circle:
        circle = min(mine.circle_of(number), other.circle_of(number))
    return said._replace(circle=circle, struck=one.struck or two.struck)


def label(lang: str) -> str:
    """Return the label of a line from the other version where the two differ, in a transcript in `lang`."""
    return catalogue(language_for(lang)).pgettext("transcript", "Other version:")


def _particulars(mine: Interview, other: Interview, take: Take) -> dict[str, object]:
    chosen: dict[str, object] = {}
    for name in about(mine, other):
        one, two = getattr(mine, name), getattr(other, name)
        if take is not Take.BOTH:
            chosen[name] = one if take is Take.MINE else two
        elif isinstance(one, str) and isinstance(two, str):
            chosen[name] = _longest(one, two, " / ")
        else:
            chosen[name] = one or two
    return chosen


def _sentence(mine: str, other: str, take: Take) -> str:
    if take is Take.BOTH:
        return _longest(mine, other, " ")
    return mine if take is Take.MINE else other


def _closing_readers(mine: Interview, other: Interview, take: Take) -> ClosingReaders:
    sentence = _sentence(mine.closing, other.closing, take)
    if not sentence or sentence not in (mine.closing, other.closing):
        return ClosingReaders.NOBODY
    return min((one.closing_readers for one in (mine, other) if one.closing), default=ClosingReaders.NOBODY)


def _longest(mine: str, other: str, between: str) -> str:
    """Return both texts joined, or only the one that contains the other."""
    if other in mine:
        return mine
    return other if mine in other else f"{mine}{between}{other}"


def _parked(mine: Interview, other: Interview, choices: Mapping[Subject, Take]) -> tuple[int, ...]:
    """Return the parked cards: those of either version, but for a chosen card those of the chosen version."""
    numbers = {*mine.parked, *(number for number in other.parked if not mine.answer(number))}
    for number in {*mine.parked, *other.parked}:
        if (take := choices.get(number)) is not None and take is not Take.BOTH:
            kept = mine if take is Take.MINE else other
            numbers = numbers | {number} if number in kept.parked else numbers - {number}
    return mine.parked if numbers == set(mine.parked) else tuple(sorted(numbers))


def _status(merged: Interview, mine: Interview, other: Interview) -> Status:
    """Return the status of the merged interview: final only if a final version has exactly the same words.

    Otherwise it is the common status of the two, or held: the result is to be read back.
    """
    if mine.status is other.status and mine.status is not Status.FINAL:
        return mine.status
    for final in (mine, other):
        if final.status is Status.FINAL and _as_read_back(final) == _as_read_back(merged):
            return Status.FINAL
    return Status.HELD


def _as_read_back(interview: Interview) -> tuple[object, ...]:
    answers = {number: (_said(answer), answer.struck) for number, answer in interview.answers.items() if answer}
    return answers, interview.closing, interview.struck
