"""A piece: one line of a transcript, with its kind, its text, and the position of that text in the file.

Positions count the characters (code points) of the file as `data.decode("utf-8")` gives them: a byte order mark is one,
CR LF are two. Characters and not bytes, because every reader has the text of the file, and search folds it to one byte
per character. The position in bytes is `len(text[:position].encode())`.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from interview_tui.interview.model import Circle
from interview_tui.transcripts.format.encoding import escapes


class PieceKind(Enum):
    """Name the kinds of lines in a transcript."""

    TITLE = "title"  # of the interview
    PREAMBLE = "preamble"  # other lines before the first card
    WHOLE = "whole"  # the sentence that says that this is the whole interview, no version for others
    READERS = "readers"  # who may read: the interview (below the title) or an answer (in a card)
    STRUCK = "struck"
    HEADING = "heading"  # of a card (without its number), the closing sentence, or the questions not asked
    UNDERLINE = "underline"  # the line that makes a heading of the line above it; no text
    THEME = "theme"  # of a card
    CARD_TEXT = "card text"  # the printed text of the card; empty between two paragraphs
    NOTE = "note"
    PROBE = "probe"  # a line of the note that says which probe was asked
    ZODATJE = "zodatje"
    CLOSING = "closing"
    WALL = "wall"  # who besides the two may read the closing sentence; nothing where nobody may
    NOT_ASKED = "not asked"
    FOREIGN = "foreign"  # under a heading that is not ours, or a repeated card


class Piece(NamedTuple):  # some hundred a file: built in half the time of a frozen dataclass
    """Hold one line of a transcript below its front matter.

    `text` is what a person reads: without the markup and the label around it, and without escapes. A probe keeps its
    label, for it is a line of the note as it was typed. `raw` is the line as it is in the file, without its line end;
    a line that was wrapped is one piece, with its line ends in `raw` and a space for each of them in `text`;
    `lead` and `tail` are the numbers of characters of it before and after the text. `card` is the number of the card, 0
    outside cards. `line` counts lines of the file from 1, `start` is the position of the first character of `raw`.
    `circle` is who may read, for READERS. A zodatje that `stands_in_note` was accepted from there: a person reads it
    once, in the note.

    A note gives one piece for each line of its text, also for an empty one. Outside cards an empty line between two
    others is a piece too; all other blank lines only separate what is around them, and give no piece.
    """

    kind: PieceKind
    text: str
    raw: str
    card: int
    line: int
    start: int
    lead: int = 0
    tail: int = 0
    circle: Circle | None = None
    stands_in_note: bool = False

    @property
    def end(self) -> int:
        """The position in the file after the last character of `raw`."""
        return self.start + len(self.raw)

    @property
    def marks(self) -> list[tuple[int, int]]:
        """The highlights of a line of a note: (start, end) in `text`, their equals signs included."""
        from interview_tui.interview.sentences.highlights import spans  # reading the heads does without

        return spans(self.text) if self.kind in NOTES else []

    def in_file(self, offset: int) -> int:
        """Return the position in the file of the character at `offset` in `text`, or of the backslash before it.

        At `len(text)` it is where the text ends, so `in_file(a)` to `in_file(b)` is `text[a:b]` with its escapes.
        Raises IndexError for an offset outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(offset)
        before = sum(at - number < offset for number, at in enumerate(self._escapes()))
        return self.start + self.lead + offset + before

    def in_text(self, position: int) -> int:
        """Return the offset in `text` of the character at `position` in the file; the reverse of `in_file`.

        A backslash counts as the character that it escapes, markup before and after the text as its start and end.
        Raises IndexError for a position outside the line.
        """
        if not self.start <= position <= self.end:
            raise IndexError(position)
        at = min(max(position - self.start, self.lead), len(self.raw) - self.tail) - self.lead
        return at - sum(escape < at for escape in self._escapes())

    def _escapes(self) -> list[int]:
        """Return the offsets in the text as it is in the file of what is not in `text`, such as backslashes."""
        raw = self.raw[self.lead : len(self.raw) - self.tail]
        if "\n" not in raw:
            return escapes(raw)
        returns = [at for at, sign in enumerate(raw) if sign == "\r" and raw.startswith("\n", at + 1)]
        return sorted([*returns, *escapes(raw.replace("\n", " "))])


NOTES = frozenset({PieceKind.NOTE, PieceKind.PROBE})
"""The kinds that are lines of a note."""
PRINTED = frozenset({PieceKind.THEME, PieceKind.CARD_TEXT})
"""The kinds that are lines of the printed text of a card."""
