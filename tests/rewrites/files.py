"""What happens to a file as a whole: line ends, marks and bytes at its ends. These come after all others."""

from __future__ import annotations

import re
from random import Random

from tests.rewrites.rewrite import Kit, Part

KIT = Kit(Part.FILE)


@KIT.add("CR LF", harmless=True)
def crlf(_random: Random, text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


@KIT.add("a byte order mark", harmless=True)
def bom(_random: Random, text: str) -> str:
    return "\ufeff" + text.removeprefix("\ufeff")


@KIT.add("no line feed at the end", harmless=True)
def unended(_random: Random, text: str) -> str:
    return text.rstrip("\n")


@KIT.add("more line feeds at the end", harmless=True)
def ended(random: Random, text: str) -> str:
    return text + "\n" * random.randint(1, 4)


@KIT.add("CR alone")
def cr(_random: Random, text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r")


@KIT.add("line ends of several kinds")
def mixed(random: Random, text: str) -> str:
    ends = random.choice(
        (("\n", "\r\n"), ("\n", "\r"), ("\n", "\u2028"), ("\n", "\x0b"), ("\n", "\x85"), ("\r\n", "\r"))
    )
    return re.sub("\n", lambda _: ends[random.random() < 0.2], text.replace("\r\n", "\n"))


@KIT.add("NUL bytes at the end")
def nul(random: Random, text: str) -> str:
    return text + "\0" * random.randint(1, 600)


@KIT.add("NUL bytes from somewhere on")
def nul_from(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + "\0" * (len(text) - at)


@KIT.add("control characters")
def controls(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice("\0\x08\x1a\x1b\x7f\x0c\u202e\ufffd") + text[at:]


@KIT.add("the file twice")
def twice(random: Random, text: str) -> str:
    return text + random.choice(("", "\n")) + text


@KIT.add("text before the front matter")
def before(random: Random, text: str) -> str:
    return random.choice(("\n", " ", "# Kop\n\n", "<!-- x -->\n", "\u200b")) + text


@KIT.add("other fences of the front matter")
def fences(random: Random, text: str) -> str:
    return text.replace("\n---\n", f"\n{random.choice(('...', '--- ', '----', '+++', '—', '***', ''))}\n", 1)
