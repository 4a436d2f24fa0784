"""Transcripts that the app can write, with a private word planted wherever somebody said something."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import Final, NamedTuple

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import CLOSING, Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.language import Language, clean, clean_line
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import ALPHABET

PROSE: Final = (
    "Eerst koffie, dan kijken.",
    "Vorige week. ==Ik heb een halfuur niks gevraagd.==",
    "“Dat niet weten moet je durven” – en dat zei ze twee keer …",
    "Begint met koffie aan de keukentafel; eerst kijken, dan pas vragen, en dan nog eens kijken of het klopt.",
    "Ik wacht, zodat zij begint.",
    "*Lang stil.* Daarna vertelt hij over de fiets, over school en over zijn vader, die er niet was toen het misging.",
    "Wat er *echt* was: een jongen van 14, z'n moeder, en 2 koffers (van de buren).",
    "Rust. Ik hoef alleen maar te blijven, ook als er niets gebeurt en iedereen naar de klok kijkt, want dan komt het.",
    "We said nothing for ten minutes. Then she told me about her brother, the bike and the school that rang at noon.",
    "**Doen:** bellen met de buurvrouw. Niet: een formulier.",
    "Bereikbaar op 06-12345678 of via https://example.org/wijk_noord.",
    "Tweeëntwintig jaar geleden, bij de coöperatie: zó begon het.",
)
"""Lines as people write them."""

LISTS: Final = (
    "- koffie",
    "- eerst kijken",
    "* bellen",
    "+ nog iets",
    "1. eerst kijken",
    "2. dan vragen",
    "- [ ] bellen",
)

NEAR: Final = (
    "Mag gelezen worden door alleen ons",
    "Mag gelezen worden door ons team",
    "Mag gelezen worden door: ons team",
    "*Mag gelezen worden door: onze organisatie*",
    "**Mag gelezen worden door: ons team**",
    "mag gelezen worden door : ons team",
    "> *Mag gelezen worden door: onze organisatie*",
    "- Mag gelezen worden door: ons team",
    "Dit stukje: mag gelezen worden door: onze organisatie",
    "Wie dit mag lezen ons team",
    "Wie dit mag lezen: ons team",
    "*Wie dit mag lezen: onze organisatie*",
    "- Wie dit mag lezen: ons team",
    "&#87;ie dit mag lezen: ons team",
    "Wie dit mag lezen, weten we.",
    "Who may read this: our team",
    "*Op de wand van het team: ja, met naam*",
    "Dit is het hele gesprek: dat blijft bij de twee die het voerden.",
    "Dit is het hele gesprek, alleen voor de twee die het voerden.",
    "May be read by: our team",
    "*May be read by: our organisation*",
    "&#77;ag gelezen worden door: ons team",
    "&#77;ag gelezen worden door ons team",
    "**8. Acht**",
    "## 10. Nog iets",
    "\\## 3.",
    "## 3",
    "# 4. Vier",
    "### 5. Vijf",
    "8. Acht",
    "Acht\n===",
    "9. “Steun”\n---",
    "<h2>8. Acht</h2>",
    "&#35;&#35; 9. Negen",
    "## Niet gesteld",
    "## Het is mijn vak om …",
    "## It is my craft to …",
    "Geschrapt",
    "Geschrapt: weg",
    "*Geschrapt: deze tekst verdwijnt bij het afronden*",
    "Struck: gone",
    "Zodatje",
    "Zodatje:",
    "Zodatje: dit staat in mijn notitie",
    "So-that: this is in my note",
    "Doorgevraagd: Waaraan zag je dat?",
    "> citaat",
    "```",
    "~~~",
    "    vier spaties",
    "\ttab",
    "<!-- nog vragen -->",
    "<!--",
    "-->",
    "%%weg%%",
    "| a | b |",
    "|---|---|",
    "<<<<<<< HEAD",
    "=======",
    ">>>>>>> van thuis",
    "---",
    "***",
    "===",
    "C:\\map & meer",
    "regel\\",
    "twee spaties  ",
    "[een koppeling](https://example.org)",
    "[los]",
    "[sam]: https://example.org",
    "<https://example.org>",
    "sharing: organisation",
    "closing_readers: named",
    "format: 3",
    "snake_case en 2*3*4",
    "\u200bonzichtbaar",
    "",
)
"""Lines that look like ours, or like Markdown that could hide or open something."""

_CLOSINGS: Final[Mapping[Language, str]] = {"nl": "Het is mijn vak om te blijven", "en": "It is my craft to stay"}
_NAMES: Final = ("Noor", "Sam", "Zoë", "J. van 't Hof", "*Kim*", "Jo [wijk]", "Mag gelezen worden door: ons team")
_SIGNS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


class Made(NamedTuple):
    """A transcript: the interview, its file, and who may read each planted word at most (None: nobody)."""

    interview: Interview
    data: bytes
    readers: Mapping[str, Circle | None]
    places: Mapping[str, str]


def made(random: Random, *, near: float) -> Made:
    """A transcript of which a line in a note is one of `NEAR` with this chance."""
    return _Maker(random, near).transcript()


class _Maker:
    """Makes one transcript. Each answer, the closing sentence, and the line of names have a word of their own."""

    def __init__(self, random: Random, near: float) -> None:
        self._random = random
        self._near = near
        self._places: dict[str, str] = {}

    def transcript(self) -> Made:
        """The whole of it; 95 of 100 are finished."""
        random = self._random
        lang: Language = random.choice(("nl", "en"))
        cards = shipped(lang)
        numbers = sorted(random.sample(range(1, len(cards.cards) + 1), random.randint(1, 6)))
        others = [number for number in range(1, len(cards.cards) + 1) if number not in numbers]
        words = {number: self._word(f"card {number}") for number in numbers}
        words[CLOSING] = self._word("the closing sentence")
        names = {key: self._word(key) for key in ("next", "listeners") if random.random() < 0.5}
        interview = Interview(
            id="".join(random.choices(ALPHABET, k=6)),
            date=datetime.date(2026, 1, 1) + datetime.timedelta(random.randrange(700)),
            interviewer=self._name(),
            interviewee=self._name(),
            lang=lang,
            question_set=f"{cards.id}@{cards.version}",
            status=Status.FINAL if random.random() < 0.95 else random.choice(list(Status)),
            sharing=random.choice(list(Circle)),
            minutes=random.randint(10, 600),
            team=random.choice(("", "Team Noord", "Wijkteam “Zuid” #2")),
            organisation=random.choice(("", "Stichting: Wijk")),
            at_card=random.choice(numbers),
            parked=tuple(random.sample(others, min(len(others), random.choice((0, 0, 1, 2))))),
            struck=tuple(sorted(random.sample(others, min(len(others), random.choice((0, 0, 1)))))),
            chosen=tuple(numbers) if random.random() < 0.2 else (),
            dismissed=tuple(f"{random.getrandbits(32):08x}" for _ in range(random.choice((0, 0, 0, 0, 0, 2)))),
            next=f"Robin {names['next']}" if "next" in names else "",
            listeners=f"Kim en {names['listeners']}" if "listeners" in names else "",
            closing_readers=random.choice(list(ClosingReaders)),
            closing=f"{_CLOSINGS[lang]}, {words[CLOSING]}." if random.random() < 0.7 else "",
            answers=MappingProxyType({number: self._answer(words[number], lang) for number in numbers}),
        )
        readers: dict[str, Circle | None] = {
            words[number]: None if interview.answer(number).struck else interview.circle_of(number)
            for number in numbers
        }
        interview = interview if interview.closing else interview.change(closing_readers=ClosingReaders.NOBODY)
        readers |= dict.fromkeys(names.values(), interview.sharing)
        readers[words[CLOSING]] = interview.circle_of(CLOSING)
        return Made(interview, compose(interview, cards), readers, self._places)

    def _word(self, place: str) -> str:
        """A private word for a place: letters and digits that no form of Unicode and no case changes."""
        word = "geheim" + "".join(self._random.choices(_SIGNS, k=9))
        self._places[word] = place
        return word

    def _name(self) -> str:
        return self._random.choice(_NAMES[:2] if self._random.random() < 0.8 else _NAMES)

    def _answer(self, word: str, lang: Language) -> Answer:
        random = self._random
        lines = [self._line(word) for _ in range(random.randint(0, 7))]
        so_that = ", zodat het blijft" if lang == "nl" else ", so that it stays"
        zodatjes = [clean_line(f"Ik wacht met {word}{so_that}.") for _ in range(random.choice((0, 0, 1, 2)))]
        if zodatjes and random.random() < self._near:
            zodatjes.append(clean_line(f"{random.choice(NEAR)} {word}"))
        if not lines and not zodatjes:
            lines = [self._said(word)]
        circle = random.choice((None, None, *Circle))
        return Answer(clean("\n".join(lines)), tuple(zodatjes), circle, random.random() < 0.12)

    def _line(self, word: str) -> str:
        random = self._random
        chance = random.random()
        if chance < self._near:
            near = random.choice(NEAR)
            return f"{near} {word}" if near and random.random() < 0.3 else near
        if chance > 0.93:
            return "\n".join(f"{line} {word}" for line in random.sample(LISTS, 2))
        return "" if chance > 0.9 else self._said(word)

    def _said(self, word: str) -> str:
        """A line of prose with the private word somewhere among the others."""
        parts = self._random.choice(PROSE).split(" ")
        parts.insert(self._random.randint(1, len(parts)), word)
        return " ".join(parts)
