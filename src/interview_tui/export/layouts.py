"""The layouts in which a set of cards can be printed, and their texts on screen."""

from __future__ import annotations

from enum import StrEnum

from interview_tui.language import _, pgettext


class Layout(StrEnum):
    """Name the layouts of cards on paper. The measures are in data/print/cards.typ."""

    FOUR = "four"
    EIGHT = "eight"
    SINGLE = "single"
    LARGE = "large"

    @property
    def has_backs(self) -> bool:
        """Return whether the probes can be printed on the back; a card for the wall has no back."""
        return self is not Layout.LARGE


def label(layout: Layout) -> str:
    """Return the name of a layout on screen: `Four on a sheet`."""
    match layout:
        case Layout.FOUR:
            return _("Four on a sheet")
        case Layout.EIGHT:
            return _("Eight on a sheet")
        case Layout.SINGLE:
            return _("For a print shop")
        case Layout.LARGE:
            return _("One large on each page")


def about(layout: Layout) -> str:
    """Return in one line what a layout is good for."""
    match layout:
        case Layout.FOUR:
            return _("A4 with four A6 cards and marks to cut along; the size of a postcard.")
        case Layout.EIGHT:
            return _("A4 with eight A7 cards and marks to cut along; small enough for a pocket.")
        case Layout.SINGLE:
            return _("Each A6 card on a page of its own, with 3 mm to cut off and colour up to the edge.")
        case Layout.LARGE:
            return _("A4 on its side, for the wall or a beamer; without prompts.")


def advice(layout: Layout, *, backs: bool) -> str:
    """Return in one sentence how to print a layout."""
    if layout is Layout.SINGLE:
        return _("Give the file to a print shop as it is: A6, with 3 mm of bleed on every side.")
    if layout.has_backs and backs:
        return _("Print on both sides, turned over the long edge, at actual size (100%).")
    return _("Print at actual size (100%).")


def file_name(layout: Layout) -> str:
    """Return a suggested file name: `cards-four-on-a-sheet.pdf`."""
    match layout:
        case Layout.FOUR:
            return pgettext("file name", "cards-four-on-a-sheet") + ".pdf"
        case Layout.EIGHT:
            return pgettext("file name", "cards-eight-on-a-sheet") + ".pdf"
        case Layout.SINGLE:
            return pgettext("file name", "cards-for-a-print-shop") + ".pdf"
        case Layout.LARGE:
            return pgettext("file name", "cards-large") + ".pdf"
