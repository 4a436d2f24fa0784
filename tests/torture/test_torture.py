"""The short version of `make torture`: every way to end, a round each, always the same keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.playing import Round, play
from tests.torture.strokes import ASK, NEXT, Held, most_kept
from tests.torture.table import table
from tests.torture.ways import WAYS

pytestmark = pytest.mark.pty

SEED = 20261124
LONGEST = 1.2  # seconds of typing


ROUNDS = [(way, number % 2) for number, way in enumerate(WAYS)] + [("terminal stalled", 0), ("terminal stalled", 1)]
"""Of the two rounds of this seed each way has one, in turns: one aims at a write, one does not. A terminal that stalls
has both, for chance tells whether what is typed fills it."""


@pytest.mark.parametrize(("way", "number"), dict.fromkeys(ROUNDS))
def test_however_it_ends_what_was_typed_is_there(tmp_path: Path, way: str, number: int) -> None:
    played = play(SEED, number, way, tmp_path, LONGEST)
    assert played.wrong == []
    assert played.keys > 0


# That it can tell


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (Held(1, {}), 0),
        (Held(1, {1: "a"}), 1),
        (Held.of(1, {1: "ab\nDoorgevraagd: Wat dan?\n"}), 3),
        (Held.of(2, {1: "ab\nDoorgevraagd: Wat dan?\n"}), 4),
        (Held.of(2, {1: "ab\nDoorgevraagd: Wat dan?\n", 2: "c"}), 5),
        (Held.of(2, {1: "ab\nDoorgevraagd: Wat dan?\nc"}), None),
        (Held(2, {1: "b"}), None),
        (Held(1, {1: "ab"}), 2),
    ],
)
def test_it_knows_which_keys_are_there(found: Held, kept: int | None) -> None:
    assert most_kept(["a", "b", ASK, NEXT, "c"], found) == kept


@pytest.mark.parametrize(
    ("program", "wrong"),
    [
        ("import interview_tui.transcripts.desk.saver as s; s.DELAY = 600.0", "0 transcripts"),
        ("import signal; signal.signal = lambda *_: None", "exit status"),
    ],
    ids=["it hardly saves", "it hears no signals"],
)
def test_a_program_that_is_worse_does_not_pass(tmp_path: Path, program: str, wrong: str) -> None:
    code = f"{program}\nimport sys\nfrom interview_tui.cli import main\nsys.exit(main())"
    way = "SIGKILL" if "DELAY" in program else "SIGTERM"
    played = play(SEED, 2, way, tmp_path, 2.5, program=("-c", code))
    assert any(wrong in what for what in played.wrong), played


def test_the_table_has_a_row_for_each_way_that_was_played() -> None:
    played = [Round("SIGKILL", 100, 90, 0.25, 0.01, True), Round("SIGKILL", 50, 50), Round("SIGTERM", 5, wrong=["x"])]
    told = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table(played).splitlines()[2:]]
    assert told == [
        ["SIGKILL", "2", "1", "150", "10", "10", "0.25", "0.01", "0"],
        ["SIGTERM", "1", "0", "5", "5", "5", "0.00", "0.00", "1"],
    ]
