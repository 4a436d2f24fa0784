"""A field for one sentence that was said, with a quiet mark under what looks as if it tells who a resident is."""

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
    """Mark in a field what looks as if it tells who a resident is."""

    def __init__(self, field: SentenceField) -> None:
        self._field = field

    def highlight(self, text: Text) -> None:
        """Mark it in `text`, which holds what is in the field."""
        if spans := identifying(text.plain):
            style = self._field.get_component_rich_style("sentence-field--identifying", partial=True)
            for span in spans:
                text.stylize(style, *span)


class SentenceField(LineField):
    """One line. What is put in it to be changed is shown as well as a field can: `load`."""

    DEFAULT_CSS = """
    SentenceField { width: 1fr; }
    SentenceField > .sentence-field--identifying { color: $warning; text-style: underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sentence-field--identifying"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.highlighter = _Identifying(self)

    def load(self, sentence: str) -> None:
        """Show this sentence, with what a terminal would obey made visible."""
        self.value = clean_line(showable(sentence))
        self.cursor_position = len(self.value)

    @property
    def is_identifying(self) -> bool:
        """Whether something in it looks as if it tells who someone is."""
        return any_in([self.value])

    def replace_identifying(self, word: Callable[[IdentifierKind], str]) -> bool:
        """Put a word in the place of the one at the cursor or last before it, else the next; whether there was one."""
        found = nearest([self.value], (0, self.cursor_position))
        if found is None:
            return False
        what, at = found[1], self.cursor_position
        put = word(what.kind)
        self.value = f"{self.value[: what.start]}{put}{self.value[what.end :]}"
        if at > what.start:
            self.cursor_position = max(at - (what.end - what.start), what.start) + len(put)
        return True
