"""The screen after finishing says what became of what was given, and what to send."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content

from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import Circle, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.storage.places import home_folder
from interview_tui.transcripts.forgetting.forgetting import Elsewhere, Forgotten, Why
from interview_tui.tui.after.given_words import ToSend, given_report, sentences
from interview_tui.tui.after.news import News
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.after.struck import StruckReport
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.builders import interview
from tests.export.giving.stage import given_to, holds
from tests.export.giving.stage import writers as writers
from tests.tui.read_back.stage import SECRET, comes, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

SEND = "Sam heeft iets teruggenomen. Gooi het oude verslag weg"
PATH, TEAM, OWN = Path("/g/x.md"), Path("/g/x-team.docx"), Path("/thuis/In gesprek, Sam.pdf")


def said(**given: object) -> str:
    report = Forgotten(**given)  # type: ignore[arg-type]
    return "\n".join(one.plain for one in given_report(interview(), PATH, report))


def test_nothing_is_said_where_nothing_was_given() -> None:
    assert said(cleaned=(PATH,), left=(TEAM,)) == ""


def sent(**given: object) -> list[tuple[tuple[Path, ...], str]]:
    return [tuple(one) for one in sentences("Sam", Forgotten(**given))]  # type: ignore[arg-type, misc]


def test_who_has_the_old_one_gets_a_sentence_with_the_new_one_or_without() -> None:
    assert said(renewed=(TEAM,), passed_on=(TEAM,)) == "Opnieuw gemaakt, zonder wat is teruggenomen: x-team.docx."
    assert sent(renewed=(TEAM,), passed_on=(TEAM,)) == [((TEAM,), f"{SEND}; hier is het nieuwe.")]
    assert said(withdrawn=(TEAM,), passed_on=(TEAM,)).startswith("Weggehaald: x-team.docx.")
    assert sent(withdrawn=(TEAM,), passed_on=(TEAM,)) == [((TEAM,), f"{SEND}.")]


def test_who_may_not_know_whose_it_was_gets_no_name_and_each_kind_its_own_sentence() -> None:
    out, gone = Path("/g/buiten.pdf"), Path("/g/weg.pdf")
    told = sent(
        renewed=(TEAM, out), elsewhere=(Elsewhere(gone, Why.GONE),), passed_on=(TEAM, out, gone), unnamed=(out, gone)
    )
    other = "Een collega heeft iets teruggenomen. Gooi het oude verslag weg"
    assert told == [
        ((TEAM,), f"{SEND}; hier is het nieuwe."),
        ((out,), f"{other}; hier is het nieuwe."),
        ((gone,), f"{other}."),
    ]


def test_the_copy_of_who_told_it_is_between_the_two() -> None:
    told = said(renewed=(OWN,))
    assert str(OWN) in told and "Geef Sam het nieuwe" in told and not sent(renewed=(OWN,))
    told = said(elsewhere=(Elsewhere(OWN, Why.GONE),))
    assert "verplaatst of weggegooid" in told and "gooi die samen weg" in told.lower()
    told = said(renewed=(OWN, TEAM), withdrawn=(), passed_on=(TEAM,))
    assert "Geef Sam het nieuwe" in told
    told = said(renewed=(TEAM,), withdrawn=(OWN,), passed_on=(TEAM,))
    assert "Geef Sam het nieuwe" not in told and "Heeft Sam" in told


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
        report, news = screen.query_one(StruckReport), screen.news
        await wait_until(pilot, lambda: SEND in str(news.content))
        told = str(news.content)
        assert f"{team.name}, {own}" in told or f"{own}, {team.name}" in told
        assert f"Staat nog in {stick / 'a.txt'}: die map is er nu niet." in told
        assert "kan nog staan" not in told and "is weg:" not in str(report.content)
    assert not holds(home_folder(), SECRET) and not holds(folder, SECRET)
    (tmp_path / "uit").rename(stick)
    async with opened(path, AfterScreen, size) as (pilot, screen):
        report, news = screen.query_one(StruckReport), screen.news
        text = f"Opnieuw gemaakt, zonder wat is teruggenomen: {stick / 'a.txt'}"
        await wait_until(pilot, lambda: text in str(news.content))
        assert "Wat geschrapt is, is weg" in str(report.content)
    assert not holds(stick, SECRET)


@pytest.mark.usefixtures("writers")
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18)])
async def test_the_sentence_is_above_the_choices_and_a_key_copies_it(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = tmp_path / "In gesprek"
    path = saved(folder, spoken(status=Status.FINAL, sharing=Circle.ORGANISATION))
    team, out = given_to(path, Reader.TEAM, Format.WORD), given_to(path, Reader.OUTSIDE)
    saved(folder, finish(strike(spoken(sharing=Circle.ORGANISATION), 5)))
    async with opened(path, AfterScreen, size) as (pilot, screen):
        await wait_until(pilot, lambda: screen.has_to_send)
        await wait_until(pilot, lambda: "Opnieuw gemaakt" in str(screen.news.content))
        assert screen.news.region.y < screen.choices.region.y
        await wait_until(pilot, lambda: "u De zin kopiëren" in shown(pilot))
        sentences = {one.files: one.text for one in screen.news.sentences}
        assert "Sam" in sentences[(team,)] and "Sam" not in sentences[(out,)]
        for one in screen.news.sentences:
            assert f"“{one.text}”" in str(screen.news.content)
        copied = set()
        for _time in sentences:
            await pilot.press("u")
            copied.add(pilot.app.clipboard)
            assert f"“{pilot.app.clipboard}”  gekopieerd" in str(screen.news.content)
        assert copied == set(sentences.values())


@pytest.mark.usefixtures("writers")
async def test_what_is_left_elsewhere_is_there_again_when_it_is_opened_again(tmp_path: Path) -> None:
    folder = tmp_path / "In gesprek"
    path = saved(folder, spoken(status=Status.FINAL))
    team = given_to(path, Reader.TEAM, Format.WORD)
    team.write_bytes(team.read_bytes() + b"more")
    saved(folder, finish(strike(spoken(), 5)))
    for _time in range(2):
        async with opened(path, AfterScreen) as (pilot, screen):
            await wait_until(pilot, lambda screen=screen: screen.has_to_send)  # type: ignore[misc]
            assert f"Staat nog in {team.name}" in str(screen.news.content) and SEND in str(screen.news.content)


@pytest.mark.usefixtures("writers")
async def test_nothing_alarms_before_it_is_known_what_became_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    tell = News.tell

    def listen(news: News, said: Content, sentences: list[ToSend], key: str) -> None:
        told.append(said.plain)
        tell(news, said, sentences, key)

    monkeypatch.setattr(News, "tell", listen)
    path = saved(tmp_path / "In gesprek", spoken(status=Status.FINAL))
    given_to(path, Reader.TEAM, Format.WORD)
    async with opened(path, AfterScreen) as (pilot, screen):
        await pilot.press("l")
        await comes(pilot, ReadBackScreen)
        screen.desk.change(finish(strike(screen.interview, 5)))
        screen.app.navigation.show_after(screen.desk)
        after = await comes(pilot, AfterScreen)
        await wait_until(pilot, lambda: after.has_to_send)
        await wait_until(pilot, lambda: all(worker.is_finished for worker in pilot.app.workers))
    assert any("Opnieuw gemaakt" in one for one in told)
    assert not [one for one in told if "woorden hier veranderden" in one]
