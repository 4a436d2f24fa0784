"""Whether the closing sentence may be on the wall of the team is asked after it, and only where it can be."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from interview_tui.interview.model import Circle, ClosingReaders, Status
from interview_tui.transcripts.desk.rescue import rescue_folder
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import share
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.kit.question import Question
from interview_tui.tui.read_back.closing import ClosingScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from interview_tui.tui.versions.screen import VersionsScreen
from tests.builders import version_path
from tests.tui.read_back.stage import comes, on_disk, opened, saved, spoken, to_closing_sentence
from tests.tui.stage import shown
from tests.tui.versions.stage import merge
from tests.tui.waiting import wait_until

ASKED = "Mag deze zin op de wand van het team?"
WALL = "De wand: zinnen die jullie als team ophangen."
SENTENCE = "Het is mijn vak om te wachten."


async def written(pilot: Pilot[None]) -> ClosingScreen:
    """A closing sentence was written, and enter pressed."""
    closing = await to_closing_sentence(pilot)
    await pilot.press(*"te wachten", "enter")
    await wait_until(pilot, lambda: closing.focused is closing.choice)
    return closing


@pytest.mark.parametrize(
    ("keys", "readers", "told"),
    [
        ([], ClosingReaders.NOBODY, "Deze zin blijft tussen jullie tweeën."),
        (["down"], ClosingReaders.UNNAMED, "Mag op de wand van het team, zonder naam."),
        (["down", "down"], ClosingReaders.NAMED, "Mag op de wand van het team, met de naam van Sam."),
        (["down", "up"], ClosingReaders.NOBODY, "Deze zin blijft tussen jullie tweeën."),
    ],
    ids=["no", "without", "with", "no after all"],
)
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
async def test_it_is_no_until_it_is_said(
    tmp_path: Path, size: tuple[int, int], keys: list[str], readers: ClosingReaders, told: str
) -> None:
    async with opened(saved(tmp_path, spoken(sharing=Circle.ORGANISATION)), ReadBackScreen, size) as (pilot, _screen):
        await written(pilot)
        text = shown(pilot)
        assert ASKED in text and WALL in text
        assert all(answer in text for answer in ("● nee", "○ ja, zonder naam", "○ ja, met naam", "Enter: afronden"))
        assert "te wachten" in text
        await pilot.press(*keys, "enter")
        after = await comes(pilot, AfterScreen)
        assert told in " ".join(shown(pilot).split())
        final = on_disk(after.desk)
        assert (final.status, final.closing, final.closing_readers) == (Status.FINAL, SENTENCE, readers)


@pytest.mark.parametrize(
    "held",
    [
        spoken(form="manager", sharing=Circle.PRIVATE),
        spoken(form="vreemd", sharing=Circle.PRIVATE, answers={}),
    ],
    ids=["a form for two", "a form that is not here"],
)
async def test_where_the_team_reads_nothing_it_is_not_asked(tmp_path: Path, held: Any) -> None:
    async with opened(saved(tmp_path, held), ReadBackScreen) as (pilot, _screen):
        await to_closing_sentence(pilot)
        await pilot.press(*"te wachten", "enter")
        after = await comes(pilot, AfterScreen)
        assert "wand van het team" not in shown(pilot)
        final = on_disk(after.desk)
        assert (final.closing, final.closing_readers) == (SENTENCE, ClosingReaders.NOBODY)


async def test_esc_goes_back_to_the_sentence_and_another_one_is_asked_about_anew(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen) as (pilot, screen):
        closing = await written(pilot)
        await pilot.press("down", "escape")
        assert closing.focused is closing.field
        assert screen.interview.closing_readers is ClosingReaders.UNNAMED
        await pilot.press(*" en te zwijgen", "enter")
        await wait_until(pilot, lambda: closing.focused is closing.choice)
        assert "● nee" in shown(pilot), "what was allowed was allowed for the other sentence"
        await pilot.press("escape", "escape")
        assert await comes(pilot, ReadBackScreen) is screen
        assert screen.interview.status is Status.HELD


async def test_what_was_allowed_before_stays_when_nothing_changes(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken(closing=SENTENCE)), ReadBackScreen) as (pilot, screen):
        screen.desk.change(screen.interview.change(closing_readers=ClosingReaders.NAMED))
        closing = await to_closing_sentence(pilot)
        await pilot.press("x", "ctrl+z", "enter")
        await wait_until(pilot, lambda: closing.focused is closing.choice)
        assert "● ja, met naam" in shown(pilot)
        await pilot.press("enter")
        await comes(pilot, Question)
        await pilot.press("down", "enter")
        await comes(pilot, AfterScreen)
        assert screen.interview.closing_readers is ClosingReaders.NAMED


async def test_after_finishing_the_wall_can_be_chosen_alone(tmp_path: Path) -> None:
    held = spoken(status=Status.FINAL, closing=SENTENCE)
    async with opened(saved(tmp_path, held), AfterScreen) as (pilot, after):
        assert "Deze zin blijft tussen jullie tweeën." in shown(pilot)
        await after.run_action("closing")
        await comes(pilot, ClosingScreen)
        await pilot.press("enter", "down", "enter")
        await comes(pilot, AfterScreen)
        assert "Mag op de wand van het team, zonder naam." in shown(pilot)
        assert after.interview == held.change(closing_readers=ClosingReaders.UNNAMED)


async def test_below_the_answer_that_is_chosen_stands_what_it_means(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen) as (pilot, _screen):
        closing = await written(pilot)
        meant = {"nee": "Hij blijft tussen", "ja, zonder naam": "Niemand leest", "ja, met naam": "Met de naam van Sam"}
        for answer, text in meant.items():
            rows = [row.strip() for row in shown(pilot).split("\n")]
            at = rows.index(f"● {answer}")
            assert text in rows[at + 1]
            await pilot.press("down")
            await pilot.pause()
        await pilot.click(closing.choice, offset=(3, 0))
        assert closing.choice.value == ClosingReaders.NOBODY.key
        await pilot.click(closing.choice, offset=(3, 3))
        assert closing.choice.value == ClosingReaders.NAMED.key, "a row lower, for the text above it"
        await pilot.click(closing.choice, offset=(3, 3))
        assert closing.choice.value == ClosingReaders.NAMED.key, "its text is its own"


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
async def test_a_question_over_the_sentence_stands_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen, size) as (pilot, _screen):
        await to_closing_sentence(pilot)
        await pilot.press("enter")
        question = await comes(pilot, Question)
        box = question.query_one(".dialog").region
        rows = shown(pilot).split("\n")
        outside = [row[: box.x] + row[box.right :] if box.y <= y < box.bottom else row for y, row in enumerate(rows)]
        assert "Afronden zonder slotzin?" in shown(pilot)
        assert not "".join(outside).strip()


async def test_undo_on_the_page_leaves_the_sentence_and_its_readers_alone(tmp_path: Path) -> None:
    held = spoken(closing=SENTENCE, closing_readers=ClosingReaders.NAMED)
    async with opened(saved(tmp_path, held), ReadBackScreen) as (pilot, screen):
        await pilot.press("s")
        closing = await to_closing_sentence(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: closing.focused is closing.choice)
        await pilot.press("up", "up", "escape", "escape")
        assert await comes(pilot, ReadBackScreen) is screen
        await pilot.press("o")
        await wait_until(pilot, lambda: not screen.answer.struck)
        now = on_disk(screen.desk)
        assert (now.closing, now.closing_readers) == (SENTENCE, ClosingReaders.NOBODY)
        assert now.answers == held.answers


async def test_undo_on_the_page_keeps_words_typed_in_the_sentence_since(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen) as (pilot, screen):
        await pilot.press("t")
        await to_closing_sentence(pilot)
        await pilot.press(*"te wachten", "escape")
        await comes(pilot, ReadBackScreen)
        await pilot.press("ctrl+z")
        await wait_until(pilot, lambda: screen.interview.answers == spoken().answers)
        assert on_disk(screen.desk).closing == SENTENCE


async def test_who_types_on_at_the_wall_types_in_the_sentence(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen) as (pilot, screen):
        closing = await written(pilot)
        await pilot.press(*" en te luisteren", "enter")
        await wait_until(pilot, lambda: closing.focused is closing.choice)
        assert screen.interview.closing == "Het is mijn vak om te wachten en te luisteren."
        pilot.app.post_message(events.Paste(", echt"))
        await wait_until(pilot, lambda: closing.focused is closing.field)
        assert closing.field.text == "te wachten en te luisteren, echt"
        assert screen.interview.status is Status.HELD


async def test_a_burst_with_two_enters_does_not_pass_by_the_wall(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen) as (pilot, screen):
        closing = await to_closing_sentence(pilot)
        for key in "te blijven\ren te luisteren\r":
            pilot.app.post_message(events.Key("enter", "\r") if key == "\r" else events.Key(key, key))
        await wait_until(pilot, lambda: "luisteren" in screen.interview.closing and closing.focused is closing.choice)
        assert screen.interview.closing == "Het is mijn vak om te blijven en te luisteren."
        assert pilot.app.screen is closing
        assert screen.interview.status is Status.HELD


FINAL = spoken(status=Status.FINAL, closing=SENTENCE, closing_readers=ClosingReaders.NAMED)


def team_version(path: Path) -> Path:
    """The version for the team, beside the transcript, with the closing sentence in it."""
    version = version_path(path, Circle.TEAM)
    version.write_bytes(share(read(path.read_bytes()), Circle.TEAM))
    assert SENTENCE.encode() in version.read_bytes()
    return version


@asynccontextmanager
async def sentence_of_a_final_one(top: Path) -> AsyncIterator[tuple[Pilot[None], AfterScreen, ClosingScreen, Path]]:
    """The closing sentence of a finished interview, with a version for the team."""
    path = saved(top, FINAL)
    version = team_version(path)
    async with opened(path, AfterScreen) as (pilot, after):
        await after.run_action("closing")
        yield pilot, after, await comes(pilot, ClosingScreen), version


def kept_beside(text: bytes) -> bool:
    """Whether a file of words that nobody said yes to has this text."""
    return any(text in path.read_bytes() for path in rescue_folder().glob("*.md"))


async def forgotten(after: AfterScreen) -> None:
    """All is saved, and what is to be forgotten is."""
    assert after.desk.flush(5)
    if after.desk.forgetter is not None:
        assert after.desk.forgetter.wait(5)


@pytest.mark.parametrize("end", ["enter", "escape"])
async def test_a_letter_typed_and_taken_back_leaves_the_version_for_the_team(tmp_path: Path, end: str) -> None:
    async with sentence_of_a_final_one(tmp_path) as (pilot, after, closing, version):
        before = version.read_bytes()
        await pilot.press("x")
        await wait_until(pilot, lambda: not closing.field.pristine)
        assert on_disk(after.desk) == FINAL, "nothing was confirmed yet"
        await pilot.press("backspace")
        await pilot.press("ctrl+z", "ctrl+z")
        await wait_until(pilot, lambda: closing.field.pristine)
        await forgotten(after)
        await pilot.press(*(["enter", "enter"] if end == "enter" else ["escape"]))
        await comes(pilot, AfterScreen)
        await forgotten(after)
        assert after.interview == FINAL
        assert version.read_bytes() == before
    assert version.read_bytes() == before


async def test_of_a_finished_one_esc_puts_back_the_sentence_and_its_readers(tmp_path: Path) -> None:
    async with sentence_of_a_final_one(tmp_path) as (pilot, after, _closing, version):
        before = version.read_bytes()
        await pilot.press("ctrl+a", "backspace")
        await wait_until(pilot, lambda: "esc: terug zonder wijziging" in shown(pilot))
        assert "ctrl+z haalt hem terug" in shown(pilot)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await forgotten(after)
        assert on_disk(after.desk) == FINAL
        assert version.read_bytes() == before


async def test_of_a_finished_one_what_was_typed_before_esc_comes_back(tmp_path: Path) -> None:
    async with sentence_of_a_final_one(tmp_path) as (pilot, after, closing, _version):
        await pilot.press("ctrl+a", *"te zwijgen")
        await wait_until(pilot, lambda: "esc: terug zonder wijziging" in shown(pilot))
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        assert after.interview == FINAL
        assert any("Met s staat er weer wat je typte." in one.message for one in pilot.app._notifications)
        await pilot.press("s")
        again = await comes(pilot, ClosingScreen)
        assert again is not closing
        assert again.field.text == "te zwijgen"
        await pilot.press("ctrl+z")
        assert again.field.pristine
        assert after.interview == FINAL


async def test_of_a_finished_one_what_was_typed_without_enter_is_offered_beside_it(tmp_path: Path) -> None:
    async with sentence_of_a_final_one(tmp_path) as (pilot, after, _closing, version):
        path, before = after.desk.path, version.read_bytes()
        await pilot.press("ctrl+a", *"te zwijgen")
        await wait_until(pilot, lambda: kept_beside(b"te zwijgen."))  # and that is what a process that is killed leaves
        assert on_disk(after.desk) == FINAL
        await pilot.press("ctrl+q")
    assert read(path.read_bytes()).interview == FINAL
    assert version.read_bytes() == before
    assert kept_beside(b"te zwijgen.")
    async with opened(path, AfterScreen) as (pilot, after):
        await wait_until(pilot, lambda: after.has_other_versions)
        assert version.read_bytes() == before
        await pilot.press("alt+k")
        versions = await comes(pilot, VersionsScreen)
        assert "te zwijgen" in shown(pilot)
        await pilot.press("2", "r")
        await merge(pilot)
        await wait_until(pilot, lambda: pilot.app.screen is not versions)
        after = await comes(pilot, AfterScreen)
        await wait_until(pilot, lambda: on_disk(after.desk).closing == "Het is mijn vak om te zwijgen.")
        assert on_disk(after.desk).closing_readers is ClosingReaders.NOBODY


@pytest.mark.parametrize("end", ["enter", "escape"])
async def test_of_a_finished_one_what_was_kept_beside_it_goes_when_it_is_decided(tmp_path: Path, end: str) -> None:
    async with sentence_of_a_final_one(tmp_path) as (pilot, _after, _closing, _version):
        await pilot.press("x")
        await wait_until(pilot, lambda: kept_beside(b"wachten.x"))
        await pilot.press(*([end, end] if end == "enter" else [end]))
        after = await comes(pilot, AfterScreen)
        await wait_until(pilot, lambda: not kept_beside(b""))
        assert (after.interview == FINAL) is (end == "escape")
    assert not kept_beside(b"")


@pytest.mark.parametrize("back", [True, False], ids=["esc", "enter"])
async def test_of_a_finished_one_the_arrows_choose_nothing_until_enter(tmp_path: Path, *, back: bool) -> None:
    async with sentence_of_a_final_one(tmp_path) as (pilot, after, closing, version):
        before = version.read_bytes()
        await pilot.press("enter")
        await wait_until(pilot, lambda: closing.focused is closing.choice)
        await pilot.press("up", "up")
        await wait_until(pilot, lambda: "● nee" in shown(pilot))
        await forgotten(after)
        assert after.interview == FINAL
        assert version.read_bytes() == before
        await pilot.press(*(["escape", "escape"] if back else ["enter"]))
        await comes(pilot, AfterScreen)
        await forgotten(after)
        assert after.interview.closing_readers is (ClosingReaders.NAMED if back else ClosingReaders.NOBODY)
        assert (SENTENCE.encode() in version.read_bytes()) is back


async def test_of_a_finished_one_a_sentence_taken_away_is_forgotten_by_enter(tmp_path: Path) -> None:
    async with sentence_of_a_final_one(tmp_path) as (pilot, after, _closing, version):
        await pilot.press("ctrl+a", "backspace")
        await forgotten(after)
        assert SENTENCE.encode() in version.read_bytes(), "nothing was confirmed yet"
        await pilot.press("enter")
        await comes(pilot, AfterScreen)
        await forgotten(after)
        assert on_disk(after.desk).closing == ""
        assert SENTENCE.encode() not in version.read_bytes()


@pytest.mark.parametrize("way", [["space"], ["down", "space"], ["down", "down", "space"]], ids="-".join)
async def test_after_space_enter_finishes_at_once(tmp_path: Path, way: list[str]) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen) as (pilot, _screen):
        closing = await written(pilot)
        await pilot.press(*way)
        assert closing.focused is closing.choice
        assert "Enter: afronden" in shown(pilot)
        assert closing.field.text == "te wachten"
        await pilot.press("enter")
        after = await comes(pilot, AfterScreen)
        assert on_disk(after.desk).closing == SENTENCE


@pytest.mark.parametrize("way", [["space"], ["down", "space"], ["down", "down", "space"]], ids="-".join)
async def test_after_space_enter_keeps_at_once_what_is_finished(tmp_path: Path, way: list[str]) -> None:
    held = spoken(status=Status.FINAL, closing=SENTENCE)
    async with opened(saved(tmp_path, held), AfterScreen) as (pilot, after):
        await after.run_action("closing")
        closing = await comes(pilot, ClosingScreen)
        await pilot.press("enter", *way)
        assert closing.focused is closing.choice
        assert closing.field.text == "te wachten."
        await pilot.press("enter")
        await comes(pilot, AfterScreen)
        assert after.interview.closing == SENTENCE
