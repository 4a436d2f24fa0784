"""Whose form is this, and who may read it at most: own forms and shipped ones, named or not, in either language."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.forms.model import Form, FormSet
from interview_tui.forms.shipped import shipped_forms
from interview_tui.forms.which import agreed, find, not_here
from interview_tui.interview.model import Answer, Circle, Interview
from tests.builders import interview

DUTCH, ENGLISH = shipped_forms("nl"), shipped_forms("en")
WIDE = Form("manager", "leidinggevende", "Altijd.", widest=Circle.ORGANISATION)
NARROW = Form("colleague", "collega", "Altijd.", widest=Circle.PRIVATE)


def own(*forms: Form, id: str = "eigen", version: int = 1, lang: str = "nl") -> FormSet:
    """A file with these forms."""
    return FormSet(id=id, version=version, lang=lang, cards_of="", forms=forms)


def manager(**changes: object) -> Interview:
    """An interview with a manager, by the form that ships."""
    return interview(**{"form": "manager", **changes})


def test_without_own_forms_it_is_the_shipped_one_in_the_language_of_the_interview() -> None:
    for in_use in (DUTCH, ENGLISH):
        assert find(manager(), in_use).forms is DUTCH
        assert find(manager(lang="en"), in_use).form is ENGLISH.form("manager")
        assert find(manager(), in_use).widest is Circle.PRIVATE
        assert find(interview(), in_use).widest is Circle.ORGANISATION


@pytest.mark.parametrize("lang", ["nl", "en", "fy"])
@pytest.mark.parametrize("forms", ["", "vormen@1", "vormen@7", "weg@1"])
def test_own_forms_widen_no_interview_that_does_not_name_them(lang: str, forms: str) -> None:
    """Also those in the language of the interview: it does not say that it was held by them."""
    for in_use in (
        own(WIDE, lang="en"),
        own(WIDE, lang="nl"),
        own(WIDE, id="vormen"),
        own(WIDE, id="vormen", version=7),
    ):
        found = find(manager(lang=lang, forms=forms), in_use)
        if in_use.ref != forms or in_use.ref == DUTCH.ref:
            assert found.widest is Circle.PRIVATE


def test_own_forms_narrow_what_does_not_say_whose_it_is() -> None:
    for lang in ("nl", "en"):
        assert find(interview(lang=lang), own(NARROW)).widest is Circle.PRIVATE
    assert find(interview(forms=DUTCH.ref), own(NARROW)).widest is Circle.ORGANISATION


def test_an_interview_that_names_its_file_has_that_form_in_any_language() -> None:
    for lang in ("nl", "en"):
        found = find(manager(forms="eigen@1", lang=lang), own(WIDE, lang="en"))
        assert (found.form, found.widest) == (WIDE, Circle.ORGANISATION)


def test_another_version_of_the_file_is_shown_and_does_not_widen() -> None:
    found = find(manager(forms="eigen@1"), own(WIDE, version=2, lang="en"))
    assert (found.form, found.widest) == (WIDE, Circle.PRIVATE)
    changed = own(NARROW._replace(id="kort", widest=Circle.TEAM), version=2)
    assert find(interview(form="kort", forms="eigen@1"), changed).widest is Circle.TEAM


@pytest.mark.parametrize("sharing", Circle)
def test_a_form_that_is_not_here_gives_nobody_more_than_was_agreed(sharing: Circle) -> None:
    found = find(interview(form="kort", forms="eigen@1", sharing=sharing), DUTCH)
    assert (found.forms, found.form, found.widest) == (None, None, sharing)
    away = find(interview(forms="eigen@1", sharing=sharing), DUTCH)
    assert (away.form, away.widest) == (DUTCH.form("colleague"), sharing)
    answers = {3: Answer("Ja.", circle=Circle.TEAM)}
    assert find(interview(form="kort", sharing=sharing, answers=answers), DUTCH).widest is max(sharing, Circle.TEAM)


def test_why_nobody_reads_more_is_one_line_that_obeys_nobody() -> None:
    assert "‘ko⟨U+001B⟩rt’" in not_here(interview(form="ko\x1brt"))
    assert "--forms" in not_here(interview())


circles = st.sampled_from(Circle)
idents = st.sampled_from(["manager", "colleague", "teamday", "kort"])
sets = st.builds(
    lambda id, version, lang, widest: own(
        *(Form(ident, ident, "Altijd.", widest=circle) for ident, circle in widest.items()),
        id=id,
        version=version,
        lang=lang,
    ),
    id=st.sampled_from(["eigen", "vormen", "forms"]),
    version=st.integers(1, 2),
    lang=st.sampled_from(["nl", "en", "fy"]),
    widest=st.dictionaries(idents, circles, min_size=1),
)
held = st.builds(
    interview,
    form=idents,
    forms=st.sampled_from(["", "eigen@1", "eigen@2", "vormen@1", "forms@1", "weg@3"]),
    lang=st.sampled_from(["nl", "en", "fy"]),
    sharing=circles,
    answers=st.dictionaries(st.integers(1, 12), st.builds(Answer, st.just("Ja."), circle=st.none() | circles)),
)


@given(held, sets)
@example(
    interview(form="teamday", forms="eigen@2"),
    own(Form("teamday", "teamday", "Altijd.", widest=Circle.TEAM), version=1),
)
def test_only_a_file_that_the_interview_names_can_widen(one: Interview, in_use: FormSet) -> None:
    if one.forms == in_use.ref or (shipped := DUTCH.get(one.form)) is None:
        return
    widest = find(one, in_use).widest
    assert widest <= shipped.widest
    if one.forms.rpartition("@")[0] != in_use.id:  # another version of the file is more than no such file
        assert widest <= find(one, DUTCH).widest


@given(held, sets)
def test_it_is_never_wider_than_each_that_it_may_be(one: Interview, in_use: FormSet) -> None:
    known = [(forms.ref, form) for forms in (in_use, DUTCH, ENGLISH) if (form := forms.get(one.form))]
    found = find(one, in_use)
    assert (found.form is None) == (not known)
    named = [form for ref, form in known if ref == one.forms]
    assert all(found.widest <= form.widest for form in named or [form for _ref, form in known])
    if not known:
        assert found.widest is agreed(one)
