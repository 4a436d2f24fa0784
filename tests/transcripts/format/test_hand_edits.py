"""Promise 3: what a hand wrote into a file survives reading and saving, byte for byte.

Every edit is made in the example; then an answer that the edit does not touch is changed in the app. What stands
before and behind that card must come back to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
import yaml

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.storage.places import data
from interview_tui.transcripts.format.blocks import whole_line
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.outline import without_comments
from interview_tui.transcripts.format.reader import read
from tests.builders import WITNESS, interview, of_format_1

pytestmark = pytest.mark.no_files

CARDS = shipped("nl")
NEWEST = data("example.nl.md").read_text(encoding="utf-8")


def as_it_was(text: str) -> str:
    """The example as format 1 had it, with keys that say nothing; the first lines are as they are now."""
    title = "\n# In gesprek: Noor met Sam\n"
    text = of_format_1(text).replace(title, f"{title}\n{whole_line('nl')}\n")
    text = text.replace("\nlang: nl\n", "\nlang: nl\nform: colleague\n", 1)
    text = text.replace("\nsharing: team\n", "\nsharing: team\nminutes: 60\n", 1)
    text = text.replace('\nteam: "Team Noord"\n', '\nteam: "Team Noord"\norganisation: ""\n', 1)
    return text.replace("\nnext: ", "\nparked: []\nnext: ", 1)


EXAMPLE = as_it_was(NEWEST)
"""The example in the form in which a hand may do most: the edits of it are told by nothing but what they say."""
THREE = "Als het tempo klopt. Hún tempo."
THREE_HEADING = "## 3. “Zo goed gewerkt, vandaag …”"
THREE_ASKED = "Wat is dan gaande, ‘in jezelf’ en in de context waarin je werkt?\n"
FOUR_HEADING = "## 4. Een ‘off-day’.."

Meaning = Callable[[Document], bool]


def swap(old: str, new: str) -> str:
    """The example with `old`, which stands in it once, made `new`."""
    assert EXAMPLE.count(old) == 1
    return EXAMPLE.replace(old, new)


def below(line: str, new: str) -> str:
    """The example with `new` under that line."""
    return swap(f"{line}\n", f"{line}\n{new}")


def piece(heading: str) -> str:
    """The part of the example under that heading, up to the next."""
    found = re.search(rf"(?ms)^{re.escape(heading)}$.*?(?=^## |\Z)", EXAMPLE)
    assert found
    return found[0]


def note(card: int) -> Callable[[Document], str]:
    return lambda document: document.interview.answer(card).note


def in_note(card: int, text: str) -> Meaning:
    return lambda document: text in note(card)(document)


def has_foreign(start: str) -> Meaning:
    """A piece that is not ours begins with `start`, and the cards around it are there."""

    def holds(document: Document) -> bool:
        foreign = [section.raw for section in document.sections if section.kind is SectionKind.FOREIGN]
        return any(raw.startswith(start) for raw in foreign) and len(list(document.cards())) == 11

    return holds


def circle(card: int, expected: Circle) -> Meaning:
    return lambda document: document.interview.circle_of(card) is expected


def front(key: str, value: object) -> Meaning:
    return lambda document: document.front.get(key) == value


def same(document: Document) -> bool:
    """The edit does not change what the file says."""
    return document.interview == read(EXAMPLE.encode()).interview and not document.problems


def problem(line_of: str, meaning: Meaning = lambda _: True) -> Meaning:
    """There is one problem, in the line that begins with `line_of`; the file is read all the same."""

    def holds(document: Document) -> bool:
        (found,) = document.problems
        text = compose(document.interview, None, document).decode()
        return text.split("\n")[found.line - 1].startswith(line_of) and meaning(document)

    return holds


@dataclass(frozen=True)
class Edit:
    """A text as a hand left it, and what it means then."""

    text: str
    means: Meaning


PROSE = {
    "under the title": Edit(below("# In gesprek: Noor met Sam", "\nEen mooie ochtend.\n"), same),
    "above the title": Edit(swap("\n# In gesprek", "\nGeprint voor Sam.\n\n# In gesprek"), same),
    "title changed": Edit(swap("# In gesprek: Noor met Sam", "# Een goed gesprek"), same),
    "title underlined": Edit(swap("# In gesprek: Noor met Sam", "Noor met Sam\n============"), same),
    "title gone": Edit(swap("# In gesprek: Noor met Sam\n", ""), same),
    "second title": Edit(below(THREE, "\n# Los blaadje\n\nErbij gestopt.\n"), has_foreign("# Los blaadje\n\nErbij")),
    "above the card's words": Edit(
        below(THREE_HEADING, "\nLater teruggekomen.\n"), in_note(3, f"Later teruggekomen.\n{THREE}")
    ),
    "below the card's words": Edit(swap(THREE, f"Vooraf.\n\n{THREE}"), in_note(3, f"Vooraf.\n{THREE}")),
    "stuck to the card's words": Edit(
        swap(f"{THREE_ASKED}\n", f"{THREE_ASKED}Direct erop.\n"), in_note(3, "Direct erop.\n")
    ),
    "in the middle of a line": Edit(swap("Hún tempo.", "Hún tempo, niet het mijne."), in_note(3, "niet het mijne")),
    "on a line of its own": Edit(below(THREE, "Zonder witregel."), in_note(3, "tempo.\nZonder witregel.")),
    "in two lines": Edit(below(THREE, "\nEen zin\nover twee regels.\n"), in_note(3, "Een zin\nover twee regels.")),
    "behind the zodatje": Edit(swap(FOUR_HEADING, f"Nog iets.\n\n{FOUR_HEADING}"), in_note(3, "==”\nNog iets.")),
    "many blank lines": Edit(swap(FOUR_HEADING, f"\n\n\n{FOUR_HEADING}"), lambda document: "Hún" in note(3)(document)),
    "card quote gone": Edit(EXAMPLE.replace(re.findall(r"(?m)(?:^>.*\n)+\n", EXAMPLE)[2], ""), same),
    "card quote changed": Edit(swap("> Wanneer ben je", "> Vertel: wanneer ben je"), same),
    "card quote in one line": Edit(swap("daarvan.*\n>\n> Wanneer ben", "daarvan.* Wanneer ben"), same),
    "heading in other words": Edit(swap(THREE_HEADING, "## 3. Zo goed gewerkt"), same),
    "closing rewritten": Edit(
        swap("tot iemand zelf opstaat.", "zolang het nodig is."),
        lambda document: document.interview.closing == "Het is mijn vak om te blijven zitten zolang het nodig is.",
    ),
    "behind the closing": Edit(
        swap("\n## Niet gesteld", "\nGezegd bij de deur.\n\n## Niet gesteld"),
        lambda document: document.interview.closing.endswith("opstaat. Gezegd bij de deur."),
    ),
    "a remark at what was not asked": Edit(swap("Kaart 10\n", "Kaart 10 (volgende keer)\n"), same),
    "a row at what was not asked": Edit(f"{EXAMPLE}- En wat we nog vergaten\n", same),
    "at the very end": Edit(f"{EXAMPLE}\nEinde.", same),
    "last line feed gone": Edit(EXAMPLE.rstrip("\n"), same),
    "own text in every Markdown": Edit(
        below(
            THREE,
            "\n- [ ] nabellen\n\n| a | b |\n|---|---|\n\n![tekening](tekening.png) [[Sam]] #vak [^1]\n\n[^1]: noot\n",
        ),
        in_note(3, "![tekening](tekening.png) [[Sam]] #vak [^1]"),
    ),
    "a quote of one's own": Edit(below(THREE, "\n> zei zijn moeder\n"), in_note(3, "> zei zijn moeder")),
    "a highlight": Edit(swap("Hún tempo.", "==Hún tempo.=="), in_note(3, "==Hún tempo.==")),
    "a probe of one's own": Edit(below(THREE, "\nDoorgevraagd: En toen?\n"), in_note(3, "\nDoorgevraagd: En toen?\n")),
    "signs of every kind": Edit(
        below(THREE, "\n\u202e⟨👩‍👩‍👧⟩\u2028\u0085é\u00a0\t\\# <b> &amp;\n"), in_note(3, "👩‍👩‍👧")
    ),
}

HEADINGS = {
    "H2": Edit(below(THREE, "\n## Mijn kopje\n\nTekst.\n"), has_foreign("## Mijn kopje\n\nTekst.")),
    "H2 without blank lines": Edit(below(THREE, "## Mijn kopje\nTekst."), has_foreign("## Mijn kopje\nTekst.")),
    "H2 with nothing": Edit(below(THREE, "\n##\n"), has_foreign("##\n")),
    "H2 underlined": Edit(below(THREE, "\nMijn kopje\n---\n\nTekst.\n"), has_foreign("Mijn kopje\n---")),
    "H1 underlined": Edit(below(THREE, "\nMijn\nkopje\n====\n"), has_foreign("Mijn\nkopje\n====")),
    "H1 that looks like a card": Edit(
        below(THREE, "\n# 13. Van mij\n\nTekst.\n"), has_foreign("# 13. Van mij\n\nTekst.")
    ),
    "H2 that looks like ours": Edit(below(THREE, "\n## Over kaart 4\n"), has_foreign("## Over kaart 4")),
    "H2 before the first card": Edit(
        swap("## 1. Stel", "## Afspraken\n\nWe tutoyeren.\n\n## 1. Stel"), has_foreign("## Afspraken")
    ),
    "H2 at the end": Edit(f"{EXAMPLE}\n## Voor volgende week\n\nBellen.\n", has_foreign("## Voor volgende week")),
    "H3": Edit(below(THREE, "\n### Terzijde\n"), in_note(3, "### Terzijde")),
    "a line": Edit(below(THREE, "\n---\n"), in_note(3, "\n---\n")),
    "a line under a list": Edit(below(THREE, "\n- punt\n---\n"), in_note(3, "- punt\n---")),
    "in a fence": Edit(below(THREE, "\n```\n# a\n## 4. b\n```\n"), in_note(3, "```\n# a\n## 4. b\n```")),
    "in a long fence": Edit(below(THREE, "\n~~~~ md\n~~~\n## 4. b\n~~~~\n"), in_note(3, "~~~\n## 4. b")),
    "in a comment": Edit(below(THREE, "\n<!--\n# a\n## 4. b\n-->\n"), in_note(3, "<!--\n# a\n## 4. b\n-->")),
    "behind a fence in a comment": Edit(below(THREE, "\n<!--\n```\n-->\n"), in_note(3, "<!--\n```\n-->")),
    "behind a comment in a fence": Edit(below(THREE, "\n```\n<!--\n```\n"), in_note(3, "```\n<!--\n```")),
    "behind a fence without end": Edit(below(THREE, "\n```\nprint\n"), in_note(3, "```\nprint")),
    "behind a comment without end": Edit(below(THREE, "\n<!-- nog doen\n"), in_note(3, "<!-- nog doen")),
}

SECTIONS = {
    "in another order": Edit(
        swap(piece(THREE_HEADING), "").replace("## 9. Steun", f"{piece(THREE_HEADING)}## 9. Steun"), same
    ),
    "twice": Edit(
        below(THREE, f"\n{THREE_HEADING}\n\nNog eens.\n"), problem(THREE_HEADING, has_foreign(f"{THREE_HEADING}\n"))
    ),
    "heading gone": Edit(swap(f"{FOUR_HEADING}\n\n", ""), lambda document: 4 not in document.interview.answers),
    "no blank lines": Edit(re.sub(r"\n\n(?=#)", "\n", EXAMPLE), same),
    "spaces behind every line": Edit(re.sub(r"(?<!-)\n", "  \n", EXAMPLE), lambda document: note(3)(document) != ""),
    "spaces behind every heading": Edit(re.sub(r"(?m)^(#.*)$", r"\1  ", EXAMPLE), same),
    "underlined headings": Edit(
        re.sub(r"(?m)^## (.*)$", r"\1\n------", re.sub(r"(?m)^(## \d+)\.", r"\1\\.", EXAMPLE)), same
    ),
    "closed headings": Edit(re.sub(r"(?m)^(##? .*)$", r"\1 ##", EXAMPLE), same),
    "indented headings": Edit(re.sub(r"(?m)^(#)", r"  \1", EXAMPLE), same),
}

ZODATJES = {
    "in the middle": Edit(
        below(THREE, "\nZodatje: Ik zwijg, zodat hij praat.\n\nEn dat deed hij.\n"),
        lambda document: (
            document.interview.answer(3).zodatjes[0] == "Ik zwijg, zodat hij praat."
            and "Hún tempo.\nEn dat deed hij.\nDoorgevraagd" in note(3)(document)
        ),
    ),
    "in small letters, without a full stop": Edit(
        below(THREE, "zodatje: ik zwijg, zodat hij praat"),
        lambda document: document.interview.answer(3).zodatjes[0] == "ik zwijg, zodat hij praat",
    ),
    "first on the card": Edit(
        swap(THREE, f"Zodatje: Ik zwijg, zodat hij praat.\n\n{THREE}"),
        lambda document: len(document.interview.answer(3).zodatjes) == 2 and note(3)(document).startswith(THREE),
    ),
    "above the card's words": Edit(
        below(THREE_HEADING, "\nZodatje: Ik zwijg, zodat hij praat.\n"),
        lambda document: len(document.interview.answer(3).zodatjes) == 2 and note(3)(document).startswith(THREE),
    ),
    "rewritten": Edit(
        swap("zodat hij mij niet alleen kent van wat er misgaat.", "zodat hij iets kan."),
        lambda document: document.interview.answer(3).zodatjes == ("Ik begin bij zijn fiets, zodat hij iets kan.",),
    ),
    "with nothing behind it": Edit(below(THREE, "\nZodatje:\n"), lambda document: document.problems == ()),
}

OURS = "Mag gelezen worden door:"
NOW = "Wie dit mag lezen:"
CIRCLES = {
    "right under the heading": Edit(below(THREE_HEADING, f"\n*{OURS} alleen wij tweeën*\n"), circle(3, Circle.PRIVATE)),
    "wider": Edit(
        below(THREE_HEADING, f"\n*{OURS} onze organisatie*\n"), problem(f"*{OURS} onze", circle(3, Circle.TEAM))
    ),
    "stuck to the heading": Edit(below(THREE_HEADING, f"{OURS} alleen wij tweeën"), circle(3, Circle.PRIVATE)),
    "below the card's words": Edit(swap(THREE, f"*{OURS} alleen wij tweeën*\n\n{THREE}"), circle(3, Circle.PRIVATE)),
    "at the end": Edit(swap(FOUR_HEADING, f"{OURS} alleen wij tweeën.\n\n{FOUR_HEADING}"), circle(3, Circle.PRIVATE)),
    "bold, in small letters": Edit(
        below(THREE, f"\n**{OURS.lower()}** Alleen wij tweeën.\n"), circle(3, Circle.PRIVATE)
    ),
    "in English": Edit(below(THREE, "\n_May be read by: only the two of us_\n"), circle(3, Circle.PRIVATE)),
    "a word nobody knows": Edit(below(THREE, f"\n{OURS} iedereen\n"), circle(3, Circle.PRIVATE)),
    "two that differ": Edit(
        below(THREE_HEADING, f"\n{OURS} onze organisatie\n\n{OURS} alleen wij tweeën\n"), circle(3, Circle.PRIVATE)
    ),
    "two in a note, the narrower last": Edit(
        below(THREE, f"\n{OURS} onze organisatie\n\nEn toen.\n\n{OURS} alleen wij tweeën\n"), circle(3, Circle.PRIVATE)
    ),
    "two in a note, the narrower first": Edit(
        below(THREE, f"\n{OURS} alleen wij tweeën\n\nEn toen.\n\n{OURS} onze organisatie\n"), circle(3, Circle.PRIVATE)
    ),
    "two below the title, the narrower last": Edit(
        swap(f"*{OURS} ons team*", f"*{OURS} onze organisatie*\n\n*{OURS} alleen wij tweeën*"),
        problem("", circle(3, Circle.PRIVATE)),
    ),
    "two below the title, the narrower first": Edit(
        swap(f"*{OURS} ons team*", f"*{OURS} alleen wij tweeën*\n\n*{OURS} onze organisatie*"),
        problem("", circle(3, Circle.PRIVATE)),
    ),
    "emphasis of another program": Edit(re.sub(r"(?m)^\*(.*)\*$", r"_\1_", EXAMPLE), same),
    "struck": Edit(
        below(THREE_HEADING, "\nGeschrapt: dit verdwijnt\n"), lambda document: document.interview.answer(3).struck
    ),
    "narrower below the title": Edit(
        swap(f"*{OURS} ons team*", f"*{OURS} alleen wij tweeën*"), problem("", circle(3, Circle.PRIVATE))
    ),
    "wider below the title": Edit(
        swap(f"*{OURS} ons team*", f"*{OURS} onze organisatie*"), problem("", circle(3, Circle.TEAM))
    ),
    "narrower at the top": Edit(swap("sharing: team", "sharing: private"), problem("", circle(3, Circle.PRIVATE))),
    "gone below the title": Edit(swap(f"*{OURS} ons team*\n\n", ""), same),
}

TAGS = "tags: [in-gesprek, voorbeeld, fictief]"
FRONT = {
    "keys of one's own": Edit(swap("id: vb2026", 'mood: goed\naliases: [a, "b c"]\nid: vb2026'), front("mood", "goed")),
    "a block list": Edit(
        swap(TAGS, "tags:\n  - in-gesprek\n  - eigen # van mij"), front("tags", ["in-gesprek", "eigen"])
    ),
    "a block list of ours": Edit(
        swap("parked: []", "parked:\n  - 3\n  - 4"), lambda document: document.interview.parked == (3, 4)
    ),
    "a mapping": Edit(
        swap(TAGS, f"{TAGS}\nlinks:\n  team: x\n  ook: [y]"), front("links", {"team": "x", "ook": ["y"]})
    ),
    "a date of one's own": Edit(swap(TAGS, f"{TAGS}\ndag: 2026-11-03\na: {{}}"), front("dag", "2026-11-03")),
    "a long text": Edit(
        swap(TAGS, f"{TAGS}\nabstract: |\n  # geen kop\n\n  twee"), front("abstract", "# geen kop\n\ntwee\n")
    ),
    "a blank line above all": Edit(EXAMPLE.replace("---\n", "---\n\n", 1).replace(TAGS, f"{TAGS}\na: {{}}"), same),
    "comments above all": Edit(
        EXAMPLE.replace("---\n", "---\n# een\n\n# twee\n", 1).replace(TAGS, f"{TAGS}\na: {{}}"), same
    ),
    "comments below one": Edit(
        swap("minutes: 60\n", "minutes: 60\n# een\n\n# twee\n").replace(TAGS, f"{TAGS}\na: {{}}"), same
    ),
    "comments": Edit(swap("minutes: 60", "# tijd\nminutes: 60 # afgesproken\n\n  # en nog iets"), same),
    "other quotes": Edit(swap('"Noor"', "'Noor'").replace('"Team Noord"', "Team Noord"), same),
    "in another order": Edit(
        swap("id: vb2026\nformat: 1\n", "").replace("---\n", "---\nformat: 1\nid: vb2026\n", 1), same
    ),
    "blank lines": Edit(swap("minutes: 60", "\nminutes:   60  \n"), same),
    "keys gone": Edit(re.sub(r"(?m)^(?:minutes|parked|organisation|title|form): .*\n", "", EXAMPLE), same),
    "a time with the date": Edit(swap("date: 2026-11-03", "date: 2026-11-03T10:30:00"), same),
    "an id of digits": Edit(swap("id: vb2026", "id: 20260"), lambda document: document.interview.id == "20260"),
    "another status": Edit(
        swap("status: final", "status: klaar"),
        problem("status:", lambda document: document.interview.status is Status.DRAFT),
    ),
    "another circle": Edit(
        swap("sharing: team", "sharing: iedereen"),
        lambda document: document.interview.sharing is Circle.PRIVATE and len(document.problems) == 2,
    ),
    "no, which is a name too": Edit(swap('"Sam"', "No"), lambda document: document.interview.interviewee == "No"),
    "no number": Edit(swap("minutes: 60", "minutes: een uur"), problem("minutes:")),
    "no date": Edit(swap("date: 2026-11-03", "date: dinsdag"), problem("date:")),
    "spaces behind the fences": Edit("--- \n" + EXAMPLE[4:].replace("\n---\n\n", "\n---\t \n\n"), same),
    "dots at the end": Edit(swap("format: 1\n---\n", "format: 1\n...\n"), same),
    "no blank line below": Edit(swap("format: 1\n---\n\n", "format: 1\n---\n"), same),
    "many blank lines below": Edit(swap("format: 1\n---\n\n", "format: 1\n---\n\n\n\n"), same),
    "signs that end lines for YAML alone": Edit(
        swap(TAGS, 'a: [{b: "x\u2028y\x85z"}]\n' + TAGS), front("tags", ["in-gesprek", "voorbeeld", "fictief"])
    ),
}

EDITS = {
    f"{group}: {name}": edit
    for group, edits in {
        "prose": PROSE,
        "headings": HEADINGS,
        "sections": SECTIONS,
        "zodatjes": ZODATJES,
        "circles": CIRCLES,
        "front matter": FRONT,
    }.items()
    for name, edit in edits.items()
}
WRITINGS: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "BOM": lambda text: b"\xef\xbb\xbf" + text.encode(),
}
# Where a card has gone, or the interview counts as not yet held, the list of what was not asked becomes another.
WITHOUT_CARDS = {"sections: heading gone", "front matter: another status"}

edits = pytest.mark.parametrize("name", EDITS)
_UNLIKE_OURS = pytest.mark.slow  # twice as many again, of what the first ones tell already
writings = pytest.mark.parametrize(
    "writing", ["as it is", *(pytest.param(name, marks=_UNLIKE_OURS) for name in WRITINGS if name != "as it is")]
)


@edits
def test_it_means_what_a_reader_would_take_it_for(name: str) -> None:
    assert EDITS[name].means(read(EDITS[name].text.encode()))


@edits
@writings
def test_it_comes_back_to_the_letter_when_nothing_changes(name: str, writing: str) -> None:
    written = WRITINGS[writing](EDITS[name].text)
    document = read(written)
    assert compose(document.interview, None, document) == written
    if name not in WITHOUT_CARDS:
        assert compose(document.interview, CARDS, document) == written


OWN_WITNESS = "".join(re.findall(rf"(?m)^{WITNESS}: .*\n", NEWEST))


def with_witness(text: str) -> str:
    """The edited example as a hand would have left it in format 2."""
    after = re.sub(r"(?m)^format: 1( *)$", rf"format: 2\1\n{OWN_WITNESS[:-1]}", text, count=1)
    assert after != text
    return after


def letters(answer: Answer) -> list[str]:
    """What a reader on paper sees of an answer, without signs and comments."""
    text = without_comments("\n".join((answer.note, *answer.zodatjes)))
    return [sign for sign in text.casefold() if sign.isalnum()]


@edits
def test_in_format_2_it_comes_back_to_the_letter_and_nobody_reads_more(name: str) -> None:
    old = read(EDITS[name].text.encode())
    written = with_witness(EDITS[name].text).encode()
    document = read(written)
    assert document.has_witness and not old.has_witness
    assert compose(document.interview, None, document) == written
    assert document.interview.sharing is old.interview.sharing
    meant = read(NEWEST.encode()).interview
    for number, answer in document.interview.answers.items():
        before = old.interview.answer(number)
        assert (answer.note, answer.zodatjes) == (before.note, before.zodatjes)
        assert document.interview.circle_of(number) <= meant.circle_of(number)
        assert answer.struck >= before.struck
        if letters(answer) != letters(meant.answer(number)):
            assert document.interview.circle_of(number) is Circle.PRIVATE, "a hand changed it"


@edits
def test_in_format_2_every_card_that_was_shared_and_is_not_now_is_told(name: str) -> None:
    document = read(with_witness(EDITS[name].text).encode())
    meant = read(NEWEST.encode()).interview
    lost = [
        number
        for number in meant.answers
        if meant.circle_of(number) > document.interview.circle_of(number) or number not in document.interview.answers
    ]
    narrower_on_purpose = OURS in EDITS[name].text.replace(OURS, "", EXAMPLE.count(OURS)) or name.startswith("circles")
    assert document.stops or not lost or narrower_on_purpose


@edits
def test_every_key_at_the_top_is_known_with_its_line_and_comments_are_none(name: str) -> None:
    lines = EDITS[name].text.split("\n")
    found = read(EDITS[name].text.encode()).front
    end = next(number for number, line in enumerate(lines) if number and re.fullmatch(r"(---|\.\.\.)[ \t]*", line))
    assert found.values().keys() == yaml.safe_load("\n".join(lines[1:end])).keys()
    assert [line for entry in found.entries for line in entry.raw.split("\n")] == lines[1:end]
    at = 2
    for entry in found.entries:
        assert entry.line == at
        at += entry.raw.count("\n") + 1


@edits
@writings
@pytest.mark.parametrize("card", [5, 12])
def test_it_stays_to_the_letter_when_another_answer_changes(name: str, writing: str, card: int) -> None:
    written = WRITINGS[writing](EDITS[name].text)
    document = read(written)
    changed = document.interview.with_answer(card, note="Nieuw.\n\n# geen kop", zodatjes=("Ik x, zodat y.",))
    after = compose(changed, None if name in WITHOUT_CARDS else CARDS, document)
    start, end = span(written, card)
    again = read(after)
    assert kept_front(again) == kept_front(document)
    assert below_front(after).startswith(below_front(written[:start]))
    assert after.endswith(written[end:])
    assert b"Nieuw." in after[len(after) - len(written[start:]) - 500 : len(after) - len(written) + end]
    assert again.interview == changed


def below_front(written: bytes) -> bytes:
    """The file from the end of its front matter on."""
    text = written.removeprefix(b"\xef\xbb\xbf")
    return re.split(rb"(?m)^(?:---|\.\.\.)[ \t]*\r?\n", text, maxsplit=2)[2]


def kept_front(document: Document) -> list[str]:
    """The lines of front matter without the second witness and the format."""
    return [entry.raw for entry in document.front.entries if not re.fullmatch(f"{WITNESS}|format", entry.key)]


def span(written: bytes, card: int) -> tuple[int, int]:
    """Where the section of that card is: from its heading to the blank line before the next one's."""
    heading = rb"^(?:  )?(?:## |[^\r\n]+\r?\n------)"
    found = re.search(rb"(?ms)^(?:  )?(?:## )?%d\\?\. .*?(?=(?:\r?\n)?%s)" % (card, heading), written)
    assert found
    return found.span()


