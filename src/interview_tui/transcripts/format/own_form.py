"""What front matter in the form that this program writes looks like: facts that several modules need."""

from __future__ import annotations

from typing import Final

FENCE: Final = "---"
SHARED_FOR: Final = "shared_for"
"""The key by which a version for others says for whom it was made."""
LIMIT: Final = 64 * 1024
"""The most characters of front matter that are read."""
ORDER: Final = (
    *("title", "date", "author", "interviewee", "nth", "lang", "form", "forms", "status", "sharing"),
    *(SHARED_FOR, "minutes", "team", "organisation", "question_set", "at_card", "parked", "struck", "cards"),
    *("dismissed", "next", "listeners", "back_on", "answered", "private_cards", "team_cards", "organisation_cards"),
    *("struck_cards", "closing_readers", "seals", "tags", "id", "format"),
)
"""The keys of front matter in the order in which they are written. Those that say nothing are left out."""
YAML_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that YAML takes for something else than a text, in any case."""
