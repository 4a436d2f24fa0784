"""Headings written otherwise, renumbered, exchanged, or no longer headings."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from tests.rewrites.rewrite import Kit, headings

KIT = Kit()

_HEADING = re.compile(r"^( {0,3})(#{1,6})([ \t]+)(.*)$")
_CARD = re.compile(r"^(#{1,2} )(\d{1,3})(\. )(.*)$")


def _some(random: Random, body: str, change: re.Pattern[str], to: str | None = None) -> str:
    """The body with one heading, some or all of them replaced."""
    lines = body.split("\n")
    found = [at for at in headings(lines) if change.match(lines[at])]
    few = random.random() < 0.5
    chosen = [random.choice(found)] if found and few else [at for at in found if random.random() < 0.8]
    for at in chosen:
        lines[at] = change.sub(to or "", lines[at])
    return "\n".join(lines)


@KIT.add("headings underlined", harmless=True)
def underlined(random: Random, body: str) -> str:
    """As remark does: with a backslash behind the number, so that it is no list."""

    def change(found: re.Match[str]) -> str:
        title = re.sub(r"^(\d+)\.", r"\1\\.", re.sub(r"\s+#+\s*$", "", found[2]).strip())
        return f"{title}\n{('=' if found[1] == '#' else '-') * max(3, len(title))}"

    return re.sub(r"(?m)^(#{1,2}) (?=\S)(.*)$", change, body) if random.random() < 0.9 else body


@KIT.add("headings underlined as pandoc does")
def badly_underlined(_random: Random, body: str) -> str:
    """Without the backslash: for others a list item and a rule."""
    return re.sub(r"(?m)^## (.*)$", lambda found: f"{found[1]}\n{'-' * len(found[1])}", body)


@KIT.add("# behind headings", harmless=True)
def closed(random: Random, body: str) -> str:
    marks = random.choice(("same", "##", "#####"))
    return re.sub(
        r"(?m)^ {0,3}(#{1,2}) (?=.*\S).*$",
        lambda found: f"{found[0]} {found[1] if marks == 'same' else marks}",
        body,
    )


@KIT.add("more spaces in headings", harmless=True)
def spaced(random: Random, body: str) -> str:
    return re.sub(r"(?m)^(#{1,2}) (?=\S)", lambda found: found[1] + random.choice(("  ", "\t", "   ")), body)


@KIT.add("another level")
def level(random: Random, body: str) -> str:
    marks = "#" * random.choice((1, 3, 4, 6, 7))
    return _some(random, body, _HEADING, rf"\g<1>{marks}\3\4")


@KIT.add("a level down for all")
def down(random: Random, body: str) -> str:
    return re.sub(r"(?m)^(#{1,6} )", r"#\1", body) if random.random() < 0.5 else re.sub(r"(?m)^##", "#", body)


@KIT.add("no heading: bold, emphasis, HTML or plain")
def in_place(random: Random, body: str) -> str:
    forms = (r"**\4**", r"*\4*", r"<h2>\4</h2>", r"\4", r"\\## \4", r"- \4", r"__\4__", r"<b>\4</b>", r"`## \4`")
    return _some(random, body, _HEADING, random.choice(forms))


@KIT.add("no space, or another one, behind #")
def space(random: Random, body: str) -> str:
    blanks = ("", "\u00a0", "\u3000", "\u2009", "\u200b", " \u200b", "\ufeff", ".", "- ", "\t\u00a0")
    return _some(random, body, _HEADING, rf"\g<1>\2{random.choice(blanks)}\4")


@KIT.add("other signs for #")
def hashes(random: Random, body: str) -> str:
    signs = ("＃＃", "♯♯", "\u200b##", "\ufeff##", "\\##", "#\\#", "##\\", "&#35;#", "# #", "\u00a0##", "==", "h2.")
    return _some(random, body, _HEADING, rf"\g<1>{random.choice(signs)}\3\4".replace("\\\\", "\\"))


_NUMBERED: Final = (
    *("{n}) {t}", "{n} {t}", "{n} . {t}", "0{n}. {t}", "{n}: {t}", "{n}.{t}", "{n}.\u00a0{t}", "{n} – {t}", "{n}, {t}"),
    *("Kaart {n}. {t}", "**{n}.** {t}", "({n}) {t}", "{n}\\. {t}", "{n}.  {t}", "#{n}. {t}", "{n}. ", "{n}.", "{t}"),
    *(
        "{t} ({n})",
        "*{n}. {t}*",
        "[{n}. {t}](#x)",
        "№ {n}. {t}",
        "{n}. {t} {{#x}}",
        "-{n}. {t}",
        "{n}. {t}\n\n{n}. {t}",
    ),
    *("{wide}. {t}", "{roman}. {t}", "{n}\u200b. {t}", "1{n}. {t}", "{n}.0. {t}", "{n}00. {t}"),
)


@KIT.add("another form of number")
def number_form(random: Random, body: str) -> str:
    form = random.choice(_NUMBERED)

    def change(card: re.Match[str]) -> str:
        number = card[2]
        wide = "".join(chr(ord(sign) + 0xFEE0) for sign in number)
        roman = "i" * int(number) if int(number) < 4 else "viii"
        return card[1] + form.format(n=number, t=card[4], wide=wide, roman=roman)

    every = random.random() < 0.3
    lines = body.split("\n")
    found = [at for at in headings(lines) if _CARD.match(lines[at])]
    for at in found if every else random.sample(found, min(1, len(found))):
        lines[at] = _CARD.sub(change, lines[at])
    return "\n".join(lines)


@KIT.add("renumber")
def renumber(random: Random, body: str) -> str:
    """One card, or all of them: from 1, or each by one."""
    way = random.choice(("one", "from 1", "by one"))
    lines = body.split("\n")
    found = [at for at in headings(lines) if _CARD.match(lines[at])]
    chosen = random.sample(found, min(1, len(found))) if way == "one" else found
    for count, at in enumerate(chosen, 1):
        card = _CARD.match(lines[at])
        assert card
        number = {"one": random.randint(1, 13), "from 1": count, "by one": int(card[2]) + 1}[way]
        lines[at] = f"{card[1]}{number}{card[3]}{card[4]}"
    return "\n".join(lines)


@KIT.add("exchange two headings")
def exchange(random: Random, body: str) -> str:
    lines = body.split("\n")
    found = [at for at in headings(lines) if lines[at].startswith("## ")]
    if len(found) > 1:
        one, other = random.sample(found, 2)
        lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


@KIT.add("exchange two numbers, or two titles")
def exchange_halves(random: Random, body: str) -> str:
    lines = body.split("\n")
    found = [at for at in headings(lines) if _CARD.match(lines[at])]
    if len(found) > 1:
        one, other = random.sample(found, 2)
        left, right = _CARD.match(lines[one]), _CARD.match(lines[other])
        assert left and right
        lines[one] = f"{left[1]}{right[2]}{left[3]}{left[4]}"
        lines[other] = f"{right[1]}{left[2]}{right[3]}{right[4]}"
    return "\n".join(lines)


@KIT.add("another title")
def retitle(random: Random, body: str) -> str:
    titles = (r"Iets anders", "", r"\4!", r"\4 (bis)", "Niet gesteld", "Het is mijn vak om …", "\u00a0", r"\4 \4")
    return _some(random, body, _CARD, rf"\1\2\3{random.choice(titles)}")


@KIT.add("a heading as another one of ours")
def as_other(random: Random, body: str) -> str:
    titles = (
        "Niet gesteld",
        "Het is mijn vak om …",
        "It is my craft to …",
        "Not asked",
        "Overig",
        "3. Drie",
        "niet gesteld",
    )
    return _some(random, body, _HEADING, rf"## {random.choice(titles)}")


@KIT.add("a heading in a quotation or a list")
def nested(random: Random, body: str) -> str:
    return _some(
        random, body, _HEADING, random.choice((r"> \2\3\4", r"- \2\3\4", r"1. \2\3\4", r"    \2\3\4", "\t\\2\\3\\4"))
    )