@edits
def test_the_note_that_was_edited_can_be_changed_in_the_app_too(name: str) -> None:
    document = read(EDITS[name].text.encode())
    before = document.interview.answer(3)
    changed = document.interview.with_answer(3, note=f"{before.note}\nErbij.", circle=before.circle)
    after = read(compose(changed, None, document))
    assert after.interview == changed
    assert [section.raw for section in after.sections if section.kind is SectionKind.FOREIGN] == [
        section.raw for section in document.sections if section.kind is SectionKind.FOREIGN
    ]


@edits
def test_everything_at_the_top_can_be_changed_too(name: str) -> None:
    document = read(EDITS[name].text.encode())
    changed = document.interview.change(
        interviewer="No: ‘or’", status=Status.HELD, sharing=Circle.ORGANISATION, parked=(8,), minutes=45, next=""
    )
    after = read(compose(changed, None, document))
    assert after.interview == changed
    assert not [problem for problem in after.problems if problem.line < 25 and problem not in document.problems]
    ours = rf"{WITNESS}|title|author|status|sharing|parked|minutes|next|format"
    assert [entry.raw for entry in document.front.entries if not re.fullmatch(ours, entry.key)] == [
        entry.raw for entry in after.front.entries if not re.fullmatch(ours, entry.key)
    ]


