"""Why each kind of probe works and where it comes from: whole in both languages, and the same as docs/probing.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interview_tui.cards.kinds import example, source, why
from interview_tui.cards.model import Kind, Probe
from interview_tui.cards.phrasing import holds, opens_as_question, question_marks, words
from interview_tui.cards.rules import EXEMPT, MAX_WORDS
from interview_tui.cards.shipped import shipped
from interview_tui.cards.wording import wording
from interview_tui.language import Language, choose

DOC = (Path(__file__).resolve().parents[2] / "docs" / "probing.md").read_text(encoding="utf-8")


def test_the_doc_and_the_screen_tell_the_same() -> None:
    choose("en")
    told = re.findall(r"^- `(\w+)`: (.+) \*([^*]+)\*$", DOC, re.MULTILINE)
    assert told == [(kind.value, why(kind), example(kind, "en")) for kind in Kind]


def test_the_doc_names_the_same_sources() -> None:
    choose("en")
    cells = dict(re.findall(r"^\| `(\w+)` \|(?: [^|]+ \|){3} ([^|]+) \|$", DOC, re.MULTILINE))
    named, before = {}, ""
    for kind in Kind:
        before = before if cells[kind.value] == "the same" else cells[kind.value]
        named[kind] = before
    assert named == {kind: source(kind) for kind in Kind}


def test_every_citation_has_its_title_in_the_doc() -> None:
    choose("en")
    sources = DOC.split("## Sources")[1]
    for kind in Kind:
        for name, year in re.findall(r"(\w+)(?: & \w+)? (\d{4})", source(kind)):
            assert re.search(rf"{name}.*?\({year}\)|{name}.*?{year}", sources, re.DOTALL)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_one_or_two_plain_sentences_for_each_kind(lang: Language) -> None:
    choose(lang)
    for kind in Kind:
        text = why(kind)
        assert text.endswith(".") and 1 <= len(re.findall(r"[.?](?= |$)", text)) <= 2, text
        assert len(text) <= 120, text
    assert len({why(kind) for kind in Kind}) == len(Kind)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_general_prompts_keep_the_rules_for_probes(lang: Language) -> None:
    known = wording(lang)
    assert known is not None
    for kind in Kind:
        text = example(kind, lang)
        found = words(text)
        assert len(found) <= MAX_WORDS and question_marks(text) <= 1, text
        assert kind in EXEMPT or opens_as_question(found, known), text
        assert not holds(found, known.banned), text


def test_a_general_prompt_is_in_the_language_of_the_cards() -> None:
    assert example(Kind.LADDER_UP, "en-GB") == "So that…?"
    assert example(Kind.LADDER_UP, "fy") == example(Kind.LADDER_UP, "nl") == "Zodat…?"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_shipped_silence_sounds_the_same(lang: Language) -> None:
    silences = {probe for card in shipped(lang).cards for probe in card.probes if probe.kind is Kind.SILENCE}
    assert silences == {Probe(Kind.SILENCE, example(Kind.SILENCE, lang))}
