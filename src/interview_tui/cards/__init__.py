"""The question set: the cards as printed by their source, and the probes of each card.

This package exports what start-up needs. Modules used only for a user's own question set are imported when such a
file is read: `strict` (reading, with pydantic), `rules` (the linter for probes), `schema` (JSON Schema for editors).
"""

from interview_tui.cards.errors import QuestionSetError
from interview_tui.cards.labels import kind_label
from interview_tui.cards.model import Card, Harvest, Kind, Motto, Probe, QuestionSet, Role, Source
from interview_tui.cards.shipped import shipped

__all__ = [
    "Card",
    "Harvest",
    "Kind",
    "Motto",
    "Probe",
    "QuestionSet",
    "QuestionSetError",
    "Role",
    "Source",
    "kind_label",
    "shipped",
]
