"""The reminder at the edge of a note: its text, and whether reminders are shown."""

from __future__ import annotations

from functools import partial

from interview_tui.cards.model import Card
from interview_tui.interview.probing.coaching import Coach, Reminder
from interview_tui.language import N_, _
from interview_tui.tui.kit.host import Host

_TEXTS = {
    Reminder.LISTEN: N_("Listen first."),
    Reminder.ASK: N_("One question further?"),
    Reminder.LOOK_UP: N_("Look up: your colleague is talking to you."),
    Reminder.SUM_UP: N_("Sum up what you heard."),
}


class Reminding:
    """Hold the reminder of the coach as the cards change, while the interview is open. `shown`: the user wants it."""

    def __init__(self, asked_label: str) -> None:
        self.shown = True
        self._label = asked_label
        self._coach = Coach()

    def open(self, card: Card, note: str) -> None:
        """Go to `card`, whose note is `note`."""
        self._coach = self._coach.open(card, note, self._label)

    def look(self, card: Card, note: str) -> None:
        """Update the reminder after a pause in typing; one that is not shown does not count as given."""
        if self.shown:
            self._coach = self._coach.look(card, note, self._label)

    def text(self) -> str:
        """Return the text of the reminder; empty if there is none."""
        return _(_TEXTS[self._coach.now]) if self.shown and self._coach.now is not None else ""


def switch(app: Host) -> bool:
    """Switch reminders on or off, for the next runs too; return whether they are shown now."""
    from interview_tui.tui.kit.remembered import remember_reminders

    app.reminders = not app.reminders
    app.notify(_("Reminders are shown.") if app.reminders else _("No more reminders."), markup=False)
    keep = partial(remember_reminders, app.reminders, app.start.reminders)
    app.run_worker(keep, thread=True, group="remember")
    return app.reminders
