"""docs/coaching.md tells the numbers and the words of the program."""

from __future__ import annotations

from pathlib import Path

from interview_tui.interview.probing.coaching import ASK_FROM, ASK_TO, LOOK_UP_FROM, LOOK_UP_TO, MOST, Reminder
from interview_tui.interview.probing.practice import Step
from interview_tui.interview.probing.recognising import ALIKE
from interview_tui.language import _
from interview_tui.tui.interview.reminding import _TEXTS
from interview_tui.tui.kit.commands import LIST

DOC = " ".join((Path(__file__).resolve().parents[3] / "docs" / "coaching.md").read_text(encoding="utf-8").split())


def test_the_reminders_and_when_they_come() -> None:
    assert all(f"*{_(_TEXTS[reminder])}*" in DOC for reminder in Reminder)
    assert f"from {ASK_FROM} to {ASK_TO} words" in DOC
    assert f"from {LOOK_UP_FROM} to {LOOK_UP_TO} words" in DOC
    assert (MOST, ALIKE) == (3, 0.75)


def test_every_step_and_the_keys() -> None:
    assert all(f" {number}. " in DOC for number in range(1, len(Step) + 1))
    keys = {command.id: command.keys for command in LIST}
    for ident, heading in (("cards", "Get to know"), ("practice", "Practise with"), ("look_back", "Look back on")):
        assert f"`{keys[ident]}` in the list" in DOC.split(f"## {heading}")[1][:200]
