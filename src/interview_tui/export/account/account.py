"""The account of an interview: what some readers get of it, as values that every format sets in its own way.

It is built from the pieces of the transcript. What may be in it is decided here and nowhere else, so that no format has
a rule of its own: for the two everything that was not struck, for others what their circle may read. Words come first:
of the printed card there are its title and one question; an accepted zodatje stands once; what was not asked is a line.
All text in it is safe to write to any file: characters that control a machine stand there by their code point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Final, NamedTuple

from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import CLOSING, Answer, Interview, place_of
from interview_tui.interview.sentences.highlights import spans, unmarked
from interview_tui.interview.sentences.splitting import sentences
from interview_tui.interview.sharing import readable
from interview_tui.interview.transcript_words import words
from interview_tui.language import Catalogue, _, catalogue, language_for
from interview_tui.language.dates import day
from interview_tui.transcripts.format.document import Document, Section, SectionKind, without_hidden
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.judging.witness import witness_in
from interview_tui.transcripts.format.not_asked import numbers_in
from interview_tui.transcripts.format.outline import without_comment_lines
from interview_tui.transcripts.format.own_form import SHARED_FOR
from interview_tui.transcripts.format.piece import NOTES, Piece, PieceKind
from interview_tui.transcripts.format.pieces import answer_of, by_section, card_words_of
from interview_tui.transcripts.sharing.share import ShareError, preview

# What no XML file may have, or what changes how the text around it reads; the plain direction marks stay.
_UNWRITABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LONGEST_QUESTION: Final = 17  # words: a longer one takes the eye from the answer


class SaidKind(Enum):
    """Name the kinds of lines in an account."""

    WORDS = "words"  # of the one who told it, as noted
    PROBE = "probe"  # what the interviewer asked further, without its label
    ZODATJE = "zodatje"


class Run(NamedTuple):
    """Hold a part of a line: its text, and whether it is highlighted."""

    text: str
    marked: bool = False


class Said(NamedTuple):
    """Hold one line of an account: a paragraph, never empty."""

    kind: SaidKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line without its highlights."""
        return "".join(run.text for run in self.runs)


class Part(NamedTuple):
    """Hold the answer to one card, or what a hand wrote under a heading of its own.

    `number` is that of the card for the two, and a number without gaps for others, who need not know which are missing;
    0 for what is no card. `question` is one question of the printed card, or empty. `readers` names who may read this
    answer, where that differs from the rest; only for the two.
    """

    number: int
    title: str
    question: str
    said: tuple[Said, ...]
    readers: str = ""


class Account(NamedTuple):
    """Hold an account. All texts are in `lang`, the language of the interview, and empty where there is nothing.

    `title` heads it, `names` are the two who held it, `about` are the day, team and organisation, `for_whom` is a
    sentence that says who it is for, `legend` says how probes and zodatjes are set in formats without labels;
    `listeners` are who listened. `opening` stands before the first answer. `closing` is the whole closing sentence,
    `not_asked` a line. `teller` is who told it; empty outside. `cards` are the cards whose words are in it, by their
    own numbers, with CLOSING for the closing sentence: for the mark in its metadata.
    """

    reader: Reader
    lang: str
    title: str
    teller: str
    names: str
    about: tuple[str, ...]
    for_whom: str
    legend: str
    listeners: str
    opening: tuple[Said, ...]
    parts: tuple[Part, ...]
    closing: str
    additions: tuple[Part, ...]
    not_asked: str
    cards: frozenset[int]


def account(document: Document, reader: Reader) -> Account:
    """Return what these readers get of a transcript. Raises ShareError where nothing may be given, and says why."""
    if problem := obstacle(document, reader):
        raise ShareError(problem)
    return _for_others(document, reader) if reader.is_for_others else _for_the_two(document)


def obstacle(document: Document, reader: Reader) -> str:
    """Return one or two sentences that say why these readers can get nothing of a transcript; "" if they can."""
    if reader.is_for_others:
        return preview(document, reader.circle).obstacle or ""
    if document.front.get(SHARED_FOR) is not None:
        return _("This is a version for others already; make one from the interview itself.")
    if may_hold_struck(document):
        return _("It is not certain whether what was struck is gone from this interview. First look who may read this.")
    if not any(document.interview.answered()) and not document.interview.closing:
        return _("Nothing was said in this interview yet.")
    return ""