def test_a_file_with_one_crlf_keeps_that_one() -> None:
    written = EXAMPLE.replace(f"{THREE}\n", f"{THREE}\r\n").encode()
    document = read(written)
    assert compose(document.interview, CARDS, document) == written
    assert f"{THREE}\n" in document.interview.answer(3).note


TOP = "---\nid: a\nformat: 1\ndate: 2026-11-24\nstatus: draft\nsharing: team\n---\n"


def answer(below_heading: str) -> Answer:
    """What is read below the heading of a card that a hand wrote."""
    return read(f"{TOP}\n# Titel\n\n## 3. Kaart\n{below_heading}".encode()).interview.answer(3)


@pytest.mark.parametrize("text", ["X", "  ", "\u00a0"])
def test_a_line_of_one_sign_or_of_spaces_is_a_line_of_the_note(text: str) -> None:
    ours = ("Ik x, zodat y.",)
    assert answer(f"\n{text}") == Answer(text)
    assert answer(f"\n{text}\n\n> Vraag?\n\nErachter.\n") == Answer(f"{text}\nErachter.")
    assert answer(f"\n{text}\n\nZodatje: {ours[0]}\n\nErachter.\n") == Answer(f"{text}\nErachter.", ours)
    assert answer(f"\nEerst.\n\nZodatje: {ours[0]}\n\n{text}\n") == Answer(f"Eerst.\n{text}", ours)


