"""The question set: cards as the source printed them, and the probes beside them.

Here is what start-up needs. What is needed only for a set of one's own stays in its own module, imported when such
a file is read: `strict` (reading, with pydantic), `rules` (the linter for probes), `schema` (for editors).
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
