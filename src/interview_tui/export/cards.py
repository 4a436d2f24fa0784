"""A question set as a PDF of cards: the content of each, for the typesetter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from interview_tui.cards.labels import kind_label
from interview_tui.cards.model import Card, QuestionSet
from interview_tui.export.files import CARDS
from interview_tui.export.font_coverage import unprintable
from interview_tui.export.layouts import Layout
from interview_tui.export.typesetter import typeset
from interview_tui.export.typst_text import paragraph, words
from interview_tui.language import LANGUAGES, Language, _, catalogue, current, primary_subtag

_MOST_NAMED = 8  # characters that a remark lists


class Printed(NamedTuple):
    """Hold a PDF, and remarks about it: sentences in the language of the screen, usually none."""

    pdf: bytes
    remarks: tuple[str, ...]


def print_cards(
    question_set: QuestionSet, layout: Layout = Layout.FOUR, *, backs: bool = True, chosen: Iterable[int] = ()
) -> Printed:
    """Make a PDF of the set in that layout: a cover, the cards, and a card that names the source.

    `backs` puts the probes on the back, if the layout has one. `chosen` holds the numbers of the cards to print; empty
    means all. No text is left out: what does not fit on a card at a legible size continues on another, and a remark
    says so. It takes about a second, without blocking other threads. Raises TypesettingError.
    """
    numbers = frozenset(chosen)
    cards = [card for card in question_set.cards if not numbers or card.number in numbers]
    values = _values(question_set, cards, layout, backs=backs and layout.has_backs)
    made = typeset("cards.typ", values)
    remarks = [*dict.fromkeys(_layout_remarks(made.notes)), *_missing(question_set, cards, backs=values["backs"])]
    return Printed(made.pdf, tuple(remarks))


def _values(question_set: QuestionSet, cards: list[Card], layout: Layout, *, backs: bool) -> dict[str, Any]:
    """Return the values that data/print/cards.typ takes."""
    lang = _language(question_set)
    pgettext = catalogue(lang).pgettext
    colours = _colours(question_set)
    last = len(question_set.cards)
    motto = question_set.motto
    return {
        "layout": layout.value,
        "backs": backs,
        "lang": primary_subtag(question_set.lang),
        "keywords": [f"{CARDS.decode()} {question_set.ref}"],
        "title": words(question_set.title),
        "motto": {"text": words(f"“{motto.text}”"), "by": words(motto.by) if motto.by else None} if motto else None,
        "source": [paragraph(text) for text in _source(question_set)],
        "cards": [
            {
                "number": card.number,
                "at": (card.number - 1) / (last - 1) if last > 1 else 0.5,
                "colour": colours[card.number],
                "theme": words(card.theme) if card.theme else None,
                "title": words(card.title),
                "text": [paragraph(line) for text in card.text for line in text.split("\n")],
                "probes": [{"kind": kind_label(probe.kind, lang), "probe": words(probe.text)} for probe in card.probes],
            }
            for card in cards
        ],
        "labels": {
            "continued": pgettext("printed card", "continued"),
            "source": pgettext("printed card", "Source"),
            "use": pgettext("printed card", "How to use the cards"),
            "advice": [
                paragraph(pgettext("printed card", "Lay the card between you and read it together.")),
                paragraph(
                    pgettext("printed card", "On the back are questions to ask further with. Choose one, and listen.")
                ),
                paragraph(pgettext("printed card", "Sum up, ask further, and let a silence last.")),
            ],
        },
    }


def _language(question_set: QuestionSet) -> Language:
    """Return the language of the texts around the cards: that of the set if there is a catalogue for it."""
    code = primary_subtag(question_set.lang)
    return next((lang for lang in LANGUAGES if lang == code), current())


def _source(question_set: QuestionSet) -> list[str]:
    source = question_set.source
    texts = (source.title, source.publishers, source.edition, source.licence, source.note)
    return [text for text in texts if text]


def _colours(question_set: QuestionSet) -> dict[int, int | None]:
    """Return a number for the theme of each card, in order, None without one; punctuation makes no other theme."""
    seen: dict[str, int] = {}
    colours: dict[int, int | None] = {}
    for card in question_set.cards:
        theme = "".join(char for char in card.theme.casefold() if char.isalnum())
        colours[card.number] = seen.setdefault(theme, len(seen)) if theme else None
    return colours


def _layout_remarks(notes: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a sentence for each card that took more than one, and for each that is too small to read."""
    for note in notes:
        if note["kind"] == "continued":
            text = _("Card {number} holds more than fits on one card: it goes on, {count} cards in all.")
            yield text.format(number=note["card"], count=note["cards"])
        elif note["card"] is None:
            yield _("The cover holds so much that its letters are too small to read.")
        else:
            text = _("Card {number} holds so much that its letters are too small to read.")
            yield text.format(number=note["card"])


def _missing(question_set: QuestionSet, cards: Iterable[Card], *, backs: bool) -> Iterator[str]:
    """Yield a sentence on the characters that no font has, card by card."""
    motto = question_set.motto
    places: list[tuple[str, tuple[str, ...]]] = [
        (_("The cover"), (question_set.title, motto.text if motto else "", motto.by if motto else ""))
    ]
    for card in cards:
        probes = tuple(probe.text for probe in card.probes) if backs else ()
        texts = (card.theme, card.title, *card.text, *probes)
        places.append((_("Card {number}").format(number=card.number), texts))
    places.append((_("The card with the source"), tuple(_source(question_set))))
    for place, texts in places:
        if found := unprintable("".join(texts)):
            shown = ", ".join(f"{char} (U+{ord(char):04X})" for char in found[:_MOST_NAMED])
            shown += ", …" if len(found) > _MOST_NAMED else ""
            text = _("{place}: no font here can print {characters}; an empty box stands there.")
            yield text.format(place=place, characters=shown)
