"""Conversion of the plain values of a checked file into forms, with inheritance by `based_on`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from interview_tui.cards.model import Kind, Probe
from interview_tui.forms.model import ComeBack, Form, FormSet, Page, Sheet, SheetPart
from interview_tui.interview.model import Circle

Plain = Mapping[str, Any]


class UnknownBase(LookupError):  # noqa: N818 - says what it is
    """Report that the form with id `form` is based on `base`, which does not exist."""

    def __init__(self, form: str, base: str) -> None:
        super().__init__(form, base)
        self.form = form
        self.base = base


class Loop(LookupError):  # noqa: N818 - says what it is
    """Report a cycle of forms based on each other: `ids`, with the first one again at the end."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        super().__init__(*ids)
        self.ids = ids


def form_set(loaded: Plain, known: FormSet | None = None) -> FormSet:
    """Return the forms in a checked file; they may be based on each other or, by id, on forms in `known`.

    Raises UnknownBase or Loop.
    """
    written = {form["id"]: form for form in loaded["forms"]}
    done: dict[str, Form] = {}
    for ident in written:
        _build(ident, written, done, known, ())
    return FormSet(
        id=loaded["id"],
        version=loaded["version"],
        lang=loaded["lang"],
        cards_of=loaded.get("cards_of", ""),
        forms=tuple(done[ident] for ident in written),
    )


def _build(
    ident: str, written: Mapping[str, Plain], done: dict[str, Form], known: FormSet | None, trail: tuple[str, ...]
) -> Form:
    """Return the form with that id, with what it inherits; `trail` are the ids of the forms being built.

    The form is added to `done`. Raises UnknownBase or Loop.
    """
    if ident in done:
        return done[ident]
    if ident in trail:
        raise Loop((*trail[trail.index(ident) :], ident))
    form = written[ident]
    base: Form | None = None
    if wanted := form.get("based_on", ""):
        if wanted in written and wanted != ident:
            base = _build(wanted, written, done, known, (*trail, ident))
        else:
            base = known.get(wanted) if known else None
            if base is None and wanted == ident:
                raise Loop((ident, ident))
            if base is None:
                raise UnknownBase(ident, wanted)
    done[ident] = _form(form, base)
    return done[ident]


def _form(loaded: Plain, base: Form | None) -> Form:
    """Return a form with the values of the file, and those of its base for the rest."""
    said: dict[str, Any] = {key: value for key, value in loaded.items() if key in _FIELDS}
    for key, read in _READ.items():
        if key in said:
            said[key] = read(said[key])
    if base is None:
        return Form(**said)
    inherited = {name: getattr(base, name) for name in _FIELDS}
    return Form(**{**inherited, **said})


def _texts(loaded: list[str]) -> tuple[str, ...]:
    return tuple(loaded)


def _circle(loaded: str) -> Circle:
    return Circle[loaded.upper()]


def _page(loaded: Plain) -> Page:
    return Page(
        id=loaded["id"],
        title=loaded["title"],
        theme=loaded.get("theme", ""),
        text=tuple(loaded.get("text", ())),
        aloud=loaded.get("aloud", ""),
        private=loaded.get("private", False),
        probes=tuple(Probe(Kind(probe["kind"]), probe["text"]) for probe in loaded.get("probes", ())),
    )


def _pages(loaded: list[Plain]) -> tuple[Page, ...]:
    return tuple(map(_page, loaded))


def _sheet(loaded: Plain | None) -> Sheet | None:
    if loaded is None:
        return None
    return Sheet(loaded["title"], tuple(SheetPart(part["title"], part["source"]) for part in loaded["parts"]))


def _come_back(loaded: Plain | None) -> ComeBack | None:
    return None if loaded is None else ComeBack(loaded["weeks"], _page(loaded["page"]))


_FIELDS = frozenset(Form._fields)
_READ: dict[str, Callable[[Any], object]] = {
    "cards": _texts,
    "before": _pages,
    "after": _pages,
    "agreement": _texts,
    "tips": _texts,
    "sharing": _circle,
    "widest": _circle,
    "sheet": _sheet,
    "come_back": _come_back,
}
