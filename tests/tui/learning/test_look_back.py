"""Looking back on one's own questions, from the list and after finishing; for nobody else, and kept nowhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from interview_tui.cards.model import Kind
from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.interview.probing.looking_back import LookedBack
from interview_tui.language import Language, choose
from interview_tui.language.lists import listed
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.learning.look_back import LookBackScreen
from interview_tui.tui.learning.look_back_words import told
from interview_tui.tui.list.screen import ListScreen
from tests.tui.list.stage import at_list, put
from tests.tui.read_back.stage import comes, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

NOTE = (
    "Rust.\nDoorgevraagd: Neem me mee naar de laatste keer dat het klopte.\nDinsdag.\n"
    "Doorgevraagd: Waaraan merk je dat je ‘spot on’ aan het werk bent?\nAan mijn handen."
)
ANSWERS = {3: Answer(NOTE)}


def said(pilot: object) -> str:
    return " ".join(shown(pilot).split())  # type: ignore[arg-type]


async def test_from_the_list(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m", status=Status.HELD, answers=ANSWERS)
    before = path.read_bytes()
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        await pilot.press("g")
        await comes(pilot, LookBackScreen)
        text = said(pilot)
        assert "Je vroeg naar een concreet moment en waaraan iets te zien was." in text
        assert "Zulke vragen geven een collega ruimte om verder te vertellen." in text
        assert "niet" not in text.split("Twee om")[0] and "echo" not in text, "nothing of what was not asked"
        assert "zodat?" in text and "samenvatten" in text
        assert "voor jou alleen; nergens bewaard" in text
        await pilot.press("escape")
        await comes(pilot, ListScreen)
    assert path.read_bytes() == before and [one.name for one in tmp_path.iterdir()] == [path.name]


async def test_after_finishing(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken(status=Status.FINAL, answers=ANSWERS)), AfterScreen) as (pilot, _screen):
        await pilot.press("m")
        await wait_until(pilot, lambda: "Terugkijken op je vragen" in said(pilot))
        await pilot.press("g")
        await comes(pilot, LookBackScreen)
        assert "naar een concreet moment" in said(pilot)
        await pilot.press("q")
        await comes(pilot, AfterScreen)


async def test_a_draft_has_nothing_to_look_back_on(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m", answers=ANSWERS)
    async with at_list(tmp_path, (80, 24)) as (pilot, screen):
        await pilot.press("g")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_a_question_set_that_is_not_here(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m", status=Status.FINAL, answers=ANSWERS).write_bytes(
        next(tmp_path.glob("*.md")).read_bytes().replace(b"essentie-12@1", b"elders@9")
    )
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        await pilot.press("g")
        await comes(pilot, LookBackScreen)
        assert "naar een concreet moment" in said(pilot)


async def test_a_file_that_went_meanwhile_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m", status=Status.FINAL, answers=ANSWERS)
    async with at_list(tmp_path, (80, 24)) as (pilot, screen):
        path.unlink()
        await pilot.press("g")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert pilot.app.screen is screen and screen.notice.display


@pytest.mark.parametrize("size", [(60, 18), (120, 40)])
async def test_it_can_be_read_to_its_end(tmp_path: Path, size: tuple[int, int]) -> None:
    put(tmp_path, "3f9k2m", status=Status.FINAL, answers=ANSWERS)
    async with at_list(tmp_path, size) as (pilot, _start):
        await pilot.press("g")
        await comes(pilot, LookBackScreen)
        await pilot.press("pagedown", "pagedown", "down")
        await pilot.pause()
        assert "Doe het na twee vragen." in said(pilot)


def test_nobody_else_gets_to_see_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from interview_tui.cli import main

    path = put(tmp_path, "3f9k2m", status=Status.FINAL, sharing=Circle.TEAM, answers=ANSWERS)
    version = tmp_path / "deelversie.md"
    folder = ["--transcripts", str(tmp_path), "--lang", "nl"]
    assert main([*folder, "share", "3f9k2m", "--circle", "team", "-o", str(version)]) == 0
    assert main([*folder, "show", "3f9k2m"]) == 0
    assert main([*folder, "list", "--json"]) == 0
    out = capsys.readouterr().out + version.read_text("utf-8") + path.read_text("utf-8")
    for words in ("Je vroeg", "Zulke vragen", "keer te proberen"):
        assert words not in out
    assert json.loads(out[out.index("[") : out.rindex("]", 0, out.index("---")) + 1] or "[]") is not None


# The words

ALL = tuple(Kind)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    "found",
    [
        LookedBack((), False, False),
        LookedBack((), True, False),
        LookedBack((), False, True),
        LookedBack(ALL, True, True),
        LookedBack((Kind.SILENCE, Kind.SUMMARISE), False, False),
        *(LookedBack((kind,), False, False) for kind in Kind),
    ],
    ids=str,
)
def test_kindly_and_without_numbers(found: LookedBack, lang: Language) -> None:
    choose(lang)
    text = " ".join(told(found))
    assert text.endswith(".") and "{" not in text
    assert not re.search(r"\d|%|score|punt|goed zo|fout|helaas|(?i:deze keer niet|not this time)|nooit|never", text)
    assert text.count("..") == 0 and "  " not in text


def test_one_two_and_three() -> None:
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["a", "a en b", "a, b en c"]
