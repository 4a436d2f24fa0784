"""The example that ships is a golden file: read, checked against the cards, written back to the letter."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from typing import Any

import pypandoc
import pytest
import yaml
from markdown_it import MarkdownIt

from interview_tui.cards.model import Role
from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.interview.probing.probe_lines import asked
from interview_tui.interview.sentences.highlights import all_of
from interview_tui.interview.transcript_words import words
from interview_tui.interview.zodatjes import is_ladder
from interview_tui.language import LANGUAGES, Language
from interview_tui.storage.places import data
from interview_tui.transcripts.format.blocks import heading, quote
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.not_asked import not_asked
from interview_tui.transcripts.format.reader import read

pytestmark = pytest.mark.no_files

both = pytest.mark.parametrize("lang", LANGUAGES)
FICTION: dict[Language, tuple[str, list[str]]] = {
    "nl": ("Dit gesprek is verzonnen", ["in-gesprek", "voorbeeld", "fictief"]),
    "en": ("This interview is made up", ["in-gesprek", "example", "fictional"]),
}
CLOSINGS: dict[Language, str] = {"nl": "Het is mijn vak om ", "en": "It is my craft to "}


@cache
def raw(lang: Language) -> bytes:
    return data(f"example.{lang}.md").read_bytes()


@cache
def document(lang: Language) -> Document:
    return read(raw(lang))


def held(lang: Language) -> Interview:
    return document(lang).interview


@both
def test_it_is_a_whole_interview_without_problems(lang: Language) -> None:
    interview = held(lang)
    assert document(lang).problems == ()
    assert (interview.id, interview.lang) == ({"nl": "vb2026", "en": "ex2026"}[lang], lang)
    assert (interview.interviewer, interview.interviewee, interview.next) == ("Noor", "Sam", "Robin")
    assert (interview.status, interview.sharing, interview.minutes) == (Status.FINAL, Circle.TEAM, 60)
    assert interview.question_set == shipped(lang).ref
    assert [card.number for card in not_asked(interview, shipped(lang))] == [10]
    assert sorted(interview.answers) == [number for number in range(1, 13) if number != 10]
    assert interview.closing.startswith(CLOSINGS[lang]) and interview.closing.endswith(".")


@both
def test_one_answer_is_for_the_two_of_them_alone(lang: Language) -> None:
    narrow = {number: answer.circle for number, answer in held(lang).answers.items() if answer.circle is not None}
    assert narrow == {8: Circle.PRIVATE}


@both
def test_it_shows_zodatjes_a_ladder_of_three_and_highlights(lang: Language) -> None:
    sentences = [sentence for _number, answer in held(lang).answered() for sentence in answer.zodatjes]
    link = {"nl": ", zodat ", "en": ", so that "}[lang]
    assert 8 <= len(sentences) <= 14
    assert all(is_ladder(sentence, lang) and sentence.endswith(".") for sentence in sentences)
    assert max(sentence.count(link) for sentence in sentences) == 3
    assert 2 <= len(all_of(held(lang))) <= 4


@both
def test_every_probe_that_was_asked_is_one_of_its_card(lang: Language) -> None:
    for card in shipped(lang).cards:
        probes = asked(held(lang).answer(card.number).note, words(lang).asked)
        assert set(probes) <= {probe.text for probe in card.probes}, card.number
        assert len(probes) == len(set(probes))
        if card.role is Role.QUESTION and card.number != 10:
            assert len(probes) >= 2, card.number


@both
def test_the_cards_are_printed_as_they_are_in_the_question_set(lang: Language) -> None:
    printed = {section.number: (section.heading, section.quote) for section in document(lang).cards()}
    assert printed == {
        card.number: (heading(card), quote(card)) for card in shipped(lang).cards if card.number in printed
    }


@both
def test_it_says_that_it_is_made_up_for_people_and_for_tools(lang: Language) -> None:
    sentence, tags = FICTION[lang]
    head = document(lang).sections[0].raw
    assert f"\n\n{sentence}" in head
    assert "Noor" in head and "Sam" in head.partition(sentence)[2]
    assert document(lang).front.get("tags") == tags


@both
def test_it_is_written_back_to_the_letter(lang: Language) -> None:
    assert compose(held(lang), shipped(lang), document(lang)) == raw(lang)
    assert compose(held(lang), None, document(lang)) == raw(lang)


@both
def test_it_is_what_writing_it_anew_gives_but_for_the_words_about_fiction(lang: Language) -> None:
    sentence, tags = FICTION[lang]
    anew = compose(held(lang), shipped(lang)).decode()
    text = raw(lang).decode().replace(f"[{', '.join(tags)}]", "[in-gesprek]")
    whole = re.compile("00-[0-9a-z]{6}, ")  # the seal of all the text, which has those words
    assert whole.sub("", re.sub(rf"\n{sentence}.*\n", "", text, count=1)) == whole.sub("", anew)


@both
def test_it_is_of_a_length_that_is_read(lang: Language) -> None:
    said = " ".join(f"{answer.note} {' '.join(answer.zodatjes)}" for answer in held(lang).answers.values())
    assert 900 <= len(said.split()) <= 1320
    assert max(len(line.split()) for answer in held(lang).answers.values() for line in answer.note.split("\n")) <= 60


@both
def test_the_two_tell_the_same_story(lang: Language) -> None:
    def shape(interview: Interview, language: Language) -> dict[int, tuple[list[int], int, int]]:
        """Per card: which probes were asked, by their place on the card; how many lines, how many zodatjes."""
        cards = shipped(language)
        return {
            number: (
                [
                    [probe.text for probe in cards.card(number).probes].index(text)
                    for text in asked(answer.note, words(language).asked)
                ],
                answer.note.count("\n"),
                len(answer.zodatjes),
            )
            for number, answer in interview.answers.items()
        }

    assert shape(held(lang), lang) == shape(held("nl"), "nl")


@both
def test_a_yaml_reader_understands_its_front_matter(lang: Language) -> None:
    front = yaml.safe_load(raw(lang).decode().split("---\n")[1])
    assert front["title"] == {"nl": "In gesprek: Noor met Sam", "en": "In gesprek: Noor with Sam"}[lang]
    assert front["tags"] == FICTION[lang][1]
    assert (front["date"].isoformat(), front["at_card"], front["format"]) == ("2026-11-03", 12, 3)
    assert (front["answered"], front["private_cards"]) == ([*range(1, 10), 11, 12], [8])
    assert [seal.split("-")[0] for seal in front["seals"]] == ["00", *map(str, (*range(8), 9, 11, 12))]
    assert all("\n" not in str(value) for value in front.values())


def _headings(lang: Language) -> list[tuple[int, str]]:
    texts = words(lang)
    cards = [(2, f"{card.number}. {card.title}") for card in shipped(lang).cards if card.number != 10]
    title = texts.title.format(interviewer="Noor", interviewee="Sam")
    return [(1, title), *cards, (2, texts.closing), (2, texts.not_asked)]


@both
def test_commonmark_sees_one_title_and_a_heading_a_card(lang: Language) -> None:
    tokens = MarkdownIt("commonmark").parse(raw(lang).decode().split("---\n", 2)[2])
    found = [
        (int(token.tag[1]), tokens[at + 1].content) for at, token in enumerate(tokens) if token.type == "heading_open"
    ]
    assert found == _headings(lang)


def _plain(inlines: list[dict[str, Any]]) -> str:
    """The text of pandoc's inline elements, of which only words and spaces are expected."""
    assert {inline["t"] for inline in inlines} <= {"Str", "Space"}
    return "".join(inline.get("c", " ") for inline in inlines)


@both
@pytest.mark.parametrize("reader", ["markdown-smart", "gfm", "commonmark_x-smart"])
def test_pandoc_reads_it_whole(lang: Language, reader: str) -> None:
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", f"{reader}+yaml_metadata_block", "-t", "json"],
        input=raw(lang),
        capture_output=True,
        check=True,
    )
    tree = json.loads(done.stdout)
    headers = [(block["c"][0], _plain(block["c"][2])) for block in tree["blocks"] if block["t"] == "Header"]
    assert headers == _headings(lang)
    assert {block["t"] for block in tree["blocks"]} == {"Header", "Para", "BlockQuote"}
    assert _plain(tree["meta"]["author"]["c"]) == "Noor"
    assert done.stderr == b""
