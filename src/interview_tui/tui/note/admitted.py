"""The text that may enter a note, and the text of a note that may leave a field. Pure text, no screen."""

from __future__ import annotations

import re
import unicodedata

from interview_tui.language import clean, visible

LONGEST_LINE = 2_000  # characters; a longer line that is pasted is broken at spaces
MOST_MARKS = 30  # on one character; the limit of Unicode's Stream-Safe Text Format (UAX #15, section 13)

_LONG = re.compile(rf"[^\n]{{{LONGEST_LINE + 1},}}")
_PIECE = re.compile(rf".{{1,{LONGEST_LINE}}}\Z|.{{1,{LONGEST_LINE - 1}}}[ ]|[ ]?[^ ]+[ ]?")


def is_mark(character: str) -> bool:
    """Return whether the character combines with the one before it."""
    return unicodedata.category(character) in ("Mn", "Me")


def admitted(text: str, before: str = "") -> str:
    """Return `text` as it may enter a note, behind `before` (the end of what stands before it on its line).

    Cleaned; at most MOST_MARKS combining marks on one character; a line over LONGEST_LINE characters is broken after a
    space, so that nothing is lost (a run without spaces stays whole). Idempotent for a given `before`.
    """
    if len(text) == 1 and text.isascii() and text.isprintable():
        return text
    text = clean(text)
    if not text.isascii():
        text = _few_marks(text, before)
    return _LONG.sub(_broken, text)


def _few_marks(text: str, before: str) -> str:
    """Return `text` without combining marks beyond MOST_MARKS on one character; `before` as in `admitted`."""
    stacked = 0
    for character in reversed(before[-MOST_MARKS:]):
        if not is_mark(character):
            break
        stacked += 1
    kept = []
    for character in text:
        stacked = stacked + 1 if not character.isascii() and is_mark(character) else 0
        if stacked <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _broken(line: re.Match[str]) -> str:
    """Return one long line with a line feed after a space wherever the next words would make it too long."""
    return "\n".join(_PIECE.findall(line[0]))


def is_unseen_text(character: str) -> bool:
    """Return whether it is text though Python calls it unprintable: joiners, no-break spaces, direction marks."""
    return len(character) == 1 and character >= "\xa0" and not character.isprintable() and clean(character) == character


def types_text(key: str) -> bool:
    """Return whether a key of that name types the character that came with it: not with alt, nor the like."""
    return not key.startswith(("alt+", "super+", "meta+", "hyper+"))


def showable(text: str) -> str:
    """Return text of a note as other programs may have it: unchanged if clean, else with its controls made visible."""
    if clean(text) == text:
        return text
    return visible(text.replace("\r\n", "\n"))
