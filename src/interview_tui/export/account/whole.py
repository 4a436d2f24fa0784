"""The whole of a transcript as plain values, and the transcript that they make again: the heart of a JSON export.

The values are what a person reads in the transcript: texts without the signs of Markdown, names of circles, numbers.
Only what a hand wrote outside the cards, which the program does not read, is kept as the Markdown that it is, where it
is more than plain text. The way back is the composer's own, so that what this program wrote comes back byte for byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from interview_tui.interview.model import Answer, Circle, ClosingReaders
from interview_tui.interview.transcript_words import every_language, words
from interview_tui.transcripts.format.blocks import (
    card_block,
    card_heading,
    closing_of,
    joined,
    preamble,
    quotation,
    readers_line,
)
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.encoding import decode_line, encode_paragraphs, encode_title
from interview_tui.transcripts.format.frontmatter import FrontMatterEntry, rendered
from interview_tui.transcripts.format.not_asked import below_heading, numbers_in
from interview_tui.transcripts.format.own_form import FENCE
from interview_tui.transcripts.format.piece import Piece, PieceKind
from interview_tui.transcripts.format.pieces import by_section, card_words_of

Values = dict[str, Any]
"""Values of JSON by their keys: texts, whole numbers, true and false, nothing, lists and more of the same."""

_KEY: Final = re.compile(r"[A-Za-z_][\w-]*")
_BARE: Final = re.compile(r"[A-Za-z][\w-]*(?: [\w-]+)*|\d{4}-\d{2}-\d{2}")
_HEADING: Final = re.compile(r"(#{1,2}) (.+)")
_CIRCLES: Final = {circle.key: circle for circle in Circle}
_CLOSING_READERS: Final = {readers.key: readers for readers in ClosingReaders}


# --- from a transcript


def values_of(document: Document) -> Values:
    """Return the whole of a document as values. Nothing of what was struck may be in it: see `unstruck`."""
    lang = document.interview.lang
    entries = [entry for entry in document.front.entries if entry.key]
    values: Values = {
        "line_ends": "CRLF" if document.crlf else "LF",
        "byte_order_mark": document.bom,
        "front": {entry.key: _plain(entry.value) for entry in entries},
    }
    if bare := [entry.key for entry in entries if _is_bare(entry)]:
        values["bare"] = bare
    values |= {"head": [], "sections": []}
    for section, found in by_section(document._replace(crlf=False)):
        section = section._replace(raw=section.raw.replace("\r\n", "\n"))
        match section.kind:
            case SectionKind.HEAD:
                values["head"] = list(_head(found, lang))
            case SectionKind.CARD:
                values["sections"].append(_card(section, found, lang))
            case SectionKind.CLOSING:
                said, readers = document.interview.closing, document.interview.closing_readers
                values["sections"].append({"kind": "closing", "text": said, "readers": readers.key})
            case SectionKind.NOT_ASKED:
                values["sections"].append(_not_asked(section, lang))
            case SectionKind.FOREIGN:
                values["sections"].append(_addition(section))
    return values


def _plain(value: object) -> object:
    """Return a value of front matter as JSON has it; what JSON has not becomes a text."""
    match value:
        case None | bool() | int() | str():
            return value
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple() | set():
            return [_plain(item) for item in value]
        case _other:
            return str(value)


def _is_bare(entry: FrontMatterEntry) -> bool:
    """Return whether a line of front matter has its texts without the quotation marks that this program would write."""
    value = _plain(entry.value)
    return entry.raw not in (_line(entry.key, value), "") and entry.raw == _line(entry.key, value, bare=True)


def _head(found: Iterable[Piece], lang: str) -> Iterator[Values]:
    """Yield the paragraphs above the first card."""
    texts = words(lang)
    rows: list[str] = []
    for piece in found:
        if piece.kind is PieceKind.PREAMBLE:
            rows.append(piece.raw)
            continue
        yield from _loose(rows)
        rows = []
        match piece.kind:
            case PieceKind.TITLE:
                text = decode_line(piece.raw.removeprefix("# "))  # it ends in a space where there is no name
                yield {"kind": "title", "text": text if f"# {encode_title(text)}" == piece.raw else piece.text}
            case PieceKind.WHOLE:
                yield {"kind": "whole", "text": piece.text}
            case PieceKind.READERS if piece.circle is not None:
                before = texts.readers_before in piece.raw
                yield {"kind": "readers", "readers": piece.circle.key} | _label(texts.readers_before if before else "")
            case _underline:
                pass
    yield from _loose(rows)


def _loose(rows: Sequence[str]) -> Iterator[Values]:
    """Yield what else stands there, as plain text if it is no more than that."""
    markdown = "\n".join(rows).strip("\n")
    if markdown.strip():
        text = decode_line(markdown)
        yield {"kind": "text"} | ({"text": text} if preamble(text) == markdown else {"markdown": markdown})


def _label(before: str) -> Values:
    """Return the label of a line about readers, if it is not the one that is written now."""
    return {"readers_label": before} if before else {}


def _card(section: Section, found: Sequence[Piece], lang: str) -> Values:
    theme, text = card_words_of(found)
    answer = section.answer
    label = words(lang).readers_before
    before = any(piece.kind is PieceKind.READERS and label in piece.raw for piece in found)
    return {
        "kind": "card",
        "number": section.number,
        "title": section.title,
        "theme": theme,
        "text": text,
        "readers": answer.circle.key if answer.circle is not None else None,
        **_label(label if before else ""),
        "note": answer.note,
        "zodatjes": list(answer.zodatjes),
    }


def _not_asked(section: Section, lang: str) -> Values:
    below = section.raw[len(section.heading.replace("\r\n", "\n")) :]
    plain = {"kind": "not_asked", "cards": sorted(numbers_in(below))}
    return plain if _markdown_of(plain, lang) == section.raw else plain | {"markdown": below}


def _addition(section: Section) -> Values:
    """Return what a hand wrote under a heading of its own, as plain text if it is no more than that."""
    first, _line_feed, below = section.raw.partition("\n")
    if heading := _HEADING.fullmatch(first):
        plain = {
            "kind": "addition",
            "level": len(heading[1]),
            "title": decode_line(heading[2]),
            "text": decode_line(below.strip("\n")),
        }
        if _markdown_of(plain, "") == section.raw:
            return plain
    return {"kind": "addition", "markdown": section.raw}


# --- to a transcript


def transcript_of(values: Values) -> bytes:
    """Return the contents of the transcript that these values make, of the form that `values_of` returns."""
    text = f"{FENCE}\n{front_of(values)}{FENCE}\n\n{joined(sections_of(values))}"
    if values["line_ends"] == "CRLF":
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if values["byte_order_mark"] else b"") + text.encode("utf-8", errors="replace")


def front_of(values: Values) -> str:
    """Return the text between the fences."""
    bare = values.get("bare", ())
    return "".join(f"{_line(key, value, bare=key in bare)}\n" for key, value in values["front"].items())


def sections_of(values: Values) -> list[Section]:
    """Return the sections of the transcript, in order, with no more than their text and their numbers."""
    said = values["front"].get("lang")
    lang = said if isinstance(said, str) and said else "nl"
    kinds = {"card": SectionKind.CARD, "closing": SectionKind.CLOSING, "not_asked": SectionKind.NOT_ASKED}
    head = Section(SectionKind.HEAD, _head_of(values["head"], lang))
    return [
        head,
        *(
            Section(kinds.get(one["kind"], SectionKind.FOREIGN), _markdown_of(one, lang), number=one.get("number", 0))
            for one in values["sections"]
        ),
    ]


def answers_of(values: Values) -> dict[int, Answer]:
    """Return the answers, each with its own circle."""
    return {one["number"]: _answer_of(one) for one in values["sections"] if one["kind"] == "card"}


def _line(key: str, value: Any, *, bare: bool = False) -> str:
    """Return a line of front matter. `bare` texts have no quotation marks; others have, as this program writes them."""
    name = key if _KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
    texts = value if isinstance(value, list) else [value]
    if bare and all(isinstance(text, str | int) and _BARE.fullmatch(str(text)) for text in texts):
        return f"{name}: [{', '.join(map(str, texts))}]" if isinstance(value, list) else f"{name}: {value}"
    plain = value is None or all(isinstance(text, str | int) and not isinstance(text, bool) for text in texts)
    line = rendered(name, value) if plain else ""
    return line if line and "\n" not in line else f"{name}: {json.dumps(value, ensure_ascii=False)}"


def _head_of(items: Iterable[Values], lang: str) -> str:
    paragraphs = [_paragraph_of(item, lang) for item in items]
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _paragraph_of(item: Values, lang: str) -> str:
    match item["kind"]:
        case "title":
            return f"# {encode_title(item['text'])}"
        case "whole" if any(item["text"] in texts.wholes for texts in every_language()):
            return f"*{item['text']}*"
        case "readers":
            return _relabelled(readers_line(_CIRCLES[item["readers"]], lang), item, lang)
        case _text:
            return str(item["markdown"]) if "markdown" in item else preamble(item["text"])


def _relabelled(markdown: str, item: Values, lang: str) -> str:
    """Return a part with the label of its line about readers that it had."""
    texts, label = words(lang), item.get("readers_label")
    if label not in texts.readers_labels:
        return markdown
    return markdown.replace(f"*{texts.readers}:", f"*{label}:", 1)


def _markdown_of(one: Values, lang: str) -> str:
    """Return a section as Markdown."""
    match one["kind"]:
        case "card":
            quote = quotation(one["theme"], one["text"])
            block = card_block(card_heading(one["number"], one["title"]), quote, _answer_of(one), lang)
            return _relabelled(block, one, lang) if one["readers"] else block
        case "closing":
            return closing_of(one["text"], _CLOSING_READERS[one["readers"]], lang)
        case "not_asked":
            heading = f"## {encode_title(words(lang).not_asked)}\n"
            if "markdown" in one:
                return heading + str(one["markdown"])
            return heading + (below_heading(one["cards"], lang) if one["cards"] else "")
        case _addition if "markdown" in one:
            return str(one["markdown"])
        case _addition:
            below = f"\n{encode_paragraphs(one['text'])}\n" if one["text"] else ""
            return f"{'#' * one['level']} {encode_title(one['title'])}\n{below}"


def _answer_of(card: Values) -> Answer:
    circle = _CIRCLES[card["readers"]] if card["readers"] else None
    return Answer(card["note"], tuple(card["zodatjes"]), circle)
