"""Making the sheet of an intervision, by who brings in the question."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from textual.widgets import OptionList

from interview_tui.cards.shipped import shipped
from interview_tui.forms.deck import deck
from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.start import Start
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.after.sheet import SheetScreen
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.versions.screen import VersionsScreen
from tests.builders import interview
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

CARDS, FORMS = shipped("nl"), shipped_forms("nl")
DECK = deck(CARDS, FORMS, FORMS.form("intervision"), "Noor", "Sam")


def held(folder: Path, question: str = "Hoe blijf ik [b]naast[/b] haar staan?", sharing: Circle = Circle.TEAM) -> Path:
    """A finished intervision interview about that question, with a dilemma that stays between the two."""
    value = interview(
        question_set=CARDS.ref,
        form="intervision",
        forms=FORMS.ref,
        status=Status.FINAL,
        sharing=sharing,
        answers={
            13: Answer(question),
            14: Answer("Tussen twee kanten.", circle=Circle.PRIVATE),
            11: Answer("", ("Ik wacht, zodat zij begint.",)),
        },
    )
    path = folder / "2026-11-24-sam-3f9k2m.md"
    path.write_bytes(compose(value, DECK))
    return path


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18)])
async def test_the_colleague_chooses_and_one_page_is_made(tmp_path: Path, size: tuple[int, int]) -> None:
    path = held(tmp_path)
    app = GesprekApp(Start(transcripts=tmp_path, cards=CARDS, lang="nl", action="resume", path=path))
    async with app.run_test(size=size) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and app.screen.is_mounted)
        await pilot.press("v")
        await wait_until(pilot, lambda: isinstance(app.screen, SheetScreen) and app.screen.is_mounted)
        screen = app.screen
        assert isinstance(screen, SheetScreen)
        await wait_until(pilot, lambda: screen.query_one(OptionList).option_count == 9)
        await wait_until(pilot, lambda: "✓ De vraag die ik inbreng" in shown(pilot))
        assert "[b]naast[/b]" in shown(pilot)
        assert "– Het dilemma  tussen jullie tweeën" in shown(pilot)
        await pilot.press("down", "space")
        await wait_until(pilot, lambda: "✓ Het dilemma" in shown(pilot))
        await pilot.press("space", "m")
        await wait_until(pilot, lambda: "Het is gemaakt" in shown(pilot), 30)
        made = tmp_path / "2026-11-24-sam-intervisieblad-3f9k2m.pdf"
        assert made.stat().st_mode & 0o777 == 0o600
        (page,) = pypdf.PdfReader(io.BytesIO(made.read_bytes())).pages
        text = " ".join(page.extract_text().split())
        assert "[b]naast[/b]" in text
        assert "Ik wacht, zodat zij begint." in text
        assert "twee kanten" not in text
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen))
    if app.desk is not None:
        app.desk.close()


async def test_of_what_is_private_as_a_whole_nothing_is_chosen_beforehand(tmp_path: Path) -> None:
    path = held(tmp_path, sharing=Circle.PRIVATE)
    app = GesprekApp(Start(transcripts=tmp_path, cards=CARDS, lang="nl", action="resume", path=path))
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and app.screen.is_mounted)
        await pilot.press("v")
        await wait_until(pilot, lambda: "– De vraag die ik inbreng  tussen jullie tweeën" in shown(pilot))
        assert "Sam, dit is voor je collega’s. Zet erop wat zij mogen lezen." in shown(pilot)
        assert "– Mijn zodatjes  tussen jullie tweeën" in shown(pilot)
        await pilot.press("m")
        await wait_until(pilot, lambda: "Er staan alleen lege regels op" in shown(pilot))
        assert list(tmp_path.glob("*.pdf")) == []
        await pilot.press("space", "m")
        await wait_until(pilot, lambda: "Het is gemaakt" in shown(pilot), 30)
    (page,) = pypdf.PdfReader(io.BytesIO(next(tmp_path.glob("*.pdf")).read_bytes())).pages
    text = " ".join(page.extract_text().split())
    assert "[b]naast[/b]" in text and "zodat zij begint" not in text
    if app.desk is not None:
        app.desk.close()


def hanging(text: str) -> list[int]:
    """How far to the right each row begins of what the first part holds."""
    part = text.partition("✓ De vraag die ik inbreng")[2].partition("– Het dilemma")[0]
    return [len(row) - len(row.lstrip()) for row in part.splitlines()[1:] if row.strip()]


async def test_what_a_part_holds_hangs_below_its_title(tmp_path: Path) -> None:
    path = held(tmp_path, "Wanneer laat ik los en wanneer houd ik vast, als een moeder zegt dat het goed gaat? " * 2)
    app = GesprekApp(Start(transcripts=tmp_path, cards=CARDS, lang="nl", action="resume", path=path))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and app.screen.is_mounted)
        await pilot.press("v")
        await wait_until(pilot, lambda: hanging(shown(pilot)) == [5] * 2)
        await pilot.resize_terminal(60, 30)
        await wait_until(pilot, lambda: hanging(shown(pilot)) == [5] * 4)
    if app.desk is not None:
        app.desk.close()


async def test_nothing_is_made_while_another_version_keeps_a_part_narrower(tmp_path: Path) -> None:
    path = held(tmp_path)
    copy = tmp_path / f"{path.stem} (1).md"
    value = read(path.read_bytes()).interview
    copy.write_bytes(compose(value.with_answer(13, circle=Circle.PRIVATE), DECK))
    app = GesprekApp(Start(transcripts=tmp_path, cards=CARDS, lang="nl", action="resume", path=path))
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and app.screen.is_mounted)
        await pilot.press("v")
        await wait_until(pilot, lambda: "een andere versie van dit gesprek" in " ".join(shown(pilot).split()))
        assert copy.name in shown(pilot) and "alt+k legt de twee naast elkaar." in " ".join(shown(pilot).split())
        await pilot.press("m")
        await app.workers.wait_for_complete()
        assert list(tmp_path.glob("*.pdf")) == []
        await pilot.press("space", "m")  # without that part
        await wait_until(pilot, lambda: "Het is gemaakt" in shown(pilot), 30)
        await pilot.press("space", "m")
        await wait_until(pilot, lambda: "een andere versie van dit gesprek" in " ".join(shown(pilot).split()))
        await pilot.press("alt+k")
        await wait_until(pilot, lambda: isinstance(app.screen, VersionsScreen))
    if app.desk is not None:
        app.desk.close()


async def test_a_part_that_is_private_here_too_may_go_if_it_is_chosen_but_not_if_it_is_struck_there(
    tmp_path: Path,
) -> None:
    path = held(tmp_path)
    copy = tmp_path / f"{path.stem} (1).md"
    copy.write_bytes(path.read_bytes())
    value = read(path.read_bytes()).interview
    app = GesprekApp(Start(transcripts=tmp_path, cards=CARDS, lang="nl", action="resume", path=path))
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and app.screen.is_mounted)
        await pilot.press("v")
        await wait_until(pilot, lambda: "– Het dilemma" in shown(pilot))
        await pilot.press("down", "space", "m")
        await wait_until(pilot, lambda: "Het is gemaakt" in shown(pilot), 30)
        (made,) = tmp_path.glob("*.pdf")
        made.unlink()
        copy.write_bytes(compose(value.with_answer(14, struck=True), DECK))
        await pilot.press("m")
        await wait_until(pilot, lambda: "een andere versie van dit gesprek" in " ".join(shown(pilot).split()))
        assert not made.exists()
    if app.desk is not None:
        app.desk.close()


async def test_what_stands_there_already_is_left_alone(tmp_path: Path) -> None:
    path = held(tmp_path)
    other = tmp_path / "2026-11-24-sam-intervisieblad-3f9k2m.pdf"
    other.write_text("van iemand anders", encoding="utf-8")
    app = GesprekApp(Start(transcripts=tmp_path, cards=CARDS, lang="nl", action="resume", path=path))
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and app.screen.is_mounted)
        await pilot.press("v")
        await wait_until(pilot, lambda: isinstance(app.screen, SheetScreen) and app.screen.is_mounted)
        await pilot.press("m")
        await wait_until(pilot, lambda: "iets anders" in " ".join(shown(pilot).split()))
    assert other.read_text(encoding="utf-8") == "van iemand anders"
    if app.desk is not None:
        app.desk.close()
