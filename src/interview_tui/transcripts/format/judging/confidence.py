"""Deciding who may read each answer: from what stands in the file, and from what its second witness says.

It fails closed. Where the two do not say the same, or a line nearly says ours, the narrower counts, and a problem says
so; while there is one, nothing of the interview is given to others. What widens needs both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from interview_tui.interview.model import CLOSING, Circle, ClosingReaders
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current
from interview_tui.transcripts.format.card_body import BodyBlock, circle_named, readers_in, without_blocks
from interview_tui.transcripts.format.evening import Near, NearLine, without_whole
from interview_tui.transcripts.format.judging.findings import Findings, Place, until_looked_at
from interview_tui.transcripts.format.judging.witness import NOTHING_ELSE, AlsoSaid, Witness, is_sealed, seal_of_whole
from interview_tui.transcripts.format.piece import PieceKind

_SIGNS_OF_LEAVINGS = ("<!--", "<<<<<<< ", ">>>>>>> ")
_SIGNS_OF_HIDING = ("<", "%%", "]:", "{>>")
OURS = (PieceKind.READERS, PieceKind.STRUCK)


class Said(NamedTuple):
    """Hold what was decided of one answer. It is `doubtful` if there is a problem with it."""

    circle: Circle | None
    struck: bool
    doubtful: bool


class Judge:
    """Decide who may read what, part by part, and collect the problems.

    `sharing` is the circle of the whole interview: the narrower of that in front matter and what stands above the
    cards; `closing_readers` are those of the closing sentence. Without a `witness` (a file of format 1) lines that
    widen do not count; what front matter says `also` narrows. `confirmed` says that somebody looked at the problems
    and says that the file is right: then the cards count where the two differ. What nearly says our words stays as
    narrow as it is.

    A text `is_untouched` if it is to the letter as this program wrote it: then nothing in it can be unclear, and only
    what front matter says may differ from it.
    """

    def __init__(
        self, sharing: Circle, witness: Witness | None, also: AlsoSaid = NOTHING_ELSE, *, confirmed: bool = False
    ) -> None:
        self.sharing = sharing if also.sharing is None else min(sharing, also.sharing)
        self.closing_readers = ClosingReaders.NOBODY
        self._named = sharing
        self.found = Findings()
        self._tell = self.found.tell
        self.is_untouched = False
        self._tidy = False
        self._moved: tuple[int, Circle, bool] | None = None  # what `_last_said` of the card above
        self._before = Circle.ORGANISATION  # who may read the card above
        self._unsealed: dict[int, int] = {}  # cards that may hold words of others, each with its line
        self._witness = witness
        self.has_witness = witness is not None
        self._also = also
        self._confirmed = confirmed

    def hear_all(self, text: str) -> None:
        """Take all the text below front matter: whether anything but this program may have left something in it."""
        whole = self._witness.whole if self._witness is not None else ""
        self.is_untouched = bool(whole) and whole == seal_of_whole(text)
        signs = _SIGNS_OF_LEAVINGS if self._witness is not None else _SIGNS_OF_LEAVINGS + _SIGNS_OF_HIDING
        self._tidy = self.is_untouched or not any(sign in text for sign in signs)

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
        strays = head.besides(lines)
        self._narrow_whole(head, strays)
        is_told = bool(lines) or any(stray.kind is Near.READERS for stray in strays)
        if self._witness is None and not (self._confirmed or is_told or self.sharing is Circle.PRIVATE):
            self._hear_head_without_line(head)
        self._look_for_leavings(head)

    def _hear_head_without_line(self, head: Place) -> None:
        """Narrow the whole interview if a line above the cards is about readers, and none of them is ours."""
        from interview_tui.transcripts.format.judging.likeness import is_about_readers  # for files of format 1

        for at, line in enumerate(without_whole(head.text).split("\n")):
            if not line.startswith("#") and is_about_readers(line):
                self.sharing = Circle.PRIVATE
                text = _("This nearly says who may read the interview. Until you look at it, it counts as: {readers}.")
                self._tell(head.line + at, text.format(readers=_readers(self.sharing)))
                return

    def hear_foreign(self, part: Place, *, above_cards: bool) -> None:
        """Take what stands under a heading that is not ours: a line about readers there belongs to no card."""
        if above_cards:
            self._narrow_whole(part, part.strays)
        else:
            self.found.tell_strays(part, part.strays)
        self._look_for_leavings(part)

    def hear_closing(self, part: Place, *, in_place: bool) -> None:
        """Take the closing sentence, without its heading: `in_place` if no card comes after it."""
        from interview_tui.transcripts.format.judging.closing import readers_of, tell_old  # few files have one

        told = len(self.found.problems)
        self.found.tell_strays(part, part.strays)
        self._look_for_leavings(part)
        most = ClosingReaders.NOBODY if self.found.stop_since(told) else self._also.closing
        sure, same, witness = self._confirmed, self.is_untouched, self._witness
        self.closing_readers = readers_of(part, witness, self.found, most, confirmed=sure, untouched=same)
        if not (sure or same or self.sharing is Circle.PRIVATE or (witness is not None and witness.tells_closing)):
            fits = None if witness is None else self._fits(CLOSING, None, part.text)
            tell_old(part, self.found, fits, in_place=in_place, below_narrower=self._before < self.sharing)

    def hear_heading(self, part: Place) -> None:
        """Take a heading of ours that is not that of a card: only a line about readers can hide in it."""
        self.found.tell_strays(part, [stray for stray in part.strays if stray.kind is not Near.HEADING])

    def _narrow_whole(self, part: Place, strays: Collection[NearLine]) -> None:
        """Narrow the whole interview by lines that are not quite ours, or not in their place."""
        for stray, line in part.with_lines(strays):
            if stray.kind is Near.READERS:
                self.sharing = min(self.sharing, stray.circle)
                text = _("This nearly says who may read the interview. Until you look at it, it counts as: {readers}.")
                self._tell(line, text.format(readers=_readers(self.sharing)))
        self.found.tell_strays(part, [stray for stray in strays if stray.kind is not Near.READERS])

    # --- cards

    def knows(self, number: int) -> bool:
        """Return whether a heading is that of a card: the witness names it, or there is none."""
        return self._witness is None or self._confirmed or number in self._witness.answered

    def hear_card(
        self, number: int, part: Place, body: int, blocks: Sequence[BodyBlock], *, doubled: bool, printed: bool
    ) -> Said:
        """Decide on the answer to a card; `part` has its heading, `blocks` count from the offset `body` in it.

        A card that is `doubled` stands in the file more than once. `printed` says that cards have their own text there.
        """
        told = len(self.found.problems)
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
                strays = self._unclear(strays, number, own, top, without_blocks(part.text, ours))
            for stray in strays:
                circle = stray.circle if stray.kind is Near.READERS else Circle.PRIVATE
                struck = struck or _strikes(stray, top)
                if circle < self._effective(own) or (own is None and circle is self.sharing):
                    own = circle  # also where the whole is as narrow: it may become wider
            self.found.tell_strays(part, strays, number)
        if self._witness is None:
            own, struck = self._hear_moved(number, own, struck)
            if not (self._confirmed or self._is_only_ours(own)):
                own = self._hear_form(number, part, body, blocks, own, printed=printed)
            self._moved = _last_said(part, ours, strays, blocks)
        hides = self._look_for_leavings(part)
        own = Circle.PRIVATE if doubled or changed or hides else own
        if changed:
            message = _("Card {number} was changed outside this program: for the two of you until you look at it.")
            self._tell(part.line, message.format(number=number))
        if was_struck and not struck:
            struck = True
            message = _("Card {number} was struck; the line that says so is gone. It stays struck.")
            self._tell(part.line, message.format(number=number))
        if (kept := self._also.circles.get(number)) is not None and kept < self._effective(own):
            own = kept
            text = _("The front matter keeps card {number} for fewer people than this does; the narrower counts.")
            self._tell(part.line, text.format(number=number))
        if number in self._also.struck and not struck:
            struck = True
            text = _("Card {number} was struck, says the front matter, and stands here again. It counts as struck.")
            self._tell(part.line, text.format(number=number))
        self._before = Circle.PRIVATE if struck else self._effective(own)
        return Said(own, struck, doubled or self.found.stop_since(told))

    def _hear_moved(self, number: int, own: Circle | None, struck: bool) -> tuple[Circle | None, bool]:
        """Return the circle of a card and whether it is struck, if the line right above its heading was its own."""
        if self._moved is None:
            return own, struck
        line, circle, strikes = self._moved
        if circle >= self._effective(own) and not strikes:
            return own, struck
        text = _("The line above the heading of card {number} may be about that card. It counts for both.")
        self._tell(line, f"{text.format(number=number)} {until_looked_at(number)}")
        return min(circle, self._effective(own)), struck or strikes

    def _hear_form(
        self, number: int, part: Place, body: int, blocks: Sequence[BodyBlock], own: Circle | None, *, printed: bool
    ) -> Circle | None:
        """Return the circle of its own of a card without a witness: narrower if its form makes that doubtful.

        Above the card's own text this program writes lines about readers and strikes only: others that are about
        readers may have been one. A card without that text may be a heading in the note of the card before it.
        """
        from interview_tui.transcripts.format.judging.likeness import is_about_readers  # for files of format 1

        top = next((block.start for block in blocks if block.kind is PieceKind.CARD_TEXT), None)
        if top is None and printed and self._before < self._effective(own):
            text = _("Card {number} lacks its own text, which other cards have: it may be a part of the note above it.")
            self._tell(part.line, f"{text.format(number=number)} {until_looked_at(number)}")
            return self._before
        for kind, start, end in (
            (one.kind, one.start + body, one.end + body) for one in blocks if one.kind not in OURS
        ):
            is_callout = kind is PieceKind.CARD_TEXT and part.text.startswith("> [!", start)
            above = start - body < (top or 0) or is_callout
            if above and any(is_about_readers(line) for line in part.text[start:end].split("\n")):
                text = _("This nearly says who may read.")
                self._tell(part.at(start), f"{text} {until_looked_at(number)}")
                return Circle.PRIVATE
        return own

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
        return not self._fits(number, own, without_blocks(text, ours))

    # --- the whole

    def hear_end(self, found: Collection[int], line: int, first: int, *, loose: bool, has_closing: bool) -> None:
        """Compare the numbers of cards that were `found`, and whether a closing sentence was, with the witness.

        `line` is where front matter names them, `first` the line where the text begins. Text is `loose` if it stands
        outside the cards where this program writes none.
        """
        known = self._witness.answered if self._witness is not None and not self._confirmed else frozenset[int]()
        if not any(found) and self.found.like_cards:
            self._tell(first, _("No card was found in this file, though there is text that looks like cards."))
        elif not any(found) and (known or (loose and not self.is_untouched)):
            self.found.tell_aside(first, _("No card was found in this file: what stands in it is part of no answer."))
        if self._witness is not None and not self._confirmed and not has_closing and CLOSING in self._witness.seals:
            text = _("The closing sentence is missing below: its heading may say something else now. Look at it there.")
            self._tell(line, text)
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

    def _look_for_leavings(self, part: Place) -> bool:
        """Report what other programs left in a text; return whether that makes uncertain who may read it."""
        if self._tidy:
            return False
        from interview_tui.transcripts.format.judging.leavings import leavings_in  # few files have any

        found = list(leavings_in(part.text, hidden=self._witness is None and not self._confirmed))
        for at, message, stops in found:
            self._tell(part.at(at), message, stops=stops)
        return any(one.stops for one in found)


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


def _strikes(stray: NearLine, top: int) -> bool:
    """Return whether a line nearly says that an answer is struck, above the card's text: no note of ours is there."""
    return stray.kind is Near.STRUCK and stray.start < top


def _readers(circle: Circle) -> str:
    """Return a circle in the language of the screen."""
    return words(current()).circles[circle]
