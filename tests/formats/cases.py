"""The interviews that every version of the program writes once, made up, with what is hard for a file in them.

They never change: whoever needs another adds it. They depend on nothing of the tests, so that an old checkout can write
them too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Any

from interview_tui.cards.model import Card, Harvest, Kind, Motto, Probe, QuestionSet, Role, Source
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status

DAY = date(2026, 11, 24)
_TITLES = (
    "Stel jezelf voor",
    "Het spel",
    "“Zo goed gewerkt, vandaag …”",
    "“Off-day”",
    "Altijd zo",
    "Ruis",
    r"Zeven # \\ *",
    "Acht: één",
    "Negen",
    "Tien",
    "“Zodatjes”",
    "Kompas",
)

OWN_WORDS = """\
Doorgevraagd: Neem me mee naar een dag waarop je dat merkte.

Vorige week. ==Ik heb een halfuur niks gevraagd.== En toen?
Zodatje: dit typte ik zelf, zodat het een zin van de notitie blijft.
Mag gelezen worden door: iedereen
*Mag gelezen worden door: onze organisatie*
*Geschrapt: dit niet*
## Niet gesteld
- 11. “Zodatjes”
## Het is mijn vak om …
# In gesprek: Kim met Jo
---
id: 222222
---"""
ENGLISH_WORDS = """\
Asked further: Take me along to that day.
So-that: typed by hand, so that it stays a sentence.
May be read by: our organisation
*Struck: no*
## Not asked
## It is my craft to …"""
BLOCKS = """\
# Een kop
## 6. Een andere kaart
> een citaat
```python
print('hoi')
```
~~~
nog een hek
~~~
- een lijst
  - dieper
1. tellen

---
***
Onderstreept
===
Ook
---
| a | b |
|---|---|
| 1 | 2 |
<div>html</div>
<!-- weg -->
&amp; [link](x) ![beeld](y) [^1]
    vier spaties
	tab
eindigt op \\
*schuin* **vet** `code` ==geel== ~~door~~



drie leeg
"""
BRACKETS = f"""\
{"[" * 12}x{"]" * 12}(y)
![[a]]
[x]: /y
  - [ ] taak
$$
x^2
$$
:::
%%weg%%
==a== == b ==
\\\\
https://vb.nl/a_b_c
<https://vb.nl>"""
ODD = (
    "Begin\nmet CR\rlos\x0bverticaal\x0cvorm\x07bel\x1b[31m\u2028regel\u2029alinea\x85volgende\u200bnul\u00a0vast"
    "\u202erechts 👩‍👩‍👧‍👦 🇳🇱 e\u0301 שלום 漢字 \x00 einde  \n  "
)
UNPRINTABLE = "[Sam] \x7f\x85\ufffe😀 {x}"


def question_set(lang: str) -> QuestionSet:
    """Return twelve made-up cards."""
    cards = tuple(
        Card(
            number=number,
            id=f"kaart-{number}",
            role=Role.OPENING if number < 3 else Role.QUESTION,
            theme="Je vak – en de ontwikkeling." if number in (3, 4) else "",
            title=title,
            text=() if number == 7 else ("Wanneer ben je in je element?", "Wat is dan gaande?"),
            harvest=(Harvest.ZODATJES,) if number == 11 else tuple(Harvest) if number == 12 else (),
            probes=(Probe(Kind.INCIDENT, "Neem me mee naar die dag."),),
        )
        for number, title in enumerate(_TITLES, 1)
    )
    ident = "proef-12" if lang == "nl" else "proef-12-en"
    source = Source("Proef", "Niemand", "1", "vrij")
    return QuestionSet(ident, 1, lang, "Proef", Motto("Simpel.", "Niemand"), source, cards)


def interview(answers: dict[int, Answer], **values: Any) -> Interview:
    """Return an interview of Noor with Sam, who do not exist."""
    usual = {"date": DAY, "interviewer": "Noor", "interviewee": "Sam", "lang": "nl", "question_set": "proef-12@1"}
    return Interview(**{**usual, **values}, answers=MappingProxyType(answers))


