"""The state of saving, in words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from interview_tui.language import _, visible_path
from interview_tui.transcripts.desk.saver import SaveState, Saving


def saved_label(state: SaveState | None) -> str:
    """Return one word for the corner of the screen; "" as long as nothing was typed."""
    if state is None:
        return ""
    if state.saving is Saving.SAVED:
        return _("saved")
    return _("saving…") if state.saving is Saving.UNSAVED else _("not saved")


def trouble_line(state: SaveState | None, rescue: Path | None = None) -> str:
    """Return what is wrong with saving, what to do, and where the rescue file is; "" unless saving fails now."""
    if state is None or state.saving is not Saving.FAILING:
        return ""
    since = datetime.fromtimestamp(state.since).astimezone().strftime("%H:%M")
    advice = state.error.advice if state.error is not None else ""
    text = _("Not saved since {time}. {reason} {advice}").format(time=since, reason=state.reason, advice=advice)
    text += " " + _("You can type on; it saves by itself as soon as it can.")
    if rescue is not None:
        folder = visible_path(str(rescue.parent))
        text += " " + _("Until then a copy is kept in {folder}.").format(folder=folder)
    return " ".join(text.split())
