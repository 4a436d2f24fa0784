"""Word documents for tests, put together of raw XML: what other programs write, and what nobody should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from interview_tui.transcripts.library.listing import Library

NO_LIBRARY: Final = Library(Path("nergens"))
"""A library without an interview."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
}


def docx(body: str, *, declared: str = "", extra: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A Word document with this XML in its body, and other parts by their kind; `declared` stands above."""
    files: dict[str, bytes] = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": _part("document", f"<w:body>{body}</w:body>", declared),
        "word/_rels/document.xml.rels": _relations({kind: f"{kind}.xml" for kind in parts}),
    }
    for kind, inside in parts.items():
        files[f"word/{kind}.xml"] = _part(_ROOTS[kind], inside)
    return zipped(files | dict(extra or {}))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return held.getvalue()


def p(*inside: str, properties: str = "") -> str:
    """A paragraph; a text that is no XML becomes a run."""
    runs = "".join(one if one.startswith("<") else r(one) for one in inside)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def gone(text: str, tag: str = "del") -> str:
    """What was deleted or moved away while changes were tracked."""
    inside = "delText" if tag == "del" else "t"
    return f'<w:{tag} w:id="1" w:author="x"><w:r><w:{inside}>{escape(text)}</w:{inside}></w:r></w:{tag}>'


def field(code: str, *outcome: str) -> str:
    """A field, over several runs."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begun = f'{mark.format("begin")}<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return f"{begun}{mark.format('separate')}{''.join(outcome)}{mark.format('end')}"


def _part(root: str, inside: str, declared: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{declared}<w:{root} {_SPACES}>{inside}</w:{root}>'.encode()


def _relations(targets: Mapping[str, str]) -> bytes:
    each = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'.encode()
