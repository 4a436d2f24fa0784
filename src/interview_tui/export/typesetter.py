"""Typesetting of a template in data/print to a PDF, with typst and only the shipped fonts.

Text of users is passed as data and set literally: no template evaluates it. No template imports a package, so that
nothing is fetched, and a template can read files of its own folder only. The same data give the same bytes with the
same version of typst.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_tui.export.font_coverage import font_folder
from interview_tui.storage.places import data

if TYPE_CHECKING:
    import typst


class TypesettingError(RuntimeError):
    """Report a PDF that could not be made, by a fault of the program or the machine; `str()` is for developers."""


class Typeset(NamedTuple):
    """Hold a PDF, and the values that the template labels `<note>`, in order."""

    pdf: bytes
    notes: tuple[Any, ...]


class Standard(StrEnum):
    """Name the standards that a PDF can be held to while it is made; the value is typst's word for it."""

    ACCESSIBLE = "ua-1"  # PDF/UA-1: tagged, with a title and a language, and no character without a letter


def typeset(template: str, values: Mapping[str, Any], standard: Standard | None = None) -> Typeset:
    """Typeset a template (`cards.typ`), which reads `values` as JSON from `sys.inputs.data`.

    It takes about a second, without blocking other threads. Raises TypesettingError, also for what `standard` forbids.
    """
    try:
        import typst  # 80 MB on disk, mostly machine code: only when something is printed
    except ImportError as error:
        raise TypesettingError(str(error)) from error
    folder = data("print")
    nowhere = folder / "no-packages"
    try:
        compiler = typst.Compiler(
            input=folder / template,
            root=folder,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
            package_path=nowhere,
            package_cache_path=nowhere,
        )
        pdf = compiler.compile(format="pdf", pdf_standards=[standard.value] if standard else [])
        notes = json.loads(compiler.query("<note>", field="value"))
    except (typst.TypstError, OSError, ValueError, RuntimeError) as error:
        raise TypesettingError(f"{template}: {error}") from error
    if not isinstance(pdf, bytes):
        raise TypesettingError(template)
    return Typeset(pdf, tuple(notes))


@cache
def fonts() -> typst.Fonts:
    """Return the shipped fonts only; those of the system or of typst itself differ from machine to machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
