"""A file that something else changed: told when it is opened, and mended as the two say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Status
from interview_tui.start import Start
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import binned
from interview_tui.transcripts.mending.contents import CannotMend, mend
from interview_tui.tui.after.choices import Choices
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.after.sheet import SheetScreen
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.doubts.dialog import AnswerDialog, DoubtsDialog
from interview_tui.tui.kit.doubts.pane import DoubtsPane
from tests.builders import interview
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

CARDS = shipped("nl")
NAME = "2026-11-24-sam-3f9k2m.md"
SEVEN = {number: Answer(f"Antwoord {number}. " + "Veel woorden " * 8 + f"Slot {number}.") for number in range(3, 10)}
NOTICE = "Dit bestand is buiten de app veranderd."


def written(status: Status = Status.FINAL, form: str = "colleague", closing: str = "") -> str:
    answers = {
        5: Answer("Begint met koffie."),
        6: Answer("Alleen voor ons.", circle=Circle.PRIVATE),
        7: Answer("De bal ligt stil."),
    }
    readers = ClosingReaders.NAMED if closing else ClosingReaders.NOBODY
    held = interview(
        question_set=CARDS.ref,
        status=status,
        sharing=Circle.TEAM,
        answers=answers,
        form=form,
        closing=closing,
        closing_readers=readers,
    )
    return compose(held, CARDS).decode()


def seven() -> str:
    """A transcript in which seven answers were changed, each at its end."""
    held = interview(question_set=CARDS.ref, status=Status.FINAL, sharing=Circle.TEAM, answers=SEVEN, form="colleague")
    return compose(held, CARDS).decode().replace("Slot", "Ander\nSlot")


@asynccontextmanager
async def opened(
    folder: Path, text: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], GesprekApp]]:
    """The app with that transcript opened, until the end of the block; then saved."""
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    app = GesprekApp(Start(transcripts=folder, cards=CARDS, lang="nl", action="resume", path=path))
    async with app.run_test(size=size) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, DeskScreen) and app.screen.is_mounted)
        await pilot.pause()
        yield pilot, app
    if app.desk is not None:
        assert app.desk.close()


def flat(pilot: Pilot[None]) -> str:
    """What is on the screen, as one line."""
    return " ".join(shown(pilot).split())


def bar(pilot: Pilot[None]) -> str:
    """The keys bar: the last row."""
    return shown(pilot).rstrip().rpartition("\n")[2]


def answers(pilot: Pilot[None]) -> list[str]:
    """The answers that the dialog offers, without what they do."""
    options = pilot.app.screen.query_one(OptionList).options
    return [str(option.prompt).partition("\n")[0] for option in options]


async def asked(pilot: Pilot[None]) -> None:
    """Open the dialog by its key."""
    await pilot.press("alt+z")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, DoubtsDialog) and pilot.app.screen.is_mounted)
    await pilot.pause()


async def answer(pilot: Pilot[None], number: int) -> None:
    """Open the dialog by its key, and give the answer with that number."""
    await asked(pilot)
    pilot.app.screen.query_one(OptionList).highlighted = number
    await pilot.press("enter")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
    await pilot.pause()


@pytest.mark.parametrize("status", Status)
async def test_it_is_told_on_each_screen_and_gone_once_it_is_mended(tmp_path: Path, status: Status) -> None:
    text = written(status).replace("Begint met koffie.", "Begint met thee.")
    async with opened(tmp_path, text) as (pilot, app):
        assert NOTICE in shown(pilot) and "alt+z: wie mag dit lezen?" in " ".join(shown(pilot).split())
        await answer(pilot, 0)
        await wait_until(pilot, lambda: NOTICE not in shown(pilot))
        assert app.desk is not None and app.desk.interview.circle_of(5) is Circle.PRIVATE
    document = read((tmp_path / NAME).read_bytes())
    assert not document.stops and document.interview.answer(5).note == "Begint met thee."
    (old,) = binned(tmp_path)
    assert old.path.read_text(encoding="utf-8") == text


async def test_what_is_right_stays_with_whoever_might_read_it(tmp_path: Path) -> None:
    async with opened(tmp_path, written().replace("koffie", "thee")) as (pilot, _app):
        await answer(pilot, 1)
        await wait_until(pilot, lambda: NOTICE not in shown(pilot))
    document = read((tmp_path / NAME).read_bytes())
    assert not document.stops
    assert (document.interview.circle_of(5), document.interview.circle_of(6)) == (Circle.TEAM, Circle.PRIVATE)


@pytest.mark.parametrize("key", ["escape", "third"])
async def test_leaving_it_changes_nothing(tmp_path: Path, key: str) -> None:
    text = written().replace("koffie", "thee")
    async with opened(tmp_path, text) as (pilot, _app):
        if key == "third":
            await answer(pilot, 2)
        else:
            await asked(pilot)
            await pilot.press("escape")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, AfterScreen))
        assert NOTICE in shown(pilot)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text and not binned(tmp_path)


async def test_typing_on_another_card_confirms_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, written(Status.DRAFT).replace("koffie", "thee")) as (pilot, app):
        await pilot.press(*"Hallo")
        assert app.desk is not None and app.desk.flush(5)
    document = read((tmp_path / NAME).read_bytes())
    assert document.interview.answer(1).note == "Hallo"
    assert document.stops and document.interview.circle_of(5) is Circle.PRIVATE


async def test_what_a_person_has_to_choose_is_said_and_left(tmp_path: Path) -> None:
    text = written().replace(
        "De bal ligt stil.", "<<<<<<< hier\nDe bal ligt stil.\n=======\nDe bal rolt.\n>>>>>>> daar"
    )
    async with opened(tmp_path, text, (60, 18)) as (pilot, _app):
        await asked(pilot)
        assert "Los dat eerst op in het bestand zelf" in flat(pilot) and "Kies zelf welke" in flat(pilot)
        assert answers(pilot) == ["Later nakijken"]
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AfterScreen))
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text and not binned(tmp_path)


async def test_each_finding_has_its_words_and_each_answer_says_what_it_does(tmp_path: Path) -> None:
    long = "Koffie, en daarna nog heel veel woorden die niet op een enkele regel passen " * 3
    text = (
        written().replace("Begint met koffie.", f"[b]{long}[/b]").replace("De bal ligt", "De [@click=app.quit]bal[/]")
    )
    text = text.replace("\nAlleen voor ons.", "\n\n### 9. Nog iets\n\nAlleen voor ons.")
    async with opened(tmp_path, text, (80, 40)) as (pilot, _app):
        await asked(pilot)
        page = [line.strip() for line in shown(pilot).split("\n")]
        lines = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith(("## 5", "## 7"))]
        assert [line[:9] for line in page if line.startswith("Regel ")] == [f"Regel {line}:" for line in lines]
        assert flat(pilot).count(" ".join(f"[b]{long}[/b]".split())) == 1, "all of it, literally"
        assert "De [@click=app.quit]bal[/] stil." in page
        assert answers(pilot) == [
            "Houd het tussen jullie tweeën",
            "Het klopt zo: Sam heeft het gezien en vindt het goed",
            "Kies het per antwoord",
            "Later nakijken",
        ]
        assert "Kaart 5 en 7 zijn voor jullie tweeën." in page
        assert "Kaart 5 en 7 zijn voor ons team." in page


FORMAT_1 = """---
title: "In gesprek: Noor met Sam"
date: 2026-11-24
author: "Noor"
interviewee: "Sam"
lang: nl
status: final
sharing: organisation
question_set: "essentie-12@1"
id: 3f9k2m
format: 1
---

