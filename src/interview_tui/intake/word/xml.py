"""Parsing a part of an Office document: bounded, and without anything that an entity or a document type can do.

Names are written with the short prefix that everybody knows them by, whatever prefix the file has: `w:p`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MOST_ELEMENTS: Final = 1_000_000
"""The most elements of all parts together: some 300 MB of memory. A document of 500 pages has 200,000."""
OFF: Final = frozenset({"0", "false", "off"})
"""What a switch has as its value that is off; one without a value is on."""
_DEEPEST: Final = 200  # a text box in a cell of a table in another is some 40 deep
_PREFIXES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_APART: Final = "\x1f"  # between namespace and name: no XML has it


class BadXml(ValueError):  # noqa: N818 - says what it is
    """Report a part that is no XML, or is XML that is not read: with a document type, too deep or too large."""


class Parser:
    """Parse parts to trees, within one bound for all of them together."""

    def __init__(self) -> None:
        self._left = MOST_ELEMENTS

    def parse(self, data: bytes) -> Element:
        """Return the root of a part. Raises BadXml."""
        builder = TreeBuilder()
        depth = 0

        def start(name: str, given: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._left -= 1
            if depth > _DEEPEST or self._left < 0:
                raise BadXml
            builder.start(_short(name), {_short(key): value for key, value in given.items()})

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            builder.end(_short(name))

        def refuse(*_declared: object) -> int:
            raise BadXml

        parser = expat.ParserCreate(namespace_separator=_APART)
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = builder.data
        parser.StartDoctypeDeclHandler = refuse
        parser.EntityDeclHandler = refuse
        parser.ExternalEntityRefHandler = refuse
        try:
            parser.Parse(data, True)
            return builder.close()
        except (expat.ExpatError, LookupError, ValueError, AssertionError) as error:
            raise error if isinstance(error, BadXml) else BadXml() from None


def _short(name: str) -> str:
    """Return a name of expat (namespace, separator, name) with its short prefix; `?` for a namespace unknown here."""
    space, apart, local = name.rpartition(_APART)
    return f"{_PREFIXES.get(space, '?')}:{local}" if apart else local


def child(node: Element | None, *path: str) -> Element | None:
    """Return the first child with that name, of that the first with the next name, and so on; None if there is none.

    (Not `find`, which takes `w:p` for a path with a prefix that it wants to be told.)
    """
    for name in path:
        if node is None:
            return None
        node = next((one for one in node if one.tag == name), None)
    return node


def children(node: Element | None, name: str) -> Iterator[Element]:
    """Yield the children with that name."""
    return (one for one in (node if node is not None else ()) if one.tag == name)


def value(node: Element | None, *path: str) -> str | None:
    """Return the `w:val` of the child at that path; None if there is none, or it has none."""
    found = child(node, *path)
    return found.get("w:val") if found is not None else None


def switch(node: Element | None, *path: str) -> bool | None:
    """Return whether the switch at that path is on; None if nothing is said of it."""
    found = child(node, *path)
    return None if found is None else found.get("w:val", "1").lower() not in OFF
