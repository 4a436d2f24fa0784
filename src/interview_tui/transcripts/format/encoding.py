r"""Encoding of notes and other plain text as Markdown, and decoding back, byte for byte.

Three rules, each with its inverse:

* every line of the note is a paragraph of its own: `n` line feeds between two lines become `n + 1`;
* a backslash before ASCII punctuation escapes it, as in CommonMark (section 2.4) and pandoc: it is put before whatever
  would open a block, hide text or look like a labelled line of this program, and before itself;
* list markers stay, so that a list in a note is a list on paper; what follows a marker is checked again.

Text that nearly says who may read, a strike or the heading of a card gets the character reference of its first letter
(`&#77;ag gelezen …`), by which `evening` knows it as typed: a backslash may come and go with any formatter.

Decoding removes every such backslash, also those written by hand. Emphasis, code spans and `==highlights==` are left
unescaped on purpose: the writer means them, and they cannot reach beyond their line.
"""

from __future__ import annotations

import re

from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.evening import TYPED, is_typed

_PUNCTUATION = "!-/:-@\\[-`{-~"

# Anywhere in a line: a backslash; a tag, comment or autolink; an entity; a link or image target; Obsidian's comment;
# brackets in a row (pandoc takes exponential time over them).
_INLINE = re.compile(r"\\|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<=\])\(|%(?=%)|\[(?=\[\[)")

# At the start of a line, behind any number of list markers (CommonMark's and pandoc's): a heading, a fence, a quote,
# a fenced div or definition (pandoc), a line block (pandoc), a link definition, a rule or underline, a mark of a merge.
_BLOCK = re.compile(
    r"""(?mx)
    ^((?:[ \t]*+(?:[-+*]|\(?(?:\w{1,9}|\#|@\w*)[.)])(?=[ \t]))*+[ \t]*+)
    (?=[#>]
     | ```
     | ~(?:~~|[ \t])
     | :[ \t:]
     | \|(?:[ \t]|\|{6})
     | <{7}
     | \[[^\n]*\]:
     | ([-*_=+])(?:[ \t]*+\2)*+[ \t]*$
    )"""
)

# All of Markdown's inline punctuation: titles and names have no markup.
_TITLE = re.compile(r"[\\`*_\[\]<>&#{}~$^|]")

_ESCAPE = re.compile(rf"\\([{_PUNCTUATION}])")
_ESCAPE_OR_TYPED = re.compile(rf"{_ESCAPE.pattern}|{TYPED.pattern}")
_RUN = re.compile(r"\n(\n+)")
_BETWEEN = re.compile(r"(?<=[^\n])\n+(?=[^\n])")

_ZODATJES = "|".join(re.escape(words.zodatje) for words in every_language())
_ZODATJE = re.compile(rf"(?im)^( {{0,3}}[*_]{{0,2}}(?:{_ZODATJES}))(?=:)")


def encode_line(line: str) -> str:
    """Encode one line of text that does not begin at the start of its line (after a label)."""
    return _marked(_INLINE.sub(r"\\\g<0>", line))


def encode_title(title: str) -> str:
    """Encode one line with all markup escaped, for headings."""
    return _marked(_TITLE.sub(r"\\\g<0>", title))


def encode_paragraphs(text: str) -> str:
    """Encode text so that nothing in it opens a block; its line feeds stay as they are."""
    return _marked(_escaped(text))


def encode_note(note: str) -> str:
    """Encode a note as Markdown paragraphs; no line feeds are added around it."""
    return _marked(_BETWEEN.sub(r"\g<0>\n", _escaped(note)))


def _marked(markdown: str) -> str:
    """Return encoded text with what nearly says our words in any place marked as typed."""
    from interview_tui.transcripts.format.marking import mark_typed  # reading alone does without

    return mark_typed(markdown)


def _escaped(text: str) -> str:
    """Return text with backslashes before all that would open a block, hide text, or look like a zodatje."""
    return _ZODATJE.sub(r"\1\\", _BLOCK.sub(r"\1\\", _INLINE.sub(r"\\\g<0>", text)))


def decode_line(markdown: str) -> str:
    """Decode what `encode_line`, `encode_title` or `encode_paragraphs` gave."""
    if "&#" in markdown:
        return _ESCAPE_OR_TYPED.sub(_decoded, markdown)
    return _ESCAPE.sub(r"\1", markdown) if "\\" in markdown else markdown


def _decoded(found: re.Match[str]) -> str:
    """Return the character that an escape or a reference stands for."""
    if found[1] is not None:
        return found[1]
    return chr(int(found[2])) if is_typed(found[0]) else found[0]


def escapes(markdown: str) -> list[int]:
    """Return the offsets of the characters that `decode_line` removes.

    They are those of the backslashes, and of a reference all but its last.
    """
    if "&#" in markdown:
        found = [one for one in _ESCAPE_OR_TYPED.finditer(markdown) if one[1] is not None or is_typed(one[0])]
        return [at for one in found for at in range(one.start(), one.end() - 1)]
    return [found.start() for found in _ESCAPE.finditer(markdown)] if "\\" in markdown else []


def decode_note(markdown: str) -> str:
    """Decode what `encode_note` gave. A single line feed, which only manual editing leaves, stays one."""
    core = markdown.strip("\n")
    before = markdown.find(core) if core else len(markdown)
    typed = "".join(_RUN.split(core))  # all but the first line feed of each run: faster than to replace them
    return decode_line(f"{markdown[:before]}{typed}{markdown[before + len(core) :]}")
