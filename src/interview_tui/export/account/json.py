"""An account as JSON, for a program: documented in docs/export-json.md, with a schema beside it.

For the two it holds the whole interview (`whole.py`), from which `import` makes the same transcript again. For others
it holds what their account holds, and nothing else.
"""

from __future__ import annotations

import json as standard_json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any, Final

from interview_tui.export.account.account import Account, Part, Said
from interview_tui.export.account.unstruck import unstruck
from interview_tui.export.account.whole import Values, transcript_of, values_of
from interview_tui.transcripts.format.composer import as_read
from interview_tui.transcripts.format.document import Document

FORMAT: Final = 1
"""The format of the JSON. Another key, or another meaning of one, is another format."""
SCHEMA: Final = "export.schema.json"
"""The name of its schema, in docs/."""
SEAL: Final = "seal"


def json(document: Document, account: Account, mark: str) -> bytes:
    """Return the account of a document as the contents of a JSON file in UTF-8, with `mark` at its beginning."""
    content: Values = {"$schema": SCHEMA, "format": FORMAT, "mark": mark}
    content["for"] = account.reader.value
    content |= _for_others(account) if account.reader.is_for_others else _for_the_two(document)
    content[SEAL] = seal_of(content)
    return (standard_json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors="replace")


def seal_of(content: Mapping[str, Any]) -> str:
    """Return the seal of what an export holds: a digest of all but the seal itself, whatever the spaces between.

    It tells that something was changed, not by whom: anybody could make another.
    """
    sealed = {key: value for key, value in content.items() if key != SEAL}
    text = standard_json.dumps(sealed, ensure_ascii=False, separators=(",", ":"))
    return blake2b(text.encode("utf-8", errors="surrogatepass"), digest_size=16).hexdigest()


def _for_the_two(document: Document) -> Values:
    left = unstruck(document)
    values = values_of(left)
    return {"exact": transcript_of(values) == as_read(left), **values}


def _for_others(account: Account) -> Values:
    values: Values = {
        "lang": account.lang,
        "title": account.title,
        "teller": account.teller,
        "names": account.names,
        "about": list(account.about),
        "for_whom": account.for_whom,
        "listeners": account.listeners,
        "answers": [_part(part) for part in account.parts],
        "closing": account.closing,
    }
    return {key: value for key, value in values.items() if value}


def _part(part: Part) -> Values:
    question = {"question": part.question} if part.question else {}
    return {"number": part.number, "title": part.title, **question, "said": [*_said(part.said)]}


def _said(said: Iterable[Said]) -> Iterable[Values]:
    for one in said:
        marked = [run.text for run in one.runs if run.marked]
        yield {"kind": one.kind.value, "text": one.text, **({"highlights": marked} if marked else {})}
