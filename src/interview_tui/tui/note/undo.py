"""The undo history of a note, kept small: a word typed letter by letter is one edit, not one for each letter.

Textual keeps some two kilobytes for every key. In an interview of four hours that is a hundred megabytes.

Works on what EditHistory of Textual 8.2.8 keeps privately. Upstream would have to merge edits that were typed in a row.
"""

from __future__ import annotations

from textual.widgets.text_area import Edit, EditHistory, EditResult


class NoteHistory(EditHistory):
    """Undo step by step as Textual does, but merge the edits of one step that type on, each behind the last."""

    def record(self, edit: Edit) -> None:
        """Remember an edit that was performed, merged with the one before if it types on behind that."""
        super().record(edit)
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
