"""Deciding who may read each answer: from what stands in the file, and from what its second witness says.

It fails closed. Where the two do not say the same, or a line nearly says ours, the narrower counts, and a problem says
so; while there is one, nothing of the interview is given to others. What widens needs both.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from interview_tui.interview.model import CLOSING, Circle
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current
from interview_tui.transcripts.format.card_body import BodyBlock, circle_named, readers_in
from interview_tui.transcripts.format.errors import Problem
from interview_tui.transcripts.format.evening import Near, NearLine
from interview_tui.transcripts.format.piece import PieceKind
from interview_tui.transcripts.format.witness import Witness, is_sealed, seal_of_whole, without_comments

OURS = (PieceKind.READERS, PieceKind.STRUCK)
_MARKERS = ("<<<<<<< ", ">>>>>>> ")


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


class Said(NamedTuple):
    """Hold what was decided of one answer. It is `doubtful` if there is a problem with it."""

    circle: Circle | None
    struck: bool
    doubtful: bool


class Judge:
    """Decide who may read what, part by part, and collect the problems.

    `sharing` is the circle of the whole interview: the narrower of that in front matter and what stands above the
    cards. Without a `witness` (a file of format 1) lines that widen do not count. `confirmed` says that somebody looked
    at the problems and says that the file is right: then the cards count where the two differ. What nearly says our
    words stays as narrow as it is.

    A text `is_untouched` if it is to the letter as this program wrote it: then nothing in it can be unclear, and only
    what front matter says may differ from it.
    """

    def __init__(self, sharing: Circle, witness: Witness | None, *, confirmed: bool = False) -> None:
        self.sharing = sharing
        self._named = sharing
        self.problems: list[Problem] = []
        self.is_untouched = False
        self._tidy = False
        self._moved: tuple[int, Circle, bool] | None = None  # what `_last_said` of the card above
        self._like_cards = False
        self._unsealed: dict[int, int] = {}  # cards that may hold words of others, each with its line
        self._told_headings: set[int] = set()
        self._witness = witness
        self._confirmed = confirmed

    @property
    def has_witness(self) -> bool:
        """Whether front matter says what it knows of the cards."""
        return self._witness is not None

    def _tell(self, line: int, message: str, *, stops: bool = True) -> None:
        self.problems.append(Problem(line, message, stops))

    def hear_all(self, text: str) -> None:
        """Take all the text below front matter: whether anything but this program may have left something in it."""
        whole = self._witness.whole if self._witness is not None else ""
        self.is_untouched = bool(whole) and whole == seal_of_whole(text)
        self._tidy = self.is_untouched or ("<!--" not in text and not any(mark in text for mark in _MARKERS))

    # --- outside the cards

    def hear_head(self, head: Place) -> None:
        """Take what stands above the cards: the line about readers below the title."""
        lines = list(readers_in(head.text))
        said = [circle_named(head.text[line.behind : line.end]) for line in lines]
        if said and min(said) is not self.sharing:
            text = _(
                "“sharing” at the top and the line below the title do not say the same; the narrower of the two counts."
            )
            self._tell(head.line, text)
            self.sharing = min(self.sharing, *said)
        self._narrow_whole(head, head.besides(lines))
        self._look_for_leavings(head)

    def hear_foreign(self, part: Place, *, above_cards: bool) -> None:
        """Take what stands under a heading that is not ours: a line about readers there belongs to no card."""
        if above_cards:
            self._narrow_whole(part, part.strays)
        else:
            self._tell_strays(part, part.strays)
        self._look_for_leavings(part)

    def hear_closing(self, part: Place) -> None:
        """Take the closing sentence, without its heading."""
        self._tell_strays(part, part.strays)
        self._look_for_leavings(part)
        if self._witness is None or self._confirmed or self.is_untouched or self.sharing is Circle.PRIVATE:
            return
        if not self._fits(CLOSING, None, part.text):
            text = _("The closing sentence was changed outside this program. Look at it there before others read it.")
            self._tell(part.line, text)

    def hear_heading(self, part: Place) -> None:
        """Take a heading of ours that is not that of a card: only a line about readers can hide in it."""
        self._tell_strays(part, [stray for stray in part.strays if stray.kind is not Near.HEADING])

    def _narrow_whole(self, part: Place, strays: Collection[NearLine]) -> None:
        """Narrow the whole interview by lines that are not quite ours, or not in their place."""
        for stray, line in part.with_lines(strays):
            if stray.kind is Near.READERS:
                self.sharing = min(self.sharing, stray.circle)
                text = _("This nearly says who may read the interview. Until you look at it, it counts as: {readers}.")
                self._tell(line, text.format(readers=_readers(self.sharing)))
        self._tell_strays(part, [stray for stray in strays if stray.kind is not Near.READERS])

    # --- cards

    def knows(self, number: int) -> bool:
        """Return whether a heading is that of a card: the witness names it, or there is none."""
        return self._witness is None or self._confirmed or number in self._witness.answered

    def hear_card(self, number: int, part: Place, body: int, blocks: Sequence[BodyBlock], *, doubled: bool) -> Said:
        """Decide on the answer to a card; `part` has its heading, `blocks` count from the offset `body` in it.

        A card that is `doubled` stands in the file more than once.
        """
        told = len(self.problems)
        ours = [
            BodyBlock(kind, start + body, end + body, behind + body)
            for kind, start, end, behind in blocks
            if kind in OURS
        ]
        strays = [one for one in part.besides(ours) if one.start >= body or one.kind is not Near.HEADING]
        own = self._own_circle(number, part, ours, strays)
        struck = bool(ours) and any(block.kind is PieceKind.STRUCK for block in ours)
        was_struck = self._witness is not None and number in self._witness.struck
        changed = self._is_changed(number, own, struck or was_struck, part.text, ours)
        if changed or struck or was_struck or self._is_only_ours(own):
            self._unsealed[number] = part.line
        if strays:
            top = next((block.start + body for block in blocks if block.kind is PieceKind.CARD_TEXT), body)
            if self._witness is not None and not changed:
                strays = self._unclear(strays, number, own, top, sealed_text(part.text, ours))
            for stray in strays:
                circle = stray.circle if stray.kind is Near.READERS else Circle.PRIVATE
                struck = struck or _strikes(stray, top)
                if circle < self._effective(own) or (own is None and circle is self.sharing):
                    own = circle  # also where the whole is as narrow: it may become wider
            self._tell_strays(part, strays, number)
        if self._witness is None:
            own, struck = self._hear_moved(number, own, struck)
            self._moved = _last_said(part, ours, strays, blocks)
        self._look_for_leavings(part)
        own = Circle.PRIVATE if doubled or changed else own
        if changed:
            message = _("Card {number} was changed outside this program: for the two of you until you look at it.")
            self._tell(part.line, message.format(number=number))
        if was_struck and not struck:
            struck = True
            message = _("Card {number} was struck; the line that says so is gone. It stays struck.")
            self._tell(part.line, message.format(number=number))
        doubtful = doubled or (len(self.problems) > told and any(one.stops for one in self.problems[told:]))
        return Said(own, struck, doubtful)

    def _hear_moved(self, number: int, own: Circle | None, struck: bool) -> tuple[Circle | None, bool]:
        """Return the circle of a card and whether it is struck, if the line right above its heading was its own."""
        if self._moved is None:
            return own, struck
        line, circle, strikes = self._moved
        if circle >= self._effective(own) and not strikes:
            return own, struck
        text = _("The line above the heading of card {number} may be about that card. It counts for both.")
        self._tell(line, f"{text.format(number=number)} {_until_looked_at(number)}")
        return min(circle, self._effective(own)), struck or strikes

    def _unclear(self, strays: list[NearLine], number: int, own: Circle | None, top: int, text: str) -> list[NearLine]:
        """Return what front matter does not settle in a card with that sealed text: it has a witness, and fits it.

        Nothing is unclear in a card as it was written, or in one that both places keep for the two alone.
        """
        if self._is_only_ours(own):
            return [stray for stray in strays if own is None or _strikes(stray, top)]
        return strays if self._confirmed and not self._fits(number, own, text) else []

    def _fits(self, number: int, own: Circle | None, text: str) -> bool:
        """Return whether the seal of a card with that circle of its own, or of the closing sentence, is that of a text.

        It is made for the circles in front matter as well as for narrower ones in the text.
        """
        assert self._witness is not None
        owns, sharings = (own, self._witness.circle(number)), (self.sharing, self._named)
        return is_sealed(self._witness.seals.get(number), text, owns, sharings)

    def _is_only_ours(self, own: Circle | None) -> bool:
        """Return whether a card with that circle of its own is for the two alone."""
        return self._effective(own) is Circle.PRIVATE

    def _effective(self, own: Circle | None) -> Circle:
        """Return the circle that may read a card with that circle of its own."""
        return self.sharing if own is None else own

    def _own_circle(
        self, number: int, part: Place, ours: Iterable[BodyBlock], strays: Iterable[NearLine]
    ) -> Circle | None:
        """Return the circle of a card's own, from what its lines say and what the witness says."""
        lines = [block for block in ours if block.kind is PieceKind.READERS]
        said = min(circle_named(part.text[line.behind : line.end]) for line in lines) if lines else None
        known = self._witness.circle(number) if self._witness is not None else None
        if said is known:
            return said
        if known is None and said is not None:
            if self._witness is not None and said is self.sharing is not Circle.PRIVATE:
                return None
            if said <= self.sharing:
                return said
            text = _("This gives card {number} to more people, and this program did not write that. It does not count.")
        elif known is not None and (known > self.sharing if said is None else said < known):
            return said
        else:
            text = _("The front matter keeps card {number} for fewer people than this does; the narrower counts.")
        starts = [*(line.start for line in lines), *(one.start for one in strays if one.kind is Near.READERS), 0]
        self._tell(part.at(starts[0]), text.format(number=number))
        return said if self._confirmed else known

    def _is_changed(self, number: int, own: Circle | None, struck: bool, text: str, ours: Iterable[BodyBlock]) -> bool:
        """Return whether an answer that others may read, in that text, is not as this program wrote it."""
        if self._witness is None or self._confirmed or self.is_untouched or struck or self._is_only_ours(own):
            return False
        return not self._fits(number, own, sealed_text(text, ours))

    # --- the whole

    def hear_end(self, found: Collection[int], line: int, first: int, *, loose: bool = False) -> None:
        """Compare the numbers of cards that were `found` with those of the witness.

        `line` is where front matter names them, `first` the line where the text begins. Text is `loose` if it stands
        outside the cards where this program writes none.
        """
        known = self._witness.answered if self._witness is not None and not self._confirmed else frozenset[int]()
        if not any(found) and self._like_cards:
            self._tell(first, _("No card was found in this file, though there is text that looks like cards."))
        elif not any(found) and (known or (loose and not self.is_untouched)):
            self.tell_aside(first, _("No card was found in this file: what stands in it is part of no answer."))
        for number in sorted(known.difference(found)):
            before = may_hold_lost(number, found)
            if before in self._unsealed:
                text = _(
                    "Card {number} is missing below. Its words may have run on into card {before}, which begins here; "
                    "look before others read it."
                )
                self._tell(self._unsealed[before], text.format(number=number, before=before))
            else:
                text = _(
                    "Card {number} is missing below. Its words may stand under another heading; look before others "
                    "read it."
                )
                self._tell(line, text.format(number=number))

    def tell_unknown(self, number: int, line: int) -> None:
        """Report the heading of a card that the witness does not know."""
        self._like_cards = True
        text = _("Card {number} was not written by this program: what stands here belongs to nobody yet.")
        self._tell(line, text.format(number=number))

    def tell_doubled(self, number: int, line: int) -> None:
        """Report a card that stands in the file once more."""
        text = _("Card {number} stands here once more. Both are for the two of you until you look at it.")
        self._tell(line, text.format(number=number))

    def tell_heading(self, line: int, number: int = 0) -> None:
        """Report a heading that looks like that of a card and is none; `number` if that card stands elsewhere."""
        self._like_cards = True
        text = _("This looks like the heading of a card, and is none: what stands below it is in no answer.")
        self._tell(line, f"{text} {_until_looked_at(number)}" if number else text)

    def tell_ending_again(self, line: int) -> None:
        """Report the heading of the closing sentence, or of what was not asked, for the second time."""
        self._told_headings.add(line)
        self._tell(line, _("This heading stands here once more: what stands below it is in no answer."))

    def tell_aside(self, line: int, message: str) -> None:
        """Report something that has nothing to do with who may read."""
        self._tell(line, message, stops=False)

    def _tell_strays(self, part: Place, strays: Collection[NearLine], number: int = 0) -> None:
        """Report lines that nearly say our words, in the card of that number; 0 outside the cards."""
        if not strays:
            return
        texts = {
            Near.READERS: _("This nearly says who may read."),
            Near.STRUCK: _("This nearly says that an answer was struck."),
            Near.HEADING: _("This looks like the heading of a card, and is none."),
        }
        for stray, line in part.with_lines(strays):
            self._like_cards = self._like_cards or stray.kind is Near.HEADING
            text = texts[stray.kind]
            if stray.kind is Near.READERS and any(readers_in(part.text[_row_start(part, stray) :].partition("\n")[0])):
                text = _("This says who may read, where that does not count.")
            if stray.kind is not Near.HEADING or line not in self._told_headings:
                self._tell(line, f"{text} {_until_looked_at(number)}" if number else text)

    def _look_for_leavings(self, part: Place) -> None:
        """Report what other programs leave in a text: marks of a merge, and comments that no reader sees."""
        if self._tidy:
            return
        if any(mark in part.text for mark in _MARKERS):
            at = part.line
            for line in part.text.split("\n"):
                if line.startswith(_MARKERS):
                    self._tell(at, _("This was left by a merge of two versions. Choose one of the two, and remove it."))
                    break
                at += 1
        if "<!--" in part.text and without_comments(part.text) != part.text:
            text = _("Here is a comment that is not seen on paper. It is not given to others.")
            self.tell_aside(part.at(part.text.index("<!--")), text)


