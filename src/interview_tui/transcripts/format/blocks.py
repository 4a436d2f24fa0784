"""Rendering of the parts of a transcript as Markdown: its head, a card, the closing sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from interview_tui.cards.model import Card
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview
from interview_tui.interview.transcript_words import every_language, words
from interview_tui.transcripts.format.document import Section
from interview_tui.transcripts.format.encoding import (
    encode_line,
    encode_note,
    encode_paragraphs,
    encode_title,
)
from interview_tui.transcripts.format.evening import whole_spans
from interview_tui.transcripts.format.marking import mark_typed, near_wall, near_whole
from interview_tui.transcripts.format.outline import end_of, outline

# Cached: while one note is being typed the others do not change, and a save must not delay typing.
_encoded = lru_cache(maxsize=64)(encode_note)


def title(interview: Interview) -> str:
    """Return the title of the interview, as plain text."""
    return words(interview.lang).title.format(interviewer=interview.interviewer, interviewee=interview.interviewee)


def title_line(interview: Interview) -> str:
    """Return the H1, with its line feed."""
    return f"# {encode_title(title(interview))}\n"


def whole_line(lang: str) -> str:
    """Return the line that says of a transcript that it is the whole, without a line feed."""
    return f"*{words(lang).whole}*"


def with_whole_line(head: str, lang: str) -> str:
    """Return what stands above the cards with that line below its title; as it is if it says so, or has no title."""
    title = next(iter(outline(head)), None)
    if title is None or title.level != 1 or any(whole_spans(head.replace("\r\n", "\n"))):
        return head
    size = end_of(title, head)
    above, below = head[:size].rstrip("\n"), head[size:].lstrip("\n")
    return f"{above}\n\n{whole_line(lang)}\n" + (f"\n{below}" if below else "")


@cache
def _wholes_before() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return an expression for each sentence that said so before, on lines of its own, and the one that says it now."""
    pairs = []
    for texts in every_language():
        said = r"\s+".join(map(re.escape, texts.whole_before.split()))  # it may be wrapped
        pairs.append((re.compile(rf"(?m)^([*_]?){said}(?=[*_]?\r?$)"), rf"\g<1>{texts.whole}"))
    return tuple(pairs)


def with_whole_of_now(head: str) -> str:
    """Return what stands above the cards with that line in the words of now, if it stands there in those of before."""
    for before, now in _wholes_before():
        head = before.sub(now, head)
    return head


def readers_line(circle: Circle, lang: str) -> str:
    """Return the line that says who may read, without a line feed."""
    texts = words(lang)
    return f"*{texts.readers}: {texts.circles[circle]}*"


def preamble(text: str) -> str:
    """Return what a question set says above the cards, which is not taken for the line that stands there too."""
    return mark_typed(encode_paragraphs(text), near_whole)


def heading(card: Card) -> str:
    """Return the H2 of a card, with its line feed."""
    return card_heading(card.number, card.title)


def card_heading(number: int, title: str) -> str:
    """Return the H2 of a card with that number and title, with its line feed."""
    return f"## {number}. {encode_title(title)}\n"


def quote(card: Card) -> str:
    """Return the printed text of a card, as a block quotation."""
    return quotation(card.theme, card.text)


def quotation(theme: str, text: Sequence[str]) -> str:
    """Return the theme of a card and its paragraphs as a block quotation; "" without any."""
    paragraphs = [f"*{encode_title(theme)}*"] if theme else []
    paragraphs += [encode_paragraphs(paragraph) for paragraph in text]
    lines = "\n\n".join(paragraphs).split("\n")
    return "".join(f"> {line}".rstrip() + "\n" for line in lines) if paragraphs else ""


def card_block(heading: str, quote: str, answer: Answer, lang: str) -> str:
    """Return a card with its answer; `heading` and `quote` are Markdown, new or copied from a file."""
    texts = words(lang)
    blocks = []
    if answer.circle is not None:
        blocks.append(readers_line(answer.circle, lang))
    if answer.struck:
        blocks.append(f"*{texts.struck}: {texts.struck_note}*")
    if quote:
        blocks.append(quote.removesuffix("\n"))
    if answer.note:
        blocks.append(_encoded(answer.note))
    blocks += [f"{texts.zodatje}: {encode_line(zodatje)}" for zodatje in answer.zodatjes]
    ended = heading if heading.endswith("\n") else heading + "\n"
    return ended + "".join(f"\n{block}\n" for block in blocks)


def closing_block(interview: Interview) -> str:
    """Return the closing sentence under its heading, with a line about its readers if it has any."""
    return closing_of(interview.closing, interview.closing_readers, interview.lang)


def closing_of(sentence: str, readers: ClosingReaders, lang: str) -> str:
    """Return a closing sentence under its heading, as `closing_block` does."""
    texts = words(lang)
    line = f"*{texts.wall}: {texts.wall_readers[readers]}*\n\n" if readers else ""
    sentence = mark_typed(encode_paragraphs(sentence), near_wall)  # it is not taken for that line
    return f"## {encode_title(texts.closing)}\n\n{line}{sentence}\n"


def joined(sections: Sequence[Section]) -> str:
    """Return the text of a file below its front matter."""
    parts = []
    for section in sections[:-1]:
        unfinished = section.raw and not section.raw.endswith("\n")
        parts.append(f"{section.raw}\n" if unfinished else section.raw)
        parts.append(section.separator)
    parts.append(sections[-1].raw)
    return "".join(parts)
