"""How saving stands, in words."""

from __future__ import annotations

from datetime import datetime

from interview_tui.language import _
from interview_tui.transcripts.saver import SaveState, Saving


def saved_label(state: SaveState | None) -> str:
    """One word for the corner. Nothing as long as nothing was typed."""
    if state is None:
        return ""
    if state.saving is Saving.SAVED:
        return _("saved")
    return _("saving…") if state.saving is Saving.UNSAVED else _("not saved")


def trouble_line(state: SaveState | None) -> str:
    """What is wrong with saving and what to do, as long as it is; else nothing."""
    if state is None or state.saving is not Saving.FAILING:
        return ""
    since = datetime.fromtimestamp(state.since).astimezone().strftime("%H:%M")
    advice = state.error.advice if state.error is not None else ""
    text = _("Not saved since {time}. {reason} {advice}").format(time=since, reason=state.reason, advice=advice)
    return " ".join(text.split()) + " " + _("You can type on; it saves by itself as soon as it can.")
