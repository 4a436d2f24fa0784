"""Giving all of it and keeping nothing: first the file, then the question, and only then it is gone here."""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.export.account.formats import Format, contents
from interview_tui.export.giving.records import records_folder
from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.storage.folders import keep_beside
from interview_tui.storage.places import state_folder
from interview_tui.transcripts.desk import history, promises
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.transcripts.sharing.share import share
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.give.gone import GoneScreen
from interview_tui.tui.give.preview import PreviewScreen
from interview_tui.tui.give.screen import GiveScreen
from interview_tui.tui.give.take_home import NEXT, TakeHomeScreen
from interview_tui.tui.give.words import FORMATS
from interview_tui.tui.kit.question import Question
from interview_tui.tui.list.screen import ListScreen
from tests.builders import version_path
from tests.tui.give.stage import flat
from tests.tui.read_back.stage import CARDS, SECRET, comes, holding, opened, saved, spoken
from tests.tui.waiting import wait_until

SIZES = [(60, 18), (80, 24), (120, 40)]
MANAGER = spoken(
    status=Status.FINAL,
    form="manager",
    forms=shipped_forms("nl").ref,
    sharing=Circle.PRIVATE,
    closing="Het is mijn vak om te wachten.",
)
OTHER_DISK = Path("/dev/shm")
SECOND_DISK = pytest.mark.skipif(
    not OTHER_DISK.is_dir() or OTHER_DISK.stat().st_dev == Path(tempfile.gettempdir()).stat().st_dev,
    reason="needs a second disk",
)
ROW = "Geef Sam het hele verslag mee en haal het hier weg"


def squeezed(text: str) -> str:
    return "".join(text.split())


@asynccontextmanager
async def going(
    folder: Path, size: tuple[int, int] = (80, 24), path: Path | None = None
) -> AsyncIterator[tuple[Pilot[None], TakeHomeScreen]]:
    """The screen, as the first row after finishing opens it."""
    async with opened(path or saved(folder, MANAGER), AfterScreen, size) as (pilot, _after):
        await pilot.press("enter")
        screen = await comes(pilot, TakeHomeScreen)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot, screen


async def made(pilot: Pilot[None], screen: TakeHomeScreen) -> Path:
    await pilot.press("enter")
    await wait_until(pilot, lambda: screen.made is not None)
    await pilot.pause()
    assert screen.made is not None
    return screen.made


async def asked(pilot: Pilot[None], screen: TakeHomeScreen) -> Question:
    screen.next_steps.highlighted = list(NEXT).index("remove")
    await pilot.press("enter")
    return await comes(pilot, Question)


async def gone(pilot: Pilot[None], screen: TakeHomeScreen) -> GoneScreen:
    await asked(pilot, screen)
    await pilot.press("down", "enter")
    return await comes(pilot, GoneScreen)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("form", ["docx", "txt"])
