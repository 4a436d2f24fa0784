"""The parts of a Word document: a zip file, opened within bounds whatever it says of itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import Final
from xml.etree.ElementTree import Element

from interview_tui.intake.errors import IntakeError, too_much
from interview_tui.intake.word.xml import BadXml, Parser
from interview_tui.language import _

MOST_EXPANDED: Final = 48 * 1024 * 1024
"""The most bytes of text in a document, of all parts that are read; a document of 500 pages has some 5 MB."""
MOST_PARTS: Final = 20_000
_RATIO: Final = 250  # how much smaller a part may be in the zip file; text is 5 to 60 times smaller
_SMALL: Final = 1024 * 1024  # bytes below which no ratio counts: one letter a thousand times is no attack
_ENTRY: Final = b"PK\x01\x02"  # begins each entry in the list of a zip file
_MAIN: Final = "/officeDocument"
_TYPES: Final = "[Content_Types].xml"


class Package:
    """Give the parts of a Word document as trees, and how they refer to each other."""

    def __init__(self, data: bytes) -> None:
        """Open a zip file. Raises IntakeError for one that is damaged, locked or a bomb, or is no Word document."""
        if data.count(_ENTRY) > MOST_PARTS:
            raise too_much()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, LookupError) as error:
            raise damaged() from error
        self._names = {_plain(name): name for name in self._zip.namelist()}
        self._left = MOST_EXPANDED
        self._parser = Parser()
        if any(entry.flag_bits & 1 for entry in self._zip.infolist()):
            raise locked()
        self.main = self._main()

    def names(self) -> frozenset[str]:
        """Return the names of all parts, in small letters."""
        return frozenset(self._names)

    def part(self, name: str) -> Element | None:
        """Return the root of a part; None if there is none of that name. Raises IntakeError."""
        stored = self._names.get(_plain(name))
        if stored is None:
            return None
        try:
            return self._parser.parse(self._read(stored))
        except BadXml as error:
            raise unfit() from error

    def related(self, kind: str) -> Iterator[str]:
        """Yield the names of the parts that the document refers to as that kind, such as `footnotes`."""
        for part, found in self._references(self.main).values():
            if found.rpartition("/")[2] == kind:
                yield part

    def by_id(self) -> Mapping[str, str]:
        """Return the parts that the document refers to, by the id it gives them."""
        return {ident: part for ident, (part, _kind) in self._references(self.main).items()}

    def _main(self) -> str:
        """Return the name of the document itself. Raises IntakeError if there is none."""
        for part, kind in self._references("").values():
            if kind.endswith(_MAIN) and _plain(part) in self._names:
                return part
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise other_kind(self.names())

    def _references(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to inside the file: name and kind, by id."""
        folder = dirname(name)
        root = self.part(join(folder, "_rels", f"{name.rpartition('/')[2]}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for one in root if root is not None else ():
            target = one.get("Target", "")
            if one.get("TargetMode") != "External" and target:
                inside = target[1:] if target.startswith("/") else normpath(join(folder, target))
                found[one.get("Id", "")] = (inside, one.get("Type", ""))
        return found

    def _read(self, stored: str) -> bytes:
        """Return a part, expanded. Raises IntakeError where that is too much, or it cannot be."""
        try:
            entry = self._zip.getinfo(stored)
            with self._zip.open(entry) as file:
                data = file.read(self._left + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise damaged() from error
        self._left -= len(data)
        if self._left < 0 or len(data) > max(_SMALL, _RATIO * entry.compress_size):
            raise too_much()
        return data


def _plain(name: str) -> str:
    """Return the name of a part as names are compared: case does not matter, nor how a folder is written."""
    return name.replace("\\", "/").lstrip("/").lower()


def damaged() -> IntakeError:
    """Return the error for a file that is broken."""
    return IntakeError(_("This file is damaged. Open it in Word and save it anew, or take it from a backup."))


def locked() -> IntakeError:
    """Return the error for a document that is locked with a password."""
    return IntakeError(_("This document has a password. Take that away in Word (File, Info), and save it."))


def unfit() -> IntakeError:
    """Return the error for a part that is not read."""
    return IntakeError(
        _("Something in this document is not as Word writes it. Open it in Word and save it anew as .docx.")
    )


def other_kind(names: frozenset[str]) -> IntakeError:
    """Return the error for a zip file that is no Word document, by the names of what is in it."""
    if "content.xml" in names and "mimetype" in names:
        return IntakeError(_("This is a document of LibreOffice. Save it there as .docx, and take that."))
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        return IntakeError(_("This is a document of Pages. Export it there as Word (.docx), and take that."))
    if any(name.startswith(("xl/", "ppt/", "visio/")) for name in names):
        return IntakeError(
            _("This is no document with text, but a sheet or slides. Copy the text into a .docx or .txt.")
        )
    return IntakeError(_("This is a zip file, and no document. Take the document out of it first."))
