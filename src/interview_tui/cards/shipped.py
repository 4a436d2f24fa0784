"""The question sets that ship with the program.

They are read without validation, so that start-up needs no pydantic: the tests check them by `strict.read_set` and
the rules for probes. A user's own file is read by `interview_tui.cards.strict`.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from interview_tui.cards.model import Card, Harvest, Kind, Motto, Probe, QuestionSet, Role, Source
from interview_tui.language import Language
from interview_tui.storage.places import data

FILES: dict[Language, str] = {"nl": "questions.json", "en": "questions.en.json"}


@cache
def shipped(lang: Language) -> QuestionSet:
    """Return the shipped question set in `lang`."""
    loaded: dict[str, Any] = json.loads(data(FILES[lang]).read_text(encoding="utf-8"))
    return QuestionSet(
        id=loaded["id"],
        version=loaded["version"],
        lang=loaded["lang"],
        title=loaded["title"],
        motto=Motto(**loaded["motto"]),
        source=Source(**loaded["source"]),
        cards=tuple(_card(number, card) for number, card in enumerate(loaded["cards"], 1)),
    )


def _card(number: int, loaded: dict[str, Any]) -> Card:
    return Card(
        number=number,
        id=loaded["id"],
        role=Role(loaded["role"]),
        theme=loaded["theme"],
        title=loaded["title"],
        text=tuple(loaded["text"]),
        harvest=tuple(Harvest(name) for name in loaded["harvest"]),
        probes=tuple(Probe(Kind(probe["kind"]), probe["text"]) for probe in loaded["probes"]),
    )
