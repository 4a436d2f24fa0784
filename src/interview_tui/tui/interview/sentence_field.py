"""A field for one sentence that was said, with a quiet mark under what looks as if it tells who a resident is."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text

from interview_tui.interview.privacy.finding import Kind
from interview_tui.language import clean_line
from interview_tui.tui.kit.widgets.line_field import LineField
from interview_tui.tui.note.admitted import showable
from interview_tui.tui.note.identifying import any_in, identifying, nearest


class SentenceField(LineField):
    """One line. What is put in it to be changed is shown as well as a field can: `load`."""

    DEFAULT_CSS = """
    SentenceField { width: 1fr; }
    SentenceField > .sentence-field--identifying { color: $warning; text-style: underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sentence-field--identifying"}

    def load(self, sentence: str) -> None:
        """Show this sentence, with what a terminal would obey made visible."""
        self.value = clean_line(showable(sentence))
        self.cursor_position = len(self.value)

    @property
    def _value(self) -> Text:
        """The text to paint, marked."""
        text = super()._value
        if spans := identifying(self.value):
            style = self.get_component_rich_style("sentence-field--identifying", partial=True)
            for span in spans:
                text.stylize(style, *span)
        return text

    @property
    def is_identifying(self) -> bool:
        """Whether something in it looks as if it tells who someone is."""
        return any_in([self.value])

    def replace_identifying(self, word: Callable[[Kind], str]) -> bool:
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
