"""An account as plain text: for any program, on any system, and to print from there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from interview_tui.export.account.account import Account, Part, Said, SaidKind
from interview_tui.interview.transcript_words import Words, words
from interview_tui.language import catalogue, language_for

# Without the mark, Notepad of before 2019 and WordPad read the text as ANSI, and an é as Ã©; without CR, that Notepad
# shows it as one line. No program of now minds either.
_ENCODING: Final = "utf-8-sig"
_LINE_END: Final = "\r\n"
_WIDTH: Final = 80
"""Columns: Notepad does not wrap by itself, and on paper a longer line is cut or broken anywhere."""
_INDENT: Final = "    "
"""Stands before what the interviewer asked from a card, which is not of who tells it."""
_ITEM: Final = re.compile(r"\s*(?:[-+*•–]|\(?\w{1,3}[.)])\s")


def text(account: Account) -> bytes:
    """Return an account as the contents of a text file: UTF-8 with a byte order mark, CR LF, lines of 80 columns."""
    blocks = [*_head(account), *_said(account.opening, words(account.lang))]
    for part in account.parts:
        blocks += _apart(_part(part, account.lang))
    blocks += _apart([_rows(account.closing)])
    for part in account.additions:
        blocks += _apart(_part(part, account.lang))
    blocks += _apart([_rows(account.not_asked)])
    return ("\n\n".join(blocks) + "\n").replace("\n", _LINE_END).encode(_ENCODING, errors="replace")


def _apart(blocks: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs with one more blank line before the first; nothing without text."""
    first = True
    for block in filter(None, blocks):
        yield f"\n{block}" if first else block
        first = False


def _head(account: Account) -> Iterator[str]:
    texts = catalogue(language_for(account.lang))
    listening = texts.gettext("Listening: {names}").format(names=account.listeners) if account.listeners else ""
    yield _rows(account.title)
    about = (account.names, " · ".join(account.about), listening)
    if any(about):
        yield "\n".join(_rows(line) for line in about if line)
    yield _rows(account.for_whom)


def _part(part: Part, lang: str) -> Iterator[str]:
    """Yield the paragraphs of an answer, its heading first."""
    texts = words(lang)
    title = f"{part.number}. {part.title}" if part.number else part.title
    readers = f"{texts.readers}: {part.readers}" if part.readers else ""
    if head := "\n".join(_rows(line) for line in (title, readers) if line):
        yield head
    if part.question:
        yield _rows(part.question, _INDENT)
    yield from _said(part.said, texts)


def _said(said: Sequence[Said], texts: Words) -> Iterator[str]:
    """Yield what was said as paragraphs; the items of a list stay together."""
    labels = {SaidKind.WORDS: "", SaidKind.PROBE: f"{texts.asked}: ", SaidKind.ZODATJE: f"{texts.zodatje}: "}
    items: list[str] = []
    for one in said:
        line = _rows(f"{labels[one.kind]}{one.text}")
        if one.kind is SaidKind.WORDS and _ITEM.match(one.text):
            items.append(line)
            continue
        yield from _together(items)
        items = []
        yield line
    yield from _together(items)


def _together(items: Iterable[str]) -> Iterator[str]:
    if items:
        yield "\n".join(items)


def _rows(line: str, indent: str = "") -> str:
    """Return a line as rows of at most `_WIDTH` columns, each with the indent. A longer word is left whole."""
    if len(indent) + len(line) <= _WIDTH:
        return f"{indent}{line}".rstrip()
    from textwrap import wrap

    return "\n".join(
        wrap(
            line,
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
            expand_tabs=False,
            replace_whitespace=False,
        )
    )
