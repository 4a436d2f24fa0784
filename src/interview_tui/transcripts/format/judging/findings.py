"""The problems that are found in a file while deciding who may read it, and the parts of the file that they are in."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from interview_tui.language import _
from interview_tui.transcripts.format.card_body import BodyBlock, readers_in
from interview_tui.transcripts.format.errors import Problem
from interview_tui.transcripts.format.evening import Near, NearLine


class Place(NamedTuple):
    """Hold a part of a file: its text with LF line ends, the line of the file that it begins on, and its `strays`.

    These are the places in the text that say or nearly say our words.
    """

    text: str
    line: int
    strays: tuple[NearLine, ...] = ()

    def at(self, offset: int) -> int:
        """Return the line in the file of an offset in the text."""
        return self.line + self.text.count("\n", 0, offset)

    def split(self, offset: int) -> tuple[Place, Place]:
        """Return the part before an offset and the part after it."""
        before = tuple(stray for stray in self.strays if stray.start < offset)
        after = tuple(stray._replace(start=stray.start - offset) for stray in self.strays[len(before) :])
        return Place(self.text[:offset], self.line, before), Place(self.text[offset:], self.at(offset), after)

    def besides(self, blocks: Iterable[BodyBlock]) -> list[NearLine]:
        """Return the strays outside the blocks that do say our words; both are in the order of the text."""
        if not self.strays:
            return []
        spans = iter(sorted((block.start, block.end) for block in blocks))
        nowhere = (sys.maxsize, sys.maxsize)
        start, end = next(spans, nowhere)
        outside: list[NearLine] = []
        for stray in self.strays:
            while end <= stray.start:
                start, end = next(spans, nowhere)
            if stray.start < start:
                outside.append(stray)
        return outside

    def with_lines(self, strays: Iterable[NearLine]) -> Iterator[tuple[NearLine, int]]:
        """Yield these strays, which are in the order of the text, each with its line in the file."""
        line, at = self.line, 0
        for stray in strays:
            line += self.text.count("\n", at, stray.start)
            at = stray.start
            yield stray, line


class Findings:
    """Collect the problems of a file, in the order in which they are found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.like_cards = False
        """Whether something looks like the heading of a card, and is none."""
        self._told: set[int] = set()  # lines of headings that were told already

    def tell(self, line: int, message: str, *, stops: bool = True) -> None:
        """Add a problem at a line of the file."""
        self.problems.append(Problem(line, message, stops))

    def stop_since(self, told: int) -> bool:
        """Return whether any of the problems after the first `told` makes uncertain who may read what."""
        return any(problem.stops for problem in self.problems[told:])

    def tell_unknown(self, number: int, line: int) -> None:
        """Report the heading of a card that the witness does not know."""
        self.like_cards = True
        text = _("Card {number} was not written by this program: what stands here belongs to nobody yet.")
        self.tell(line, text.format(number=number))

    def tell_doubled(self, number: int, line: int) -> None:
        """Report a card that stands in the file once more."""
        text = _("Card {number} stands here once more. Both are for the two of you until you look at it.")
        self.tell(line, text.format(number=number))

    def tell_heading(self, line: int, number: int = 0) -> None:
        """Report a heading that looks like that of a card and is none; `number` if that card stands elsewhere."""
        self.like_cards = True
        text = _("This looks like the heading of a card, and is none: what stands below it is in no answer.")
        self.tell(line, f"{text} {until_looked_at(number)}" if number else text)

    def tell_ending_again(self, line: int) -> None:
        """Report the heading of the closing sentence, or of what was not asked, for the second time."""
        self._told.add(line)
        self.tell(line, _("This heading stands here once more: what stands below it is in no answer."))

    def tell_below_struck(self, line: int, number: int) -> None:
        """Report text that is in no answer, below a card that is struck."""
        text = _(
            "Card {number}, right above this, is struck. What stands here is in no answer and stays: is it part of it?"
        )
        self.tell(line, text.format(number=number))

    def tell_aside(self, line: int, message: str) -> None:
        """Report something that has nothing to do with who may read."""
        self.tell(line, message, stops=False)

    def tell_strays(self, part: Place, strays: Collection[NearLine], number: int = 0) -> None:
        """Report lines that nearly say our words, in the card of that number; 0 outside the cards."""
        if not strays:
            return
        texts = {
            Near.READERS: _("This nearly says who may read."),
            Near.STRUCK: _("This nearly says that an answer was struck."),
            Near.HEADING: _("This looks like the heading of a card, and is none."),
        }
        for stray, line in part.with_lines(strays):
            self.like_cards = self.like_cards or stray.kind is Near.HEADING
            text = texts[stray.kind]
            if stray.kind is Near.READERS and any(readers_in(_row_of(part, stray))):
                text = _("This says who may read, where that does not count.")
            if stray.kind is not Near.HEADING or line not in self._told:
                self.tell(line, f"{text} {until_looked_at(number)}" if number else text)


def _row_of(part: Place, stray: NearLine) -> str:
    """Return the line of a stray; only that is copied, for there may be many of them in a long text."""
    end = part.text.find("\n", stray.start)
    return part.text[part.text.rfind("\n", 0, stray.start) + 1 : end if end >= 0 else len(part.text)]


def until_looked_at(number: int) -> str:
    """Return the sentence that a card is for the two alone until they look at it."""
    return _("Card {number} is for the two of you until you look at it.").format(number=number)
