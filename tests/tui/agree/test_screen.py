"""The three questions: enter goes on and begins, names are offered, and what cannot be is said at its field."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Circle, Interview
from interview_tui.start import Start
from interview_tui.tui.agree.screen import AgreeScreen
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.note.line_field import LineField
from tests.tui.list.stage import CARDS, on_list, put, settled
from tests.tui.stage import shown
from tests.tui.waiting import wait_until


@asynccontextmanager
async def agreeing(folder: Path, **start: Any) -> AsyncIterator[tuple[Pilot[None], AgreeScreen]]:
    """The app at the three questions."""
    given: dict[str, Any] = {"transcripts": folder, "cards": CARDS, "lang": "nl", "action": "new"}
    app = GesprekApp(Start(**{**given, **start}))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, AgreeScreen) and app.screen.is_mounted)
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, AgreeScreen)
        yield pilot, screen
    if app.desk is not None:
        assert app.desk.close()


async def begun(pilot: Pilot[None]) -> Interview:
    """Wait for the first card, and give the interview."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
    assert isinstance(pilot.app.screen, InterviewScreen)
    return pilot.app.screen.interview


async def test_names_filled_in_wait_for_the_next_time_until_an_interview_begins(tmp_path: Path) -> None:
    async with agreeing(tmp_path) as (pilot, screen):
        screen.interviewer.field.value = "Noor"
        screen.interviewee.field.value = "Sam"
        await pilot.press("escape")
        await on_list(pilot)
        await pilot.press("n")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreeScreen) and pilot.app.screen.is_mounted)
        again = pilot.app.screen
        assert isinstance(again, AgreeScreen)
        assert (again.interviewer.line, again.interviewee.line) == ("Noor", "Sam")
        assert again.focused is again.interviewer.field, "whoever comes next may be another"
        assert again.interviewer.field.selected_text == "Noor", "and types over it"
        again.action_begin()
        await begun(pilot)
        await pilot.press("alt+o")
        await on_list(pilot)
        await pilot.press("n")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreeScreen) and pilot.app.screen.is_mounted)
        assert isinstance(pilot.app.screen, AgreeScreen)
        assert not pilot.app.screen.interviewee.line


async def test_two_names_and_enter_begin(tmp_path: Path) -> None:
    async with agreeing(tmp_path) as (pilot, screen):
        assert screen.interviewer.field.has_focus
        assert "Kaarten" not in shown(pilot), "the rest is folded"
        screen.interviewer.field.value = "  Noor  de   Vries "
        await pilot.press("enter")
        assert screen.interviewee.field.has_focus
        screen.interviewee.field.value = "Sam"
        await pilot.press("enter")
        assert screen.readers.choice.has_focus
        await pilot.press("enter")
        held = await begun(pilot)
        assert (held.interviewer, held.interviewee) == ("Noor de Vries", "Sam")
        assert held.sharing is Circle.PRIVATE
        assert (held.form, held.minutes, held.chosen) == ("colleague", 60, ())
        assert len(held.id) == 6


async def test_what_is_known_is_filled_in_and_the_cursor_is_where_something_is_missing(tmp_path: Path) -> None:
    async with agreeing(tmp_path, interviewer="Noor", team="Team Noord", minutes=45, chosen=(3, 4)) as (_pilot, screen):
        assert screen.interviewee.field.has_focus
        assert screen.interviewer.field.value == "Noor"
        assert not screen.more.folded
        more = screen.more
        given = (more.team.field.value, more.minutes.field.value, more.cards.field.value)
        assert given == ("Team Noord", "45", "3, 4")


async def test_everything_under_more_comes_along(tmp_path: Path) -> None:
    async with agreeing(tmp_path, interviewer="Noor") as (pilot, screen):
        screen.interviewee.field.value = "Sam"
        await pilot.press("enter", "down")
        await pilot.click("#more")
        await wait_until(pilot, lambda: screen.more.form_choice.has_focus)
        await pilot.press("down")
        await settled(pilot)
        text = " ".join(shown(pilot).split())
        assert "● inwerken" in text
        assert shipped_forms("nl").form("onboarding").choose in text
        await pilot.press("enter")
        screen.more.team.field.value = "Team Noord"
        screen.more.organisation.field.value = "Wijkteams"
        screen.more.minutes.field.focus()
        await pilot.press("up")
        screen.more.cards.field.value = "11, 3 en 4"
        screen.more.cards.field.focus()
        await pilot.press("enter")
        held = await begun(pilot)
        assert held.sharing is Circle.TEAM
        assert (held.form, held.team, held.organisation) == ("onboarding", "Team Noord", "Wijkteams")
        assert (held.minutes, held.chosen, held.at_card) == (75, (3, 4, 11, 13, 14), 3)


