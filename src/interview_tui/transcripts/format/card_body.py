"""Splitting what is below the heading of a card into blocks: readers, struck, the card's text, note, zodatjes.

This program writes the labelled lines "readers" and "struck" at the top. A person who edits the file may put text above
the card's text, which then belongs to the note, and a zodatje or readers line anywhere: the narrowest circle counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from interview_tui.interview.model import Circle, ClosingReaders
from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.evening import Near, near_labels
from interview_tui.transcripts.format.outline import comment_spans, crossed_out, masked
from interview_tui.transcripts.format.piece import PieceKind

_GAP = r"(?:[ \t]+(?:\n[ \t]*)?|\n[ \t]*)"  # between two words: a space, or the line end that wrapping put there


def _any_of(texts: Iterable[str]) -> str:
    """Return the expression for one of these texts, composed or decomposed; it may be wrapped between its words."""
    forms = dict.fromkeys(normalize(form, text) for text in texts for form in ("NFC", "NFD"))
    return "|".join(_GAP.join(map(re.escape, text.split())) for text in forms)


_READERS = _any_of(label for words in every_language() for label in words.readers_labels)
_PHRASES = _any_of(phrase for words in every_language() for phrase in words.circles.values())
_STRUCK = _any_of(words.struck for words in every_language())
_STRUCK_NOTES = _any_of(words.struck_note for words in every_language())
_ZODATJES = "|".join(re.escape(words.zodatje) for words in every_language())
# A labelled line, as this program writes it or a person may: in any case, in italics, bold or plain, with or without a
# full stop, wrapped or not. With any other word on it, it is a line of the note that nearly says ours.
_END = r"[ \t\r.*_]*(?:\n|\Z)"
_READERS_LINE = rf" {{0,3}}[*_]{{0,2}}(?:{_READERS}):([*_]{{0,2}}{_GAP}?(?:{_PHRASES}){_END})"
_STRUCK_LINE = rf" {{0,3}}[*_]{{0,2}}(?:{_STRUCK}):([*_]{{0,2}}{_GAP}?(?:{_STRUCK_NOTES})?{_END})"
_LEAD = re.compile(rf"(?i)\n*(?:{_READERS_LINE}|{_STRUCK_LINE})")
_QUOTE = re.compile(r"(?:>[^\n]*(?:\n|\Z))+")
_OURS = re.compile(rf"(?i)\n((?:{_READERS_LINE}|(?:{_ZODATJES}):([^\n]*(?:\n|\Z))))")
_WALL_LABELS = _any_of(words.wall for words in every_language())
_WALL_PHRASES = _any_of(phrase for words in every_language() for phrase in words.wall_readers.values()).replace(
    ",", r"\\?,"
)
_WALL_LINE = rf" {{0,3}}[*_]{{0,2}}(?:{_WALL_LABELS}):([*_]{{0,2}}{_GAP}?(?:{_WALL_PHRASES}){_END})"
_READERS_ANYWHERE = re.compile(rf"(?im)^{_READERS_LINE}")
_CIRCLES = {phrase.casefold(): circle for words in every_language() for circle, phrase in words.circles.items()}
_ON_WALL = {phrase.casefold(): readers for words in every_language() for readers, phrase in words.wall_readers.items()}
_SENTENCE_END = re.compile(r"""[.!?\u2026]["'\u201d\u2019\u00bb)\]*_=]*[ \t]*\n?\Z""")
AROUND_PHRASE = " \t\r\n.*_"
"""The characters that may surround the circle in a readers line."""
AROUND_ZODATJE = " \t\r\n"
"""The characters that may surround the text of a zodatje."""


class BodyBlock(NamedTuple):
    """Hold a part of a card's body, as offsets in it: `start` to `end`, without the line feed at its end.

    `behind` is the offset after the label of a labelled line. A CARD_TEXT block is the whole quotation, its last line
    feed included. A NOTE block is a part of the note, as Markdown: it has only the line feeds that were typed, none
    that separate blocks; the parts are joined by a line feed.
    """

    kind: PieceKind
    start: int
    end: int
    behind: int = 0


def cut(body: str) -> list[BodyBlock]:
    """Split what is below a card's heading, with LF line ends, into its blocks, in the order of the file.

    A line that gives the answer to others counts only above the card's text: further down it may be typed text that
    lost its escape, and is a line of the note.
    """
    body = _masked(body)
    blocks: list[BodyBlock] = []
    at = 0
    while lead := _LEAD.match(body, at):
        group = 1 if lead[2] is None else 2
        start = lead.end() - len(lead[0].lstrip("\n"))
        kind = PieceKind.READERS if group == 1 else PieceKind.STRUCK
        blocks.append(BodyBlock(kind, start, _line_end(body, lead.end()), lead.start(group)))
        at = lead.end()
    opened = at if body.startswith(">", at) else body.find("\n>", at) + 1
    if (opened or body.startswith(">")) and (quote := _QUOTE.match(body, opened)):
        if body[at : quote.start()].strip("\n"):
            blocks += _trim_notes(_cut_answer(body, at, quote.start()), body)
        blocks.append(BodyBlock(PieceKind.CARD_TEXT, quote.start(), quote.end()))
        at = quote.end()
    blocks += _cut_answer(body, at, len(body))
    return blocks


