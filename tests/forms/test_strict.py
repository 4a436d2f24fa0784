"""Ways of use of one's own: what is accepted, what is cleaned, and how each mistake is told."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interview_tui.cards.jsonfile import MAX_BYTES
from interview_tui.cards.model import QuestionSet
from interview_tui.cards.validation import sameness
from interview_tui.forms.consistency import reserved_titles
from interview_tui.forms.document import MAX_FORMS, MAX_PAGES
from interview_tui.forms.errors import FormsError, OtherSetError
from interview_tui.forms.model import Form, FormSet
from interview_tui.forms.rules import check_pages
from interview_tui.forms.shipped import shipped_forms
from interview_tui.forms.strict import checked, read_forms
from interview_tui.interview.model import Circle
from interview_tui.interview.transcript_words import every_language
from interview_tui.language import choose
from tests.builders import question_set
from tests.cards.samples import document as cards_document
from tests.cards.samples import is_one_safe_line, write
from tests.forms.samples import Document, document, page

Spoil = Callable[[Document], Any]
CARDS = question_set()


def read(folder: Path, change: Spoil = lambda _content: None, cards: QuestionSet = CARDS) -> FormSet:
    content = document()
    change(content)
    return read_forms(write(folder, content), cards)


def refused(path: Path, cards: QuestionSet = CARDS) -> FormsError:
    """The error for that file; its text is one safe line that begins with the file."""
    with pytest.raises(FormsError) as caught:
        read_forms(path, cards)
    line = str(caught.value)
    assert line.startswith(str(path))
    assert is_one_safe_line(line)
    assert caught.value.problem.endswith(".")
    assert caught.value.__cause__ is None
    return caught.value


def refused_document(folder: Path, spoil: Spoil, cards: QuestionSet = CARDS) -> FormsError:
    content = document()
    spoil(content)
    return refused(write(folder, content), cards)


def form(number: int, **changes: Any) -> Spoil:
    return lambda content: content["forms"][number - 1].update(changes)


def forms(*written: Document) -> Spoil:
    return lambda content: content.update(forms=[{"name": one["id"], "choose": "Altijd.", **one} for one in written])


# -- What is accepted ---------------------------------------------------------------------------------------------


def test_all_that_a_form_can_say(tmp_path: Path) -> None:
    ours = read(tmp_path)
    assert (ours.ref, ours.lang, ours.cards_of) == ("eigen-vormen@2", "nl", "proef")
    plain, other, short = ours.forms
    assert plain == Form("gewoon", "gewoon", "Als het gewoon is.")
    assert other.cards == ("kaart-4", "kaart-3", "kaart-11")
    assert [one.id for one in other.pages] == ["vooraf", "nog-iets", "na-afloop", "later"]
    assert (other.sharing, other.widest, other.counted, other.compare) == (Circle.TEAM, Circle.TEAM, False, True)
    assert other.invitation == "Hoi {next},\n\nDoe je mee?\n\n{interviewee}"
    assert other.come_back is not None
    assert other.come_back.weeks == 6
    assert other.take_home
    assert (short.cards, short.pages, short.minutes) == (("kaart-3",), other.pages, 45)


def test_the_least_that_is_needed(tmp_path: Path) -> None:
    least = {
        "format": 1,
        "id": "één",
        "version": 1,
        "lang": "fy",
        "forms": [{"id": "1", "name": "x", "choose": "y"}],
    }
    ours = read_forms(write(tmp_path, least), CARDS)
    assert ours.forms == (Form("1", "x", "y"),)
    assert ours.default is ours.forms[0]


def test_a_form_may_stand_on_a_shipped_one_and_take_things_away(tmp_path: Path) -> None:
    ours = read(
        tmp_path,
        forms(
            {"id": "colleague", "based_on": "colleague", "invitation": ""},
            {"id": "nieuw", "based_on": "onboarding", "come_back": None, "after": []},
        ),
    )
    shipped = shipped_forms("nl")
    assert ours.form("colleague").tips == shipped.form("colleague").tips
    assert ours.form("colleague").invitation == ""
    assert ours.default.id == "colleague"
    assert ours.form("nieuw").pages == ()
    assert ours.form("nieuw").aloud == shipped.form("onboarding").aloud


def test_the_shipped_forms_to_stand_on_are_those_in_the_language_of_the_file(tmp_path: Path) -> None:
    def english(content: Document) -> None:
        forms({"id": "x", "based_on": "colleague"})(content)
        content["lang"] = "en-GB"

    assert read(tmp_path, english).form("x").tips == shipped_forms("en").form("colleague").tips


def test_forms_to_stand_on_can_be_given(tmp_path: Path) -> None:
    known = read(tmp_path)
    content = {**document(), "forms": [{"id": "x", "name": "x", "choose": "y", "based_on": "anders"}]}
    assert read_forms(write(tmp_path, content), CARDS, known).form("x").pages == known.form("anders").pages


def test_without_the_name_of_a_set_any_set_with_the_cards_will_do(tmp_path: Path) -> None:
    def anywhere(content: Document) -> None:
        content["cards_of"] = ""

    other = question_set(id="iets-anders")
    assert read(tmp_path, anywhere, other).cards_of == ""
    assert "‘kaart-11’" in refused_document(tmp_path, anywhere, question_set(5)).problem


def test_the_most_that_fits_stays_below_the_last_number_of_a_card(tmp_path: Path) -> None:
    many = [page(f"v{number}") for number in range(MAX_PAGES)], [page(f"n{number}") for number in range(MAX_PAGES)]
    ours = read(tmp_path, form(2, before=many[0], after=many[1], sheet=None))
    assert 60 + len(ours.form("anders").pages) <= 999
    assert "hoogstens 20" in refused_document(tmp_path, form(2, before=[*many[0], page("x")])).problem


def test_three_thousand_characters_emoji_and_arabic(tmp_path: Path) -> None:
    long, arabic = "woord " * 500, "ماذا رأيت؟ 👩🏽‍🏫"
    ours = read(tmp_path, form(2, before=[page("vooraf", title=arabic, text=[long, arabic])], aloud=long, tips=[long]))
    own = ours.form("anders")
    assert own.before[0].title == arabic
    assert own.before[0].text == (long.strip(), arabic)
    assert (own.aloud, own.tips) == (long.strip(), (long.strip(),))


def test_texts_are_cleaned(tmp_path: Path) -> None:
    dirty = page("vooraf", title=" Wat\r\nnu\x1b[31m ", text=["Een?\r\n\u200b\nTwee?"], theme="a\u202eb")
    letter = "\r\n Hoi \x07{next},\r\n\r\nDag.  \n\n"
    ours = read(tmp_path, form(2, before=[dirty], tips=[" Luister\ngoed. "], invitation=letter, listeners=" \u200b "))
    own = ours.form("anders")
    assert own.before[0].title == "Wat nu[31m"
    assert own.before[0].text == ("Een?", "Twee?")
    assert own.before[0].theme == "ab"
    assert own.tips == ("Luister goed.",)
    assert own.invitation == " Hoi {next},\n\nDag."


def test_ids_are_composed(tmp_path: Path) -> None:
    ours = read(tmp_path, forms({"id": "e\u0301e\u0301n"}, {"id": "twee", "based_on": "één"}))
    assert ours.form("één").id == "één"


# -- The file itself ----------------------------------------------------------------------------------------------


def test_files_that_are_none(tmp_path: Path) -> None:
    assert "Dit bestand is er niet" in refused(tmp_path / "weg.json").problem
    assert "Dit is een map" in refused(tmp_path).problem
    assert "groter dan 1 MB" in refused(write(tmp_path, " " * (MAX_BYTES + 1))).problem
    assert "meer dan 20 blokken" in refused(write(tmp_path, "[" * 100_000)).problem


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    os.mkfifo(path)
    assert "geen gewoon bestand" in refused(path).problem


def test_a_question_set_is_sent_to_its_own_option(tmp_path: Path) -> None:
    problem = "In dit bestand staat een vragenset, geen vormen. Geef het op met --questions."
    assert refused(write(tmp_path, cards_document())).problem == problem


def test_a_number_that_is_none_has_its_place(tmp_path: Path) -> None:
    text = json.dumps(document()).replace('"Neem me mee."', "NaN", 1)
    error = refused(write(tmp_path, text))
    assert error.place == "vorm 2, eigen kaart 1 vooraf, doorvraag 1"
    assert error.json_path == "forms[1].before[0].probes[0].text"


# -- What one value shows -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "place", "json_path", "problem"),
    [
        (lambda c: c.pop("format"), "", "format", "‘format’ ontbreekt."),
        (lambda c: c.update(format=2), "", "format", "‘format’ is 2; dit programma leest format 1."),
        (lambda c: c.update(version=0), "", "version", "heel getal van 1 tot en met 1000000"),
        (lambda c: c.update(lang="nl_NL"), "", "lang", "geen taalcode"),
        (lambda c: c.update(id="../x"), "", "id", "kan niet in een bestandsnaam"),
        (lambda c: c.update(cards_of="a b"), "", "cards_of", "kan niet in een bestandsnaam"),
        (lambda c: c.update(vormen=[]), "", "vormen", "Bekend zijn: $schema, format, id, version, lang, cards_of, "),
        (lambda c: c.update(forms=[]), "", "forms", "In het bestand staat geen vorm"),
        (lambda c: c.update(forms={}), "", "forms", "een lijst tussen [ en ]"),
        (lambda c: c.update(forms=c["forms"] * 14), "", "forms", f"hoogstens {MAX_FORMS}."),
        (lambda c: c["forms"][0].pop("name"), "vorm 1", "forms[0].name", "‘name’ ontbreekt."),
        (form(1, choose=" \u200b"), "vorm 1", "forms[0].choose", "‘choose’ is leeg"),
        (form(1, id="-x"), "vorm 1", "forms[0].id", "kan niet in een bestandsnaam"),
        (form(1, id="nul"), "vorm 1", "forms[0].id", "kan niet in een bestandsnaam"),
        (form(1, kaarten=[]), "vorm 1", "forms[0].kaarten", "geen bekende sleutel"),
        (form(2, sharing="iedereen"), "vorm 2", "forms[1].sharing", "Kies uit: private, team, organisation."),
        (form(2, sharing=None), "vorm 2", "forms[1].sharing", "tekst tussen aanhalingstekens"),
        (form(2, counted="ja"), "vorm 2", "forms[1].counted", "hoort true of false te zijn; er staat tekst."),
        (form(2, minutes=9), "vorm 2", "forms[1].minutes", "heel getal van 10 tot en met 600"),
        (form(2, minutes=601), "vorm 2", "forms[1].minutes", "heel getal van 10 tot en met 600"),
        (form(2, minutes=45.5), "vorm 2", "forms[1].minutes", "heel getal"),
        (form(2, tips=["x", ""]), "vorm 2, tip 2", "forms[1].tips[1]", "‘tips’ is leeg"),
        (form(2, aloud="x" * 5001), "vorm 2", "forms[1].aloud", "hoogstens 5000 tekens"),
        (form(2, invitation="x" * 5001), "vorm 2", "forms[1].invitation", "hoogstens 5000 tekens"),
        (form(2, name="x" * 61), "vorm 2", "forms[1].name", "hoogstens 60 tekens"),
        (form(2, listeners="x" * 61), "vorm 2", "forms[1].listeners", "hoogstens 60 tekens"),
        (form(2, choose="x" * 301), "vorm 2", "forms[1].choose", "hoogstens 300 tekens"),
        (form(2, invitation="Z" + "\u0301" * 17), "vorm 2", "forms[1].invitation", "te veel accenten"),
        (form(2, sheet={"title": "x", "parts": []}), "vorm 2", "forms[1].sheet.parts", "minstens één onderdeel"),
        (
            form(2, sheet={"title": "x", "parts": [{"title": "x", "source": "a b"}]}),
            "vorm 2, deel 1 van het blad",
            "forms[1].sheet.parts[0].source",
            "geen id van een kaart",
        ),
        (
            form(2, come_back={"weeks": 105, "page": page("x")}),
            "vorm 2",
            "forms[1].come_back.weeks",
            "heel getal van 1 tot en met 104",
        ),
        (
            form(2, come_back={"weeks": 0, "page": page("x")}),
            "vorm 2",
            "forms[1].come_back.weeks",
            "heel getal van 1 tot en met 104",
        ),
        (
            form(2, come_back={"weeks": 6, "page": page("x", titel="x")}),
            "vorm 2, de kaart voor later",
            "forms[1].come_back.page.titel",
            "Bekend zijn: id, title, theme, text, aloud, private, probes.",
        ),
        (
            form(2, before=[page("x", probes=[{"kind": "zodat", "text": "x"}])]),
            "vorm 2, eigen kaart 1 vooraf, doorvraag 1",
            "forms[1].before[0].probes[0].kind",
            "‘zodat’, en dat bestaat niet.",
        ),
        (
            form(2, after=[page("x", text=["Wat?", " "])]),
            "vorm 2, eigen kaart 1 na afloop, vraag 2",
            "forms[1].after[0].text[1]",
            "‘text’ is leeg",
        ),
    ],
)
def test_each_mistake_is_told_with_its_place(
    tmp_path: Path, spoil: Spoil, place: str, json_path: str, problem: str
) -> None:
    error = refused_document(tmp_path, spoil)
    assert problem in error.problem
    assert (error.place, error.json_path) == (place, json_path)


# -- What does not hang together ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "json_path", "problem"),
    [
        (form(2, id="GEWOON"), "forms[1].id", "‘id’ is ‘GEWOON’, en die van vorm 1 ook"),
        (forms({"id": "één"}, {"id": "E\u0301E\u0301N", "name": "x"}), "forms[1].id", "en die van vorm 1 ook"),
        (form(2, name="Gewoon"), "forms[1].name", "zo zijn ze niet uit elkaar te houden"),
        (form(1, based_on="weg"), "forms[0].based_on", "‘weg’, en die vorm is er niet. Kies uit: anders, kort, coll"),
        (form(1, based_on="gewoon"), "forms[0].based_on", "kringetje rond: gewoon → gewoon."),
        (
            forms({"id": "a", "based_on": "b"}, {"id": "b", "based_on": "a"}),
            "forms[0].based_on",
            "kringetje rond: a → b → a.",
        ),
        (
            forms({"id": "x", "based_on": "a"}, {"id": "a", "based_on": "b"}, {"id": "b", "based_on": "a"}),
            "forms[1].based_on",
            "kringetje rond: a → b → a.",
        ),
        (
            form(2, cards=["kaart-3", "kaart-30"]),
            "forms[1].cards[1]",
            "De vorm ‘anders’ vraagt om de kaart ‘kaart-30’, en die zit niet in ‘proef’. Wel: kaart-1, kaart-2,",
        ),
        (form(2, cards=["Kaart-3"]), "forms[1].cards[0]", "‘Kaart-3’, en die zit niet in"),
        (form(2, cards=["kaart-3", "kaart-4", "kaart-3"]), "forms[1].cards[2]", "‘kaart-3’ staat hier twee keer"),
        (form(3, based_on="intervision", cards=[]), "", ""),
        (
            lambda c: (c["forms"][2].update(based_on="intervision"), c["forms"][2].pop("cards")),
            "forms[2].based_on",
            "De vorm ‘kort’ vraagt om de kaart ‘off-day’",
        ),
        (
            form(
                2, sheet={"title": "x", "parts": [{"title": "x", "source": "kaart-3"}, {"title": "y", "source": "na"}]}
            ),
            "forms[1].sheet.parts[1].source",
            "‘source’ is ‘na’, en de vorm ‘anders’ heeft zo’n kaart niet. Wel: vooraf, nog-iets, na-afloop, later, ",
        ),
        (form(3, before=[]), "forms[2].based_on", "‘source’ is ‘vooraf’"),
        (form(2, after=[page("vooraf")]), "forms[1].after[0].id", "Twee kaarten van de vorm ‘anders’ hebben het id"),
        (form(2, after=[page("VOORAF")]), "forms[1].after[0].id", "Twee kaarten van de vorm ‘anders’ hebben het id"),
        (
            form(2, come_back={"weeks": 1, "page": page("na-afloop")}),
            "forms[1].come_back.page.id",
            "Twee kaarten van de vorm ‘anders’ hebben het id",
        ),
        (form(3, come_back={"weeks": 1, "page": page("vooraf")}), "forms[2].come_back.page.id", "Twee kaarten van"),
        (form(2, after=[page("kaart-7")]), "forms[1].after[0].id", "dat van kaart 7 uit de vragenset ook"),
        (form(2, after=[page("Zodatjes")]), "forms[1].after[0].id", "dat staat voor alle zodatjes"),
        (form(2, after=[page("x", title="over Vooraf")]), "forms[1].after[0].title", "heten ‘over Vooraf’"),
        (form(2, after=[page("x", title="Niet gesteld")]), "forms[1].after[0].title", "al een kopje van het verslag"),
        (form(2, after=[page("x", title="not asked")]), "forms[1].after[0].title", "al een kopje van het verslag"),
        (form(2, sharing="organisation"), "forms[1].sharing", "‘organisation’, en dat is ruimer dan ‘team’"),
        (form(3, widest="private"), "forms[2].widest", "‘team’, en dat is ruimer dan ‘private’"),
        (form(2, aloud="Dag {next}."), "forms[1].aloud", "‘{next}’ in ‘aloud’ staat nergens voor."),
        (form(2, agreement=["a", "{Interviewer}"]), "forms[1].agreement[1]", "Wat er wel kan staan: {interviewer}, {i"),
        (form(2, invitation="{naam}"), "forms[1].invitation", "kan staan: {interviewer}, {interviewee}, {next}."),
        (form(2, tips=["Dag {interviewer}."]), "forms[1].tips[0]", "In ‘tips’ worden geen namen ingevuld"),
        (form(2, choose="Met {}."), "forms[1].choose", "schrijf het zonder ‘{}’"),
        (
            form(2, sheet={"title": "Van {interviewee}", "parts": [{"title": "x", "source": "zodatjes"}]}),
            "forms[1].sheet.title",
            "In ‘title’ worden geen namen ingevuld",
        ),
        (form(2, before=[page("x", title="Van {hem}")]), "forms[1].before[0].title", "‘{hem}’ in ‘title’"),
        (form(2, before=[page("x", theme="Van {next}")]), "forms[1].before[0].theme", "‘{next}’ in ‘theme’"),
        (form(2, before=[page("x", text=["a", "{b}"])]), "forms[1].before[0].text[1]", "‘{b}’ in ‘text’"),
        (
            form(2, before=[page("x", probes=[{"kind": "echo", "text": "{b}"}])]),
            "forms[1].before[0].probes[0].text",
            "‘{b}’ in ‘text’",
        ),
    ],
)
def test_what_does_not_hang_together_is_told(tmp_path: Path, spoil: Spoil, json_path: str, problem: str) -> None:
    if not problem:
        read(tmp_path, spoil)
        return
    error = refused_document(tmp_path, spoil)
    assert problem in error.problem
    assert error.json_path == json_path


def test_forms_for_another_set_are_told_last(tmp_path: Path) -> None:
    other = question_set(3, id="andere")
    error = refused_document(tmp_path, lambda _content: None, other)
    assert isinstance(error, OtherSetError)
    assert "horen bij de vragenset ‘proef’, en nu is ‘andere’ in gebruik" in error.problem
    worse = refused_document(tmp_path, form(2, sharing="organisation"), other)
    assert not isinstance(worse, OtherSetError)


def test_a_title_of_a_form_is_never_a_heading_of_a_transcript() -> None:
    own = {heading for words in every_language() for heading in (words.closing, words.not_asked)}
    assert reserved_titles() == {sameness(heading) for heading in own}


def test_the_line_reads_file_place_problem_in_english_too(tmp_path: Path) -> None:
    choose("en")
    error = refused_document(tmp_path, form(2, cards=["kaart-30"]), question_set(11))
    known = ", ".join(f"kaart-{number}" for number in range(1, 12))
    assert str(error) == (
        f"{tmp_path / 'set.json'}: form 2, card 1 in the list: The form ‘anders’ asks for the card ‘kaart-30’, "
        f"which ‘proef’ does not have. It has: {known}."
    )


def test_what_is_quoted_is_shortened(tmp_path: Path) -> None:
    assert len(refused_document(tmp_path, form(2, aloud="{" + "x" * 60 + "}")).problem) < 200
    ids = [f"{'x' * 60}{number}" for number in range(MAX_FORMS)]
    ring = [
        {"id": one, "name": one[-9:], "based_on": other} for one, other in zip(ids, [*ids[1:], ids[0]], strict=True)
    ]
    assert len(refused_document(tmp_path, forms(*ring)).problem) < 400


# -- The probes on pages ------------------------------------------------------------------------------------------


def findings(folder: Path, *probes: tuple[str, str], **more: Any) -> list[tuple[str, str]]:
    content = document()
    told = [{"kind": kind, "text": text} for kind, text in probes]
    content["forms"][1].update(before=[page("vooraf", probes=told)], come_back=None, **more)
    found = check_pages(checked(write(folder, content), CARDS)[0])
    assert all(finding.message and finding.place for finding in found)
    return [(finding.json_path, finding.rule) for finding in found]


def test_probes_on_pages_are_held_to_the_rules_for_a_probe(tmp_path: Path) -> None:
    assert findings(tmp_path, ("incident", "Neem me mee naar die dag.")) == []
    at = "forms[1].before[0].probes"
    assert findings(tmp_path, ("clarify", "Waarom deed je dat?")) == [(f"{at}[0]", "why-first")]
    assert findings(tmp_path, ("echo", "Dus…?"), ("clarify", "Wat deed je toch?")) == [(f"{at}[1]", "word")]
    assert findings(tmp_path, ("echo", "Dus…?"), ("echo", "dus …?")) == [(f"{at}[1]", "repeated")]


def test_a_text_on_three_pages_of_a_form_is_a_stopgap_and_what_is_taken_over_is_not_told_again(tmp_path: Path) -> None:
    probe = {"kind": "echo", "text": "Dus…?"}
    after = [page(ident, probes=[probe]) for ident in ("na", "nog-eens")]
    found = findings(tmp_path, ("echo", "Dus…?"), after=after)
    assert found == [
        ("forms[1].before[0].probes[0]", "repeated"),
        ("forms[1].after[0].probes[0]", "repeated"),
        ("forms[1].after[1].probes[0]", "repeated"),
    ]
