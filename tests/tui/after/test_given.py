"""The screen after finishing says what became of what was given, and what to send."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import Status
from interview_tui.interview.readback import finish, strike
from interview_tui.storage.places import home_folder
from interview_tui.transcripts.forgetting.forgetting import Elsewhere, Forgotten, Why
from interview_tui.tui.after.given_words import given_report
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.after.struck import StruckReport
from tests.builders import interview
from tests.export.giving.stage import given_to, holds
from tests.export.giving.stage import writers as writers
from tests.tui.read_back.stage import SECRET, opened, saved, spoken
from tests.tui.waiting import wait_until

SEND = "Sam heeft iets teruggenomen. Gooi het oude verslag weg"
PATH, TEAM, OWN = Path("/g/x.md"), Path("/g/x-team.docx"), Path("/thuis/In gesprek, Sam.pdf")


def said(**given: object) -> str:
    report = Forgotten(**given)  # type: ignore[arg-type]
    return "\n".join(one.plain for one in given_report(interview(), PATH, report))


def test_nothing_is_said_where_nothing_was_given() -> None:
    assert said(cleaned=(PATH,), left=(TEAM,)) == ""


def test_who_has_the_old_one_gets_a_sentence_with_the_new_one_or_without() -> None:
    told = said(renewed=(TEAM,), passed_on=(TEAM,))
    assert told.startswith("Opnieuw gemaakt, zonder wat is teruggenomen: x-team.docx.\n")
    assert told.endswith(f"\n{SEND}; hier is het nieuwe.")
    told = said(withdrawn=(TEAM,), passed_on=(TEAM,))
    assert told.startswith("Weggehaald: x-team.docx.") and told.endswith(f"\n{SEND}.")


def test_the_copy_of_who_told_it_is_between_the_two() -> None:
    told = said(renewed=(OWN,))
    assert str(OWN) in told and "Geef Sam het nieuwe" in told and SEND not in told
    told = said(elsewhere=(Elsewhere(OWN, Why.GONE),))
    assert "verplaatst of weggegooid" in told and "gooi die samen weg" in told.lower() and SEND not in told


@pytest.mark.parametrize("why", Why)
def test_each_reason_is_told_in_its_own_words(why: Why) -> None:
    others = {said(elsewhere=(Elsewhere(TEAM, one),)) for one in Why if one is not why}
    told = said(elsewhere=(Elsewhere(TEAM, why),))
    assert "staat nog in x-team.docx" in told.lower() and told not in others
    assert why is not Why.OTHER or told.count("\n") == 0, "nobody took anything back that is of another interview"


@pytest.mark.usefixtures("writers")
@pytest.mark.parametrize("size", [(120, 40), (60, 18)])
async def test_what_was_struck_goes_from_what_was_given_and_that_is_told(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = tmp_path / "In gesprek"
    path = saved(folder, spoken(status=Status.FINAL))
    own, team = given_to(path, Reader.TELLER), given_to(path, Reader.TEAM, Format.WORD)
    stick = tmp_path / "stick"
    stick.mkdir()
    given_to(path, Reader.TEAM, Format.TEXT, stick / "a.txt")
    stick.rename(tmp_path / "uit")
    saved(folder, finish(strike(spoken(), 5)))
    async with opened(path, AfterScreen, size) as (pilot, screen):
        report = screen.query_one(StruckReport)
        await wait_until(pilot, lambda: SEND in str(report.content))
        told = str(report.content)
        assert f"{team.name}, {own}" in told or f"{own}, {team.name}" in told
        assert f"Staat nog in {stick / 'a.txt'}: die map is er nu niet." in told
        assert "kan nog staan" not in told and "is weg:" not in told
        await wait_until(pilot, lambda: "woorden veranderden" not in str(report.content))
    assert not holds(home_folder(), SECRET) and not holds(folder, SECRET)
    (tmp_path / "uit").rename(stick)
    async with opened(path, AfterScreen, size) as (pilot, screen):
        report = screen.query_one(StruckReport)
        await wait_until(
            pilot, lambda: f"Opnieuw gemaakt, zonder wat is teruggenomen: {stick / 'a.txt'}" in str(report.content)
        )
        assert "Wat geschrapt is, is weg" in str(report.content)
    assert not holds(stick, SECRET)
