"""The JSON Schema of an export, for programs that read one."""

from __future__ import annotations

from interview_tui.cards.schema import schema_of, text_of
from interview_tui.export.account.json_document import ExportDocument


def schema_text() -> str:
    """Return the text of `docs/export.schema.json`."""
    return text_of(schema_of(ExportDocument, "Export"))
