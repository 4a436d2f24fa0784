"""An account as a web page: one file without a script, that asks nothing of any computer and prints as it reads.

The page and its looks are in data/web/account.html: those of what we print (data/print/look.typ), by day and by night.
Nothing in it is loaded, sent or run, whatever gets into it; no program makes a link of a number or a day. Text has at
least 7 : 1 in each theme, what is quiet 4.5 : 1; a highlight has a line below it, for who does not see its colour.
Whatever a program leaves of the looks, a reading mode or a screen reader, it stays what it is: headings, quotations,
and a label before a probe and a zodatje that only those show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from interview_tui.export.account.account import Account, Part, Said, SaidKind
from interview_tui.interview.transcript_words import Words, words
from interview_tui.language import catalogue, language_for
from interview_tui.storage.places import data


def html(account: Account, mark: str) -> bytes:
    """Return an account as the contents of an HTML file, with `mark` among its keywords. It names no author."""
    from string import Template

    page = Template(data("web").joinpath("account.html").read_text(encoding="utf-8"))
    made = page.substitute(
        lang=escape(account.lang),
        keywords=escape(mark),
        title=escape(account.title),
        article="\n".join(_article(account)),
    )
    return made.encode("utf-8", errors="replace")


def _article(account: Account) -> Iterator[str]:
    """Yield the lines of the page between the tags of its article."""
    texts = words(account.lang)
    yield _within("header", _head(account))
    yield from _said(account.opening, texts)
    for part in account.parts:
        yield _within("section", _part(part, texts))
    if account.closing:
        yield _line(account.closing, "closing")
    for part in account.additions:
        yield _within("section", _part(part, texts))
    if account.not_asked:
        yield _within("footer", [_ours("p", account.not_asked)])


def _head(account: Account) -> Iterator[str]:
    yield _ours("h1", account.title)
    if account.names:
        yield _ours("p", account.names)
    if account.about:
        yield _tagged("p", " · ".join(f"<bdi>{escape(one)}</bdi>" for one in account.about), "about")
    if account.listeners:
        said = catalogue(language_for(account.lang)).gettext("Listening: {names}")
        yield _ours("p", said.format(names=account.listeners), "about")
    yield _ours("p", account.for_whom, "for")
    if account.legend:
        yield _ours("p", account.legend, "legend")


def _part(part: Part, texts: Words) -> Iterator[str]:
    """Yield the answer to a card."""
    if part.title or part.number:
        number = _spoken(f"{part.number} ", "number") if part.number else ""
        yield _element("h2", f"{number}{escape(part.title)}")
    if part.readers:
        yield _tagged("p", _spoken(f"{texts.readers}: ") + escape(part.readers), "readers")
    if part.question:
        yield _within("blockquote", [_line(part.question)])
    yield from _said(part.said, texts)


def _said(said: Iterable[Said], texts: Words) -> Iterator[str]:
    """Yield what was said as paragraphs."""
    for one in said:
        runs = "".join(f"<mark>{escape(run.text)}</mark>" if run.marked else escape(run.text) for run in one.runs)
        match one.kind:
            case SaidKind.WORDS:
                yield _element("p", runs)
            case SaidKind.PROBE:
                yield _element("p", f"{_spoken(f'{texts.asked}: ')}<em>{runs}</em>", one.kind.value)
            case SaidKind.ZODATJE:
                yield _element("p", f"{_spoken(f'{texts.zodatje}: ')}{runs}", one.kind.value)


def _within(tag: str, lines: Iterable[str]) -> str:
    return "\n".join((f"<{tag}>", *lines, f"</{tag}>"))


def _line(line: str, kind: str = "") -> str:
    return _element("p", escape(line), kind)


def _ours(tag: str, line: str, kind: str = "") -> str:
    """Return a line of ours as an element: in the direction of its language, whatever name it begins with."""
    return _tagged(tag, escape(line), kind)


def _element(tag: str, inner: str, kind: str = "") -> str:
    """Return an element of that class, in the direction of what stands in it."""
    return _tagged(tag, inner, kind, 'dir="auto"')


def _spoken(said: str, kind: str = "label") -> str:
    """Return what is said before a line; a label is for who does not see what its class looks like."""
    return _tagged("span", escape(said), kind)


def _tagged(tag: str, inner: str, kind: str = "", *attributes: str) -> str:
    named = [f'class="{kind}"'] if kind else []
    return f"<{' '.join((tag, *named, *attributes))}>{inner}</{tag}>"
