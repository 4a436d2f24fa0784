"""Coming back to an interview: the day, the list that tells it, the page to write on; and the closing pages before."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.forms.deck import deck
from interview_tui.forms.shipped import shipped_forms
from interview_tui.forms.starting import begin
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.language.dates import day
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.tui.after.follow_up import ComeBackScreen
from interview_tui.tui.after.follow_up_date import BackOnDialog
from interview_tui.tui.after.screen import AfterScreen
from tests.tui.list.stage import at_list
from tests.tui.read_back.stage import comes, on_disk, opened
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until

TODAY = datetime.date.today()
PAGES = (13, 14)
LATER = 15


def held(**changes: Any) -> Interview:
    """An interview of a newcomer with a senior, read back; both wrote down what they take along."""
    value = begin(
        id="3f9k2m",
        date=TODAY - datetime.timedelta(days=40),
        interviewer="Noor",
        interviewee="Sam",
        cards=shipped("nl"),
        forms=shipped_forms("nl"),
        form="onboarding",
    )
    value = value.with_answer(3, note="Eerst kijken.")
    value = value.with_answer(PAGES[0], note="Ik ga langer wachten.", circle=Circle.PRIVATE)
    return value.change(**{"status": Status.FINAL, "back_on": TODAY + datetime.timedelta(days=3), **changes})


def saved(folder: Path, interview: Interview) -> Path:
    """The transcript of that interview, as the app would have written it."""
    forms = shipped_forms("nl")
    cards = deck(shipped("nl"), forms, forms.form(interview.form), interview.interviewer, interview.interviewee)
    path = folder / file_name(interview.date, interview.interviewee, interview.id)
    path.write_bytes(compose(interview, cards))
    return path


async def test_the_closing_pages_come_last_and_say_what_to_do(tmp_path: Path) -> None:
    async with interviewing(tmp_path, form="onboarding") as (pilot, screen):
        assert "kaart 1 van 14" in shown(pilot)
        for _card in range(12):
            await pilot.press("ctrl+n")
        assert screen.card.number == PAGES[0]
        assert "Wat Noor meeneemt" in shown(pilot)
        assert "Nu schrijf jij voor jezelf, Noor." in shown(pilot)
        await pilot.press("ctrl+n")
        text = " ".join(shown(pilot).split())
        assert "Geef de laptop aan Sam" in text
        assert "Blijft tussen jullie tweeën" in text.replace("Dit blijft", "Blijft")
        assert "kaart 14 van 14" in text
        await pilot.press(*"stil")
        assert screen.interview.answer(PAGES[1]).circle is Circle.PRIVATE
        await pilot.press(*["backspace"] * 4)
        assert not screen.interview.answers, "nothing said, nothing kept"


async def test_it_is_told_on_top_of_the_list_when_it_is_time(tmp_path: Path) -> None:
    saved(tmp_path, held())
    async with at_list(tmp_path) as (pilot, screen):
        assert "Kom terug op het gesprek van Noor met Sam" in " ".join(shown(pilot).split())
        assert screen.pane.row is not None
        assert screen.pane.row.due
        await pilot.press("enter")
        after = await comes(pilot, AfterScreen)
        assert after.choices.get_option_at_index(0).id == "come_back"


async def test_long_before_it_stands_quietly_with_the_interview(tmp_path: Path) -> None:
    saved(tmp_path, held(back_on=TODAY + datetime.timedelta(days=8)))
    async with at_list(tmp_path) as (pilot, screen):
        assert "kom erop terug: " in shown(pilot)
        assert screen.pane.row is not None
        assert not screen.pane.row.due


async def test_writing_down_what_came_of_it_ends_the_waiting_and_leaves_it_final(tmp_path: Path) -> None:
    path = saved(tmp_path, held())
    async with opened(path, AfterScreen) as (pilot, screen):
        await pilot.press("k")
        page = await comes(pilot, ComeBackScreen)
        text = " ".join(shown(pilot).split())
        assert "Ik ga langer wachten." in text
        assert "Toen we erop terugkwamen" in text
        page.field.insert("Het wachten lukte.")
        await wait_until(pilot, lambda: screen.interview.answer(LATER))
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await wait_until(pilot, lambda: screen.interview.back_on is None)
        day_gone = day(TODAY + datetime.timedelta(days=3))
        said = f"Jullie zijn erop teruggekomen: {day_gone} is klaar. z zet die dag terug."
        assert said in " ".join(shown(pilot).split())
        kept = on_disk(screen.desk)
        assert kept.status is Status.FINAL
        assert kept.answer(LATER) == Answer("Het wachten lukte.", circle=Circle.PRIVATE)
        assert kept.back_on is None
    text = path.read_text(encoding="utf-8")
    assert "## 15. Toen we erop terugkwamen\n\n*Wie dit mag lezen: alleen wij tweeën*\n" in text
    assert text.index("## 13. ") < text.index("## 15. ")
    async with at_list(tmp_path) as (pilot, _list):
        assert "terug op" not in shown(pilot)


async def test_leaving_the_page_empty_keeps_the_day(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, held()), AfterScreen) as (pilot, screen):
        await pilot.press("k")
        await comes(pilot, ComeBackScreen)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        assert screen.interview == held()


async def test_writing_long_before_it_is_time_keeps_the_day(tmp_path: Path) -> None:
    """Who writes something down today still comes back to it on the day itself."""
    path = saved(tmp_path, held(back_on=TODAY + datetime.timedelta(days=14)))
    async with opened(path, AfterScreen) as (pilot, screen):
        await pilot.press("k")
        page = await comes(pilot, ComeBackScreen)
        page.field.insert("Alvast dit.")
        await wait_until(pilot, lambda: screen.interview.answer(LATER))
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        assert on_disk(screen.desk).back_on == TODAY + datetime.timedelta(days=14)
        assert not screen.has_day_gone


async def test_reading_what_was_written_before_keeps_the_day(tmp_path: Path) -> None:
    path = saved(tmp_path, held().with_answer(LATER, note="Alvast dit.", circle=Circle.PRIVATE))
    async with opened(path, AfterScreen) as (pilot, screen):
        await pilot.press("k")
        await comes(pilot, ComeBackScreen)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        assert on_disk(screen.desk).back_on == TODAY + datetime.timedelta(days=3)


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
@pytest.mark.parametrize("way", ["written", "emptied"])
async def test_a_day_that_went_is_said_and_one_key_puts_it_back(
    tmp_path: Path, way: str, size: tuple[int, int]
) -> None:
    async with opened(saved(tmp_path, held()), AfterScreen, size) as (pilot, screen):
        if way == "written":
            await pilot.press("k")
            page = await comes(pilot, ComeBackScreen)
            page.field.insert("Het wachten lukte.")
            await wait_until(pilot, lambda: screen.interview.answer(LATER))
            await pilot.press("escape")
        else:
            await pilot.press("d")
            dialog = await comes(pilot, BackOnDialog)
            dialog.field.value = ""
            await pilot.press("enter")
        await comes(pilot, AfterScreen)
        await wait_until(pilot, lambda: screen.interview.back_on is None and "z zet " in shown(pilot))
        await pilot.press("z")
        await pilot.pause()
        assert on_disk(screen.desk).back_on == TODAY + datetime.timedelta(days=3)
        assert "z zet " not in shown(pilot)
        await pilot.press("z")
        assert bool(screen.interview.answer(LATER)) is (way == "written"), "what was written stays"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2099-12-24", datetime.date(2099, 12, 24)),
        ("24-12-2099", datetime.date(2099, 12, 24)),
        ("24 december 2099", datetime.date(2099, 12, 24)),
        ("", None),
    ],
)
async def test_another_day_or_none(tmp_path: Path, typed: str, day: datetime.date | None) -> None:
    async with opened(saved(tmp_path, held()), AfterScreen) as (pilot, screen):
        await pilot.press("d")
        dialog = await comes(pilot, BackOnDialog)
        dialog.field.value = typed
        await pilot.press("enter")
        await comes(pilot, AfterScreen)
        assert screen.interview.back_on == day
        assert on_disk(screen.desk).back_on == day


@pytest.mark.parametrize(("typed", "said"), [("24-12-2020", "is al geweest"), ("gauw", "“gauw” herkent de app niet")])
async def test_what_cannot_be_a_day_is_refused_kindly(tmp_path: Path, typed: str, said: str) -> None:
    async with opened(saved(tmp_path, held()), AfterScreen) as (pilot, screen):
        await pilot.press("d")
        dialog = await comes(pilot, BackOnDialog)
        dialog.field.value = typed
        await pilot.press("enter")
        await pilot.pause()
        assert said in " ".join(shown(pilot).split())
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        assert screen.interview == held()


async def test_other_forms_have_no_day_to_come_back(tmp_path: Path) -> None:
    path = saved(tmp_path, held(form="colleague", forms="", back_on=None, chosen=(), answers={}))
    async with opened(path, AfterScreen) as (pilot, screen):
        assert not {"back_on", "come_back"} & {option.id for option in screen.choices.options}
        await pilot.press("d", "k")
        assert isinstance(pilot.app.screen, AfterScreen)
