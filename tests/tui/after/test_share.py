"""A version for others: what will be in it is shown before anything is written, and nothing else is overwritten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.storage.trouble import Trouble
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.own_form import SHARED_FOR
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import Entry, FolderTrouble, Library
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.after.share import ShareScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from interview_tui.tui.versions.screen import VersionsScreen
from tests.tui.read_back.stage import ANSWERS, CARDS, SECRET, comes, holding, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.versions.stage import merge
from tests.tui.waiting import wait_until

PRIVATE = "dit blijft tussen ons"
TOLD = {
    **ANSWERS,
    7: Answer(f"Ik zeg: {PRIVATE}.", (f"Ik zwijg, zodat {PRIVATE}.",), Circle.PRIVATE),
    8: Answer("Voor iedereen.", (), Circle.ORGANISATION),
}
FINAL = spoken(status=Status.FINAL, answers=TOLD, closing="Het is mijn vak om te wachten.", team="Team Noord")
FINAL = FINAL.change(closing_readers=ClosingReaders.NAMED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "In gesprek"


@asynccontextmanager
async def sharing(
    folder: Path, held: Interview, key: str = "t", size: tuple[int, int] = (100, 40)
) -> AsyncIterator[tuple[Pilot[None], ShareScreen]]:
    async with opened(saved(folder, held), AfterScreen, size) as (pilot, _after):
        await pilot.press(key)
        yield pilot, await comes(pilot, ShareScreen)


def versions(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*.md") if SHARED_FOR in path.read_text(encoding="utf-8")]


async def test_what_goes_along_and_what_stays_is_shown_first(folder: Path) -> None:
    async with sharing(folder, FINAL) as (pilot, _screen):
        page = shown(pilot)
        assert "Van de 6 antwoorden gaan er 5 mee." in page
        assert "zodatjes" not in page, "nobody counts what was said"
        lines = {line.strip()[:4].strip(): line.strip() for line in page.split("\n")}
        assert lines["– 7."].endswith("voor: alleen wij tweeën")
        assert "✓ 1." in lines
        assert "✓ Het is mijn vak om …" in page
        assert "Namen erboven: Noor, Sam, Team Noord." in page
        assert PRIVATE not in page
        assert versions(folder) == [], "nothing is written yet"


async def test_enter_writes_it_and_offers_to_open_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    async def opens(_app: object, path: Path) -> str:
        seen.append(path)
        return "Dat ging niet."

    monkeypatch.setattr("interview_tui.tui.kit.other_programs.open_elsewhere", opens)
    async with sharing(folder, FINAL) as (pilot, _screen):
        await pilot.press("enter")
        await wait_until(pilot, lambda: "De deelversie is klaar" in shown(pilot))
        (version,) = versions(folder)
        assert "".join(str(version).split()) in "".join(shown(pilot).split())
        await pilot.press("o")
        await wait_until(pilot, lambda: seen)
        assert seen == [version]
        await wait_until(pilot, lambda: "Dat ging niet." in shown(pilot))
    made = read(version.read_bytes()).interview
    assert set(made.answers) == {1, 3, 5, 8, 12}
    assert made.closing == FINAL.closing
    assert holding(folder, PRIVATE) == {"2026-11-24-sam-heel-3f9k2m.md"}


async def test_a_wider_circle_gets_less(folder: Path) -> None:
    async with sharing(folder, FINAL, "o") as (pilot, _screen):
        assert "Van de 6 antwoorden gaat er 1 mee." in shown(pilot)
        assert "– Het is mijn vak om …  voor: ons team" in shown(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: versions(folder))
    made = read(versions(folder)[0].read_bytes()).interview
    assert set(made.answers) == {8}
    assert made.closing == ""


async def test_nothing_to_read_says_so_and_what_would_change_it(folder: Path) -> None:
    held = spoken(status=Status.FINAL, sharing=Circle.PRIVATE)
    async with sharing(folder, held) as (pilot, _screen):
        assert "niets dat ons team mag lezen" in shown(pilot)
        assert "kan Sam een antwoord met meer mensen delen" in shown(pilot)
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        assert versions(folder) == []
        await pilot.press("l")
        await comes(pilot, ReadBackScreen)


async def test_pieces_added_by_hand_stay(folder: Path) -> None:
    path = saved(folder, FINAL)
    path.write_text(path.read_text(encoding="utf-8") + f"\n## Van mij\n\n{PRIVATE}\n", encoding="utf-8")
    async with opened(path, AfterScreen, (100, 40)) as (pilot, _after):
        await pilot.press("t")
        await comes(pilot, ShareScreen)
        assert "– 1 stuk dat met de hand is toegevoegd" in shown(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: versions(folder))
    assert PRIVATE not in versions(folder)[0].read_text(encoding="utf-8")


async def test_something_else_is_never_overwritten(folder: Path) -> None:
    folder.mkdir()
    other = folder / "recepten.md"
    other.write_text("soep", encoding="utf-8")
    async with sharing(folder, FINAL) as (pilot, screen):
        for name in (str(other), "recepten", str(screen.desk.path), str(folder)):
            screen.field.value = name
            await pilot.press("enter")
            await wait_until(pilot, lambda: {"naam.", "daarin."} & set(str(screen.result.render()).split()))
            screen.result.update("")
        screen.field.value = str(folder / "nergens" / "x.md")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "nergens" in str(screen.result.render()))
        assert versions(folder) == []
    assert other.read_text(encoding="utf-8") == "soep"
    assert read(screen.desk.path.read_bytes()).interview == FINAL


async def test_another_place_may_be_typed(folder: Path, tmp_path: Path) -> None:
    async with sharing(folder, FINAL) as (pilot, screen):
        screen.field.value = ""
        await pilot.press("l", "o")
        assert screen.field.value == "lo", "letters are for the field"
        screen.field.value = str(tmp_path / "voor-robin")
        await pilot.press("enter")
        await wait_until(pilot, (tmp_path / "voor-robin.md").exists)


def conflict(folder: Path, held: Interview | bytes) -> Path:
    """A second file of the interview, as a sync program leaves it."""
    folder.mkdir(exist_ok=True)
    path = folder / "2026-11-24-sam-3f9k2m (1).md"
    path.write_bytes(held if isinstance(held, bytes) else compose(held, CARDS))
    return path


async def test_nothing_is_made_while_another_version_keeps_it_narrower(folder: Path) -> None:
    copy = conflict(folder, FINAL.with_answer(5, circle=Circle.PRIVATE))
    async with sharing(folder, FINAL) as (pilot, screen):
        await wait_until(pilot, lambda: "een andere versie van dit gesprek" in flat(pilot))
        assert copy.name in flat(pilot) and "alt+k legt de twee naast elkaar." in flat(pilot)
        assert not screen.field.display and SECRET not in flat(pilot) and not screen.is_blocked
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        assert versions(folder) == []
        await pilot.press("alt+k")
        side = await comes(pilot, VersionsScreen)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        assert side is not None
        await pilot.press("t")
        screen = await comes(pilot, ShareScreen)
        await wait_until(pilot, lambda: "een andere versie van dit gesprek" in flat(pilot))
        await pilot.press("alt+k")
        await comes(pilot, VersionsScreen)  # though it was put off


async def test_once_the_two_are_one_the_rest_goes(folder: Path) -> None:
    copy = conflict(folder, FINAL.with_answer(5, circle=Circle.PRIVATE))
    async with sharing(folder, FINAL) as (pilot, _screen):
        await wait_until(pilot, lambda: "een andere versie van dit gesprek" in flat(pilot))
        await pilot.press("alt+k")
        await comes(pilot, VersionsScreen)
        await merge(pilot)
        await comes(pilot, AfterScreen)
        assert not copy.exists()
        await pilot.press("t")
        await comes(pilot, ShareScreen)
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        await wait_until(pilot, lambda: versions(folder))
    assert SECRET not in versions(folder)[0].read_text(encoding="utf-8")


async def test_who_reads_along_is_told_what_to_do_without_a_key(folder: Path) -> None:
    path = saved(folder, FINAL)
    conflict(folder, FINAL.with_answer(5, circle=Circle.PRIVATE))
    claimed = claim(path, FINAL.id)
    assert isinstance(claimed, Claim)
    with claimed:
        async with opened(path, AfterScreen, (100, 40)) as (pilot, _after):
            await pilot.press("t")
            screen = await comes(pilot, ShareScreen)
            await wait_until(pilot, lambda: "een andere versie van dit gesprek" in flat(pilot))
            assert "Maak er eerst één van, of haal dat bestand uit de map." in flat(pilot)
            assert not screen.has_other_versions


async def test_a_version_that_comes_while_the_preview_is_read_holds_it_back(folder: Path) -> None:
    async with sharing(folder, FINAL) as (pilot, _screen):
        await pilot.app.workers.wait_for_complete()
        conflict(folder, FINAL.with_answer(5, struck=True))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "een andere versie van dit gesprek" in flat(pilot))
        assert versions(folder) == []


async def test_a_file_that_became_narrower_while_it_was_open_here_is_not_shared_as_it_was(folder: Path) -> None:
    path = saved(folder, FINAL)
    async with opened(path, AfterScreen, (100, 40)) as (pilot, _after):
        await pilot.press("t")
        await comes(pilot, ShareScreen)
        narrow = path.read_text(encoding="utf-8").replace("sharing: team", "sharing: private")
        path.write_text(narrow, encoding="utf-8")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "ergens anders veranderd terwijl het hier openstond" in flat(pilot))
        assert "Ga terug naar alle gesprekken, en open het daar opnieuw." in flat(pilot)
        await pilot.press("enter")
        assert versions(folder) == [] and path.read_text(encoding="utf-8") == narrow


async def test_a_version_that_cannot_be_read_holds_it_back(folder: Path) -> None:
    conflict(folder, b"\n" + compose(FINAL, CARDS))
    async with sharing(folder, FINAL) as (pilot, _screen):
        await wait_until(pilot, lambda: "is niet te lezen" in flat(pilot))
        assert "alt+k zegt waarom." in flat(pilot)


async def test_a_version_that_keeps_nothing_narrower_holds_nothing_back(folder: Path) -> None:
    conflict(folder, FINAL.with_answer(5, note="Iets anders."))
    async with sharing(folder, FINAL) as (pilot, _screen):
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        await wait_until(pilot, lambda: versions(folder))


async def test_a_folder_that_cannot_be_looked_at_holds_it_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sharing(folder, FINAL) as (pilot, screen):
        await pilot.app.workers.wait_for_complete()

        def refused(_library: Library, _ident: str) -> list[Entry]:
            raise FolderTrouble(Trouble.NOT_ALLOWED, folder / "-")

        monkeypatch.setattr(Library, "files_of", refused)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Je mag niet in" in flat(pilot))
        assert versions(folder) == [] and not screen.has_other_versions


def flat(pilot: Pilot[None]) -> str:
    """What is on the screen, on one line."""
    return " ".join(shown(pilot).split())


async def test_esc_makes_nothing(folder: Path) -> None:
    async with sharing(folder, FINAL) as (pilot, _screen):
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
    assert versions(folder) == []


async def test_an_earlier_version_is_made_anew(folder: Path) -> None:
    async with sharing(folder, FINAL) as (pilot, _screen):
        await pilot.press("enter")
        await wait_until(pilot, lambda: versions(folder))
        await pilot.press("escape")
        after = await comes(pilot, AfterScreen)
        after.desk.change(after.interview.with_answer(5, circle=Circle.PRIVATE))
        await pilot.press("t")
        await comes(pilot, ShareScreen)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "De deelversie is klaar" in shown(pilot))
    (version,) = versions(folder)
    assert 5 not in read(version.read_bytes()).interview.answers


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_that_names_go_along_is_said_first_and_stays_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    deep = tmp_path / ("een heel lange naam van een map " * 5).strip()
    warning = "Namen in de antwoorden gaan mee. Lees het goed na."

    def first() -> str:
        return [line.strip() for line in shown(pilot).split("\n") if line.strip()][1]

    async with sharing(deep, FINAL, size=size) as (pilot, _screen):
        assert first() == warning
        await pilot.press("pagedown", "pagedown", "pagedown")
        await pilot.pause()
        assert first() == warning
        await pilot.press("enter")
        await wait_until(pilot, lambda: "De deelversie is klaar" in shown(pilot))
        assert first() == warning


async def test_where_nothing_can_be_given_no_names_are_warned_of(folder: Path) -> None:
    private = FINAL.change(sharing=Circle.PRIVATE, answers={1: ANSWERS[1]}, closing_readers=ClosingReaders.NOBODY)
    async with sharing(folder, private) as (pilot, _screen):
        assert "Namen in de antwoorden" not in shown(pilot)


async def test_a_small_window_scrolls(folder: Path) -> None:
    async with sharing(folder, FINAL, size=(60, 18)) as (pilot, screen):
        assert str(screen.field.value).endswith("-sam-voor-team-3f9k2m.md")
        assert "voor-team-3f9k2m.md" in shown(pilot), "the end of the name is in view"
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown", "down", "down")
        await wait_until(pilot, lambda: "Namen erboven" in shown(pilot))