def test_what_stands_around_a_zodatje_above_the_card_s_words_is_one_note() -> None:
    above = "\nEen.\n\n\n\nZodatje: a, zodat b.\n\nTwee.\n\nZodatje: c, zodat d.\n\nDrie.\n"
    assert answer(f"{above}\n> Vraag?\n\nErachter.\n") == Answer(
        "Een.\n\n\nTwee.\nDrie.\nErachter.", ("a, zodat b.", "c, zodat d.")
    )


def test_blank_lines_above_a_note_above_the_card_s_words_are_not_of_it() -> None:
    assert answer("\n\n\n\nEen.\n\n\n\n> Vraag?\n\nErachter.\n") == Answer("Een.\nErachter.")


def test_a_note_of_blank_lines_alone_is_one_with_and_without_a_zodatje() -> None:
    for said in (Answer("\n\n"), Answer("\n\n", ("Ik x, zodat y.",))):
        assert read(compose(interview(answers={3: said}), CARDS)).interview.answer(3) == said


def test_what_is_right_below_the_underline_of_a_card_is_its_note() -> None:
    document = read(f"{TOP}\n3\\. Kaart\n---\nDirect erop.\n".encode())
    assert document.interview.answer(3) == Answer("Direct erop.")


def test_only_what_this_program_writes_around_a_zodatje_is_not_of_it() -> None:
    assert answer("\nZodatje: \t\u00a0x\u00a0 \n").zodatjes == ("\u00a0x\u00a0",)


