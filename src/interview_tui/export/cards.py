"""A question set as cards: what stands on each, handed to the typesetter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from interview_tui.cards.labels import kind_label
from interview_tui.cards.model import Card, QuestionSet
from interview_tui.export.files import CARDS
from interview_tui.export.font_coverage import unprintable
from interview_tui.export.layouts import Layout
from interview_tui.export.typesetter import typeset
from interview_tui.export.typst_text import paragraph, words
from interview_tui.language import LANGUAGES, Language, _, catalogue, current, primary_subtag

_MOST_NAMED = 8  # characters that a remark lists


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and what there is to say about it: sentences in the language of the screen, mostly none."""

    pdf: bytes
    remarks: tuple[str, ...]


def print_cards(
    question_set: QuestionSet, layout: Layout = Layout.FOUR, *, backs: bool = True, chosen: Iterable[int] = ()
) -> Printed:
    """The set in that layout: a cover, the cards, and a card that names the source.

    `backs` puts the prompts on the back, where the layout has one. `chosen` holds the numbers of the cards to print;
    none is all. No word is left out: what does not fit on a card at a size that can be read goes on on another, and a
    remark says so. It takes about a second, in which other threads go on. Raises TypesettingError.
    """
    numbers = frozenset(chosen)
    cards = [card for card in question_set.cards if not numbers or card.number in numbers]
    values = _values(question_set, cards, layout, backs=backs and layout.has_backs)
    made = typeset("cards.typ", values)
    remarks = [*dict.fromkeys(_told(made.notes)), *_missing(question_set, cards, backs=values["backs"])]
    return Printed(made.pdf, tuple(remarks))


def _values(question_set: QuestionSet, cards: list[Card], layout: Layout, *, backs: bool) -> dict[str, Any]:
    """What data/print/cards.typ asks for."""
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
    """The language of the words around the cards: that of the set, if we speak it."""
    code = primary_subtag(question_set.lang)
    return next((lang for lang in LANGUAGES if lang == code), current())


def _source(question_set: QuestionSet) -> list[str]:
    source = question_set.source
    texts = (source.title, source.publishers, source.edition, source.licence, source.note)
    return [text for text in texts if text]


def _colours(question_set: QuestionSet) -> dict[int, int | None]:
    """A number for each theme, in their order; None without one. Quotation marks make no other theme."""
    seen: dict[str, int] = {}
    colours: dict[int, int | None] = {}
    for card in question_set.cards:
        theme = "".join(char for char in card.theme.casefold() if char.isalnum())
        colours[card.number] = seen.setdefault(theme, len(seen)) if theme else None
    return colours


def _told(notes: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Which cards took more than one, and which letters became smaller than one would like to read."""
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
    """Which characters no font has, card by card."""
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
