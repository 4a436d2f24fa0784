"""What front matter in the form that this program writes looks like: facts that several modules need."""

from __future__ import annotations

from typing import Final

FENCE: Final = "---"
LIMIT: Final = 64 * 1024
"""The most characters of front matter that are read."""
YAML_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that YAML takes for something else than a text, in any case."""
