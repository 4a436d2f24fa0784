"""Which kind of probe a line in a note was: one of a card's own, one that was reworded, or one in own words."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from interview_tui.cards.kinds import example
from interview_tui.cards.model import Kind, Probe
from interview_tui.interview.sentences.grammar import ASKING_IF_RIGHT, has_link
from interview_tui.interview.sentences.splitting import loosely
from interview_tui.language import LANGUAGES

ALIKE = 0.75
"""How much of the words of two texts must be the same, in the same order, for one to be the other reworded."""

_MOST_WORDS = 60  # of a line that is compared: a longer one is no probe


class Recogniser:
    """Knows some probes, and those that fit any card."""

    def __init__(self, probes: Iterable[Probe]) -> None:
        """Of two probes with the same text the first counts."""
        self._kinds: dict[str, Kind] = {}
        for probe in probes:
            self._kinds.setdefault(loosely(probe.text), probe.kind)
        self._kinds = {**_general(), **self._kinds}
        self._words = [(text.split(), kind) for text, kind in self._kinds.items()]

    def kind_of(self, text: str, first: Iterable[Probe] = ()) -> Kind | None:
        """The kind of a probe that was asked; None for one in own words. Those in `first`, of its card, count first."""
        said = loosely(text)
        for probe in first:
            if loosely(probe.text) == said:
                return probe.kind
        return self._kinds.get(said) or self._reworded(said) or _by_shape(said)

    def _reworded(self, said: str) -> Kind | None:
        """The kind of the probe that is most like it, if one is like it at all."""
        words = said.split()
        if not 1 < len(words) <= _MOST_WORDS:
            return None
        matcher: SequenceMatcher[str] = SequenceMatcher(b=words, autojunk=False)
        best, kind = ALIKE, None
        for known, its_kind in self._words:
            matcher.set_seq1(known)
            if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best and matcher.ratio() >= best:
                best, kind = matcher.ratio(), its_kind
        return kind


@cache
def _general() -> dict[str, Kind]:
    """The probes that fit any card, in every language."""
    return {loosely(example(kind, lang)): kind for lang in LANGUAGES for kind in Kind}


def _by_shape(said: str) -> Kind | None:
    """The two kinds that anyone recognises in other words: an open "zodat", and a summary that asks to be put right."""
    if has_link(said):
        return Kind.LADDER_UP
    return Kind.SUMMARISE if any(f" {words} " in f" {said} " for words in ASKING_IF_RIGHT) else None
