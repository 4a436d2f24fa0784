"""Two versions of one interview: what differs, and one interview of the two, as a person chooses.

What a person chooses per card (and once for the names and the like, once for the closing sentence): this version, the
other, or both. What nobody chooses goes by rules:

- Who may read: where the two differ, the narrower circle counts.
- Struck is struck. An answer that was struck before finishing in one version is gone in the other too, whatever was
  chosen; one that is struck but not finished is struck in the result, and can be let stand while reading back.
- Read back is read back: the result is final only if a final version says the same, to the letter.

What a hand wrote that is no part of any answer goes along from both: `carrying`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Final, Literal

from interview_tui.interview.changes.joining import joined
from interview_tui.interview.model import CLOSING, NOTHING, Answer, Interview, Status
from interview_tui.interview.transcript_words import words
from interview_tui.language import catalogue, language_for

ABOUT: Final = "about"
"""The names and other particulars, as something to choose."""
Subject = int | Literal["about"]
"""What differs: the number of a card, CLOSING, or ABOUT."""

MAKING: Final[dict[str, object]] = {"at_card": 1, "parked": (), "dismissed": ()}
"""What only serves the making of an interview, at its beginning."""
# What belongs to the cards or follows from a rule; every other field of an interview is chosen with ABOUT.
_BY_RULE: Final = frozenset(
    {"id", "lang", "question_set", "form", "forms", "status", "sharing", "struck", "chosen", "answers", "closing"}
    | MAKING.keys()
)
_ABOUT: Final = tuple(one.name for one in fields(Interview) if one.name not in _BY_RULE)


class Take(StrEnum):
    """What a person chooses."""

    MINE = "mine"
    OTHER = "other"
    BOTH = "both"


class Where(Enum):
    """In which of the two versions something is said."""

    MINE = "only in mine"
    OTHER = "only in the other"
    BOTH = "in both, and not the same"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not the same in two versions. `ruled`: a rule decides, there is nothing to choose."""

    subject: Subject
    where: Where
    ruled: bool = False

    @property
    def open(self) -> bool:
        """Whether a person has to choose: words that stand in one version only are kept if nobody says otherwise."""
        return self.where is Where.BOTH and not self.ruled


def compare(mine: Interview, other: Interview) -> tuple[Difference, ...]:
    """What differs, in the order of a transcript. What only serves the making (`at_card`, `parked`) is not told."""
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


def _said(answer: Answer) -> tuple[str, tuple[str, ...]]:
    return (answer.note if answer.note.strip() else "", answer.zodatjes)


def _where(mine: bool, other: bool) -> Where:
    return Where.BOTH if mine and other else Where.MINE if mine else Where.OTHER


def about(mine: Interview, other: Interview) -> tuple[str, ...]:
    """The names of the particulars that differ and are to be chosen."""
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
    """One interview of two. What is not in `choices` is taken from both: no word is lost by saying nothing."""
    answers = {}
    for number in sorted({*mine.answers, *other.answers}):
        answer = _answer(mine, other, number, choices.get(number, Take.BOTH))
        if answer != NOTHING:
            answers[number] = answer
    merged = mine.change(
        **_particulars(mine, other, choices.get(ABOUT, Take.BOTH)),
        closing=_sentence(mine.closing, other.closing, choices.get(CLOSING, Take.BOTH)),
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
    return replace(said, circle=circle, struck=one.struck or two.struck)


def label(lang: str) -> str:
    """What stands before a line of the other version, where both had something else, in a transcript in `lang`."""
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


def _longest(mine: str, other: str, between: str) -> str:
    """Both, or the one that holds the other."""
    if other in mine:
        return mine
    return other if mine in other else f"{mine}{between}{other}"


def _parked(mine: Interview, other: Interview, choices: Mapping[Subject, Take]) -> tuple[int, ...]:
    """What was kept for later is so still, in the version that was chosen for that card."""
    numbers = {*mine.parked, *(number for number in other.parked if not mine.answer(number))}
    for number in {*mine.parked, *other.parked}:
        if (take := choices.get(number)) is not None and take is not Take.BOTH:
            kept = mine if take is Take.MINE else other
            numbers = numbers | {number} if number in kept.parked else numbers - {number}
    return mine.parked if numbers == set(mine.parked) else tuple(sorted(numbers))


def _status(merged: Interview, mine: Interview, other: Interview) -> Status:
    """As far as the two have come; but what nobody has read back as it is now is to be read back."""
    if mine.status is other.status and mine.status is not Status.FINAL:
        return mine.status
    for final in (mine, other):
        if final.status is Status.FINAL and _as_read_back(final) == _as_read_back(merged):
            return Status.FINAL
    return Status.HELD


def _as_read_back(held: Interview) -> tuple[object, ...]:
    answers = {number: (_said(answer), answer.struck) for number, answer in held.answers.items() if answer}
    return answers, held.closing, held.struck
