"""Update the message catalogue from the code.

python tools/catalogue.py update            add new texts, drop unused ones, compile
python tools/catalogue.py set WORDS.json    fill in translations: {"English": "Nederlands"}; a plural is
                                            {"one|many": ["één", "veel"]}; a context is {"ctx\\u0004English": "…"}
python tools/catalogue.py missing           list texts without a translation (exit status 1 if there are any)
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "interview_tui"
PO = SOURCE / "language" / "locale" / "nl" / "LC_MESSAGES" / "interview_tui.po"
HEADER = "# The Dutch texts of In gesprek. tools/catalogue.py keeps this file; fill in texts with its command `set`."
# Headers with the time and program of writing would change with every update; git records both.
VOLATILE = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Project-Id-Version", "Report-Msgid-Bugs-To")
UNKNOWN = ("Last-Translator", "Language-Team")
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def extracted(source: Path = SOURCE) -> Catalog:
    """Return every text that the code looks up in the catalogue."""
    catalog = Catalog(locale="nl", header_comment=HEADER, fuzzy=False)
    found = extract_from_dir(source, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",))
    for filename, _line, message, comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        catalog.add(message, locations=[(filename, 0)], auto_comments=comments, context=context)
    return catalog


def stored(po: Path = PO) -> Catalog:
    """Return the Dutch catalogue in the repository."""
    if not po.exists():
        return Catalog(locale="nl", project="In gesprek", fuzzy=False)
    with po.open("rb") as source:
        return read_po(source, locale="nl", abort_invalid=True)


@contextmanager
def _locked() -> Iterator[None]:
    """Lock out another update at the same time (on systems with fcntl)."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    PO.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(PO.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def update(words: dict[str, str | list[str]] | None = None) -> None:
    """Write the Dutch catalogue with the texts of the code, its known translations, and those in `words`."""
    catalog, old = extracted(), stored()
    for message in catalog:
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        known = old.get(key, message.context)
        if known is not None and known.string:
            message.string = known.string
        name = "|".join(message.id) if isinstance(message.id, tuple) else message.id
        if message.context:
            name = f"{message.context}\x04{name}"
        if words and name in words:
            given = words.pop(name)
            message.string = tuple(given) if isinstance(given, list) else given
    for name in words or {}:
        print(f"not in the code: {name!r}", file=sys.stderr)
    fresh = PO.with_suffix(".tmp")
    fresh.write_text(rendered(catalog), encoding="utf-8", newline="\n")
    fresh.replace(PO)


def rendered(catalog: Catalog) -> str:
    """Return the catalogue as the text of a file; equal catalogues give equal files."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, omit_header=False, no_location=True, sort_output=True)
    header, gap, messages = buffer.getvalue().decode("utf-8").partition("\n\n")
    kept = [line for line in header.split("\n") if not line.startswith(tuple(f'"{key}:' for key in VOLATILE + UNKNOWN))]
    return "\n".join(kept) + gap + messages


def missing() -> list[str]:
    """Return the texts in the Dutch catalogue that have no translation."""
    return [str(m.id) for m in stored() if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]


def main() -> int:
    """Run the command in the arguments; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["update", "set", "missing"])
    parser.add_argument("words", nargs="?", type=Path)
    args = parser.parse_args()
    if args.command == "missing":
        for message in missing():
            print(message)
        return 1 if missing() else 0
    with _locked():
        update(json.loads(args.words.read_text(encoding="utf-8")) if args.words else None)
        sys.path.insert(0, str(ROOT))
        from hatch_build import compile_catalogues

        compile_catalogues()
    return 0


if __name__ == "__main__":
    sys.exit(main())