def test_a_heading_without_anything_below_it_is_that_of_a_card_and_card_0_is_none() -> None:
    document = read(f"{TOP}\n## 0. Nul\n\n## 1. Een\n\n## 2. Twee".encode())
    assert [(section.kind, section.heading) for section in document.sections[1:]] == [
        (SectionKind.FOREIGN, ""),
        (SectionKind.CARD, "## 1. Een\n"),
        (SectionKind.CARD, "## 2. Twee"),
    ]
    after = compose(document.interview.with_answer(2, note="Ja."), None, document).decode()
    top = TOP.replace("format: 1", "format: 3")
    assert unwitnessed(after) == f"{top}\n## 0. Nul\n\n## 1. Een\n\n## 2. Twee\n\nJa.\n"


def unwitnessed(text: str) -> str:
    """The file without what the second witness says of its cards."""
    return re.sub(rf"(?m)^{WITNESS}: .*\n", "", text)


def test_where_the_first_card_goes_and_there_is_no_title_no_line_comes_in_its_place() -> None:
    document = read(f"{TOP}\n## 3. Kaart\n\nWeg.\n\n## 4. Kaart\n\nBlijft.\n".encode())
    gone = document.interview.with_answer(3, note="")
    top = TOP.replace("format: 1", "format: 3")
    assert unwitnessed(compose(gone, None, document).decode()) == f"{top}\n## 4. Kaart\n\nBlijft.\n"


