"""One round: a transcript, a sequence of rewrites, and what a circle then gets to read."""

from __future__ import annotations

import difflib
import html
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from random import Random
from typing import Final, NamedTuple

from interview_tui.interview.model import Circle
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import Problem, TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import ShareError, share
from tests.rewrites.every import REWRITES, Step, applied, steps
from tests.rewrites.transcripts import Made, made

CIRCLES: Final = (Circle.TEAM, Circle.ORGANISATION)
NEAR: Final = 0.35
"""How often a line of a note looks like ours, where anything is done to a file."""
NEAR_ORDINARY: Final = 0.002
"""How often it does in a note as people write them: there it is counted what harmless rewrites cost."""
HARMLESS: Final = 4
"""Every so many rounds is one of harmless rewrites only, on an ordinary transcript."""
MOST_REFUSED: Final = 0.01
_LONGEST_DIFF: Final = 30

Share = Callable[[Document, Circle], bytes]


class Failure(NamedTuple):
    """What went wrong in a round: in which, what it was, by which rewrites, and what they did to the file."""

    number: int
    what: str
    rewrites: tuple[str, ...]
    diff: str

    def __str__(self) -> str:
        return f"round {self.number}: {self.what}\n  by {'; '.join(self.rewrites) or 'nothing'}\n{self.diff}"


class Count(NamedTuple):
    """How often a rewrite was part of a sequence; of how many leaks it was part, once made as short as can be.

    The others are of harmless sequences only: versions that could be made before, those refused then because of it,
    and those that gave less.
    """

    used: int = 0
    leaks: int = 0
    harmless: int = 0
    refused: int = 0
    less: int = 0


class Tally(NamedTuple):
    """What rounds came to: failures (leaks, and findings in what the app itself wrote), and counts for each rewrite.

    `harmless`, `refused` and `less` are versions, as in a count. `silent` are those that neither leaked nor were
    refused.
    """

    rounds: int
    failures: tuple[Failure, ...]
    counts: Mapping[str, Count]
    harmless: int
    refused: int
    less: int
    outcomes: Mapping[str, int]

    @property
    def refused_of_harmless(self) -> float:
        """Which part of the versions was refused after harmless rewrites."""
        return self.refused / max(1, self.harmless)


def seen(data: bytes, words: Collection[str]) -> set[str]:
    """Which of these words are in a file, however they are written: only letters and digits count."""
    text = html.unescape(data.decode("utf-8", errors="replace").replace("\\", ""))
    text = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
    return {word for word in words if word in text} if "geheim" in text else set()


def version(data: bytes, circle: Circle, giving: Share = share) -> bytes | None:
    """What a circle is given of a file; None if it cannot be read, or no version can be made."""
    return looked_at(data, giving).versions[CIRCLES.index(circle)]


class LookedAt(NamedTuple):
    """What is found in a file, and what each circle is given of it."""

    problems: tuple[Problem, ...]
    versions: list[bytes | None]


@lru_cache(maxsize=16)  # a file is looked at for its problems and for each circle, and often again
def looked_at(data: bytes, giving: Share) -> LookedAt:
    """Read a file, once; one that cannot be read is given to nobody."""
    try:
        document = read(data)
    except TranscriptError as error:
        return LookedAt((Problem(error.line, error.problem),), [None] * len(CIRCLES))
    return LookedAt(document.problems, [_version(document, circle, giving) for circle in CIRCLES])


def _version(document: Document, circle: Circle, giving: Share) -> bytes | None:
    try:
        return giving(document, circle)
    except ShareError:
        return None


def hidden_from(one: Made, circle: Circle) -> list[str]:
    """The words of a transcript that a circle may not read."""
    return [word for word, widest in one.readers.items() if widest is None or widest < circle]


def leaks(one: Made, data: bytes, giving: Share = share) -> list[str]:
    """What a rewritten file lets a circle read that it could not, in words."""
    found = []
    for circle in CIRCLES:
        shown = version(data, circle, giving)
        if shown is None:
            continue
        for word in sorted(seen(shown, hidden_from(one, circle))):
            widest = one.readers[word]
            may = "nobody" if widest is None else widest.key
            found.append(f"{circle.key} reads {one.places[word]}, which is for {may}")
    return found


def fewest(sequence: list[Step], holds: Callable[[list[Step]], bool]) -> list[Step]:
    """The sequence without the steps that are not needed for something to hold."""
    at = 0
    while at < len(sequence):
        shorter = sequence[:at] + sequence[at + 1 :]
        if holds(shorter):
            sequence = shorter
        else:
            at += 1
    return sequence