# In gesprek: Noor met Sam

*Wie dit mag lezen: onze organisatie*

## 7. Zeven

> Vraag zeven?

Antwoord zeven.

###\tNog iets

## 8. Acht

- *Wie dit mag lezen: alleen wij tweeën*

Antwoord acht.
"""


@pytest.mark.parametrize(
    ("old", "new"), [("", ""), ("## 8. Acht", "###\t8. Acht"), ("- *Wie dit mag", "<<<<<<< hier\n- *Wie dit mag")]
)
async def test_as_long_as_nothing_was_typed_it_is_about_the_file_as_it_is(tmp_path: Path, old: str, new: str) -> None:
    text = FORMAT_1.replace(old, new) if old else FORMAT_1
    data = text.encode()
    stops = sorted(problem.line for problem in read(data).stops)
    async with opened(tmp_path, text, (80, 60)) as (pilot, app):
        await asked(pilot)
        screen = app.screen
        assert isinstance(screen, DoubtsDialog)
        assert sorted(doubt.problem.line for doubt in screen._found.told) == stops
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen))
    try:
        mended = mend(data)
    except CannotMend:
        assert (tmp_path / NAME).read_bytes() == data and not binned(tmp_path)
    else:
        assert mended is not None and (tmp_path / NAME).read_bytes() == mended.data, "nothing else may differ"
        assert [old.path.read_bytes() for old in binned(tmp_path)] == [data]


async def test_what_would_widen_comes_first_and_says_to_whom(tmp_path: Path) -> None:
    text = written().replace("\nBegint met koffie.", "\n- Wie dit mag lezen: alleen wij tweeën\n\nBegint met koffie.")
    heading = next(line for line in text.split("\n") if line.startswith("## 7"))
    text = text.replace(heading, f"{heading}\n\n*Wie dit mag lezen: onze organisatie*")
    async with opened(tmp_path, text, (80, 30)) as (pilot, app):
        await asked(pilot)
        page = flat(pilot)
        wide, narrow = page.index("*Wie dit mag lezen: onze organisatie*"), page.index("- Wie dit mag")
        assert wide < narrow
        assert "Kaart 7 is voor onze organisatie. Kaart 5 is voor jullie tweeën." in page
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and NOTICE not in shown(pilot))
        assert app.desk is not None and app.desk.interview.circle_of(7) is Circle.ORGANISATION


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
@pytest.mark.parametrize("keys", [("pagedown", "pageup"), ("alt+down", "alt+up"), ("shift+down", "shift+up")])
async def test_the_findings_scroll_by_keys_and_what_is_out_of_sight_is_said(
    tmp_path: Path, size: tuple[int, int], keys: tuple[str, str]
) -> None:
    async with opened(tmp_path, seven(), size) as (pilot, app):
        await asked(pilot)
        said = pilot.app.screen.query_one("#doubts-told")
        page = shown(pilot)
        assert "pagina omlaag: nog " in page and "plekken" in page and "Later nakijken" in page
        for number in range(3, 10):
            while f"Slot {number}." not in flat(pilot):
                before = said.scroll_y
                await pilot.press(keys[0])
                await pilot.pause()
                assert said.scroll_y > before, "it goes on"
        assert "pagina omlaag" not in shown(pilot) and "pagina omhoog: terug naar de eerste" in shown(pilot)
        while said.scroll_y:
            await pilot.press(keys[1])
        await pilot.pause()
        assert shown(pilot) == page
        assert app.screen.query_one(OptionList).highlighted == 0, "the answers stay where they are"


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_nobody_confirms_what_was_not_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    text = seven()
    async with opened(tmp_path, text, size) as (pilot, app):
        await asked(pilot)
        screen = app.screen
        screen.query_one("#doubts-told").scroll_end(animate=False)  # as by the mouse, past all between
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "Bekijk eerst alles. pagina omlaag: nog " in flat(pilot)
        presses = 0
        while "pagina omhoog: terug" not in shown(pilot):
            await pilot.press("enter")
            await pilot.pause()
            assert app.screen is screen
            presses += 1
        assert presses > 1 and "Slot 9." in flat(pilot) and "Bekijk eerst" not in flat(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and NOTICE not in shown(pilot))
    assert read((tmp_path / NAME).read_bytes()).interview.circle_of(9) is Circle.TEAM


async def test_a_larger_window_shows_all_and_no_line_about_more(tmp_path: Path) -> None:
    async with opened(tmp_path, seven(), (60, 18)) as (pilot, _app):
        await asked(pilot)
        await pilot.resize_terminal(120, 60)
        await wait_until(pilot, lambda: "Slot 9." in flat(pilot))
        assert "pagina omlaag" not in shown(pilot) and "pagina omhoog" not in shown(pilot)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AfterScreen))


async def test_nobody_is_told_to_get_what_the_form_keeps_from_them(tmp_path: Path) -> None:
    async with opened(tmp_path, written(form="manager").replace("koffie", "thee")) as (pilot, _app):
        await asked(pilot)
        assert "is voor ons team" not in flat(pilot)
        assert answers(pilot) == ["Breng het zo op orde", "Later nakijken"]


async def test_a_closing_sentence_that_is_right_stays(tmp_path: Path) -> None:
    text = written(closing="Het is mijn vak om te blijven.").replace("te blijven.", "te gaan.")
    async with opened(tmp_path, text) as (pilot, app):
        await asked(pilot)
        assert "De slotzin is voor jullie tweeën." in flat(pilot)
        assert "De slotzin is voor ons team." in flat(pilot)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and NOTICE not in shown(pilot))
    document = read((tmp_path / NAME).read_bytes())
    assert (document.interview.closing, document.stops) == ("Het is mijn vak om te gaan.", ())


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize(("number", "done"), [(0, "Kaart 5 is voor jullie tweeën."), (1, "Kaart 5 is voor ons team.")])
async def test_what_was_done_is_said(tmp_path: Path, status: Status, number: int, done: str) -> None:
    async with opened(tmp_path, written(status).replace("koffie", "thee")) as (pilot, app):
        await answer(pilot, number)
        await wait_until(pilot, lambda: app._notifications)
        (said,) = (one.message for one in app._notifications)
        assert said == f"Noor met Sam: {done} De oude versie ligt in de prullenbak."


async def test_after_finishing_it_is_the_first_thing_to_do(tmp_path: Path) -> None:
    async with opened(tmp_path, written().replace("koffie", "thee")) as (pilot, app):
        choices = app.screen.query_one(Choices)
        assert str(choices.get_option_at_index(0).prompt) == "Wie mag dit lezen?" and choices.highlighted == 0
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, DoubtsDialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and app.screen.query(Choices))
        assert str(app.screen.query_one(Choices).get_option_at_index(0).prompt) == "Een kopie voor Sam"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_a_version_waits_until_it_is_certain_and_goes_on_then(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, written().replace("koffie", "thee"), size) as (pilot, app):
        await pilot.press("t")
        await wait_until(pilot, lambda: "Kijk dat eerst na. alt+z: wie mag dit lezen?" in flat(pilot))
        assert "alt+z Wie mag dit lezen? esc Terug" in " ".join(bar(pilot).split())
        assert "pen het gesprek" not in flat(pilot)
        await pilot.press("enter")
        assert [path.name for path in tmp_path.iterdir()] == [NAME]
        await asked(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "1 van de 3 antwoorden" in shown(pilot))
        assert "Kaart 5 is voor jullie tweeën. De oude versie ligt in de prullenbak." in flat(pilot)
        assert "alt+z" not in shown(pilot)
        await pilot.press("down", *["right"] * 4, "enter")  # as Markdown
        await wait_until(pilot, lambda: "Het is klaar. Dit is het bestand om door te geven" in shown(pilot))
        assert "thee" not in (tmp_path / NAME.replace("sam", "sam-voor-team")).read_text(encoding="utf-8")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and NOTICE not in shown(pilot))
        assert "Wie mag dit lezen?" not in shown(pilot)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_a_sheet_waits_until_it_is_certain_and_goes_on_then(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, written(form="intervision").replace("koffie", "thee"), size) as (pilot, app):
        await pilot.press("v")
        await wait_until(pilot, lambda: "Kijk dat eerst na. alt+z: wie mag dit lezen?" in flat(pilot))
        if size[0] > 60:  # a narrow bar keeps the way out before what stands above it too
            assert "alt+z Wie mag dit lezen?" in bar(pilot)
        await pilot.press("m")
        await wait_until(pilot, lambda: "Kijk dat eerst na. alt+z: wie mag dit lezen?" in flat(pilot))
        assert [path.name for path in tmp_path.iterdir()] == [NAME]
        await asked(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, SheetScreen) and "De oude versie ligt" in flat(pilot))
        assert "alt+z" not in shown(pilot)
        await pilot.press("m")
        await wait_until(pilot, lambda: list(tmp_path.glob("*.pdf")))


async def chosen(pilot: Pilot[None], number: int) -> None:
    """Give the answer with that number, once the dialog about one answer is there."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, AnswerDialog) and pilot.app.screen.is_mounted)
    await pilot.pause()
    pilot.app.screen.query_one(OptionList).highlighted = number
    await pilot.press("enter")
    await pilot.pause()


