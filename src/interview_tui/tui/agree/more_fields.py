"""The collapsible fields of a new interview: its form, team, organisation, minutes and cards."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from interview_tui.forms.model import Form
from interview_tui.language import _
from interview_tui.start import Start
from interview_tui.tui.agree.checking import cards_in, forms
from interview_tui.tui.agree.minutes_field import MinutesField
from interview_tui.tui.fields.asked_field import AskedField
from interview_tui.tui.kit.widgets.choice import Choice, Press


class MoreFields(Vertical):
    """Show a button that unfolds the fields below it.

    They begin with the values of `start`, unfolded where one of them was given, and follow the chosen form.
    """

    folded: var[bool] = var(True)

    form_choice = query_one("#form", Choice)
    team = query_one("#team-field", AskedField)
    organisation = query_one("#organisation-field", AskedField)
    minutes = query_one(MinutesField)
    cards = query_one("#cards-field", AskedField)

    class FormChosen(Message):
        """Report that the user chose another form."""

    def __init__(self, start: Start) -> None:
        super().__init__()
        self._start = start

    def compose(self) -> ComposeResult:
        """Compose the button and the fields."""
        start = self._start
        empty = _("may stay empty")
        yield Press("", id="more")
        with Vertical(id="rest"):
            yield Static(_("What for"), classes="question", markup=False)
            yield Choice(forms(start.forms), start.form, id="form")
            yield AskedField("team", _("Team"), start.team, empty)
            yield AskedField("organisation", _("Organisation"), start.organisation, empty)
            yield MinutesField()
            yield AskedField("cards", _("Cards"), ", ".join(map(str, start.chosen)), "", self._cards_problem)

    def on_mount(self) -> None:
        """Fold the fields, unless one of them was given."""
        start = self._start
        self.folded = not (start.team or start.organisation or start.chosen)
        self._show_fold()
        self._follow_form()

    def watch_folded(self) -> None:
        """Show or hide the fields."""
        if self.is_mounted:
            self._show_fold()

    def _show_fold(self) -> None:
        self.query_one("#rest").display = not self.folded
        label = _("▸ More: what for, team, minutes, cards") if self.folded else _("▾ Less")
        self.query_one("#more", Press).label = label

    # --- what was filled in

    @property
    def form(self) -> Form:
        """Return the form that is chosen."""
        return self._start.forms.form(self.form_choice.value)

    @property
    def chosen_cards(self) -> tuple[int, ...]:
        """Return the numbers of the chosen cards, empty for all; call it only when `are_in_order`."""
        found = cards_in(self.cards.line, self._start.cards)
        assert isinstance(found, tuple)
        return found

    def in_order_of_asking(self) -> Iterator[Widget]:
        """Yield the widgets that take the focus, from top to bottom; none while folded."""
        if not self.folded:
            yield self.form_choice
            yield from (asked.field for asked in self._asked())

    def are_in_order(self) -> bool:
        """Return whether all fields are valid; else unfold, and let the first invalid one show its problem."""
        fine = all(asked.is_in_order() for asked in self._asked())
        if not fine:
            self.folded = False
        return fine

    def _asked(self) -> tuple[AskedField, ...]:
        return self.team, self.organisation, self.minutes, self.cards

    def _cards_problem(self, text: str) -> str:
        found = cards_in(text, self._start.cards)
        return found if isinstance(found, str) else ""

    @on(Choice.Changed, "#form")
    def _form_chosen(self, event: Choice.Changed) -> None:
        event.stop()
        self._follow_form()
        self.post_message(self.FormChosen())

    def _follow_form(self) -> None:
        """Suggest the minutes and the cards of the form."""
        form = self.form
        self.minutes.suggest(self._start.minutes_for(form))
        hint = _("those of this way of use; or numbers such as 3, 4, 11")
        usual = _("all {count}; or numbers such as 3, 4, 11").format(count=len(self._start.cards.cards))
        self.cards.field.placeholder = hint if form.cards else usual
