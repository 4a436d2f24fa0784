"""The undo history of a note: in steps of a few words, and kept small. `line_undo.py` has that of a line.

What is typed letter by letter is one edit, not one for each letter: Textual keeps some two kilobytes for every key, and
in an interview of four hours that is a hundred megabytes.

Works on what EditHistory of Textual 8.2.8 keeps privately. Upstream would have to merge edits that were typed in a row,
and to let a subclass say where a step begins.
"""

from __future__ import annotations

from typing import Final

from textual.widgets.text_area import Edit, EditHistory, EditResult

WORDS: Final = 3  # in one step


class Steps:
    """Tell at which edit a new step begins: after a few words, at another kind of edit, at a paste."""

    def __init__(self) -> None:
        self._kind = ""
        self._words = 0
        self._is_between_words = False

    def end(self) -> None:
        """Let the next edit begin a step."""
        self._kind = ""

    def begins(self, put: str, removed: str) -> bool:
        """Return whether the edit that puts one text in the place of another begins a step; call it once for each.

        What is typed on behind a letter that took the place of something belongs to that step.
        """
        text = put or removed
        kind = "" if len(text) > 1 else "put" if put else "removed"
        begins_word = self._is_between_words and not text.isspace()
        replaces = bool(put and removed)
        begins = not kind or replaces or kind != self._kind or (begins_word and self._words >= WORDS)
        self._words = 1 if begins else self._words + begins_word
        self._kind = kind
        self._is_between_words = text.isspace()
        return begins


class NoteHistory(EditHistory):
    """Undo step by step, and merge the edits of one step that type on, each behind the last."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._steps = Steps()

    def checkpoint(self) -> None:
        """Let the next edit begin a step."""
        super().checkpoint()
        self._steps.end()

    def record(self, edit: Edit) -> None:
        """Remember an edit that was performed, merged with the one before if it types on behind that."""
        result = edit._edit_result
        removed = "" if result is None else result.replaced_text
        if (edit.text or removed) and self._steps.begins(edit.text, removed):
            super().checkpoint()
        super().record(edit)
        if len(edit.text) == 1 and not edit.text.isspace() and removed:
            self._force_end_batch = self._previously_replaced = False  # what is typed on is of the same step
            self._steps.begins(edit.text, "")  # a line end that goes has ended it
        batch = self._undo_stack[-1] if self._undo_stack else []
        if len(batch) > 1 and batch[-1] is edit and _goes_on(batch[-2], edit):
            assert edit._edit_result is not None
            before = batch[-2]
            before.text += edit.text
            before._updated_selection = edit._updated_selection
            before._edit_result = EditResult(edit._edit_result.end_location, "")
            batch.pop()


def _goes_on(before: Edit, edit: Edit) -> bool:
    """Return whether both edits only insert text, the second right behind the first."""
    first, second = before._edit_result, edit._edit_result
    if first is None or second is None or first.replaced_text or second.replaced_text:
        return False
    return (
        edit.from_location == edit.to_location == first.end_location
        and before.maintain_selection_offset == edit.maintain_selection_offset
    )
