"""Strict reading of a user's own forms file. It imports pydantic: import it only where such a file is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic_core import ErrorDetails

from interview_tui.cards.jsonfile import read_json, shortened
from interview_tui.cards.model import QuestionSet
from interview_tui.cards.validation import key_of, sameness, validated
from interview_tui.forms.consistency import Mistake, mistakes
from interview_tui.forms.document import FormsDocument
from interview_tui.forms.errors import FormsError, OtherSetError
from interview_tui.forms.loading import Loop, UnknownBase, form_set
from interview_tui.forms.model import FormSet
from interview_tui.forms.shipped import shipped_forms
from interview_tui.language import _, language_for


def read_forms(path: Path, cards: QuestionSet, known: FormSet | None = None) -> FormSet:
    """Return the forms in a file, cleaned and checked against the question set that they are to be used with.

    `known` are forms that those in the file may be based on, besides each other; by default the shipped ones in the
    language of the file. Raises FormsError, and nothing else, for a file that cannot be read or used; its subclass
    OtherSetError for one that is made for another question set. The quality of the probes on its pages is not checked
    here: see `rules.check_pages`.
    """
    return checked(path, cards, known)[1]


def checked(path: Path, cards: QuestionSet, known: FormSet | None = None) -> tuple[FormsDocument, FormSet]:
    """Return the document in a file, and the forms as `read_forms` returns them. Raises as `read_forms` does."""
    tree = read_json(path, FormsError)
    if isinstance(tree, dict) and "cards" in tree and "forms" not in tree:
        problem = _("This file holds a question set, no ways of use. Give it with {option}.")
        raise FormsError.at(path, (), problem.format(option="--questions"))
    document = validated(path, tree, FormsDocument, FormsError, _own_words)
    _refuse_first(path, _same_twice(document))
    forms = _form_set(path, document, known or shipped_forms(language_for(document.lang)))
    fits = document.cards_of in ("", cards.id)
    for index, form in enumerate(forms.forms):
        _refuse_first(path, mistakes(form, document.forms[index], index, cards if fits else None))
    if not fits:
        problem = _(
            "These ways of use are made for the question set ‘{wanted}’, and ‘{used}’ is in use. Give theirs with "
            "{option}, or leave ‘cards_of’ empty to use them with any set that has their cards."
        ).format(wanted=shortened(document.cards_of), used=shortened(cards.id), option="--questions")
        raise OtherSetError.at(path, ("cards_of",), problem)
    return document, forms


def _refuse_first(path: Path, found: Iterable[Mistake]) -> None:
    for location, problem in found:
        raise FormsError.at(path, location, problem)


def _own_words(details: ErrorDetails) -> str | None:
    match details["type"], details["loc"]:
        case "too_short", ("forms",):
            return _("The file holds no form; it needs at least one.")
        case "reserved" | "string_pattern_mismatch", (*_rest, "source"):
            return _("‘{key}’ is no id of a page or a card.").format(key=key_of(details["loc"]))
        case _other:
            return None


def _same_twice(document: FormsDocument) -> Iterator[Mistake]:
    """Yield the forms with the same id, or the same name on the screen, as another."""
    for key, problem in (
        ("id", _("‘{key}’ is ‘{value}’, and so is that of form {other}; give each form an id of its own.")),
        ("name", _("‘{key}’ is ‘{value}’, and so is that of form {other}; nobody could tell the two apart.")),
    ):
        seen: dict[str, int] = {}
        for index, form in enumerate(document.forms):
            value = getattr(form, key)
            other = seen.setdefault(sameness(value), index)
            if other != index:
                yield ("forms", index, key), problem.format(key=key, value=shortened(value), other=other + 1)


def _form_set(path: Path, document: FormsDocument, known: FormSet) -> FormSet:
    """Return the forms of a document with what they inherit. Raises FormsError."""
    written = [form.id for form in document.forms]
    try:
        return form_set(_plain(document), known)
    except Loop as loop:
        problem = _("‘based_on’ goes round in a circle: {ids}. Let one of these forms stand by itself.")
        where = written.index(loop.ids[0])
        said = problem.format(ids=shortened(" → ".join(loop.ids), 200))
    except UnknownBase as unknown:
        where = written.index(unknown.form)
        possible = dict.fromkeys(
            ident for ident in (*written, *(form.id for form in known.forms)) if ident != unknown.form
        )
        problem = _("‘based_on’ is ‘{base}’, and there is no such form. There are: {known}.")
        said = problem.format(base=shortened(unknown.base), known=", ".join(map(shortened, possible)))
    raise FormsError.at(path, ("forms", where, "based_on"), said)


def _plain(document: FormsDocument) -> dict[str, Any]:
    """Return the document as plain values, with only the keys that the file has."""
    plain = document.model_dump(exclude_unset=True)
    for form in plain["forms"]:
        come_back = form.get("come_back")
        for page in (*form.get("before", ()), *form.get("after", ()), *((come_back["page"],) if come_back else ())):
            page["text"] = [line for paragraph in page.get("text", ()) for line in paragraph.split("\n")]
    return plain