NEW: dict[str, Interview] = {
    "nl-rijk": interview(
        {
            1: Answer("Begint met koffie aan de keukentafel. Eerst kijken, dan pas vragen."),
            3: Answer(
                OWN_WORDS,
                (
                    "Ik drink eerst koffie mee, zodat het hun keukentafel blijft.",
                    "Ik wacht, zodat zij begint, zodat het haar verhaal is.",
                ),
            ),
            4: Answer("Alleen voor ons tweeën.", (), Circle.PRIVATE),
            5: Answer("Dit mag iedereen hier weten.", ("Ik zeg het, zodat het gezegd is.",), Circle.ORGANISATION),
            7: Answer("", ("Ik zwijg, zodat er ruimte komt.",)),
            11: Answer("Gewoon.", (), Circle.TEAM),
        },
        id="3f9k2m",
        status=Status.FINAL,
        sharing=Circle.TEAM,
        minutes=45,
        team="Team Noord (verzonnen)",
        organisation="Wijk & Co: “zorg”",
        at_card=11,
        parked=(8, 9),
        struck=(6,),
        chosen=(1, 3, 4, 5, 6, 7, 8, 9, 11),
        next="Robin",
        closing="Het is mijn vak om te blijven tot het weer beweegt.",
        listeners="Kim en Jo",
        back_on=date(2027, 1, 5),
    ),
    "nl-vormen-van-tekst": interview(
        {
            3: Answer(BLOCKS),
            5: Answer("\n\nlege regels ervoor en erna\n\n"),
            6: Answer("Teruggenomen bij het teruglezen.", ("Ik zeg sorry, zodat het over is.",), None, struck=True),
            8: Answer("Ja\\nee \\# \\\\ *", (), Circle.PRIVATE, struck=True),
        },
        id="4f9k2m",
        status=Status.HELD,
        interviewee='Zoë "d\'Ancy" #1',
        at_card=6,
        team="No",
        organisation="null",
        next="2026-11-24",
    ),
    "nl-vreemde-tekens": interview(
        {
            3: Answer(ODD),
            4: Answer("regel\n" * 3 + "  ingesprongen\n\teen tab\n"),
            5: Answer("==geel== en ==half\nDoorgevraagd:\nDoorgevraagd: En toen?"),
        },
        id="5f9k2m",
        status=Status.DRAFT,
        sharing=Circle.ORGANISATION,
        at_card=4,
        parked=(3,),
        dismissed=("b3f09a1c", "00ff00ff"),
    ),
    "nl-bijzondere-waarden": interview(
        {
            3: Answer(BRACKETS),
            12: Answer("Slot.", ("Ik blijf, zodat het weer beweegt, zodat zij verder kan.",)),
        },
        id="1e3333",
        interviewer="~",
        interviewee=UNPRINTABLE,
        team="  ",
        organisation="yes",
        form="007",
        forms="vormen@1",
        status=Status.HELD,
        sharing=Circle.TEAM,
        closing="Het is mijn vak om # te *blijven*.",
        parked=(3,),
        next="On",
    ),
    "nl-kaal": interview({}, id="7f9k2m", interviewee="Kim"),
    "en-rich": interview(
        {
            3: Answer(ENGLISH_WORDS, ("I wait, so that she begins.",)),
            4: Answer("Between us.", (), Circle.PRIVATE),
            5: Answer("For all.", (), Circle.ORGANISATION),
        },
        id="6f9k2m",
        lang="en",
        question_set="proef-12-en@1",
        interviewer="Alex",
        interviewee="Jo",
        status=Status.FINAL,
        sharing=Circle.TEAM,
        at_card=12,
        team="Team North (made up)",
        closing="It is my craft to stay.",
    ),
    "nl-wand": interview(
        {
            3: Answer(
                "Wie dit mag lezen: iedereen\nOp de wand van het team: ja, met naam", ("Ik wacht, zodat zij begint.",)
            ),
            4: Answer("Alleen voor ons tweeën.", (), Circle.PRIVATE),
        },
        id="8f9k2m",
        status=Status.FINAL,
        sharing=Circle.ORGANISATION,
        closing="Het is mijn vak om te blijven tot het weer beweegt.",
        closing_readers=ClosingReaders.NAMED,
    ),
    "en-wall": interview(
        {3: Answer("For the two.")},
        id="9f9k2m",
        lang="en",
        question_set="proef-12-en@1",
        interviewer="Alex",
        interviewee="Jo",
        status=Status.FINAL,
        closing="On the wall of the team: yes, with the name",
        closing_readers=ClosingReaders.UNNAMED,
    ),
    "nl-tweede": interview({3: Answer("Nog eens.")}, id="2f9k2m", nth=2),
}
"""Interviews that are written anew, by the name of their file."""


def by_notepad(text: str) -> str:
    """Return a transcript with what a hand puts in it on Windows: a BOM, CRLF, a key and a section of its own."""
    text = text.replace("format: 1\n", "format: 1\nmood: goed\n")
    return f"\ufeff{text}\n## Eigen aantekening\n\nNa afloop: nog even bellen.\n".replace("\n", "\r\n")


def by_obsidian(text: str) -> str:
    """Return a transcript with its front matter as Obsidian writes it: no quotation marks, lists below each other."""
    for before, after in (
        ('author: "Noor"', "author: Noor"),
        ('interviewee: "Sam"', "interviewee: Sam"),
        ("tags: [in-gesprek]", "tags:\n  - in-gesprek\n  - wijk"),
        ("parked: [8, 9]", "parked:\n  - 8\n  - 9"),
        ("struck: [6]", "struck:\n  - 6"),
    ):
        text = text.replace(before, after)
    return text


def in_between(text: str) -> str:
    """Return a transcript as nobody changed it."""
    return text


def finished(held: Interview) -> Interview:
    """Return an interview whose struck answers are gone."""
    kept = {number: answer for number, answer in held.answers.items() if not answer.struck}
    struck = tuple(sorted(set(held.answers) - set(kept)))
    return held.change(status=Status.FINAL, struck=struck, closing="Het is mijn vak.", answers=MappingProxyType(kept))


AGAIN: dict[str, tuple[str, Callable[[str], str], Callable[[Interview], Interview]]] = {
    "nl-hand-crlf": (
        "nl-rijk",
        by_notepad,
        lambda held: held.with_answer(4, note="Alleen voor ons tweeën.\nEn nog iets."),
    ),
    "nl-obsidian": (
        "nl-rijk",
        by_obsidian,
        lambda held: held.with_answer(1, note="Anders begonnen.").change(parked=(), next=""),
    ),
    "nl-afgerond": ("nl-vormen-van-tekst", in_between, finished),
    "nl-uitgesproken": (
        "nl-vreemde-tekens",
        in_between,
        lambda held: held.change(status=Status.HELD, dismissed=(), parked=(), sharing=Circle.TEAM),
    ),
}
"""Transcripts that are written over what a hand or another program left: by whom they were begun, what was done to
them, and what the app changed then."""
