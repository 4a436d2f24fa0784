"""Writes docs/questions.schema.json, the JSON Schema of a question set, from the models that read one.

python tools/schema.py
"""

from __future__ import annotations

from pathlib import Path

from interview_tui.cards.schema import schema_text

TARGET = Path(__file__).resolve().parents[1] / "docs" / "questions.schema.json"


def main() -> None:
    """Write the file; a test fails when it is out of step."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(schema_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