def test_a_line_below_the_title_that_says_another_circle_is_told_where_the_title_begins() -> None:
    document = read(f"{TOP}# Titel\n\n{OURS} alleen wij tweeën\n".encode())
    assert [problem.line for problem in document.problems] == [TOP.count("\n") + 1]
    assert document.interview.sharing is Circle.PRIVATE


@pytest.mark.parametrize("boundary", ["\n", ""])
def test_a_changed_card_does_not_run_into_an_underlined_heading_below_it(boundary: str) -> None:
    document = read(below(THREE, f"\n### Terzijde\n{boundary}Mijn kopje\n---\nTekst.\n").encode())
    changed = document.interview.with_answer(3, note="Nieuw.", zodatjes=())
    assert read(compose(changed, None, document)).interview == changed
    gone = document.interview.with_answer(3, note="", zodatjes=())
    after = read(compose(gone, None, document))
    assert after.interview == gone
    assert any(section.raw.startswith("Mijn kopje\n---\nTekst.") for section in after.sections)


def test_a_note_does_not_run_into_an_underlined_heading_when_the_card_between_them_goes() -> None:
    text = EXAMPLE.replace(piece(FOUR_HEADING), f"{FOUR_HEADING}\n\nWeg.\n\nMijn kopje\n---\nTekst.\n\n")
    document = read(text.replace(f"\n{FOUR_HEADING}", FOUR_HEADING).encode())
    gone = document.interview.with_answer(4, note="", zodatjes=())
    after = read(compose(gone, None, document))
    assert after.interview == gone
    assert any(section.raw.startswith("Mijn kopje\n---\nTekst.") for section in after.sections)


def asked_and_open(interview: Interview) -> Interview:
    """Card 4 brought nothing after all, card 10 did."""
    return interview.with_answer(4, note="", zodatjes=()).with_answer(10, note="Toch nog.")


