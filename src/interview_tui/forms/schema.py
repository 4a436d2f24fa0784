"""The JSON Schema of a forms file, with which editors complete keys and mark mistakes."""

from __future__ import annotations

from interview_tui.cards.schema import schema_of, text_of
from interview_tui.forms.document import FormsDocument


def schema_text() -> str:
    """Return the text of `docs/forms.schema.json`."""
    return text_of(schema_of(FormsDocument, "Ways of use"))
