"""A practice with one card: every step fits, the note is a real one, and nothing is kept."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from interview_tui.cards.kinds import why
from interview_tui.cards.model import Kind
from interview_tui.cards.shipped import shipped
from interview_tui.interview.probing.practice import Step
from interview_tui.language import Language, _, choose
from interview_tui.storage.places import state_folder
from interview_tui.tui.agree.screen import AgreeScreen
from interview_tui.tui.app.help import HelpScreen
from interview_tui.tui.interview.card_large import CardLarge
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from interview_tui.tui.kit.command import safe_key
from interview_tui.tui.kit.widgets.breath import LAST, RATE, breath
from interview_tui.tui.learning.practice import PracticeScreen
from interview_tui.tui.learning.practice_choice import PracticeChoice
from interview_tui.tui.learning.practice_words import STEPS
from interview_tui.tui.learning.practised import PractisedScreen
from interview_tui.tui.list.screen import ListScreen
from tests.tui.learning.test_learn import own_set
from tests.tui.list.stage import at_list, put, settled
from tests.tui.read_back.stage import comes
from tests.tui.stage import breathes, shown
from tests.tui.waiting import wait_until

SIZES = [(60, 18), (80, 24), (120, 40)]


def said(pilot: Pilot[None]) -> str:
    return " ".join(shown(pilot).split())


async def practising(pilot: Pilot[None], card: int = 3) -> PracticeScreen:
    """The practice with that card, as one gets there from the list."""
    await pilot.press("e")
    choice = await comes(pilot, PracticeChoice)
    choice.query_one("#practice-cards").highlighted = card  # type: ignore[attr-defined]
    await pilot.press("enter")
    return await comes(pilot, PracticeScreen)


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "size"), [*(("nl", size) for size in SIZES), ("en", SIZES[0])])
async def test_every_step_with_every_card_is_whole(tmp_path: Path, size: tuple[int, int], lang: Language) -> None:
    choose(lang)
    async with at_list(tmp_path, size, cards=shipped(lang), lang=lang) as (pilot, _start):
        for card in shipped(lang).cards:
            screen = PracticeScreen(shipped(lang), card, lambda _kinds: None)
            await pilot.app.push_screen(screen)
            for step in Step:
                await pilot.pause()
                text = said(pilot)
                lesson = screen._lessons[list(Step).index(step)]
                assert _(STEPS[step].title) in text and _(STEPS[step].notice) in text, text
                assert _(STEPS[step].todo).format(key=safe_key("ctrl+t,f2")) in text, text
                assert why(lesson.kind) in text or size == SIZES[0], text
                if step is Step.LISTEN:
                    assert all(word in text for word in " ".join(card.text).split()), text
                if lesson.probes:
                    assert all(word in text for word in lesson.probes[0].text.split()), text
                assert card.title.split()[0] in text
                assert screen.field.size.height >= 3
                if step is not Step.LOOK_BACK:
                    screen.action_step(1)
            screen.action_stop()
            await comes(pilot, ListScreen)


async def test_the_whole_way_with_a_note_a_probe_and_a_so_that(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        screen = await practising(pilot)
        await pilot.press("r", "u", "s", "t")
        await pilot.press("ctrl+n", "ctrl+n", "f9")
        await wait_until(pilot, lambda: "stap 4 van 8" in said(pilot))
        await pilot.press("ctrl+d")
        await wait_until(pilot, lambda: "Doorgevraagd: Neem me mee naar de laatste keer" in screen.field.note)
        assert screen.field.note.startswith("rust\n")
        await pilot.press("ctrl+z")
        assert screen.field.note == "rust"
        await pilot.press("f3", "ctrl+pagedown", "ctrl+n", "ctrl+t")
        dialog = await comes(pilot, ZodatjeDialog)
        dialog.act.value = "wacht"
        dialog.rung.value = "zij begint"
        await pilot.press("escape")
        await comes(pilot, PracticeScreen)
        assert "Ik wacht, zodat zij begint." in said(pilot)
        await pilot.press("ctrl+o")
        await comes(pilot, CardLarge)
        await pilot.press("escape")
        await comes(pilot, PracticeScreen)
        await pilot.press("ctrl+b")
        await wait_until(pilot, lambda: "stap 5 van 8" in said(pilot))
        await pilot.press(*["ctrl+n"] * 4)
        await comes(pilot, PractisedScreen)
        text = said(pilot)
        assert "Je oefende: stilte en concreet moment." in text
        assert "Twee om de volgende keer te proberen" in text and why(Kind.LADDER_UP) in text
        assert "er is niets bewaard" in text
        await pilot.press("down", "down", "enter")
        await comes(pilot, ListScreen)
    assert not list(tmp_path.iterdir()) and not state_folder().exists(), "nothing is kept"


async def test_keys_typed_in_one_go_all_reach_the_practice_and_the_list_is_not_seen_between(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, start):
        seen: list[str] = []
        pilot.app.screen_change_signal.subscribe(start, lambda screen: seen.append(type(screen).__name__))
        begin = [("e", "e"), ("down", None), ("enter", "\r")]
        again = [("e", "e"), ("down", None), ("down", None), ("enter", "\r"), *((key, key) for key in "rust")]
        for key, character in [*begin, *[("ctrl+n", None)] * len(Step), *again]:
            pilot.app.post_message(events.Key(key, character))
        await wait_until(pilot, lambda: len(seen) >= 5)
        screen = await comes(pilot, PracticeScreen)
        await wait_until(pilot, lambda: screen.field.note == "rust")
        assert screen._card.number == 2
        once = ["PracticeChoice", "PracticeScreen"]
        assert seen == [*once, "PractisedScreen", *once]


async def test_the_keys_that_the_user_changed_do_the_same_here(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24), keys={"zodatje": "f7", "ask": "f8"}) as (pilot, _start):
        screen = await practising(pilot)
        await pilot.press(*["ctrl+n"] * 5)
        await wait_until(pilot, lambda: "Met F7 noteer je" in said(pilot))
        await pilot.press("f8")
        await wait_until(pilot, lambda: "Doorgevraagd:" in screen.field.note)


async def test_steps_with_one_probe_and_with_none(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        screen = await practising(pilot, card=11)
        assert not screen.probe_line.display
        await pilot.press("ctrl+d")
        assert screen.field.note == ""
        await pilot.press(*["ctrl+n"] * 5)
        first = screen.probe_line.probe
        await pilot.press("f6")
        second = screen.probe_line.probe
        assert first is not None and second is not None and first != second
        await pilot.press("f6")
        assert screen.probe_line.probe == first


async def test_by_mouse(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        await pilot.press("e")
        await comes(pilot, PracticeChoice)
        await pilot.click("#practice-cards", offset=(6, 3))
        screen = await comes(pilot, PracticeScreen)
        assert screen._card.number == 3
        await pilot.press(*["ctrl+n"] * 3)
        await pilot.pause()
        await pilot.click("ProbeLine", offset=(10, 0))
        await wait_until(pilot, lambda: "Doorgevraagd:" in screen.field.note)
        await pilot.click("CardPane", offset=(10, 0))
        await comes(pilot, CardLarge)
        await pilot.press("escape")
        await comes(pilot, PracticeScreen)
        await pilot.press(*["ctrl+n"] * 5)
        await comes(pilot, PractisedScreen)
        await pilot.click("#press-again")
        await comes(pilot, PracticeChoice)


async def test_get_a_card_and_on_to_a_real_interview(tmp_path: Path) -> None:
    async with at_list(tmp_path, (60, 18)) as (pilot, _start):
        screen = await practising(pilot, card=0)
        assert 3 <= screen._card.number <= 12
        await pilot.press(*["ctrl+n"] * 8)
        await comes(pilot, PractisedScreen)
        await pilot.press("enter")
        await comes(pilot, AgreeScreen)


async def test_leaving_asks_nothing(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        screen = await practising(pilot)
        screen.field.insert("geheim")
        await pilot.press("escape")
        assert pilot.app.screen is screen, "a stray key loses nothing"
        await pilot.press("ctrl+q")
        await wait_until(pilot, lambda: pilot.app._exit)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("size", SIZES)
async def test_other_sets(tmp_path: Path, size: tuple[int, int]) -> None:
    long = " ".join(f"woord{number}" for number in range(400))[:2990]
    cards = own_set(tmp_path, [{"text": [long]}, {"title": "👩‍👩‍👧‍👦 ما الذي [@click=app.quit]x"}])
    async with at_list(tmp_path / "map", size, cards=cards) as (pilot, _start):
        for number in (1, 2):
            screen = await practising(pilot, number)
            for _step in Step:
                await pilot.pause()
                assert screen.field.size.height >= 3
                assert _(STEPS[list(Step)[screen._at]].notice) in said(pilot)
                await pilot.press("ctrl+n")
            await comes(pilot, PractisedScreen)
            await pilot.press("escape")
            await comes(pilot, ListScreen)


async def test_the_last_step_says_that_it_ends_and_stopping_says_that_it_ended(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m")
    async with at_list(tmp_path, (80, 24)) as (pilot, start):
        await pilot.press("v")
        await settled(pilot)
        await pilot.press("z")
        await wait_until(pilot, path.exists)
        await settled(pilot)
        assert "staat weer in de lijst" in said(pilot)
        screen = await practising(pilot)
        for step in range(len(Step)):
            await pilot.pause()
            is_last = step + 1 == len(Step)
            assert ("Wat je oefende" in said(pilot), "Volgende stap" in said(pilot)) == (is_last, not is_last)
            if not is_last:
                await pilot.press("ctrl+n")
        assert screen.is_last
        await pilot.press("alt+o")
        await wait_until(pilot, lambda: pilot.app.screen is start)
        told = "De oefening is afgelopen. Er is niets van bewaard."
        await wait_until(pilot, lambda: [one.message for one in pilot.app._notifications] == [told])
        assert "staat weer in de lijst" not in said(pilot), "that was before"


# The dot that breathes


def test_a_breath_grows_and_shrinks_slowly_and_says_nothing_of_time() -> None:
    looks = [breath(look) for look in range(LAST + 1)]
    assert {sign for sign, _strength in looks} == set("·•●")
    assert all(30 <= strength <= 100 for _sign, strength in looks)
    assert max(abs(one[1] - other[1]) for one, other in pairwise(looks)) <= 8
    assert 14 <= LAST / RATE <= 18, "about four breaths"
    assert looks[0] == looks[-1]


async def test_a_silence_breathes_and_stops_by_itself(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        pilot.app.animation_level = "full"
        screen = await practising(pilot)
        await pilot.press("ctrl+n")
        line = screen.probe_line
        await wait_until(pilot, lambda: breathes(line))
        for _look in range(LAST + 2):
            line._breathe()
        assert not breathes(line) and line._breathing is None
        assert line.render().plain.startswith("● stilte "), "still, at its largest"
        await wait_until(pilot, lambda: "● stilte" in said(pilot))


async def test_a_key_stills_it_and_so_does_another_step(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        pilot.app.animation_level = "full"
        screen = await practising(pilot)
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: breathes(screen.probe_line))
        await pilot.press("a")
        assert not breathes(screen.probe_line)
        await pilot.press("ctrl+b", "ctrl+n")
        await wait_until(pilot, lambda: breathes(screen.probe_line))
        await pilot.press("ctrl+n")
        assert not breathes(screen.probe_line)


async def test_without_animations_the_dot_stands_still(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        pilot.app.animation_level = "none"
        screen = await practising(pilot)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert not breathes(screen.probe_line)
        assert "● stilte" in said(pilot)


async def test_its_help_promises_no_saving(tmp_path: Path) -> None:
    async with at_list(tmp_path, (120, 40)) as (pilot, _start):
        await practising(pilot)
        await pilot.press("f1")
        await comes(pilot, HelpScreen)
        assert "er wordt niets bewaard" in said(pilot)
        assert "vanzelf bewaard" not in said(pilot)