async def test_the_whole_way(folder: Path, home: Path, size: tuple[int, int], form: str) -> None:
    path = saved(folder, MANAGER)
    whole = path.read_bytes()
    keep_beside(path, whole)
    throw_away(keep_beside(path, whole))
    history.keep(whole, [5])
    async with going(folder, size, path) as (pilot, screen):
        assert "krijgt het hele verslag" in flat(pilot)
        if form == "txt":
            await pilot.press("right", "right")
            await pilot.app.workers.wait_for_complete()
        assert screen.place.field.value == str(home / f"In gesprek, Sam.{form}")
        assert await made(pilot, screen) == home / f"In gesprek, Sam.{form}"
        assert "hier is nog niets weg" in flat(pilot).lower()
        assert path.exists()
        await gone(pilot, screen)
        assert "Het gesprek is weg uit de app" in flat(pilot)
        assert pilot.app.desk is None  # type: ignore[attr-defined]
        await pilot.press("enter")
        await comes(pilot, ListScreen)
        assert "Sam" not in flat(pilot)
    assert holding(folder) == set() and holding(state_folder()) == set()
    assert holding(home) == {f"In gesprek, Sam.{form}"}
    assert list(folder.iterdir()) == []
    assert not any(records_folder().iterdir()), "nothing here tells where it went"
    assert promises.all_promises() == []


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_all_that_is_asked_fits_in_the_window(folder: Path, size: tuple[int, int]) -> None:
    path = saved(folder, MANAGER.change(back_on=datetime.date(2026, 12, 24)))
    async with going(folder, size, path) as (pilot, screen):
        asked_below = screen.query_one("#home-form").region
        await wait_until(pilot, lambda: screen.query_one("#give-place").region.height > 0)
        await pilot.pause()
        assert screen.query_one("#give-place").region.bottom <= asked_below.bottom
        assert "stick van Sam" in flat(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_on_this_laptop_still_is_not_said_to_be_with_the_colleague(
    folder: Path, home: Path, size: tuple[int, int]
) -> None:
    async with going(folder, size) as (pilot, screen):
        await made(pilot, screen)
        assert "Het staat nog op deze laptop. Geef het Sam, en gooi het hier daarna weg." in flat(pilot)
        question = await asked(pilot, screen)
        still = f"Het verslag staat nog op deze laptop: {home / 'In gesprek, Sam.docx'}. Geef het Sam, en gooi het hier"
        assert squeezed(still) in squeezed(str(question.query_one(".dialog-text").content))  # type: ignore[attr-defined]
        await pilot.press("down", "enter")
        await comes(pilot, GoneScreen)
        assert squeezed(still) in squeezed(flat(pilot))
        assert "Sam heeft" not in flat(pilot)


@SECOND_DISK
async def test_a_stick_is_proposed_and_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(dir=OTHER_DISK) as stick:
        monkeypatch.setattr("interview_tui.tui.give.take_home.sticks", lambda _besides: [Path(stick)])
        async with going(folder, (120, 40)) as (pilot, screen):
            assert "Er zit een stick in deze laptop. Niet voor Sam?" in flat(pilot)
            file = await made(pilot, screen)
            assert file == Path(stick, "In gesprek, Sam.docx")
            assert "op deze laptop" not in flat(pilot)
            await asked(pilot, screen)
            assert "Zorg dat Sam het meekrijgt" in flat(pilot) and "op deze laptop" not in flat(pilot)
            await pilot.press("down", "enter")
            await comes(pilot, GoneScreen)
            assert "Het gesprek is hier weg" in flat(pilot)
            assert f"Het hele verslag voor Sam staat nu op: {file}." in flat(pilot)
            assert file.exists()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_is_read_before_it_is_made(folder: Path, size: tuple[int, int]) -> None:
    held = MANAGER.change(answers={**MANAGER.answers, 5: MANAGER.answers[5]._replace(struck=True)})
    async with going(folder, size, saved(folder, held)) as (pilot, screen):
        await pilot.press("v")
        preview = await comes(pilot, PreviewScreen)
        assert "Wat er meegaat voor: Sam" in flat(pilot)
        text = str(preview.query_one("#preview-text").content)  # type: ignore[attr-defined]
        assert MANAGER.closing in text and SECRET not in text
        await pilot.press("escape")
        assert await comes(pilot, TakeHomeScreen) is screen
        assert screen.may_make


async def test_the_report_counts_kinds_and_tells_no_words(folder: Path) -> None:
    path = saved(folder, MANAGER)
    whole = path.read_bytes()
    keep_beside(path, whole)
    throw_away(keep_beside(path, whole))
    history.keep(whole, [5])
    async with going(folder, (120, 40), path) as (pilot, screen):
        await made(pilot, screen)
        await gone(pilot, screen)
        said = flat(pilot)
        assert "het verslag, 1 kopie ernaast en 1 bestand uit de prullenbak" in said
        assert "reservekopieën" in said and "niet terug te draaien" in said
        assert SECRET not in said


@pytest.mark.parametrize("when", ["before", "made", "asked"])
async def test_esc_keeps_everything(folder: Path, when: str) -> None:
    path = saved(folder, MANAGER)
    before = path.read_bytes()
    async with going(folder, path=path) as (pilot, screen):
        if when != "before":
            await made(pilot, screen)
        if when == "asked":
            await asked(pilot, screen)
            await pilot.press("escape")
            await comes(pilot, TakeHomeScreen)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
    assert path.read_bytes() == before


async def test_enter_at_the_question_keeps_it(folder: Path) -> None:
    path = saved(folder, MANAGER)
    async with going(folder, path=path) as (pilot, screen):
        await made(pilot, screen)
        await asked(pilot, screen)
        assert "nog niet geopend" in flat(pilot)
        await pilot.press("enter")
        await comes(pilot, TakeHomeScreen)
        assert path.exists()
        screen.next_steps.highlighted = list(NEXT).index("back")
        await pilot.press("enter")
        await comes(pilot, AfterScreen)


async def test_it_is_opened_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []

    async def opens(_app: object, path: Path) -> str:
        shown.append(path)
        return ""

    monkeypatch.setattr("interview_tui.tui.kit.other_programs.open_elsewhere", opens)
    async with going(folder) as (pilot, screen):
        path = await made(pilot, screen)
        await pilot.press("enter")
        await wait_until(pilot, lambda: shown == [path])
        assert screen.next_steps.highlighted == list(NEXT).index("remove"), "and that is where one goes on"
        await pilot.press("enter")
        await comes(pilot, Question)
        assert "nog niet geopend" not in flat(pilot)


@pytest.mark.parametrize("where", ["folder", "below", "state"])
async def test_not_among_what_is_kept_here(folder: Path, where: str) -> None:
    async with going(folder) as (pilot, screen):
        below = folder / "van Sam"
        below.mkdir()
        state_folder().mkdir(parents=True, exist_ok=True)
        place = {"folder": folder, "below": below, "state": state_folder()}[where]
        screen.place.field.value = str(place / "x.docx")
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        assert "Kies een plek buiten" in flat(pilot)
        assert screen.made is None and screen.may_make
        assert not (place / "x.docx").exists()


async def test_a_synced_place_is_warned_about(folder: Path, home: Path) -> None:
    async with going(folder) as (pilot, screen):
        (home / "OneDrive").mkdir()
        screen.place.field.value = str(home / "OneDrive" / "x.docx")
        await pilot.app.workers.wait_for_complete()
        await wait_until(pilot, lambda: "OneDrive:" in flat(pilot))


async def test_another_version_with_more_words_comes_first(folder: Path) -> None:
    path = saved(folder, MANAGER)
    keep_beside(path, compose(MANAGER.with_answer(7, note="Dit staat alleen hier."), CARDS))
    async with going(folder, path=path) as (pilot, screen):
        assert "een andere versie van dit gesprek, met woorden" in flat(pilot)
        assert not screen.may_make and screen.has_other_versions
        await pilot.press("enter")
        assert screen.made is None


async def test_another_version_with_nothing_more_goes_along(folder: Path) -> None:
    path = saved(folder, MANAGER)
    keep_beside(path, compose(MANAGER.with_answer(1, note=""), CARDS))
    async with going(folder, path=path) as (pilot, screen):
        await made(pilot, screen)
        await gone(pilot, screen)
    assert list(folder.iterdir()) == []


async def test_one_that_comes_while_they_look_keeps_all(folder: Path) -> None:
    path = saved(folder, MANAGER)
    async with going(folder, path=path) as (pilot, screen):
        await made(pilot, screen)
        await asked(pilot, screen)
        late = keep_beside(path, compose(MANAGER.with_answer(7, note="Dit staat alleen hier."), CARDS))
        await pilot.press("down", "enter")
        await comes(pilot, AfterScreen)
        assert path.exists() and late.exists()
        assert promises.all_promises() == []
        assert any("een andere versie van dit gesprek, met woorden" in one.message for one in pilot.app._notifications)
        assert pilot.app.desk is not None and pilot.app.desk.taken is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("what", ["changed", "gone", "transcript"])
async def test_what_changes_before_they_say_yes_keeps_all(folder: Path, what: str) -> None:
    path = saved(folder, MANAGER)
    async with going(folder, path=path) as (pilot, screen):
        file = await made(pilot, screen)
        await asked(pilot, screen)
        match what:
            case "changed":
                file.write_bytes(b"x")
            case "gone":
                file.unlink()
            case _transcript:
                path.write_bytes(path.read_bytes().replace(b"elf jaar", b"twaalf jaar"))
        await pilot.press("down", "enter")
        await comes(pilot, AfterScreen)
        assert path.exists()
        assert promises.all_promises() == []


async def test_words_that_nobody_said_yes_to_come_first(folder: Path) -> None:
    path = saved(folder, MANAGER)
    draft = compose(MANAGER.change(closing="Het is mijn vak om iets heel anders."), CARDS)
    rescuer = Rescuer(path, lambda: draft)
    rescuer.keep()
    rescuer.close(1)
    async with going(folder, path=path) as (pilot, screen):
        assert not screen.may_make
        assert "een andere versie van dit gesprek, met woorden" in flat(pilot)
    assert path.exists()


async def test_nothing_writes_it_after_it_is_gone(folder: Path) -> None:
    path = saved(folder, MANAGER)
    async with going(folder, path=path) as (pilot, screen):
        desk = screen.desk
        desk.change(desk.interview.change(back_on=datetime.date(2026, 12, 24)))  # it is to be saved still
        await made(pilot, screen)
        await gone(pilot, screen)
        assert desk.flush(5)
        desk.close()
        await pilot.press("enter")
        await comes(pilot, ListScreen)
    assert list(folder.iterdir()) == []
    assert holding(state_folder()) == set()


async def test_in_other_forms_it_is_behind_the_rest(folder: Path) -> None:
    path = saved(folder, spoken(status=Status.FINAL, answers={3: Answer("Voor het team.", circle=Circle.TEAM)}))
    version = version_path(path, Circle.TEAM)
    version.write_bytes(share(read(path.read_bytes()), Circle.TEAM))
    async with opened(path, AfterScreen, (120, 40)) as (pilot, _after):
        assert ROW not in flat(pilot)
        await pilot.press("m")
        assert ROW in flat(pilot)
        await pilot.press("h")
        screen = await comes(pilot, TakeHomeScreen)
        await pilot.app.workers.wait_for_complete()
        await made(pilot, screen)
        await gone(pilot, screen)
        assert "1 deelversie" in flat(pilot)
    assert list(folder.iterdir()) == []


async def test_what_was_given_before_is_named(folder: Path, home: Path) -> None:
    async with opened(saved(folder, MANAGER), AfterScreen, (120, 40)) as (pilot, _after):
        await pilot.press("c")
        earlier = await comes(pilot, GiveScreen)
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        await wait_until(pilot, lambda: earlier.made is not None)
        await pilot.press("escape", "h")
        screen = await comes(pilot, TakeHomeScreen)
        await pilot.app.workers.wait_for_complete()
        screen.place.field.value = str(home / "van Sam.docx")
        await made(pilot, screen)
        await gone(pilot, screen)
        assert earlier.made is not None and earlier.made.name in flat(pilot)
        assert "Eerder meegegeven, en het staat nog op deze laptop" in flat(pilot)
    assert {path.name for path in home.iterdir() if path.is_file()} == {"In gesprek, Sam.docx", "van Sam.docx"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.slow
async def test_with_the_real_writers(folder: Path, home: Path, form: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_tui.export.giving.giving.contents", contents)
    async with going(folder) as (pilot, screen):
        steps = FORMATS.index(form)
        await pilot.press(*["right"] * steps)
        await pilot.app.workers.wait_for_complete()
        file = await made(pilot, screen)
        before = file.read_bytes()
        await gone(pilot, screen)
        assert file.read_bytes() == before
    assert file.parent == home and file.suffix == form.suffix
    assert list(folder.iterdir()) == []


async def test_one_that_cannot_be_removed_is_named_and_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(folder, MANAGER)
    real = os.unlink
    copy = keep_beside(path, path.read_bytes())

    def stuck(one: Path) -> None:
        if Path(one) == copy:
            raise PermissionError(13, "vast")
        real(one)

    monkeypatch.setattr("interview_tui.storage.system.System.unlink", lambda _self, one: stuck(one))
    async with going(folder, (120, 40), path) as (pilot, screen):
        await made(pilot, screen)
        await gone(pilot, screen)
        assert "Dit kon niet weg" in flat(pilot) and copy.name in flat(pilot)
        assert "behalve wat hieronder staat" in flat(pilot)
        await pilot.press("enter")
        await comes(pilot, ListScreen)
    assert not path.exists() and copy.exists()
    assert [one.all is not None for one in promises.all_promises()] == [True]
