"""Whatever a file holds, reading it gives sound ways of use or a FormsError, and nothing else."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.document import is_blank
from interview_tui.forms.deck import asked, deck
from interview_tui.forms.errors import FormsError
from interview_tui.forms.model import FormSet
from interview_tui.forms.rules import check_pages
from interview_tui.forms.strict import checked
from interview_tui.language import clean_line
from tests.builders import question_set
from tests.cards.samples import Document, is_one_safe_line, write
from tests.cards.spoiling import spoil, values, with_other_bytes
from tests.forms.samples import document, page

CARDS = question_set()


@pytest.fixture(scope="module", autouse=True)
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def outcome(folder: Path, content: Document | str | bytes) -> FormSet | None:
    """The forms that were read, found to be sound; None where they were refused in one line."""
    path = write(folder, content)
    try:
        told, ours = checked(path, CARDS)
    except FormsError as error:
        assert is_one_safe_line(str(error))
        assert error.problem
        return None
    check_sound(ours)
    for finding in check_pages(told):
        assert finding.message
        assert finding.place
    return ours


def check_sound(ours: FormSet) -> None:
    """Everything that the rest of the program takes for granted about forms."""
    assert len({form.id.casefold() for form in ours.forms}) == len(ours.forms) >= 1
    assert ours.default in ours.forms
    for form in ours.forms:
        assert form.sharing <= form.widest
        assert form.minutes == 0 or 10 <= form.minutes <= 600
        ids = [one.id for one in form.pages] + [card.id for card in CARDS.cards]
        assert len(set(ids)) == len(ids)
        said = [form.name, form.choose, *form.tips, *form.agreement]
        for one in form.pages:
            said += [one.title, *one.text, *(probe.text for probe in one.probes)]
        assert not any(is_blank(text) for text in said)
        assert all(clean_line(text) == text for text in (*said, form.aloud, form.listeners))
        laid_out = deck(CARDS, ours, form, "Noor", "Sam")
        numbers = [card.number for card in laid_out.cards]
        assert sorted(numbers) == list(range(1, len(CARDS.cards) + len(form.pages) + 1))
        assert set(asked(CARDS, ours, form)) <= set(numbers)


@given(st.binary(max_size=200))
def test_any_bytes(folder: Path, content: bytes) -> None:
    assert outcome(folder, content) is None


@given(values)
def test_any_value(folder: Path, value: Any) -> None:
    assert outcome(folder, json.dumps(value)) is None


@given(st.data())
def test_a_good_file_spoiled_anywhere(folder: Path, data: st.DataObject) -> None:
    content = document()
    spoil(data, content)
    outcome(folder, json.dumps(content))


@given(st.data())
def test_a_good_file_with_other_bytes_in_it(folder: Path, data: st.DataObject) -> None:
    outcome(folder, with_other_bytes(data, document()))


idents = st.sampled_from(["a", "b", "c", "A", "vooraf", "kaart-3", "colleague", "onboarding"])


@given(st.lists(st.tuples(idents, idents | st.just("")), min_size=1, max_size=6))
def test_forms_that_stand_on_each_other_in_any_way(folder: Path, pairs: list[tuple[str, str]]) -> None:
    """Read where every form ends at one that stands by itself; refused where one does not."""
    content = document()
    content["forms"] = [
        {"id": ident, "name": f"Vorm {number}", "choose": "Altijd.", **({"based_on": base} if base else {})}
        for number, (ident, base) in enumerate(pairs)
    ]
    ours = outcome(folder, content)
    bases = dict(pairs)
    unique = len({ident.casefold() for ident, _base in pairs}) == len(pairs)
    assert (ours is not None) == (unique and all(_ends(ident, bases) for ident in bases))


def _ends(ident: str, bases: dict[str, str]) -> bool:
    """Whether going from form to base comes to an end."""
    for _step in range(len(bases) + 1):
        base = bases.get(ident)
        if base is None:
            return ident in ("colleague", "onboarding")
        if base == "":
            return True
        if base == ident:  # the shipped one of that name
            return ident in ("colleague", "onboarding")
        ident = base
    return False


texts = st.text(max_size=40).map(lambda text: text.replace("{", "(").replace("}", ")"))
said = texts.map(lambda text: f"x{text}" if is_blank(clean_line(text)) else text)


@given(st.data())
def test_what_was_read_comes_back_the_same(folder: Path, data: st.DataObject) -> None:
    """Reading cleans once: forms that were read, written down and read again have not changed."""
    content = document()
    other = content["forms"][1]
    other["name"] = "x" + data.draw(texts)
    other["aloud"] = data.draw(texts)
    other["invitation"] = data.draw(texts)
    other["tips"] = data.draw(st.lists(said, max_size=3))
    other["agreement"] = data.draw(st.lists(said, max_size=3))
    other["before"] = [page("vooraf", title="x" + data.draw(texts), text=data.draw(st.lists(said, max_size=3)))]
    first = outcome(folder, content)
    if first is None:
        return
    form = first.form("anders")
    other |= {"name": form.name, "aloud": form.aloud, "invitation": form.invitation}
    other |= {"tips": list(form.tips), "agreement": list(form.agreement)}
    other["before"] = [page("vooraf", title=form.before[0].title, text=list(form.before[0].text))]
    assert outcome(folder, content) == first
