"""A field for one sentence, which underlines text that may identify a resident."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from rich.highlighter import Highlighter
from rich.text import Text

from interview_tui.interview.privacy.finding import IdentifierKind
from interview_tui.language import clean_line
from interview_tui.tui.kit.widgets.line_field import LineField
from interview_tui.tui.note.admitted import showable
from interview_tui.tui.note.identifying import any_in, identifying, nearest


class _Identifying(Highlighter):
    """Mark text in a field that may identify a resident."""

    def __init__(self, field: SentenceField) -> None:
        self._field = field

    def highlight(self, text: Text) -> None:
        """Mark it in `text`, the content of the field."""
        if spans := identifying(text.plain):
            style = self._field.get_component_rich_style("sentence-field--identifying", partial=True)
            for span in spans:
                text.stylize(style, *span)


class SentenceField(LineField):
    """Edit one sentence on one line; `load` fills it with an existing one."""

    DEFAULT_CSS = """
    SentenceField { width: 1fr; }
    SentenceField > .sentence-field--identifying { color: $warning; text-style: underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sentence-field--identifying"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.highlighter = _Identifying(self)

    def load(self, sentence: str) -> None:
        """Fill the field with `sentence`, its control characters made visible."""
        self.value = clean_line(showable(sentence))
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
        self.value = f"{self.value[: what.start]}{put}{self.value[what.end :]}"
        if at > what.start:
            self.cursor_position = max(at - (what.end - what.start), what.start) + len(put)
        return True
