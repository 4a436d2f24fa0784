"""Functions that clean text from outside once on input, and make it safe to show on output."""

from __future__ import annotations

import re

# The expressions are compiled when a text first needs them: few do, and together they take 2 ms.

# Every line ending becomes LF. FS, GS and RS count as control characters, though str.splitlines breaks at them.
_LINE_ENDS = "\r\n|[\r\v\f\x85\u2028\u2029]"

# C0 (except tab and LF), DEL, C1, lone surrogates, and the bidirectional embedding, override and isolate controls.
# The joiners, the no-break space and the plain direction marks stay: names and scripts need them.
_UNWANTED = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_UNSHOWABLE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"

_BLANK = "[^\\S\x0b-\r\x1c-\x1f\x85\u2028\u2029]+"  # white space without the control characters among it


def clean(text: str) -> str:
    """Return the text as it may enter an interview: lines end in LF, no control characters.

    Called once, where text is typed, pasted, passed as an argument or read from a question set; never on text read
    from a transcript. Idempotent. Source of the ranges: Unicode's general categories Cc and Cs, and the bidi controls
    of UAX #9.
    """
    if text.isprintable():  # nothing of all that, nor anything else that is rare
        return text
    return re.sub(_UNWANTED, "", re.sub(_LINE_ENDS, "\n", text))


def clean_line(text: str) -> str:
    """Return the text cleaned to one line: each run of white space becomes one space, the ends are stripped."""
    return " ".join(clean(text).split())


def one_line(text: str) -> str:
    """Return the text on one line: each run of white space becomes one space, the ends are stripped.

    Unlike `clean_line` it keeps control characters, for a sentence that was read from a file. Some of them count as
    white space elsewhere, in `str.split` too; here they are characters like any other.
    """
    return " ".join(text.split()) if text.isprintable() else re.sub(_BLANK, " ", text).strip(" ")


def visible(text: str) -> str:
    """Return text from outside, safe to print: characters that control a terminal become their code point, `⟨U+001B⟩`.

    Line feeds and tabs stay. For text that was read from a file and is shown without having been cleaned.
    """
    return text if text.isprintable() else re.sub(_UNSHOWABLE, _by_code_point, text)


def control_columns(text: str) -> tuple[int, ...]:
    """Return where the characters are that `visible` shows by their code point, in order."""
    return () if text.isprintable() else tuple(found.start() for found in re.finditer(_UNSHOWABLE, text))


def visible_line(text: str) -> str:
    """Return `visible` text on one line: each run of white space becomes one space, the ends are stripped."""
    return " ".join(visible(text).split())


def visible_path(path: str) -> str:
    """Return a path or file name, safe to show on one line and still exact: also line feeds and tabs by code point."""
    return re.sub(r"[\n\t]", _by_code_point, visible(path))


def _by_code_point(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"
