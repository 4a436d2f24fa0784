"""Keys that come faster than dialogs open and close: every one goes where it would have gone, had it waited."""

from __future__ import annotations

from random import Random

import pytest

from interview_tui.interview.model import Interview, Status
from interview_tui.transcripts.format.reader import read
from tests.pty.home import Home
from tests.pty.keys import KEYS
from tests.pty.terminal import Terminal
from tests.pty.test_last_keys import saved

pytestmark = pytest.mark.pty

ROUNDS = 8


def held_with(home: Home, *presses: str) -> Interview:
    """A new interview in which these are pressed in one write, and then ctrl+q."""
    with Terminal(home, "new", "--interviewer", "Noor", "--interviewee", "Sam") as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.send("".join(KEYS.get(press, press) for press in (*presses, "ctrl+q")))
        assert terminal.wait() == 0
    return read(home.saved()[0].read_bytes()).interview


def notes(interview: Interview) -> dict[int, str]:
    return {number: answer.note for number, answer in interview.answers.items() if answer.note}


def test_a_so_that_in_one_write(home: Home) -> None:
    rounds = [
        ("ctrl+t", f"wacht {number}", "enter", f"het {number} rustig wordt", "enter", "enter", f"Dan {number}. ")
        for number in range(ROUNDS)
    ]
    held = held_with(home, "Eerst. ", *(press for one in rounds for press in one))
    assert notes(held) == {1: "Eerst. " + "".join(f"Dan {number}. " for number in range(ROUNDS))}
    assert held.answer(1).zodatjes == tuple(
        f"Ik wacht {number}, zodat het {number} rustig wordt." for number in range(ROUNDS)
    )


def test_to_cards_by_their_number_in_one_write(home: Home) -> None:
    order = [7, 2, 12, 4, 7, 1, 9, 2]
    presses = [press for card in order for press in ("ctrl+g", str(card), "enter", f"Op {card}. ")]
    held = held_with(home, "Eerst. ", *presses)
    assert notes(held) == {
        card: "Eerst. " * (card == 1) + f"Op {card}. " * order.count(card) for card in sorted({1, *order})
    }
    assert held.at_card == 2


def test_from_the_menu_in_one_write(home: Home) -> None:
    held = held_with(home, "Eerst.", *(["ctrl+p", "volgende kaart", "enter", "Dan."] * 3), "ctrl+b", " Ook.")
    assert notes(held) == {1: "Eerst.", 2: "Dan.", 3: "Dan. Ook.", 4: "Dan."}


def test_what_is_wiped_out_is_what_was_typed_before(home: Home) -> None:
    held = held_with(home, *(["tyf", "backspace", "pen", "left", "left", "x", "backspace", "end", " "] * 20))
    assert notes(held) == {1: "typen " * 20}


def test_other_names_in_one_write(home: Home) -> None:
    saved(home, Status.DRAFT)
    with Terminal(home) as terminal:
        terminal.wait_for("Sam")
        terminal.send(f"h{KEYS['end']} de Vries{KEYS['enter']}{KEYS['end']}antha{KEYS['enter']}")
        terminal.wait_for("Samantha")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    interview = read(home.saved()[0].read_bytes()).interview
    assert (interview.interviewer, interview.interviewee) == ("Noor de Vries", "Samantha")


@pytest.mark.parametrize("seed", range(3))
def test_anything_in_one_write(home: Home, seed: int) -> None:
    """What should be there is worked out beside it, a key at a time."""
    chance, card = Random(seed), 1
    presses: list[str] = []
    typed: dict[int, str] = {}
    so_thats: dict[int, list[str]] = {}
    for number in range(60):
        match chance.choice(["type", "type", "mistype", "to", "next", "so-that", "menu"]):
            case "type":
                presses.append(text := f"w{number} é ")
                typed[card] = typed.get(card, "") + text
            case "mistype":
                presses += ["fuot", *["backspace"] * 4, "goed "]
                typed[card] = typed.get(card, "") + "goed "
            case "to":
                card = chance.randint(1, 11)
                presses += ["ctrl+g", str(card), "enter"]
            case "next" if card < 11:
                card += 1
                presses.append("ctrl+n")
            case "so-that":
                presses += ["ctrl+t", f"doe {number}", "enter", f"het {number} is", "enter", "enter"]
                so_thats.setdefault(card, []).append(f"Ik doe {number}, zodat het {number} is.")
            case "menu" if card > 1:
                card -= 1
                presses += ["ctrl+p", "vorige kaart", "enter"]
    held = held_with(home, *presses)
    assert notes(held) == typed
    assert {number: list(answer.zodatjes) for number, answer in held.answers.items() if answer.zodatjes} == so_thats
    assert held.at_card == card


def test_words_right_after_opening_are_of_that_interview(home: Home) -> None:
    saved(home, Status.DRAFT)
    with Terminal(home) as terminal:
        terminal.wait_for("Sam")
        terminal.send(f"{KEYS['enter']}Koffie.{KEYS['ctrl+n']}Thee.{KEYS['ctrl+q']}")
        assert terminal.wait() == 0
    assert notes(read(home.saved()[0].read_bytes()).interview) == {1: "Koffie.", 2: "Thee.", 3: "Eerst kijken."}
