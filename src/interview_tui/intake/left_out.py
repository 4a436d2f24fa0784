"""What stays out of notes that are taken in, counted and said: nothing goes silently."""

from __future__ import annotations

from collections import Counter
from enum import Enum, auto

from interview_tui.language import _, ngettext


class Kind(Enum):
    """Name what stays out, or what a person should know of how it was read; in the order in which it is said."""

    STRUCK = auto()  # deleted or moved while changes were tracked, or crossed out
    COMMENT = auto()
    HIDDEN = auto()
    CODE = auto()  # behind a field or a link, of which the words are taken along
    CONTENTS = auto()  # a table of contents
    PROMPT = auto()  # of a form field that nobody filled in
    PICTURE = auto()
    INSIDE = auto()  # another document inside
    MARGIN = auto()  # headers and footers
    PROPERTIES = auto()  # lines on top for a program
    SYMBOL = auto()  # of a font in which letters are pictures
    ENCODING = auto()


class LeftOut:
    """Count what stays out. What follows at once on the same kind, with no words between, counts as one piece."""

    def __init__(self) -> None:
        self._counted: Counter[Kind] = Counter()
        self._last: Kind | None = None

    def add(self, kind: Kind, count: int = 1) -> None:
        """Count one that stands by itself."""
        self._counted[kind] += count

    def add_piece(self, kind: Kind) -> None:
        """Count a piece of the text, unless it goes on the one before it."""
        if self._last is not kind:
            self._counted[kind] += 1
        self._last = kind

    def goes_on(self) -> None:
        """Say that words that are taken along come next, or another paragraph."""
        self._last = None

    def sentences(self) -> tuple[str, ...]:
        """Return a sentence for each kind, in the language of the screen."""
        return tuple(_sentence(kind, self._counted[kind]) for kind in Kind if self._counted[kind])


def _sentence(kind: Kind, count: int) -> str:
    match kind:
        case Kind.STRUCK:
            text = ngettext(
                "{n} piece that was deleted or crossed out was not taken along.",
                "{n} pieces that were deleted or crossed out were not taken along.",
                count,
            )
        case Kind.COMMENT:
            text = ngettext("{n} comment was not taken along.", "{n} comments were not taken along.", count)
        case Kind.HIDDEN:
            text = ngettext(
                "{n} piece of hidden text was not taken along.",
                "{n} pieces of hidden text were not taken along.",
                count,
            )
        case Kind.CODE:
            text = ngettext(
                "Of {n} link or field the words were taken along, not what is behind them.",
                "Of {n} links and fields the words were taken along, not what is behind them.",
                count,
            )
        case Kind.CONTENTS:
            text = _("The table of contents was not taken along.")
        case Kind.PROMPT:
            text = ngettext(
                "{n} field that nobody filled in was not taken along.",
                "{n} fields that nobody filled in were not taken along.",
                count,
            )
        case Kind.PICTURE:
            text = ngettext(
                "{n} picture or drawing was not taken along.", "{n} pictures and drawings were not taken along.", count
            )
        case Kind.INSIDE:
            text = ngettext(
                "{n} document inside this one was not taken along.",
                "{n} documents inside this one were not taken along.",
                count,
            )
        case Kind.MARGIN:
            text = _("What stands at the top and bottom of each page was not taken along.")
        case Kind.PROPERTIES:
            text = _("The lines for a program at the top of the file were not taken along.")
        case Kind.SYMBOL:
            text = ngettext(
                "{n} sign that only its font knows stands there as □.",
                "{n} signs that only their font knows stand there as □.",
                count,
            )
        case Kind.ENCODING:
            text = _("The file was saved the old way (Windows-1252). See whether letters such as é and ë are right.")
    return text.format(n=count)
