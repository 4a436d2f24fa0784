"""Interviews of the same two people on one day, told apart by their number in that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from interview_tui.interview.model import Status
from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.heads.own_head import OwnHead

_FIRST: Final = {Status.FINAL: 0, Status.HELD: 1, Status.DRAFT: 2}


def twins(entries: Iterable[Entry]) -> Mapping[str, int]:
    """Return the number in that day, from 1, of each interview of two people who had another one: by where its file is.

    A file keeps no time of the day, by promise. So what is further on was first, and of two that are as far the one
    that was written to last comes last.
    """
    groups: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        if isinstance(head := entry.head, OwnHead):
            groups[head.day_and_names].append(entry)
        elif head is not None:
            groups[str(head.date), f'"{head.interviewer}"', f'"{head.interviewee}"'].append(entry)
    several = (sorted(group, key=_order) for group in groups.values() if len(group) > 1)
    return {entry.where: number for group in several for number, entry in enumerate(group, start=1)}


def _order(entry: Entry) -> tuple[int, float, str]:
    status = entry.head.status if entry.head is not None else Status.DRAFT
    return (_FIRST[status], entry.modified, entry.ident)
