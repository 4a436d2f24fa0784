"""The JSON Schema of a question-set file, for editors: they complete keys and mark mistakes while someone types."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from interview_tui.cards.document import SetDocument


def schema() -> dict[str, Any]:
    """The schema as a plain dict, generated from the models that `strict` reads with."""
    made = SetDocument.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": GenerateJsonSchema.schema_dialect, **made, "title": "Question set"}


def schema_text() -> str:
    """The schema as it stands in `docs/questions.schema.json`."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
