"""From a template in data/print and data to a PDF: with the shipped fonts alone, from nothing but that folder.

Words of users go in as data and are set to the letter: no template evaluates them. No template asks for a package, so
that nothing is fetched, and a template can read in its own folder only. The same data give the same bytes, with the
same version of typst.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from interview_tui.export.font_coverage import font_folder
from interview_tui.storage.shipped import data

if TYPE_CHECKING:
    import typst


class TypesettingError(RuntimeError):
    """A PDF that could not be made. A fault of ours, or of the machine: `str()` is for developers."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, and what the template has to say about it: the values it labels `<note>`, in their order."""

    pdf: bytes
    notes: tuple[Any, ...]


def typeset(template: str, values: Mapping[str, Any]) -> Typeset:
    """Set a template (`cards.typ`), which finds `values`, plain as JSON, in `sys.inputs.data`. Raises TypesettingError.

    It takes about a second, in which other threads go on.
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
        pdf = compiler.compile(format="pdf")
        notes = json.loads(compiler.query("<note>", field="value"))
    except (typst.TypstError, OSError, ValueError, RuntimeError) as error:
        raise TypesettingError(f"{template}: {error}") from error
    if not isinstance(pdf, bytes):
        raise TypesettingError(template)
    return Typeset(pdf, tuple(notes))


@cache
def fonts() -> typst.Fonts:
    """The shipped fonts, and not those of the system or of typst itself: they differ from machine to machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