TWO = (("koffie", "thee"), ("ligt stil", "rolt nog"))


def both_changed() -> str:
    text = written()
    for old, new in TWO:
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
@pytest.mark.parametrize(("five", "seven"), [(0, 0), (0, 1), (1, 0), (1, 1)])
async def test_each_answer_gets_the_readers_that_were_chosen_for_it(
    tmp_path: Path, size: tuple[int, int], five: int, seven: int
) -> None:
    circles = (Circle.PRIVATE, Circle.TEAM)
    async with opened(tmp_path, both_changed(), size) as (pilot, app):
        await asked(pilot)
        assert answers(pilot)[2] == "Kies het per antwoord" and "Kaart 5 en 7, een voor een." in flat(pilot)
        while not app.screen.query_one(DoubtsPane).seen_all:
            await pilot.press("pagedown")
        app.screen.query_one(OptionList).highlighted = 2
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Kaart 5: wie mag dit lezen? (1 van 2)" in flat(pilot))
        assert "Begint met thee." in flat(pilot) and "De bal rolt nog." not in flat(pilot)
        assert answers(pilot) == [
            "Houd het tussen jullie tweeën",
            "Het klopt zo: Sam heeft het gezien en vindt het goed",
            "Terug naar alles samen",
        ]
        await chosen(pilot, five)
        await wait_until(pilot, lambda: "Kaart 7: wie mag dit lezen? (2 van 2)" in flat(pilot))
        assert "De bal rolt nog." in flat(pilot) and (tmp_path / NAME).read_text(encoding="utf-8") == both_changed()
        await chosen(pilot, seven)
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen) and NOTICE not in shown(pilot))
        (said,) = (one.message for one in app._notifications)
    document = read((tmp_path / NAME).read_bytes())
    assert not document.stops
    assert [document.interview.circle_of(card) for card in (5, 6, 7)] == [circles[five], Circle.PRIVATE, circles[seven]]
    assert [document.interview.answer(card).note for card in (5, 7)] == ["Begint met thee.", "De bal rolt nog."]
    assert (f"Kaart {5 if five else 7} is voor ons team." in said) == (five != seven)
    assert [old.path.read_text(encoding="utf-8") for old in binned(tmp_path)] == [both_changed()]


