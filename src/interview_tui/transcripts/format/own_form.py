"""What front matter in the form that this program writes looks like: facts that several modules need."""

from __future__ import annotations

from typing import Final

FENCE: Final = "---"
LIMIT: Final = 64 * 1024
"""The most characters of front matter that are read."""
ORDER: Final = (
    *("title", "date", "author", "interviewee", "lang", "form", "forms", "status", "sharing", "shared_for"),
    *("minutes", "team", "organisation", "question_set", "at_card", "parked", "struck", "cards", "dismissed"),
    *("next", "listeners", "back_on", "answered", "private_cards", "team_cards", "organisation_cards"),
    *("struck_cards", "seals", "tags", "id", "format"),
)
"""The keys of front matter in the order in which they are written. Those that say nothing are left out."""
YAML_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that YAML takes for something else than a text, in any case."""