def may_hold_struck(document: Document) -> bool:
    """Return whether words of an answer that was struck may still stand in a transcript, where they cannot be found."""
    answers = document.interview.answers
    struck = {*document.interview.struck, *witness_in(document.front).struck}
    struck |= {number for number, answer in answers.items() if answer.struck}
    return bool(struck and document.stops)


# --- for the two


def _for_the_two(document: Document) -> Account:
    interview = document.interview
    opening: list[Said] = []
    parts: list[Part] = []
    additions: list[Part] = []
    not_asked: set[int] = set()
    bare = [_bare(one) for one in document.sections if not is_struck(one, interview)]
    for section, found in by_section(document._replace(sections=tuple(bare), crlf=False)):
        match section.kind:
            case SectionKind.HEAD:
                opening += _lines_of(one.raw for one in found if one.kind is PieceKind.PREAMBLE)
            case SectionKind.CARD:
                part = _part(section, found, section.number)
                if part.said:
                    parts.append(part._replace(readers=_own_readers(answer_of(section, found), interview)))
            case SectionKind.FOREIGN:
                heading, *rest = [one.raw for one in found if one.raw.strip()] or [""]
                title = decode_line(heading.lstrip("# ").rstrip())
                additions.append(Part(0, _written(title), "", tuple(_lines_of(rest))))
            case SectionKind.NOT_ASKED:
                not_asked |= numbers_in(section.raw)
            case SectionKind.CLOSING:
                pass
    return _account(
        interview, Reader.TELLER, parts, opening=opening, additions=additions, not_asked=_line(not_asked, interview)
    )


def _own_readers(answer: Answer, interview: Interview) -> str:
    """Return who may read an answer, where that is not who may read the interview; else ""."""
    own = answer.circle
    return "" if own is None or own is interview.sharing else words(interview.lang).circles[own]


def _bare(section: Section) -> Section:
    """Return a section without its comments, which no reader of the Markdown sees."""
    if "<!--" not in section.raw:
        return section._replace(raw=section.raw.replace("\r\n", "\n"))
    raw = without_comment_lines(section.raw.replace("\r\n", "\n"))
    if section.kind is SectionKind.CARD:
        return without_hidden(section)._replace(raw=raw)
    return section._replace(raw=raw)


def is_struck(section: Section, interview: Interview) -> bool:
    """Return whether a section is the answer to a card that was struck, by any sign of it."""
    if section.kind is not SectionKind.CARD:
        return False
    number = section.number
    return section.answer.struck or interview.answer(number).struck or number in interview.struck


def _line(not_asked: Iterable[int], interview: Interview) -> str:
    """Return the line that names the cards that were not asked; "" if all were."""
    numbers = sorted(not_asked)
    if not numbers:
        return ""
    from interview_tui.transcripts.format.not_asked import line_of

    return f"{words(interview.lang).not_asked}: {line_of(numbers, interview.lang).lower()}"


# --- for others


def _for_others(document: Document, reader: Reader) -> Account:
    shown = readable(document.interview, reader.circle)
    kept = tuple(_bare(one) for one in document.cards() if one.number in shown.answers)
    parts: list[Part] = []
    for section, found in by_section(document._replace(sections=kept, crlf=False)):
        part = _part(section, found, len(parts) + 1)
        if part.said:
            parts.append(part)
    return _account(shown, reader, parts)


# --- both


