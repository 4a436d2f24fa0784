"""The reminder at the edge of a note: its text, and whether reminders are shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from interview_tui.cards.model import Card, Role
from interview_tui.language import N_, _
from interview_tui.tui.kit.host import Host

if TYPE_CHECKING:
    from interview_tui.interview.probing.coaching import Coach

_TEXTS = {  # by the value of a Reminder
    "listen": N_("Listen first."),
    "ask": N_("One question further?"),
    "look_up": N_("Look up: your colleague is talking to you."),
    "sum_up": N_("Sum up what you heard."),
}


class Reminding:
    """Hold the reminder of the coach as the cards change, while the interview is open. `shown`: the user wants it."""

    def __init__(self, asked_label: str) -> None:
        self.shown = True
        self._label = asked_label
        self._coach: Coach | None = None
        self._opened: tuple[Card, str] | None = None

    def open(self, card: Card, note: str) -> None:
        """Go to `card`, whose note is `note`."""
        self._opened = card, note
        if self._coach is not None or note or card.role is Role.QUESTION:
            self._coach = self._awake().open(card, note, self._label)

    def look(self, card: Card, note: str) -> None:
        """Update the reminder after a pause in typing; one that is not shown does not count as given."""
        if self.shown and (self._coach is not None or note):
            self._coach = self._awake().look(card, note, self._label)

    def _awake(self) -> Coach:
        """Return the coach. Beside a first card that asks nothing it has nothing to say, and is not imported."""
        from interview_tui.interview.probing.coaching import Coach

        if self._coach is None and self._opened is not None:
            self._coach = Coach().open(*self._opened, self._label)
        return self._coach or Coach()

    def text(self) -> str:
        """Return the text of the reminder; empty if there is none."""
        now = self._coach.now if self._coach is not None else None
        return _(_TEXTS[now]) if self.shown and now is not None else ""


def switch(app: Host) -> bool:
    """Switch reminders on or off, for the next runs too; return whether they are shown now."""
    from interview_tui.tui.kit.remembered import remember_reminders

    app.reminders = not app.reminders
    app.notify(_("Reminders are shown.") if app.reminders else _("No more reminders."), markup=False)
    keep = partial(remember_reminders, app.reminders, app.start.reminders)
    app.run_worker(keep, thread=True, group="remember")
    return app.reminders