def _last_said(
    part: Place, ours: Sequence[BodyBlock], strays: Sequence[NearLine], blocks: Sequence[BodyBlock]
) -> tuple[int, Circle, bool] | None:
    """Return what the last line of a card says of readers or a strike, below other text, to the letter or nearly.

    That is the line in the file, the circle, and whether it strikes; None if the last line says nothing.
    """
    if ours and len(blocks) > len(ours) and blocks[-1].kind in OURS:
        last = ours[-1]
        strikes = last.kind is PieceKind.STRUCK
        circle = Circle.PRIVATE if strikes else circle_named(part.text[last.behind : last.end])
        return part.at(last.start), circle, strikes
    if strays and strays[-1].kind is not Near.HEADING and "\n\n" not in part.text[strays[-1].start :].rstrip():
        return part.at(strays[-1].start), strays[-1].circle, strays[-1].kind is Near.STRUCK
    return None


def may_hold_lost(number: int, found: Iterable[int]) -> int:
    """Return the card before one whose heading is gone, among those that were found; 0 if there is none.

    What stood below a heading belongs to the card before it when that heading is gone.
    """
    return max((one for one in found if one < number), default=0)


def sealed_text(text: str, ours: Iterable[BodyBlock]) -> str:
    """Return what the seal of a card is made of: its heading and its answer, without the lines that are `ours`."""
    kept, at = [], 0
    for block in ours:
        kept.append(text[at : block.start])
        at = block.end
    return "".join((*kept, text[at:]))


def _row_start(part: Place, stray: NearLine) -> int:
    """Return the offset in the text at which the line of a stray begins."""
    return part.text.rfind("\n", 0, stray.start) + 1


def _strikes(stray: NearLine, top: int) -> bool:
    """Return whether a line nearly says that an answer is struck, above the card's text: no note of ours is there."""
    return stray.kind is Near.STRUCK and stray.start < top


def _until_looked_at(number: int) -> str:
    """Return the sentence that a card is for the two alone until they look at it."""
    return _("Card {number} is for the two of you until you look at it.").format(number=number)


def _readers(circle: Circle) -> str:
    """Return a circle in the language of the screen."""
    return words(current()).circles[circle]
