"""The field for the minutes of an interview."""

from __future__ import annotations

from textual import events

from interview_tui.language import _
from interview_tui.tui.agree.checking import USUAL_MINUTES, minutes_in
from interview_tui.tui.fields.asked_field import AskedField


class MinutesField(AskedField):
    """Ask for a number of minutes; up and down choose among the usual ones. Its LineField is `#minutes`."""

    def __init__(self) -> None:
        hint = _("or {usual}; up and down choose").format(usual=", ".join(map(str, USUAL_MINUTES)))
        super().__init__("minutes", _("Minutes"), "", hint, _problem)
        self._suggested = ""

    @property
    def minutes(self) -> int:
        """Return the number that was filled in; call it only when `is_in_order`."""
        found = minutes_in(self.line)
        assert isinstance(found, int)
        return found

    def suggest(self, minutes: int) -> None:
        """Fill in `minutes`, unless the user filled in another number."""
        if self.field.value == self._suggested:
            self.field.value = self._suggested = str(minutes)

    def on_key(self, event: events.Key) -> None:
        """Choose among the usual numbers with up and down."""
        if event.key in ("up", "down"):
            event.stop()
            self.field.value = _other_minutes(self.line, more=event.key == "up")
            self.field.action_end()


def _problem(text: str) -> str:
    found = minutes_in(text)
    return found if isinstance(found, str) else ""


def _other_minutes(text: str, *, more: bool) -> str:
    """Return the usual number above or below that in `text`; without one, the number itself."""
    now = minutes_in(text)
    if isinstance(now, str):
        return str(USUAL_MINUTES[1])
    others = [usual for usual in USUAL_MINUTES if (usual > now if more else usual < now)]
    return str((others[0] if more else others[-1]) if others else now)
