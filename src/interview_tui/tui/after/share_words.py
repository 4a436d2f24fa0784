"""The texts of the preview of a version for others: what it includes, what it leaves out and why, and its names."""

from __future__ import annotations

from textual.content import Content

from interview_tui.interview.model import CLOSING, ClosingReaders, Interview
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, ngettext
from interview_tui.transcripts.sharing.share import Share, SharedCard
from interview_tui.tui.kit.plain import plain


def contents(preview: Share, interview: Interview, shown: Interview, way: str) -> Content:
    """Return the whole preview; or why no version is possible, and what would change that.

    `shown` is the part of `interview` that the version will hold. `way` is the line that says what to do about what
    is not certain, or about another version; "" if there is neither.
    """
    if preview.obstacle is not None:
        lines = [plain(preview.obstacle, "$warning")]
        if way:
            lines.append(plain(way))
        elif preview.cards:
            more = _("While reading back, {name} can give an answer a wider circle of readers.")
            lines.append(plain(more.format(name=interview.interviewee)))
        return Content("\n").join([*lines, *([Content()] if preview.cards else []), *map(_row, preview.cards)])
    rows = [*map(_row, preview.cards), *_other_rows(preview, interview)]
    blocks = [[plain(_summary(preview))], rows, [_names(shown)]]
    return Content("\n\n").join([Content("\n").join(block) for block in blocks])


def _summary(preview: Share) -> str:
    total = len(preview.cards)
    included = sum(card.included for card in preview.cards)
    if total == 1:
        return _("The one answer goes along.") if included else _("The one answer does not go along.")
    text = ngettext("{n} of {total} answers goes along.", "{n} of {total} answers go along.", included)
    return text.format(n=included, total=total)


def _other_rows(preview: Share, interview: Interview) -> list[Content]:
    """Return a row for the closing sentence, and one for text added by hand outside the cards, if there are any."""
    rows = []
    if preview.closing is not None:
        rows.append(_line(preview.closing, words(current()).closing, _readers_of_closing(interview)))
    if preview.additions:
        text = ngettext("{n} piece added by hand", "{n} pieces added by hand", preview.additions)
        rows.append(_line(False, text.format(n=preview.additions), _("nobody said who may read it")))
    return rows


def _readers_of_closing(interview: Interview) -> str:
    if interview.closing_readers is ClosingReaders.UNNAMED:
        return _("for the wall of the team, without a name")
    return _("for: {readers}").format(readers=words(current()).circles[interview.circle_of(CLOSING)])


def _names(shown: Interview) -> Content:
    names = [
        name for name in (shown.interviewer, shown.interviewee, shown.next, shown.team, shown.organisation) if name
    ]
    text = _("Names above it: {names}.")
    return plain(text.format(names=", ".join(names)), "$quiet")


def _row(card: SharedCard) -> Content:
    why = card.why if card.struck else _("for: {readers}").format(readers=card.why)
    return _line(card.included, f"{card.number}. {card.title}", why)


def _line(included: bool, text: str, why: str) -> Content:
    """Return a row for one thing: that it is included, or that it is not and why."""
    if included:
        return Content.assemble(("✓ ", "$success"), plain(text))
    return Content.assemble(("– ", "$quiet"), plain(text, "$quiet"), ("  ", ""), plain(why, "$accent"))