def _masked(markdown: str) -> str:
    """Return Markdown, as long as it is, in which nothing in a comment says anything: that belongs to the comment."""
    if "<!--" not in markdown:
        return markdown
    return crossed_out(markdown, comment_spans(markdown))


def _line_end(body: str, after: int) -> int:
    """Return where a line ends, given the offset after its line feed, if it has one."""
    return after - body.endswith("\n", 0, after)


def _cut_answer(body: str, start: int, end: int) -> list[BodyBlock]:
    """Split a part of the body into note, zodatjes and readers. Each block has its own line feed before and after it.

    A labelled line in the middle of a note, put there by hand, counts; blank lines between two labelled lines do not.
    """
    blocks: list[BodyBlock] = []
    at, first = start, None
    for found in _labelled(body, start, end):
        if at == start:
            first = _first_part(body, at, found.start, after=2)
        else:
            blocks += _later_part(body, at, found.start)
        blocks.append(found)
        at = min(found.end + 1, end)
    if at == start and not blocks:
        first = _first_part(body, start, end, after=1)
    else:
        blocks += _later_part(body, at, end)
    if first and (body[first.start : first.end].strip("\n") or not any(b.kind is PieceKind.NOTE for b in blocks)):
        blocks.insert(0, first)
    return blocks


def _labelled(body: str, start: int, end: int) -> Iterator[BodyBlock]:
    """Yield the zodatjes and the lines for the two alone between two offsets; the first line begins at `start`."""
    lines = f"\n{body[start:end]}"  # an offset in it, of the line feed before a line, is that of the line in this part
    at = 0
    while found := _OURS.search(lines, at):
        first, readers = start + found.start(), found[2] is not None
        behind, after = start + found.start(2 if readers else 3) - 1, start + found.end() - 1
        if readers and circle_named(found[2]) is not Circle.PRIVATE:
            at = found.end() - 1
            continue
        if not readers:
            after = _zodatje_end(body, behind, after, end)
        kind = PieceKind.READERS if readers else PieceKind.ZODATJE
        yield BodyBlock(kind, first, _line_end(body, after), behind)
        at = after - start


def _zodatje_end(body: str, behind: int, after: int, end: int) -> int:
    """Return the offset after a zodatje whose first line ends at `after`: wrapped, it goes on over more lines.

    It goes on up to a blank line, a line with a label, or a line that ended as a sentence.
    """
    while after < end and not _SENTENCE_END.search(body, max(behind, body.rfind("\n", 0, after - 1)), after):
        line_end = body.find("\n", after, end)
        line_end = end if line_end < 0 else line_end
        line = body[after:line_end]
        if not line.strip() or is_labelled(line):
            break
        after = min(line_end + 1, end)
    return after


@cache
def _any_label() -> re.Pattern[str]:
    """Return the expression for the beginning of a line with a label."""
    asked = "|".join(re.escape(words.asked) for words in every_language())
    return re.compile(rf"(?i)[ \t]*[*_]{{0,2}}(?:{_READERS}|{_STRUCK}|{_ZODATJES}|{asked})[*_]{{0,2}}:")


def is_labelled(line: str) -> bool:
    """Return whether a line begins with a label of ours: readers, struck, a zodatje or a probe."""
    return _any_label().match(line) is not None


def _first_part(body: str, start: int, end: int, *, after: int) -> BodyBlock | None:
    """Return the part of a note before the first labelled line; None if there is none.

    Without the line feeds that separate blocks: one before it and `after` behind it. Others at its edges were typed.
    """
    text = body[start:end]
    size = len(text)
    if not text.strip("\n"):
        typed = size - 1 - after
        return BodyBlock(PieceKind.NOTE, start + 1, start + 1 + typed) if typed > 0 else None
    leading = min(size - len(text.lstrip("\n")), 1)
    trailing = min(size - len(text.rstrip("\n")), after)
    return BodyBlock(PieceKind.NOTE, start + leading, end - trailing)


def _later_part(body: str, start: int, end: int) -> Iterator[BodyBlock]:
    """Yield a later part of a note, without the line feeds around it; nothing if it is blank."""
    text = body[start:end]
    if text.strip("\n"):
        first = start + len(text) - len(text.lstrip("\n"))
        yield BodyBlock(PieceKind.NOTE, first, start + len(text.rstrip("\n")))


def _trim_notes(blocks: list[BodyBlock], body: str) -> Iterator[BodyBlock]:
    """Yield the blocks above the card's text, without the line feeds at the start and the end of the note there."""
    notes = [number for number, block in enumerate(blocks) if block.kind is PieceKind.NOTE]
    for number, block in enumerate(blocks):
        text = body[block.start : block.end]
        if block.kind is not PieceKind.NOTE:
            yield block
        elif text.strip("\n"):
            leading = len(text) - len(text.lstrip("\n")) if number == notes[0] else 0
            trailing = len(text) - len(text.rstrip("\n")) if number == notes[-1] else 0
            yield BodyBlock(PieceKind.NOTE, block.start + leading, block.end - trailing)


