"""Deciding who may read the closing sentence, which has readers of its own since format 3.

They stand in front matter and in a line above the sentence. The narrower of the two counts, and it is a finding where
they differ. Up to format 2 nobody was asked: then it is for the two alone.
"""

from __future__ import annotations

from interview_tui.interview.model import CLOSING, ClosingReaders
from interview_tui.language import _
from interview_tui.transcripts.format.card_body import wall_lines, wall_readers_named, without_blocks
from interview_tui.transcripts.format.evening import closing_headings, evened
from interview_tui.transcripts.format.judging.findings import Findings, Place
from interview_tui.transcripts.format.judging.witness import Witness, closing_is_sealed
from interview_tui.transcripts.format.outline import comment_spans, crossed_out


def readers_of(
    part: Place, witness: Witness | None, found: Findings, most: ClosingReaders, *, confirmed: bool, untouched: bool
) -> ClosingReaders:
    """Return who may read the closing sentence in a part, which has not its heading, and tell what does not fit.

    `witness` is what front matter says of it; one of format 2 says nothing. `most` are the readers that anything else
    leaves it. `confirmed` says that somebody looked at it, and then the line counts. What nearly is such a line stays
    as narrow as it is. A part is `untouched` if it is as it was written.
    """
    if witness is not None and not witness.tells_closing:
        witness, untouched = None, False
    lines = wall_lines(part.text)
    said = min((wall_readers_named(part.text[line.behind : line.end]) for line in lines), default=ClosingReaders.NOBODY)
    known = witness.closing if witness is not None else ClosingReaders.NOBODY
    if said is not known and not confirmed:
        text = _("The top and the line above the closing sentence do not say the same; the narrower of the two counts.")
        found.tell(part.at(lines[0].start) if lines else part.line, text)
    readers = min(most, said if confirmed else min(said, known))
    if untouched:
        return readers
    sentence = without_blocks(part.text, lines)
    if witness is not None and closing_is_sealed(witness.seals.get(CLOSING), sentence, {known, said}):
        return readers
    from interview_tui.transcripts.format.marking import near_wall  # a sealed one does without

    if strays := near_wall(crossed_out(sentence, comment_spans(sentence))):
        before = sum(line.end - line.start for line in lines if line.start <= strays[0].start)
        text = _("This nearly says who may read the closing sentence. It is for the two of you until you look at it.")
        found.tell(part.at(strays[0].start + before), text)
        return ClosingReaders.NOBODY
    if readers is ClosingReaders.NOBODY or confirmed:
        return readers
    text = _("The closing sentence was changed outside this program. Look at it there before others read it.")
    found.tell(part.line, text)
    return ClosingReaders.NOBODY


def tell_old(part: Place, found: Findings, fits: bool | None, *, in_place: bool, below_narrower: bool) -> None:
    """Tell what is wrong with a closing sentence of format 1 or 2 in an interview that others may read.

    `fits` tells whether its seal does; None without a witness. It is `in_place` if no card comes after it. Below a card
    for fewer people (`below_narrower`) it may be words of that one.
    """
    if fits is None and not (in_place and _is_like_closing(part.text, begins=below_narrower)):
        found.tell(part.line, _("This may be no closing sentence. Look at it before others read it."))
    elif fits is False:
        text = _("The closing sentence was changed outside this program. Look at it there before others read it.")
        found.tell(part.line, text)


def _is_like_closing(text: str, *, begins: bool) -> bool:
    """Return whether a text is one paragraph, as a closing sentence is, that `begins` with the words of its heading."""
    beginnings = tuple(heading.rpartition(" ")[0] for heading in closing_headings())
    return "\n\n" not in text.strip("\n") and (not begins or evened(text).startswith(beginnings))
