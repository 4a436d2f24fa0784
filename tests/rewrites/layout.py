"""Lines broken, joined, moved to the right, and parted otherwise."""

from __future__ import annotations

import re
from random import Random

from tests.rewrites.rewrite import Kit, blocks, full, headings, on_blocks, one, readers_lines, words_at

KIT = Kit()

# A word that would open a block at the start of a line: a formatter does not break before it.
_OPENS = re.compile(r"[-+*=#>|~`<:_\[]|\d{1,9}[.)]|\(?\w{1,4}[.)]$")
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\d{1,9}[.)][ \t]+)?(?:\[[ x]\] )?")
_KEPT = re.compile(r"(?:#{1,6}(?:\s|$)|\||```|~~~|<|    |\t|[-*_=]{3,}$)")
_UNDERLINED = re.compile(r"\n {0,3}(?:=+|-+)[ \t]*\Z")


def _filled(text: str, width: int, after: str = "") -> str:
    """Words on lines of at most this width; later lines begin with `after`."""
    lines = [""]
    for word in re.split(r"[ \n]+", text.strip(" \n")):
        fits = len(lines[-1]) + 1 + len(word) <= width
        if lines[-1] and (fits or _OPENS.match(word) or lines[-1].endswith("\\")):
            lines[-1] += f" {word}"
        elif lines[-1]:
            lines.append(after + word)
        else:
            lines[-1] = word
    return "\n".join(lines)


def filled(block: str, width: int) -> str:
    """A block of lines as a formatter wraps it: paragraphs and quotations; list items with an indent."""
    if block.startswith(">"):
        inside = [line.removeprefix(">").removeprefix(" ") for line in block.split("\n")]
        wrapped = on_blocks(lambda part: filled(part, max(8, width - 2)), "\n".join(inside))
        return "\n".join(f"> {line}".rstrip() for line in wrapped.split("\n"))
    lines = block.split("\n")
    if _KEPT.match(block) or _UNDERLINED.search(block) or any(line.endswith(("  ", "\\")) for line in lines[:-1]):
        return block
    if all(_ITEM.match(line) for line in lines):
        return "\n".join(_filled_item(line, width) for line in lines)
    return block if _ITEM.match(block) else _filled(block, width)


def _filled_item(line: str, width: int) -> str:
    marker = _ITEM.match(line)
    assert marker
    size = marker.end()
    return line[:size] + _filled(line[size:], max(8, width - size), " " * size) if line[size:].strip() else line


@KIT.add("wrap at a width", harmless=True)
def wrap(random: Random, body: str) -> str:
    width = random.choice((random.randint(20, 120), 72, 80))
    return on_blocks(lambda block: filled(block, width), body)


@KIT.add("join the lines of a paragraph", harmless=True)
def unwrap(_random: Random, body: str) -> str:
    return on_blocks(lambda block: filled(block, 1_000_000), body)


@KIT.add("take trailing spaces away", harmless=True)
def strip_ends(_random: Random, body: str) -> str:
    return re.sub(r"(?m)[ \t]+$", "", body)


@KIT.add("one blank line for more", harmless=True)
def single_blanks(_random: Random, body: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", body)


@KIT.add("two blank lines for one", harmless=True)
def double_blanks(random: Random, body: str) -> str:
    return re.sub(r"\n\n", lambda _: "\n\n\n" if random.random() < 0.3 else "\n\n", body)


@KIT.add("one to three spaces before a line of ours", harmless=True)
def indent_little(random: Random, body: str) -> str:
    """Not behind a list: there it would become part of the last item."""
    lines = body.split("\n")
    listed = False
    ours = {*headings(lines), *readers_lines(lines)}
    for at, line in enumerate(lines):
        if at in ours and not listed and random.random() < 0.5:
            lines[at] = " " * random.randint(1, 3) + line
        if line.strip():
            listed = bool(re.match(r"\s*(?:[-+*]|\w{1,9}[.)])(?:\s|$)", line)) or (listed and line.startswith(" "))
    return "\n".join(lines)


@KIT.lines("indent by four or more spaces, or a tab")
def indent_much(random: Random, line: str) -> str:
    return random.choice(("    ", "        ", "\t", " \t", "      ")) + line


@KIT.lines("spaces or a backslash at the end of a line")
def hard_break(random: Random, line: str) -> str:
    return line + random.choice(("  ", " ", "\t", "\\", "   ", "<br>"))


@KIT.lines("split a line")
def split_line(random: Random, line: str) -> str:
    spaces = list(words_at(line))
    at = random.choice(spaces) if spaces else len(line)
    return line[:at] + random.choice(("\n", "\n", "\n\n", "\\\n", "\n > ", "\n    ")) + line[at + 1 :]


@KIT.lines("split a line at every word")
def split_words(_random: Random, line: str) -> str:
    return line.replace(" ", "\n")


@KIT.add("join a line with the next")
def join_lines(random: Random, body: str) -> str:
    lines = body.split("\n")
    at = one(random, lines)
    if at is not None and at + 1 < len(lines):
        lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
    return "\n".join(lines)


@KIT.add("join two paragraphs")
def join_paragraphs(random: Random, body: str) -> str:
    """Also a heading, or a line about readers, with what is below it."""
    lines = body.split("\n")
    at = one(random, lines, ours=0.8)
    if at is None:
        return body
    later = [place for place in full(lines) if place > at]
    if later:
        lines[at : later[0] + 1] = [lines[at] + random.choice((" ", "\n", " – ", "")) + lines[later[0]]]
    return "\n".join(lines)


@KIT.add("join all paragraphs of a stretch")
def join_stretch(random: Random, body: str) -> str:
    parts = blocks(body)
    at = random.randrange(len(parts))
    end = min(len(parts), at + random.randint(3, 9))
    parts[at:end] = [part if part.strip() else random.choice((" ", "\n")) for part in parts[at:end]]
    return "".join(parts)


@KIT.add("no blank lines at all")
def no_blanks(_random: Random, body: str) -> str:
    return re.sub(r"\n{2,}", "\n", body)


@KIT.add("a blank line behind every line")
def all_blanks(_random: Random, body: str) -> str:
    return re.sub(r"\n+", "\n\n", body)
