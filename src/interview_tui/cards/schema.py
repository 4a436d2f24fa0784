"""The JSON Schema of a question-set file, for editors: they complete keys and mark mistakes while someone types."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from interview_tui.cards.document import SetDocument


def schema() -> dict[str, Any]:
    """The schema as a plain dict, generated from the models that `strict` reads with."""
    return schema_of(SetDocument, "Question set")


def schema_text() -> str:
    """The schema as it stands in `docs/questions.schema.json`."""
    return text_of(schema())


def schema_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    """The schema of any file of one's own."""
    made = model.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": GenerateJsonSchema.schema_dialect, **made, "title": title}


def text_of(made: dict[str, Any]) -> str:
    """A schema as a file holds it."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
