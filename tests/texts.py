# ruff: noqa: E501
"""Nasty texts of our own, and where to find the public ones: what a note may hold without the file coming to harm."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import strategies as st

from interview_tui.interview.transcript_words import every_language
from interview_tui.language import clean, clean_line

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"

NASTY = [
    "# kop", "## 2. Nagemaakte kaart", "   ### drie", "#hashtag", "####### zeven", "kop\n===", "kop\n---", "---", "***",
    "- - -", "_ _ _", "===", "---\ntitle: x\n---", "...", "+++", "```", "```python\nprint()", "~~~", "~~~~ x", "`` ` ``",
    "<!-- nooit dicht", "-->", "<script>alert(1)</script>", "<pre>", "<div>", "</div>", "<?php", "<!DOCTYPE x>",
    "<![CDATA[", "<textarea>", "<https://example.org>", "<a@b.nl>", "a < b", "<3", "&amp; &#35; &copy;", "&", "\\", "\\\\",
    "\\# al ontsnapt", "regel\\", "\\begin{document}", "\\end{document}", "$$", "$x$", "[sam]: https://example.org",
    "[sam]:", "[^1]: voetnoot", "[x](https://example.org)", "![x](https://example.org/x.png)", "[[wiki]]", "![[embed]]",
    "[/b]", "[b]vet[/b]", "[@click=app.quit]x", "[red]", "$(rm -rf)", "{{ x }}", "{% x %}", "%% weg %%", "100%%",
    "> citaat", ">", ">> dieper", "- punt", "- # kop in lijst", "* > # diep", "1. een", "1) # kop", "12. ", "a. # kop",
    "(@) # kop", "(iv) # kop", "- [ ] taak", "+ x", "-", "*", "+", "1.", "    code", "\tcode", "    # geen kop", "-\tx",
    ":   definitie", ": x", "~ x", "::: {.x}", ":::", "| a | b |\n|---|---|\n| 1 | 2 |", "| versregel", "a | b", "------- ---",
    "Zodatje: ik doe x, zodat y.", "Zodatje:", "So-that: x", "*Zodatje: x*", "Mag gelezen worden door: ons team",
    "*Mag gelezen worden door: alleen wij tweeën*", "Geschrapt: weg", "*Geschrapt: weg*", "May be read by: our team",
    "Doorgevraagd: Waaraan zag je dat?", "Asked further: x", "==geel==", "==", "== ==", "===x===", "==a==b==", "## Niet gesteld",
    "## Het is mijn vak om …", "format: 1", "status: final", "\n", "\n\n", " ", "  \n  ", "a\n\n\n\nb", "\na", "a\n", "\n\na\n\n",
    "a \n b", "a  \nb", "\t", "é", "e\u0301", "👩‍👩‍👧‍👦", "👍🏽", "שלום", "مرحبا", "日本語", "\u200b", "\u200d", "\u00a0x", "\ufeff", "\ufffe", "\U0001f1f3\U0001f1f1",
    "ﷺ", "x" * 5000, "a b " * 1000, "# " * 300, "> " * 300, "- " * 300, "*" * 300, "`" * 300, "[" * 300, "<" * 300, "\\" * 300,
    "NULL", "null", "no", "1e3", "12:30", "~", "=", "<<", "'", '"', "\"\\\"", "' or 1=1", "../../etc/passwd", "CON", "%s %d {0}",
]  # fmt: skip

EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.$", re.DOTALL | re.MULTILINE)


def naughty_strings() -> list[str]:
    """The Big List of Naughty Strings where it stands beside the repository; else nothing."""
    path = SHARED / "blns.json"
    return [clean(text) for text in json.loads(path.read_text(encoding="utf-8"))] if path.exists() else []


def commonmark_examples() -> list[str]:
    """Every example of the CommonMark spec where it stands beside the repository; else nothing."""
    path = SHARED / "commonmark-spec.txt"
    if not path.exists():
        return []
    return [clean(found[1].replace("→", "\t")) for found in EXAMPLE.finditer(path.read_text(encoding="utf-8"))]


CORPUS = [clean(text) for text in NASTY] + naughty_strings() + commonmark_examples()

_pieces = st.one_of(
    st.sampled_from([clean(text) for text in NASTY if len(text) < 300]),
    st.text(max_size=30).map(clean),
    st.text(alphabet="#-=*_`~<>![]():|&;%\\.+ \t\n1a@^$", max_size=12).map(clean),
)
notes = st.lists(_pieces, max_size=8).flatmap(
    lambda parts: st.sampled_from(["", "\n", "\n\n", " "]).map(lambda glue: clean(glue.join(parts)))
)
lines = notes.map(clean_line)

# For what is made of twenty texts: the same ones, in less than half of the time, for most of them are of one piece.
short_notes = _pieces | notes
short_lines = short_notes.map(clean_line)

_LABELS = [text for one in every_language() for text in (one.readers, one.struck, one.zodatje, one.asked)]
_PHRASES = [*(text for one in every_language() for text in one.circles.values()), "iedereen", "x", ""]
_PHRASES += [one.struck_note for one in every_language()]
_ENDINGS = [text for one in every_language() for text in (one.closing, one.not_asked)]
_BEFORE = [
    "",
    "",
    "",
    "*",
    "**",
    "_",
    "> ",
    "- ",
    "1. ",
    "| ",
    "<em>",
    "==",
    "`",
    "[",
    "\\",
    "&",
    "&nbsp;",
    "Dus. ",
    " ",
    "a\n",
]
_AFTER = [
    "",
    "",
    "",
    "*",
    "**",
    "_",
    ".",
    " |",
    "</em>",
    "==",
    "`",
    "](x)",
    "\\",
    "  ",
    "\n---",
    "\n===",
    " En nog iets.",
    "\nb",
]
_BETWEEN = [": ", ": ", ":", " : ", " ", ":** ", ":\n", "： ", "; ", "\\: ", "&#58; ", ". ", "&colon; "]
_UNSEEN = ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u0301", "\u202e"]
_ALIKE = ["&#{code};", "&#x{code:x};", "&#{code}", "<b>{sign}</b>", "\\{sign}", "&{sign}"]
_MARKS = ["## ", "### ", "# ", "#", "**", "_", "> ## ", "- # ", "＃＃ ", "<h2>", "", "==", "&#35; "]
_NUMBERS = ["3. Kaart", "3.", "3) Kaart", "3: x", "03. x", "３. x", "3\\. x", "12. “Zodatjes”", "3 dingen", *_ENDINGS]


@st.composite
def _near_misses(draw: st.DrawFn) -> str:
    """One of our lines as a formatter, an editor or a hand may leave it, or nearly so."""
    if draw(st.booleans()):
        words = draw(st.sampled_from(_MARKS)) + draw(st.sampled_from(_NUMBERS))
    else:
        words = draw(st.sampled_from(_BEFORE)) + draw(st.sampled_from(_LABELS))
        words += draw(st.sampled_from(_BETWEEN)) + draw(st.sampled_from(_PHRASES))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(words)))
        kind = draw(st.sampled_from(["unseen", "reference", "space", "case", "wide"]))
        here, rest = words[at : at + 1], words[at + 1 :]
        if kind == "unseen":
            here += draw(st.sampled_from(_UNSEEN))
        elif kind == "reference" and here:
            here = draw(st.sampled_from(_ALIKE)).format(sign=here, code=ord(here))
        elif kind == "space" and here == " ":
            here = draw(st.sampled_from(["  ", "\n", "\u00a0", "\u200b", "&nbsp;", "\t", "<br>"]))
        elif kind == "case":
            here, rest = here.swapcase(), rest.upper()
        elif kind == "wide" and "!" <= here <= "~":
            here = chr(ord(here) + 0xFEE0)
        words = words[:at] + here + rest
    return words + draw(st.sampled_from(_AFTER))


near_misses = st.one_of(_near_misses(), st.lists(_near_misses() | _pieces, max_size=4).map("\n".join)).map(clean)
"""What nearly says who may read, a strike, the heading of a card, a zodatje or a probe; alone or among other lines."""

_FEW = [
    "Koffie.",
    "Eerst koffie, dan kijken.",
    "Ik wacht, zodat zij begint.",
    "é",
    "==geel==",
    "# kop",
    "Geschrapt: weg",
]
_FEW += ["Doorgevraagd: Zodat…?", "Doorgevraagd: Waaraan zag je dat?", "Andere versie: Koffie."]
few_lines = st.sampled_from(["", *_FEW])
few_notes = st.lists(st.sampled_from(["", " ", *_FEW]), max_size=4).map("\n".join)
