"""Lines, paragraphs and sections moved, taken away, written twice, or put in."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from tests.rewrites.rewrite import Kit, blocks, headings, one, readers_lines, sections

KIT = Kit()


def _section(random: Random, parts: list[str]) -> int:
    """The place of a section other than the head; 0 if there is none."""
    return random.randrange(1, len(parts)) if len(parts) > 1 else 0


def _paragraphs(body: str) -> list[str]:
    return [part for part in blocks(body)[::2] if part]


def _together(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


# Moved


@KIT.add("move a line")
def move_line(random: Random, body: str) -> str:
    lines = body.split("\n")
    at = one(random, lines)
    if at is not None:
        line = lines.pop(at)
        to = random.randint(0, len(lines))
        lines[to:to] = [line] if random.random() < 0.4 else ["", line, ""]
    return "\n".join(lines)


@KIT.add("move a line up or down by one or two")
def nudge_line(random: Random, body: str) -> str:
    lines = body.split("\n")
    at = one(random, lines, ours=0.9)
    if at is not None:
        line = lines.pop(at)
        lines.insert(max(0, at + random.choice((-2, -1, 1, 2, 3))), line)
    return "\n".join(lines)


@KIT.add("move a line about readers to another card")
def move_readers(random: Random, body: str) -> str:
    lines = body.split("\n")
    if found := readers_lines(lines):
        line = lines.pop(random.choice(found))
        to = random.choice(headings(lines) or [0]) + 1
        lines[to:to] = ["", line, ""]
    return "\n".join(lines)


@KIT.add("move a paragraph")
def move_paragraph(random: Random, body: str) -> str:
    parts = _paragraphs(body)
    if parts:
        part = parts.pop(random.randrange(len(parts)))
        parts.insert(random.randint(0, len(parts)), part)
    return _together(parts)


@KIT.add("move several paragraphs")
def move_paragraphs(random: Random, body: str) -> str:
    parts = _paragraphs(body)
    if parts:
        at = random.randrange(len(parts))
        moved = parts[at : at + random.randint(2, 6)]
        del parts[at : at + len(moved)]
        to = random.randint(0, len(parts))
        parts[to:to] = moved
    return _together(parts)


@KIT.add("move a section")
def move_section(random: Random, body: str) -> str:
    parts = sections(body)
    if at := _section(random, parts):
        part = parts.pop(at)
        parts.insert(random.randint(0, len(parts)), part)
    return "".join(part if part.endswith("\n") else f"{part}\n" for part in parts)


@KIT.add("exchange the bodies of two sections")
def exchange_bodies(random: Random, body: str) -> str:
    parts = sections(body)
    if len(parts) > 2:
        here, there = random.sample(range(1, len(parts)), 2)
        (one_head, _, one_body), (other_head, _, other_body) = parts[here].partition("\n"), parts[there].partition("\n")
        parts[here], parts[there] = f"{one_head}\n{other_body}", f"{other_head}\n{one_body}"
    return "".join(parts)


@KIT.add("sort the sections")
def sort_sections(random: Random, body: str) -> str:
    head, *rest = sections(body)
    rest = [part if part.endswith("\n") else f"{part}\n" for part in rest]
    return head + "".join(sorted(rest) if random.random() < 0.5 else rest[::-1])


# Taken away


@KIT.add("take a line away")
def drop_line(random: Random, body: str) -> str:
    lines = body.split("\n")
    at = one(random, lines)
    if at is not None:
        del lines[at]
    return "\n".join(lines)


@KIT.add("take a heading away")
def drop_heading(random: Random, body: str) -> str:
    lines = body.split("\n")
    if found := headings(lines):
        del lines[random.choice(found)]
    return "\n".join(lines)


@KIT.add("take a line about readers away")
def drop_readers(random: Random, body: str) -> str:
    lines = body.split("\n")
    if found := readers_lines(lines):
        at = random.choice(found)
        del lines[at : at + random.choice((1, 2))]
    return "\n".join(lines)


@KIT.add("take all lines about readers away")
def drop_all_readers(_random: Random, body: str) -> str:
    lines = body.split("\n")
    for at in reversed(readers_lines(lines)):
        del lines[at]
    return "\n".join(lines)


@KIT.add("take all headings away")
def drop_all_headings(_random: Random, body: str) -> str:
    return re.sub(r"(?m)^#{1,6} .*\n", "", body)


@KIT.add("take a paragraph away")
def drop_paragraph(random: Random, body: str) -> str:
    parts = _paragraphs(body)
    if parts:
        del parts[random.randrange(len(parts))]
    return _together(parts)


@KIT.add("take a section away")
def drop_section(random: Random, body: str) -> str:
    parts = sections(body)
    if at := _section(random, parts):
        del parts[at]
    return "".join(parts)


@KIT.add("take the head away")
def drop_head(_random: Random, body: str) -> str:
    return "".join(sections(body)[2 if body.lstrip().startswith("# ") else 1 :])


@KIT.add("take the cards' own words away")
def drop_quotes(_random: Random, body: str) -> str:
    return re.sub(r"(?m)^>.*\n", "", body)


@KIT.add("cut the end off")
def cut_off(random: Random, body: str) -> str:
    return body[: random.randint(0, len(body))]


# Written twice


@KIT.add("write a line twice")
def double_line(random: Random, body: str) -> str:
    lines = body.split("\n")
    at = one(random, lines)
    if at is not None:
        lines[at:at] = [lines[at]] if random.random() < 0.5 else [lines[at], ""]
    return "\n".join(lines)


@KIT.add("write a paragraph a second time elsewhere")
def double_paragraph(random: Random, body: str) -> str:
    parts = _paragraphs(body)
    if parts:
        parts.insert(random.randint(0, len(parts)), random.choice(parts))
    return _together(parts)


@KIT.add("write a section twice")
def double_section(random: Random, body: str) -> str:
    parts = sections(body)
    if at := _section(random, parts):
        parts.insert(random.randint(1, len(parts)), parts[at])
    return "".join(part if part.endswith("\n") else f"{part}\n" for part in parts)


@KIT.add("everything twice")
def double(random: Random, body: str) -> str:
    return body + random.choice(("\n", "\n# Nog eens\n\n", "\n---\n\n")) + body


# Put in

_INSERTED: Final = (
    "*Wie dit mag lezen: onze organisatie*",
    "Wie dit mag lezen: onze organisatie",
    "*Wie dit mag lezen: ons team*",
    "*Who may read this: our organisation*",
    "*Wie dit mag lezen: alleen wij tweeën*",
    "*Op de wand van het team: ja, met naam*",
    "*Op de wand van het team: ja, zonder naam*",
    "Op de wand van het team: nee",
    "*Mag gelezen worden door: onze organisatie*",
    "Mag gelezen worden door: onze organisatie",
    "*Mag gelezen worden door: ons team*",
    "_Mag gelezen worden door: ons team._",
    "*May be read by: our organisation*",
    "MAY BE READ BY: OUR TEAM",
    "*Mag gelezen worden door: alleen wij tweeën*",
    "*Mag gelezen worden door: iedereen*",
    "*Geschrapt: deze tekst verdwijnt bij het afronden*",
    "*Toch niet geschrapt*",
    "# Aantekeningen",
    "# In gesprek: Noor met Sam",
    "## Overig",
    "## Niet gesteld",
    "## Het is mijn vak om …",
    "## It is my craft to …",
    "## Not asked",
    "### Tussenkop",
    "##",
    "## 3. Nog een keer",
    "## 8. Acht",
    "## 13. Dertien",
    "## 0. Nul",
    "## 99. Iets",
    "8. Acht\n---",
    "<!--",
    "-->",
    "<!-- -->",
    "<!-- was: *Mag gelezen worden door: ons team* -->",
    "```",
    "~~~~",
    "```markdown",
    "~~~ x",
    "---",
    "***",
    "===",
    "<<<<<<< HEAD",
    "=======",
    ">>>>>>> van thuis",
    "|||||||",
    "<details>",
    "</details>",
    "<div hidden>",
    "%%",
    "> ",
    "$$",
    "::: {.prive}",
    ":::",
    "\\",
    "[//]: # (weg)",
    "Zodatje: van iemand anders, zodat het er staat.",
    "Nog een gedachte van later.",
    "- nog een punt",
    "---\nformat: 2\n---",
    "---\nclosing_readers: named\n---",
    "---\nsharing: organisation\n---",
)


@KIT.add("put a line in")
def insert(random: Random, body: str) -> str:
    lines = body.split("\n")
    near = headings(lines) + readers_lines(lines)
    for _ in range(random.choice((1, 1, 1, 2))):
        at = random.choice(near) + random.choice((0, 1, 2)) if near and random.random() < 0.6 else None
        at = random.randint(0, len(lines)) if at is None else min(at, len(lines))
        line = random.choice(_INSERTED)
        lines[at:at] = [line] if random.random() < 0.4 else ["", line, ""]
    return "\n".join(lines)


@KIT.add("put a line below every heading")
def insert_all(random: Random, body: str) -> str:
    line = random.choice(_INSERTED)
    return re.sub(r"(?m)^##? .*\n", lambda found: f"{found[0]}\n{line}\n", body)


@KIT.add("put a stretch between two marks")
def enclose(random: Random, body: str) -> str:
    opening, closing = random.choice(
        (
            ("<!--", "-->"),
            ("```", "```"),
            ("~~~", "~~~"),
            ("````md", "````"),
            ("<details><summary>x</summary>", "</details>"),
            ("<pre>", "</pre>"),
            ("%%", "%%"),
            ("<<<<<<< HEAD", "=======\n>>>>>>> thuis"),
            ("$$", "$$"),
            ("<div>", "</div>"),
            ("---", "---"),
        )
    )
    lines = body.split("\n")
    start = one(random, lines, ours=0.7) or 0
    end = min(len(lines), start + random.choice((1, 2, 3, 5, 10, 40)))
    lines[start:end] = [opening, *lines[start:end], closing]
    return "\n".join(lines)


@KIT.add("both sides of a merge")
def conflict(random: Random, body: str) -> str:
    lines = body.split("\n")
    at = one(random, lines, ours=0.8) or 0
    other = random.choice(("", random.choice(_INSERTED), lines[at].upper(), "## 5. Vijf"))
    sides = [lines[at], other] if random.random() < 0.5 else [other, lines[at]]
    lines[at : at + 1] = ["<<<<<<< HEAD", sides[0], "=======", sides[1], ">>>>>>> van thuis"]
    return "\n".join(lines)


@KIT.add("a remark behind the title")
def remark(_random: Random, body: str) -> str:
    return re.sub(r"(?m)^(# .*)$", r"\1\n\nNog nakijken met Sam, vóór vrijdag.", body, count=1)
