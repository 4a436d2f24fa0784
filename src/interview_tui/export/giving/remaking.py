"""What may be in a file that is made anew: at most what was in it, for nobody was asked for anything more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from types import MappingProxyType
from typing import NamedTuple

from interview_tui.export.account.account import Account, account
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import CLOSING, ClosingReaders
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.marks import Mark


class Remake(NamedTuple):
    """Hold what a file is made anew from: the document, and the account of it."""

    document: Document
    account: Account


def remake(document: Document, reader: Reader, marks: Sequence[Mark]) -> Remake:
    """Return what a file with these marks is made anew from: only cards that all of them have.

    The closing sentence, and for others who listened, are in it only if they were. Raises ShareError where nothing may
    be given, or nothing is left: then that is removed.
    """
    whole = account(document, reader)  # looked at first as it is: what is uncertain stops it here
    held: frozenset[int] = (
        reduce(frozenset.__and__, (frozenset(mark.codes) for mark in marks)) if marks else frozenset()
    )
    with_rest = not reader.is_for_others or all(mark.whole for mark in marks)
    now = document.interview
    if whole.cards <= held and (with_rest or not (now.listeners or now.next)):
        return Remake(document, whole)
    kept = {number: one for number, one in now.answers.items() if number in held or one.struck}
    less = now.change(answers=MappingProxyType(kept))
    if CLOSING not in held:
        less = less.change(closing="", closing_readers=ClosingReaders.NOBODY)
    if not with_rest:
        less = less.change(listeners="", next="")
    left = read(compose(less, None, document))
    return Remake(left, account(left, reader))
