"""Signs of Markdown put in, taken away, or changed for others that mean the same."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from tests.rewrites.rewrite import Kit, one, places

KIT = Kit()

_SIGNS: Final = "!-/:-@\\[-`{-~"
_BULLET = re.compile(r"^([-+*])(?= +\S)")
_STARS = re.compile(r"(?<![\w*\\_])\*(?=[^\s*_])([^*_\n]*[^\s*_\\])\*(?![\w*_])")
_LINES = re.compile(r"(?<![\w_\\*])_(?=[^\s*_])([^*_\n]*[^\s*_\\])_(?![\w_*])")


@KIT.add("escape signs within a line, as formatters do", harmless=True)
def escape_within(random: Random, body: str) -> str:
    """Not a colon: no formatter does, and in a label it says that the line was typed."""
    chance = random.choice((0.1, 0.5, 1.0))
    sign = re.compile(r"https://\S+|(?<=[^\W\d_])([.,;!?\"'/%|@\[\]])(?!\()")
    return sign.sub(lambda found: f"\\{found[0]}" if found[1] and random.random() < chance else found[0], body)


@KIT.lines("escape signs")
def escape(random: Random, line: str) -> str:
    chance = random.choice((0.2, 1.0))
    return re.sub(f"[{_SIGNS}]", lambda found: f"\\{found[0]}" if random.random() < chance else found[0], line)


@KIT.lines("escape the first sign")
def escape_first(_random: Random, line: str) -> str:
    return re.sub(r"^(\s*)([#>*_=`~+-])", r"\1\\\2", line)


@KIT.add("unescape signs within a line, as formatters do", harmless=True)
def unescape_within(_random: Random, body: str) -> str:
    return re.sub(r"(?<=[^\W\d_])\\([:.,;!?\"'/%@])", r"\1", body)


@KIT.lines("unescape")
def unescape(random: Random, line: str) -> str:
    chance = random.choice((0.5, 1.0))
    return re.sub(rf"\\(?=[{_SIGNS}])", lambda found: "" if random.random() < chance else found[0], line)


@KIT.add("unescape everything")
def unescape_all(_random: Random, body: str) -> str:
    return body.replace("\\", "")


@KIT.add("_emphasis_ for *emphasis*", harmless=True)
def underscores(_random: Random, body: str) -> str:
    return _STARS.sub(r"_\1_", body)


@KIT.add("*emphasis* for _emphasis_", harmless=True)
def stars(_random: Random, body: str) -> str:
    return _LINES.sub(r"*\1*", body)


@KIT.add("another bullet", harmless=True)
def bullets(random: Random, body: str) -> str:
    bullet = random.choice("-*+")
    return re.sub(r"(?m)^[-+*](?= +\S)", bullet, body)


@KIT.add("more spaces behind a bullet", harmless=True)
def bullet_spaces(_random: Random, body: str) -> str:
    return re.sub(r"(?m)^([-+*] )(\d{1,2}\. )?(?=\S)", lambda found: f"{found[1]}  {found[2] or ''}", body)


@KIT.add("every number in a list is 1", harmless=True)
def ones(_random: Random, body: str) -> str:
    """As markdownlint and mdformat write them; also in the list of what was not asked."""
    return re.sub(r"(?m)^((?:- )?)\d{1,9}\. ", r"\g<1>1. ", body)


@KIT.add("<!-- --> between two lists", harmless=True)
def parted_lists(_random: Random, body: str) -> str:
    """As pandoc parts them."""
    return re.sub(r"(?m)^(- .*\n\n)(?=[+*] )", r"\1<!-- -->\n\n", body)


@KIT.add("<> around an address", harmless=True)
def autolinks(_random: Random, body: str) -> str:
    return re.sub(r"(?<![<(\w])https://[\w./]+\w(?![>)])", r"<\g<0>>", body)


_AROUND: Final = ("*", "_", "**", "__", "***", "==", "`", "~~", "_*", "**_", '"', "“", "(", "$", "<u>")


@KIT.lines("marks around a line")
def emphasise(random: Random, line: str) -> str:
    mark = random.choice(_AROUND)
    found = re.match(r"(\s*(?:#+ |> |[-+*] )?)(.*)", line)
    assert found
    return f"{found[1]}{mark}{found[2]}{_closing(mark)}"


def _closing(mark: str) -> str:
    return {"“": "”", "(": ")", "<u>": "</u>"}.get(mark, mark[::-1])


@KIT.lines("marks around a word")
def emphasise_word(random: Random, line: str) -> str:
    words = line.split(" ")
    at = random.randrange(len(words))
    mark = random.choice(_AROUND)
    words[at] = f"{mark}{words[at]}{_closing(mark)}"
    return " ".join(words)


@KIT.lines("marks taken away")
def plain(_random: Random, line: str) -> str:
    return re.sub(r"[*_`=~]", "", line)


@KIT.lines("one mark taken away")
def half(_random: Random, line: str) -> str:
    return re.sub(r"[*_]$", "", line) if line[-1:] in "*_" else re.sub(r"^[*_]", "", line)


@KIT.lines("other marks of emphasis")
def other_marks(random: Random, line: str) -> str:
    mark = random.choice(("**", "__", "***", "_", "*", "`"))
    return re.sub(r"^([*_]+)(.*?)[*_]*$", rf"{mark}\2{mark}", line)


@KIT.lines("make it a list item")
def item(random: Random, line: str) -> str:
    return random.choice(("- ", "+ ", "* ", "1. ", "- [ ] ", "- [x] ", "8) ", "a. ", "• ")) + line


@KIT.lines("quote it")
def quote(random: Random, line: str) -> str:
    return random.choice(("> ", ">", ">> ", "  > ", "> - ", "> [!note] ")) + line


@KIT.add("quote a stretch")
def quote_stretch(random: Random, body: str) -> str:
    lines = body.split("\n")
    at = one(random, lines) or 0
    end = at + random.randint(2, 30)
    lines[at:end] = [f"> {line}".rstrip() for line in lines[at:end]]
    return "\n".join(lines)


@KIT.add("take a quotation out of its quote")
def unquote(random: Random, body: str) -> str:
    lines = body.split("\n")
    every = random.random() < 0.3
    for at in places(lines, re.compile(">")):
        if every or random.random() < 0.3:
            lines[at] = lines[at].removeprefix(">").removeprefix(" ")
    return "\n".join(lines)


@KIT.lines("make it a row of a table")
def row(random: Random, line: str) -> str:
    return random.choice(("| {} |", "| {} | x |", "|{}", "{} |", "| x | {} |\n|---|---|")).replace("{}", line)


@KIT.lines("put it in HTML")
def html(random: Random, line: str) -> str:
    tag = random.choice(("em", "p", "div", "span", "small", "details", "blockquote", "i", "!--"))
    return f"<!-- {line} -->" if tag == "!--" else f"<{tag}>{line}</{tag}>"


@KIT.lines("a sign as an entity")
def entity(random: Random, line: str) -> str:
    """Some remark and pandoc write themselves."""
    if not line:
        return line
    at = random.randrange(len(line))
    made = random.choice(("&#{};", "&#x{:x};", "&#X{:X};", "&#0{};")).format(ord(line[at]))
    return f"{line[:at]}{made}{line[at + 1 :]}"


@KIT.lines("make it a link")
def link(random: Random, line: str) -> str:
    return random.choice(("[{}](#x)", "[[{}]]", "[{}]", "[{}]: #x", "![{}](x.png)", "[^1]: {}")).replace("{}", line)


@KIT.lines("a reference behind it")
def reference(random: Random, line: str) -> str:
    return line + random.choice((" {#kaart}", " [^1]", " <!-- let op -->", " #label", " ^abc", " ✓", " (was anders)"))
