"""Whether one form of a file hangs together, and fits the question set in use: what no single value can show."""

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
from interview_tui.interview.headings import closing_heading, not_asked_heading
from interview_tui.language import LANGUAGES, _

Mistake = tuple[Location, str]
"""Where, and a sentence in the language of the screen."""

NAMES = ("{interviewer}", "{interviewee}")
NEXT = "{next}"
_PLACE = re.compile(r"\{[^{}]{0,60}\}")


def mistakes(form: Form, told: FormDocument, index: int, cards: QuestionSet | None) -> Iterator[Mistake]:
    """What is wrong with `form`, the one at that `index`, of which the file told `told`; the rest is from its base.

    Its cards are looked for in `cards`; None where these are not the ones it is made for.
    """
    at: Location = ("forms", index)
    yield from _places(told, at)
    yield from _pages(form, told, at, cards)
    if cards is not None:
        yield from _cards(form, told, at, cards)
        yield from _sources(form, told, at, cards)
    if form.sharing > form.widest:
        problem = _("‘sharing’ is ‘{sharing}’, wider than ‘{widest}’, the most that ‘widest’ allows.")
        yield (
            _told(told, at, "sharing" if "sharing" in told.model_fields_set else "widest"),
            problem.format(sharing=form.sharing.key, widest=form.widest.key),
        )


def _told(told: FormDocument, at: Location, key: str) -> Location:
    """Where the file says so: at the key, or where it takes over the form that does."""
    return (*at, key if key in told.model_fields_set else "based_on")


# -- Cards and sources ------------------------------------------------------------------------------------------------


def _cards(form: Form, told: FormDocument, at: Location, cards: QuestionSet) -> Iterator[Mistake]:
    known = [card.id for card in cards.cards]
    own = "cards" in told.model_fields_set
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


def _sources(form: Form, told: FormDocument, at: Location, cards: QuestionSet) -> Iterator[Mistake]:
    known = [*(page.id for page in form.pages), *(card.id for card in cards.cards)]
    if ZODATJES not in known:
        known.append(ZODATJES)
    for number, part in enumerate(form.sheet.parts if form.sheet else ()):
        if part.source not in known:
            where = (*at, "sheet", "parts", number, "source")
            problem = _("‘source’ is ‘{source}’, and the form ‘{form}’ has no such page or card. There are: {known}.")
            yield (
                where if "sheet" in told.model_fields_set else (*at, "based_on"),
                problem.format(source=shortened(part.source), form=form.id, known=_listed(known)),
            )


def _listed(idents: list[str]) -> str:
    return ", ".join(map(shortened, idents))


# -- Pages ------------------------------------------------------------------------------------------------------------


def _pages(form: Form, told: FormDocument, at: Location, cards: QuestionSet | None) -> Iterator[Mistake]:
    """Pages that are not to be told from each other, from a card, or from a part of a transcript."""
    taken = {sameness(card.id): card.number for card in cards.cards} if cards else {}
    ids: set[str] = set()
    titles: set[str] = set()
    for where, page in _with_places(form, told, at):
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


def _with_places(form: Form, told: FormDocument, at: Location) -> Iterator[tuple[Location, Page]]:
    """All pages of a form, those of its base too, each with its place: for these, where the base is named."""
    base = (*at, "based_on")
    for key, pages in (("before", form.before), ("after", form.after)):
        own = key in told.model_fields_set
        yield from (((*at, key, number) if own else base, page) for number, page in enumerate(pages))
    if form.come_back:
        own = "come_back" in told.model_fields_set
        yield (*at, "come_back", "page") if own else base, form.come_back.page


@cache
def reserved_titles() -> frozenset[str]:
    """The headings of a transcript that are no card's, in every language, by `sameness`."""
    titles = [heading(lang) for heading in (closing_heading, not_asked_heading) for lang in LANGUAGES]
    return frozenset(map(sameness, titles))


# -- Places for names -------------------------------------------------------------------------------------------------


def _places(told: FormDocument, at: Location) -> Iterator[Mistake]:
    """Places in texts that nothing would be filled in at."""
    for where, text in _filled(told, at):
        yield from _unknown(where, text, NAMES)
    yield from _unknown((*at, "invitation"), told.invitation, (*NAMES, NEXT))
    for where, text in _unfilled(told, at):
        for place in _PLACE.findall(text):
            problem = _("No names are filled in in ‘{key}’; write it without ‘{place}’.")
            yield where, problem.format(key=key_of(where), place=shortened(place))


def _unknown(where: Location, text: str, known: tuple[str, ...]) -> Iterator[Mistake]:
    for place in _PLACE.findall(text):
        if place not in known:
            problem = _("‘{place}’ in ‘{key}’ stands for nothing. What can stand there: {known}.")
            yield where, problem.format(place=shortened(place), key=key_of(where), known=", ".join(known))


def _filled(told: FormDocument, at: Location) -> Iterator[tuple[Location, str]]:
    """The texts in which the two names are filled in, but for the invitation."""
    yield (*at, "aloud"), told.aloud
    yield from (((*at, "agreement", number), text) for number, text in enumerate(told.agreement))
    for where, page in pages_of(told, at):
        yield from _filled_on(page, where)


def _filled_on(page: PageDocument, at: Location) -> Iterator[tuple[Location, str]]:
    yield (*at, "title"), page.title
    yield (*at, "theme"), page.theme
    yield (*at, "aloud"), page.aloud
    yield from (((*at, "text", number), text) for number, text in enumerate(page.text))
    yield from (((*at, "probes", number, "text"), probe.text) for number, probe in enumerate(page.probes))


def _unfilled(told: FormDocument, at: Location) -> Iterator[tuple[Location, str]]:
    """The texts that are said before the names are known, or to nobody in particular."""
    for key in ("name", "choose", "interviewer", "interviewee", "listeners"):
        yield (*at, key), getattr(told, key)
    yield from (((*at, "tips", number), text) for number, text in enumerate(told.tips))
    if told.sheet:
        yield (*at, "sheet", "title"), told.sheet.title
        for number, part in enumerate(told.sheet.parts):
            yield (*at, "sheet", "parts", number, "title"), part.title
