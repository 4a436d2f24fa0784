"""The JSON Schema of a question-set file, with which editors complete keys and mark mistakes."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from interview_tui.cards.document import SetDocument


def schema() -> dict[str, Any]:
    """Return the schema as a dict, generated from the models that `strict` reads with."""
    return schema_of(SetDocument, "Question set")


def schema_text() -> str:
    """Return the text of `docs/questions.schema.json`."""
    return text_of(schema())


def schema_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    """Return the schema of a user's own file with that document model."""
    made = model.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": GenerateJsonSchema.schema_dialect, **made, "title": title}


def text_of(made: dict[str, Any]) -> str:
    """Return a schema as the text of a file."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
