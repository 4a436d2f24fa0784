"""What is imported before an answer is there, counted: a count is the same on every machine, and milliseconds are not.

bench/ has the milliseconds. A module more than the number here is no mistake, but is to be worth its while: what the
first card, or the answer of a command, does without is imported where it is used.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer
from interview_tui.transcripts.format.composer import compose
from tests.builders import interview

MOST_TO_THE_FIRST_CARD = 95
"""Modules of our own, packages included."""
MOST = {"--version": 2, "--help": 15, "list": 37, "show": 55, "import": 82}
"""The same for each command."""

_COUNT = """
import sys
from interview_tui.cli import main

def ours():
    return sorted(name for name in sys.modules if name.partition(".")[0] == "interview_tui")

"""
_COMMAND = f"""{_COUNT}
assert main(sys.argv[1:]) == 0
print(*ours(), file=sys.stderr)
print(*sys.modules, file=sys.stderr)
"""
_APP = f"""{_COUNT}
import asyncio
from interview_tui.commands import opening, terminal
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.app import run
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.interview.workplace import Workplace

prepare = Desk.prepare

def prepare_and_tell(desk):
    if not told:
        told.append(ours())
    prepare(desk)

async def type_along(start):
    app = GesprekApp(start)
    async with app.run_test(size=(120, 40)) as pilot:
        while not told or not app.desk.is_prepared:
            await pilot.pause()
        await pilot.pause()
        told.append(ours())
        await pilot.press(*"Ik zat naast hem")
        assert await asyncio.to_thread(app.desk.flush, 10)
        app.screen.query_one(Workplace).post_message(Workplace.Paused())
        await pilot.pause()
        told.append(ours())
        await pilot.press("ctrl+n")
        app.ask_to_leave(143)
        while app.is_running:
            await pilot.pause()
    told.append(ours())
    print(*map(" ".join, told), sep="\\n")
    return 0

told = []
Desk.prepare = prepare_and_tell
opening.is_terminal = lambda _stream: True
run.run = lambda start: asyncio.run(type_along(start))
main(["--transcripts", sys.argv[1], "new", "--interviewer", "Noor", "--interviewee", "Sam"])
"""


def imported(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """Our modules when the first card is painted, its screen is prepared, a note is saved, and at the end."""
    done = imported(_APP, str(tmp_path_factory.mktemp("transcripts")))
    return [set(line.split()) for line in done.stdout.splitlines()]


def test_the_first_card_needs_few_modules(told: list[set[str]]) -> None:
    assert "interview_tui.tui.interview.screen" in told[0]
    assert len(told[0]) <= MOST_TO_THE_FIRST_CARD, sorted(told[0])


def test_no_key_waits_for_an_import_and_the_end_needs_none(told: list[set[str]]) -> None:
    """By the end the files of the program may be gone: an update takes them away while it runs."""
    painted, prepared, saved, ended = told
    assert "interview_tui.transcripts.format.composer" in prepared - painted
    assert "interview_tui.tui.terminal.key_reader" in prepared - painted
    assert saved == prepared
    assert ended == prepared


@pytest.fixture(scope="module")
def heavy() -> set[str]:
    """What no command is to import, but for what argparse itself does: its colours, since Python 3.14, bring much."""
    help = "import argparse, sys; argparse.ArgumentParser().format_help(); print(*sys.modules)"
    return {"platformdirs", "shutil", "locale", "dataclasses", "inspect", "tempfile", "secrets"} - set(
        imported(help).stdout.split()
    )


@pytest.mark.parametrize("command", MOST)
def test_a_command_needs_few_modules(tmp_path: Path, heavy: set[str], command: str) -> None:
    held = interview(id="x00001", answers={5: Answer("Ik zat naast hem.", ("Ik zat naast hem, zodat hij begon.",))})
    (tmp_path / "een.md").write_bytes(compose(held, shipped("nl")))
    arguments = {"--version": ["--version"], "--help": ["--help"]}.get(
        command, ["--transcripts", str(tmp_path), command]
    )
    elsewhere = tmp_path / "elders" / "twee.md"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(compose(held.change(id="x00002"), shipped("nl")))
    about = {"show": ["x00001"], "import": [str(elsewhere)]}
    done = imported(_COMMAND, *arguments, *about.get(command, []))
    ours, everything = (set(line.split()) for line in done.stderr.splitlines())
    assert done.stdout.strip()
    assert len(ours) <= MOST[command], sorted(ours)
    assert not any(name.startswith("interview_tui.tui") for name in ours)
    if sys.platform == "linux":
        assert not everything & heavy
