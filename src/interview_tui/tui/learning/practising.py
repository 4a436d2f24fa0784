"""The order of the practice screens: choose a card, go through the steps, see what was tried; again, or back."""

from __future__ import annotations

from functools import partial

from interview_tui.cards.model import Card, Kind, QuestionSet
from interview_tui.tui.kit.host import Host
from interview_tui.tui.learning.practice import PracticeScreen
from interview_tui.tui.learning.practice_choice import PracticeChoice
from interview_tui.tui.learning.practised import PractisedScreen


class Practising:
    """Show the screens of a practice, each in place of the previous one, above the screen that it began on.

    The screens do not know each other: each gets a function to call when it is done, and closes itself if the user
    goes back. `push_screen_wait` for one after another would do without the calls, but shows the screen below for a
    moment each time (Textual 8.2.8: a screen is gone before its result is there), and keys could land on it.
    """

    def __init__(self, app: Host, cards: QuestionSet) -> None:
        self._app = app
        self._cards = cards

    def begin(self, card: Card | None = None) -> None:
        """Begin with `card`, else with the choice of one."""
        first = PracticeChoice(self._cards, self._start_steps) if card is None else self._steps(card)
        self._app.push_screen(first)

    def _start_steps(self, card: Card) -> None:
        self._app.switch_screen(self._steps(card))

    def _steps(self, card: Card) -> PracticeScreen:
        return PracticeScreen(self._cards, card, partial(self._look_back, card))

    def _look_back(self, card: Card, tried: frozenset[Kind]) -> None:
        self._app.switch_screen(PractisedScreen(self._cards, card, tried, self._again))

    def _again(self) -> None:
        self._app.switch_screen(PracticeChoice(self._cards, self._start_steps))
