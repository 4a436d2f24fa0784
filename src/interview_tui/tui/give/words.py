"""The texts of the screen that gives an interview on: for whom, what goes along, and what was made. No widgets."""

from __future__ import annotations

import os
from pathlib import Path

from textual.content import Content

from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import Interview
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, ngettext, pgettext
from interview_tui.language.lists import listed
from interview_tui.tui.give.offer import Offer, names_of
from interview_tui.tui.kit.plain import plain

FORMATS = (Format.WORD, Format.PDF, Format.TEXT, Format.HTML, Format.MARKDOWN)
"""The formats that are offered, the first one chosen; what is for programs is made on the command line."""


def reader_label(reader: Reader, name: str) -> str:
    """Return for whom an account is, as a choice; `name` is that of who told it."""
    if reader is Reader.TELLER:
        return _("{name}: everything that was not struck").format(name=name)
    return readers(reader, name)


def readers(reader: Reader, name: str) -> str:
    """Return who reads an account, in a few words: `Sam`, `our team`."""
    if reader is Reader.TELLER:
        return name
    if reader is Reader.OUTSIDE:
        return pgettext("readers", "outside")
    return words(current()).circles[reader.circle]


def goes(offer: Offer) -> str:
    """Return what goes along, in one line: nobody counts so-thats, they belong to their answers."""
    going, total = len(offer.going), offer.answers
    if going == total:
        answers = _("the one answer") if total == 1 else _("all {total} answers").format(total=total) if total else ""
    else:
        text = ngettext("{n} of the {total} answers", "{n} of the {total} answers", going)
        answers = text.format(n=going, total=total)
    if offer.has_zodatjes:
        answers = _("{answers} with their so-thats").format(answers=answers)
    return listed([*filter(None, [answers]), *([_("the closing sentence")] if offer.has_closing else [])] or [""])


def names_line(offer: Offer, interview: Interview) -> Content:
    """Return the line that says that names in the answers go along, and for others where they are."""
    known = _("Names in the answers themselves go along. Read it first.")
    if not offer.reader.is_for_others:
        return plain(known, "$quiet")
    return plain(" ".join(filter(None, [known, _identifying(offer), _named(offer, interview)])), "$warning")


def _identifying(offer: Offer) -> str:
    """Return at which cards something stands by which a resident may be known; "" if at none."""
    text = ngettext(
        "At card {cards} something stands by which a resident may be known.",
        "At cards {cards} something stands by which a resident may be known.",
        len(offer.identifying),
    )
    return text.format(cards=listed([str(number) for number in offer.identifying])) if offer.identifying else ""


def _named(offer: Offer, interview: Interview) -> str:
    """Return in how many answers somebody is named, for those outside in which; "" if in none."""
    if not offer.naming:
        return ""
    count = len(offer.naming)
    if not offer.reader.is_named:
        text = ngettext(
            "At card {cards} somebody stands by name. Look there first: nothing in it is replaced.",
            "At cards {cards} somebody stands by name. Look there first: nothing in them is replaced.",
            count,
        )
        return text.format(cards=listed([str(number) for number in offer.naming]))
    names = _one_or_other(names_of(interview, offer.reader))
    text = ngettext("{names} stands by name in {n} answer.", "{names} stands by name in {n} answers.", count)
    return text.format(names=names, n=count)


def _one_or_other(names: list[str]) -> str:
    return names[0] if len(names) == 1 else _("{some} or {last}").format(some=", ".join(names[:-1]), last=names[-1])


def made(reader: Reader, name: str, path: Path, unprintable: str) -> Content:
    """Return what to know of the file that was made: where it is, and how far the app looks after it."""
    if reader is Reader.TELLER:
        done = _("It is made. This is the copy of {name}:").format(name=name)
    else:
        done = _("It is made. This is the file to give away:")
    lines = [plain(done, "$success"), plain(os.fspath(path))]
    if unprintable:
        text = _("These characters cannot be printed: {characters}")
        lines.append(plain(text.format(characters=unprintable), "$warning"))
    after = _(
        "What is struck later goes from this file too, unless it was moved or somebody wrote in it. What you give away "
        "stays as it is."
    )
    return Content("\n").join([*lines, plain(after, "$quiet")])
