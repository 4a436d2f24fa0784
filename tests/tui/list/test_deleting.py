"""What the list says of a deletion is true: of one of two versions, and of what was made for others."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList

from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import binned, throw_away
from interview_tui.transcripts.sharing.share import share
from interview_tui.tui.kit.question import Question
from interview_tui.tui.list.bin import BinDialog
from interview_tui.tui.list.screen import ListScreen
from tests.builders import version_path
from tests.tui.list.stage import at_list, put, settled
from tests.tui.stage import shown
from tests.tui.waiting import wait_until


def flat(pilot: Pilot[None]) -> str:
    return " ".join(shown(pilot).replace("│", " ").replace("▌", " ").split())


def finished(folder: Path, ident: str = "3f9k2m", **changes: object) -> tuple[Path, Path]:
    """A finished interview, and its version for the team."""
    path = put(
        folder,
        ident,
        status=Status.FINAL,
        sharing=Circle.TEAM,
        answers={5: Answer("Met de echte woorden.", circle=Circle.TEAM)},
        **changes,
    )
    version = version_path(path, Circle.TEAM)
    version.write_bytes(share(read(path.read_bytes()), Circle.TEAM))
    return path, version


def text_below(pilot: Pilot[None]) -> str:
    """What the list says, below a dialog."""
    screen = pilot.app.screen_stack[0 if isinstance(pilot.app.screen_stack[0], ListScreen) else -2]
    assert isinstance(screen, ListScreen)
    return str(screen.notice.render())


async def in_bin(pilot: Pilot[None], rows: int) -> BinDialog:
    await pilot.press("p")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, BinDialog))
    dialog = pilot.app.screen
    assert isinstance(dialog, BinDialog)
    await filled(pilot, dialog, rows)
    return dialog


async def filled(pilot: Pilot[None], dialog: BinDialog, rows: int) -> None:
    await wait_until(pilot, lambda: dialog.query_one(OptionList).option_count == rows)


async def test_what_was_made_for_others_goes_with_an_interview_and_comes_back_with_it(tmp_path: Path) -> None:
    path, version = finished(tmp_path)
    before = path.read_bytes(), version.read_bytes()
    async with at_list(tmp_path, (80, 24)) as (pilot, _screen):
        await pilot.press("v")
        await settled(pilot)
        assert not path.exists() and not version.exists()
        assert "“Noor met Sam” ligt in de prullenbak, met wat ervan voor anderen is gemaakt. z haalt" in flat(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert "“Noor met Sam” staat er weer, met wat ervan voor anderen is gemaakt." in flat(pilot)
    assert (path.read_bytes(), version.read_bytes()) == before and not binned(tmp_path)


async def test_the_bin_has_both_in_one_row_and_gives_both_back(tmp_path: Path) -> None:
    path, version = finished(tmp_path)
    async with at_list(tmp_path, (80, 24)) as (pilot, _screen):
        await pilot.press("v")
        await settled(pilot)
        dialog = await in_bin(pilot, 1)
        assert "met wat ervan voor anderen is gemaakt" in flat(pilot)
        await pilot.press("enter")
        await filled(pilot, dialog, 0)
        assert path.exists() and version.exists() and not binned(tmp_path)
        assert "ligt in de prullenbak" not in text_below(pilot), "the list below the dialog says nothing untrue either"
        await pilot.press("escape")
        await settled(pilot)
        assert "Het staat weer in de lijst." in flat(pilot) and "prullenbak" not in flat(pilot)


async def test_the_question_says_what_goes_for_good_and_what_stays(tmp_path: Path) -> None:
    first, version = finished(tmp_path)
    gone, stays = finished(tmp_path, "4f9k2m", interviewee="Kim")
    throw_away(gone)  # as an earlier version of the program did
    async with at_list(tmp_path, (80, 24)) as (pilot, _screen):
        await pilot.press("v")
        await settled(pilot)
        assert not first.exists() and not version.exists()
        dialog = await in_bin(pilot, 2)
        await pilot.press("tab", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Question))
        await pilot.pause()
        said = flat(pilot)
        assert "2 gesprekken zijn dan voorgoed weg" in said
        assert "Dat geldt ook voor 1 bestand dat ervan voor anderen is gemaakt." in said
        assert f"In de map blijft staan wat voor anderen is gemaakt: {stays.name}." in said.replace(" -", "-").replace(
            "- ", "-"
        )
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: not binned(tmp_path))
        await filled(pilot, dialog, 0)
        await pilot.press("escape")
    assert [path.name for path in tmp_path.glob("*.md")] == [stays.name]


async def test_of_two_versions_it_says_which_and_the_way_back_is_true(tmp_path: Path) -> None:
    path, version = finished(tmp_path)
    copy = tmp_path / f"{path.stem} (1).md"
    copy.write_bytes(path.read_bytes())
    async with at_list(tmp_path, (120, 40)) as (pilot, _screen):
        await pilot.press("v")
        await settled(pilot)
        one = f"Eén versie van “Noor met Sam” ligt in de prullenbak: {path.name}."
        assert f"{one} Hier staat nog: {copy.name}. z haalt het terug." in flat(pilot)
        assert copy.exists() and version.exists(), "a version that is there has what was made of it"
        await pilot.press("v")
        await settled(pilot)
        assert not copy.exists() and not version.exists()
        assert "“Noor met Sam” ligt in de prullenbak, met wat ervan voor anderen is gemaakt." in flat(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert "“Noor met Sam” staat er weer, met wat ervan" in flat(pilot)
        assert f"{one} Hier staat nog: {copy.name}. z haalt het terug." in flat(pilot)
        assert flat(pilot).count("prullenbak") == 1
        await pilot.press("z")
        await settled(pilot)
        assert f"De versie {path.name} van “Noor met Sam” staat er weer." in flat(pilot)
        assert "ligt in de prullenbak" not in flat(pilot)
    assert path.exists() and copy.exists() and version.exists()
