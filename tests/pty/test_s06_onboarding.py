"""A newcomer interviews a senior; both write a page of their own, and weeks later they come back to it."""

from __future__ import annotations

import datetime

import pytest

from interview_tui.interview.model import Circle, Status
from tests.pty.home import Home
from tests.pty.playing import ASKS, TELLS, finish, form, headings, hold, kept, laid_out, leave, numbers
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(240)]

NOTES = {3: "Eerst kijken, dan pas vragen.", 13: "Ik ga langer wachten.", 14: "Ik was vergeten hoe nieuw alles is."}
CAME_OF_IT = "Het wachten lukte, de stilte nog niet."


def test_both_take_something_along_and_come_back_to_it(home: Home) -> None:
    soon = datetime.date.today() + datetime.timedelta(days=3)
    page = form("onboarding").come_back
    assert page is not None
    with Terminal(home, "new", "--interviewer", ASKS, "--interviewee", TELLS, "--form", "onboarding") as terminal:
        assert numbers("onboarding")[-2:] == (13, 14)
        terminal.wait_for("Ik ben nieuw")
        hold(terminal, "onboarding", NOTES)
        terminal.wait_for("Wie dit mag lezen: alleen wij tweeën")
        finish(terminal)
        usual = datetime.date.today() + datetime.timedelta(weeks=page.weeks)
        terminal.wait_for(str(usual.year))
        terminal.press("d")
        terminal.wait_for("Vanaf een week ervoor")
        terminal.press("shift+home", "backspace")
        terminal.type("gisteren\n")
        terminal.wait_for("herkent de app niet")
        terminal.press("shift+home", "backspace")
        terminal.type(f"{soon.day}-{soon.month}-{soon.year}\n")
        terminal.wait_gone("Vanaf een week ervoor")
        leave(terminal)
    assert kept(home)[1].back_on == soon
    with Terminal(home) as terminal:
        terminal.wait_for(f"Kom terug op het gesprek van {ASKS} met {TELLS}")
        terminal.press("enter")
        terminal.wait_for("Kom erop terug: schrijf op wat ervan kwam")
        terminal.press("enter")
        terminal.wait_for("Toen we erop terugkwamen")
        terminal.wait_for(NOTES[13])
        terminal.type(CAME_OF_IT)
        terminal.wait_for(lambda: terminal.before_cursor.endswith("niet."))
        terminal.press("escape")
        terminal.wait_for("Dit gesprek is afgerond.")
        terminal.press("escape")
        terminal.wait_for("1 gesprek")
        terminal.wait_gone("Kom terug op")
        leave(terminal)
    told(home)


def told(home: Home) -> None:
    """What the transcript holds in the end, for the two alone."""
    _path, held, text = kept(home)
    later = max(card.number for card in laid_out("onboarding").cards)
    assert held.status is Status.FINAL
    assert held.back_on is None
    assert {number: answer.note for number, answer in held.answers.items()} == {**NOTES, later: CAME_OF_IT}
    private = {number for number, answer in held.answers.items() if answer.circle is Circle.PRIVATE}
    assert private == {13, 14, later}
    assert headings(text) == [3, 13, 14, later]
    assert f"## 13. Wat {ASKS} meeneemt\n" in text
    assert f"## 14. Wat {TELLS} terugzag\n" in text
    assert "laptop" not in text, "what to do is not what was said"
    assert "- 14." not in text