def _account(
    interview: Interview,
    reader: Reader,
    parts: Sequence[Part],
    *,
    opening: Sequence[Said] = (),
    additions: Sequence[Part] = (),
    not_asked: str = "",
) -> Account:
    lang = language_for(interview.lang)
    texts = catalogue(lang)
    named = reader.is_named
    one, other = _written(interview.interviewer), _written(interview.interviewee)
    teller = other if named else texts.pgettext("account", "A colleague")
    cards = {number for number, _answer in interview.answered()}
    closing = interview.closing if named else ""
    about = (day(interview.date, lang), interview.team, interview.organisation) if named else ()
    for_whom = {
        Reader.TELLER: texts.pgettext("account", "Only for {one} and {other}."),
        Reader.TEAM: texts.pgettext("account", "For our team: what the team may read."),
        Reader.ORGANISATION: texts.pgettext("account", "For our organisation: what the organisation may read."),
        Reader.OUTSIDE: texts.pgettext("account", "Given on without names, with the consent of who told it."),
    }[reader]
    return Account(
        reader=reader,
        lang=lang,
        title=texts.pgettext("account", "{name} on the craft").format(name=teller),
        teller=teller if named else "",
        names=texts.pgettext("account", "In conversation with {name}").format(name=one) if named else "",
        about=tuple(_written(text) for text in about if text),
        for_whom=for_whom.format(one=one, other=other),
        legend=_legend(parts, one if named else "", texts),
        listeners=_written(interview.listeners) if named else "",
        opening=tuple(opening),
        parts=tuple(parts),
        closing=_written(closing),
        additions=tuple(additions),
        not_asked=not_asked,
        cards=frozenset({*cards, CLOSING} if closing else cards),
    )


def _legend(parts: Iterable[Part], interviewer: str, texts: Catalogue) -> str:
    """Return the sentences about how probes and zodatjes are set, as far as there are any."""
    kinds = {one.kind for part in parts for one in part.said}
    asked = texts.pgettext("account", "In italics: what was asked.")
    if interviewer:
        asked = texts.pgettext("account", "In italics: what {name} asked.").format(name=interviewer)
    so_that = texts.pgettext("account", "Beside a line: so-thats.")
    told = ((SaidKind.PROBE, asked), (SaidKind.ZODATJE, so_that))
    return " ".join(text for kind, text in told if kind in kinds)


def _part(section: Section, found: Sequence[Piece], number: int) -> Part:
    """Return the answer to a card."""
    _theme, paragraphs = card_words_of(found)
    title = next((piece.text for piece in found if piece.kind is PieceKind.HEADING), section.title)
    answer = answer_of(section, found)
    said = [one for piece in found if piece.kind in NOTES if (one := _noted(piece, answer)) is not None]
    said += [
        Said(SaidKind.ZODATJE, (Run(_written(piece.text)),))
        for piece in found
        if piece.kind is PieceKind.ZODATJE and piece.text.strip() and not piece.stands_in_note
    ]
    return Part(number, _written(title), _written(_question(paragraphs)), tuple(said))


def _question(paragraphs: Sequence[str]) -> str:
    """Return the first short sentence of the printed text of a card that asks something; "" if none does."""
    lines = (line for text in paragraphs for line in text.split("\n"))
    asked = (one for line in lines for one in sentences(line) if one.rstrip("”’\"'").endswith("?"))
    return next((one for one in asked if len(one.split()) <= _LONGEST_QUESTION), "")


def _noted(piece: Piece, answer: Answer) -> Said | None:
    """Return a line of a note; None if it is empty."""
    if not piece.text.strip():
        return None
    if piece.kind is PieceKind.PROBE:
        asked = unmarked(piece.text).partition(":")[2].strip()
        return Said(SaidKind.PROBE, (Run(_written(asked)),)) if asked else None
    bare = piece.text.replace("==", "")
    whole = any(place_of(sentence, bare) == (0, len(bare)) for sentence in answer.zodatjes)
    return Said(SaidKind.ZODATJE if whole else SaidKind.WORDS, tuple(_runs(piece.text)))


def _runs(line: str) -> Iterator[Run]:
    """Yield the parts of a line, without the equals signs of its highlights."""
    at = 0
    for start, end in spans(line):
        if start > at:
            yield Run(_written(line[at:start]))
        yield Run(_written(line[start + 2 : end - 2]), marked=True)
        at = end
    if at < len(line):
        yield Run(_written(line[at:]))


def _lines_of(rows: Iterable[str]) -> list[Said]:
    """Return lines of Markdown that a hand wrote as lines to read."""
    texts = (decode_line(row.strip("\r")) for row in rows)
    return [Said(SaidKind.WORDS, tuple(_runs(text))) for text in texts if text.strip()]


def _written(text: str) -> str:
    """Return text safe to write to any file: what no file can hold becomes its code point, `⟨U+001B⟩`."""
    if text.isprintable():
        return text
    return _UNWRITABLE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
