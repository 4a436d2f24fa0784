"""A printed set read back by other programs than the one that made it: what stands where on which page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pypdf import PdfReader

from interview_tui.export.layouts import Layout

MM = 72 / 25.4
Box = tuple[float, float, float, float]
"""Left, bottom, right, top; in mm from the left and the bottom of the paper."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How cards lie on a page, in mm. `bleed` is what lies around the card on a page of its own."""

    columns: int
    rows: int
    width: float
    height: float
    page: tuple[float, float]
    bleed: float = 0.0

    @property
    def per_page(self) -> int:
        """How many cards a page holds."""
        return self.columns * self.rows

    def box(self, at: int, *, back: bool = False) -> Box:
        """Where the card at that place lies; on a back in the column that lies behind its front."""
        row, column = divmod(at, self.columns)
        if back:
            column = self.columns - 1 - column
        left = (self.page[0] - self.columns * self.width) / 2 + column * self.width
        top = self.page[1] - (self.page[1] - self.rows * self.height) / 2 - row * self.height
        return left, top - self.height, left + self.width, top


GRIDS = {
    Layout.FOUR: Grid(2, 2, 105, 148, (210, 297)),
    Layout.EIGHT: Grid(2, 4, 105, 74, (210, 297)),
    Layout.SINGLE: Grid(1, 1, 105, 148, (111, 154), 3),
    Layout.LARGE: Grid(1, 1, 297, 210, (297, 210)),
}


class Paper:
    """A PDF of cards, page by page."""

    def __init__(self, pdf: bytes, layout: Layout, *, backs: bool = True) -> None:
        self.pdf = pdf
        self.layout = layout
        self.backs = backs and layout is not Layout.LARGE
        self.grid = GRIDS[layout]
        self.document = pdfium.PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self.document)

    def _place(self, item: int, *, back: bool) -> tuple[int, Box]:
        sheet, at = divmod(item, self.grid.per_page)
        page = sheet * 2 + back if self.backs else sheet
        return page, self.grid.box(at, back=back)

    def side(self, item: int, *, back: bool = False) -> str:
        """All that stands on a side of the card at that place in the pack; 0 is the cover."""
        page, (left, bottom, right, top) = self._place(item, back=back)
        text: str = (
            self.document[page]
            .get_textpage()
            .get_text_bounded(left=left * MM, bottom=bottom * MM, right=right * MM, top=top * MM)
        )
        return text

    def letters(self, page: int) -> Iterator[tuple[str, Box]]:
        """Every letter that can be seen on a page, and its box in mm."""
        text = self.document[page].get_textpage()
        for at in range(text.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(text.raw, at))
            left, bottom, right, top = (edge / MM for edge in text.get_charbox(at))
            if char.strip() and right > left:
                yield char, (left, bottom, right, top)

    def cards_on(self, page: int) -> list[Box]:
        """Where cards may lie on a page."""
        back = self.backs and page % 2 == 1
        return [self.grid.box(at, back=back) for at in range(self.grid.per_page)]

    def picture(self, page: int, scale: float = 1.0, *, grey: bool = False) -> tuple[int, int, bytes]:
        """A page in pixels: width, height and the bytes, one for each pixel if `grey`, else blue, green and red."""
        bitmap = self.document[page].render(scale=scale, grayscale=grey, rev_byteorder=False)
        wide = 1 if grey else bitmap.n_channels
        data = bytes(bitmap.buffer)
        rows = [data[row * bitmap.stride : row * bitmap.stride + bitmap.width * wide] for row in range(bitmap.height)]
        return bitmap.width, bitmap.height, b"".join(rows)


def squeezed(text: str) -> str:
    """Text without what depends on where lines end: white space, hyphens, and places to break."""
    return re.sub(r"[\s\u00a0\u200b\u00ad\ufffe\ufeff\x02-]+", "", text)


def pages(pdf: bytes) -> list[Any]:
    """The pages, as pypdf reads them."""
    return list(PdfReader(io.BytesIO(pdf)).pages)


def fonts(pdf: bytes) -> dict[str, bool]:
    """The fonts of a PDF, each with whether it is embedded."""
    found: dict[str, bool] = {}
    for page in pages(pdf):
        for entry in page["/Resources"].get("/Font", {}).values():
            font = entry.get_object()
            for inner in font.get("/DescendantFonts", [font]):
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                found[str(font["/BaseFont"])] = bool({"/FontFile2", "/FontFile3"} & set(descriptor))
    return found
