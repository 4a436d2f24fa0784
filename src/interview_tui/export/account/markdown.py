"""An account as Markdown: a transcript that this program reads, but for who has no names, who gets a page to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from interview_tui.export.account.account import Account, Part, Said, SaidKind
from interview_tui.export.account.reader import Reader
from interview_tui.export.account.unstruck import unstruck
from interview_tui.interview.transcript_words import words
from interview_tui.transcripts.format.composer import as_read
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.encoding import encode_line, encode_paragraphs, encode_title
from interview_tui.transcripts.sharing.share import share

_BLANK: Final = "\n\n"


def markdown(document: Document, account: Account) -> bytes:
    """Return the account of a document as the contents of a Markdown file.

    For the two it is their transcript, without what was struck and without hidden comments; for the team and the
    organisation the version that `share` makes. Both can be read again. Outside it is a page without front matter.
    """
    match account.reader:
        case Reader.TELLER:
            return as_read(unstruck(document))
        case Reader.OUTSIDE:
            return (_BLANK.join(_page(account)) + "\n").encode("utf-8", errors="replace")
        case reader:
            return share(document, reader.circle)


def _page(account: Account) -> Iterator[str]:
    """Yield the paragraphs of an account."""
    yield f"# {encode_title(account.title)}"
    yield f"*{encode_title(account.for_whom)}*"
    for part in account.parts:
        yield from _part(part, account.lang)
    if account.closing:
        yield f"**{encode_title(account.closing)}**"


def _part(part: Part, lang: str) -> Iterator[str]:
    yield f"## {part.number}. {encode_title(part.title)}".rstrip()
    if part.question:
        yield f"> {encode_paragraphs(part.question)}"
    for one in part.said:
        yield _said(one, lang)


def _said(said: Said, lang: str) -> str:
    """Return a line of what was said; a highlight is `==…==`, as in a transcript."""
    line = "".join(f"=={run.text}==" if run.marked else run.text for run in said.runs)
    match said.kind:
        case SaidKind.PROBE:
            return f"*{words(lang).asked}:* {encode_line(line)}"
        case SaidKind.ZODATJE:
            return f"**{words(lang).zodatje}:** {encode_line(line)}"
        case _words:
            return encode_paragraphs(line)
