"""What could not be forgotten is said: in the list, and in the last line of a program that was left at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interview_tui.interview.kinship import Whose
from interview_tui.interview.model import Circle, Status
from interview_tui.start import Start
from interview_tui.storage.fingerprint import digest
from interview_tui.storage.folders import keep_beside
from interview_tui.transcripts.desk import desk as desk_module
from interview_tui.transcripts.desk import promises
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import share
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.app.run import _close
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.builders import version_path
from tests.tui.read_back.stage import CARDS, SECRET, comes, finish, holding, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

FINAL = spoken(status=Status.FINAL, answers={1: spoken().answer(1)}, struck=(5,))


def left_over(folder: Path) -> Path:
    """A finished interview whose struck answer is in a copy still, and the promise of a process that is gone."""
    path = saved(folder, FINAL)
    keep_beside(path, compose(spoken(), CARDS))
    promise = promises.make(path, FINAL.id, frozenset({5}))
    promise.file.write_text(promise.file.read_text().replace(f'"pid": {os.getpid()}', '"pid": 4194305'))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "In gesprek"


async def test_the_next_start_goes_on_with_it(folder: Path) -> None:
    left_over(folder)
    app = GesprekApp(Start(transcripts=folder, cards=CARDS, lang="nl"))
    async with app.run_test(size=(120, 40)) as pilot:
        await comes(pilot, ListScreen)
        await wait_until(pilot, lambda: holding(folder) == set())
        await wait_until(pilot, lambda: promises.all_promises() == [])
        assert "geschrapt" not in shown(pilot)


async def test_also_where_an_interview_is_opened_at_once(folder: Path) -> None:
    left_over(folder)
    other = saved(folder, spoken(id="7hj2kb", interviewee="Robin", answers={1: spoken().answer(1)}))
    async with opened(other, ReadBackScreen) as (pilot, _screen):
        await wait_until(pilot, lambda: holding(folder) == set())


def taken_home(folder: Path) -> Path:
    """A finished interview that was given, and the promise to remove it of a process that is gone."""
    path = saved(folder, spoken(status=Status.FINAL))
    keep_beside(path, path.read_bytes())
    what = promises.All(Whose.of(spoken()), digest(path.read_bytes()))
    promise = promises.make(path, "3f9k2m", frozenset(), all=what)
    promise.file.write_text(promise.file.read_text().replace(f'"pid": {os.getpid()}', '"pid": 4194305'))
    return path


async def test_the_next_start_removes_what_was_taken_home(folder: Path) -> None:
    taken_home(folder)
    app = GesprekApp(Start(transcripts=folder, cards=CARDS, lang="nl"))
    async with app.run_test(size=(120, 40)) as pilot:
        await comes(pilot, ListScreen)
        await wait_until(pilot, lambda: promises.all_promises() == [])
        assert list(folder.iterdir()) == []
        await pilot.press("f5")
        await wait_until(pilot, lambda: "Sam" not in shown(pilot))


async def test_what_was_changed_since_stays_and_that_is_said_once(folder: Path) -> None:
    path = taken_home(folder)
    path.write_bytes(path.read_bytes().replace(b"elf jaar", b"twaalf jaar"))
    app = GesprekApp(Start(transcripts=folder, cards=CARDS, lang="nl"))
    async with app.run_test(size=(200, 40)) as pilot:
        await comes(pilot, ListScreen)
        await wait_until(pilot, lambda: "daarnaveranderd" in "".join(shown(pilot).split()))
        assert path.exists()
        await wait_until(pilot, lambda: promises.all_promises() == [])


async def test_what_could_not_be_removed_is_named_and_tried_again(folder: Path) -> None:
    path = taken_home(folder)
    damaged = folder / f"{path.stem}-2.md"
    damaged.write_text(SECRET, encoding="utf-8")
    app = GesprekApp(Start(transcripts=folder, cards=CARDS, lang="nl"))
    async with app.run_test(size=(200, 40)) as pilot:
        await comes(pilot, ListScreen)
        await wait_until(pilot, lambda: "2.md" in "".join(shown(pilot).split()))
        assert holding(folder) == {damaged.name}
    assert len(promises.all_promises()) == 1


@pytest.mark.parametrize("name", ["2026-11-24-sam-3f9k2m-2.md", "2026-11-24-sam-3f9k2m.md~"])
async def test_what_is_left_is_named_in_the_list(folder: Path, name: str) -> None:
    left_over(folder)
    (folder / name).write_text(SECRET, encoding="utf-8")
    app = GesprekApp(Start(transcripts=folder, cards=CARDS, lang="nl"))
    async with app.run_test(size=(200, 40)) as pilot:
        await comes(pilot, ListScreen)
        told = f"Wat geschrapt is in Noor met Sam kan nog staan in: {folder / name}."
        await wait_until(pilot, lambda: "".join(told.split()) in "".join(shown(pilot).split()))
        assert holding(folder) == {name}
        await pilot.press("f5")
        await wait_until(pilot, lambda: "kan nog staan in" in shown(pilot))
        # A file of another program is said once: no later time will change it.
        await wait_until(pilot, lambda: len(promises.all_promises()) == (1 if name.endswith(".md") else 0))


async def test_who_leaves_for_the_list_at_once_is_told_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AfterScreen, "on_mount", lambda _screen: None)  # as if there was no time to read it
    path = saved(folder, spoken())
    keep_beside(path, path.read_bytes())
    (folder / f"{path.stem}-2.md").write_text(SECRET, encoding="utf-8")
    async with opened(path, ReadBackScreen, (200, 40)) as (pilot, _screen):
        await pilot.press("down", "down", "s")
        after = await finish(pilot)
        after.action_to_list()
        await comes(pilot, ListScreen)
        await wait_until(pilot, lambda: "kan nog staan in" in shown(pilot))
    assert holding(folder) == {f"{path.stem}-2.md"}


async def test_the_last_line_names_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(AfterScreen, "on_mount", lambda _screen: None)
    path = saved(folder, spoken())
    backup = folder / f"{path.stem}-2.md"
    backup.write_text(SECRET, encoding="utf-8")
    async with opened(path, ReadBackScreen) as (pilot, _screen):
        await pilot.press("down", "down", "s")
        after = await finish(pilot)
        desk = after.desk
    assert _close(desk)
    assert capsys.readouterr().err == (
        f"Wat geschrapt is in Noor met Sam kan nog staan in: {backup}. Daar kon de app niet bij; kijk daar zelf.\n"
    )


async def test_the_last_line_says_that_it_is_not_done_yet(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(desk_module, "_FORGET_TIMEOUT", 0.0)
    path = saved(folder, spoken())
    async with opened(path, ReadBackScreen) as (pilot, screen):
        desk = screen.desk
        pilot.app._opened.desk = None  # type: ignore[attr-defined]

    class Busy:
        is_busy, is_told, report = True, False, None

        def close(self, _timeout: float) -> bool:
            return False

    desk._interview = FINAL
    desk.forgetter = Busy()  # type: ignore[assignment]
    assert _close(desk)
    assert "nog niet uit alle bestanden weg" in capsys.readouterr().err


async def test_the_sentence_on_the_screen_stays_true(folder: Path) -> None:
    path = saved(folder, FINAL)
    async with opened(path, AfterScreen, (120, 40)) as (pilot, screen):
        await wait_until(pilot, lambda: "Wat geschrapt is, is weg" in shown(pilot))
        path.write_bytes(compose(spoken(), CARDS))  # an editor saves what it had
        screen.desk.change(FINAL.change(closing="Het is mijn vak om te wachten."))
        await wait_until(pilot, lambda: screen.desk.elsewhere)
        await wait_until(pilot, lambda: holding(folder) == set())
        await wait_until(pilot, lambda: "Wat geschrapt is, is weg" in shown(pilot))
        folder.joinpath(f"{path.stem}-9.md").write_text(SECRET, encoding="utf-8")
        path.write_bytes(compose(spoken(), CARDS))
        screen.desk.change(FINAL.change(closing="Het is mijn vak om te blijven."))
        await wait_until(pilot, lambda: f"kan nog staan in: {path.stem}-9.md" in shown(pilot))
        assert "is weg" not in shown(pilot)


async def test_narrowing_is_said(folder: Path) -> None:
    final = spoken(status=Status.FINAL)
    path = saved(folder, final)
    team = version_path(path, Circle.TEAM)
    team.write_bytes(share(read(path.read_bytes()), Circle.TEAM))
    async with opened(path, AfterScreen, (120, 40)) as (pilot, _after):
        assert "gehaald" not in shown(pilot)
        await pilot.press("l")
        await comes(pilot, ReadBackScreen)
        await pilot.press("down", "down", "t")
        await finish(pilot)
        await wait_until(pilot, lambda: f"Uit wat anderen mogen lezen gehaald: {team.name}" in shown(pilot))
    assert holding(folder) == {path.name}


@pytest.mark.parametrize("damage", ["moved", "no end", "docx"])
async def test_narrowing_names_the_version_that_may_still_hold_it(folder: Path, damage: str) -> None:
    path = saved(folder, spoken(status=Status.FINAL))
    team = version_path(path, Circle.TEAM)
    data = share(read(path.read_bytes()), Circle.TEAM)
    if damage == "moved":
        data += f"\n## Van het team\n\nIets over {SECRET}.\n".encode()
    elif damage == "no end":
        data = data.replace(b"\n---\n", b"\n", 1)
    else:
        team = team.with_suffix(".docx")
    team.write_bytes(data)
    async with opened(path, AfterScreen, (120, 40)) as (pilot, screen):
        screen.desk.change(screen.desk.interview.with_answer(5, circle=Circle.PRIVATE))
        told = f"Wat minder mensen mogen lezen kan nog staan in: {team.name}."
        await wait_until(pilot, lambda: told in " ".join(shown(pilot).split()))
        assert "gehaald" not in shown(pilot)
    assert SECRET.encode() in team.read_bytes()
