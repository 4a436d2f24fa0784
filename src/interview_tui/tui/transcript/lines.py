"""Lines that show a transcript on screen, without a Markdown widget; every text is shown literally.

`parts` yields a whole file section by section; the other functions are for screens that show an interview card by card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from interview_tui.interview.model import Answer, Circle, Interview, place_of
from interview_tui.interview.transcript_words import Words, words
from interview_tui.language import _, visible
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.piece import Piece, PieceKind
from interview_tui.transcripts.format.pieces import answer_of, by_section, card_words_of
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.zodatje_strip import with_bridge
from interview_tui.tui.note.marks import MarkedLine

_MARK = "$foreground on $mark"


def parts(document: Document) -> Iterator[list[Content]]:
    """Yield the file part by part: its head, then each section, as paragraphs that are still to be wrapped.

    Reading it lazily lets a preview stop where it has enough.
    """
    texts = words(document.interview.lang)
    for section, found in by_section(document):
        lines = _section(section, found, document.interview, texts)
        if lines:
            yield lines


def heading(number: int, title: str) -> Content:
    """Return the heading of a card."""
    return Content.assemble((f"{number}. ", "$primary"), plain(title, "bold $primary"))


def card_words(theme: str, paragraphs: Sequence[str]) -> list[Content]:
    """Return what the card itself says, muted: it only tells what was asked."""
    lines = [plain(theme, "italic $quiet")] if theme else []
    return [*lines, *(plain(text, "$quiet") for text in paragraphs)]


def answer_lines(answer: Answer, texts: Words) -> list[Content]:
    """Return an answer: who may read it if that differs, the note, the so-thats. `texts` are the interview's.

    A struck answer is shown struck through. Empty lines separate these; there are none at the start or the end.
    """
    lead: list[list[Content]] = []
    if answer.circle is not None:
        lead.append([circle_line(answer.circle, texts)])
    if answer.struck:
        lead.append([plain(f"{texts.struck}: {texts.struck_note}", "$warning")])
    said: list[list[Content]] = []
    if answer.note.strip("\n"):
        said.append(note_lines(answer.note, texts, answer.zodatjes))
    if answer.apart:
        said.append([with_bridge(sentence, "$secondary") for sentence in answer.apart])
    if answer.struck:
        said = [[line.stylize("strike $quiet") for line in block] for block in said]
    return _spaced([*lead, *said])


def note_lines(note: str, texts: Words, zodatjes: Sequence[str] = ()) -> list[Content]:
    """Return a note line by line: asked probes muted, an empty line above them; highlights on their background.

    A sentence in it that is one of the `zodatjes` looks as those do, for it is shown there alone.
    """
    asked = f"{texts.asked}:"
    lines: list[Content] = []
    for line in note.strip("\n").split("\n"):
        if line.startswith(asked):
            if lines and lines[-1].plain.strip():
                lines.append(Content())
            lines.append(plain(line, "italic $quiet"))
        else:
            lines.append(_with_zodatjes(_highlighted(line), zodatjes))
    return lines


def _with_zodatjes(line: Content, zodatjes: Iterable[str]) -> Content:
    for sentence in map(visible, zodatjes):
        if (place := place_of(sentence, line.plain)) is not None:
            start, end = place
            bridge = with_bridge(line.plain[start:end], "$secondary")
            line = Content.assemble(line[:start], bridge, line[end:]) if not line[start:end].spans else line
    return line


def circle_line(circle: Circle, texts: Words) -> Content:
    """Return the line that says who may read."""
    return Content.assemble((f"{texts.readers}: ", "$quiet"), (texts.circles[circle], "$accent"))


def listeners_line(interview: Interview) -> Content:
    """Return the line that says who listened; empty if nobody was named."""
    if not interview.listeners:
        return Content()
    return plain(_("Listening: {names}").format(names=interview.listeners), "$quiet")


def closing_lines(sentence: str, texts: Words) -> list[Content]:
    """Return the closing sentence as an answer, with its heading unless it begins with those words itself."""
    title, said = texts.closing, plain(sentence)
    begins = title.rstrip(" …")
    if sentence.casefold().startswith(begins.casefold()):
        return [said.stylize("bold $primary", 0, len(begins))]
    return _spaced([[Content.styled(title, "bold $primary")], [said] if sentence else []])


def wall_line(interview: Interview, texts: Words) -> list[Content]:
    """Return the line that says who besides the two may read the closing sentence; none if nobody may."""
    readers = interview.closing_readers
    if not readers:
        return []
    return [Content.assemble((f"{texts.wall}: ", "$quiet"), (texts.wall_readers[readers], "$accent"))]


def _highlighted(line: str) -> Content:
    marked = MarkedLine.of(line)
    content = plain(marked.plain)
    for span in marked.spans:
        content = content.stylize(_MARK, *(len(visible(marked.plain[:column])) for column in span))
    return content


def _spaced(blocks: Sequence[Sequence[Content]]) -> list[Content]:
    """Return the lines of the blocks, with an empty line between two blocks."""
    lines: list[Content] = []
    for block in blocks:
        if lines and block:
            lines.append(Content())
        lines += block
    return lines


def _section(section: Section, found: Sequence[Piece], interview: Interview, texts: Words) -> list[Content]:
    match section.kind:
        case SectionKind.HEAD:
            return _head(found, interview, texts)
        case SectionKind.CARD:
            title = heading(section.number, section.title)
            printed = card_words(*card_words_of(found))
            return _spaced([[title], printed, answer_lines(answer_of(section, found), texts)])
        case SectionKind.CLOSING:
            return _spaced([wall_line(interview, texts), closing_lines(interview.closing, texts)])
        case SectionKind.NOT_ASKED:
            title = Content.styled(texts.not_asked, "bold $quiet")
            rows = [decode_line(piece.raw) for piece in found if piece.kind is not PieceKind.HEADING]
            text = "\n".join(rows).strip("\n")
            return _spaced([[title], [plain(row, "$quiet") for row in text.split("\n")] if text else []])
        case SectionKind.FOREIGN:
            return [_foreign(piece.raw) for piece in found]


def _head(found: Sequence[Piece], interview: Interview, texts: Words) -> list[Content]:
    """Return the title, who may read, who listened, and what else stands in the head."""
    title, whole, others = "", "", []
    for piece in found:
        if not title and piece.raw.startswith("# "):
            title = decode_line(piece.raw.removeprefix("# "))
        elif piece.kind is PieceKind.WHOLE:
            whole = piece.text
        elif piece.kind is not PieceKind.READERS or piece.circle is not interview.sharing:
            others.append(decode_line(piece.raw))
    text = "\n".join(others).strip("\n")
    blocks = [
        [plain(title, "bold $primary")] if title else [],
        [plain(whole, "$quiet")] if whole else [],
        [circle_line(interview.sharing, texts)],
        [listeners_line(interview)] if interview.listeners else [],
        [plain(line) for line in text.split("\n")] if text else [],
    ]
    return _spaced(blocks)


def _foreign(line: str) -> Content:
    return plain(line, "bold") if line.startswith("#") else plain(line)
