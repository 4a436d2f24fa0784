"""A transcript to look at: every text to the letter, nothing that acts, and what matters stands out."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from textual.content import Content

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview
from interview_tui.interview.transcript_words import words
from interview_tui.language import visible
from interview_tui.storage.places import data
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.note.marks import MarkedLine
from interview_tui.tui.transcript.file_view import WHOLE, look
from interview_tui.tui.transcript.lines import answer_lines, note_lines
from tests.builders import interview, interviews, question_set
from tests.running import times
from tests.texts import CORPUS
from tests.transcripts.format.test_hand_edits import EDITS, WRITINGS

CARDS = question_set()
STYLES = {
    "bold", "bold $primary", "$primary", "italic $quiet", "$quiet", "bold $quiet", "$secondary", "$accent", "$warning",
    "$foreground on $mark", "strike $quiet", "$quiet reverse",
}  # fmt: skip


def on_screen(file: bytes) -> Content:
    """All of a file as the reading screen shows it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gesprek.md"
        path.write_bytes(file)
        return look(path, sys.maxsize)


def styled(style: str, *, of: Answer) -> list[str]:
    """The pieces of an answer that have that style."""
    return [
        line.plain[span.start : span.end]
        for line in answer_lines(of, words("nl"))
        for span in line.spans
        if str(span.style) == style
    ]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_example_reads_from_top_to_bottom(lang: str) -> None:
    path = data(f"example.{lang}.md")
    document = read(path.read_bytes())
    shown = look(path, WHOLE).plain
    cards = shipped("nl" if lang == "nl" else "en").cards
    asked = [card for card in cards if document.interview.answer(card.number)]
    places = [shown.index(f"{card.number}. {card.title}") for card in asked]
    assert places == sorted(places)
    assert len(asked) >= 10
    assert not any(line.startswith((">", "#", "*")) for line in shown.split("\n"))
    assert "==" not in shown
    assert document.interview.closing in shown
    assert all(paragraph in shown for card in asked for paragraph in card.text)
    assert all(sentence in shown for _number, answer in document.interview.answered() for sentence in answer.zodatjes)


def test_what_matters_stands_out() -> None:
    note = "Eerst koffie. ==Dan pas vragen.==\nDoorgevraagd: Waaraan zag je dat?\nAan haar handen."
    answer = Answer(note, ("Ik drink koffie mee, zodat het hun tafel blijft.",), Circle.PRIVATE)
    assert styled("$foreground on $mark", of=answer) == ["Dan pas vragen."]
    assert styled("italic $quiet", of=answer) == ["Doorgevraagd: Waaraan zag je dat?"]
    assert styled("bold", of=answer) == ["zodat"]
    assert styled("$accent", of=answer) == ["alleen wij tweeën"]
    assert [line.plain for line in note_lines(note, words("nl"))][:2] == ["Eerst koffie. Dan pas vragen.", ""]


def test_what_is_struck_is_struck_through_all_of_it() -> None:
    answer = Answer("Een regel.", ("Ik wacht, zodat zij begint.",), struck=True)
    shown = answer_lines(answer, words("nl"))
    said = {"Een regel.", "Ik wacht, zodat zij begint."}
    struck = {line.plain for line in shown if any("strike" in str(span.style) for span in line.spans)}
    assert struck == said


def test_text_by_another_hand_is_shown_where_it_stands() -> None:
    written = compose(interview(answers={3: Answer("Koffie.")}), CARDS).decode()
    shown = on_screen((written + "\n## Zelf erbij\n\nNog [/b] iets.\n").encode()).plain
    assert shown.endswith("## Zelf erbij\n\nNog [/b] iets.")


@pytest.mark.parametrize("name", EDITS)
def test_line_ends_and_a_byte_order_mark_change_nothing(name: str) -> None:
    shown = {writing: on_screen(write(EDITS[name].text)) for writing, write in WRITINGS.items()}
    for content in shown.values():
        assert (content.plain, content.spans) == (shown["as it is"].plain, shown["as it is"].spans)
    assert len(shown["as it is"]) > 5000


@given(interviews)
@example(interview(answers={3: Answer("\t")}))
@example(interview(answers={3: Answer("\u2028")}))
@settings(max_examples=times(0.6))
def test_everything_that_was_said_is_there_to_the_letter(held: Interview) -> None:
    shown = on_screen(compose(held, CARDS))
    for answer in held.answers.values():
        for line in answer.note.strip("\n").split("\n"):
            assert visible(line) in shown.plain or MarkedLine.of(visible(line)).plain in shown.plain
        for sentence in answer.zodatjes:
            assert visible(sentence) in shown.plain
    assert {str(span.style) for span in shown.spans} <= STYLES


@pytest.mark.parametrize("at", range(0, len(CORPUS), 40))
def test_nasty_notes_are_shown_and_do_nothing(at: int) -> None:
    for note in CORPUS[at : at + 40]:
        lines = note_lines(note, words("nl"))
        assert {str(span.style) for line in lines for span in line.spans} <= STYLES
        for line in lines:
            line.wrap(40)


def test_an_accepted_zodatje_is_shown_once_as_the_zodatje_it_is() -> None:
    said = Answer("Kijk. Ik wacht, zodat zij begint. Tja.", ("Ik wacht, zodat zij begint.", "Ik ga, zodat zij komt."))
    note, _blank, other = answer_lines(said, words("nl"))
    assert (note.plain, other.plain) == (said.note, "Ik ga, zodat zij komt.")
    (styled,) = [span for span in note.spans if span.style == "$secondary"]
    assert note.plain[styled.start : styled.end] == "Ik wacht, zodat zij begint."


@pytest.mark.parametrize("readers", ClosingReaders)
def test_who_may_read_the_closing_sentence_is_shown_where_it_is_more_than_the_two(readers: ClosingReaders) -> None:
    held = interview(closing="Het is mijn vak om te wachten.", closing_readers=readers)
    page = on_screen(compose(held, CARDS)).plain
    assert "Het is mijn vak om te wachten." in page
    assert page.count("Op de wand van het team: ja, ") == (readers is not ClosingReaders.NOBODY)
    assert page.count("Dit is het hele gesprek, ") == 1
