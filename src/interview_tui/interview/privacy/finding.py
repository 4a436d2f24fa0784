"""Detection of text in a note that may identify a resident: numbers, addresses and birth dates, by their form.

It is a help while typing, not a filter: names are not recognised, nor is much else (docs/privacy.md). A false alarm
costs trust, so every rule requires more than digits.

The rules are in `patterns`, which is imported at the first digit or @: compiling its patterns would delay start-up by
milliseconds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from interview_tui.language import catalogue, language_for

Span = tuple[int, int]


class IdentifierKind(Enum):
    """Name the kinds of identifying text."""

    BSN = auto()
    PHONE = auto()
    EMAIL = auto()
    ADDRESS = auto()
    BIRTH_DATE = auto()


class IdentifierFinding(NamedTuple):
    """Hold the position of identifying text, `text[start:end]`, within one line."""

    kind: IdentifierKind
    start: int
    end: int


def find(text: str) -> list[IdentifierFinding]:
    """Find all identifying text, in order and without overlap. Each line is searched by itself."""
    found, at = [], 0
    for line in text.split("\n"):
        found += [IdentifierFinding(one.kind, one.start + at, one.end + at) for one in _in_line(line)]
        at += len(line) + 1
    return found


def neutral(kind: IdentifierKind, lang: str) -> str:
    """Return the word to replace it with, in the language of the interview: `[telefoonnummer]`."""
    texts = catalogue(language_for(lang))
    match kind:
        case IdentifierKind.BSN:
            return texts.pgettext("in place of what identifies", "[citizen service number]")
        case IdentifierKind.PHONE:
            return texts.pgettext("in place of what identifies", "[phone number]")
        case IdentifierKind.EMAIL:
            return texts.pgettext("in place of what identifies", "[e-mail address]")
        case IdentifierKind.ADDRESS:
            return texts.pgettext("in place of what identifies", "[address]")
        case IdentifierKind.BIRTH_DATE:
            return texts.pgettext("in place of what identifies", "[date of birth]")


_ANY = re.compile("[0-9@]")


def _in_line(line: str) -> list[IdentifierFinding]:
    """Find all identifying text in one line. Of two that overlap, the kind that is more certain counts."""
    if not _ANY.search(line):
        return []
    from interview_tui.interview.privacy import patterns

    found = [IdentifierFinding(IdentifierKind.EMAIL, *span) for span in patterns.emails(line)]
    taken = [(one.start, one.end) for one in found] + list(patterns.ibans(line))
    for kind, spans in (
        (IdentifierKind.ADDRESS, patterns.addresses(line)),
        (IdentifierKind.PHONE, patterns.phones(line)),
        (IdentifierKind.BSN, patterns.bsns(line)),
        (IdentifierKind.BIRTH_DATE, patterns.birth_dates(line)),
    ):
        fresh = list(_apart(_joined(spans), taken))
        found += [IdentifierFinding(kind, *span) for span in fresh]
        taken += fresh
    return sorted(found, key=lambda one: one.start)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans of one kind in order, with overlapping ones merged."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _apart(spans: Iterable[Span], taken: list[Span]) -> Iterator[Span]:
    """Yield the spans that overlap none in `taken`. Neither list may have overlaps within itself."""
    known = sorted(taken)
    starts = [start for start, _end in known]
    for start, end in spans:
        at = bisect_left(starts, end)
        if at == 0 or known[at - 1][1] <= start:
            yield start, end
