"""The rows of the interview screen, divided. The note always has `NOTE_ROWS`; the other parts give way in order."""

from __future__ import annotations

from typing import NamedTuple

NOTE_ROWS = 6
_FRAME = 3  # the line above, the edge of the note, the bar below
_MOST_ZODATJES = 4
_LEAST_CARD = 2


class Wish(NamedTuple):
    """Hold how many rows each part would like.

    The card whole, without its theme, and without blank lines too; the probe; the so-thats; the sentence offered as a
    so-that; the line that asks attention; the line with a hint. `calls_probe`: the probe was asked for, and stays where
    the card does not.
    """

    card: int
    card_without_theme: int
    card_tight: int
    probe: int
    zodatjes: int
    offer: int = 0
    notices: int = 0
    hint: int = 0
    calls_probe: bool = False


class Fit(NamedTuple):
    """Hold what is shown. `card_rows` is the most the card may take; it scrolls if it needs more.

    `space` is whether there is a blank row above the note, below the probe or the card.
    """

    air: bool
    theme: bool
    probe: bool
    status: bool
    zodatje_rows: int
    card_rows: int
    hint: bool = False
    space: bool = False


def fit(height: int, wish: Wish) -> Fit:
    """Divide `height` rows over the parts in `wish`.

    Where they are short, these give way in turn: so-thats (to a count), the hint, the time, the theme, the probe, the
    blank lines. A row that the note does not need for its six goes above it, below the probe or the card. A probe that
    was called stays: the blank lines go before it, and then the end of the card.
    """
    counted = min(wish.zodatjes, 1)
    steps = (
        Fit(True, True, True, True, min(wish.zodatjes, _MOST_ZODATJES), wish.card, bool(wish.hint)),
        Fit(True, True, True, True, counted, wish.card, bool(wish.hint)),
        Fit(True, True, True, True, counted, wish.card),
        Fit(True, True, True, False, counted, wish.card),
        Fit(True, False, True, False, counted, wish.card_without_theme),
        Fit(True, False, wish.calls_probe, False, counted, wish.card_without_theme),
        Fit(False, False, wish.calls_probe, False, counted, wish.card_tight),
    )
    for step in steps:
        if (left := _note_rows(height, wish, step)) >= NOTE_ROWS:
            return _with_offer(step._replace(space=left > NOTE_ROWS), wish)
    last = steps[-1]
    rows = last.card_rows - NOTE_ROWS + _note_rows(height, wish, last)
    if wish.calls_probe and rows < _LEAST_CARD:
        return fit(height, wish._replace(calls_probe=False))
    return _with_offer(last._replace(card_rows=max(rows, _LEAST_CARD)), wish)


def _note_rows(height: int, wish: Wish, step: Fit) -> int:
    probe = wish.probe + 1 if step.probe and wish.probe else 0
    below = step.zodatje_rows + wish.offer + wish.notices + wish.hint * step.hint
    return height - _FRAME - step.air - step.card_rows - probe - step.status - below


def _with_offer(step: Fit, wish: Wish) -> Fit:
    return step._replace(zodatje_rows=step.zodatje_rows + wish.offer)
