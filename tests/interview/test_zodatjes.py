# ruff: noqa: E501
"""Zodatjes: joined from an act and rungs, taken apart again, kept with a card."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.interview import zodatjes
from interview_tui.interview.model import Answer, Interview, place_of
from interview_tui.interview.zodatjes import MAX_RUNGS, is_ladder, join, parts
from tests.builders import few_interviews, interview
from tests.texts import lines, notes

COFFEE = "Ik drink eerst koffie mee, zodat het hun keukentafel blijft."

_words = st.sampled_from(
    ["ik", "Ik", "IK", "zodat", "Zodat", "opdat", "so that", "I", "I'm", "drink", "koffie", "mee", "Het", "Sam", "enz.", "o.a.",
     "d.w.z.", ",", ".", "…", "?", "!", ":", "”", "\"", ".\"", "'k", "'s", "avonds", "ijs", "zodatje", "(", ")", "👍", "é", "\n", " "]
)  # fmt: skip
_typed = st.one_of(lines, notes, st.lists(_words, max_size=8).map(" ".join), st.lists(_words, max_size=8).map("".join))
_langs = st.sampled_from(["nl", "en", "fy", "en-GB"])


@pytest.mark.parametrize(
    ("act", "rungs", "expected"),
    [
        ("drink eerst koffie mee", ["het hun keukentafel blijft"], COFFEE),
        ("Ik drink eerst koffie mee.", ["zodat het hun keukentafel blijft."], COFFEE),
        ("  ik  drink eerst\nkoffie mee,", ["…zodat Het hun keukentafel blijft"], COFFEE),
        ("Drink eerst koffie mee", ["opdat het hun keukentafel blijft"], COFFEE),
        ("drink eerst koffie mee, zodat het hun keukentafel blijft", [], COFFEE),
        ("zwijg", ["hij praat", "hij hoort", "hij weet!"], "Ik zwijg, zodat hij praat, zodat hij hoort, zodat hij weet!"),
        ("zwijg", ["zodat zodat hij praat"], "Ik zwijg, zodat hij praat."),
        ("vraag enz.", ["Sam het zegt…"], "Ik vraag enz., zodat Sam het zegt…"),
        ("zeg: “kom.”", ["hij zegt “ja.”"], "Ik zeg: “kom.”, zodat hij zegt “ja”."),
        ("'k wacht", ["er rust is"], "Ik wacht, zodat er rust is."),
        ("", ["er rust is"], "Ik …, zodat er rust is."),
        ("ik", [], ""),
        ("", ["", " … ", "zodat"], ""),
        ("wacht even", [], "Ik wacht even."),
        ("schrijf over zodatjes", ["ze blijven"], "Ik schrijf over zodatjes, zodat ze blijven."),
    ],
)  # fmt: skip
def test_join_makes_one_sentence_however_it_was_typed(act: str, rungs: list[str], expected: str) -> None:
    assert join(act, rungs, "nl") == expected


@pytest.mark.parametrize(
    ("act", "rungs", "expected"),
    [
        ("Sit down first", ["so that They can talk"], "I sit down first, so that they can talk."),
        ("I'm silent", ["Sam speaks"], "I'm silent, so that Sam speaks."),
        ("i wait", ["zodat rust"], "I wait, so that zodat rust."),
    ],
)
def test_join_in_english(act: str, rungs: list[str], expected: str) -> None:
    assert join(act, rungs, "en") == expected


@given(_typed, st.lists(_typed, max_size=4), _langs)
@example("…", ["?"], "nl")
@example(".", ["x"], "nl")
@example('x".', ['"."'], "nl")
def test_a_joined_sentence_keeps_its_shape(act: str, rungs: list[str], lang: str) -> None:
    sentence = join(act, rungs, lang)
    english = lang.startswith("en")
    if not sentence:
        return
    assert sentence == " ".join(sentence.split()), "one line, single spaces"
    assert sentence[-1] in ".!?…"
    assert re.match(r"I[ '’]" if english else "Ik ", sentence)
    again = r"I[\s,;:.…!?]+I[\s,;:.…!?]" if english else r"Ik[\s,;:.…!?]+ik[\s,;:.…!?]"
    assert not re.match(again, sentence, re.IGNORECASE), "the subject once"
    link = "so that" if english else "zodat"
    found = list(re.finditer(rf"\b{link}\b(?!['’])" if english else r"\b(?:zodat|opdat)\b", sentence, re.IGNORECASE))
    assert all(sentence[: part.start()].endswith(", ") and part[0] == link for part in found)
    assert all(re.search(r"[^\s,;:.…!?]", sentence[part.end() :]) for part in found), "no link leads nowhere"


@given(_typed, st.lists(_typed, max_size=4), _langs)
@example("ik drink", ["x.."], "nl")
@example("ik drink", ["x?."], "nl")
@example("'K", ["x,."], "nl")
@example("I'm", ["I"], "en")
@example("", ["Ik,"], "nl")
@example('enz.”."', [], "nl")
@example('x.”".', [], "nl")
def test_what_join_made_comes_back_the_same(act: str, rungs: list[str], lang: str) -> None:
    sentence = join(act, rungs, lang)
    assert join(*parts(sentence, lang), lang) == sentence
    assert is_ladder(sentence, lang) == bool(parts(sentence, lang)[1])


@given(_typed, st.lists(_typed, max_size=4), _langs)
def test_no_word_is_lost_in_joining(act: str, rungs: list[str], lang: str) -> None:
    """Marks at the seams, the subject (so all of its letters) and the links are set anew; the rest is to the letter."""

    def bare(text: str) -> str:
        text = re.sub(
            r"\b(?:so that\b(?!['’]))" if lang.startswith("en") else r"\b(?:zodat|opdat)\b", "", text, flags=re.I
        )
        text = re.sub(r"[\s.,;:!?…'’‘]", "", text).lower()
        return text.replace("i", "").replace("k", "")

    joined = " ".join(" ".join(text.split()) for text in [act, *rungs])
    if join(act, rungs, lang):
        assert bare(join(act, rungs, lang)) == bare(joined)


def test_parts_are_ready_to_edit() -> None:
    assert parts(COFFEE, "nl") == ("drink eerst koffie mee", ("het hun keukentafel blijft",))
    assert parts("ik wacht opdat hij praat, zodat ik hoor!", "nl") == ("wacht", ("hij praat", "ik hoor!"))
    assert parts("I wait so that he talks, so that I hear.", "en") == ("wait", ("he talks", "I hear"))
    assert parts("", "nl") == ("", ())


@pytest.mark.parametrize("sentence", ["Dan ga ik zitten zodat hij praat.", "Ik wacht.", "", "Ik wacht zodat het gaat."])
def test_a_sentence_of_another_shape_is_edited_as_a_whole(sentence: str) -> None:
    assert not is_ladder(sentence, "nl")


@given(notes, _langs)
def test_any_line_can_be_taken_apart(sentence: str, lang: str) -> None:
    act, rungs = parts(sentence, lang)
    assert all(rungs)
    assert join(*parts(join(act, rungs, lang), lang), lang) == join(act, rungs, lang)


def test_three_rungs_are_asked_for() -> None:
    assert MAX_RUNGS == 3


def test_add_replace_and_remove() -> None:
    one = zodatjes.add(interview(), 5, "  ik zwijg, zodat hij praat ")
    two = zodatjes.add(one, 5, COFFEE)
    assert two.answer(5).zodatjes == ("Ik zwijg, zodat hij praat.", COFFEE)
    assert zodatjes.replace(two, 5, 0, "ik wacht").answer(5).zodatjes == ("Ik wacht.", COFFEE)
    assert zodatjes.replace(two, 5, 0, "  ").answer(5).zodatjes == (COFFEE,)
    assert zodatjes.remove(two, 5, 1) == one
    assert zodatjes.remove(one, 5, 0) == interview(), "nothing of an emptied answer stays"
    assert zodatjes.add(one, 5, " \n") == one
    out_of_range: list[Callable[[], Interview]] = [
        lambda: zodatjes.remove(one, 5, 1),
        lambda: zodatjes.replace(one, 6, 0, "x"),
    ]
    for change in out_of_range:
        with pytest.raises(IndexError):
            change()


@given(few_interviews, st.integers(1, 12), lines)
def test_changing_zodatjes_touches_nothing_else(before: Interview, card: int, sentence: str) -> None:
    after = zodatjes.add(before, card, sentence)
    assert after.with_answer(card, zodatjes=before.answer(card).zodatjes) == before


def test_accepting_twice_keeps_one() -> None:
    once = zodatjes.accept(interview(), 5, COFFEE)
    assert zodatjes.accept(once, 5, "ik drink eerst koffie mee zodat het hun keukentafel blijft") == once


def test_all_of_leaves_struck_ones_out() -> None:
    value = zodatjes.add(zodatjes.add(interview(), 7, "Ik wacht."), 3, COFFEE)
    assert zodatjes.all_of(value) == [(3, COFFEE), (7, "Ik wacht.")]
    assert zodatjes.all_of(value.with_answer(3, struck=True)) == [(7, "Ik wacht.")]


@pytest.mark.parametrize(
    ("note", "stands"),
    [
        ("Ik wacht, zodat zij begint.", True),
        ("Kijk. ik wacht, zodat zij begint", True),
        ("==Ik wacht, zodat zij begint.== En dan?", True),
        ("Ik ==wacht==, zodat zij begint!", True),
        ("Ik wacht, zodat zij beginter", False),
        ("Niet dik wacht, zodat zij begint", False),
        ("Ik wacht\nzodat zij begint.", False),
        ("k wacht, zodat zij begint.", False),
        ("", False),
    ],
)
def test_an_accepted_zodatje_stands_in_the_note(note: str, stands: bool) -> None:
    answer = Answer(note, ("Ik wacht, zodat zij begint.", "Ik zeg niets, zodat het stil is."))
    assert answer.apart == answer.zodatjes[stands:]


@given(notes, st.text(min_size=1))
def test_a_sentence_that_stands_in_a_note_is_in_it_to_the_letter(note: str, sentence: str) -> None:
    place = place_of(sentence, note)
    if place is not None:
        start, end = place
        assert note[start:end].removesuffix(".").casefold() == sentence.removesuffix(".").casefold()
