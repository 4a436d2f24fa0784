"""Letters, spaces, quotes and cases changed for others that look or sort alike; and slips of a hand."""

from __future__ import annotations

import re
import unicodedata
from random import Random
from typing import Final

from interview_tui.interview.transcript_words import every_language
from tests.rewrites.rewrite import Kit, readers_lines, words_at

KIT = Kit()

_SPACES: Final = (
    "\u00a0",
    "\u2009",
    "\u200a",
    "\u202f",
    "\u3000",
    "\u2003",
    "\t",
    "  ",
    " \u200b",
    "\u200b",
    "\u2060",
    "\u00ad ",
)
_UNSEEN: Final = ("\u200b", "\u200c", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u200e", "\u034f")
_SMART: Final = {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "--", "—": "---"}
_ALIKE: Final = str.maketrans("aeopcxyiMT:.", "аеорсхуіМТ：․")  # Cyrillic, a full-width colon, a one dot leader
_WORDS: Final = [[*words.circles.values(), *words.wall_readers.values()] for words in every_language()]


@KIT.add("plain quotes, dashes and dots for typographic ones", harmless=True)
def plain_signs(_random: Random, body: str) -> str:
    """As pandoc writes Markdown by itself."""
    for sign, written in _SMART.items():
        body = body.replace(sign, written)
    return body


@KIT.lines("typographic quotes, dashes and dots")
def smart_signs(_random: Random, line: str) -> str:
    line = re.sub(r'"(\S[^"]*)"', r"“\1”", line).replace("'", "’").replace("...", "…")
    return line.replace(" - ", " – ").replace("--", "–")


@KIT.lines("other dashes, dots and colons")
def other_signs(random: Random, line: str) -> str:
    pairs = (
        (":", "："),
        (":", " :"),
        (":", ";"),
        (":", ""),
        (":", " –"),
        (":", "."),
        (":", "::"),
        (".", "·"),
        ("…", ".."),
    )
    sign, other = random.choice(pairs)
    return line.replace(sign, other)


@KIT.lines("other spaces")
def spaces(random: Random, line: str) -> str:
    found = list(words_at(line))
    space = random.choice(_SPACES)
    if not found or random.random() < 0.3:
        return line.replace(" ", space)
    at = random.choice(found)
    return f"{line[:at]}{space}{line[at + 1 :]}"


@KIT.lines("signs that nobody sees")
def unseen(random: Random, line: str) -> str:
    sign = random.choice(_UNSEEN)
    if random.random() < 0.3:
        return sign.join(line)
    at = random.choice((0, random.randint(0, len(line)), min(3, len(line))))
    return line[:at] + sign + line[at:]


@KIT.lines("spaces between letters, or none between words")
def spaced(random: Random, line: str) -> str:
    return line.replace(" ", "") if random.random() < 0.5 else re.sub(r"(?<=[A-Za-z])(?=[a-z])", " ", line)


@KIT.lines("another case")
def case(random: Random, line: str) -> str:
    return random.choice((str.upper, str.lower, str.title, str.swapcase, str.capitalize))(line)


@KIT.add("NFC", harmless=True)
def composed(_random: Random, body: str) -> str:
    return unicodedata.normalize("NFC", body)


@KIT.add("NFD", harmless=True)
def decomposed(_random: Random, body: str) -> str:
    return unicodedata.normalize("NFD", body)


@KIT.add("NFKC")
def compatible(_random: Random, body: str) -> str:
    return unicodedata.normalize("NFKC", body)


@KIT.lines("full-width letters")
def full_width(random: Random, line: str) -> str:
    chance = random.choice((0.1, 1.0))
    return "".join(
        chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" and random.random() < chance else sign for sign in line
    )


@KIT.add("letters of another script in a line about readers")
def alike(random: Random, body: str) -> str:
    lines = body.split("\n")
    for at in readers_lines(lines):
        if random.random() < 0.5:
            lines[at] = lines[at].translate(_ALIKE) if random.random() < 0.5 else _one_alike(random, lines[at])
    return "\n".join(lines)


def _one_alike(random: Random, line: str) -> str:
    at = random.randrange(len(line))
    return line[:at] + line[at].translate(_ALIKE) + line[at + 1 :]


@KIT.add("without accents in lines about readers")
def bare(_random: Random, body: str) -> str:
    lines = body.split("\n")
    for at in readers_lines(lines):
        lines[at] = "".join(s for s in unicodedata.normalize("NFD", lines[at]) if not unicodedata.combining(s))
    return "\n".join(lines)


@KIT.add("a slip of the hand in a line about readers")
def slip(random: Random, body: str) -> str:
    lines = body.split("\n")
    for at in readers_lines(lines):
        if random.random() < 0.6:
            lines[at] = _slipped(random, lines[at])
    return "\n".join(lines)


def _slipped(random: Random, line: str) -> str:
    at = random.randrange(max(1, len(line) - 1))
    match random.randrange(4):
        case 0:
            return line[:at] + line[at + 1 :]
        case 1:
            return line[:at] + line[at : at + 2][::-1] + line[at + 2 :]
        case 2:
            return line[:at] + line[at] * 2 + line[at + 1 :]
        case _:
            return line[:at] + random.choice("abn. ,*_#") + line[at:]


@KIT.add("a word less or more in a line about readers")
def word(random: Random, body: str) -> str:
    lines = body.split("\n")
    for at in readers_lines(lines):
        words = lines[at].split(" ")
        if random.random() < 0.5:
            del words[random.randrange(len(words))]
        else:
            words.insert(random.randint(0, len(words)), random.choice(("ook", "niet", "en iedereen", "x", "–", "Dit:")))
        if random.random() < 0.6:
            lines[at] = " ".join(words)
    return "\n".join(lines)


@KIT.add("another circle in a line about readers")
def circle(random: Random, body: str) -> str:
    lines = body.split("\n")
    every = random.random() < 0.3
    to = random.choice([phrase for words in _WORDS for phrase in words] + ["iedereen", "ons", ""])
    phrases = "|".join(re.escape(phrase) for words in _WORDS for phrase in words)
    found = readers_lines(lines)
    chosen = random.choice(found) if found else -1
    for at in found:
        if every or at == chosen:
            lines[at] = re.sub(phrases, to, lines[at])
    return "\n".join(lines)


@KIT.add("labels in the other language")
def other_language(random: Random, body: str) -> str:
    nl, en = (words for words in every_language())
    there, back = (nl, en) if random.random() < 0.5 else (en, nl)
    for name in ("readers", "readers_before", "wall", "struck", "zodatje", "struck_note", "closing", "not_asked"):
        body = body.replace(getattr(there, name), getattr(back, name))
    for one, phrase in there.circles.items():
        body = body.replace(phrase, back.circles[one])
    return body
