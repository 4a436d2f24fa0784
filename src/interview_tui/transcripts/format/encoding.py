r"""A note as Markdown, and back, byte for byte.

Three rules, each with its inverse:

* every line of the note is a paragraph of its own: `n` line feeds between two lines become `n + 1`;
* a backslash before ASCII punctuation takes its meaning away, as CommonMark (section 2.4) and pandoc have it: it
  stands before whatever would open a block, hide text or look like a line of the app's own, and before itself;
* list markers stay, so that a list in a note is a list on paper; what follows a marker is looked at again.

Decoding takes every such backslash away, also those that a hand wrote. What is left out on purpose: emphasis, code
spans and `==highlights==` are the writer's own and cannot reach beyond their line.
"""

from __future__ import annotations

import re

from interview_tui.interview.transcript_words import every_language

_PUNCTUATION = "!-/:-@\\[-`{-~"

# In a running line: a backslash; a tag, comment or autolink; an entity; a link or image target; Obsidian's comment;
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

# The whole of Markdown's inline punctuation, for titles and names, which are no place for markup.
_TITLE = re.compile(r"[\\`*_\[\]<>&#{}~$^|]")

_ESCAPE = re.compile(rf"\\([{_PUNCTUATION}])")
_BETWEEN = re.compile(r"(?<=[^\n])\n+(?=[^\n])")

_LABELS = "|".join(
    re.escape(label) for words in every_language() for label in (words.zodatje, words.readers, words.struck)
)
_OURS = re.compile(rf"(?im)^( {{0,3}}[*_]{{0,2}}(?:{_LABELS}))(?=:)")


def encode_line(line: str) -> str:
    """One line of running text, of which the start is not a line's start (behind a label)."""
    return _INLINE.sub(r"\\\g<0>", line)


def encode_title(title: str) -> str:
    """One line without any markup: for headings."""
    return _TITLE.sub(r"\\\g<0>", title)


def encode_paragraphs(text: str) -> str:
    """`text` with nothing left that opens a block; its line feeds stay as they are."""
    return _OURS.sub(r"\1\\", _BLOCK.sub(r"\1\\", _INLINE.sub(r"\\\g<0>", text)))


def encode_note(note: str) -> str:
    """A note as Markdown paragraphs, without line feeds of its own around it."""
    return _BETWEEN.sub(r"\g<0>\n", encode_paragraphs(note))


def decode_line(markdown: str) -> str:
    """The inverse of `encode_line`, `encode_title` and `encode_paragraphs`."""
    return _ESCAPE.sub(r"\1", markdown) if "\\" in markdown else markdown


def escapes(markdown: str) -> list[int]:
    """Return the offsets of the backslashes that `decode_line` takes away."""
    return [found.start() for found in _ESCAPE.finditer(markdown)] if "\\" in markdown else []


def decode_note(markdown: str) -> str:
    """The inverse of `encode_note`. A single line feed, which only a hand can have put there, stays one."""
    return decode_line(_BETWEEN.sub(lambda run: run[0][1:] or "\n", markdown))
