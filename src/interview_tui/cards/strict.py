"""Strict reading of a user's own question set. It imports pydantic: import it only where such a file is read."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from pydantic_core import ErrorDetails

from interview_tui.cards.document import MAX_CARDS, CardDocument, SetDocument
from interview_tui.cards.errors import QuestionSetError
from interview_tui.cards.jsonfile import read_json, shortened
from interview_tui.cards.model import Card, Motto, Probe, QuestionSet, Role, Source
from interview_tui.cards.validation import sameness, validated
from interview_tui.language import _


def read_set(path: Path) -> QuestionSet:
    """Return the question set in a file, cleaned and checked.

    Raises QuestionSetError, and nothing else, for a file that cannot be read or is no question set. The quality of
    its probes is not checked here: see `rules.check_probes`.
    """
    tree = read_json(path, QuestionSetError)
    if isinstance(tree, dict) and "forms" in tree and "cards" not in tree:
        problem = _("This file holds ways of use, no question set. Give it with {option}.")
        raise QuestionSetError.at(path, (), problem.format(option="--forms"))
    document = validated(path, tree, SetDocument, QuestionSetError, _own_words)
    _check_whole(path, document)
    return _question_set(document)


def _own_words(details: ErrorDetails) -> str | None:
    match details["type"], details["loc"]:
        case "too_short", ("cards",):
            return _("The set has no cards; it needs at least one.")
        case "too_long", ("cards",):
            return _("The set has more than {limit} cards, which is the most it can have.").format(limit=MAX_CARDS)
        case _other:
            return None


def _check_whole(path: Path, document: SetDocument) -> None:
    """Check what spans several values: ids that differ on every file system, and at least one question card.

    Raises QuestionSetError.
    """
    seen: dict[str, int] = {}
    for index, card in enumerate(document.cards):
        key = sameness(card.id)
        if key in seen:
            problem = _("‘id’ is ‘{id}’, and so is that of card {card}; give each card an id of its own.").format(
                id=shortened(card.id), card=seen[key] + 1
            )
            raise QuestionSetError.at(path, ("cards", index, "id"), problem)
        seen[key] = index
    if all(card.role is Role.OPENING for card in document.cards):
        problem = _("All cards are openings; at least one should have the role ‘question’.")
        raise QuestionSetError.at(path, ("cards",), problem)


def _question_set(document: SetDocument) -> QuestionSet:
    motto = document.motto
    source = document.source
    return QuestionSet(
        id=document.id,
        version=document.version,
        lang=document.lang,
        title=document.title,
        motto=Motto(motto.text, motto.by) if motto else None,
        source=Source(source.title, source.publishers, source.edition, source.licence, source.note),
        cards=tuple(_card(number, card) for number, card in enumerate(document.cards, 1)),
    )


def _card(number: int, card: CardDocument) -> Card:
    return Card(
        number=number,
        id=card.id,
        role=card.role,
        theme=card.theme,
        title=card.title,
        text=tuple(chain.from_iterable(paragraph.split("\n") for paragraph in card.text)),
        harvest=tuple(dict.fromkeys(card.harvest)),
        probes=tuple(Probe(probe.kind, probe.text) for probe in card.probes),
    )
