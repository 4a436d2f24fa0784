"""The time on screen: whole minutes, a slow bar, and two hints."""

from __future__ import annotations

from dataclasses import dataclass

from interview_tui.interview.model import Answer
from interview_tui.tui.interview.clock import Clock, hint_text
from tests.builders import interview, question_set

CARDS = question_set()


@dataclass
class Watch:
    """A clock that stands where it is put, in minutes."""

    minutes: float = 0.0

    def __call__(self) -> float:
        return self.minutes * 60


def test_minutes_and_bar() -> None:
    watch = Watch()
    clock = Clock(60, watch)
    assert clock.line().plain == "▱" * 12 + " 0 van 60 min"
    watch.minutes = 24.9
    assert clock.line().plain == "▰" * 4 + "▱" * 8 + " 24 van 60 min"
    watch.minutes = 75
    assert clock.line().plain == "▰" * 12 + " 75 van 60 min"


def test_a_pause_keeps_the_time_and_hiding_shows_nothing() -> None:
    watch = Watch()
    clock = Clock(60, watch)
    watch.minutes = 10
    clock.toggle_pause()
    watch.minutes = 30
    assert clock.line().plain.endswith("10 van 60 min · pauze")
    clock.toggle_pause()
    watch.minutes = 35
    assert clock.line().plain.endswith("15 van 60 min")
    clock.hidden = True
    assert clock.line().plain == ""


def test_at_two_thirds_it_says_for_how_many_cards_there_is_time_and_which_are_open() -> None:
    watch = Watch()
    clock = Clock(90, watch)
    held = interview(answers={number: Answer("x") for number in range(3, 9)})
    watch.minutes = 59
    assert hint_text(clock.hint(held, CARDS), "alt+a") == ""
    watch.minutes = 61
    text = hint_text(clock.hint(held, CARDS), "alt+a")
    assert text == "Nog tijd voor ongeveer drie kaarten. Open: 9, 10, 11, 12."


def test_ten_minutes_before_the_end_it_offers_to_round_off_with_the_key_as_it_is() -> None:
    watch = Watch()
    clock = Clock(60, watch)
    watch.minutes = 51
    assert hint_text(clock.hint(interview(), CARDS), "F12").endswith("terug te lezen (F12).")
    clock.toggle_pause()
    assert clock.hint(interview(), CARDS) is None
