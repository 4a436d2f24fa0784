"""Reading the bytes of a file as a Document."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from interview_tui.interview.model import COLLEAGUE, NOTHING, USUAL_MINUTES, Circle, ClosingReaders, Interview, Status
from interview_tui.language import _, one_line
from interview_tui.transcripts.format import frontmatter
from interview_tui.transcripts.format.card_body import wall_lines, without_blocks
from interview_tui.transcripts.format.document import Document, SectionKind, sections_of, struck_with_more
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.errors import Problem, TranscriptError
from interview_tui.transcripts.format.frontmatter import FrontMatter
from interview_tui.transcripts.format.judging.confidence import Judge
from interview_tui.transcripts.format.judging.witness import (
    ANSWERED,
    CLOSING_READERS,
    NOTHING_ELSE,
    AlsoSaid,
    also_said,
    has_witness,
    witness_in,
)
from interview_tui.transcripts.format.outline import without_comments

FORMAT = 3
"""The format that is written. Files of an earlier one are read as well."""
LIMIT = 20 * 1024 * 1024  # bytes; far more than any interview

_NAMES = frozenset({"author", "interviewee", "team", "organisation", "next"})
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_QUOTES = frozenset("\u201c\u201d\u201e\u201f\u2018\u2019\u201a")

T = TypeVar("T")


def read(data: bytes, *, confirmed: bool = False) -> Document:
    """Read a transcript file. Raises TranscriptError for a file that is none, naming the line.

    `confirmed` says that a person looked at what stands in it and says that it is right, also where the front matter
    says something else.
    """
    text, bom, crlf = _text(data)
    block, body = frontmatter.split(text)
    front = frontmatter.parse(block)
    particulars, problems = _particulars(front)
    first_line = text[: len(text) - len(body)].count("\n") + 1
    witness = witness_in(front) if has_witness(front) else None
    also = said_besides(front, particulars)
    problems += [] if confirmed else [_nearly_ours(front, *keys) for keys in also.keys.items()]
    judge = Judge(particulars.sharing, witness, NOTHING_ELSE if confirmed else also, confirmed=confirmed)
    sections = sections_of(body, first_line, judge, front.line(ANSWERED))
    problems += judge.found.problems
    problems += [_damaged(front, key) for key in (witness.damaged if witness else ())]
    closing = next((section for section in sections if section.kind is SectionKind.CLOSING), None)
    sentence = sentence_in(closing.raw[len(closing.heading) :]) if closing is not None else ""
    # What finishing left of a struck card, for the text below it, is no answer.
    gone = {card.number for card, _below in struck_with_more(sections) if not card.answer} & {*particulars.struck}
    interview = particulars.change(
        sharing=judge.sharing,
        closing=sentence,
        closing_readers=judge.closing_readers if sentence else ClosingReaders.NOBODY,
        answers=MappingProxyType(
            {
                one.number: one.answer
                for one in sections
                if one.kind is SectionKind.CARD and one.answer != NOTHING and one.number not in gone
            }
        ),
    )
    opening = text.index("\n") + 1
    fences = text[:opening], text[opening + len(block) : len(text) - len(body)]
    problems.sort(key=lambda problem: problem.line)
    clean = not problems and all(section.kind is not SectionKind.FOREIGN for section in sections)
    return Document(front, sections, interview, tuple(problems), clean, crlf, bom, fences)


def _nearly_ours(front: FrontMatter, key: str, like: str) -> Problem:
    """Return the problem of a key that is nearly one of ours."""
    text = _("“{key}” looks like “{like}”, and is another word. Until you look at it, the narrower counts.")
    return Problem(front.line(key), text.format(key=key, like=like), stops=True)


def said_besides(front: FrontMatter, interview: Interview) -> AlsoSaid:
    """Return what front matter says besides the witness; `interview` is what it says of the whole."""
    return also_said(front, interview.struck if interview.status is Status.FINAL else ())


def _damaged(front: FrontMatter, key: str) -> Problem:
    """Return the problem of a value of the witness that cannot be understood."""
    if key == CLOSING_READERS:
        options = ", ".join(one.key for one in ClosingReaders if one)
        text = _("“{key}” should be one of: {words}. Until then it counts as private.")
        return Problem(front.line(key), text.format(key=key, words=options), stops=True)
    text = _("“{key}” should be a list of cards, such as [5, 8].").format(key=key)
    return Problem(front.line(key), text, stops=True)


def read_front(head: bytes) -> FrontMatter:
    """Return the front matter from the first bytes of a file, which include all of it.

    Raises TranscriptError, naming the line.
    """
    text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace").replace("\r\n", "\n")
    return frontmatter.parse(frontmatter.split(text)[0])


def particulars_in(front: FrontMatter) -> Interview:
    """Return the interview without its answers, from its front matter. Raises TranscriptError, naming the line."""
    return _particulars(front)[0]


def _text(data: bytes) -> tuple[str, bool, bool]:
    """Return the text with LF line ends, whether it has a byte order mark, and whether all line ends are CR LF.

    Mixed line ends stay as they are. Raises TranscriptError.
    """
    if len(data) > LIMIT:
        raise TranscriptError(1, _("This file is far too large for a transcript."))
    if data[:2] in _UTF16 or b"\0" in data[:64]:
        from interview_tui.storage import slips

        if slips.is_utf16(data):
            raise TranscriptError(1, slips.saved_as_utf16())
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TranscriptError(
            line, _("This is not UTF-8 text. Save it as UTF-8 in the program it came from.")
        ) from None
    if text.endswith("\0"):
        line = text.rstrip("\0").count("\n") + 1
        problem = _(
            "The file ends in zeros, as after a power failure: its end is lost. Go on with it in the app to take "
            "them away, or use `check --fix`."
        )
        raise TranscriptError(line, problem)
    crlf = "\r\n" in text and text.count("\r\n") == text.count("\n") and text.count("\r") == text.count("\n")
    return (text.replace("\r\n", "\n") if crlf else text), bom, crlf


def _format(front: FrontMatter) -> int:
    """Return the format of a file. Raises TranscriptError if there is none, or if it is newer than this program."""
    form = frontmatter.number(front.get("format"))
    if form is None or form < 1:
        raise TranscriptError(
            front.line("format"),
            _("The line “format: {number}” is missing at the top. Put it there again.").format(number=FORMAT),
        )
    if form > FORMAT:
        problem = _("This transcript was made by a newer version of In gesprek (format {number}); update to open it.")
        raise TranscriptError(front.line("format"), problem.format(number=form))
    return form


def _particulars(front: FrontMatter) -> tuple[Interview, list[Problem]]:
    """Return the interview without its answers, and the mistakes in front matter. Raises TranscriptError."""
    known = front.values()
    _format(front)
    name = known.get("id")
    if not isinstance(name, str | int) or isinstance(name, bool) or not str(name).strip():
        text = _(
            "The line with the id of this interview is missing at the top. Put it there again: “id: ” and then what "
            "the name of the file ends in."
        )
        raise TranscriptError(front.line("id"), text)
    problems: list[Problem] = []
    read = _Particulars(front, known, problems)
    interview = Interview(
        id=front.bare("id") if isinstance(name, int) and front.bare("id").isdecimal() else str(name),
        date=read.day("date"),
        interviewer=read.text("author"),
        interviewee=read.text("interviewee"),
        lang=read.text("lang") or "nl",
        question_set=read.text("question_set"),
        form=read.text("form") or COLLEAGUE,
        forms=read.text("forms"),
        status=read.one_of("status", list(Status), Status.DRAFT),
        sharing=read.circle("sharing"),
        minutes=read.number("minutes", USUAL_MINUTES),
        team=read.text("team"),
        organisation=read.text("organisation"),
        at_card=read.number("at_card", 1),
        parked=frontmatter.numbers(known.get("parked")),
        next=read.text("next"),
        dismissed=tuple(str(item) for item in _items(known.get("dismissed"))),
        struck=frontmatter.numbers(known.get("struck")),
        chosen=frontmatter.numbers(known.get("cards")),
        listeners=read.text("listeners"),
        back_on=read.day("back_on") if known.get("back_on") is not None else None,
        nth=read.number("nth", 1),
    )
    return interview, problems


def sentence_in(markdown: str) -> str:
    """Return the sentence that stands below the heading of the closing sentence, on one line."""
    text = markdown.replace("\r\n", "\n")
    return one_line(decode_line(without_comments(without_blocks(text, wall_lines(text)))))


def day_in(value: object) -> datetime.date | None:
    """Return the date in a value of front matter; None if it is none."""
    try:
        return datetime.date.fromisoformat(str(value)[:10])  # some programs add a time
    except ValueError:
        return None


def _items(value: object) -> list[object]:
    """Return a list as it is; an empty list for any other value."""
    return value if isinstance(value, list) else []


class _Particulars:
    """Read single values from front matter. An invalid value adds a problem, and the safe default is returned."""

    def __init__(self, front: FrontMatter, known: Mapping[str, object], problems: list[Problem]) -> None:
        self._front = front
        self._known = known
        self._problems = problems

    def _add_problem(self, key: str, message: str, *, stops: bool = False) -> None:
        """Add a problem at the line of a key."""
        self._problems.append(Problem(self._front.line(key), message, stops))

    def _value(self, key: str) -> object:
        """Return a value; one that a word processor put between its own quotation marks without them.

        A name of digits keeps its zeros.
        """
        value = self._known.get(key)
        if isinstance(value, str):
            if value[:1] not in _QUOTES:
                return value
            bare = self._front.bare(key)
            return bare[1:-1] if bare[:1] in _QUOTES and bare[-1:] in _QUOTES and len(bare) > 1 else value
        if key in _NAMES and isinstance(value, int) and (bare := self._front.bare(key)).isdecimal():
            return bare
        return value

    def text(self, key: str) -> str:
        """Return a value as text; empty if it is missing or invalid."""
        value = self._value(key)
        if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
            return "" if value is None else str(value)
        self._add_problem(key, _("“{key}” should be a text between quotes.").format(key=key))
        return ""

    def number(self, key: str, default: int) -> int:
        """Return a whole number from 1 to 9999; `default` if it is missing or invalid."""
        value = self._value(key)
        if value is None:
            return default
        number = frontmatter.number(value)
        if number is not None and 0 < number < 10_000:
            return number
        self._add_problem(key, _("“{key}” should be a whole number.").format(key=key))
        return default

    def day(self, key: str) -> datetime.date:
        """Return a date; 1 January 1970 if it is missing or invalid."""
        value = self._value(key)
        if (day := day_in(value)) is not None:
            return day
        self._add_problem(key, _("“{key}” should be a date such as 2026-11-24.").format(key=key))
        return datetime.date(1970, 1, 1)

    def one_of(self, key: str, options: list[T], default: T) -> T:
        """Return the option that equals the value; `default` if none does."""
        value = self._value(key)
        for option in options:
            if value == option:
                return option
        self._add_problem(
            key, _("“{key}” should be one of: {words}.").format(key=key, words=", ".join(map(str, options)))
        )
        return default

    def circle(self, key: str) -> Circle:
        """Return a circle by its key; PRIVATE if it is missing or invalid."""
        value = self._value(key)
        for circle in Circle:
            if value == circle.key:
                return circle
        words = ", ".join(circle.key for circle in Circle)
        text = _("“{key}” should be one of: {words}. Until then it counts as private.")
        self._add_problem(key, text.format(key=key, words=words), stops=True)
        return Circle.PRIVATE
