"""What docs/forms.md and the schema say is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from interview_tui.cards.document import MAX_LINE
from interview_tui.cards.shipped import shipped
from interview_tui.forms.document import (
    MAX_FORMS,
    MAX_LABEL,
    MAX_PAGES,
    MAX_WEEKS,
    ComeBackDocument,
    FormDocument,
    FormsDocument,
    PageDocument,
    SheetDocument,
    SheetPartDocument,
)
from interview_tui.forms.rules import check_pages
from interview_tui.forms.schema import schema_text
from interview_tui.forms.strict import checked
from interview_tui.interview.model import LEAST_MINUTES, MOST_MINUTES
from tests.cards.samples import write
from tests.cards.test_docs import block

DOCS = Path(__file__).resolve().parents[2] / "docs"
TEXT = (DOCS / "forms.md").read_text(encoding="utf-8")


def test_the_example_is_read_and_its_probes_break_no_rule(tmp_path: Path) -> None:
    document, forms = checked(write(tmp_path, block(TEXT, "json")), shipped("nl"))
    assert [form.id for form in forms.forms] == ["colleague", "huisbezoek", "huisbezoek-kort"]
    assert check_pages(document) == []
    long, short = forms.forms[1:]
    assert (short.pages, short.minutes, short.come_back) == (long.pages[:2], 15, None)


def test_the_example_says_everything_that_a_form_can_say() -> None:
    example = json.loads(block(TEXT, "json"))
    full = example["forms"][1]
    assert {*full, "based_on"} == set(FormDocument.model_fields)
    assert {key for page in (*full["before"], *full["after"]) for key in page} == set(PageDocument.model_fields)


@pytest.mark.parametrize(
    "model", [FormsDocument, FormDocument, PageDocument, SheetDocument, SheetPartDocument, ComeBackDocument]
)
def test_every_key_is_described(model: type[BaseModel]) -> None:
    tables = TEXT.partition("## The keys")[2]
    for name in model.model_fields:
        assert name == "schema_" or f"`{name}`" in tables


def test_every_limit_is_so() -> None:
    flat = " ".join(TEXT.split())
    assert (MAX_FORMS, MAX_PAGES) == (40, 20)
    assert "from one to forty forms" in flat
    assert "pages of its own, twenty at most" in flat
    assert f"(1 to {MAX_WEEKS})" in flat
    assert (
        f"at most {MAX_LABEL} characters; a title, theme, probe or `choose` {MAX_LINE}, every other text 5,000" in flat
    )
    assert f"from {LEAST_MINUTES} to {MOST_MINUTES}" in flat


def test_the_program_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    program = compile(block(TEXT, "python"), "forms.md", "exec")
    monkeypatch.chdir(tmp_path)
    exec(program, {})
    assert capsys.readouterr().out == "our-forms.json: Dit bestand is er niet. Kijk de naam en de map na.\n"
    write(tmp_path, block(TEXT, "json")).rename(tmp_path / "our-forms.json")
    exec(program, {})
    assert capsys.readouterr().out.splitlines()[1] == "huisbezoek na een huisbezoek"


def test_the_stored_schema_is_in_step_and_the_shipped_files_point_to_it() -> None:
    stored = DOCS / "forms.schema.json"
    assert stored.read_text(encoding="utf-8") == schema_text(), "run python tools/schema.py"
    for file in ("forms.json", "forms.en.json"):
        path = DOCS.parent / "data" / file
        assert (path.parent / json.loads(path.read_text(encoding="utf-8"))["$schema"]).resolve() == stored


def test_the_schema_knows_no_other_key() -> None:
    made = json.loads(schema_text())
    for one in (made, *(made["$defs"][name] for name in made["$defs"] if name.endswith("Document"))):
        assert one["additionalProperties"] is False
        assert all(re.fullmatch(r"\$?[a-z_]+", key) for key in one["properties"])
