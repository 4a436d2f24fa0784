"""Recognition of the kind of a probe in a note: a known probe, a reworded one, or one in the interviewer's words."""

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
"""The least ratio (`SequenceMatcher.ratio` by words) at which one text counts as the other reworded."""

_MOST_WORDS = 60  # a longer line is not compared: it is no probe


class Recogniser:
    """Recognise the kind of a probe, by given probes and those that fit any card."""

    def __init__(self, probes: Iterable[Probe]) -> None:
        """Take the known probes; of two with the same text the first counts."""
        self._kinds: dict[str, Kind] = {}
        for probe in probes:
            self._kinds.setdefault(loosely(probe.text), probe.kind)
        self._kinds = {**_general(), **self._kinds}
        self._words = [(text.split(), kind) for text, kind in self._kinds.items()]

    def kind_of(self, text: str, first: Iterable[Probe] = ()) -> Kind | None:
        """Return the kind of a probe that was asked, None if not recognised; those in `first` take precedence."""
        said = loosely(text)
        for probe in first:
            if loosely(probe.text) == said:
                return probe.kind
        return self._kinds.get(said) or self._reworded(said) or _by_shape(said)

    def _reworded(self, said: str) -> Kind | None:
        """Return the kind of the known probe with the highest ratio, if it is at least ALIKE."""
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
    """Return the kinds of the probes that fit any card, by text, in every language."""
    return {loosely(example(kind, lang)): kind for lang in LANGUAGES for kind in Kind}


def _by_shape(said: str) -> Kind | None:
    """Return LADDER_UP for a text with "zodat", SUMMARISE for one that asks if it is right, else None."""
    if has_link(said):
        return Kind.LADDER_UP
    return Kind.SUMMARISE if any(f" {words} " in f" {said} " for words in ASKING_IF_RIGHT) else None
