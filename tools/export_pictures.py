"""Make the pictures of docs/exports.md: the first page of the example in each format, as its reader shows it.

python -m tools.export_pictures

Needs LibreOffice, poppler (pdftoppm) and Chromium. The interview in the pictures is fictional.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests import readers

from interview_tui.export.account.account import account
from interview_tui.export.account.formats import Format, contents
from interview_tui.export.account.reader import Reader
from interview_tui.language import choose
from interview_tui.storage.places import data
from interview_tui.transcripts.format.reader import read

TARGET = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
RESOLUTION = "64"  # dots an inch: the letters can be read, and a page is some 60 kB
PAGE = (530, 750)  # pixels of a web page, as an A4 at that resolution


def main() -> None:
    """Write one picture for each format that has a look."""
    choose("nl")
    document = read(data("example.nl.md").read_bytes())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for form in (Format.WORD, Format.PDF, Format.HTML):
            made = folder / f"account{form.suffix}"
            made.write_bytes(contents(document, account(document, Reader.TEAM), form, ""))
            draw(made, form, folder)
            print(TARGET / f"export-{form.value}.png")


def draw(made: Path, form: Format, folder: Path) -> None:
    """Draw the first page of a file."""
    target = TARGET / f"export-{form.value}"
    if form is Format.HTML:
        browser = readers.found("chromium")
        assert browser is not None, "chromium is needed to draw the pictures"
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"]
        command += ["--disable-background-networking", f"--user-data-dir={folder / 'profile'}"]
        command += [f"--window-size={PAGE[0]},{PAGE[1]}", f"--screenshot={target}.png", made.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
        return
    pdf = readers.to_pdf(made, folder) if form is Format.WORD else made
    readers.run("pdftoppm", "-png", "-singlefile", "-r", RESOLUTION, pdf, target)


if __name__ == "__main__":
    main()
