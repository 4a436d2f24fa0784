"""What ships is read without pydantic, and would pass the strict reader all the same; both languages say the same."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.forms.deck import asked, deck
from interview_tui.forms.document import FormDocument, PageDocument
from interview_tui.forms.model import Form, Page
from interview_tui.forms.rules import check_pages
from interview_tui.forms.shipped import FILES, forms_for, shipped_forms
from interview_tui.forms.strict import checked, read_forms
from interview_tui.interview.model import Circle
from interview_tui.language import LANGUAGES, Language
from interview_tui.storage.places import data
from tests.builders import question_set

# What may differ between the languages: everything that is read by people, and the names of the two files.
TEXTS = frozenset({"name", "choose", "title", "theme", "text", "tips", "aloud", "agreement"})
TEXTS |= {"interviewer", "interviewee", "invitation", "listeners"}
OF_THE_FILE = {"nl": ("vormen", "nl", "essentie-12"), "en": ("forms", "en", "essentie-12-en")}


def loaded(lang: Language) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(data(FILES[lang]).read_text(encoding="utf-8"))
    return content


def structure(value: Any, key: str = "") -> Any:
    """The value with the number of texts in place of texts."""
    match value:
        case dict():
            return {name: structure(item, name) for name, item in value.items()}
        case list():
            return [structure(item, key) for item in value]
        case str() if key in TEXTS:
            return "text"
        case _other:
            return value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_fast_path_and_the_strict_path_agree(lang: Language) -> None:
    assert read_forms(data(FILES[lang]), shipped(lang)) == shipped_forms(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_probes_on_shipped_pages_break_no_rule(lang: Language) -> None:
    assert check_pages(checked(data(FILES[lang]), shipped(lang))[0]) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_file_is_made_for_the_shipped_set_in_its_language(lang: Language) -> None:
    content = loaded(lang)
    assert (content["id"], content["lang"], content["cards_of"]) == OF_THE_FILE[lang]
    assert content["cards_of"] == shipped(lang).id


def test_both_languages_have_the_same_structure() -> None:
    dutch, english = loaded("nl"), loaded("en")
    assert structure(english["forms"]) == structure(dutch["forms"])
    assert {key: english[key] for key in ("$schema", "format", "version")} == {
        key: dutch[key] for key in ("$schema", "format", "version")
    }


def texts(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in texts(item, name)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item, key)]
    return [value] if key in TEXTS and isinstance(value, str) else []


def test_the_english_is_a_translation_with_the_same_names_in_it() -> None:
    pairs = list(zip(texts(loaded("nl")["forms"]), texts(loaded("en")["forms"]), strict=True))
    assert {dutch for dutch, english in pairs if dutch == english} == {"audit", "partner"}
    for dutch, english in pairs:
        for name in ("{interviewer}", "{interviewee}", "{next}"):
            assert dutch.count(name) == english.count(name), english
        assert dutch.count("\n") == english.count("\n"), english
        assert ("“" in dutch, dutch.endswith("”")) == ("“" in english, english.endswith("”")), english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_names_of_residents_are_kept_out_in_every_form_that_says_its_own_words(lang: Language) -> None:
    word = {"nl": "herkenbare gegevens", "en": "recognisable details"}[lang]
    assert all(word in form.aloud for form in shipped_forms(lang).forms if form.aloud)


def test_what_the_forms_promise() -> None:
    forms = shipped_forms("nl")
    order = ["colleague", "onboarding", "intervision", "manager", "audit", "partner", "teamday"]
    assert [form.id for form in forms.forms] == order
    assert forms.default is forms.form("colleague")
    manager = forms.form("manager")
    assert (manager.counted, manager.widest, manager.sharing) == (False, Circle.PRIVATE, Circle.PRIVATE)
    assert "hiërarchie" in manager.agreement[0]
    assert [form.id for form in forms.forms if not form.counted] == ["manager"]
    assert [form.id for form in forms.forms if form.take_home] == ["manager"]
    assert [form.id for form in forms.forms if form.compare] == ["audit"]
    assert [form.id for form in forms.forms if form.listeners] == ["teamday"]
    assert [form.id for form in forms.forms if form.come_back] == ["onboarding"]
    assert all(page.private for page in forms.form("onboarding").pages)
    assert [form.id for form in forms.forms if form.sheet] == ["intervision"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_another_question_set_is_asked_whole_with_the_pages_around_it(lang: Language) -> None:
    cards = question_set(5, lang=lang)
    forms = forms_for(cards)
    assert forms.lang == lang
    intervision = forms.form("intervision")
    laid_out = deck(cards, forms, intervision, "Noor", "Sam")
    assert [card.number for card in laid_out.cards] == [6, 7, 8, 1, 2, 3, 4, 5, 9]
    assert asked(cards, forms, intervision) == ()


@pytest.mark.parametrize(("document", "model"), [(FormDocument, Form), (PageDocument, Page)])
def test_a_file_can_say_all_that_a_form_has(document: type[Any], model: type[Any]) -> None:
    assert set(document.model_fields) - {"based_on"} == set(model._fields)


def test_reading_what_ships_costs_no_pydantic() -> None:
    code = (
        "import sys; from interview_tui.forms.shipped import shipped_forms; import interview_tui.forms.starting, "
        "interview_tui.forms.deck; shipped_forms('nl'); "
        "print([name for name in ('pydantic', 'yaml', 'textual', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
