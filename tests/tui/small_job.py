"""The small job: two people, twelve cards, a short interview from the empty start screen to final, at 80×24.

`python -m tests.tui.small_job "why"` plays it and stores its screens in `screens/`, each that changed with the reason.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Final
from unittest.mock import patch

from textual.pilot import Pilot

from interview_tui.cards.shipped import shipped
from interview_tui.start import Start
from interview_tui.tui.app.app import GesprekApp
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

STORED: Final = Path(__file__).parent / "screens"
README: Final = STORED / "README.md"
SIZE: Final = (80, 24)
_TERMINAL: Final = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": ""}
"""Whatever terminal the tests run in: in sixteen colours a dialog has a line round it."""


class _Player:
    """Play the job in one app: press keys, type words, and keep what is on the screen."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self.screens: dict[str, str] = {}

    async def press(self, *keys: str) -> None:
        """Press these keys."""
        await self._pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text in the field that has the focus."""
        await self._pilot.press(*text)

    async def see(self, name: str, *words: str) -> None:
        """Wait for these words on the screen, and keep it under that name."""
        await wait_until(self._pilot, lambda: all(word in shown(self._pilot) for word in words))
        await self._pilot.pause()
        self.screens[f"{len(self.screens) + 1:02}-{name}"] = steady(shown(self._pilot))


def steady(screen: str) -> str:
    """Return a screen without what differs from moment to moment: the date, the id, and whether all is saved yet."""
    screen = screen.replace("bewaren…", " bewaard")
    screen = re.sub(r" *\b\d{1,2} [a-z]+ 20\d\d", "  DAG", screen)
    screen = re.sub(r"20\d\d-\d\d-\d\d", "2026-11-24", screen)
    screen = re.sub(r"-[0-9a-z]{6}\.md", "-3f9k2m.md", screen)
    return "\n".join(line.rstrip() for line in screen.splitlines()).rstrip() + "\n"


async def play(folder: Path) -> dict[str, str]:
    """Play the small job in the real app, in that empty folder; return its screens by name, in their order."""
    with chdir(folder), patch.dict(os.environ, _TERMINAL):
        app = GesprekApp(Start(transcripts=Path("gesprekken"), cards=shipped("nl"), lang="nl"))
        async with app.run_test(size=SIZE) as pilot:
            player = _Player(pilot)
            await _to_the_first_card(player)
            await _to_the_end(player)
        if app.desk is not None:
            assert await asyncio.to_thread(app.desk.close)
    return player.screens


async def _to_the_first_card(player: _Player) -> None:
    await player.see("empty", "Nieuw gesprek", "Menu")
    await player.press("n")
    await player.see("agree", "Wie interviewt", "Begin")
    await player.type("Noor")
    await player.press("enter")
    await player.type("Sam")
    await player.press("enter", "enter")
    await player.see("card", "kaart 1 van 12", "Menu")


async def _to_the_end(player: _Player) -> None:
    await player.type("Begint met koffie aan de keukentafel.")
    await player.see("note", "keukentafel", "bewaard")
    await player.press("ctrl+n")
    await player.see("next", "kaart 2 van 12", "Typ mee")
    await player.press("ctrl+d")
    await player.see("asked", "Doorgevraagd", "bewaard")
    await player.type("Toen ze zelf belde.")
    await player.press("ctrl+t")
    await player.see("zodatje", "Ik …")
    await player.type("Ik blijf zitten")
    await player.press("enter")
    await player.type("zij zelf begint")
    await player.press("enter")
    await player.see("zodatje-kept", "Ik blijf zitten, zodat zij zelf begint.")
    await player.press("enter", "alt+a")
    await player.see("round-off", "Nu samen teruglezen")
    await player.press("enter")
    await player.see("read-back", "antwoord 1 van 2", "Ja, alles klopt", "bewaard")
    await player.press("enter")
    await player.see("closing", "hoe maak jij deze zin af?")
    await player.type("te blijven tot het weer beweegt")
    await player.press("enter")
    await player.see("wall", "Mag deze zin op de wand van het team?")
    await player.press("enter")
    await player.see("after", "Dit gesprek is afgerond.", "bewaard")
    await player.press("escape")
    await player.see("list", "Noor met Sam", "Menu")


def stored() -> dict[str, str]:
    """Return the screens as they are stored, by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(STORED.glob("*.txt"))}


def reasons() -> dict[str, str]:
    """Return why each screen is as it is, by name: the rows of the table in README.md."""
    rows = re.findall(r"^\| `(.+?)` \| (.+) \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(rows)


def store(screens: dict[str, str], why: str) -> list[str]:
    """Store the screens that changed, with the reason; drop those that are no more. Return the names that changed."""
    before, told = stored(), reasons()
    changed = [name for name, screen in screens.items() if screen != before.get(name)]
    for name in before.keys() - screens.keys():
        (STORED / f"{name}.txt").unlink()
    for name in changed:
        (STORED / f"{name}.txt").write_text(screens[name], encoding="utf-8", newline="\n")
    above = README.read_text(encoding="utf-8").partition("| screen |")[0]
    table = [f"| `{name}` | {why if name in changed else told[name]} |" for name in screens]
    text = "\n".join([f"{above}| screen | why it is as it is |", "|---|---|", *table, ""])
    README.write_text(text, encoding="utf-8", newline="\n")
    return changed


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit('Say why: python -m tests.tui.small_job "the reason"')
    with tempfile.TemporaryDirectory() as new_folder:
        print(*store(asyncio.run(play(Path(new_folder))), sys.argv[1]), sep="\n")
