"""What is not certain in a transcript: each finding with the words it is about, and what either way to mend it does.

A person chooses between two ways: keep it narrow, or confirm it as it stands. Both are tried beforehand, so that
nobody learns afterwards who may read what.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from interview_tui.interview.model import CLOSING, Circle, ClosingReaders, Interview
from interview_tui.transcripts.format.document import Document, Section, SectionKind, answer_below, struck_with_more
from interview_tui.transcripts.format.errors import Problem
from interview_tui.transcripts.format.piece import NOTES, PRINTED, Piece, PieceKind
from interview_tui.transcripts.format.pieces import pieces
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.mending.contents import CannotMend, mend

_LINES = frozenset({PieceKind.READERS, PieceKind.STRUCK})
_HEADS = frozenset({PieceKind.TITLE, PieceKind.HEADING})
_NO_WORDS = _HEADS | PRINTED | {PieceKind.UNDERLINE}
_SAID = NOTES | {PieceKind.ZODATJE, PieceKind.CLOSING, PieceKind.PREAMBLE}


class Doubt(NamedTuple):
    """Hold one finding, and the words it is about as a person reads them; "" if there are none.

    Those are one line, or all lines of an answer if the finding is about it as a whole, or if it `widens`: more people
    may read it once it is confirmed. An answer is shown once, at the first finding about it.

    `number` is that of the card, or CLOSING; None if it is about none.
    """

    problem: Problem
    words: str
    widens: bool
    number: int | None


class Outcome(NamedTuple):
    """Describe what mending does with what was not certain.

    `readers` are the circles of these answers by card, and of the closing sentence by the number CLOSING; `struck` are
    the cards that are struck. `closing_goes` says that the closing sentence becomes plain text, which nobody is given.
    `whole` is the circle of the whole interview, if that is not the one that front matter names. The closing sentence
    is `unnamed` if the wall of the team has it without the name.
    """

    readers: Mapping[int, Circle]
    struck: tuple[int, ...]
    closing_goes: bool = False
    whole: Circle | None = None
    unnamed: bool = False

    def gains(self, other: Outcome) -> frozenset[int]:
        """Return the numbers of what somebody may read here, and not with the other outcome."""
        readers = self.readers.items()
        found = {number for number, circle in readers if circle > other.readers.get(number, Circle.PRIVATE)}
        gets_name = other.unnamed and not self.unnamed and self.readers.get(CLOSING, Circle.PRIVATE) > Circle.PRIVATE
        return frozenset(found | {CLOSING}) if gets_name else frozenset(found)

    def of(self, number: int) -> Outcome:
        """Return what becomes of that answer alone."""
        return Outcome({number: self.readers[number]} if number in self.readers else {}, self._struck_of({number}))

    def but(self, other: Outcome, numbers: Set[int]) -> Outcome:
        """Return what becomes of all answers if for these numbers the other outcome counts."""
        readers = {number: circle for number, circle in self.readers.items() if number not in numbers}
        readers |= {number: circle for number, circle in other.readers.items() if number in numbers}
        struck = (*self._struck_of(self._cards() - numbers), *other._struck_of(numbers))
        return self._replace(readers=dict(sorted(readers.items())), struck=tuple(sorted(struck)))

    def _cards(self) -> Set[int]:
        return self.readers.keys() | set(self.struck)

    def _struck_of(self, numbers: Set[int]) -> tuple[int, ...]:
        return tuple(number for number in self.struck if number in numbers)


class Doubts(NamedTuple):
    """Hold what is not certain: what has to be done first, then what widens, then by line; and what either choice does.

    `kept` is the outcome of keeping it narrow, `right` that of confirming it; None where a person has to change the
    file first, and `obstacle` says why.
    """

    told: tuple[Doubt, ...]
    kept: Outcome | None
    right: Outcome | None
    obstacle: str

    @property
    def one_by_one(self) -> tuple[int, ...]:
        """Return the numbers of the answers for which a person can choose apart: none if there are not at least two.

        That is where the two outcomes differ in these answers alone, and each of them has a finding.
        """
        if self.kept is None or self.right is None:
            return ()
        gains = self.right.gains(self.kept)
        whole = self.right.but(self.kept, gains) == self.kept
        found = {doubt.number for doubt in self.told}
        return tuple(sorted(gains)) if whole and len(gains) > 1 and gains <= found and CLOSING not in gains else ()

    def about(self, number: int) -> Doubts:
        """Return what is not certain about that answer alone, and what either choice does with it."""
        told = tuple(doubt for doubt in self.told if doubt.number == number)
        return Doubts(told, self.kept and self.kept.of(number), self.right and self.right.of(number), self.obstacle)


def look(data: bytes, widest: Circle = Circle.ORGANISATION, told: Sequence[Problem] = ()) -> Doubts:
    """Return what is not certain in a transcript, and what mending it does.

    `widest` is the circle that may read something of the interview at most, by its form. `told` are the findings as
    they were told before, of the same file: as long as there are as many, these are the words for them. Raises
    TranscriptError.
    """
    document = read(data)
    found = list(document.stops)
    spots = [_section_at(document, problem.line) for problem in found]
    if len(told) == len(found):
        found = [_as_before(*one) for one in zip(found, told, spots, strict=True)]
    trials: list[Interview | None] = []
    obstacle = ""
    for confirmed in (False, True):
        try:
            mended = mend(data, confirmed=confirmed)
        except CannotMend as error:
            obstacle = obstacle or str(error)
            trials.append(None)
        else:
            trials.append(mended.document.interview if mended else document.interview)
    concerned = {number for number in map(_number_of, spots) if number is not None}
    kept, right = _outcomes(document, trials, widest, concerned)
    gains = right.gains(kept) if kept and right else frozenset[int]()
    lines = list(pieces(document))
    below = {more.line for _card, more in struck_with_more(document.sections)}
    others = not gains <= concerned  # by what front matter says of the whole
    doubts = [
        Doubt(
            problem,
            _words_of(problem.line, section, lines, is_whole=problem.line in below),
            number in gains or (not section and others),
            number,
        )
        for problem, section in zip(found, spots, strict=True)
        for number in [_number_of(section)]
    ]
    doubts.sort(key=lambda doubt: (doubt.problem.told != obstacle, not doubt.widens, doubt.problem.line))
    return Doubts(tuple(_with_answers(doubts, lines)), kept, right, obstacle)


def _with_answers(doubts: Iterable[Doubt], lines: Iterable[Piece]) -> Iterator[Doubt]:
    """Yield the findings: the first that widens an answer with all of it, for nobody confirms what was not in sight."""
    said: dict[int, list[str]] = {}
    for piece in lines:
        if piece.card and piece.kind in _SAID:
            said.setdefault(piece.card, []).append(piece.text)
    for doubt in doubts:
        answer = "\n".join(said.pop(doubt.number, ())).strip() if doubt.widens and doubt.number else ""
        is_part = not answer or doubt.words in answer
        yield doubt._replace(words=(answer or doubt.words) if is_part else f"{doubt.words}\n{answer}")


def _as_before(now: Problem, before: Problem, section: Section | None) -> Problem:
    """Return a finding as it was told before, at the place where it is now.

    Once something else was saved, another finding may say the same of a card: then it is about the card as a whole.
    """
    if now.message == before.message or section is None:
        return now
    return before._replace(line=section.line if section.number else now.line)


def _outcomes(
    document: Document, trials: Sequence[Interview | None], widest: Circle, concerned: set[int]
) -> list[Outcome | None]:
    """Return the outcome of each trial, for the cards `concerned` and those that differ from another or from now."""
    known = [_readers(one, widest) for one in (document.interview, *trials) if one is not None]
    differing = {number for one in known for number in one if any(one[number] != two.get(number) for two in known)}
    numbers = sorted(concerned | differing)
    return [None if one is None else _outcome(document, one, widest, numbers) for one in trials]


def _outcome(document: Document, after: Interview, widest: Circle, numbers: Iterable[int]) -> Outcome:
    """Return what became of the answers with these numbers."""
    readers = _readers(after, widest)
    struck = tuple(number for number in numbers if number != CLOSING and after.answer(number).struck)
    return Outcome(
        MappingProxyType({number: readers[number] for number in numbers if number in readers and number not in struck}),
        struck,
        closing_goes=bool(document.interview.closing) and not after.closing,
        unnamed=readers.get(CLOSING) is Circle.TEAM and after.closing_readers is ClosingReaders.UNNAMED,
        whole=None if after.sharing.key == document.front.get("sharing") else after.sharing,
    )


def _readers(interview: Interview, widest: Circle) -> dict[int, Circle]:
    """Return who may read each answer, and the closing sentence."""
    found = {number: min(interview.circle_of(number), widest) for number in interview.answers}
    closing = Circle.TEAM if interview.closing_readers else Circle.PRIVATE  # on the wall, with a name or without
    return found | ({CLOSING: min(closing, widest)} if interview.closing else {})


def _section_at(document: Document, line: int) -> Section | None:
    """Return the section that a line of the file is in; None for front matter."""
    at = bisect_right(document.sections, line, key=attrgetter("line"))
    return document.sections[at - 1] if at else None


def _number_of(section: Section | None) -> int | None:
    """Return the number of the card that a section is or looks like; None if it is about none."""
    if section is None:
        return None
    return CLOSING if section.kind is SectionKind.CLOSING else section.number or None


def _words_of(line: int, section: Section | None, lines: Sequence[Piece], *, is_whole: bool) -> str:
    """Return the words that a finding at a line of the file is about.

    Of a card as a whole these are all of its answer, without its printed text; with its heading if it belongs to
    nobody. Of text that is in no answer they are all of it, if the finding is about it as a whole (`is_whole`).
    """
    at = bisect_right(lines, line, key=attrgetter("line")) - 1
    if at < 0:
        return ""
    first = lines[at]
    is_foreign = section is not None and section.kind is SectionKind.FOREIGN and line == section.line
    if section is not None and is_foreign and (section.number or is_whole):
        return _all_of(section, (lines[number] for number in range(at, len(lines))))
    if first.raw.startswith("<<<<<<<"):  # of a merge both sides, and the marks around them
        return "\n".join(_to_end_of_merge(lines[number].raw for number in range(at, len(lines))))
    if first.kind not in _NO_WORDS and first.text.strip():
        return (first.raw if first.kind in _LINES else first.text).strip()
    below = (lines[number] for number in range(at + 1, len(lines)))
    own = itertools.takewhile(lambda piece: piece.card == first.card and piece.kind not in _HEADS, below)
    return "\n".join(piece.text for piece in own if piece.kind in _SAID).strip()


def _to_end_of_merge(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines up to the mark that ends what a merge left, or all of them."""
    for line in lines:
        yield line
        if line.startswith(">>>>>>>"):
            return


def _all_of(section: Section, lines: Iterable[Piece]) -> str:
    """Return the heading of a section that looks like a card, and what stands below it but for the printed text."""
    printed = answer_below(section)[0].split("\n") if section.number else []
    end = section.line + section.raw.count("\n")
    kept: list[str] = []
    for piece in itertools.takewhile(lambda piece: piece.line <= end, lines):
        if piece.raw and piece.raw in printed:
            printed.remove(piece.raw)
        elif piece.text or (kept and kept[-1]):
            kept.append(piece.text)
    return "\n".join(kept).strip()
