"""Whether it can be said of a file that an answer is not in it.

A hand may have damaged the heading of a card: what stands below it is then a part of another answer, or of no answer.
So a file that has an interview and does not say itself that the answer was struck, or never given, is held against the
transcript: what the transcript says too is not the answer, and any other paragraph may be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Final, NamedTuple
from unicodedata import normalize

from interview_tui.interview.transcript_words import every_language
from interview_tui.language import LANGUAGES
from interview_tui.transcripts.desk.leftovers import has_id
from interview_tui.transcripts.format.blocks import quote, title_line
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.evening import squeezed, unescaped
from interview_tui.transcripts.format.file_names import ALPHABET
from interview_tui.transcripts.format.judging.witness import witness_in
from interview_tui.transcripts.format.not_asked import numbers_in, without_ours
from interview_tui.transcripts.format.outline import comments
from interview_tui.transcripts.format.own_form import ORDER

_HEADING: Final = re.compile(r"(?m)^[ \t>]*#{1,6}[ \t\\]*0*([0-9]{1,3})(?![0-9])")
_PARAGRAPH: Final = re.compile(r"(?m)(?:^|\n)\n[ \t]{0,3}0*([0-9]{1,3})\\?[.)][^\n]*\n(?=\n)")
_BLANK_LINE: Final = re.compile(r"\n(?:[ \t>]*(?:\n|\Z))+")
_WORD: Final = re.compile(r"[^\W_]+")
_OUR_ID: Final = re.compile(rf"[{ALPHABET}]{{6}}")
_TOP: Final = 64 * 1024  # bytes
_ROW: Final = 4  # words in a row that say what they say: fewer stand anywhere
_LEAST: Final = 2  # words of a line that is looked for


class Said(NamedTuple):
    """Hold what a transcript says: all its `words` in a row, with a space around each, and its `paragraphs` likewise.

    `printed` is what its cards have by themselves, title and text, by their numbers; they are those of `question_set`.
    """

    words: str = ""
    paragraphs: frozenset[str] = frozenset()
    printed: Mapping[int, str] = MappingProxyType({})
    question_set: str = ""

    def differs(self, document: Document) -> bool:
        """Return whether a card in a file, of the same question set, has another title or text than here."""
        same = document.interview.question_set == self.question_set
        return same and any(self.printed.get(one.number, _printed(one)) != _printed(one) for one in document.cards())

    def has(self, paragraph: str) -> bool:
        """Return whether a paragraph is one of these, or four words or more of them in their order."""
        row = in_a_row(paragraph)
        return row in self.paragraphs or (row.count(" ") > _ROW and row in self.words)


def in_a_row(text: str) -> str:
    """Return the words of Markdown with a space around each."""
    return f" {' '.join(words_of(text))} "


def words_of(text: str) -> list[str]:
    """Return the words of Markdown in their order, in lower case and without markup."""
    return _WORD.findall(normalize("NFKC", unescaped(decode_line(text))).casefold())


def said_in(document: Document) -> Said:
    """Return what a transcript says."""
    texts = [section.raw for section in document.sections]
    rows = [in_a_row(one) for text in texts for one in _paragraphs(text)]
    printed = {section.number: _printed(section) for section in document.cards()}
    return Said(in_a_row("\n".join(texts)), frozenset(rows), MappingProxyType(printed), document.interview.question_set)


def says_id(data: bytes, ident: str) -> bool:
    """Return whether a line in a file says that it is that interview.

    At its top letters and digits alone count, whatever a program put around or between them: quotation marks, the mark
    of a list or a quotation, tags, NULs.
    """
    if has_id(data, ident):
        return True
    top = data[:_TOP].replace(b"\0", b"").decode(errors="replace")
    letters = squeezed("\n".join(top.splitlines()), lines=True)
    end = "" if is_our_id(ident) else "$"
    return re.search(rf"(?m)^(?:[0-9]{{1,3}}|x)?id{re.escape(squeezed(ident))}{end}", letters) is not None


def is_our_id(ident: str) -> bool:
    """Return whether this program made an id: one written by hand may occur in any name or line."""
    return _OUR_ID.fullmatch(ident) is not None


def may_hold(document: Document, cards: AbstractSet[int], said: Callable[[], Said] | None = None) -> bool:
    """Return whether a file, as it was read, has an answer on one of these cards, or may have one.

    It may if anything about readers, strikes or headings is unclear in it, or if something like the heading of that
    card stands somewhere else than a heading of ours does. If the file neither has the card nor says that it was
    struck, any heading of a hand may be what became of it. With `said`, which returns what the transcript says, so may
    any paragraph that is not there; and a card with another title or text than there may be another card.
    """
    if not cards:
        return False
    answered = {section.number for section in document.cards() if section.answer}
    if answered & cards or document.stops:
        return True
    known = {section.number for section in document.cards()} | {*document.interview.struck}
    for section in document.sections:
        below = section.raw[len(section.heading) :]
        foreign = section.kind is SectionKind.FOREIGN
        if section.number in cards and foreign:
            return True
        if _numbers(_HEADING, below) & cards:
            return True
        if cards - known and (foreign or _numbers(_PARAGRAPH, below) & (cards - known)):
            return True
    rest = cards - {*document.interview.struck}
    return said is not None and (said().differs(document) or _says_more(document, rest, said()))


def repeats(document: Document, taken: str, said: Said) -> bool:
    """Return whether a file from which words were taken still has several of them in a row, and the transcript not.

    A line of two or three words is looked for as a whole, a longer one by every four words, one of one word not at all.
    """
    inside = in_a_row("\n".join(section.raw for section in document.sections))
    return any(row in inside and row not in said.words for line in taken.split("\n") for row in _rows(line))


def _printed(section: Section) -> str:
    """Return what a card has by itself: its title and its text."""
    return in_a_row(f"{section.title}\n{section.quote}")


def _rows(line: str) -> Iterator[str]:
    """Yield the words of a line by as many as are looked for at once."""
    found = words_of(line)
    size = min(len(found), _ROW)
    if size >= _LEAST:
        yield from (f" {' '.join(found[at : at + size])} " for at in range(len(found) - size + 1))


def _says_more(document: Document, cards: AbstractSet[int], said: Said) -> bool:
    """Return whether a file that does not say that these cards were struck says what the transcript does not say.

    If it says by itself that they were never answered, only what this program did not write in it counts.
    """
    if not cards:
        return False
    whole = bool(cards - _never_answered(document))
    texts = [text for text in _texts(document, cards, whole=whole) if words_of(text)]
    if all(map(said.has, texts)):
        return False
    ours = frozenset(map(in_a_row, _own_texts(document)))
    return any(not (said.has(text) or in_a_row(text) in ours) for text in texts)


def _never_answered(document: Document) -> frozenset[int]:
    """Return the cards that were not answered by what a file says: all that its witness does not name, or by its list.

    Of the cards with a heading in it, none.
    """
    listed = {
        number
        for section in document.sections
        if section.kind is SectionKind.NOT_ASKED
        for number in numbers_in(section.raw)
    }
    if document.has_witness:
        listed |= {*range(1000)} - witness_in(document.front).answered
    return frozenset(listed.difference(section.number for section in document.sections))


def _texts(document: Document, cards: AbstractSet[int], *, whole: bool) -> Iterator[str]:
    """Yield the paragraphs in a file that may be one of these answers: all, or only those outside what we write."""
    if whole:
        yield from (entry.raw for entry in document.front.entries if entry.key not in ORDER)
    for section in document.sections:
        raw = section.raw.replace("\r\n", "\n")
        if section.kind in (SectionKind.CARD, SectionKind.CLOSING) and not whole:
            yield from comments(raw)
        elif section.kind is SectionKind.NOT_ASKED:
            yield from _paragraphs(without_ours(raw))
        elif section.kind is SectionKind.CARD and section.number in cards:  # one without an answer
            yield from _paragraphs(raw[len(section.heading.replace("\r\n", "\n")) :])
        else:
            yield from _paragraphs(raw)


def _paragraphs(text: str) -> Iterable[str]:
    """Return the paragraphs of a text, those of a quotation too."""
    return _BLANK_LINE.split(text.replace("\r\n", "\n"))


def _own_texts(document: Document) -> Iterator[str]:
    """Yield paragraphs that this program writes in any transcript, and the title of this one."""
    from interview_tui.cards.shipped import shipped  # for a file that is not clear, and few are

    yield title_line(document.interview)
    for texts in every_language():
        yield from (texts.closing, texts.not_asked, f"{texts.struck}: {texts.struck_note}")
        yield from texts.wholes
        yield from (f"{texts.wall}: {readers}" for readers in texts.wall_readers.values())
        for readers in texts.circles.values():
            yield from (f"{label}: {readers}" for label in texts.readers_labels)
            yield texts.version.format(readers=readers)
    for lang in LANGUAGES:
        for card in shipped(lang).cards:
            yield from _paragraphs(quote(card))


def _numbers(pattern: re.Pattern[str], text: str) -> set[int]:
    return {int(found[1]) for found in pattern.finditer(text)}
