"""The cards as they are printed in a transcript."""

from __future__ import annotations

from interview_tui.cards.model import Card, Role
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.pieces import by_section, card_words_of


def printed_cards(document: Document) -> list[Card]:
    """Return the cards as they are printed in a transcript; without probes and harvest, which are not in it."""
    cards = []
    for section, found in by_section(document):
        if section.kind is SectionKind.CARD:
            theme, paragraphs = card_words_of(found)
            ident = f"card-{section.number}"
            cards.append(Card(section.number, ident, Role.QUESTION, theme, section.title, tuple(paragraphs), (), ()))
    return cards
