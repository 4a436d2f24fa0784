"""Two interviews with the same cards, side by side: what both say, what only one says. To talk about, not to score.

Only what the widest circle may read takes part: the other team reads along.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import takewhile

from interview_tui.cards.phrasing import content_words
from interview_tui.cards.wording import wording
from interview_tui.interview.model import Answer, Circle, Interview
from interview_tui.interview.probing.asking import is_asked, known_labels
from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.interview.sharing import readable
from interview_tui.interview.stemming import stemmer

MOST_WORDS = 6
"""Words named for one card, of each sort."""
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Laid:
    """One card with both answers. `both` are words that stand in either, as the first of the two wrote them;
    `only_left` and `only_right` come back on one side and not at all on the other."""

    number: int
    title: str
    left: Answer
    right: Answer
    both: tuple[str, ...] = ()
    only_left: tuple[str, ...] = ()
    only_right: tuple[str, ...] = ()


def lay_side_by_side(left: Interview, right: Interview, titles: Mapping[int, str]) -> tuple[Laid, ...]:
    """Every card of which either holds something that both may read, in the order of `titles`."""
    one, other = readable(left, Circle.ORGANISATION), readable(right, Circle.ORGANISATION)
    stem = stemmer(left.lang)
    return tuple(
        _laid(number, title, one.answer(number), other.answer(number), left.lang, stem)
        for number, title in titles.items()
        if one.answer(number) or other.answer(number)
    )


def in_turn(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """The cards of two interviews as one row, each card once, in the order that either has them in.

    Between two cards that both have, a card of one side has no place beside those of the other: there the number says.
    """
    rows: list[int] = []
    for card in [*(card for card in one if card in other), None]:
        gaps = ([held for held in _before(card, side) if held not in rows] for side in (one, other))
        rows += dict.fromkeys(merge(*gaps))
        rows += [card] if card is not None and card not in rows else []
    return rows


def _before(card: int | None, row: Sequence[int]) -> Iterator[int]:
    return takewhile(lambda held: held != card, row)


def party(interview: Interview, beside: Interview) -> str:
    """What to call one side: its team; with the organisation where the other side's team is called the same.

    Without a team the organisation, without either the colleague's name.
    """
    team, organisation = interview.team.strip(), interview.organisation.strip()
    if team and organisation and _same(team, beside.team):
        return f"{team} · {organisation}"
    return team or organisation or interview.interviewee.strip()


def is_same_party(left: Interview, right: Interview) -> bool:
    """Whether both were held with one team. Two organisations may have teams of one name; these are two."""
    named = bool(left.team.strip() or left.organisation.strip())
    return named and _same(left.team, right.team) and _same(left.organisation, right.organisation)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _laid(number: int, title: str, left: Answer, right: Answer, lang: str, stem_of: Callable[[str], str]) -> Laid:
    ours, theirs = _said(left, lang, stem_of), _said(right, lang, stem_of)
    both = [stem for stem in ours if stem in theirs]
    return Laid(
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
    """The telling words of an answer by their stem, in the order in which they are said; prompts do not count."""
    labels = known_labels()
    lines = [line for line in answer.note.split("\n") if not any(is_asked(line, label) for label in labels)]
    text = unmarked("\n".join([*lines, *answer.zodatjes]))
    known = wording(lang)
    telling = content_words(text, known) if known is not None else None
    said: dict[str, _Said] = {}
    for found in _WORD.finditer(text):
        word = found[0].casefold().replace("'", "’")
        if len(word) >= _SHORTEST and (telling is None or word in telling):
            said.setdefault(stem_of(word), _Said(found[0].casefold())).count += 1
    return said


def _first(stems: list[str], said: Mapping[str, _Said]) -> tuple[str, ...]:
    """The words said most, and else first; as many as can be talked about."""
    counts = Counter({stem: said[stem].count for stem in stems})
    return tuple(said[stem].word for stem, _count in counts.most_common(MOST_WORDS))
