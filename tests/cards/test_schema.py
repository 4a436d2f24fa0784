"""The schema for editors is made from the models, and says the same as the reader."""

from __future__ import annotations

import json
from pathlib import Path

from interview_tui.cards.model import Harvest, Kind, Role
from interview_tui.cards.schema import schema, schema_text

STORED = Path(__file__).resolve().parents[2] / "docs" / "questions.schema.json"


def test_the_stored_schema_is_in_step() -> None:
    assert STORED.read_text(encoding="utf-8") == schema_text(), "run python tools/schema.py"


def test_the_shipped_sets_point_editors_to_it() -> None:
    for file in ("questions.json", "questions.en.json"):
        path = STORED.parents[1] / "data" / file
        named = json.loads(path.read_text(encoding="utf-8"))["$schema"]
        assert (path.parent / named).resolve() == STORED


def test_it_names_every_kind_role_and_harvest_and_no_other_key() -> None:
    made = schema()
    blocks = made["$defs"]
    assert blocks["Kind"]["enum"] == [kind.value for kind in Kind]
    assert blocks["Role"]["enum"] == [role.value for role in Role]
    assert blocks["Harvest"]["enum"] == [harvest.value for harvest in Harvest]
    for block in (made, *(blocks[name] for name in blocks if name.endswith("Document"))):
        assert block["additionalProperties"] is False
    assert made["properties"]["format"]["const"] == 1
    assert made["properties"]["cards"]["maxItems"] == 60
