"""Text that is not ours: cleaned once where it comes in, shown safely wherever it goes out."""

from __future__ import annotations

import re

# Line ends of every kind become LF. FS, GS and RS are controls, though str.splitlines breaks there.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

# C0 (but tab and LF), DEL, C1, half surrogates, and the controls that turn the direction of what follows.
# The joiners, the no-break space and the plain direction marks stay: names and scripts need them.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Text as it may enter an interview: lines end in LF, no control characters.

    It runs once, where text is typed, pasted, passed as an argument or read from a question set; never on what is
    read from a transcript. Idempotent. Source of the ranges: Unicode's general categories Cc and Cs, and the bidi
    controls of UAX #9.
    """
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))


def clean_line(text: str) -> str:
    """`clean`, for what must stand on one line: every run of white space becomes one space, the ends are cut."""
    return " ".join(clean(text).split())


def visible(text: str) -> str:
    """Text from outside, safe to print: what a terminal would obey is shown by its code point, `⟨U+001B⟩`.

    Line feeds and tabs stay. For everything that was read from a file and is shown without having been cleaned.
    """
    return _UNSHOWABLE.sub(_by_code_point, text)


def visible_line(text: str) -> str:
    """`visible`, for what is shown on one line: every run of white space becomes one space, the ends are cut."""
    return " ".join(visible(text).split())


def visible_path(path: str) -> str:
    """A path or a name of a file, safe to show on one line and still exact: also line feeds and tabs by their code."""
    return re.sub(r"[\n\t]", _by_code_point, visible(path))


def _by_code_point(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"
