"""Reading a Word document as notes.

python-docx only writes here: its paragraphs leave out what was inserted while changes were tracked, content controls,
tables and text boxes.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from interview_tui.intake.left_out import Kind, LeftOut
from interview_tui.intake.notes import Notes
from interview_tui.intake.word.numbering import Numbering
from interview_tui.intake.word.package import Package, unfit
from interview_tui.intake.word.styles import Styles
from interview_tui.intake.word.walking import Walker, walked
from interview_tui.intake.word.xml import child, children

_NOTES = {"w:footnoteReference": ("footnotes", "w:footnote"), "w:endnoteReference": ("endnotes", "w:endnote")}
_MARGINS = ("header", "footer")


def read_docx(data: bytes) -> Notes:
    """Return the notes in a Word document: all that a person reads in it. Raises IntakeError.

    Headers, footers and what was hidden, deleted or said in comments stay out, and `left_out` says so.
    """
    package = Package(data)
    document = package.part(package.main)
    body = child(document, "w:body")
    if body is None:
        raise unfit()
    left_out = LeftOut()
    styles = Styles(_first(package, "styles"))
    numbering = Numbering(_first(package, "numbering"), styles)
    notes = {reference: _by_id(_first(package, kind), tag) for reference, (kind, tag) in _NOTES.items()}
    blocks = Walker(styles, numbering, notes, left_out).blocks(body)
    comments = _first(package, "comments")
    left_out.add(Kind.COMMENT, sum(1 for _each in children(comments, "w:comment")))
    margins = (package.part(name) for kind in _MARGINS for name in package.related(kind))
    if any(_has_words(one) for one in margins if one is not None):
        left_out.add(Kind.MARGIN)
    return Notes(tuple(blocks), left_out.sentences())


def _first(package: Package, kind: str) -> Element | None:
    return next((package.part(name) for name in package.related(kind)), None)


def _by_id(root: Element | None, tag: str) -> dict[str, Element]:
    return {one.get("w:id", ""): one for one in children(root, tag)}


def _has_words(root: Element) -> bool:
    return any(node.tag == "w:t" and (node.text or "").strip() for node in walked(root))
