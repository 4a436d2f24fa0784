"""What the docs say of question sets and probes is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interview_tui.cards.document import CardDocument, SetDocument, SourceDocument
from interview_tui.cards.labels import kind_label
from interview_tui.cards.model import Kind
from interview_tui.cards.rules import check_probes
from interview_tui.cards.strict import read_set
from interview_tui.cards.wording import DUTCH, ENGLISH
from interview_tui.language import choose
from tests.cards.samples import write

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def question_sets() -> str:
    return (DOCS / "question-sets.md").read_text(encoding="utf-8")


def block(text: str, language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_the_example_is_a_set_that_breaks_no_rule(tmp_path: Path, question_sets: str) -> None:
    example = read_set(write(tmp_path, block(question_sets, "json")))
    assert example.ref == "op-huisbezoek@1"
    assert check_probes(example) == []


def test_the_program_runs(
    tmp_path: Path, question_sets: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = compile(block(question_sets, "python"), "question-sets.md", "exec")
    monkeypatch.chdir(tmp_path)
    exec(program, {})
    assert capsys.readouterr().out.startswith("my-set.json: ")
    example = (
        block(question_sets, "json").replace("Hoe stel je", "Waarom stel je toch").replace("set.json", "my-set.json")
    )
    write(tmp_path, example).rename(tmp_path / "my-set.json")
    exec(program, {})
    assert capsys.readouterr().out.startswith("cards[1].probes[3] word Laat ‘toch’ weg")


def test_every_key_and_rule_is_described(question_sets: str) -> None:
    for model in (SetDocument, CardDocument, SourceDocument):
        for name, field in model.model_fields.items():
            assert f"`{field.alias or name}`" in question_sets
    rules = (Path(check_probes.__code__.co_filename)).read_text(encoding="utf-8")
    yielded = set(re.findall(r'yield "([a-z-]+)"', rules))
    described = set(re.findall(r"^\| `([a-z-]+)` \|.*\| (?:all|Dutch)", question_sets, re.MULTILINE))
    assert len(yielded) == 14
    assert described == yielded


def test_every_banned_word_is_named(question_sets: str) -> None:
    for phrase in (*DUTCH.banned, *ENGLISH.banned):
        assert " ".join(phrase) in question_sets


def test_the_kinds_and_their_names_are_those_of_the_program() -> None:
    text = (DOCS / "probing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|", text, re.MULTILINE)
    dutch = {kind: kind_label(kind) for kind in Kind}
    choose("en")
    assert rows == [(kind.value, dutch[kind], kind_label(kind)) for kind in Kind]
