"""What some readers would get of an interview, and what they would not and why: before anything is made."""

from __future__ import annotations

from typing import NamedTuple

from interview_tui.export.account.account import obstacle
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import CLOSING, Answer, Circle, ClosingReaders, Interview
from interview_tui.interview.privacy.finding import find
from interview_tui.interview.privacy.naming import naming
from interview_tui.interview.sharing import readable
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, ngettext
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.sharing.share import SharedCard, preview


class LeftOut(NamedTuple):
    """Hold one thing that does not go along, and the reason, both as the screen says them."""

    what: str
    why: str


class Offer(NamedTuple):
    """Hold what readers would get. `obstacle` says why they get nothing, "" if they get something.

    `going` are the cards whose answers go along, of `answers` answers; `naming` are those that name somebody,
    and `identifying`, for others, those with what may identify a resident, as far as that is known by its form.
    """

    reader: Reader
    obstacle: str
    answers: int
    going: tuple[int, ...]
    has_zodatjes: bool
    has_closing: bool
    left_out: tuple[LeftOut, ...]
    naming: tuple[int, ...]
    identifying: tuple[int, ...]


def readers_for(widest: Circle) -> list[Reader]:
    """Return for whom an account can be made, where a form lets `widest` read something at most."""
    return [reader for reader in Reader if reader.circle <= widest]


def offer(document: Document, reader: Reader) -> Offer:
    """Return what these readers would get of a transcript."""
    interview = document.interview
    shared = preview(document, reader.circle)
    if reader.is_for_others:
        shown = readable(interview, reader.circle)
        cards = [card for card in shared.cards if not card.included]
        going = [card.number for card in shared.cards if card.included]
        closing = shown.closing if reader.is_named else ""
        additions = shared.additions
    else:
        gone = (card for card in shared.cards if card.struck or card.number in interview.struck)
        cards = [card._replace(struck=True) for card in gone]
        out = {card.number for card in cards}
        going = [card.number for card in shared.cards if card.number not in out]
        closing, additions = interview.closing, 0
    left_out = [_card(card) for card in cards]
    if interview.closing and not closing:
        left_out.append(LeftOut(words(current()).closing, _why_no_closing(interview, reader)))
    if additions:
        text = ngettext("{n} piece added by hand", "{n} pieces added by hand", additions)
        left_out.append(LeftOut(text.format(n=additions), _("nobody said who may read it")))
    if not reader.is_named:
        left_out.append(LeftOut(_("names, day, team, organisation"), _("do not stand above it")))
    return Offer(
        reader=reader,
        obstacle=obstacle(document, reader),
        answers=len(shared.cards),
        going=tuple(going),
        has_zodatjes=any(interview.answer(number).zodatjes for number in going),
        has_closing=bool(closing),
        left_out=tuple(left_out),
        naming=naming(interview, going, names_of(interview, reader)),
        identifying=tuple(number for number in going if reader.is_for_others and _identifies(interview.answer(number))),
    )


def names_of(interview: Interview, reader: Reader) -> list[str]:
    """Return the names that are looked for in the answers: for those outside, all that stand above an interview."""
    two = [interview.interviewee, interview.interviewer]
    others = [interview.next, *interview.listeners.split(","), interview.team, interview.organisation]
    names = two if reader.is_named else [*two, *others]
    return [name.strip() for name in names if name.strip()]


def _identifies(answer: Answer) -> bool:
    return any(find(text) for text in (answer.note, *answer.zodatjes))


def _card(card: SharedCard) -> LeftOut:
    why = card.why if card.struck else words(current()).circles[card.circle]
    return LeftOut(f"{card.number} {card.title}", why)


def _why_no_closing(interview: Interview, reader: Reader) -> str:
    """Return why the closing sentence does not go along, in a few words."""
    if interview.closing_readers is ClosingReaders.UNNAMED:
        if reader is not Reader.TEAM:
            return _("only on the wall of the team")
        return _("only without a name, and {name} stands above this").format(name=interview.interviewee)
    return words(current()).circles[interview.circle_of(CLOSING)]
