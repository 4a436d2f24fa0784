"""After finishing: where it is, what became of what was struck, who is next."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Status
from interview_tui.storage.folders import keep_beside
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.desk.saver import SaveState, Saving
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import share
from interview_tui.tui.after.invitation import InvitationScreen
from interview_tui.tui.after.news import News
from interview_tui.tui.after.relay import RelayDialog
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.after.struck import StruckReport
from interview_tui.tui.give.screen import GiveScreen
from interview_tui.tui.learning.look_back import LookBackScreen
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.closing import ClosingScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.builders import version_path
from tests.tui.read_back.stage import ANSWERS, CARDS, SECRET, comes, holding, on_disk, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

FINAL = spoken(status=Status.FINAL, answers={1: ANSWERS[1], 3: ANSWERS[3]})
STRUCK = FINAL.change(struck=(5,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "In gesprek"


async def test_it_says_where_it_is_and_what_to_give_to_others(folder: Path) -> None:
    path = saved(folder, FINAL.change(closing="Het is mijn vak om te wachten."))
    async with opened(path, AfterScreen, (120, 40)) as (pilot, _screen):
        page = shown(pilot)
        assert "".join(str(path).split()) in "".join(page.split())
        assert "Dit bestand bevat alles. Anderen krijgen hun deel met Geef door." in page
        assert "Het is mijn vak om te wachten." in page
        assert "geschrapt" not in page, "nothing was"


async def test_opened_again_it_looks_for_copies_that_came_since(folder: Path) -> None:
    path = saved(folder, STRUCK)
    copy = folder / f"{path.stem} (kopie).md"
    copy.write_bytes(compose(spoken(), CARDS))
    async with opened(path, AfterScreen) as (pilot, _screen):
        await wait_until(pilot, lambda: "Wat geschrapt is, is weg" in shown(pilot))
        assert holding(folder) == set()
        assert copy.exists()


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_version_with_older_words_is_named_until_it_is_made_anew(folder: Path, size: tuple[int, int]) -> None:
    path = saved(folder, FINAL.change(sharing=Circle.TEAM))
    version = version_path(path, Circle.TEAM)
    version.write_bytes(share(read(path.read_bytes()), Circle.TEAM))
    said = f"veranderden: {version.name}"
    async with opened(path, AfterScreen, size) as (pilot, screen):
        await pilot.pause()
        assert not screen.news.display, "they have the same words"
        await pilot.press("l")
        await comes(pilot, ReadBackScreen)
        words = Answer("Heel andere woorden.")
        screen.desk.change(screen.interview.change(answers={**screen.interview.answers, 1: words}))
        screen.app.navigation.show_after(screen.desk)
        screen = await comes(pilot, AfterScreen)
        await wait_until(pilot, lambda: said in told(screen.news))
        assert version.exists(), "it is theirs who made it"
        await pilot.press("t")
        given = await comes(pilot, GiveScreen)
        given.format_choice.focus()
        await pilot.press(*["right"] * 4, "enter")
        await wait_until(pilot, lambda: "Heel andere woorden." in version.read_text(encoding="utf-8"))
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await wait_until(pilot, lambda: said not in told(screen.news))


def told(news: News) -> str:
    return str(news.content)


async def test_what_was_struck_is_not_kept_in_memory(folder: Path) -> None:
    path = saved(folder, STRUCK)
    copy = folder / f"{path.stem} (kopie).md"
    async with opened(path, AfterScreen) as (pilot, screen):
        await wait_until(pilot, lambda: "Wat geschrapt is, is weg" in shown(pilot))
        copy.write_bytes(compose(spoken(), CARDS))
        os.utime(copy, (1_700_000_000, 1_700_000_000))
        library = screen.app.library
        assert SECRET.encode() in library.contents(copy)
        assert library._contents.size
        screen.query_one(StruckReport).begin()
        await wait_until(pilot, lambda: not any(not worker.is_finished for worker in pilot.app.workers))
        assert library._contents.size == 0
        assert SECRET.encode() not in library.contents(copy)


async def test_copies_out_of_reach_are_told(folder: Path) -> None:
    path = saved(folder, STRUCK)
    (folder / f"{path.name}~").write_text(SECRET, encoding="utf-8")
    async with opened(path, AfterScreen, (120, 40)) as (pilot, _screen):
        await wait_until(pilot, lambda: f"kan nog staan in: {path.name}~" in shown(pilot))
        assert "back-up" in shown(pilot)


async def test_a_synced_folder_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "OneDrive - Gemeente", STRUCK)
    async with opened(path, AfterScreen, (120, 40)) as (pilot, _screen):
        await wait_until(pilot, lambda: "gaat mee naar OneDrive" in shown(pilot))


async def test_what_was_struck_waits_for_saving(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(folder, STRUCK)
    copy = keep_beside(path, compose(spoken(), CARDS))
    saving = [False]
    monkeypatch.setattr("interview_tui.transcripts.desk.desk.Desk.flush", lambda _desk, _timeout: saving[0])
    async with opened(path, AfterScreen) as (pilot, _screen):
        await wait_until(pilot, lambda: "zodra dit bewaard is" in shown(pilot))
        assert holding(folder) == {copy.name}
        saving[0] = True
        pilot.app.saving = SaveState(Saving.SAVED, 0.0)  # type: ignore[attr-defined]
        await wait_until(pilot, lambda: "Wat geschrapt is, is weg" in shown(pilot))
        assert holding(folder) == set()


async def test_the_relay(folder: Path) -> None:
    saved(folder, spoken(id="7hj2kb", interviewee="Robin"))
    async with opened(saved(folder, FINAL), AfterScreen) as (pilot, screen):
        assert "▸ Meer: met wie gaat Sam in gesprek" in shown(pilot)
        await pilot.press("m")
        await wait_until(pilot, lambda: "Met wie gaat Sam in gesprek?" in shown(pilot))
        await pilot.press("w")
        dialog = await comes(pilot, RelayDialog)
        await wait_until(pilot, lambda: "Robin" in dialog.field.offered.names)
        dialog.field.insert_text_at_cursor("  Robin ")
        await wait_until(pilot, lambda: screen.interview.next == "Robin")
        await pilot.press("enter")
        await comes(pilot, InvitationScreen)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        assert "Met wie gaat Sam in gesprek?  Robin" in shown(pilot)
        await pilot.press("m")
        await wait_until(pilot, lambda: "▸ Meer: Sam gaat in gesprek met Robin" in shown(pilot))
        assert on_disk(screen.desk) == FINAL.change(next="Robin")


async def test_the_closing_sentence_can_be_written_later(folder: Path) -> None:
    async with opened(saved(folder, FINAL), AfterScreen) as (pilot, screen):
        await pilot.press("s")
        closing = await comes(pilot, ClosingScreen)
        closing.field.insert("te blijven")
        assert not screen.interview.closing, "that is for enter"
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Mag deze zin op de wand van het team?" in shown(pilot))
        await pilot.press("down", "enter")
        await comes(pilot, AfterScreen)
        assert on_disk(screen.desk).closing == "Het is mijn vak om te blijven."
        assert screen.interview.closing_readers is ClosingReaders.UNNAMED
        assert "Het is mijn vak om te blijven." in shown(pilot)
        assert "Mag op de wand van het team, zonder naam." in shown(pilot)


async def test_every_choice_by_the_keyboard_and_the_mouse(folder: Path) -> None:
    async with opened(saved(folder, FINAL), AfterScreen) as (pilot, screen):
        await pilot.press("enter")
        await comes(pilot, GiveScreen)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await pilot.press("down", "enter")
        given = await comes(pilot, GiveScreen)
        assert given.reader_choice.value == "team"
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await pilot.press("down", "down", "enter")
        await wait_until(pilot, lambda: "Minder" in shown(pilot))
        row = [option.id for option in screen.choices.options].index("read_again")
        await pilot.click(screen.choices, offset=(4, row))
        await comes(pilot, ReadBackScreen)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for the opener")
async def test_open_goes_to_the_system(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "bin" / "xdg-open"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\ncp "$1" {tmp_path}/seen\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(script.parent), prepend=":")
    monkeypatch.setattr("interview_tui.tui.kit.other_programs.sys.platform", "linux")
    path = saved(folder, FINAL)
    async with opened(path, AfterScreen) as (pilot, _screen):
        await pilot.press("b")
        await wait_until(pilot, (tmp_path / "seen").exists)
        await pilot.app.workers.wait_for_complete()
    assert (tmp_path / "seen").read_bytes() == path.read_bytes()


async def test_to_the_list(folder: Path) -> None:
    async with opened(saved(folder, FINAL), AfterScreen) as (pilot, _screen):
        await pilot.press("escape")
        await comes(pilot, ListScreen)
        assert pilot.app.desk is None  # type: ignore[attr-defined]


async def test_whoever_only_reads_along(folder: Path) -> None:
    path = saved(folder, STRUCK)
    copy = keep_beside(path, compose(spoken(), CARDS))
    other = claim(path, "3f9k2m")
    assert isinstance(other, Claim)
    with other:
        async with opened(path, AfterScreen) as (pilot, screen):
            assert "niets veranderen" in shown(pilot)
            assert "slotzin" not in shown(pilot)
            await pilot.press("w", "s")
            assert pilot.app.screen is screen
            await pilot.app.workers.wait_for_complete()
    assert holding(folder) == {copy.name}, "another window has it: nothing is touched"


def told_rows(screen: AfterScreen) -> list[str]:
    return [str(option.prompt) for option in screen.choices.options]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("colleague", ["Een kopie voor Sam", "Geef door …", "Klaar"]),
        ("manager", ["Geef Sam het hele verslag mee en haal het hier weg", "Een kopie voor Sam", "Klaar"]),
        ("intervision", ["Een kopie voor Sam", "Een blad om mee te nemen: Intervisieblad", "Klaar"]),
    ],
)
async def test_what_is_done_most_comes_first_and_the_rest_unfolds(folder: Path, form: str, expected: list[str]) -> None:
    async with opened(saved(folder, FINAL.change(form=form)), AfterScreen) as (pilot, screen):
        first = told_rows(screen)
        assert [row for row in first if row != "Geef door …" or form == "colleague"][:-1] == expected
        assert first[-1].startswith("▸ Meer: ")
        await pilot.press("m")
        await wait_until(pilot, lambda: told_rows(screen)[len(first) - 1] == "▾ Minder")
        assert told_rows(screen)[: len(first) - 1] == first[:-1] and "Open het bestand" in told_rows(screen)
        await pilot.press("m")
        await wait_until(pilot, lambda: told_rows(screen) == first)


async def test_keys_of_before_work_though_they_are_folded_away(folder: Path) -> None:
    async with opened(saved(folder, FINAL), AfterScreen) as (pilot, _screen):
        for key, shows in (("t", GiveScreen), ("o", GiveScreen), ("s", ClosingScreen), ("g", LookBackScreen)):
            await pilot.press(key)
            await comes(pilot, shows)
            await pilot.press("escape")
            await comes(pilot, AfterScreen)


async def test_done_is_one_choice(folder: Path) -> None:
    async with opened(saved(folder, FINAL), AfterScreen) as (pilot, _screen):
        await pilot.press("down", "down", "enter")
        await comes(pilot, ListScreen)


async def test_low_windows_show_the_choice(folder: Path) -> None:
    closing = "Het is mijn vak om " + "heel lang te luisteren en " * 12 + "te wachten."
    async with opened(saved(folder, FINAL.change(closing=closing)), AfterScreen, (60, 18)) as (pilot, screen):
        await pilot.press("m")
        last = screen.choices.option_count - 1
        for _ in range(last):
            screen.choices.action_cursor_down()
        await wait_until(pilot, lambda: "Nog eens teruglezen" in "\n".join(shown(pilot).split("\n")[:-1]))
        screen.choices.action_first()
        await wait_until(pilot, lambda: "Dank jullie wel" in shown(pilot))
