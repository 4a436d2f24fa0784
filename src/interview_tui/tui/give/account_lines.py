"""The lines that show an account on screen: all of it, as its readers will have it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from interview_tui.export.account.account import Account, Part, Said, SaidKind
from interview_tui.tui.kit.plain import plain

_MARK = "$foreground on $mark"


def account_lines(account: Account) -> list[Content]:
    """Return an account line by line, still to be wrapped; every text of it literally."""
    blocks = [block for block in _blocks(account) if block]
    return [line for at, block in enumerate(blocks) for line in ([Content(), *block] if at else block)]


def _blocks(account: Account) -> Iterator[list[Content]]:
    yield [
        plain(account.title, "bold $primary"),
        *(plain(text, "$quiet") for text in (account.names, " · ".join(account.about)) if text),
        *(plain(text, "$quiet") for text in (account.listeners,) if text),
    ]
    yield [plain(account.for_whom, "$accent")]
    yield [_said(one) for one in account.opening]
    for part in account.parts:
        yield from _part(part)
    yield [plain(account.closing, "bold $primary")] if account.closing else []
    for part in account.additions:
        yield from _part(part)
    yield [plain(account.not_asked, "$quiet")] if account.not_asked else []


def _part(part: Part) -> Iterator[list[Content]]:
    number = plain(f"{part.number}. ", "$primary") if part.number else Content()
    yield [
        number + plain(part.title, "bold $primary"),
        *(plain(text, style) for text, style in ((part.question, "$quiet"), (part.readers, "$accent")) if text),
    ]
    lines: list[Content] = []
    for one in part.said:
        if one.kind is SaidKind.PROBE and lines:
            lines.append(Content())
        lines.append(_said(one))
    yield lines


def _said(said: Said) -> Content:
    match said.kind:
        case SaidKind.PROBE:
            return plain(said.text, "italic $quiet")
        case SaidKind.ZODATJE:
            return Content("").join(plain(run.text, _MARK if run.marked else "$secondary") for run in said.runs)
        case SaidKind.WORDS:
            return Content("").join(plain(run.text, _MARK if run.marked else "") for run in said.runs)
