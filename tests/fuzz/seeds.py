"""What fuzzing begins with."""

from __future__ import annotations

import json

from interview_tui.storage.places import data
from tests.cards.samples import document
from tests.forms.samples import document as forms
from tests.intake.documents import docx, field, gone, p, r
from tests.texts import CORPUS

LONGEST = 20_000  # bytes


def seeds() -> list[bytes]:
    """An interview, cards, ways of use, settings, and texts that are nasty by themselves and in the interview."""
    example = data("example.nl.md").read_bytes()
    found = [example, example.replace(b"\n", b"\r\n"), example[:1500], json.dumps(document()).encode()]
    found += [data("forms.json").read_bytes(), json.dumps(forms()).encode()]
    found.append(b'lang = "nl"\nminutes = 60\n[keys]\nnext = ["f9"]\n')
    found.append(b"bel 06-12345678 of 111222333, 1234 AB 12, geb. 1-2-1950, a@b.nl, ik wacht, zodat zij begint.")
    body = (
        p("Kaart 5")
        + p("Eerst ", gone("thee"), field("REF x", r("koffie", "<w:b/>")))
        + f"<w:tbl><w:tr><w:tc>{p('cel')}</w:tc></w:tr></w:tbl>"
    )
    found += [
        body.encode(),
        docx(body),
        b"Kaart 5: koffie\n\n1. een\n2. twee\n",
        b"## 5\n\n~~weg~~ <!-- stil --> wel\n",
    ]
    found += [text.encode() for text in CORPUS]
    found += [example.replace(b"Als het tempo klopt.", text.encode()) for text in CORPUS[::7]]
    return [one[:LONGEST] for one in found]
