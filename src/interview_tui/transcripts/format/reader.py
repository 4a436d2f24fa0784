"""Reading the bytes of a file as a Document."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from interview_tui.interview.model import COLLEAGUE, NOTHING, Circle, Interview, Status
from interview_tui.language import _
from interview_tui.transcripts.format import frontmatter
from interview_tui.transcripts.format.card_body import narrowest_readers
from interview_tui.transcripts.format.document import Document, Section, SectionKind, sections_of
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.errors import Problem, TranscriptError
from interview_tui.transcripts.format.frontmatter import FrontMatter

FORMAT = 1
LIMIT = 20 * 1024 * 1024  # bytes; far more than any interview

T = TypeVar("T")


def read(data: bytes) -> Document:
    """Read a transcript file. Raises TranscriptError for a file that is none, naming the line."""
    text, bom, crlf = _text(data)
    block, body = frontmatter.split(text)
    front = frontmatter.parse(block)
    first_line = text[: len(text) - len(body)].count("\n") + 1
    sections = sections_of(body, first_line)
    problems: list[Problem] = []
    interview = _interview(front, sections, problems)
    problems += _repeated_cards(sections)
    opening = text.index("\n") + 1
    fences = text[:opening], text[opening + len(block) : len(text) - len(body)]
    return Document(front, sections, interview, tuple(problems), crlf, bom, fences)


def read_front(head: bytes) -> FrontMatter:
    """Return the front matter from the first bytes of a file, which include all of it.

    Raises TranscriptError, naming the line.
    """
    text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace").replace("\r\n", "\n")
    return frontmatter.parse(frontmatter.split(text)[0])


def particulars_in(front: FrontMatter) -> Interview:
    """Return the interview without its answers, from its front matter. Raises TranscriptError, naming the line."""
    return _interview(front, (), [])


def _text(data: bytes) -> tuple[str, bool, bool]:
    """Return the text with LF line ends, whether it has a byte order mark, and whether all line ends are CR LF.

    Mixed line ends stay as they are. Raises TranscriptError.
    """
    if len(data) > LIMIT:
        raise TranscriptError(1, _("This file is far too large for a transcript."))
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TranscriptError(
            line, _("This is not UTF-8 text. Save it as UTF-8 in the program it came from.")
        ) from None
    crlf = "\r\n" in text and text.count("\r\n") == text.count("\n") and text.count("\r") == text.count("\n")
    return (text.replace("\r\n", "\n") if crlf else text), bom, crlf


def _interview(front: FrontMatter, sections: tuple[Section, ...], problems: list[Problem]) -> Interview:
    """Return the interview, and add the mistakes in the file to `problems`. Raises TranscriptError."""
    known = front.values()
    form = known.get("format")
    if not isinstance(form, int) or isinstance(form, bool) or form < 1:
        raise TranscriptError(front.line("format"), _("The line “format: 1” is missing at the top."))
    if form > FORMAT:
        problem = _("This transcript was made by a newer version of In gesprek (format {number}); update to open it.")
        raise TranscriptError(front.line("format"), problem.format(number=form))
    name = known.get("id")
    if not isinstance(name, str | int) or isinstance(name, bool) or not str(name).strip():
        raise TranscriptError(front.line("id"), _("The line with the id of this interview is missing at the top."))
    read = _Particulars(front, known, problems)
    answers = {section.number: section.answer for section in sections if section.kind is SectionKind.CARD}
    return Interview(
        id=str(name),
        date=read.day("date"),
        interviewer=read.text("author"),
        interviewee=read.text("interviewee"),
        lang=read.text("lang") or "nl",
        question_set=read.text("question_set"),
        form=read.text("form") or COLLEAGUE,
        forms=read.text("forms"),
        status=read.one_of("status", list(Status), Status.DRAFT),
        sharing=_sharing(read.circle("sharing"), sections, problems),
        minutes=read.number("minutes", 60),
        team=read.text("team"),
        organisation=read.text("organisation"),
        at_card=read.number("at_card", 1),
        parked=frontmatter.numbers(known.get("parked")),
        next=read.text("next"),
        closing=_closing(sections),
        dismissed=tuple(str(item) for item in _items(known.get("dismissed"))),
        struck=frontmatter.numbers(known.get("struck")),
        chosen=frontmatter.numbers(known.get("cards")),
        listeners=read.text("listeners"),
        back_on=read.day("back_on") if known.get("back_on") is not None else None,
        answers=MappingProxyType({number: answer for number, answer in answers.items() if answer != NOTHING}),
    )


def _sharing(top: Circle, sections: tuple[Section, ...], problems: list[Problem]) -> Circle:
    """Return the narrower of the circle in the front matter, `top`, and that in the readers line below the title."""
    below = narrowest_readers(sections[0].raw) if sections else None
    if below is None or below is top:
        return top
    problem = _(
        "“sharing” at the top and the line below the title do not say the same; the narrower of the two counts."
    )
    problems.append(Problem(sections[0].line, problem))
    return min(top, below)


def _repeated_cards(sections: Iterable[Section]) -> Iterator[Problem]:
    """Yield a problem for each card that is in the file for the second time."""
    for section in sections:
        if section.kind is SectionKind.FOREIGN and section.number:
            problem = _("Card {number} stands here for the second time; the first one counts.")
            yield Problem(section.line, problem.format(number=section.number))


def _closing(sections: Iterable[Section]) -> str:
    """Return the closing sentence on one line; empty if there is none."""
    for section in sections:
        if section.kind is SectionKind.CLOSING:
            return " ".join(decode_line(section.raw[len(section.heading) :]).split())
    return ""


def _items(value: object) -> list[object]:
    """Return a list as it is; an empty list for any other value."""
    return value if isinstance(value, list) else []


class _Particulars:
    """Read single values from front matter. An invalid value adds a problem, and the safe default is returned."""

    def __init__(self, front: FrontMatter, known: Mapping[str, object], problems: list[Problem]) -> None:
        self._front = front
        self._known = known
        self._problems = problems

    def _add_problem(self, key: str, message: str) -> None:
        """Add a problem at the line of a key."""
        self._problems.append(Problem(self._front.line(key), message))

    def text(self, key: str) -> str:
        """Return a value as text; empty if it is missing or invalid."""
        value = self._known.get(key)
        if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
            return "" if value is None else str(value)
        self._add_problem(key, _("“{key}” should be a text between quotes.").format(key=key))
        return ""

    def number(self, key: str, default: int) -> int:
        """Return a whole number from 1 to 9999; `default` if it is missing or invalid."""
        value = self._known.get(key)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000:
            return value
        self._add_problem(key, _("“{key}” should be a whole number.").format(key=key))
        return default

    def day(self, key: str) -> datetime.date:
        """Return a date; 1 January 1970 if it is missing or invalid."""
        value = self._known.get(key)
        try:
            return datetime.date.fromisoformat(str(value)[:10])  # some programs add a time
        except ValueError:
            self._add_problem(key, _("“{key}” should be a date such as 2026-11-24.").format(key=key))
            return datetime.date(1970, 1, 1)

    def one_of(self, key: str, options: list[T], default: T) -> T:
        """Return the option that equals the value; `default` if none does."""
        value = self._known.get(key)
        for option in options:
            if value == option:
                return option
        self._add_problem(
            key, _("“{key}” should be one of: {words}.").format(key=key, words=", ".join(map(str, options)))
        )
        return default

    def circle(self, key: str) -> Circle:
        """Return a circle by its key; PRIVATE if it is missing or invalid."""
        value = self._known.get(key)
        for circle in Circle:
            if value == circle.key:
                return circle
        words = ", ".join(circle.key for circle in Circle)
        self._add_problem(
            key, _("“{key}” should be one of: {words}. Until then it counts as private.").format(key=key, words=words)
        )
        return Circle.PRIVATE
