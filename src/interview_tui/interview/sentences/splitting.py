"""Sentences as people type them: told apart, finished off, and compared without regard to looks."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

_TERMINAL = ".!?…"
_CLOSERS = "\"”’'»)]"
_OPENERS = "\"“„‘'’«(["

# From the first of a run on, and without giving back: a line of nothing but dots would take forever otherwise.
_STOP = re.compile(rf"(?<![{_TERMINAL}])[{_TERMINAL}]++[{re.escape(_CLOSERS)}]*+(?=\s)")
_NEXT = re.compile(r"\s+(\S+)")
_ONE_STOP = re.compile(r"(?<!\.)\.(?!\.)")
_OPENING = f"[{re.escape(_OPENERS)}]*"
_FIRST_LETTER = re.compile(rf"(?:{_OPENING}['’‘][a-z]\s+|{_OPENING})(ij|[^\W\d_])")

# Dutch and English ones that a sentence goes on after; those with a full stop inside are known by their shape.
_ABBREVIATIONS = frozenset(
    {"afd", "blz", "bv", "bijv", "bijz", "ca", "cf", "dhr", "dr", "drs", "eg", "evt", "excl", "incl", "ir", "jl"}
    | {"mevr", "mgr", "min", "mr", "mrs", "ms", "mw", "nl", "nr", "pag", "prof", "resp", "vgl", "vs", "zgn"}
)
# These may end one: it goes on only when a small letter follows.
_MAY_END = frozenset({"a.u.b", "c.s", "e.a", "e.d", "enz", "enzv", "etc", "i.d"})
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]{1,3})+")


def one_line(text: str) -> str:
    """The text on one line: every run of white space is one space, the ends are cut."""
    return " ".join(text.split())


def sentences(line: str) -> Iterator[str]:
    """The sentences of one line, in order, without the white space between them.

    An abbreviation does not end a sentence, nor does an ellipsis or a quotation that goes on in small letters. A line
    without a full stop is one sentence.
    """
    start = 0
    for found in _STOP.finditer(line):
        if not _goes_on(line, start, found):
            yield line[start : found.end()].strip()
            start = found.end()
    if rest := line[start:].strip():
        yield rest


def _goes_on(line: str, start: int, found: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` goes on after this full stop (or what looks like one)."""
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
    """Whether a word whose full stop was cut off is short for something: `bijv`, `d.w.z`, an initial."""
    if len(token) == 1:
        return token.isupper()
    folded = token.casefold()
    return folded in _ABBREVIATIONS or folded in _MAY_END or _DOTTED.fullmatch(folded) is not None


def ended(text: str) -> str:
    """One line that ends in a full stop or another end of a sentence (`!`, `?`, `…`); empty if nothing is said.

    Commas and the like at the end go; a full stop within closing quotation marks moves behind them. Idempotent.
    """
    body, ending = cut_ending(text)
    if not body:
        return ""
    marks = "".join(char for char in ending if char in _TERMINAL) or "."
    return (_stop_moved_out(body) if marks == "." else body) + marks


def _stop_moved_out(body: str) -> str:
    """Without the full stop within closing quotation marks or brackets at the end; that of an abbreviation stays."""
    core = body.rstrip(f".{_CLOSERS}")
    closing = body[len(core) :]
    if closing.startswith(".") and is_abbreviation(core.split(" ")[-1].lstrip(_OPENERS)):
        core, closing = f"{core}.", closing[1:]
    return core + _ONE_STOP.sub("", closing)


def open_end(text: str) -> str:
    """One line that another part follows: no marks at its end, but for the full stop of an abbreviation."""
    body, ending = cut_ending(text)
    short = (
        ending.startswith(".")
        and ending[1:2] not in tuple(_TERMINAL)
        and is_abbreviation(body.split(" ")[-1].lstrip(_OPENERS))
    )
    return f"{body}." if short else body


def cut_ending(text: str) -> tuple[str, str]:
    """The text on one line without the full stops, commas and the like at its end, and those."""
    text = one_line(text)
    body = text.rstrip(f"{_TERMINAL},;: ")
    return body, text[len(body) :]


def finished(text: str) -> str:
    """A whole sentence: on one line, with a capital (`IJs`, `'s Avonds`) and an end. Idempotent."""
    return with_capital(ended(text))


def with_capital(text: str) -> str:
    """The text with its first letter large, if it begins with one."""
    found = _FIRST_LETTER.match(text)
    if found is None or len(found[1].upper()) != len(found[1]):
        return text
    return text[: found.start(1)] + found[1].upper() + text[found.end(1) :]


def loosely(text: str) -> str:
    """What is left to compare when case, white space, punctuation and the way accents are stored do not count.

    A text of nothing but marks is left as it is, so that two of those are not taken for the same.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    words = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in folded).split()
    return " ".join(words) or one_line(text)


def digest(text: str) -> str:
    """Eight hexadecimal digits by which a sentence is known again without being kept (BLAKE2s of `loosely`).

    The first one is a letter: in front matter no reader of YAML takes it for a number and drops its zeros.
    """
    found = hashlib.blake2s(loosely(text).encode("utf-8", errors="replace"), digest_size=4).hexdigest()
    return "abcdef"[int(found[0], 16) % 6] + found[1:]
