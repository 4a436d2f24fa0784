"""Compiles the message catalogues when the package is built or installed.

The repository holds the readable `.po` files only; the `.mo` files that gettext reads are made from them here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALES = Path(__file__).parent / "src" / "interview_tui" / "language" / "locale"


def compile_catalogues(locales: Path = LOCALES) -> list[Path]:
    """Write an `.mo` beside every `.po` below `locales`; returns the files written."""
    written = []
    for po in sorted(locales.rglob("*.po")):
        with po.open("rb") as source:
            catalogue = read_po(source, abort_invalid=True)
        mo = po.with_suffix(".mo")
        fresh = mo.with_suffix(".tmp")
        with fresh.open("wb") as target:
            write_mo(target, catalogue)
        fresh.replace(mo)  # in one step: a program that starts just now reads the old texts or the new ones
        written.append(mo)
    return written


class CatalogueHook(BuildHookInterface[Any]):
    """Hatchling calls this before it collects files, for wheels and for editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile; the wheel picks the results up as artifacts."""
        compile_catalogues()
