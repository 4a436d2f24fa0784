"""An account as a PDF: its content, for the typesetter.

The PDF is held to PDF/UA-1, so that a program that reads aloud finds the headings, the quotations and the language.
That standard refuses a character that no font of the file has. It stands there by its code point, `‹U+4E16›`, as in an
account what no file can hold; `unprintable_in` tells which, so that a screen can name them beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from interview_tui.export.account.account import Account, Part, Said
from interview_tui.export.font_coverage import unprintable
from interview_tui.export.typesetter import Standard, typeset
from interview_tui.export.typst_text import breakable, runs_right_to_left, words
from interview_tui.interview.transcript_words import words as labels
from interview_tui.language import catalogue, language_for

_CODE_POINT: Final = re.compile("⟨(U\\+[0-9A-F]{4,6})⟩")  # as an account writes it; no shipped font has these brackets
_SPACES: Final = re.compile(r"[^\S\u00a0\u202f]+")  # all but those that keep words together


def pdf(account: Account, mark: str) -> bytes:
    """Return an account as a PDF, tagged, with `mark` as its keywords and no author.

    It takes less than a second, without blocking other threads. Raises TypesettingError.
    """
    return typeset("account.typ", _values(account, mark), Standard.ACCESSIBLE).pdf


def unprintable_in(account: Account) -> tuple[str, ...]:
    """Return the characters of an account that a PDF shows by their code point, each once; usually none."""
    return tuple(unprintable(_with_our_brackets("".join(_texts(account)))))


def _values(account: Account, mark: str) -> dict[str, Any]:
    """Return the values that data/print/account.typ takes."""
    return {
        "lang": account.lang,
        "keywords": [mark],
        "title": _line(account.title),
        "names": _line(account.names),
        "about": _line(" · ".join(account.about)),
        "listeners": _line(_listeners(account)),
        "for-whom": _line(account.for_whom),
        "legend": _line(account.legend),
        "opening": [_said(one) for one in account.opening],
        "parts": [_part(part, account.lang) for part in account.parts],
        "closing": _line(account.closing),
        "additions": [_part(part, account.lang) for part in account.additions],
        "not-asked": _line(account.not_asked),
    }


def _listeners(account: Account) -> str:
    texts = catalogue(language_for(account.lang))
    return texts.gettext("Listening: {names}").format(names=account.listeners) if account.listeners else ""


def _part(part: Part, lang: str) -> dict[str, Any]:
    readers = f"{labels(lang).readers}: {part.readers}" if part.readers else ""
    return {
        "number": part.number,
        "title": _line(part.title),
        "question": _line(part.question),
        "readers": _line(readers),
        "said": [_said(one) for one in part.said],
    }


def _said(said: Said) -> dict[str, Any]:
    return {
        "kind": said.kind.value,
        "rtl": runs_right_to_left(said.text),
        "long": len(said.text),
        "runs": [
            {"text": breakable(_printable(_SPACES.sub(" ", run.text))), "marked": run.marked} for run in said.runs
        ],
    }


def _line(text: str) -> dict[str, Any]:
    return words(_printable(text))


def _printable(text: str) -> str:
    """Return text in which a character that no shipped font has stands by its code point."""
    text = _with_our_brackets(text).replace("\ufeff", "\u2060")  # the same to a reader; the standard refuses the first
    missing = unprintable(text)
    return text.translate({ord(char): f"‹U+{ord(char):04X}›" for char in missing}) if missing else text


def _with_our_brackets(text: str) -> str:
    return _CODE_POINT.sub(r"‹\1›", text)


def _texts(account: Account) -> Iterator[str]:
    yield from (account.title, account.names, *account.about, account.listeners, account.for_whom, account.legend)
    yield account.closing
    yield account.not_asked
    yield from (one.text for one in account.opening)
    for part in (*account.parts, *account.additions):
        yield from (part.title, part.question, part.readers)
        yield from (one.text for one in part.said)
