"""The cards that were not asked, on one line at the end of a transcript. Up to format 2 it was a list, with titles."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Final

from interview_tui.cards.model import Card, QuestionSet, Role
from interview_tui.interview.model import Interview, Status
from interview_tui.interview.transcript_words import every_language, words
from interview_tui.transcripts.format.encoding import encode_title

_ROW: Final = re.compile(r"(?m)^- ([0-9]{1,3})\\?\. .*$")
_END: Final = r"\.?[ \t\r]*$"
_NUMBER: Final = re.compile(r"[0-9]{1,3}")


def not_asked(interview: Interview, cards: QuestionSet) -> list[Card]:
    """Return the question cards of this interview without an answer. A struck card counts as asked."""
    return [
        card
        for card in cards.cards
        if card.role is Role.QUESTION
        and (not interview.chosen or card.number in interview.chosen)
        and not interview.answer(card.number)
        and card.number not in interview.struck
    ]


def numbers_in(markdown: str) -> set[int]:
    """Return the cards that are named below the heading: on our line, and in the rows of a list."""
    found = {int(row[1]) for row in _ROW.finditer(markdown)}
    for line in _line().finditer(markdown):
        found |= {int(number) for number in _NUMBER.findall(line[0])}
    return found


def without_ours(markdown: str) -> str:
    """Return what stands below the heading without our line and without the rows of a list."""
    return _line().sub("", _ROW.sub("", markdown))


def below_heading(cards: Sequence[int], lang: str) -> str:
    """Return what stands below the heading: the line that names these cards."""
    return f"\n{line_of(cards, lang)}\n"


def line_of(cards: Sequence[int], lang: str) -> str:
    """Return the line that names these cards."""
    texts = words(lang)
    *some, last = map(str, cards)
    return f"{texts.card} {', '.join(some)} {texts.joint} {last}" if some else f"{texts.card} {last}"


def updated(rows: Sequence[str], cards: QuestionSet, open_cards: Iterable[int], lang: str) -> list[str]:
    """Return the rows below the heading so that they name the cards that are open; those of a hand stay.

    A list as this program wrote it becomes one line when it changes. What a row of a hand names is not named again.
    """
    known = {row_of(card) for card in cards.cards}
    kept: list[str] = []
    ours: list[str] = []
    place = None
    for row in rows:
        if row.rstrip() in known or _line().fullmatch(row.rstrip()):
            place = len(kept) if place is None else place
            ours.append(row)
        else:
            kept.append(row)
    named = numbers_in("\n".join(_without_remark(row) for row in kept))
    left = [number for number in open_cards if number not in named]
    if ours and numbers_in("\n".join(ours)) == {*left}:
        return [*rows]
    if left and place is None:
        kept[:0] = ["", line_of(left, lang)]
    elif left:
        kept.insert(place or 0, line_of(left, lang))
    return kept


def row_of(card: Card) -> str:
    """Return the row of a card in the list of format 2."""
    return f"- {card.number}. {encode_title(card.title)}"


def open_cards(interview: Interview, cards: QuestionSet, asked: Collection[int]) -> list[int]:
    """Return the numbers of the cards that were not asked, once the interview is no draft; but those in `asked`."""
    if interview.status is Status.DRAFT:
        return []
    return [card.number for card in not_asked(interview, cards) if card.number not in asked]


def _without_remark(row: str) -> str:
    """Return a row of a hand without what stands behind our line in it."""
    return found[0] if (found := re.match(_line().pattern.removesuffix(_END), row)) else row


@cache
def _line() -> re.Pattern[str]:
    """Return the expression for the line, in any language."""
    labels = "|".join(re.escape(texts.card) for texts in every_language())
    joints = "|".join(re.escape(texts.joint) for texts in every_language())
    return re.compile(rf"(?im)^(?:{labels}) [0-9]{{1,3}}(?:, [0-9]{{1,3}})*(?: (?:{joints}) [0-9]{{1,3}})?{_END}")
