"""Other people's programs, which read what we made: a test that needs one is skipped by its name where it is missing.

CI brings them from the packages of the system (.ci/run). What a program needs besides, a profile above all, it gets in
a folder of the test, so that two of them never meet and nothing of the user's is touched.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

import pytest

PATIENCE: Final = 100
"""Seconds; the first start of LibreOffice makes a profile, which takes a few."""


def needs(program: str) -> pytest.MarkDecorator:
    """A mark that skips a test where a program is missing: soffice, chromium, pdftotext, pdfinfo, pandoc, …"""
    return pytest.mark.skipif(found(program) is None, reason=f"needs {program}, which is not installed here")


@cache
def found(program: str) -> str | None:
    """Where a program is; None if it is missing. Pandoc comes with the development dependencies as well."""
    if program == "pandoc":
        import pypandoc

        try:
            return str(pypandoc.get_pandoc_path())
        except OSError:
            return None
    others = {"chromium": ("chromium-browser", "google-chrome"), "soffice": ("libreoffice",)}
    return next((path for name in (program, *others.get(program, ())) if (path := shutil.which(name))), None)


def run(program: str, *arguments: str | Path) -> str:
    """What a program prints; it must end well, and within the time."""
    path = found(program)
    assert path is not None, program
    done = subprocess.run(
        [path, *map(str, arguments)], capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, f"{program}: {done.stderr}"
    return done.stdout


def to_pdf(document: Path, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a document, in a folder."""
    profile = (folder / "libreoffice").resolve()
    run(
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, document),
    )
    made = folder / f"{document.stem}.pdf"
    assert made.exists(), f"LibreOffice could not read {document.name}"
    return made


def text_of_pdf(path: Path) -> str:
    """All text of a PDF in the order in which one reads it, a form feed behind each page, as poppler finds it."""
    return run("pdftotext", "-enc", "UTF-8", path, "-")
