"""Reading back: Enter is for everything, a key only for what must change, and nothing is final before it is."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.interview.readback import strike
from interview_tui.storage.folders import keep_beside
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.kit.question import Question
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.closing import ClosingScreen
from interview_tui.tui.read_back.leaving import Leaving
from interview_tui.tui.read_back.page import AnswerBlock
from interview_tui.tui.read_back.readers import answer_for
from interview_tui.tui.read_back.readers_dialog import ReadersDialog
from interview_tui.tui.read_back.rewrite import RewriteDialog
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.read_back.stage import (
    ANSWERS,
    CARDS,
    SECRET,
    all_read,
    comes,
    finish,
    holding,
    on_disk,
    opened,
    saved,
    spoken,
    to_closing_sentence,
)
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "In gesprek"


def claimed(path: Path) -> Claim:
    """Another window has it open."""
    other = claim(path, "3f9k2m")
    assert isinstance(other, Claim)
    return other


def blocks(screen: ReadBackScreen) -> list[AnswerBlock]:
    return list(screen.query(AnswerBlock))


async def test_the_page_has_all_answers_in_the_order_of_the_transcript(folder: Path) -> None:
    path = saved(folder, spoken())
    text = path.read_text(encoding="utf-8")
    turned = text[: text.index("## 3. ")] + text[text.index("## 5. ") :]
    middle = text[text.index("## 3. ") : text.index("## 5. ")]
    path.write_text(turned.rstrip("\n") + "\n\n" + middle.rstrip("\n") + "\n", encoding="utf-8")
    async with opened(path, ReadBackScreen, (80, 60)) as (pilot, screen):
        assert [block.item.number for block in blocks(screen)] == [1, 5, 12, 3]
        page = shown(pilot)
        assert "Sam, lees je mee?" in page
        assert "Een halfuur niks gevraagd." in page
        assert "==Een halfuur" not in page
        assert "Ik drink koffie mee, zodat het hun tafel blijft." in page
        assert "antwoord 1 van 4" in page


async def test_from_the_cards_it_becomes_held_and_stays_held_for_later(folder: Path) -> None:
    folder.mkdir()
    async with interviewing(folder) as (pilot, cards):
        cards.place.field.insert("Eerst kijken.")
        await wait_until(pilot, lambda: cards.interview.answer(1))
        pilot.app.navigation.show_read_back(cards.desk)  # type: ignore[attr-defined]
        screen = await comes(pilot, ReadBackScreen)
        assert on_disk(screen.desk).status is Status.HELD
        await pilot.press("alt+o")
        await comes(pilot, ListScreen)
    (path,) = folder.glob("*.md")
    assert read(path.read_bytes()).interview.status is Status.HELD


async def test_back_to_the_cards(folder: Path) -> None:
    async with opened(saved(folder, spoken(at_card=5)), ReadBackScreen) as (pilot, _screen):
        await pilot.press("f8")
        cards = await comes(pilot, InterviewScreen)
        assert cards.card.number == 5
        assert cards.interview.status is Status.DRAFT


async def test_striking_is_shown_kept_and_taken_back(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen, (80, 60)) as (pilot, screen):
        await pilot.press("down", "down", "s")
        assert screen.interview.answer(5).struck
        assert on_disk(screen.desk).answer(5).struck
        assert SECRET in shown(pilot), "until finishing it can be read"
        assert "na het afronden is dit weg" in shown(pilot)
        assert "back-up" in shown(pilot)
        assert "Toch laten staan" in shown(pilot)
        assert "Schrappen" not in shown(pilot)
        assert "1 geschrapt." in shown(pilot)
        await pilot.press("h")
        assert isinstance(pilot.app.screen, ReadBackScreen), "what is struck is not rewritten"
        await pilot.press("s")
        assert screen.interview == spoken()


async def test_undo_takes_back_one_change_at_a_time(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen) as (pilot, screen):
        await pilot.press("s", "down", "t", "o")
        assert screen.interview.answer(1).struck
        assert screen.interview.answer(3).circle is None
        await pilot.press("end", "down", "ctrl+z")
        assert screen.interview == spoken()
        assert screen.page.here == 1, "it goes to where the change was"
        await pilot.press("o")
        assert screen.interview == spoken(), "there is nothing left to take back"


async def test_what_does_nothing_to_a_struck_answer_says_so_and_undo_says_what_is_next(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen) as (pilot, screen):
        await pilot.press("s", "down", "s")
        await wait_until(pilot, lambda: "ongedaan" in shown(pilot))
        struck = screen.interview
        for key in ("t", "h", "w"):
            screen.said = ""
            await pilot.press(key)
            await wait_until(pilot, lambda: "Geschrapt: s laat het weer staan." in shown(pilot))
            assert screen.interview == struck
        await pilot.press("o")
        await wait_until(pilot, lambda: "Ongedaan gemaakt." in shown(pilot))
        assert screen.has_changed and "o: ongedaan maken" in shown(pilot)
        await pilot.press("o")
        await wait_until(pilot, lambda: not screen.has_changed)
        await wait_until(pilot, lambda: "o: ongedaan maken" not in shown(pilot))


@pytest.mark.parametrize("seed", range(5))
async def test_undo_all_the_way_is_where_it_began(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    async with opened(saved(folder, spoken(status=Status.FINAL)), AfterScreen) as (pilot, after):
        pilot.app.navigation.show_read_back(after.desk)  # type: ignore[attr-defined]
        screen = await comes(pilot, ReadBackScreen)
        for _ in range(25):
            action = chance.choice(["strike", "unstrike", "only_us", "step(1)", "step(-1)", "undo_change"])
            await screen.run_action(action)
            circle = chance.choice([None, *Circle])
            if not chance.randrange(3) and not screen.interview.answer(screen.page.here or 0).struck:
                await screen._take(answer_for(screen.interview, screen.card, circle))
        assert screen.interview.status is Status.HELD or screen.interview == spoken(status=Status.FINAL)
        while screen.check_action("undo_change", ()):
            await screen.run_action("undo_change")
        assert screen.interview == spoken(status=Status.FINAL)


async def test_only_us_and_back_to_what_was_agreed(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen, (80, 60)) as (pilot, screen):
        await pilot.press("t")
        assert on_disk(screen.desk).answer(1).circle is Circle.PRIVATE
        assert "Wie dit mag lezen: alleen wij tweeën" in shown(pilot)
        await pilot.press("t")
        assert screen.interview.answer(1).circle is None


async def test_only_us_says_so_where_it_is_already(folder: Path) -> None:
    async with opened(saved(folder, spoken(sharing=Circle.PRIVATE)), ReadBackScreen) as (pilot, screen):
        await pilot.press("t")
        assert "al alleen voor jullie tweeën" in shown(pilot)
        assert screen.interview.answer(1).circle is None


async def test_a_wider_circle_is_the_colleagues_to_give(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen) as (pilot, screen):
        await pilot.press("w")
        await comes(pilot, ReadersDialog)
        assert "dat geeft alleen Sam zelf" in shown(pilot)
        await pilot.press("end", "enter")
        await comes(pilot, ReadBackScreen)
        assert on_disk(screen.desk).answer(1).circle is Circle.ORGANISATION
        assert "ruimer dan afgesproken" in shown(pilot)
        await pilot.press("w", "home", "enter")
        await comes(pilot, ReadBackScreen)
        assert screen.interview.answer(1).circle is None
        await pilot.press("w", "escape")
        assert screen.interview.answer(1).circle is None


async def test_space_leaves_the_question_who_reads_open_and_enter_takes_what_is_marked(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen) as (pilot, screen):
        await pilot.press("w")
        dialog = await comes(pilot, ReadersDialog)
        assert "● Zoals het hele gesprek" in shown(pilot)
        await pilot.press("down", "space")
        assert pilot.app.screen is dialog
        assert "○ Zoals het hele gesprek" in shown(pilot)
        assert "● Alleen wij tweeën" in shown(pilot)
        await pilot.press("enter")
        await comes(pilot, ReadBackScreen)
        assert screen.interview.answer(1).circle is Circle.PRIVATE
        assert screen.interview.status is Status.HELD


async def test_esc_goes_back_from_reading_a_finished_one_again_and_changes_nothing(folder: Path) -> None:
    path = saved(folder, spoken(status=Status.FINAL))
    before = path.read_bytes()
    async with opened(path, AfterScreen) as (pilot, after):
        await after.run_action("read_again")
        again = await comes(pilot, ReadBackScreen)
        assert "esc" in shown(pilot).split("\n")[-1]
        labels = {command.label for command in again.menu_commands() if "alt+o" in command.keys}
        assert labels == {"To all interviews"}
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
    assert path.read_bytes() == before


WAYS: dict[tuple[str, ...], type[Screen[Any]]] = {
    (): ReadBackScreen,
    ("down",): InterviewScreen,
    ("down", "down"): ListScreen,
}
"""The keys that choose, and where that leads."""


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("keys", WAYS, ids=len)
async def test_esc_asks_where_to_before_it_is_finished(
    folder: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen, size) as (pilot, screen):
        assert "esc Terug" in shown(pilot).split("\n")[-1]
        labels = {command.label for command in screen.menu_commands() if "alt+o" in command.keys}
        assert labels == {"Finish another time"}
        await pilot.press("escape")
        await comes(pilot, Leaving)
        await wait_until(pilot, lambda: "Een andere keer afronden" in shown(pilot))
        await pilot.press(*keys, "enter")
        await comes(pilot, WAYS[keys])
    (path,) = folder.glob("*.md")
    left = read(path.read_bytes()).interview
    assert left.status is (Status.DRAFT if keys == ("down",) else Status.HELD)
    assert left.answers == spoken().answers


async def test_the_way_back_stays_in_the_bar_when_a_finished_one_is_changed(folder: Path) -> None:
    async with opened(saved(folder, spoken(status=Status.FINAL)), AfterScreen) as (pilot, after):
        await after.run_action("read_again")
        await comes(pilot, ReadBackScreen)
        await pilot.press("s")
        await wait_until(pilot, lambda: "Geschrapt." in shown(pilot))
        bar = shown(pilot).split("\n")[-1]
        assert "esc Terug" in bar and "s Toch laten staan" in bar
        assert "Herschrijven" not in bar, "that is refused until it stands again"
        await pilot.press("escape")
        await comes(pilot, Leaving)
        await pilot.press("escape")
        await comes(pilot, ReadBackScreen)


async def test_from_reading_along_esc_leads_to_the_list(folder: Path) -> None:
    path = saved(folder, spoken())
    with claimed(path):
        async with opened(path, ReadBackScreen) as (pilot, _screen):
            await pilot.press("escape")
            await comes(pilot, ListScreen)


async def test_the_whole_interview_can_have_other_readers(folder: Path) -> None:
    async with opened(saved(folder, spoken(sharing=Circle.PRIVATE)), ReadBackScreen) as (pilot, screen):
        await pilot.press("g", "down", "enter")
        await comes(pilot, ReadBackScreen)
        assert on_disk(screen.desk).sharing is Circle.TEAM


async def test_rewriting_keeps_every_key_and_is_one_step_to_undo(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen) as (pilot, screen):
        await pilot.press("down", "h")
        dialog = await comes(pilot, RewriteDialog)
        dialog.note.insert("\nEn dan koffie.")
        await wait_until(pilot, lambda: screen.interview.answer(3).note.endswith("koffie."))
        dialog.so_thats.insert("\nik wacht, zodat zij begint")
        await wait_until(pilot, lambda: len(screen.interview.answer(3).zodatjes) == 2)
        await pilot.press("ctrl+s")
        await comes(pilot, ReadBackScreen)
        answer = on_disk(screen.desk).answer(3)
        assert answer.note == f"{ANSWERS[3].note}\nEn dan koffie."
        assert answer.zodatjes == (*ANSWERS[3].zodatjes, "Ik wacht, zodat zij begint.")
        await pilot.press("o")
        assert screen.interview == spoken()


async def test_rewriting_can_take_a_so_that_away_and_leaves_the_others_to_the_letter(folder: Path) -> None:
    odd = ("ik  doe vreemd,zodat  het zo blijft", "Ik ga weg, zodat het stil is.")
    held = spoken(answers={4: Answer("x", odd)})
    async with opened(saved(folder, held), ReadBackScreen) as (pilot, screen):
        await pilot.press("h")
        dialog = await comes(pilot, RewriteDialog)
        dialog.so_thats.replace("", (0, len(dialog.so_thats.document[0])), dialog.so_thats.document.end)
        await pilot.press("escape")
        await comes(pilot, ReadBackScreen)
        assert screen.interview.answer(4) == Answer("x", odd[:1])


async def test_looking_at_the_words_changes_nothing(folder: Path) -> None:
    strange = spoken(answers={4: Answer("een\x1b[31m\rvreemde\u2028aantekening", ("ik  x\x07,zodat y",))})
    async with opened(saved(folder, strange), ReadBackScreen) as (pilot, screen):
        before = screen.interview
        await pilot.press("h")
        await comes(pilot, RewriteDialog)
        await pilot.press("escape")
        await comes(pilot, ReadBackScreen)
        assert screen.interview == before
        assert not screen.check_action("undo_change", ())


async def test_quitting_in_the_middle_of_a_word_keeps_it(folder: Path) -> None:
    path = saved(folder, spoken())
    async with opened(path, ReadBackScreen) as (pilot, _screen):
        await pilot.press("h")
        dialog = await comes(pilot, RewriteDialog)
        dialog.note.insert(" En nog iets.")
        pilot.app.exit()
    assert read(path.read_bytes()).interview.answer(1).note.endswith(" En nog iets.")


async def test_finishing_makes_struck_text_gone_everywhere(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    held = spoken()
    path = saved(folder, held)
    before = path.read_bytes()
    keep_beside(path, before)
    (folder / f"{path.stem} (conflict van laptop).md").write_bytes(before)
    older = folder / "2026-11-24-sam-oud-3f9k2m.md"
    older.write_bytes(before)
    throw_away(older)
    Rescuer(path, lambda: before).keep()
    (folder / ".in-gesprek-0123abcd-0123456789abcdef.tmp").write_bytes(before)
    assert len(holding(tmp_path)) == 6
    async with opened(path, ReadBackScreen) as (pilot, screen):
        await pilot.press("down", "down", "s")
        closing = await to_closing_sentence(pilot)
        assert "voorgoed weg: 5." in shown(pilot)
        closing.field.insert("het is mijn vak om te luisteren")
        await wait_until(pilot, lambda: screen.interview.closing)
        await pilot.press("enter", "enter")
        after = await comes(pilot, AfterScreen)
        await wait_until(pilot, lambda: "Wat geschrapt is, is weg" in shown(pilot))
        final = on_disk(after.desk)
    assert final.status is Status.FINAL
    assert final.closing == "Het is mijn vak om te luisteren."
    assert final.struck == (5,)
    assert final.answer(3) == ANSWERS[3]
    assert holding(tmp_path) == set()


async def test_esc_goes_back_from_the_closing_sentence_and_keeps_it(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen, (80, 60)) as (pilot, screen):
        await pilot.press("enter")
        closing = await comes(pilot, ClosingScreen)
        closing.field.insert("te wachten")
        await wait_until(pilot, lambda: screen.interview.closing)
        await pilot.press("escape")
        await comes(pilot, ReadBackScreen)
        assert screen.interview.status is Status.HELD
        assert "Het is mijn vak om te wachten." in shown(pilot)
        await pilot.press("enter")
        closing = await comes(pilot, ClosingScreen)
        assert closing.field.text == "te wachten."


async def test_the_closing_sentence_may_stay_empty(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen) as (pilot, _screen):
        after = await finish(pilot)
        assert on_disk(after.desk) == spoken(status=Status.FINAL)


async def test_a_finished_interview_is_held_again_only_by_a_change(folder: Path) -> None:
    final = spoken(status=Status.FINAL, struck=(7,))
    async with opened(saved(folder, final), AfterScreen) as (pilot, _after):
        await pilot.press("l")
        screen = await comes(pilot, ReadBackScreen)
        assert screen.interview == final
        await pilot.press("s")
        assert on_disk(screen.desk).status is Status.HELD
        await pilot.press("o")
        assert on_disk(screen.desk) == final
        await pilot.press("s")
        after = await finish(pilot)
        assert on_disk(after.desk).struck == (1, 7)


async def test_whoever_only_reads_along_changes_nothing(folder: Path) -> None:
    path = saved(folder, spoken())
    before = path.read_bytes()
    with claimed(path):
        async with opened(path, ReadBackScreen) as (pilot, screen):
            assert "niets veranderen" in shown(pilot)
            await pilot.press("s", "t", "h", "w", "enter", "f8", "down")
            assert pilot.app.screen is screen
            assert screen.page.here == 5, "Enter reads on and so does the arrow"
            assert screen.interview == spoken()
    assert path.read_bytes() == before


async def test_the_mouse_chooses_an_answer(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen, (80, 60)) as (pilot, screen):
        await pilot.click(blocks(screen)[2])
        assert screen.page.here == 5
        assert "antwoord 3 van 4" in shown(pilot)


async def test_down_reads_through_an_answer_longer_than_the_page(folder: Path) -> None:
    lines = "\n".join(f"regel {n}" for n in range(60))
    held = spoken(answers={1: Answer("Kort."), 3: Answer(f"{lines}\nhet einde"), 4: Answer("Daarna.")})
    async with opened(saved(folder, held), ReadBackScreen) as (pilot, screen):
        screen.action_step(1)
        seen = []
        for _ in range(40):
            await pilot.pause()
            seen.append(shown(pilot))
            if screen.page.here == 4:
                break
            screen.action_step(1)
        assert screen.page.here == 4
        assert all(any(f"regel {n} " in page for page in seen) for n in range(60))
        assert any("het einde" in page for page in seen)
        screen.action_step(-1)
        await pilot.pause()
        assert screen.page.here == 3
        assert "het einde" in shown(pilot), "backwards it begins at the end"


@pytest.mark.parametrize("name", ["[/b]", "[@click=app.quit]x", "\x1b[31mrood", "ש" * 90, "👩‍👩‍👧‍👦"])
async def test_what_others_wrote_is_shown_and_never_obeyed(folder: Path, name: str) -> None:
    held = spoken(interviewee=name, answers={4: Answer(f"{name} [b]x[/b]", (name,), Circle.PRIVATE, True)})
    path = saved(folder, held.change(interviewee="Sam"))
    path.write_bytes(compose(held, CARDS))
    async with opened(path, ReadBackScreen, (60, 18)) as (pilot, screen):
        assert "[b]x[/b]" in str(blocks(screen)[0].render())
        await to_closing_sentence(pilot)
        await pilot.press("escape")
        assert pilot.app.is_running


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)], ids=str)
@pytest.mark.parametrize("words", [30, 60, 2000])
async def test_who_decides_and_who_reads_is_on_the_screen_first(
    folder: Path, size: tuple[int, int], words: int
) -> None:
    held = spoken(answers={1: Answer("lang verhaal " * words), 3: Answer("kort")})
    async with opened(saved(folder, held), ReadBackScreen, size) as (pilot, screen):
        await wait_until(pilot, lambda: screen.page.unread is not None)
        text = " ".join(shown(pilot).split())
        assert "Sam, lees je mee?" in text and "Wie dit gesprek mag lezen: ons team" in text
        assert "1. Stel jezelf aan elkaar voor" in text
        await pilot.press("t")
        await wait_until(pilot, lambda: screen.interview.answer(1).circle is Circle.PRIVATE)
        await pilot.pause()
        assert "Sam, lees je mee?" in shown(pilot), "what is decided there leaves it where it is"
        await all_read(pilot)


async def test_the_keys_above_the_bar_are_told_from_what_they_do(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen) as (_pilot, screen):
        line = screen.status.left
        coloured = [line.plain[span.start : span.end] for span in line.spans if span.style == "bold $primary"]
        assert coloured == ["t", "w"]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
async def test_what_was_just_decided_is_said_whole(folder: Path, size: tuple[int, int]) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen, size) as (pilot, screen):
        await pilot.press("t")
        await wait_until(pilot, lambda: screen.said)
        await pilot.pause()
        assert screen.said == "Wie dit mag lezen: alleen wij tweeën."
        region, rows = screen.status.region, shown(pilot).split("\n")
        said = " ".join(" ".join(rows[region.y : region.bottom]).split())
        assert "…" not in said.replace("bewaren…", "") and "alleen wij tweeën." in said and "o: ongedaan maken" in said


async def test_a_struck_answer_is_brought_into_view_with_what_it_means(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen, (60, 18)) as (pilot, screen):
        await pilot.press("down", "down", "down", "s")
        await wait_until(pilot, lambda: screen.interview.answer(12).struck)
        await wait_until(pilot, lambda: "Geschrapt: na het afronden" in shown(pilot) and "eigenlijk" in shown(pilot))


async def test_an_empty_interview_can_be_finished(folder: Path) -> None:
    async with opened(saved(folder, spoken(answers={})), ReadBackScreen) as (pilot, screen):
        assert "nog niets genoteerd" in shown(pilot)
        await pilot.press("s", "t", "w", "h", "down", "up")
        assert isinstance(pilot.app.screen, ReadBackScreen)
        assert screen.interview == spoken(answers={})
        await finish(pilot)


async def test_an_answer_that_was_emptied_leaves_the_page_and_comes_back(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen) as (pilot, screen):
        await pilot.press("down", "h")
        dialog = await comes(pilot, RewriteDialog)
        for field in (dialog.note, dialog.so_thats):
            field.clear()
        await pilot.press("escape")
        await comes(pilot, ReadBackScreen)
        await wait_until(pilot, lambda: [block.item.number for block in blocks(screen)] == [1, 5, 12])
        assert screen.page.here == 5
        await pilot.press("o")
        await wait_until(pilot, lambda: [block.item.number for block in blocks(screen)] == [1, 3, 5, 12])
        assert screen.interview == spoken()


LONG = "\n".join(f"regel {n}." for n in range(70))
READ = {
    "nothing": {},
    "one": {3: Answer("Kort.")},
    "all struck": {3: Answer("Kort.", struck=True), 4: Answer("Ook kort.", struck=True)},
    "twelve": {n: Answer(f"Antwoord {n}.\n" * 4) for n in range(1, 13)},
    "long": {1: Answer("Kort."), 3: Answer(f"{LONG}\nhet einde"), 12: Answer("Daarna.")},
    "only long": {3: Answer(f"{LONG}\nhet einde")},
}


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)], ids=str)
@pytest.mark.parametrize("kind", READ)
async def test_enter_leads_past_every_line_before_it_says_yes(folder: Path, kind: str, size: tuple[int, int]) -> None:
    held = spoken(answers=READ[kind])
    async with opened(saved(folder, held), ReadBackScreen, size) as (pilot, screen):
        await wait_until(pilot, lambda: screen.has_read_all or screen.has_unread)
        seen: set[str] = set()
        for _step in range(60):
            await pilot.pause()
            text = shown(pilot)
            seen |= {line.strip(" ▌▐█▏▎│▂▄▆▇▁▃▅") for line in text.split("\n")}
            assert ("Ja, alles klopt" in text) is screen.has_read_all
            assert ("Verder lezen" in text) is screen.has_unread
            if screen.has_read_all:
                break
            await pilot.press("enter")
            assert pilot.app.screen is screen
        lines = {line for answer in held.answers.values() for line in answer.note.split("\n")} - {""}
        assert lines <= seen
        await pilot.press("enter")
        await comes(pilot, ClosingScreen)


async def test_what_is_skipped_has_to_be_seen_first(folder: Path) -> None:
    async with opened(saved(folder, spoken(answers=READ["twelve"])), ReadBackScreen) as (pilot, screen):
        await wait_until(pilot, lambda: screen.has_unread)
        screen.page.scroll_end(animate=False)
        screen.page.here = 12
        await pilot.pause()
        assert "Nog niet alles was in beeld" in shown(pilot)
        await pilot.press("enter")
        assert screen.page.here not in (1, 12), "to the first answer that was not on the screen"
        await all_read(pilot)
        assert "Nog niet alles" not in shown(pilot)


async def test_rewritten_words_are_to_be_seen_too(folder: Path) -> None:
    async with opened(saved(folder, spoken(answers={3: Answer("Kort.")})), ReadBackScreen) as (pilot, screen):
        await all_read(pilot)
        await pilot.press("h")
        dialog = await comes(pilot, RewriteDialog)
        dialog.note.insert(f"\n{LONG}")
        await pilot.press("escape")
        await comes(pilot, ReadBackScreen)
        await wait_until(pilot, lambda: screen.has_unread)
        await all_read(pilot)


async def test_a_held_enter_never_finishes(folder: Path) -> None:
    for closing in ("", "Het is mijn vak om te wachten."):
        path = saved(folder, spoken(closing=closing))
        async with opened(path, ReadBackScreen) as (pilot, screen):
            await pilot.press(*["enter"] * 40)
            await pilot.pause()
            assert screen.interview.status is Status.HELD
        assert read(path.read_bytes()).interview.status is Status.HELD


async def test_without_a_sentence_it_is_asked_once_and_then_done(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen) as (pilot, _screen):
        closing = await to_closing_sentence(pilot)
        await pilot.press("enter")
        await comes(pilot, Question)
        assert "Afronden zonder slotzin?" in shown(pilot)
        await pilot.press("enter")
        assert await comes(pilot, ClosingScreen) is closing
        assert closing.field.has_focus
        await pilot.press("enter", "down", "enter")
        await comes(pilot, AfterScreen)


async def test_whoever_types_over_the_question_writes_the_sentence_after_all(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen) as (pilot, screen):
        closing = await to_closing_sentence(pilot)
        await pilot.press("enter")
        await comes(pilot, Question)
        await pilot.press(*"te wachten")
        assert await comes(pilot, ClosingScreen) is closing
        await wait_until(pilot, lambda: screen.interview.closing == "Het is mijn vak om te wachten.")


async def test_a_sentence_that_was_written_before_is_finished_with_by_choosing(folder: Path) -> None:
    closing = "Het is mijn vak om te wachten."
    async with opened(saved(folder, spoken(closing=closing)), ReadBackScreen) as (pilot, _screen):
        await to_closing_sentence(pilot)
        await pilot.press("enter", "enter")
        await comes(pilot, Question)
        assert "Nu afronden?" in shown(pilot)
        await pilot.press("down", "enter")
        after = await comes(pilot, AfterScreen)
        assert on_disk(after.desk).closing == closing


@pytest.mark.parametrize("closing", ["", "Het is mijn vak om te wachten."], ids=["without", "with"])
async def test_the_last_question_names_what_goes_for_good(folder: Path, closing: str) -> None:
    held = strike(spoken(closing=closing), 5)
    async with opened(saved(folder, held), ReadBackScreen, (60, 18)) as (pilot, _screen):
        await to_closing_sentence(pilot)
        await pilot.press("enter", *(["enter"] if closing else []))
        question = await comes(pilot, Question)
        said = " ".join(str(one.content) for one in question.query(Static))
        assert "voorgoed weg: 5. “Ik heb het altijd zo gedaan …”" in said and "alles wat jullie teruglazen" not in said


async def test_whoever_types_over_finish_now_writes_on_in_the_sentence(folder: Path) -> None:
    closing = "Het is mijn vak om te wachten."
    async with opened(saved(folder, spoken(closing=closing)), ReadBackScreen) as (pilot, screen):
        dialog = await to_closing_sentence(pilot)
        await pilot.press("enter", "enter")
        await comes(pilot, Question)
        await wait_until(pilot, lambda: "Nu afronden?" in shown(pilot))
        await pilot.press(*"En kijk", "space", *"mee.")
        await wait_until(pilot, lambda: screen.interview.closing == f"{closing} En kijk mee.")
        assert pilot.app.screen is dialog


async def test_a_sentence_that_goes_can_be_taken_back_where_it_went(folder: Path) -> None:
    closing = "Het is mijn vak om te wachten."
    async with opened(saved(folder, spoken(closing=closing)), ReadBackScreen) as (pilot, screen):
        dialog = await to_closing_sentence(pilot)
        dialog.field.clear()
        await wait_until(pilot, lambda: "De zin is weg." in shown(pilot))
        assert screen.interview.closing == ""
        await pilot.press("ctrl+z")
        await wait_until(pilot, lambda: "De zin is weg." not in shown(pilot))
        assert screen.interview.closing == closing


@pytest.mark.parametrize("other", [(80, 24), (120, 40), (60, 18), (60, 50)], ids=str)
async def test_another_window_keeps_the_answer_in_sight(folder: Path, other: tuple[int, int]) -> None:
    async with opened(saved(folder, spoken(answers=READ["twelve"])), ReadBackScreen, (100, 30)) as (pilot, screen):
        await pilot.press(*["down"] * 6)
        assert screen.page.here == 7
        await pilot.resize_terminal(*other)
        await wait_until(pilot, lambda: screen.size == other)
        await wait_until(pilot, lambda: "Antwoord 7." in shown(pilot) and "antwoord 7 van 12" in shown(pilot))
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        await pilot.resize_terminal(100, 30)
        await wait_until(pilot, lambda: "Antwoord 7." in shown(pilot))


def has_size(screen: ReadBackScreen, size: tuple[int, int]) -> bool:
    return screen.size == size


async def test_another_window_keeps_the_words_of_a_long_answer_in_sight(folder: Path) -> None:
    words = " ".join(f"woord{n}" for n in range(900))
    async with opened(saved(folder, spoken(answers={3: Answer(words)})), ReadBackScreen, (100, 30)) as (pilot, screen):
        await wait_until(pilot, lambda: screen.has_unread)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "woord0 " not in shown(pilot)
        for size in ((60, 18), (140, 40), (100, 30)):
            before = [n for n in range(900) if f"woord{n} " in shown(pilot)]
            await pilot.resize_terminal(*size)
            await wait_until(pilot, partial(has_size, screen, size))
            await pilot.pause()
            await pilot.pause()
            after = [n for n in range(900) if f"woord{n} " in shown(pilot)]
            assert set(before) & set(after), (size, before[:1], after[:1])


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
async def test_the_key_that_strikes_is_on_the_screen_in_every_window(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen, size) as (pilot, _screen):
        await wait_until(pilot, lambda: in_bar(pilot, "s Schrappen"))
        assert shown(pilot).count("h Herschrijven") == 1
        await pilot.press("s")
        await wait_until(pilot, lambda: in_bar(pilot, "s Toch laten staan"))


def in_bar(pilot: Pilot[None], text: str) -> bool:
    """Whether that stands in the last row, and nowhere else."""
    return text in shown(pilot).rstrip("\n").split("\n")[-1] and shown(pilot).count(text) == 1