def below_not_asked(interview: Interview, document: Document) -> str:
    return compose(interview, CARDS, document).decode().partition("## Niet gesteld\n")[2]


OLD_LIST = swap(
    "Kaart 10\n", "- 10. “Less is more, more is less”\n- 11. Zodatjes, nog eens over hebben\n- iets anders\n"
)
"""The list with titles as format 2 wrote it, with two rows of a hand."""


def test_what_was_not_asked_is_one_line_that_follows() -> None:
    document = read(EXAMPLE.encode())
    gone = document.interview.with_answer(4, note="", zodatjes=()).with_answer(11, note="", zodatjes=())
    assert below_not_asked(gone, document) == "\nKaart 4, 10 en 11\n"
    again = read(compose(gone, CARDS, document))
    assert below_not_asked(again.interview.with_answer(10, note="Toch."), again) == "\nKaart 4 en 11\n"


def test_remarks_at_what_was_not_asked_stay() -> None:
    document = read(f"{EXAMPLE}\nZie ook vorig jaar.\n".encode())
    assert below_not_asked(asked_and_open(document.interview), document) == "\nKaart 4\n\nZie ook vorig jaar.\n"
    document = read(swap("Kaart 10\n", "Kaart 10 (volgende keer)\n").encode())
    listed = below_not_asked(asked_and_open(document.interview), document)
    assert listed == "\nKaart 4\n\nKaart 10 (volgende keer)\n"
    assert (
        below_not_asked(document.interview.with_answer(3, note="Anders."), document) == "\nKaart 10 (volgende keer)\n"
    )


def test_a_list_of_before_is_read_and_becomes_one_line_but_for_the_rows_of_a_hand() -> None:
    document = read(OLD_LIST.encode())
    assert compose(document.interview, CARDS, document) == OLD_LIST.encode()
    listed = below_not_asked(asked_and_open(document.interview), document)
    assert listed == "\nKaart 4\n- 11. Zodatjes, nog eens over hebben\n- iets anders\n"
    gone = document.interview.with_answer(11, note="", zodatjes=())  # it is named in a row of a hand
    assert below_not_asked(gone, document) == OLD_LIST.partition("## Niet gesteld\n")[2]
    gone = gone.with_answer(4, note="", zodatjes=())
    listed = below_not_asked(gone, document)
    assert listed == "\nKaart 4 en 10\n- 11. Zodatjes, nog eens over hebben\n- iets anders\n"


def test_a_parked_card_with_a_note_was_asked() -> None:
    document = read(EXAMPLE.encode())
    parked = document.interview.change(parked=(4, 10)).with_answer(10, note="Nog even.")
    assert "Niet gesteld" not in compose(parked, CARDS, document).decode()


def test_the_list_goes_when_nothing_is_left_on_it() -> None:
    document = read(EXAMPLE.encode())
    text = compose(document.interview.with_answer(10, note="Toch nog."), CARDS, document).decode()
    assert "Niet gesteld" not in text
    assert text.endswith("Het is mijn vak om te blijven zitten tot iemand zelf opstaat.\n")


def test_remarks_alone_do_not_hide_a_card_that_was_not_asked() -> None:
    text = swap("Kaart 10\n", "Zie ook vorig jaar.\n").encode()
    document = read(text)
    changed = document.interview.with_answer(3, note="Anders.")
    assert below_not_asked(changed, document) == "\nKaart 10\n\nZie ook vorig jaar.\n"
    assert compose(document.interview, CARDS, document) == text


def test_a_list_of_what_was_not_asked_that_is_gone_stays_gone_until_an_answer_changes() -> None:
    text = EXAMPLE[: EXAMPLE.index("## Niet gesteld")]
    document = read(text.encode())
    assert compose(document.interview, CARDS, document) == text.encode()
    for other in (document.interview.with_answer(3, note="Anders."), document.interview.change(status=Status.HELD)):
        assert ("## Niet gesteld" in compose(other, CARDS, document).decode()) is (other.status is Status.FINAL)


def test_a_circle_that_is_widened_in_the_app_is_no_longer_held_narrow_below_the_title() -> None:
    document = read(swap("sharing: team", "sharing: private").encode())
    assert document.interview.sharing is Circle.PRIVATE
    after = read(compose(document.interview.change(sharing=Circle.ORGANISATION), CARDS, document))
    assert (after.interview.sharing, after.problems) == (Circle.ORGANISATION, ())


def test_a_circle_that_is_chosen_in_the_app_takes_the_place_of_all_lines_below_the_title() -> None:
    text = swap(
        f"*{OURS} ons team*\n", f"*{OURS} ons team*\n\nVan een hand.\n\n{OURS} onze organisatie\nEn nog iets.\n"
    )
    document = read(text.encode())
    after = compose(document.interview.change(sharing=Circle.ORGANISATION), CARDS, document).decode()
    below = after.partition(f"{whole_line('nl')}\n")[2].partition("\n## ")[0]
    assert below.startswith(f"\n*{NOW} onze organisatie*\n\nVan een hand.\n\nEn nog iets.\n")


def test_a_file_that_ends_with_its_front_matter_gets_its_first_card_below_it() -> None:
    top = EXAMPLE[: EXAMPLE.index("\n---\n") + 4].replace("status: final", "status: draft")
    document = read(top.encode())
    assert compose(document.interview, CARDS, document) == top.encode()
    after = compose(document.interview.with_answer(3, note="Ja."), CARDS, document).decode()
    after = unwitnessed(after).replace("format: 3", "format: 1")
    assert after.startswith(f"{top}\n\n")
    assert after.removeprefix(top).lstrip("\n").startswith(f"{THREE_HEADING}\n\n")


