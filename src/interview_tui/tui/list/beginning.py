"""What the list offers besides interviews, to begin with: an example, the cards, a practice."""

from __future__ import annotations

from interview_tui.language import _, current
from interview_tui.storage.places import data
from interview_tui.tui.kit.host import Host
from interview_tui.tui.transcript.screen import Reading, ReadingScreen


def show_example(app: Host) -> None:
    """Show a fictional interview."""
    note = _("An example: the two people and what they say are made up.")
    app.push_screen(ReadingScreen(Reading(data(f"example.{current()}.md"), _("An example"), note)))


def learn(app: Host) -> None:
    """Show the cards to learn them."""
    from interview_tui.tui.learning.learn import LearnScreen

    app.push_screen(LearnScreen(app.start.cards))


def print_cards(app: Host) -> None:
    """Show the screen that makes a PDF of the cards."""
    from interview_tui.tui.list.printing import PrintScreen

    app.push_screen(PrintScreen(app.start.cards, app.start.transcripts))


def practise(app: Host) -> None:
    """Start a practice with one card."""
    from interview_tui.tui.learning.practising import Practising

    Practising(app, app.start.cards).begin()
