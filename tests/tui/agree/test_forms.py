"""What a form changes in the questions before an interview, and what both agree to where it asks for that."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from interview_tui.forms.model import Form, FormSet
from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Circle
from interview_tui.tui.agree.agreement import AgreementScreen
from interview_tui.tui.agree.screen import AgreeScreen
from interview_tui.tui.fields.asked_field import AskedField
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.kit.tips import TipsDialog
from tests.tui.agree.test_screen import agreeing, begun
from tests.tui.list.stage import settled
from tests.tui.read_back.stage import comes
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until

KNOWN = shipped_forms("nl")


async def choose(pilot: Pilot[None], screen: AgreeScreen, form: str) -> None:
    """Walk to that form with the arrows."""
    if screen.more.folded:
        await pilot.press("ctrl+o")
        await settled(pilot)
    screen.more.form_choice.focus()
    while screen.more.form_choice.value != form:
        at = [known.id for known in screen._start.forms.forms].index(form)
        await pilot.press("down" if at > screen.more.form_choice.index else "up")
    await settled(pilot)


def questions(screen: AgreeScreen) -> list[str]:
    """What is asked above the fold, as far as it is typed."""
    fields = [screen.query_one(f"#{name}-field", AskedField) for name in ("interviewer", "interviewee", "listeners")]
    return [str(field.query_one(".field-label", Static).content) for field in fields if field.display]


async def test_who_sits_where_and_who_may_read_follow_the_form(tmp_path: Path) -> None:
    async with agreeing(tmp_path) as (pilot, screen):
        await choose(pilot, screen, "onboarding")
        form = KNOWN.form("onboarding")
        assert questions(screen) == [form.interviewer, form.interviewee]
        await choose(pilot, screen, "audit")
        assert screen.readers.choice.value == "organisation"
        assert screen.more.minutes.field.value == str(KNOWN.form("audit").minutes)
        assert questions(screen) == [KNOWN.form("audit").interviewer, KNOWN.form("audit").interviewee]
        await choose(pilot, screen, "colleague")
        assert questions(screen) == ["Wie interviewt", "Met wie"]
        assert (screen.readers.choice.value, screen.more.minutes.field.value) == ("private", "60")


async def test_what_the_user_chose_stays(tmp_path: Path) -> None:
    async with agreeing(tmp_path) as (pilot, screen):
        screen.readers.choice.focus()
        await pilot.press("down", "up")
        await choose(pilot, screen, "audit")
        assert screen.readers.choice.value == "private", "narrower than the form has it, as was chosen"
        screen.more.minutes.field.value = "50"
        await choose(pilot, screen, "teamday")
        assert screen.more.minutes.field.value == "50"


async def test_minutes_of_the_command_line_stay(tmp_path: Path) -> None:
    async with agreeing(tmp_path, form="audit", minutes=30, minutes_given=True) as (_pilot, screen):
        assert screen.more.minutes.field.value == "30"
    async with interviewing(tmp_path, form="audit", minutes=30, minutes_given=True) as (_pilot, held):
        assert held.interview.minutes == 30
    async with interviewing(tmp_path, form="audit") as (_pilot, held):
        assert held.interview.minutes == 75


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_a_given_form_shows_what_matters_with_the_rest_folded(tmp_path: Path, size: tuple[int, int]) -> None:
    async with agreeing(tmp_path, form="teamday") as (pilot, screen):
        await pilot.resize_terminal(*size)
        await settled(pilot)
        assert screen.more.folded
        assert KNOWN.form("teamday").choose in " ".join(shown(pilot).split())
        assert questions(screen)[-1] == KNOWN.form("teamday").listeners
        screen.interviewer.field.value, screen.interviewee.field.value = "Noor", "Sam"
        screen.interviewee.field.focus()
        await pilot.press("enter")
        assert screen.listeners.field.has_focus
        await pilot.press(*"Kim en Jo", "enter")
        assert screen.readers.choice.has_focus
        await pilot.press("enter")
        held = await begun(pilot)
        assert (held.listeners, held.sharing, held.minutes) == ("Kim en Jo", Circle.TEAM, 30)


async def test_listeners_need_not_be_named(tmp_path: Path) -> None:
    async with agreeing(tmp_path, form="teamday", interviewer="Noor") as (pilot, screen):
        screen.interviewee.field.value = "Sam"
        await pilot.press("ctrl+n")
        assert (await begun(pilot)).listeners == ""


async def test_where_it_stays_between_the_two_there_is_nothing_to_choose(tmp_path: Path) -> None:
    async with agreeing(tmp_path, form="manager", interviewer="Noor") as (pilot, screen):
        assert "ons team" not in shown(pilot)
        assert "Dit blijft tussen jullie tweeën" in shown(pilot)
        screen.interviewee.field.value = "Sam"
        await pilot.press("enter")
        page = await comes(pilot, AgreementScreen)
        text = " ".join(shown(pilot).split())
        assert all(" ".join(line.split()) in text for line in KNOWN.form("manager").agreement)
        assert page._interview.sharing is Circle.PRIVATE


async def test_not_agreed_goes_back_to_all_that_was_filled_in(tmp_path: Path) -> None:
    given = {"form": "manager", "interviewer": "Noor", "interviewee": "Sam", "team": "Team Noord"}
    async with agreeing(tmp_path, form="manager", interviewer="Noor", team="Team Noord") as (pilot, screen):
        screen.interviewee.field.value = "Sam"
        await pilot.press("ctrl+n")
        await comes(pilot, AgreementScreen)
        await pilot.press("escape")
        again = await comes(pilot, AgreeScreen)
        assert again is screen
        assert screen.more.form_choice.value == given["form"]
        assert screen.more.team.field.value == given["team"]
        await pilot.press("ctrl+n")
        await comes(pilot, AgreementScreen)
        await pilot.press("enter")
        await comes(pilot, InterviewScreen)
        assert (await begun(pilot)).form == "manager"
        assert not list(tmp_path.glob("*.md")), "nothing was said yet"


async def test_tips_by_key_before_and_during_the_interview(tmp_path: Path) -> None:
    tips = KNOWN.form("partner").tips
    async with agreeing(tmp_path, form="partner", interviewer="Noor") as (pilot, screen):
        screen.interviewee.field.value = "Sam"
        await pilot.resize_terminal(80, 30)
        await settled(pilot)
        assert tips[0] in " ".join(shown(pilot).split()), "one of them, quietly"
        await pilot.press("alt+w")
        assert told(await comes(pilot, TipsDialog)) == list(tips)
        await pilot.press("escape", "ctrl+n")
        await comes(pilot, InterviewScreen)
        assert not any(tip in shown(pilot) for tip in tips)
        await pilot.press("alt+w")
        assert told(await comes(pilot, TipsDialog)) == list(tips)


def told(dialog: TipsDialog) -> list[str]:
    """The tips in the dialog."""
    return [str(tip.content) for tip in dialog.query(".tip").results(Static)]


async def test_forms_of_ones_own_without_tips_and_without_a_usual_one(tmp_path: Path) -> None:
    own = FormSet("eigen", 1, "nl", "", (Form("kort", "kort", "Als het kort moet."), Form("lang", "lang", "Anders.")))
    async with agreeing(tmp_path, own_forms=own, interviewer="Noor") as (pilot, screen):
        screen.interviewee.field.value = "Sam"
        assert screen.more.form_choice.value == "kort"
        await pilot.press("alt+w")
        await settled(pilot)
        assert pilot.app.screen is screen
        await pilot.press("ctrl+n")
        assert (await begun(pilot)).form == "kort"


async def test_a_circle_of_the_form_is_never_passed(tmp_path: Path) -> None:
    form = KNOWN.form("colleague")._replace(widest=Circle.TEAM)
    async with agreeing(tmp_path, own_forms=KNOWN._replace(forms=(form,)), interviewer="Noor") as (pilot, screen):
        assert "ons team" in shown(pilot)
        assert "onze organisatie" not in shown(pilot)
        assert [option.value for option in screen.readers.choice._options] == ["private", "team"]


@pytest.mark.parametrize("form", [form.id for form in KNOWN.forms])
async def test_the_key_for_all_tips_is_never_parted_from_what_it_does(tmp_path: Path, form: str) -> None:
    async with agreeing(tmp_path, form=form, interviewer="Noor") as (pilot, _screen):
        await pilot.resize_terminal(80, 40)
        await wait_until(pilot, lambda: "alt+w: alle tips" in shown(pilot))
