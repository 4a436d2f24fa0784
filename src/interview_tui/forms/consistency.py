"""Checks of one form in a file that span several values: its consistency, and its fit with the question set in use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from interview_tui.cards.jsonfile import shortened
from interview_tui.cards.locations import Location
from interview_tui.cards.model import QuestionSet
from interview_tui.cards.validation import key_of, sameness
from interview_tui.forms.document import FormDocument, PageDocument, pages_of
from interview_tui.forms.model import Form, Page
from interview_tui.forms.sheet import ZODATJES
from interview_tui.interview.transcript_words import closing_heading, not_asked_heading
from interview_tui.language import LANGUAGES, _

Mistake = tuple[Location, str]
"""The location of a mistake, and a sentence about it in the language of the screen."""

NAMES = ("{interviewer}", "{interviewee}")
NEXT = "{next}"
_PLACEHOLDER = re.compile(r"\{[^{}]{0,60}\}")


def mistakes(form: Form, document: FormDocument, index: int, cards: QuestionSet | None) -> Iterator[Mistake]:
    """Yield the mistakes in `form`, made from `document`, the one at that `index` in the file, and from its base.

    Its card ids are looked up in `cards`; None skips that, for forms made for another question set.
    """
    at: Location = ("forms", index)
    yield from _placeholders(document, at)
    yield from _pages(form, document, at, cards)
    if cards is not None:
        yield from _cards(form, document, at, cards)
        yield from _sources(form, document, at, cards)
    if form.sharing > form.widest:
        problem = _("‘sharing’ is ‘{sharing}’, wider than ‘{widest}’, the most that ‘widest’ allows.")
        yield (
            _location_of(document, at, "sharing" if "sharing" in document.model_fields_set else "widest"),
            problem.format(sharing=form.sharing.key, widest=form.widest.key),
        )


def _location_of(document: FormDocument, at: Location, key: str) -> Location:
    """Return the location of that key in the form, or of `based_on` if the form inherits the value."""
    return (*at, key if key in document.model_fields_set else "based_on")


# -- Cards and sources ------------------------------------------------------------------------------------------------


def _cards(form: Form, document: FormDocument, at: Location, cards: QuestionSet) -> Iterator[Mistake]:
    known = [card.id for card in cards.cards]
    own = "cards" in document.model_fields_set
    for number, ident in enumerate(form.cards):
        where = (*at, "cards", number) if own else (*at, "based_on")
        if ident not in known:
            problem = _("The form ‘{form}’ asks for the card ‘{card}’, which ‘{cards}’ does not have. It has: {known}.")
            yield (
                where,
                problem.format(form=form.id, card=shortened(ident), cards=cards.id, known=_listed(known)),
            )
        if ident in form.cards[:number]:
            yield where, _("The card ‘{card}’ stands here twice; keep one of them.").format(card=shortened(ident))


def _sources(form: Form, document: FormDocument, at: Location, cards: QuestionSet) -> Iterator[Mistake]:
    known = [*(page.id for page in form.pages), *(card.id for card in cards.cards)]
    if ZODATJES not in known:
        known.append(ZODATJES)
    for number, part in enumerate(form.sheet.parts if form.sheet else ()):
        if part.source not in known:
            where = (*at, "sheet", "parts", number, "source")
            problem = _("‘source’ is ‘{source}’, and the form ‘{form}’ has no such page or card. There are: {known}.")
            yield (
                where if "sheet" in document.model_fields_set else (*at, "based_on"),
                problem.format(source=shortened(part.source), form=form.id, known=_listed(known)),
            )


def _listed(idents: list[str]) -> str:
    return ", ".join(map(shortened, idents))


# -- Pages ------------------------------------------------------------------------------------------------------------


def _pages(form: Form, document: FormDocument, at: Location, cards: QuestionSet | None) -> Iterator[Mistake]:
    """Yield the pages that have the id or title of another page, of a card, or of a part of a transcript."""
    taken = {sameness(card.id): card.number for card in cards.cards} if cards else {}
    ids: set[str] = set()
    titles: set[str] = set()
    for where, page in _with_locations(form, document, at):
        ident, title = sameness(page.id), sameness(page.title)
        if ident in ids:
            problem = _("Two pages of the form ‘{form}’ have the id ‘{id}’; give each page an id of its own.")
            yield (*where, "id"), problem.format(form=form.id, id=shortened(page.id))
        elif ident == ZODATJES:
            problem = _("‘id’ is ‘{id}’, which stands for all so-thats; give the page another id.")
            yield (*where, "id"), problem.format(id=shortened(page.id))
        elif ident in taken:
            problem = _("‘id’ is ‘{id}’, and so is that of card {card} of the question set; give the page another id.")
            yield (*where, "id"), problem.format(id=shortened(page.id), card=taken[ident])
        if title in titles:
            problem = _("Two pages of the form ‘{form}’ are called ‘{title}’; a transcript could not tell them apart.")
            yield (*where, "title"), problem.format(form=form.id, title=shortened(page.title))
        elif title in reserved_titles():
            problem = _("‘title’ is ‘{title}’, which is a heading of the transcript itself; choose another title.")
            yield (*where, "title"), problem.format(title=shortened(page.title))
        ids.add(ident)
        titles.add(title)


def _with_locations(form: Form, document: FormDocument, at: Location) -> Iterator[tuple[Location, Page]]:
    """Yield every page of a form with its location; for an inherited page, that of `based_on`."""
    base = (*at, "based_on")
    for key, pages in (("before", form.before), ("after", form.after)):
        own = key in document.model_fields_set
        yield from (((*at, key, number) if own else base, page) for number, page in enumerate(pages))
    if form.come_back:
        own = "come_back" in document.model_fields_set
        yield (*at, "come_back", "page") if own else base, form.come_back.page


@cache
def reserved_titles() -> frozenset[str]:
    """Return the headings of a transcript that are not those of cards, in every language, as keys of `sameness`."""
    titles = [heading(lang) for heading in (closing_heading, not_asked_heading) for lang in LANGUAGES]
    return frozenset(map(sameness, titles))


# -- Placeholders -----------------------------------------------------------------------------------------------------


def _placeholders(document: FormDocument, at: Location) -> Iterator[Mistake]:
    """Yield the placeholders that would not be filled in."""
    for where, text in _filled(document, at):
        yield from _unknown(where, text, NAMES)
    yield from _unknown((*at, "invitation"), document.invitation, (*NAMES, NEXT))
    for where, text in _unfilled(document, at):
        for place in _PLACEHOLDER.findall(text):
            problem = _("No names are filled in in ‘{key}’; write it without ‘{place}’.")
            yield where, problem.format(key=key_of(where), place=shortened(place))


def _unknown(where: Location, text: str, known: tuple[str, ...]) -> Iterator[Mistake]:
    for place in _PLACEHOLDER.findall(text):
        if place not in known:
            problem = _("‘{place}’ in ‘{key}’ stands for nothing. What can stand there: {known}.")
            yield where, problem.format(place=shortened(place), key=key_of(where), known=", ".join(known))


def _filled(document: FormDocument, at: Location) -> Iterator[tuple[Location, str]]:
    """Yield the texts in which the two names are filled in, except the invitation."""
    yield (*at, "aloud"), document.aloud
    yield from (((*at, "agreement", number), text) for number, text in enumerate(document.agreement))
    for where, page in pages_of(document, at):
        yield from _filled_on(page, where)


def _filled_on(page: PageDocument, at: Location) -> Iterator[tuple[Location, str]]:
    yield (*at, "title"), page.title
    yield (*at, "theme"), page.theme
    yield (*at, "aloud"), page.aloud
    yield from (((*at, "text", number), text) for number, text in enumerate(page.text))
    yield from (((*at, "probes", number, "text"), probe.text) for number, probe in enumerate(page.probes))


def _unfilled(document: FormDocument, at: Location) -> Iterator[tuple[Location, str]]:
    """Yield the texts in which no names are filled in: those shown before the names are known, or not to one person."""
    for key in ("name", "choose", "interviewer", "interviewee", "listeners"):
        yield (*at, key), getattr(document, key)
    yield from (((*at, "tips", number), text) for number, text in enumerate(document.tips))
    if document.sheet:
        yield (*at, "sheet", "title"), document.sheet.title
        for number, part in enumerate(document.sheet.parts):
            yield (*at, "sheet", "parts", number, "title"), part.title
