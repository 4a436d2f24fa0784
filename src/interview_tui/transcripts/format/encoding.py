r"""Encoding of notes and other plain text as Markdown, and decoding back, byte for byte.

Three rules, each with its inverse:

* every line of the note is a paragraph of its own: `n` line feeds between two lines become `n + 1`;
* a backslash before ASCII punctuation escapes it, as in CommonMark (section 2.4) and pandoc: it is put before whatever
  would open a block, hide text or look like a labelled line of this program, and before itself;
* list markers stay, so that a list in a note is a list on paper; what follows a marker is checked again.

Decoding removes every such backslash, also those written by hand. Emphasis, code spans and `==highlights==` are left
unescaped on purpose: the writer means them, and they cannot reach beyond their line.
"""

from __future__ import annotations

import re

from interview_tui.interview.transcript_words import every_language

_PUNCTUATION = "!-/:-@\\[-`{-~"

# Anywhere in a line: a backslash; a tag, comment or autolink; an entity; a link or image target; Obsidian's comment;
# brackets in a row (pandoc takes exponential time over them).
_INLINE = re.compile(r"\\|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<=\])\(|%(?=%)|\[(?=\[\[)")

# At the start of a line, behind any number of list markers (CommonMark's and pandoc's): a heading, a fence, a quote,
# a fenced div or definition (pandoc), a line block (pandoc), a link definition, a rule or underline.
_BLOCK = re.compile(
    r"""(?mx)
    ^((?:[ \t]*+(?:[-+*]|\(?(?:\w{1,9}|\#|@\w*)[.)])(?=[ \t]))*+[ \t]*+)
    (?=[#>]
     | ```
     | ~(?:~~|[ \t])
     | :[ \t:]
     | \|[ \t]
     | \[[^\n]*\]:
     | ([-*_=+])(?:[ \t]*+\2)*+[ \t]*$
    )"""
)

# All of Markdown's inline punctuation: titles and names have no markup.
_TITLE = re.compile(r"[\\`*_\[\]<>&#{}~$^|]")

_ESCAPE = re.compile(rf"\\([{_PUNCTUATION}])")
_BETWEEN = re.compile(r"(?<=[^\n])\n+(?=[^\n])")

_LABELS = "|".join(
    re.escape(label) for words in every_language() for label in (words.zodatje, words.readers, words.struck)
)
_OURS = re.compile(rf"(?im)^( {{0,3}}[*_]{{0,2}}(?:{_LABELS}))(?=:)")


def encode_line(line: str) -> str:
    """Encode one line of text that does not begin at the start of its line (after a label)."""
    return _INLINE.sub(r"\\\g<0>", line)


def encode_title(title: str) -> str:
    """Encode one line with all markup escaped, for headings."""
    return _TITLE.sub(r"\\\g<0>", title)


def encode_paragraphs(text: str) -> str:
    """Encode text so that nothing in it opens a block; its line feeds stay as they are."""
    return _OURS.sub(r"\1\\", _BLOCK.sub(r"\1\\", _INLINE.sub(r"\\\g<0>", text)))


def encode_note(note: str) -> str:
    """Encode a note as Markdown paragraphs; no line feeds are added around it."""
    return _BETWEEN.sub(r"\g<0>\n", encode_paragraphs(note))


def decode_line(markdown: str) -> str:
    """Decode what `encode_line`, `encode_title` or `encode_paragraphs` gave."""
    return _ESCAPE.sub(r"\1", markdown) if "\\" in markdown else markdown


def escapes(markdown: str) -> list[int]:
    """Return the offsets of the backslashes that `decode_line` removes."""
    return [found.start() for found in _ESCAPE.finditer(markdown)] if "\\" in markdown else []


def decode_note(markdown: str) -> str:
    """Decode what `encode_note` gave. A single line feed, which only manual editing leaves, stays one."""
    return decode_line(_BETWEEN.sub(lambda run: run[0][1:] or "\n", markdown))
