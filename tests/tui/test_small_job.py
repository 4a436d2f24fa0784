"""Two people, twelve cards, one interview: what the program grows, this small job does not feel."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from textual.pilot import Pilot

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Status
from interview_tui.start import Start
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.agree.screen import AgreeScreen
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.app.menu import Menu
from interview_tui.tui.interview.round_off import RoundOff
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.closing import ClosingScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.read_back.stage import comes, on_disk
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until

MOST_ROWS_IN_THE_MENU = 20
"""In an interview, headings included."""
MOST_IN_THE_BAR = 4
MOST_TO_CARD_1: Final = 4
"""Keys that are no text, from the first name to card 1."""
MOST_TO_FINAL: Final = 12
"""The same for a whole short interview, from the empty list to finished."""


async def test_two_people_and_twelve_cards_have_a_short_menu(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (80, 60)) as (pilot, screen):
        assert len(screen.cards.cards) == 12
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: screen.card.number == 2)  # where there is a card before, too
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Menu) and pilot.app.screen.is_mounted)
        menu = pilot.app.screen
        assert isinstance(menu, Menu)
        assert 10 < menu.listed.option_count <= MOST_ROWS_IN_THE_MENU


async def test_two_people_and_twelve_cards_have_four_commands_in_the_bar(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (160, 40)) as (pilot, screen):
        bar = shown(pilot).splitlines()[-1]
        said = [command.id for command in screen.live_commands() if command.bar]
        assert said == ["next", "zodatje", "ask", "goto"]
        assert len(said) <= MOST_IN_THE_BAR
        written = "ctrl+n of F9 Volgende ctrl+t of F2 Zodatje ctrl+d Doorvragen ctrl+g Ga naar"
        assert " ".join(bar.split("≡")[0].split()) == written


class Counted:
    """Press the keys of an interview, and count those that are no text."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.commands: list[str] = []

    async def say(self, text: str) -> None:
        """Type what is said."""
        await self.pilot.press(*text)

    async def press(self, key: str) -> None:
        """Press a key that does something."""
        self.commands.append(key)
        await self.pilot.press(key)
        await self.pilot.pause()

    async def comes(self, screen: type[Any]) -> Any:
        """Wait until a screen of that kind is there."""
        return await comes(self.pilot, screen)


async def begun(hands: Counted) -> InterviewScreen:
    """From the two names to card 1."""
    await hands.comes(AgreeScreen)
    await hands.say("Noor")
    await hands.press("enter")
    await hands.say("Sam")
    while not isinstance(hands.pilot.app.screen, InterviewScreen):
        assert len(hands.commands) <= MOST_TO_FINAL
        await hands.press("enter")
        await hands.pilot.app.workers.wait_for_complete(
            [one for one in hands.pilot.app.workers if one.group != "names"]
        )
    screen = await hands.comes(InterviewScreen)
    assert isinstance(screen, InterviewScreen)
    return screen


async def test_two_people_and_twelve_cards_take_twelve_keys(tmp_path: Path) -> None:
    app = GesprekApp(Start(transcripts=tmp_path, cards=shipped("nl"), lang="nl"))
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Counted(pilot)
        await hands.comes(ListScreen)
        await hands.press("n")
        before = len(hands.commands)
        screen = await begun(hands)
        assert len(hands.commands) - before <= MOST_TO_CARD_1, hands.commands
        assert "kaart 1 van 12" in shown(pilot)
        await hands.say("Sam werkt elf jaar in de wijk.")
        await hands.press("ctrl+n")
        await wait_until(pilot, lambda: screen.card.number == 2)
        await hands.say("Eerst kijken, dan pas vragen.")
        await hands.press("alt+a")
        await hands.comes(RoundOff)
        await hands.press("enter")
        reading = await hands.comes(ReadBackScreen)
        await wait_until(pilot, lambda: reading.has_read_all or reading.has_unread)
        while not reading.has_read_all:
            assert len(hands.commands) <= MOST_TO_FINAL
            await hands.press("enter")
        await hands.press("enter")
        closing = await hands.comes(ClosingScreen)
        await hands.say("te blijven tot het weer beweegt")
        await hands.press("enter")
        await wait_until(pilot, lambda: closing.focused is closing.choice)
        await hands.press("enter")
        after = await hands.comes(AfterScreen)
        final = on_disk(after.desk)
        assert (final.status, len(final.answers), bool(final.closing)) == (Status.FINAL, 2, True)
        assert len(hands.commands) <= MOST_TO_FINAL, hands.commands
    if app.desk is not None:
        assert app.desk.close()
