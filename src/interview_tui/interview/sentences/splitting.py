"""Sentences as people type them: splitting, completing with a capital and an end, and comparing loosely."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from interview_tui.language import one_line

_TERMINAL = ".!?…"
_CLOSERS = "\"”’'»)]"
_OPENERS = "\"“„‘'’«(["

# It matches from the first mark of a run and without backtracking: otherwise a line of dots would take quadratic time.
_STOP = re.compile(rf"(?<![{_TERMINAL}])[{_TERMINAL}]++[{re.escape(_CLOSERS)}]*+(?=\s)")
_NEXT = re.compile(r"\s+(\S+)")
_ONE_STOP = re.compile(r"(?<!\.)\.(?!\.)")
_OPENING = f"[{re.escape(_OPENERS)}]*"
_FIRST_LETTER = re.compile(rf"(?:{_OPENING}['’‘][a-z]\s+|{_OPENING})(ij|[^\W\d_])")

# Dutch and English abbreviations that do not end a sentence; those with a full stop inside are matched by `_DOTTED`.
_ABBREVIATIONS = frozenset(
    {"afd", "blz", "bv", "bijv", "bijz", "ca", "cf", "dhr", "dr", "drs", "eg", "evt", "excl", "incl", "ir", "jl"}
    | {"mevr", "mgr", "min", "mr", "mrs", "ms", "mw", "nl", "nr", "pag", "prof", "resp", "vgl", "vs", "zgn"}
)
# Abbreviations that may end a sentence: it continues only if a small letter follows.
_MAY_END = frozenset({"a.u.b", "c.s", "e.a", "e.d", "enz", "enzv", "etc", "i.d"})
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]{1,3})+")


def sentences(line: str) -> Iterator[str]:
    """Yield the sentences of one line, in order, without the white space between them.

    An abbreviation does not end a sentence, nor does an ellipsis or a quotation before a small letter. A line without
    a full stop is one sentence.
    """
    start = 0
    for found in _STOP.finditer(line):
        if not _goes_on(line, start, found):
            yield line[start : found.end()].strip()
            start = found.end()
    if rest := line[start:].strip():
        yield rest


def _goes_on(line: str, start: int, found: re.Match[str]) -> bool:
    """Return whether the sentence that began at `start` continues after this match of `_STOP`."""
    following = _NEXT.match(line, found.end())
    if following is None:
        return False
    word, mark = following[1], found[0].rstrip(_CLOSERS)
    small = word.lstrip(_OPENERS)[:1].islower()
    if mark == ".":
        before = line[max(start, found.start() - 20) : found.start()].split()
        token = before[-1].lstrip(_OPENERS) if before else ""
        if token.casefold() in _MAY_END:
            return small
        if is_abbreviation(token):
            return True
    return small and (mark != found[0] or mark[0] == "…" or mark.startswith(".."))


def is_abbreviation(token: str) -> bool:
    """Return whether a word without its full stop is an abbreviation: `bijv`, `d.w.z`, an initial."""
    if len(token) == 1:
        return token.isupper()
    folded = token.casefold()
    return folded in _ABBREVIATIONS or folded in _MAY_END or _DOTTED.fullmatch(folded) is not None


def ended(text: str) -> str:
    """Return one line that ends in a full stop or another end of a sentence (`!`, `?`, `…`); empty without text.

    Commas and the like at the end are removed; a full stop within closing quotation marks moves after them. Idempotent.
    """
    body, ending = cut_ending(text)
    if not body:
        return ""
    marks = "".join(char for char in ending if char in _TERMINAL) or "."
    return (_stop_moved_out(body) if marks == "." else body) + marks


def _stop_moved_out(body: str) -> str:
    """Remove the full stop within closing quotation marks or brackets at the end, unless of an abbreviation."""
    core = body.rstrip(f".{_CLOSERS}")
    closing = body[len(core) :]
    if closing.startswith(".") and is_abbreviation(core.split(" ")[-1].lstrip(_OPENERS)):
        core, closing = f"{core}.", closing[1:]
    return core + _ONE_STOP.sub("", closing)


def open_end(text: str) -> str:
    """Return one line without marks at its end, but for the full stop of an abbreviation; another part follows it."""
    body, ending = cut_ending(text)
    short = (
        ending.startswith(".")
        and ending[1:2] not in tuple(_TERMINAL)
        and is_abbreviation(body.split(" ")[-1].lstrip(_OPENERS))
    )
    return f"{body}." if short else body


def cut_ending(text: str) -> tuple[str, str]:
    """Split the text, on one line, into what is before the full stops, commas and the like at its end, and those."""
    text = one_line(text)
    body = text.rstrip(f"{_TERMINAL},;: ")
    return body, text[len(body) :]


def finished(text: str) -> str:
    """Return a whole sentence: on one line, with a capital (`IJs`, `'s Avonds`) and an end. Idempotent."""
    return ended(with_capital(one_line(text)))  # in this order: a capital and a full stop are an initial


def with_capital(text: str) -> str:
    """Return the text with its first letter in upper case, if it begins with a letter."""
    found = _FIRST_LETTER.match(text)
    if found is None or len(found[1].upper()) != len(found[1]):
        return text
    return text[: found.start(1)] + found[1].upper() + text[found.end(1) :]


def loosely(text: str) -> str:
    """Return a key to compare texts by, without regard to case, white space, punctuation or Unicode normalisation.

    A text of only punctuation is kept, so that two different ones do not compare equal.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    words = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in folded).split()
    return " ".join(words) or one_line(text)


def digest(text: str) -> str:
    """Compute eight hexadecimal digits to recognise a sentence by without storing it (BLAKE2s of `loosely`).

    The first digit is a letter, so that no YAML parser reads it in front matter as a number and drops its zeros.
    """
    import hashlib  # 3 ms, only for what is offered

    found = hashlib.blake2s(loosely(text).encode("utf-8", errors="replace"), digest_size=4).hexdigest()
    return "abcdef"[int(found[0], 16) % 6] + found[1:]