def unwrapped(markdown: str) -> str:
    """Return a part of a note with a space in place of each line end that wrapping put into a probe or a highlight.

    It is as long as before: offsets in it stay the same. A probe goes on as a zodatje does.
    """
    if not _SINGLE.search(markdown):
        return markdown
    masked = _masked(markdown).split("\n")
    parts: list[str] = []
    wrapping = _Wrapping()
    for line, seen, closes in zip(markdown.split("\n"), masked, _closes_below(masked), strict=True):
        parts += (" " if wrapping.takes(seen, closes=closes) else "\n", line)
    return "".join(parts[1:])


def _closes_below(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it or one below it, in the same paragraph, has an == that has no other."""
    found: list[bool] = []
    closes = False
    for line in reversed(lines):
        goes_on = bool(line.strip()) and not is_labelled(line)
        closes = goes_on and (closes or line.count("==") % 2 == 1)
        found.append(closes)
    return found[::-1]


_SINGLE = re.compile(r"\n(?!\n|\Z)(?<!\n\n)")


class _Wrapping:
    """Tell, line by line, whether a line of Markdown goes on with the probe or the highlight of the one before it."""

    def __init__(self) -> None:
        self._probe = False  # one that did not end as a sentence yet
        self._marks = 0  # the number of == in the line as it is so far

    def takes(self, line: str, *, closes: bool) -> bool:
        """Return whether this line, the next of the text, goes on with the last one.

        `closes` tells that it, or one below it, may close a highlight.
        """
        from interview_tui.interview.probing.probe_lines import is_probe  # for a file that was wrapped

        marks = line.count("==")
        goes_on = bool(line.strip()) and not is_labelled(line)
        goes_on = goes_on and (self._probe or (self._marks % 2 == 1 and closes))
        self._marks = self._marks + marks if goes_on else marks
        self._probe = (self._probe if goes_on else is_probe(line)) and not _SENTENCE_END.search(line)
        return goes_on


def circle_named(phrase: str) -> Circle:
    """Return the circle that a phrase names, as this program writes it; the narrowest for any other phrase."""
    return _CIRCLES.get(" ".join(normalize("NFC", phrase.strip(AROUND_PHRASE)).casefold().split()), Circle.PRIVATE)


def readers_in(markdown: str) -> Iterator[BodyBlock]:
    """Yield every readers line in `markdown`, in order."""
    for found in _READERS_ANYWHERE.finditer(markdown):
        yield BodyBlock(PieceKind.READERS, found.start(), _line_end(markdown, found.end()), found.start(1))


def wall_lines(markdown: str) -> list[BodyBlock]:
    """Return the lines below the heading of the closing sentence that say who may read it, in order.

    None in a comment or between fences: that belongs to the comment, or is text.
    """
    if ":" not in markdown:
        return []
    found = re.finditer(rf"(?im)^{_WALL_LINE}", masked(markdown))
    return [BodyBlock(PieceKind.WALL, one.start(), _line_end(markdown, one.end()), one.start(1)) for one in found]


def wall_readers_named(phrase: str) -> ClosingReaders:
    """Return the readers of the closing sentence that a phrase names; nobody for any other phrase."""
    known = " ".join(normalize("NFC", phrase.strip(AROUND_PHRASE)).casefold().replace("\\,", ",").split())
    return _ON_WALL.get(known, ClosingReaders.NOBODY)


def without_blocks(markdown: str, blocks: Iterable[BodyBlock]) -> str:
    """Return Markdown without these parts of it, which are in its order."""
    kept, at = [], 0
    for block in blocks:
        kept.append(markdown[at : block.start])
        at = block.end
    return "".join((*kept, markdown[at:]))


def narrowest_readers(markdown: str) -> Circle | None:
    """Return the narrowest circle that a line in `markdown` names, or nearly names; None without such a line."""
    said = []
    for line in readers_in(markdown):
        said.append(circle_named(markdown[line.behind : line.end]))
        markdown = markdown[: line.start] + " " * (line.end - line.start) + markdown[line.end :]
    said += [line.circle for line in near_labels(markdown) if line.kind is Near.READERS]
    return min(said, default=None)


def zodatje_swallows(text: str) -> bool:
    """Return whether a zodatje of more than one line may have taken in a line of the note: one with a capital."""
    return any(line.lstrip()[:1].isupper() for line in text.split("\n")[1:])


def with_readers(markdown: str, line: str) -> str:
    """Return `markdown` with `line` in place of its first readers line, if it has one; further ones are removed."""
    first = _READERS_ANYWHERE.search(markdown)
    if first is None:
        return markdown
    return markdown[: first.start()] + f"{line}\n" + _READERS_ANYWHERE.sub("", markdown[first.end() :])
