"""Sentences told apart and finished off."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.readback import closing_sentence
from interview_tui.interview.sentences.splitting import digest, finished, loosely, sentences
from interview_tui.interview.zodatjes import is_ladder, join, parts
from interview_tui.language import control_columns
from tests.texts import lines, notes


@given(lines)
def test_sentences_hold_every_character_but_the_space_between(line: str) -> None:
    found = list(sentences(line))
    assert "".join("".join(found).split()) == "".join(line.split())
    assert all(sentence and sentence == sentence.strip() for sentence in found)


@given(st.one_of(notes, st.text(alphabet="aIj'’s .,…?!\"”()\n", max_size=12)))
def test_finishing_is_done_once(text: str) -> None:
    whole = finished(text)
    assert finished(whole) == whole
    assert "\n" not in whole
    assert not whole or whole[-1] in ".!?…"


def test_finished() -> None:
    assert finished("  ijs\n eten, ") == "IJs eten."
    assert finished("“ja.”") == "“Ja”."
    assert finished("’t lukt!") == "’t Lukt!"
    assert finished("zeg “kom.”.") == "Zeg “kom”."
    assert finished("hij zei “wacht...”") == "Hij zei “wacht...”."
    assert finished("j..)") == finished(finished("j..)")) == "J.)."
    assert finished("koffie (thee e.d.)") == "Koffie (thee e.d.)."
    assert finished(" … ") == ""


@given(notes)
def test_looks_do_not_count(text: str) -> None:
    assert loosely(loosely(text)) == loosely(text)
    assert loosely(f" {text}\t") == loosely(text)


def test_only_looks_do_not_count() -> None:
    assert loosely("Ik wacht, Zodat\nhij praat!") == loosely("ik wacht zodat hij praat")
    assert loosely("e\u0301e\u0301n") == loosely("één") != loosely("een")
    assert digest("👍") != digest("👎")
    assert digest("ik wacht") != digest("ik wachtte")


read = st.lists(
    st.sampled_from(
        ["Ik", "zodat", "ik", "het", "om", "wacht", ",", ".", "…", " ", " ", "\u2028", "\x0b", "\x85", "\x07"]
    )
).map("".join)


@given(read, read)
def test_control_characters_of_a_sentence_stay(one: str, other: str) -> None:
    """What a sentence has that nobody typed stays in it when a word is changed, in its order."""

    def controls(text: str) -> list[str]:
        return [text[at] for at in control_columns(text)]

    assert controls(finished(one)) == controls(one)
    assert controls(closing_sentence(one, "nl")) in (controls(one), [])
    joined = join(one, [other], "nl")
    assert controls(joined) == controls(one + other)
    act, rungs = parts(joined, "nl")
    assert controls("".join([act, *rungs])) == controls(joined)
    if is_ladder(one, "nl"):
        assert join(*parts(one, "nl"), "nl") == one
