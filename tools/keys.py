"""Write the tables of docs/keys.md from the command tables of the program.

python tools/keys.py            update the tables
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from interview_tui.language import catalogue, choose
from interview_tui.tui.kit import commands
from interview_tui.tui.kit.command import Command, shown_key

DOC = Path(__file__).resolve().parents[1] / "docs" / "keys.md"
_TABLE = re.compile(r"(?s)(<!-- ([A-Z_]+) -->\n).*?(?=<!-- / -->)")


def tables() -> dict[str, tuple[Command, ...]]:
    """Return every command table of the program, by name."""
    return {
        name: value
        for name, value in vars(commands).items()
        if name.isupper() and isinstance(value, tuple) and not isinstance(value, Command)
    }


def table(rows: tuple[Command, ...]) -> str:
    """Return a table in Markdown: the id, the keys, the label in English and Dutch, and the description."""
    dutch = catalogue("nl").gettext
    lines = ["| id | keys | on screen | op het scherm | what it does |", "|---|---|---|---|---|"]
    for row in rows:
        keys = ", ".join(f"`{shown_key(key)}`" for key in row.keys.split(",") if key) or "(menu)"
        lines.append(f"| `{row.id}` | {keys} | {row.label} | {dutch(row.label)} | {row.help} |")
    return "\n".join(lines) + "\n"


def rendered(text: str) -> str:
    """Return the document with every table updated. Raises KeyError for a table that the program does not have."""
    known = tables()
    choose("en")  # the language of the document, and so of its keys
    return _TABLE.sub(lambda found: f"{found[1]}\n{table(known[found[2]])}\n", text)


def main() -> int:
    """Write the document; return the exit status."""
    DOC.write_text(rendered(DOC.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
