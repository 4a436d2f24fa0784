"""Comparison of two interviews with the same cards: words in both, words in one. For a conversation, not a score.

Only what the widest circle may read is compared, because the other team reads it too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import takewhile
from typing import NamedTuple

from interview_tui.cards.phrasing import content_words
from interview_tui.cards.wording import wording
from interview_tui.interview.model import Answer, Circle, Interview
from interview_tui.interview.probing.probe_lines import is_asked, known_labels
from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.interview.sharing import readable
from interview_tui.interview.stemming import stemmer

MOST_WORDS = 6
"""The maximum number of words per card in each of `both`, `only_left` and `only_right`."""
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class ComparedCard(NamedTuple):
    """Hold one card with both answers.

    `both` are words that occur in both, as written on the left; `only_left` and `only_right` occur at least twice on
    one side and not at all on the other.
    """

    number: int
    title: str
    left: Answer
    right: Answer
    both: tuple[str, ...] = ()
    only_left: tuple[str, ...] = ()
    only_right: tuple[str, ...] = ()


def lay_side_by_side(left: Interview, right: Interview, titles: Mapping[int, str]) -> tuple[ComparedCard, ...]:
    """Return every card for which either interview has an answer that both may read, in the order of `titles`."""
    one, other = readable(left, Circle.ORGANISATION), readable(right, Circle.ORGANISATION)
    stem = stemmer(left.lang)
    return tuple(
        _compared(number, title, one.answer(number), other.answer(number), left.lang, stem)
        for number, title in titles.items()
        if one.answer(number) or other.answer(number)
    )


def in_turn(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """Merge the cards of two interviews into one order, each card once, that keeps the order of either.

    Between two cards that both have, the cards of the two sides have no common order: they are sorted by number.
    """
    rows: list[int] = []
    for card in [*(card for card in one if card in other), None]:
        gaps = ([number for number in _before(card, side) if number not in rows] for side in (one, other))
        rows += dict.fromkeys(merge(*gaps))
        rows += [card] if card is not None and card not in rows else []
    return rows


def _before(card: int | None, row: Sequence[int]) -> Iterator[int]:
    return takewhile(lambda number: number != card, row)


def party(interview: Interview, beside: Interview) -> str:
    """Return the name of one side: its team, with the organisation if the other side's team has the same name.

    Without a team it is the organisation, without either the colleague's name.
    """
    team, organisation = interview.team.strip(), interview.organisation.strip()
    if team and organisation and _same(team, beside.team):
        return f"{team} · {organisation}"
    return team or organisation or interview.interviewee.strip()


def is_same_party(left: Interview, right: Interview) -> bool:
    """Return whether both interviews are with the same team, of the same organisation."""
    named = bool(left.team.strip() or left.organisation.strip())
    return named and _same(left.team, right.team) and _same(left.organisation, right.organisation)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _compared(
    number: int, title: str, left: Answer, right: Answer, lang: str, stem_of: Callable[[str], str]
) -> ComparedCard:
    ours, theirs = _said(left, lang, stem_of), _said(right, lang, stem_of)
    both = [stem for stem in ours if stem in theirs]
    return ComparedCard(
        number,
        title,
        left,
        right,
        both=_first(both, ours),
        only_left=_first([stem for stem in ours if stem not in theirs and ours[stem].count > 1], ours),
        only_right=_first([stem for stem in theirs if stem not in ours and theirs[stem].count > 1], theirs),
    )


@dataclass(slots=True)
class _Said:
    word: str
    count: int = 0


def _said(answer: Answer, lang: str, stem_of: Callable[[str], str]) -> dict[str, _Said]:
    """Return the content words of an answer by stem, in order of first use; probes that were asked do not count."""
    labels = known_labels()
    lines = [line for line in answer.note.split("\n") if not any(is_asked(line, label) for label in labels)]
    text = unmarked("\n".join([*lines, *answer.zodatjes]))
    known = wording(lang)
    known_content = content_words(text, known) if known is not None else None
    said: dict[str, _Said] = {}
    for found in _WORD.finditer(text):
        word = found[0].casefold().replace("'", "’")
        if len(word) >= _SHORTEST and (known_content is None or word in known_content):
            said.setdefault(stem_of(word), _Said(found[0].casefold())).count += 1
    return said


def _first(stems: list[str], said: Mapping[str, _Said]) -> tuple[str, ...]:
    """Return the MOST_WORDS most frequent words; of equally frequent ones those that occur first."""
    counts = Counter({stem: said[stem].count for stem in stems})
    return tuple(said[stem].word for stem, _count in counts.most_common(MOST_WORDS))
