"""A field for one sentence, which underlines text that may identify a resident."""

from __future__ import annotations

from collections.abc import Callable

from interview_tui.interview.privacy.finding import IdentifierKind
from interview_tui.language import one_line
from interview_tui.tui.note.identifying import any_in, nearest
from interview_tui.tui.note.sentence import SentenceInput


class SentenceField(SentenceInput):
    """Edit one sentence on one line; `load` fills it with an existing one."""

    DEFAULT_CSS = "SentenceField { width: 1fr; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.select_on_focus = False  # what one types when one comes back goes on with it, and replaces nothing

    def load(self, sentence: str) -> None:
        """Fill the field with `sentence`, with its control characters."""
        self.value = one_line(sentence)
        self.cursor_position = len(self.value)

    @property
    def is_identifying(self) -> bool:
        """Return whether the text may identify someone."""
        return any_in([self.value])

    def replace_identifying(self, word: Callable[[IdentifierKind], str]) -> bool:
        """Replace one text that may identify a resident by its neutral word; return whether there was one.

        It is the one at the cursor or the last before it, else the next.
        """
        found = nearest([self.value], (0, self.cursor_position))
        if found is None:
            return False
        what, at = found[1], self.cursor_position
        put = word(what.kind)
        after = at if at <= what.start else max(at - (what.end - what.start), what.start) + len(put)
        self.put(f"{self.value[: what.start]}{put}{self.value[what.end :]}", after)
        return True