async def test_up_and_down_go_through_the_usual_times(tmp_path: Path) -> None:
    async with agreeing(tmp_path, minutes=50, team="x") as (pilot, screen):
        screen.more.minutes.field.focus()
        seen = []
        for key in ("up", "up", "up", "up", "down", "down", "down", "down"):
            await pilot.press(key)
            seen.append(screen.more.minutes.field.value)
        assert seen == ["60", "75", "90", "90", "75", "60", "45", "45"]
        screen.more.minutes.field.value = "veel"
        await pilot.press("down")
        assert screen.more.minutes.field.value == "60"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("interviewer", "   ", "Vul een naam in"),
        ("interviewee", "", "Vul een naam in"),
        ("interviewee", "x" * 121, "121 tekens"),
        ("team", "x" * 300, "300 tekens"),
        ("minutes", "3", "aantal minuten van"),
        ("minutes", "een uur", "aantal minuten van"),
        ("cards", "3, 14", "kaart 1 tot en met 12"),
        ("cards", "[/b]", "“[/b]” is geen kaartnummer"),
    ],
)
async def test_what_cannot_be_is_said_at_its_field(tmp_path: Path, field: str, value: str, said: str) -> None:
    async with agreeing(tmp_path, interviewer="Noor", interviewee="") as (pilot, screen):
        screen.interviewee.field.value = "Sam"
        wrong: LineField = screen.query_one(f"#{field}", LineField)
        wrong.value = value
        await pilot.pause()
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert wrong.has_focus
        assert said in " ".join(shown(pilot).split())
        wrong.value = {"minutes": "60", "cards": "3"}.get(field, "Kim")
        await wait_until(pilot, lambda: said not in " ".join(shown(pilot).split()))
        await pilot.press("ctrl+n")
        await begun(pilot)
        assert not list(tmp_path.glob("*.md")), "nothing was said yet"


async def test_a_name_used_before_is_offered_and_taken_as_it_was_written(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m", interviewer="Noor", interviewee="Kim de Wit")
    async with agreeing(tmp_path) as (pilot, screen):
        await pilot.press("k", "i")
        await settled(pilot)
        assert "kim de Wit" in shown(pilot)
        await pilot.press("right")
        assert screen.interviewer.field.value == "Kim de Wit"


@pytest.mark.parametrize(
    "name", ["[/b]", "[@click=app.quit]x", "../../etc/passwd", "CON", "שלום", "👩‍👩‍👧‍👦", "a\x1b[31mb\nc"]
)
async def test_any_name_begins_an_interview(tmp_path: Path, name: str) -> None:
    async with agreeing(tmp_path, interviewer="Noor") as (pilot, screen):
        screen.interviewee.field.value = name
        await pilot.press("ctrl+n")
        held = await begun(pilot)
        assert "\n" not in held.interviewee
        assert "\x1b" not in held.interviewee
        await pilot.press("x")
        await wait_until(pilot, lambda: list(tmp_path.glob("*.md")))
        (path,) = tmp_path.glob("*.md")
        assert path.parent == tmp_path


async def test_esc_goes_to_the_list_and_makes_nothing(tmp_path: Path) -> None:
    async with agreeing(tmp_path / "none") as (pilot, screen):
        screen.interviewer.field.value = "Noor"
        await pilot.press("escape")
        await on_list(pilot)
    assert not (tmp_path / "none").exists()


async def test_pressing_begin_twice_begins_once(tmp_path: Path) -> None:
    async with agreeing(tmp_path, interviewer="Noor") as (pilot, screen):
        screen.interviewee.field.value = "Sam"
        screen.action_begin()
        screen.action_begin()
        first = await begun(pilot)
        await settled(pilot)
        assert (await begun(pilot)).id == first.id


async def test_the_last_line_is_about_the_field_with_the_focus(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m")
    async with agreeing(tmp_path) as (pilot, screen):
        offers = "Enter: verder · → neemt een aangeboden naam over"
        await wait_until(pilot, lambda: offers in shown(pilot))
        await pilot.press(*"Kim", "enter", *"Robin")
        assert offers in shown(pilot)
        await pilot.press("enter")
        assert screen.focused is screen.readers.choice
        await wait_until(pilot, lambda: "pijltjes: kiezen · Enter: begin" in shown(pilot))
        assert "aangeboden naam" not in shown(pilot)
        before = screen.readers.circle
        await pilot.press("right", "left", "right")
        assert screen.readers.circle is before, "what takes a name in a field says nothing about who may read"
        await pilot.press("tab")
        await wait_until(pilot, lambda: "Enter: meer of minder" in shown(pilot))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "pijltjes: kiezen · Enter: verder" in shown(pilot))
