"""What in a note looks as if it tells who a resident is: numbers, addresses and birth dates, found by their form.

A quiet help for whoever types, not a filter: names are not recognised, nor is much else (docs/privacy.md). A false
alarm costs trust, so every rule asks for more than digits.

The rules are in `identifying_forms`, which is loaded when the first digit or @ is met: compiling its patterns takes
milliseconds that the start need not wait for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from interview_tui.language import catalogue, language_for

Span = tuple[int, int]


class Kind(Enum):
    """What it looks like."""

    BSN = auto()
    PHONE = auto()
    EMAIL = auto()
    ADDRESS = auto()
    BIRTH_DATE = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that looks identifying, at `text[start:end]`. It lies within one line."""

    kind: Kind
    start: int
    end: int


def find(text: str) -> list[Finding]:
    """Everything that looks identifying, in order and apart. What one line holds has no influence on another."""
    found, at = [], 0
    for line in text.split("\n"):
        found += [Finding(one.kind, one.start + at, one.end + at) for one in _in_line(line)]
        at += len(line) + 1
    return found


def neutral(kind: Kind, lang: str) -> str:
    """The word to put in its place, in the language of the interview: `[telefoonnummer]`."""
    texts = catalogue(language_for(lang))
    match kind:
        case Kind.BSN:
            return texts.pgettext("in place of what identifies", "[citizen service number]")
        case Kind.PHONE:
            return texts.pgettext("in place of what identifies", "[phone number]")
        case Kind.EMAIL:
            return texts.pgettext("in place of what identifies", "[e-mail address]")
        case Kind.ADDRESS:
            return texts.pgettext("in place of what identifies", "[address]")
        case Kind.BIRTH_DATE:
            return texts.pgettext("in place of what identifies", "[date of birth]")


_ANY = re.compile("[0-9@]")


def _in_line(line: str) -> list[Finding]:
    """One line. Where two overlap, the surer one counts."""
    if not _ANY.search(line):
        return []
    from interview_tui.interview.privacy import patterns as forms

    found = [Finding(Kind.EMAIL, *span) for span in forms.emails(line)]
    taken = [(one.start, one.end) for one in found] + list(forms.ibans(line))
    for kind, spans in (
        (Kind.ADDRESS, forms.addresses(line)),
        (Kind.PHONE, forms.phones(line)),
        (Kind.BSN, forms.bsns(line)),
        (Kind.BIRTH_DATE, forms.birth_dates(line)),
    ):
        fresh = list(_apart(_joined(spans), taken))
        found += [Finding(kind, *span) for span in fresh]
        taken += fresh
    return sorted(found, key=lambda one: one.start)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans of one kind, in order; those that overlap become one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _apart(spans: Iterable[Span], taken: list[Span]) -> Iterator[Span]:
    """Those that touch nothing in `taken`. Both hold spans that lie apart."""
    known = sorted(taken)
    starts = [start for start, _end in known]
    for start, end in spans:
        at = bisect_left(starts, end)
        if at == 0 or known[at - 1][1] <= start:
            yield start, end
