"""Front matter written otherwise, and one key of it saying something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

from tests.rewrites.rewrite import Kit, Part

KIT = Kit(Part.FRONT)
FACTS = Kit(Part.FACT)

_LINE = re.compile(r"(?m)^([A-Za-z_][\w-]*):[ \t]*(.*)$")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z -]*[A-Za-z]")
_WORDS: Final = ("true", "false", "yes", "no", "on", "off", "null", "y", "n")


def _each(front: str, change: Callable[[str, str], str]) -> str:
    """The front matter with each line `key: value` changed; `change` returns the whole line."""
    return _LINE.sub(lambda found: change(found[1], found[2]), front)


def _items(value: str) -> list[str]:
    return [item.strip() for item in value[1:-1].split(",") if item.strip()]


def _is_list(value: str) -> bool:
    return value.startswith("[") and value.endswith("]") and '"' not in value and "{" not in value


# The same in YAML


@KIT.add("no quotes where none are needed", harmless=True)
def unquoted(_random: Random, front: str) -> str:
    def change(key: str, value: str) -> str:
        bare = value[1:-1]
        free = value.startswith('"') and _PLAIN.fullmatch(bare) and bare.casefold() not in _WORDS
        return f"{key}: {bare if free else value}"

    return _each(front, change)


@KIT.add("single quotes", harmless=True)
def single_quoted(_random: Random, front: str) -> str:
    def change(key: str, value: str) -> str:
        plain = len(value) > 1 and value[0] == value[-1] == '"' and "\\" not in value
        bare = value[1:-1].replace("'", "''")
        return f"{key}: '{bare}'" if plain else f"{key}: {value}"

    return _each(front, change)


@KIT.add("quotes around bare words", harmless=True)
def quoted(_random: Random, front: str) -> str:
    return _each(front, lambda key, value: f'{key}: "{value}"' if _PLAIN.fullmatch(value) else f"{key}: {value}")


@KIT.add("lists as blocks", harmless=True)
def block_lists(random: Random, front: str) -> str:
    indent = random.choice(("", "  "))

    def change(key: str, value: str) -> str:
        if not _is_list(value) or not _items(value):
            return f"{key}: {value}"
        return f"{key}:" + "".join(f"\n{indent}- {item}" for item in _items(value))

    return _each(front, change)


@KIT.add("lists over several lines", harmless=True)
def long_lists(_random: Random, front: str) -> str:
    def change(key: str, value: str) -> str:
        if not _is_list(value) or not _items(value):
            return f"{key}: {value}"
        return f"{key}:\n  [\n" + "".join(f"    {item},\n" for item in _items(value)) + "  ]"

    return _each(front, change)


@KIT.add("keys in another order", harmless=True)
def shuffled(random: Random, front: str) -> str:
    """Whole entries: what is indented or a list below a key stays with it."""
    entries = re.findall(r"(?m)^[^\s#\-\]}][^\n]*\n(?:(?:[ \t#\-\]}][^\n]*)?\n)*", front)
    if "".join(entries) != front:
        return front
    entries.sort() if random.random() < 0.5 else random.shuffle(entries)
    return "".join(entries)


@KIT.add("comments and keys of one's own", harmless=True)
def commented(random: Random, front: str) -> str:
    added = random.choice(("# niet vergeten\n", "\n", "aliases: [sam]\n", "cssclass: breed\n", 'mine: "x: y"\n'))
    return added + front if random.random() < 0.5 else front + added


@KIT.add("a comment behind a value", harmless=True)
def commented_behind(random: Random, front: str) -> str:
    at = random.choice(("status", "sharing", "minutes", "format"))
    return re.sub(rf"(?m)^({at}: \w+)$", r"\1  # nagekeken", front)


@KIT.add("empty values", harmless=True)
def empty(random: Random, front: str) -> str:
    """As editors with a form for them show them, and format 1 had them."""
    for key in ("organisation", "team", "next", "parked", "struck_cards", "private_cards", "dismissed"):
        if not re.search(rf"(?m)^{key}:", front) and random.random() < 0.5:
            front += f"{key}:{random.choice(('', ' []'))}\n" if key != "team" else f'{key}: ""\n'
    return front


@KIT.add("no empty values", harmless=True)
def no_empty(_random: Random, front: str) -> str:
    """As pandoc leaves them out."""
    return re.sub(r'(?m)^\w+:[ \t]*(?:""|\[\])?[ \t]*\n(?![ \t-])', "", front)


@KIT.add("more spaces", harmless=True)
def spaced(_random: Random, front: str) -> str:
    return _each(front, lambda key, value: f"{key}:   {value}  " if value else f"{key}:")


@KIT.add("long texts folded", harmless=True)
def folded(_random: Random, front: str) -> str:
    """As prettier folds them in a narrow width."""

    def change(key: str, value: str) -> str:
        plain = value.startswith('"') and "\\" not in value and " " in value
        lines = re.sub(r"(?<=[^ ]) (?=[^ ])", "\n  ", value)
        return f"{key}:\n  {lines}" if plain else f"{key}: {value}"

    return _each(front, change)


# One key says something else. Never more than one of these in a sequence, and then nothing in the body but what is
# harmless: two places of one fact changed alike are a decision.


def _entry(random: Random, front: str) -> re.Match[str] | None:
    found = list(_LINE.finditer(front))
    return random.choice(found) if found else None


@FACTS.add("take a key away")
def drop_key(random: Random, front: str) -> str:
    found = _entry(random, front)
    return front if found is None else re.sub(rf"(?m)^{re.escape(found[0])}\n(?:[ \t-].*\n)*", "", front)


@FACTS.add("another circle at the top")
def circle(random: Random, front: str) -> str:
    to = random.choice(("private", "team", "organisation", "Team", "iedereen", '"team"', "[team]", "null", "yes"))
    return re.sub(r"(?m)^sharing:.*$", f"sharing: {to}", front)


@FACTS.add("another format")
def form(random: Random, front: str) -> str:
    to = random.choice(("1", "2", '"1"', "'2'", "01", "1.0", "0", "-1", "3", "true", "", "[1]", "one"))
    return re.sub(r"(?m)^format:.*$", f"format: {to}", front)


@FACTS.add("another language, status or form")
def setting(random: Random, front: str) -> str:
    key, to = random.choice(
        (("lang", "en"), ("lang", "nl"), ("lang", "fy"), ("status", "draft"), ("status", "final"), ("form", "audit"))
    )
    return re.sub(rf"(?m)^{key}:.*$", f"{key}: {to}", front)


@FACTS.add("no value, or one of another kind")
def kind(random: Random, front: str) -> str:
    found = _entry(random, front)
    to = random.choice(("", "null", "[]", '""', "{}", "0", "true", "x", "[x]", "{x: y}", "1", "[1]"))
    return front if found is None else front.replace(found[0], f"{found[1]}: {to}", 1)


@FACTS.add("an item of a list less or more")
def listed(random: Random, front: str) -> str:
    found = [entry for entry in _LINE.finditer(front) if _is_list(entry[2])]
    if not found:
        return front
    entry = random.choice(found)
    items = _items(entry[2])
    if items and random.random() < 0.5:
        del items[random.randrange(len(items))]
    else:
        items.append(str(random.randint(1, 13)))
    return front.replace(entry[0], f"{entry[1]}: [{', '.join(items)}]", 1)


@FACTS.add("a sign of a value changed")
def sign(random: Random, front: str) -> str:
    found = _entry(random, front)
    if found is None or not found[2]:
        return front
    at = random.randrange(len(found[2]))
    value = found[2][:at] + random.choice("0123456789abcdef-,: ") + found[2][at + 1 :]
    return front.replace(found[0], f"{found[1]}: {value}", 1)


@FACTS.add("wider words in one value")
def widened(random: Random, front: str) -> str:
    """Of whatever key names circles."""
    found = [entry for entry in _LINE.finditer(front) if re.search(r"private|team\b|organisation\b", entry[2])]
    if not found:
        return front
    entry = random.choice(found)
    to = random.choice(("team", "organisation"))
    return front.replace(entry[0], f"{entry[1]}: {re.sub(r'private|team|organisation', to, entry[2])}", 1)


@FACTS.add("a key twice")
def twice(random: Random, front: str) -> str:
    found = _entry(random, front)
    return front if found is None else f"{front}{found[0]}\n"
