"""What the list offers to read and to begin with: a transcript, an example, the cards, a practice."""

from __future__ import annotations

from interview_tui.forms.which import about
from interview_tui.language import _, current
from interview_tui.storage.places import data
from interview_tui.tui.kit.host import Host
from interview_tui.tui.list.rows import InterviewRow, about_version
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


def take_in(app: Host) -> None:
    """Show the screen that takes in notes, or an interview from elsewhere."""
    from interview_tui.tui.intake.file_screen import ImportScreen

    app.push_screen(ImportScreen())


def practise(app: Host) -> None:
    """Start a practice with one card."""
    from interview_tui.tui.learning.practising import Practising

    Practising(app, app.start.cards).begin()


def read(app: Host, row: InterviewRow, *, unsure: bool) -> None:
    """Show the transcript of a row on the whole screen, a second version with what it is."""
    if row.path is None:
        return
    head = about(row.interview, app.start.forms) if row.interview is not None else ""
    onward = row.was_held and row.rescue is None and not row.copy
    home, note = (row.home, about_version(row)) if row.copy else (None, "")
    app.push_screen(ReadingScreen(Reading(row.path, row.name, note, head, onward, unsure=unsure, home=home)))