class Rounds:
    """Plays rounds and keeps count."""

    def __init__(self, seed: int, giving: Share = share) -> None:
        self._seed = seed
        self._giving = giving
        self._failures: list[Failure] = []
        self._counts: dict[str, Counter[str]] = {rewrite.name: Counter() for rewrite in REWRITES}
        self._totals: Counter[str] = Counter()
        self._rounds = 0

    def play(self, number: int) -> None:
        """Play the round of a number: with the same seed it is always the same."""
        self._rounds += 1
        seed = f"{self._seed}/{number}"
        random = Random(seed)
        harmless = number % HARMLESS == HARMLESS - 1
        one = made(random, near=NEAR_ORDINARY if harmless else NEAR)
        self._look_at_ours(number, one)
        sequence = steps(random, seed, harmless=harmless)
        for name in {step.rewrite.name for step in sequence}:
            self._counts[name]["used"] += 1
        self._look_for_leaks(number, one, sequence)
        if harmless:
            self._weigh(one, sequence)

    def _look_at_ours(self, number: int, one: Made) -> None:
        """What the app wrote has no findings, and leaks nothing as it is."""
        if problems := looked_at(one.data, self._giving).problems:
            what = f"a finding in what the app wrote, line {problems[0].line}: {problems[0].message}"
            self._failures.append(Failure(number, what, (), ""))
        for leak in leaks(one, one.data, self._giving):
            self._failures.append(Failure(number, leak, (), ""))

    def _look_for_leaks(self, number: int, one: Made, sequence: list[Step]) -> None:
        data = applied(sequence, one.data)
        if not (found := leaks(one, data, self._giving)):
            shown = [version(data, circle, self._giving) is not None for circle in CIRCLES]
            self._totals["given" if any(shown) else "refused"] += 1
            return
        self._totals["leaks"] += 1
        short = fewest(sequence, lambda some: bool(leaks(one, applied(some, one.data), self._giving)))
        for name in {step.rewrite.name for step in short}:
            self._counts[name]["leaks"] += 1
        rewritten = applied(short, one.data)
        found = leaks(one, rewritten, self._giving) or found
        names = tuple(step.rewrite.name for step in short)
        self._failures.append(Failure(number, "; ".join(found), names, diff(one.data, rewritten)))

    def _weigh(self, one: Made, sequence: list[Step]) -> None:
        """Count what a harmless sequence costs: for each circle that a version could be made for before."""
        data = applied(sequence, one.data)
        for circle in CIRCLES:
            before = version(one.data, circle, self._giving)
            if before is None:
                continue
            after = version(data, circle, self._giving)
            self._totals["harmless"] += 1
            outcome = "" if after is not None else "version refused"
            if after is not None and seen(before, one.readers) - seen(after, one.readers):
                outcome = "less"
            self._totals[outcome] += 1
            for name in {step.rewrite.name for step in sequence}:
                self._counts[name]["harmless"] += 1
            if outcome:
                for step in fewest(sequence, lambda some: self._costs(one, some, circle, before)):  # noqa: B023
                    self._counts[step.rewrite.name][outcome] += 1

    def _costs(self, one: Made, sequence: list[Step], circle: Circle, before: bytes) -> bool:
        after = version(applied(sequence, one.data), circle, self._giving)
        return after is None or bool(seen(before, one.readers) - seen(after, one.readers))

    def tally(self) -> Tally:
        """What they came to."""
        counts = {
            name: Count(some["used"], some["leaks"], some["harmless"], some["version refused"], some["less"])
            for name, some in self._counts.items()
        }
        totals = self._totals
        return Tally(
            self._rounds,
            tuple(self._failures),
            counts,
            totals["harmless"],
            totals["version refused"],
            totals["less"],
            {name: totals[name] for name in ("leaks", "refused", "given")},
        )


def together(tallies: list[Tally]) -> Tally:
    """The tallies of several rounds as one."""
    counts = {
        rewrite.name: Count(*map(sum, zip(*(tally.counts[rewrite.name] for tally in tallies), strict=True)))
        for rewrite in REWRITES
    }
    outcomes: Counter[str] = Counter()
    for tally in tallies:
        outcomes.update(tally.outcomes)
    return Tally(
        sum(tally.rounds for tally in tallies),
        tuple(failure for tally in tallies for failure in tally.failures),
        counts,
        sum(tally.harmless for tally in tallies),
        sum(tally.refused for tally in tallies),
        sum(tally.less for tally in tallies),
        outcomes,
    )


def diff(before: bytes, after: bytes) -> str:
    """What changed between two files, as few lines as tell it."""
    old, new = (data.decode("utf-8", errors="replace").split("\n") for data in (before, after))
    lines = list(difflib.unified_diff(old, new, lineterm="", n=1))[2:]
    cut = [*lines[:_LONGEST_DIFF], f"… and {len(lines) - _LONGEST_DIFF} lines"] if len(lines) > _LONGEST_DIFF else lines
    return "\n".join(f"    {line if line.isprintable() else line.encode('unicode_escape').decode()}" for line in cut)
