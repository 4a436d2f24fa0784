"""The texts about an earlier version: when it was, and what it holds that is missing now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from textual.content import Content

from interview_tui.interview.changes.restoring import Became, added, became, gone, missing, words_of
from interview_tui.interview.model import CLOSING, Interview
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, visible
from interview_tui.language.dates import moment
from interview_tui.transcripts.desk.history import EarlierVersion
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.transcript.lines import heading

GONE: Final = "$foreground"
"""The style of text that is missing now; the rest is quiet."""


def cards_gone(version: EarlierVersion, now: Interview) -> tuple[int, ...]:
    """Return the cards of which it holds words that `now` does not; first those for which it was kept."""
    numbers = gone(version.interview, now)
    return tuple(sorted(numbers, key=lambda number: number not in version.shrank))


def label(version: EarlierVersion, now: Interview, today: datetime) -> str:
    """Return one line: the moment, and which cards have less text now."""
    numbers = cards_gone(version, now)
    told = [number for number in numbers if number in version.shrank] or numbers[:1]
    return " · ".join([_when(version.moment, today), *(_less(version, now, number) for number in told)])


def _when(when: datetime, today: datetime) -> str:
    local, here = when.astimezone(), today.astimezone()
    time = local.strftime("%H:%M")
    if local.date() == here.date():
        return _("today {time}").format(time=time)
    if local.date() == here.date() - timedelta(days=1):
        return _("yesterday {time}").format(time=time)
    return moment(when)


def name_of(card: int) -> str:
    """Return the name of a card, such as `card 5`, or `closing sentence`."""
    return _("closing sentence") if card == CLOSING else _("card {number}").format(number=card)


def _less(version: EarlierVersion, now: Interview, card: int) -> str:
    """Return what became of a card, without a number: the screen counts nothing of what somebody said."""
    texts = {
        Became.EMPTY: _("{card}: empty now"),
        Became.SHORTER: _("{card}: shorter now"),
        Became.OTHER: _("{card}: other words now"),
    }
    return texts[became(version.interview, now, card)].format(card=name_of(card))


def title_of(version: EarlierVersion, card: int) -> Content:
    """Return the heading of a card, or of the closing sentence."""
    if card == CLOSING:
        return Content.styled(words(version.interview.lang).closing, "bold $primary")
    return heading(card, " ".join(version.titles.get(card, "").split()))


def lines(version: EarlierVersion, now: Interview) -> list[Content]:
    """Return the lines of the answers with missing words, as they were; the missing text has the style `GONE`."""
    found: list[Content] = []
    for number in cards_gone(version, now):
        was, is_now = words_of(version.interview, number), words_of(now, number)
        found += [title_of(version, number), Content()]
        if was.note.strip():
            found += [*_marked(was.note, is_now.note), Content()]
        if was.zodatjes:
            found += _sentences(was.zodatjes, is_now.zodatjes)
            found.append(Content())
    if names := names_since(version, now):
        text = _("Written since then, and not in this version: {cards}.")
        found.append(plain(text.format(cards=names), "italic $quiet"))
    return found


def names_since(version: EarlierVersion, now: Interview) -> str:
    """Return the cards written on since then, such as `card 3, card 4`; empty if there are none."""
    return ", ".join(map(name_of, added(version.interview, now)))


def _marked(note: str, now: str) -> list[Content]:
    shown = visible(note).strip("\n")
    content = Content.styled(shown, "$quiet")
    for start, end in missing(shown, visible(now)):
        content = content.stylize(GONE, start, end)
    return content.split("\n", allow_blank=True)


def _sentences(was: Sequence[str], now: Sequence[str]) -> list[Content]:
    return [plain(one, "$quiet" if one in now else GONE) for one in was]
