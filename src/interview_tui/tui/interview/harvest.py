"""The harvest beside the note: the so-thats and highlights of other cards, on the cards that ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interview_tui.cards.model import Card, Harvest
from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.zodatje_strip import with_bridge


class Harvested(NamedTuple):
    """Hold the harvest of one card: sentences, each with the number of the card it came from."""

    zodatjes: tuple[tuple[int, str], ...] = ()
    highlights: tuple[tuple[int, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.zodatjes or self.highlights)


def harvested(card: Card, interview: Interview, order: Sequence[int] = ()) -> Harvested:
    """Return the harvest of `card` from the other cards, in the `order` in which these are asked."""
    if not card.harvest:
        return Harvested()
    from interview_tui.interview import zodatjes  # few cards have a harvest, and never the first
    from interview_tui.interview.sentences import highlights

    def from_others(found: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
        places = {number: place for place, number in enumerate(order)}
        others = [pair for pair in found if pair[0] != card.number]
        return sorted(others, key=lambda pair: places.get(pair[0], len(places)))

    others, marked = from_others(zodatjes.all_of(interview)), from_others(highlights.all_of(interview))
    return Harvested(
        tuple(others) if Harvest.ZODATJES in card.harvest else (),
        tuple(marked) if Harvest.HIGHLIGHTS in card.harvest else (),
    )


class HarvestPane(VerticalScroll, can_focus=False):
    """Show a harvest; it scrolls by wheel and by key."""

    DEFAULT_CSS = "HarvestPane { width: 40%; padding: 0 2; } HarvestPane > Static { height: auto; }"

    def compose(self) -> ComposeResult:
        """Compose the text."""
        yield Static(markup=False)

    def show(self, harvest: Harvested) -> None:
        """Show the harvest; hide the pane if it is empty."""
        self.display = bool(harvest)
        parts: list[Content] = []
        if harvest.zodatjes:
            parts.append(Content.styled(_("So-thats so far"), "$quiet"))
            parts += [_numbered(number, with_bridge(sentence, "$secondary")) for number, sentence in harvest.zodatjes]
        if harvest.highlights:
            parts.append(Content.styled(_("Highlights"), "$quiet"))
            parts += [_numbered(number, plain(text)) for number, text in harvest.highlights]
        self.query_one(Static).update(Content("\n\n").join(parts))
        self.scroll_home(animate=False)

    def turn(self, pages: int) -> None:
        """Scroll `pages` pages down; up if negative."""
        self.scroll_relative(y=pages * max(self.size.height - 1, 1), animate=False)


def _numbered(number: int, text: Content) -> Content:
    return Content.assemble((f"{number}  ", "$quiet"), text)
