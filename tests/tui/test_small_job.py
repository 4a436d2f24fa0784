"""Two people, twelve cards, one interview: what the program grows, this small job does not feel."""

from __future__ import annotations

from pathlib import Path

from interview_tui.tui.app.menu import Menu
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until

MOST_ROWS_IN_THE_MENU = 20
"""In an interview, headings included."""
MOST_IN_THE_BAR = 4


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
