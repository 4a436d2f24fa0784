"""Interviews of the same two people on one day, told apart by their number in that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count

from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.heads.own_head import OwnHead


def twins(entries: Iterable[Entry]) -> Mapping[str, int]:
    """Return the number in that day, from 1, of each interview of two people who had another one: by where its file is.

    The number is the one that the file tells. Where none is told, or two tell the same (held on two computers, or
    written before files told it), the id decides: neither a change nor a removal of a file gives another one its place.
    """
    groups: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        if isinstance(head := entry.head, OwnHead):
            groups[head.day_and_names].append(entry)
        elif head is not None:
            groups[str(head.date), f'"{head.interviewer}"', f'"{head.interviewee}"'].append(entry)
    found: dict[str, int] = {}
    for group in groups.values():
        if len(group) > 1 and len(numbers := _numbers(group)) > 1:
            found.update((entry.where, numbers[entry.ident]) for entry in group)
    return found


def _numbers(group: Iterable[Entry]) -> Mapping[str, int]:
    """Return a number for each id among these, a version for others having that of its interview."""
    told: dict[str, int] = {}
    for entry in group:
        told[entry.ident] = max(told.get(entry.ident, 1), entry.head.nth if entry.head is not None else 1)
    numbers: dict[str, int] = {}
    for ident, number in sorted(told.items()):
        if number not in numbers.values():
            numbers[ident] = number
    taken = {*numbers.values()}
    free = (number for number in count(1) if number not in taken)
    return numbers | {ident: next(free) for ident in sorted(told.keys() - numbers.keys())}
