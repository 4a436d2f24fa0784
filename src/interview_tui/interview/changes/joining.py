"""Differences between two versions of one text, and a merge that keeps every line of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from interview_tui.interview.text_diff import steps

Span = tuple[int, int]
"""Start and end in characters, the end not included."""

_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")


def joined(mine: str, other: str, label: str, unlabelled: str = "") -> str:
    """Return both notes merged: it has every line of both, and the lines they share once.

    Where the two differ in the same place, the lines of `mine` come first and those of `other` below them, each after
    `label`, so that a person sees where they come from. Of two lines in the same place of which one begins with the
    other, only the longer is kept. Lines that begin with `unlabelled` get no label, because the program reads them.
    Joining the result with `other` once more changes nothing.
    """
    ours, theirs = mine.split("\n"), other.split("\n")
    if _holds(ours, theirs, label):
        return mine
    if not mine.strip() or other.startswith(mine):
        return other
    lines: list[str] = []
    for kind, start, end, their_start, their_end in steps(ours, theirs):
        here, there = ours[start:end], theirs[their_start:their_end]
        if kind == "replace":
            lines += _beside(here, there, label, unlabelled)
        else:
            lines += here or there
    return "\n".join(lines)


def _holds(ours: Sequence[str], theirs: Sequence[str], label: str) -> bool:
    """Return whether `ours` has all the lines of `theirs` that are not blank, in that order."""
    lines = iter(ours)
    return all(any(mine.startswith((line, f"{label} {line}")) for mine in lines) for line in theirs if line.strip())


def _beside(ours: Sequence[str], theirs: Sequence[str], label: str, unlabelled: str) -> list[str]:
    """Return the merge of the differing lines in the same place of two texts."""
    at = 0
    longest = []
    while at < min(len(ours), len(theirs)) and (one := _longer(ours[at], theirs[at])) is not None:
        longest.append(one)
        at += 1
    return [*longest, *ours[at:], *(_labelled(line, label, unlabelled) for line in theirs[at:])]


def _labelled(line: str, label: str, unlabelled: str) -> str:
    plain = not line.strip() or (unlabelled and line.startswith(unlabelled)) or line.startswith(label)
    return line if plain else f"{label} {line}"


def _longer(one: str, other: str) -> str | None:
    """Return the longer of two lines if it begins with the other; None if neither does or one is blank."""
    if not one.strip() or not other.strip():
        return None
    if one.startswith(other):
        return one
    return other if other.startswith(one) else None


def differing(mine: str, other: str) -> tuple[list[Span], list[Span]]:
    """Return the spans in either text of what the other does not have, in order, by words."""
    ours, theirs = _TOKEN.findall(mine), _TOKEN.findall(other)
    here: list[Span] = []
    there: list[Span] = []
    starts, their_starts = _starts(ours), _starts(theirs)
    for kind, start, end, their_start, their_end in steps(ours, theirs):
        if kind != "equal":
            if start < end:
                here.append((starts[start], starts[end]))
            if their_start < their_end:
                there.append((their_starts[their_start], their_starts[their_end]))
    return here, there


def _starts(tokens: Sequence[str]) -> list[int]:
    """Return the offset of each token in the text, and the length of the text."""
    at = [0]
    for token in tokens:
        at.append(at[-1] + len(token))
    return at