@pytest.mark.parametrize("key", ["escape", "third"])
async def test_what_was_chosen_for_one_answer_counts_for_nothing_if_the_next_stays_open(
    tmp_path: Path, key: str
) -> None:
    async with opened(tmp_path, both_changed()) as (pilot, app):
        await asked(pilot)
        app.screen.query_one(OptionList).highlighted = 2
        await pilot.press("enter")
        await chosen(pilot, 1)
        await wait_until(pilot, lambda: "(2 van 2)" in flat(pilot))
        if key == "third":
            await chosen(pilot, 2)
        else:
            await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(app.screen, DoubtsDialog))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen))
        assert NOTICE in shown(pilot)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == both_changed() and not binned(tmp_path)


async def test_of_one_long_answer_all_is_in_sight_before_it_is_confirmed(tmp_path: Path) -> None:
    long = " ".join(f"woord {number}" for number in range(200))
    async with opened(tmp_path, both_changed().replace("thee", f"{long} Slot.")) as (pilot, app):
        await asked(pilot)
        while not app.screen.query_one(DoubtsPane).seen_all:
            await pilot.press("pagedown")
        app.screen.query_one(OptionList).highlighted = 2
        await pilot.press("enter")
        await chosen(pilot, 1)
        assert isinstance(app.screen, AnswerDialog) and "Bekijk eerst alles. pagina omlaag: " in flat(pilot)
        while not app.screen.query_one(DoubtsPane).seen_all:
            await pilot.press("enter")
            await pilot.pause()
        assert "Slot." in flat(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "(2 van 2)" in flat(pilot))
        await pilot.press("escape", "escape")


async def test_the_key_does_nothing_where_all_is_certain(tmp_path: Path) -> None:
    async with opened(tmp_path, written()) as (pilot, app):
        assert NOTICE not in shown(pilot)
        await pilot.press("alt+z")
        assert isinstance(app.screen, AfterScreen)
