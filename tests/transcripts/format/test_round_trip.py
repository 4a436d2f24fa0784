"""Promise 1: reading a written file gives the same interview, every note byte for byte, whatever it holds."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.language import clean, clean_line, one_line
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.encoding import (
    decode_line,
    decode_note,
    encode_line,
    encode_note,
    encode_paragraphs,
    encode_title,
)
from interview_tui.transcripts.format.reader import read
from tests.builders import answers, interview, interviews, question_set
from tests.texts import CORPUS, lines, notes

pytestmark = pytest.mark.no_files

CARDS = question_set()


@given(notes)
def test_a_note_comes_back_from_markdown(note: str) -> None:
    core = note.strip("\n")
    assert decode_note(encode_note(core)) == core


@given(lines)
def test_a_line_comes_back_from_every_encoding(line: str) -> None:
    assert decode_line(encode_line(line)) == line
    assert decode_line(encode_title(line)) == line
    assert decode_line(encode_paragraphs(line)) == line


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(interviews)
def test_an_interview_comes_back_from_its_file_and_goes_back_to_the_letter(held: Interview) -> None:
    data = compose(held, CARDS)
    document = read(data)
    assert document.interview == held
    assert compose(document.interview, CARDS, document) == data
    assert compose(document.interview, None, document) == data
    assert document.problems == ()


@given(interviews, st.integers(1, 12), answers)
def test_a_changed_answer_comes_back_and_the_others_stay(held: Interview, card: int, answer: Answer) -> None:
    document = read(compose(held, CARDS))
    assume(held.status is not Status.FINAL or card not in held.struck)  # it is opened again before
    changed = held.with_answer(
        card, note=answer.note, zodatjes=answer.zodatjes, circle=answer.circle, struck=answer.struck
    )
    again = read(compose(changed, CARDS, document))
    assert again.interview == changed
    assert compose(changed, CARDS, again) == compose(changed, CARDS, document)


@given(interviews, interviews)
def test_changing_everything_gives_the_file_that_writing_it_anew_gives(before: Interview, after: Interview) -> None:
    after = after.change(lang=before.lang)
    rewritten = read(compose(after, CARDS, read(compose(before, CARDS))))
    assert rewritten.interview == after


def test_half_a_character_is_written_as_a_question_mark() -> None:
    """Python has such a text where a name on disk was no UTF-8; the rest is not lost for it."""
    assert read(compose(interview(answers={3: Answer("a\ud800b")}), CARDS)).interview.answer(3) == Answer("a?b")


def test_a_sign_that_yaml_does_not_print_is_written_as_its_number() -> None:
    name = "a\x7fb\ufffec\uffffd\U0001fffee"
    text = compose(interview(interviewer=name), CARDS).decode()
    assert r'author: "a\u007fb\ufffec\uffffd\U0001fffee"' in text.split("\n")
    assert yaml.safe_load(text.split("---\n")[1])["author"] == name
    assert read(text.encode()).interview.interviewer == name


@pytest.mark.parametrize("word", ["no", "No", "YES", "off", "null", "on"])
def test_what_yaml_takes_for_something_else_than_a_word_is_written_between_quotes(word: str) -> None:
    held = interview(form=word, lang=word)
    text = compose(held, CARDS).decode()
    front = yaml.safe_load(text.split("---\n")[1])
    assert (front["form"], front["lang"]) == (word, word)
    assert read(text.encode()).interview == held


def test_a_file_with_other_line_ends_keeps_them_also_in_what_is_added() -> None:
    other = compose(interview(answers={3: Answer("drie")}), CARDS).replace(b"\n", b"\r\n")
    document = read(other)
    later = compose(document.interview.with_answer(4, note="vier\nen meer"), CARDS, document)
    assert later.count(b"\n") == later.count(b"\r\n") > other.count(b"\n")
    assert read(later).interview.answer(4).note == "vier\nen meer"


def test_a_card_that_is_answered_later_stands_between_those_around_it() -> None:
    held = interview(answers={3: Answer("drie"), 5: Answer("vijf")}, closing="te wachten")
    document = read(compose(held, CARDS))
    later = read(compose(held.with_answer(4, note="vier"), CARDS, document))
    assert [section.number for section in later.cards()] == [3, 4, 5]


@pytest.mark.parametrize("number", range(0, len(CORPUS), 40))
def test_every_nasty_text_comes_back_from_every_place(number: int) -> None:
    for text in CORPUS[number : number + 40]:
        line = clean_line(text)
        held = interview(
            interviewer=line,
            interviewee=line,
            team=line,
            closing=line,
            answers={
                3: Answer(note=text, zodatjes=(line,) if line else ()),
                4: Answer(note=f"{text}\n{text}"),
                5: Answer(note=f"- punt\n{text}\n"),
                6: Answer(note="gewoon"),
            },
        )
        data = compose(held, CARDS)
        assert read(data).interview == held
        block = data.decode().split("---\n")[1]
        assert yaml.safe_load(block)["author"] == line


def test_the_corpus_is_strong_without_the_public_lists() -> None:
    assert len(CORPUS) >= 120


odd = st.sampled_from(
    ["\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x1f", "\x85", "\u200e", "\u00a0", "\u202f", "\r", "\0"]
)


@given(st.lists(odd | lines, max_size=6).map("".join).map(one_line))
@example("om te\u2028wachten, en\u2028 te\x0bblijven")
def test_a_closing_sentence_comes_back_whatever_its_characters_are(text: str) -> None:
    """White space in it counts as one space; what only looks like it, a line separator for one, is a character."""
    closing = f"Het is mijn vak om {text}."
    held = interview(sharing=Circle.TEAM, closing=closing, answers={4: Answer("Iets.")})
    document = read(compose(held, CARDS))
    assert document.interview.closing == one_line(closing)
    assert document.problems == ()
    assert read(compose(document.interview, CARDS, document)).interview == document.interview


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_closing_sentence_that_was_wrapped_is_one_line(ending: str) -> None:
    data = compose(interview(closing="Het is mijn vak om te blijven en te wachten."), CARDS).decode()
    wrapped = data.replace("blijven en te", f"blijven  {ending}en <!-- toch -->{ending}te")
    assert read(wrapped.encode()).interview.closing == "Het is mijn vak om te blijven en te wachten."
    whole = wrapped.replace("\r\n", "\n").replace("\n", "\r\n")
    assert read(whole.encode()).interview.closing == "Het is mijn vak om te blijven en te wachten."