def test_what_is_written_anew_in_a_file_without_blank_lines_stands_apart_from_what_follows() -> None:
    text = re.sub(r"\n\n(?=#)", "\n", EXAMPLE) + "## Van mij\n"
    document = read(text.encode())
    changed = document.interview.with_answer(3, note="Anders.", zodatjes=())
    changed = changed.with_answer(11, note="", zodatjes=()).change(closing="Het is mijn vak om te zien.")
    after = compose(changed, CARDS, document).decode()
    for part in ("Anders.", "Het is mijn vak om te zien.", "Kaart 10 en 11"):
        assert re.search(rf"{re.escape(part)}\n\n+## ", after)


def test_a_closing_sentence_comes_before_what_was_not_asked() -> None:
    text = EXAMPLE[: EXAMPLE.index("## Het is mijn vak")] + EXAMPLE[EXAMPLE.index("## Niet gesteld") :]
    document = read(text.encode())
    after = compose(document.interview.change(closing="Het is mijn vak om te zien."), CARDS, document).decode()
    below = after.partition("## Het is mijn vak om …\n\n")[2]
    assert below.startswith("Het is mijn vak om te zien.\n\n## Niet gesteld\n")


def test_a_row_with_spaces_behind_it_goes_when_its_card_is_asked() -> None:
    for row in ("Kaart 10  ", "- 10. “Less is more, more is less”  "):
        document = read(swap("Kaart 10\n", f"{row}\n").encode())
        assert b"Niet gesteld" not in compose(document.interview.with_answer(10, note="Toch."), CARDS, document)


def test_a_title_in_a_fence_below_the_title_is_an_example_and_stays() -> None:
    title = "# In gesprek: Noor met Sam"
    fence = f"```\n{title}\n{title}\n```\n"
    document = read(below(title, fence).encode())
    after = compose(document.interview.change(interviewer="Robin"), CARDS, document).decode()
    assert f"# In gesprek: Robin met Sam\n{fence}" in after


def test_a_new_card_stands_behind_the_one_before_it_in_the_set_and_what_a_hand_wrote_below_that() -> None:
    cards = CARDS._replace(cards=(CARDS.card(5), CARDS.card(3), CARDS.card(4)))
    document = read(compose(interview(), cards) + b"\n## Van mij\n")
    changed = interview(answers={3: Answer("Drie."), 4: Answer("Vier."), 5: Answer("Vijf.")})
    after = read(compose(changed, cards, document))
    assert [section.number or section.raw for section in after.sections[1:]] == [5, "## Van mij\n", 3, 4]


def test_a_card_that_is_answered_later_stands_between_those_before_and_behind_it() -> None:
    later = {5: Answer("Vijf.")}
    written = compose(interview(answers={3: Answer("Drie."), **later}), CARDS).decode()
    document = read(written.replace("\n## 5.", "\n## Van mij\n\n## 5.").encode())
    after = read(compose(interview(answers={3: Answer("Drie."), 4: Answer("Vier."), **later}), CARDS, document))
    assert [section.number or section.raw for section in after.sections[1:]] == [3, "## Van mij\n", 4, 5]


def test_a_card_that_comes_behind_a_last_line_without_a_line_feed_stands_apart() -> None:
    first = {3: Answer("Drie.")}
    document = read(compose(interview(answers=first), CARDS).rstrip(b"\n"))
    after = compose(interview(answers={**first, 5: Answer("Vijf.")}), CARDS, document)
    assert f"\n\nDrie.\n\n## 5. {CARDS.card(5).title}\n".encode() in after


def test_what_a_set_says_beforehand_is_below_the_title_of_a_new_file() -> None:
    text = compose(interview(), CARDS._replace(preamble="Vooraf.\n# geen kop")).decode()
    assert text.endswith("\n\nVooraf.\n\\# geen kop\n")


@pytest.mark.parametrize("comments", ["# een\n", "# een\n\n# twee\n", "\n\n# een\n", "# een\n# twee\n\n"])
def test_comments_below_a_line_stay_when_that_line_changes(comments: str) -> None:
    text = swap("minutes: 60\n", f"minutes: 60\n{comments}").replace(TAGS, f"{TAGS}\na: {{}}")
    document = read(text.encode())
    after = compose(document.interview.change(minutes=45), None, document).decode()
    assert unwitnessed(after) == text.replace("minutes: 60", "minutes: 45").replace("format: 1", "format: 3")


def test_a_card_of_another_set_waits_until_there_is_one() -> None:
    document = read(compose(interview(), CARDS))
    changed = interview(answers={3: Answer("Drie."), 5: Answer("Vijf.")})
    assert compose(changed, None, document) == compose(interview(), CARDS)


def test_what_was_not_asked_is_listed_in_the_language_of_the_interview() -> None:
    assert b"\n## Not asked\n" in compose(interview(lang="en", status=Status.HELD), shipped("en"))


@pytest.mark.parametrize("key", ["dismissed", "struck", "cards"])
def test_a_list_that_was_emptied_goes_with_its_key(key: str) -> None:
    """As in a new file, where a list that may be absent and is empty is absent; the lines around it stay."""
    name, value = {"dismissed": ("dismissed", ("b3f09a1c",)), "struck": ("struck", (6,)), "cards": ("chosen", (3, 5))}[
        key
    ]
    plain = compose(interview(next="Robin"), CARDS)
    held = interview(next="Robin", **{name: value})
    written = compose(held, CARDS).replace(b"next:", b"# van mij\neigen: {x: 1}\nnext:")
    assert b"eigen:" in written
    document = read(written)
    assert getattr(document.interview, name) == value
    emptied = compose(document.interview.change(**{name: ()}), CARDS, document)
    assert emptied == plain.replace(b"next:", b"# van mij\neigen: {x: 1}\nnext:")
