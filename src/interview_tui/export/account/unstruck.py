"""A transcript without what was struck and without what nobody sees in it: what the two get of it as a file."""

from __future__ import annotations

from types import MappingProxyType

from interview_tui.export.account.account import is_struck
from interview_tui.transcripts.format.blocks import card_block
from interview_tui.transcripts.format.composer import compose, recompose
from interview_tui.transcripts.format.document import Document, Section, SectionKind, without_hidden
from interview_tui.transcripts.format.outline import comments, without_comment_lines
from interview_tui.transcripts.format.reader import read


def unstruck(document: Document) -> Document:
    """Return a document without its struck answers and its comments, as it would be read; the same one without any.

    Of a struck answer its number stays, as finishing leaves it. Comments at the top go too. It is for a document of
    which the two may have an account.
    """
    return _without_comments(_without_struck(document))


def _without_struck(document: Document) -> Document:
    held = document.interview
    gone = {section.number for section in document.cards() if is_struck(section, held)}
    if not gone:
        return document
    kept = {number: answer for number, answer in held.answers.items() if number not in gone}
    # What was refused as a zodatje may have been a sentence of what was struck.
    left = held.change(answers=MappingProxyType(kept), struck=tuple(sorted({*held.struck, *gone})), dismissed=())
    return read(compose(left, None, document))


def _without_comments(document: Document) -> Document:
    entries = tuple(entry for entry in document.front.entries if entry.key or not entry.raw.strip())
    sections = [_bare(section, document.interview.lang) for section in document.sections]
    if (*sections,) == document.sections and entries == document.front.entries:
        return document
    bare = document._replace(front=document.front._replace(entries=entries))
    return read(recompose(bare, document.interview, sections))


def _bare(section: Section, lang: str) -> Section:
    if not comments(section.raw):
        return section
    if section.kind is not SectionKind.CARD:
        return section._replace(raw=without_comment_lines(section.raw.replace("\r\n", "\n")))
    bare = without_hidden(section)
    return bare._replace(raw=card_block(bare.heading, bare.quote, bare.answer, lang), separator="\n")
