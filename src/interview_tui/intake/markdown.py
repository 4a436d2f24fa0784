"""Reading a Markdown file as notes: what a person sees of it, line by line; its signs stay, as in the app."""

from __future__ import annotations

import re
from typing import Final

from interview_tui.intake.left_out import Kind, LeftOut
from interview_tui.intake.notes import Block, Notes
from interview_tui.intake.plain import decoded, lines_of

_FRONT: Final = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,400}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_COMMENTS: Final = (("<!--", "-->"), ("\n%%\n", "\n%%\n"))
_ASIDE: Final = re.compile(r"(?<![\w%])%%[^\n%]{1,2000}%%(?![\w%])")
_CROSSED: Final = re.compile(r"(?<![~\\])~~(?=\S)[^\n~]{1,2000}(?<=\S)~~(?!~)")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE: Final = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_LONGEST: Final = 1000  # characters of a line that may be more than text
_BOLD: Final = re.compile(r"[ \t]*(\*\*|__)(?=\S)(.+?)(?<=\S)\1[ \t]*:?[ \t]*$")


def read_markdown(data: bytes) -> Notes:
    """Return the notes in a Markdown file. Raises IntakeError.

    Comments, what is crossed out and the lines for a program on top stay out, and `left_out` says so.
    """
    left_out = LeftOut()
    text = decoded(data, left_out)
    if found := _FRONT.match(text):
        left_out.add(Kind.PROPERTIES)
        text = text[found.end() :]
    text = _without_hidden(text, left_out)
    return Notes(tuple(_blocks(text)), left_out.sentences())


def _without_hidden(text: str, left_out: LeftOut) -> str:
    """Return a text without comments and what is crossed out; a fence of code is as it is."""
    kept: list[str] = []
    for part, is_code in _parts(text):
        if is_code:
            kept.append(part)
            continue
        bare, crossed = _CROSSED.subn("", _without_comments(part, left_out))
        left_out.add(Kind.STRUCK, crossed)
        kept.append(bare)
    return "".join(kept)


def _without_comments(text: str, left_out: LeftOut) -> str:
    """Return a text without the comments of Markdown and of Obsidian. One without an end is text as any other."""
    for opening, closing in _COMMENTS:
        kept: list[str] = []
        at = 0
        while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start + len(opening) - 1)) >= 0:
            kept += [text[at:start], "\n" if opening[0] == "\n" else ""]
            at = end + len(closing)
            left_out.add(Kind.COMMENT)
        text = "".join([*kept, text[at:]])
    text, asides = _ASIDE.subn("", text)
    left_out.add(Kind.COMMENT, asides)
    return text


def _parts(text: str) -> list[tuple[str, bool]]:
    """Return a text in parts, each with whether it is a fence of code."""
    parts: list[tuple[str, bool]] = []
    fence = ""
    begun: list[str] = []
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        ends = bool(fence and found and found[1].startswith(fence) and not line.strip().strip(fence[0]))
        if found and not fence:
            parts.append(("".join(begun), False))
            begun, fence = [line], found[1]
        elif ends:
            parts.append(("".join([*begun, line]), True))
            begun, fence = [], ""
        else:
            begun.append(line)
    parts.append(("".join(begun), bool(fence)))
    return parts


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    for part, is_code in _parts(text):
        for block in lines_of(part):
            if is_code or len(block.text) > _LONGEST:
                blocks.append(block)
                continue
            underline = _UNDERLINE.match(block.text)
            if underline and blocks and not block.apart and _is_plain(blocks[-1]):
                blocks[-1] = blocks[-1]._replace(level=1 if underline[1][0] == "=" else 2)
            elif found := _HEADING.match(block.text):
                if found[2].strip():
                    blocks.append(block._replace(text=found[2].strip(), level=len(found[1])))
            elif not _RULE.match(block.text):
                blocks.append(block._replace(bold=bool(_BOLD.match(block.text))))
    return blocks


def _is_plain(block: Block) -> bool:
    return not block.level and not block.text.startswith((" ", "\t", "-", "*", "+", ">", "#"))
