"""Write the JSON Schemas in docs/, of a question set, of forms and of an export, from the models that read them.

python tools/schema.py
"""

from __future__ import annotations

from pathlib import Path

from interview_tui.cards.schema import schema_text as question_set
from interview_tui.export.account.json_schema import schema_text as export
from interview_tui.forms.schema import schema_text as forms

DOCS = Path(__file__).resolve().parents[1] / "docs"


def main() -> None:
    """Write the files; a test fails if one is out of date."""
    for name, text in (("questions", question_set()), ("forms", forms()), ("export", export())):
        (DOCS / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
