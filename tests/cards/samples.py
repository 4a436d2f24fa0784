"""Question sets to try things on: as a document (what a file holds) and as a value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from interview_tui.cards.model import Card, Kind, Probe, QuestionSet, Role, Source
from interview_tui.language import visible

Document = dict[str, Any]

GOOD_PROBES = (
    (Kind.INCIDENT, "Neem me mee naar een ochtend op het consultatiebureau."),
    (Kind.OBSERVE, "Waaraan zag je dat de moeder ontspande?"),
    (Kind.LADDER_UP, "Je wacht even, zodat…?"),
    (Kind.LADDER_DOWN, "Hoe begroet je een gezin bij de deur?"),
    (Kind.FEELING, "Wat raakte jou in dat kraambed?"),
    (Kind.SUMMARISE, "Ik hoor … Wat mist er nog?"),
)
"""Six probes that break no rule."""


def document() -> Document:
    """A small and valid set of five cards, fresh for each caller to spoil."""
    return {
        "format": 1,
        "id": "kennismaken",
        "version": 3,
        "lang": "nl",
        "title": "Kennismaken",
        "motto": {"text": "Wie vraagt, wordt wijzer.", "by": "Spreekwoord"},
        "source": {"title": "Eigen werk", "publishers": "Een voorbeeldteam"},
        "cards": [{"id": "welkom", "role": "opening", "title": "Welkom", "text": ["Kom binnen."]}]
        + [
            {
                "id": f"kaart-{number}",
                "role": "question",
                "theme": "Thema",
                "title": f"Kaart {number}",
                "text": ["Eerste vraag?", "Tweede vraag?"],
                "harvest": ["zodatjes"],
                "probes": [{"kind": "incident", "text": "Neem me mee."}, {"kind": "ladder_up", "text": "Zodat…?"}],
            }
            for number in range(2, 6)
        ],
    }


def document_of(question_set: QuestionSet) -> Document:
    """What a file must hold for that set to be read from it."""
    source, motto = question_set.source, question_set.motto
    return {
        "format": 1,
        "id": question_set.id,
        "version": question_set.version,
        "lang": question_set.lang,
        "title": question_set.title,
        "motto": {"text": motto.text, "by": motto.by} if motto else None,
        "source": {
            "title": source.title,
            "publishers": source.publishers,
            "edition": source.edition,
            "licence": source.licence,
            "note": source.note,
        },
        "cards": [
            {
                "id": card.id,
                "role": card.role.value,
                "theme": card.theme,
                "title": card.title,
                "text": list(card.text),
                "harvest": [harvest.value for harvest in card.harvest],
                "probes": [{"kind": probe.kind.value, "text": probe.text} for probe in card.probes],
            }
            for card in question_set.cards
        ],
    }


def is_one_safe_line(text: str) -> bool:
    """Whether a terminal shows it as it is, on one line."""
    return text == visible(text) and "\t" not in text and len(text.splitlines()) == 1


def write(folder: Path, content: Document | str | bytes) -> Path:
    """A file `set.json` in that folder with the content."""
    path = folder / "set.json"
    if isinstance(content, dict):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def probe_set(*cards: tuple[tuple[Kind, str], ...], lang: str = "nl", role: Role = Role.QUESTION) -> QuestionSet:
    """A set of which only the probes matter: one tuple of (kind, text) for each card."""
    return QuestionSet(
        id="proef",
        version=1,
        lang=lang,
        title="Proef",
        motto=None,
        source=Source("", "", "", ""),
        cards=tuple(
            Card(number, f"k{number}", role, "", "Huisbezoek", (), (), tuple(Probe(*probe) for probe in probes))
            for number, probes in enumerate(cards, 1)
        ),
    )
