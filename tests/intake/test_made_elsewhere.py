"""Documents that other programs made: python-docx, pandoc and LibreOffice. Each reads as the same notes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from interview_tui.cards.shipped import shipped
from interview_tui.intake.found import NotesFound, look_into
from interview_tui.intake.notes import Block, Notes
from interview_tui.intake.proposing import propose
from interview_tui.intake.word.docx import read_docx
from tests.intake.documents import NO_LIBRARY
from tests.readers import needs, run

CARDS = shipped("nl")
MARKDOWN = """\
# Gesprek met Sam

Vooraf gezegd.

## 5. “Ik heb het altijd zo gedaan …”

Eerst *kijken*, dan **vragen**.[^1]

1.  koffie
2.  thee

-   punt

| links | rechts |
|-------|--------|
| cel   | hoek   |

## Je kompas

De keukentafel.

[^1]: Zei ze later.
"""


def texts(notes: Notes) -> list[str]:
    return [block.shown for block in notes.blocks]


@pytest.mark.no_files
def test_python_docx() -> None:
    document = Document()
    document.add_heading("Kaart 5", 2)
    paragraph = document.add_paragraph("Eerst ")
    paragraph.add_run("kijken").bold = True
    paragraph.add_run("\tdan\nvragen")
    document.add_paragraph("koffie", "List Number")
    document.add_paragraph("thee", "List Number")
    document.add_paragraph("punt", "List Bullet")
    table = document.add_table(2, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cel {at}"
    document.sections[0].header.paragraphs[0].text = "GEHEIM"
    held = io.BytesIO()
    document.save(held)
    notes = read_docx(held.getvalue())
    cells = [Block("cel 0 | cel 1"), Block("cel 2 | cel 3")]
    assert list(notes.blocks) == [
        Block("Kaart 5", level=2, bold=True),
        Block("Eerst kijken\tdan\nvragen"),
        Block("koffie", number="1."),
        Block("thee", number="2."),
        Block("punt", number="-"),
        *cells,
    ]
    assert notes.left_out == ("De kop- en voetteksten zijn niet meegenomen.",)


EXPECTED = [
    "Gesprek met Sam",
    "Vooraf gezegd.",
    "5. “Ik heb het altijd zo gedaan …”",
    "Eerst kijken, dan vragen.[1]",
    "[1] Zei ze later.",
    "1. koffie",
    "2. thee",
    "- punt",
    "links | rechts",
    "cel | hoek",
    "Je kompas",
    "De keukentafel.",
]


@pytest.fixture
def by_pandoc(tmp_path: Path) -> Path:
    source, target = tmp_path / "notities.md", tmp_path / "notities.docx"
    source.write_text(MARKDOWN, encoding="utf-8")
    run("pandoc", source, "-o", target)
    return target


def read(path: Path) -> Notes:
    found = look_into(path, NO_LIBRARY)
    assert isinstance(found, NotesFound)
    return found.notes


@needs("pandoc")
def test_pandoc(by_pandoc: Path) -> None:
    notes = read(by_pandoc)
    assert texts(notes) == EXPECTED
    assert [(one.block, one.card) for one in propose(notes, CARDS)] == [(2, 5), (10, 12)]


@pytest.mark.slow
@needs("soffice")
@needs("pandoc")
def test_libre_office(by_pandoc: Path, tmp_path: Path) -> None:
    made = tmp_path / "opnieuw"
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "docx", "--outdir", made, by_pandoc)
    notes = read(made / "notities.docx")
    assert texts(notes) == EXPECTED
    assert [(one.block, one.card) for one in propose(notes, CARDS)] == [(2, 5), (10, 12)]
    run("soffice", profile, "--headless", "--convert-to", "odt", "--outdir", made, by_pandoc)
    with pytest.raises(ValueError, match="LibreOffice"):
        look_into(made / "notities.odt", NO_LIBRARY)
