"""The JSON Schema of a file with ways of use, for editors: they complete keys and mark mistakes while someone types."""

from __future__ import annotations

from interview_tui.cards.schema import schema_of, text_of
from interview_tui.forms.document import FormsDocument


def schema_text() -> str:
    """The schema as it stands in `docs/forms.schema.json`."""
    return text_of(schema_of(FormsDocument, "Ways of use"))
