"""One line of a transcript: what it is, its words, and where in the file they stand.

Positions count the characters (code points) of the file as `data.decode("utf-8")` gives them: a byte order mark is one,
CR LF are two. Characters, because every reader of a file has its text at hand, and search folds it to one byte per
character. Who needs bytes takes `len(text[:position].encode())`.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from interview_tui.interview.model import Circle
from interview_tui.interview.sentences.highlights import spans
from interview_tui.transcripts.format.encoding import escapes


class PieceKind(Enum):
    """What a line of a transcript is."""

    TITLE = "title"  # of the interview
    PREAMBLE = "preamble"  # what else stands before the first card
    READERS = "readers"  # who may read: below the title the interview, in a card its answer
    STRUCK = "struck"
    HEADING = "heading"  # of a card (without its number), of the closing sentence, of what was not asked
    UNDERLINE = "underline"  # the line that makes a heading of the line above it; no words
    THEME = "theme"  # of a card
    CARD_TEXT = "card text"  # the card's own words; without words where it parts two paragraphs
    NOTE = "note"
    PROBE = "probe"  # a line of the note that says which probe was asked
    ZODATJE = "zodatje"
    CLOSING = "closing"
    NOT_ASKED = "not asked"
    FOREIGN = "foreign"  # under a heading that is not ours, or under a card that stands in the file already


class Piece(NamedTuple):  # there are some hundred a file: made in half the time of a frozen dataclass
    """One line of a transcript below its front matter.

    `text` is what a person reads: without the markup and the label around it, escapes undone. A probe keeps its label,
    for it is a line of the note as it was typed. `raw` is the line as it stands in the file, without its line end;
    `lead` and `tail` are how many characters of it come before and after the words. `card` is the number of the card, 0
    outside cards. `line` counts lines of the file from 1, `start` is the position of the first character of `raw`.
    `circle` is who may read, for READERS.

    A note gives one piece for each line of its text, also for an empty one. Outside cards an empty line between two
    others is a piece too; all other blank lines only part what stands around them, and are none.
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

    @property
    def end(self) -> int:
        """The position in the file behind the last character of `raw`."""
        return self.start + len(self.raw)

    @property
    def marks(self) -> list[tuple[int, int]]:
        """Where the highlights of a line of a note are: offsets in `text`, their equals signs included."""
        return spans(self.text) if self.kind in NOTES else []

    def in_file(self, offset: int) -> int:
        """The position in the file of the character at `offset` in `text`, or of the backslash before it.

        At `len(text)` it is where the words end, so `in_file(a)` to `in_file(b)` holds `text[a:b]` with its escapes.
        Raises IndexError for an offset outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(offset)
        before = sum(at - number < offset for number, at in enumerate(self._escapes()))
        return self.start + self.lead + offset + before

    def in_text(self, position: int) -> int:
        """The offset in `text` of the character at `position` in the file; the reverse of `in_file`.

        A backslash counts as the character that it escapes, markup before and after the words as their start and end.
        Raises IndexError for a position outside the line.
        """
        if not self.start <= position <= self.end:
            raise IndexError(position)
        at = min(max(position - self.start, self.lead), len(self.raw) - self.tail) - self.lead
        return at - sum(escape < at for escape in self._escapes())

    def _escapes(self) -> list[int]:
        """Where in the words, as they stand in the file, a backslash takes away a meaning."""
        return escapes(self.raw[self.lead : len(self.raw) - self.tail])


NOTES = frozenset({PieceKind.NOTE, PieceKind.PROBE})
"""The kinds that are lines of a note."""
PRINTED = frozenset({PieceKind.THEME, PieceKind.CARD_TEXT})
"""The kinds that are lines of the card's own words."""
