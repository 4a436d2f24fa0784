"""The interview as it is held: every key of the contract, and what it leaves in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle
from interview_tui.transcripts.format.composer import compose
from interview_tui.tui.interview.card_large import CardLarge
from interview_tui.tui.interview.go_to import GoTo
from interview_tui.tui.interview.round_off import RoundOff
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from interview_tui.tui.kit.widgets.bars import KeysBar
from tests.builders import interview
from tests.tui.stage import held_in, interviewing, only_file, shown
from tests.tui.waiting import wait_until

NOTE = "Begint met koffie aan de keukentafel."


async def test_new_lands_on_card_1_with_the_cursor_in_the_note(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        assert screen.card.number == 1
        assert screen.focused is screen.place.field
        text = shown(pilot)
        assert "Stel jezelf aan elkaar voor" in text
        assert "jij bepaalt wat blijft" in text
        assert "In gesprek · Noor met Sam" in text
        assert "kaart 1 van 12" in text
        assert not list(tmp_path.glob("*.md")), "nothing was said yet, so nothing is written"


async def test_what_is_typed_is_in_the_file_and_the_screen_says_so(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("H", "o", "i")
        await wait_until(pilot, lambda: "bewaard" in shown(pilot))
        assert "\nHoi\n" in only_file(tmp_path).read_text("utf-8")
        assert screen.interview.answer(1).note == "Hoi"


@pytest.mark.parametrize("onward", ["ctrl+n", "ctrl+pagedown", "f9"])
@pytest.mark.parametrize("back", ["ctrl+b", "ctrl+pageup", "f8"])
async def test_back_and_forth_keeps_answer_undo_and_cursor(tmp_path: Path, onward: str, back: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        first = screen.place.field
        first.insert(NOTE)
        first.move_cursor((0, 6))
        await pilot.press(onward)
        await wait_until(pilot, lambda: screen.card.number == 2 and screen.place.field is not first)
        screen.place.field.insert("iets anders")
        await pilot.press(back)
        await wait_until(pilot, lambda: screen.place.field is first)
        assert (first.text, first.cursor_location) == (NOTE, (0, 6))
        assert screen.focused is first
        await pilot.press("ctrl+z")
        assert first.text == ""


@pytest.mark.parametrize("key", ["ctrl+g", "f5"])
async def test_go_to_by_number(tmp_path: Path, key: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press(key)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, GoTo))
        await pilot.press("1", "1", "enter")
        await wait_until(pilot, lambda: screen.card.number == 11)
        assert "“Zodatjes”" in shown(pilot)


@pytest.mark.parametrize("key", ["ctrl+d", "f3"])
async def test_asking_a_probe_is_a_line_that_undo_takes_back(tmp_path: Path, key: str) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=5)) as (pilot, screen):
        asked = screen.place.probe_line.probe
        assert asked is not None
        screen.place.field.insert(NOTE)
        await pilot.press(key)
        assert screen.place.field.text == f"{NOTE}\nDoorgevraagd: {asked.text}\n"
        await wait_until(pilot, lambda: screen.place.probe_line.probe is not asked)
        await pilot.press("ctrl+z")
        assert screen.place.field.text == NOTE


async def test_probes_go_on_back_and_to_another_kind(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=3)) as (pilot, screen):
        first = screen.place.probe_line.probe
        await pilot.press("f6")
        second = screen.place.probe_line.probe
        assert first is not None and second is not None and second != first
        await pilot.press("ctrl+up")
        assert screen.place.probe_line.probe == first
        await pilot.press("f7")
        other = screen.place.probe_line.probe
        assert other is not None and other.kind is not first.kind
        assert screen.place.field.text == ""


@pytest.mark.parametrize("key", ["ctrl+d", "f6", "f7"])
async def test_a_probe_that_has_no_room_is_first_shown(tmp_path: Path, key: str) -> None:
    async with interviewing(tmp_path, (60, 18), path=started(tmp_path, at_card=8)) as (pilot, screen):
        await pilot.pause()
        line = screen.place.probe_line
        probe = line.probe
        assert probe is not None and not line.display
        await pilot.press(key)
        await wait_until(pilot, lambda: line.display and probe.text[:20] in shown(pilot))
        assert line.probe == probe and screen.place.field.text == ""
        assert screen.place.field.size.height >= 5
        await pilot.press(key)
        await wait_until(pilot, lambda: line.probe != probe)
        assert (probe.text in screen.place.field.text) is (key == "ctrl+d")


async def test_what_is_offered_can_be_read_in_a_small_window(tmp_path: Path) -> None:
    note = "Hij belt altijd eerst de dochter op, zodat zij weet wat er die dag gebeurd is."
    path = started(tmp_path, at_card=4, answers={4: Answer(note)})
    async with interviewing(tmp_path, (60, 18), path=path) as (pilot, screen):
        await wait_until(pilot, lambda: bool(screen.place.offer))
        await wait_until(pilot, lambda: "Als zodatje?" in shown(pilot))
        offered = shown(pilot)[shown(pilot).index("Als zodatje?") :].replace("tab: ja · esc: nee", " ")
        assert note in " ".join(offered.split())


async def test_a_sentence_that_was_refused_is_a_so_that_after_all_with_the_key_that_is_told(tmp_path: Path) -> None:
    note = "Ik ga zitten, zodat het rustig wordt."
    path = started(tmp_path, at_card=3, answers={3: Answer(note)})
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        await wait_until(pilot, lambda: bool(screen.place.offer))
        await pilot.press("escape")
        await wait_until(pilot, lambda: says("maakt er alsnog een zodatje van", pilot))
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, ZodatjeDialog)
        assert (dialog.act.value, dialog.rung.value) == ("ga zitten", "het rustig wordt")
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.interview.answer(3).zodatjes == (note,)
        assert not says("maakt er alsnog een zodatje van", pilot)
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        assert isinstance(pilot.app.screen, ZodatjeDialog) and not pilot.app.screen.act.value


async def test_after_two_probes_the_app_leans_to_a_summary(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=3)) as (pilot, screen):
        for _round in range(2):
            await pilot.press("ctrl+d")
            screen.place.field.insert("Hij keek op en zei iets.\n")
        await wait_until(
            pilot, lambda: screen.place.probe_line.probe and screen.place.probe_line.probe.kind == "summarise"
        )


@pytest.mark.parametrize("key", ["ctrl+t", "f2"])
async def test_a_so_that_with_a_second_rung(tmp_path: Path, key: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press(key)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, ZodatjeDialog)
        dialog.act.value = "drink eerst koffie mee"
        await pilot.press("enter")
        dialog.rung.value = "het hun keukentafel blijft"
        await pilot.press("enter")
        await wait_until(pilot, lambda: dialog.rung.value == "")
        dialog.rung.value = "zij de regie houden"
        await pilot.press("enter", "enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        expected = "Ik drink eerst koffie mee, zodat het hun keukentafel blijft, zodat zij de regie houden."
        assert screen.interview.answer(1).zodatjes == (expected,)
        assert screen.focused is screen.place.field
    assert held_in(tmp_path).answer(1).zodatjes == (expected,)


async def test_a_so_that_can_be_changed_and_removed(tmp_path: Path) -> None:
    answers = {3: Answer(zodatjes=("Ik wacht, zodat zij begint.", "Ik kijk, zodat ik zie."))}
    async with interviewing(tmp_path, path=started(tmp_path, at_card=3, answers=answers)) as (pilot, screen):
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, ZodatjeDialog)
        await pilot.press("up", "delete")
        assert screen.interview.answer(3).zodatjes == ("Ik wacht, zodat zij begint.",)
        await pilot.press("up", "enter")
        assert dialog.act.value == "wacht"
        dialog.act.value = "wacht stil"
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.interview.answer(3).zodatjes == ("Ik wacht stil, zodat zij begint.",)


async def test_a_sentence_that_is_no_ladder_is_changed_as_it_is(tmp_path: Path) -> None:
    sentence = "Dan ga ik zitten zodat het rustig wordt."
    answers = {3: Answer(zodatjes=(sentence,))}
    async with interviewing(tmp_path, path=started(tmp_path, at_card=3, answers=answers)) as (pilot, screen):
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, ZodatjeDialog)
        await pilot.press("up", "enter")
        assert dialog.act.value == sentence
        assert screen.interview.answer(3).zodatjes == (sentence,)
        dialog.act.value = "Dan ga ik erbij zitten zodat het rustig wordt"
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.interview.answer(3).zodatjes == ("Dan ga ik erbij zitten zodat het rustig wordt.",)


async def test_a_sentence_left_half_is_kept_with_a_word_and_the_key_goes_on_with_it(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        await pilot.press(*"half")
        assert "pijl omhoog" not in shown(pilot), "there is none to go to"
        await pilot.press("escape")
        await wait_until(
            pilot, lambda: says("Bewaard als zodatje: “Ik half.” ctrl+t of F2: afmaken of weghalen.", pilot)
        )
        assert screen.interview.answer(1).zodatjes == ("Ik half.",)
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, ZodatjeDialog) and dialog.act.value == "half"
        await pilot.press("shift+tab", *["backspace"] * 4, "up", "escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.interview.answer(1).zodatjes == () and not says("Bewaard als zodatje", pilot)


async def test_emptied_fields_leave_a_list_of_what_is_there(tmp_path: Path) -> None:
    answers = {3: Answer(zodatjes=("Ik wacht, zodat zij begint.", "Ik kijk, zodat ik zie."))}
    path = started(tmp_path, at_card=3, answers=answers)
    async with interviewing(tmp_path, (60, 18), path=path) as (pilot, screen):
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, ZodatjeDialog)
        await pilot.press("up")
        await wait_until(pilot, lambda: says("delete: weghalen", pilot))
        await pilot.press("enter")
        dialog.act.value = dialog.rung.value = ""
        await wait_until(pilot, lambda: screen.interview.answer(3).zodatjes == ("Ik wacht, zodat zij begint.",))
        await wait_until(pilot, lambda: dialog.listed.option_count == 1)
        await pilot.press("up", "down", "enter")
        assert dialog.act.value == "wacht"


async def test_a_half_typed_so_that_is_kept_when_the_window_closes(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, ZodatjeDialog)
        dialog.act.value = "blijf zitten"
        dialog.rung.value = "er rust is"
        await wait_until(pilot, lambda: screen.interview.answer(1).zodatjes)
    assert held_in(tmp_path).answer(1).zodatjes == ("Ik blijf zitten, zodat er rust is.",)


async def test_a_sentence_with_zodat_is_offered_and_taken_with_tab(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        screen.place.field.insert("Ik ga naast dit kind zitten, zodat het rustig wordt. En dan?")
        await wait_until(pilot, lambda: "Als zodatje?" in shown(pilot))
        await pilot.press("tab")
        assert screen.interview.answer(1).zodatjes == ("Ik ga naast dit kind zitten, zodat het rustig wordt.",)
        await wait_until(pilot, lambda: "Als zodatje?" not in shown(pilot))
        assert screen.focused is screen.place.field


@pytest.mark.parametrize("filled", range(8, 14))
async def test_an_offer_does_not_hide_the_words_that_were_typed_last(tmp_path: Path, filled: int) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        field = screen.place.field
        field.insert("Regel.\n" * filled + "Eerst zelf kijken zodat zij het rustig kunnen doen. Einde")
        await wait_until(pilot, lambda: "Einde" in shown(pilot))
        before = field.size.height
        screen.look_at_note()
        await wait_until(pilot, lambda: field.size.height < before)
        await wait_until(pilot, lambda: "Einde" in shown(pilot))


async def test_what_one_reads_higher_up_stays_where_it_is_when_a_window_changes(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        field = screen.place.field
        field.insert("".join(f"Regel {number}.\n" for number in range(40)))
        await wait_until(pilot, lambda: "Regel 39." in shown(pilot))
        field.scroll_to(y=0, animate=False)
        await wait_until(pilot, lambda: "Regel 0." in shown(pilot))
        await pilot.resize_terminal(80, 20)
        await wait_until(pilot, lambda: screen.size.height == 20)
        await pilot.pause()
        assert "Regel 0." in shown(pilot)


async def test_an_offer_that_is_refused_never_comes_back(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        screen.place.field.insert("Ik ga zitten, zodat het rustig wordt.")
        await wait_until(pilot, lambda: bool(screen.place.offer))
        await pilot.press("escape")
        assert screen.place.offer == ""
        assert screen.interview.answer(1).zodatjes == ()
    async with interviewing(tmp_path, path=only_file(tmp_path)) as (pilot, screen):
        await pilot.pause()
        assert screen.place.offer == ""
        assert "rustig" not in only_file(tmp_path).read_text("utf-8").split("---")[1]


@pytest.mark.parametrize("key", ["ctrl+l", "f4"])
async def test_highlighting_the_line_of_the_cursor(tmp_path: Path, key: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        screen.place.field.insert(NOTE)
        await pilot.press(key)
        assert screen.place.field.text == f"=={NOTE}=="
        await pilot.press(key)
        assert screen.place.field.text == NOTE


async def test_a_parked_card_comes_round_again(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=3)) as (pilot, screen):
        await pilot.press("ctrl+r")
        await wait_until(pilot, lambda: screen.card.number == 4)
        assert screen.interview.parked == (3,)
        await pilot.press("ctrl+g", "1", "2", "enter")
        await wait_until(pilot, lambda: screen.card.number == 12)
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: screen.card.number == 3)
        await pilot.press("ctrl+r")
        assert not screen.interview.parked


async def test_the_cards_that_sum_up_lay_what_was_heard_beside_the_note(tmp_path: Path) -> None:
    answers = {3: Answer(note="==Eerst kijken.== Dan vragen.", zodatjes=("Ik wacht, zodat zij begint.",))}
    async with interviewing(tmp_path, path=started(tmp_path, at_card=12, answers=answers)) as (pilot, _screen):
        await pilot.pause()
        text = shown(pilot)
        assert "Zodatjes tot nu toe" in text and "Ik wacht, zodat zij" in text
        assert "Gemarkeerd" in text and "Eerst kijken." in text


async def test_what_was_heard_can_be_read_to_its_end_by_key(tmp_path: Path) -> None:
    zodatjes = tuple(f"Ik doe stap {number}, zodat het lukt." for number in range(1, 13))
    answers = {3: Answer(note="==Eerst kijken.==", zodatjes=zodatjes)}
    async with interviewing(tmp_path, path=started(tmp_path, at_card=12, answers=answers)) as (pilot, screen):
        await wait_until(pilot, lambda: "Ik doe stap 1," in shown(pilot))
        assert "Eerst kijken." not in shown(pilot)
        for _page in range(8):
            await pilot.press("alt+pagedown")
        await wait_until(pilot, lambda: "Eerst kijken." in shown(pilot))
        assert screen.focused is screen.place.field
        for _page in range(8):
            await pilot.press("alt+up")
        await wait_until(pilot, lambda: "Ik doe stap 1," in shown(pilot))
        await pilot.press("ctrl+b")
        await wait_until(pilot, lambda: screen.card.number == 11)
        await pilot.press("ctrl+g", "4", "enter")
        await wait_until(pilot, lambda: screen.card.number == 4)
        assert "heard_on" not in [command.id for command in screen.live_commands()]


async def test_the_card_large_and_back(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=7)) as (pilot, screen):
        await pilot.press("ctrl+o")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, CardLarge))
        await wait_until(pilot, lambda: "W e r k e n" in shown(pilot))
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.focused is screen.place.field


def says(text: str, pilot: Pilot[None]) -> bool:
    """Whether that text is on the screen, wherever its lines end."""
    return text in " ".join(shown(pilot).split())


@pytest.mark.parametrize("size", [(60, 18), (80, 22), (80, 24), (80, 27), (120, 40)])
@pytest.mark.parametrize("card", [1, 5, 8])
async def test_there_is_air_between_the_probe_and_the_note_wherever_it_can_be(
    tmp_path: Path, size: tuple[int, int], card: int
) -> None:
    async with interviewing(tmp_path, size, path=started(tmp_path, at_card=card)) as (pilot, screen):
        await pilot.pause()
        probe, paper = screen.place.probe_line, screen.query_one("#paper")
        rows = screen.place.field.size.height
        assert rows >= 6
        if probe.display:
            space = paper.region.y - probe.region.bottom
            assert space == 1 or (space == 0 and rows == 6)


async def opened_large(pilot: Pilot[None], key: str = "ctrl+o") -> CardLarge:
    """The card alone."""
    await pilot.press(key)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, CardLarge) and pilot.app.screen.is_mounted)
    await pilot.pause()
    assert isinstance(pilot.app.screen, CardLarge)
    return pilot.app.screen


@pytest.mark.parametrize("keys", [{}, {"next": "f11", "previous": "alt+b"}], ids=["usual keys", "own keys"])
async def test_next_and_back_work_in_the_card_large_and_the_interview_goes_along(
    tmp_path: Path, keys: dict[str, str]
) -> None:
    on, back = keys.get("next", "ctrl+n"), keys.get("previous", "ctrl+b")
    async with interviewing(tmp_path, path=started(tmp_path, at_card=7), keys=keys) as (pilot, screen):
        large = await opened_large(pilot)
        said = f"{'F11' if keys else 'ctrl+n of F9'} volgende · {back if keys else 'ctrl+b of F8'} vorige"
        assert said in shown(pilot)
        await pilot.press(on)
        await wait_until(pilot, lambda: screen.card.number == 8 and says(screen.card.text[0], pilot))
        await pilot.press(back, back)
        await wait_until(pilot, lambda: screen.card.number == 6 and says(screen.card.text[0], pilot))
        assert pilot.app.screen is large
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.interview.at_card == 6
        assert screen.focused is screen.place.field


async def test_the_card_large_stays_at_the_first_and_the_last_card(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=12)) as (pilot, screen):
        large = await opened_large(pilot)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert pilot.app.screen is large, "there is nothing to round off while the two of you read the card"
        assert screen.card.number == 12


@pytest.mark.parametrize("size", [(50, 15), (60, 18), (80, 24), (200, 60)])
async def test_the_card_large_says_what_can_be_done_in_every_window(tmp_path: Path, size: tuple[int, int]) -> None:
    async with interviewing(tmp_path, size, path=started(tmp_path, at_card=5)) as (pilot, _screen):
        await opened_large(pilot)
        text = shown(pilot)
        keys = "ctrl+n of F9 volgende · ctrl+b of F8 vorige · " if size[0] >= 80 else "F9 volgende · F8 vorige · "
        assert keys in text and "esc: terug" in text, "where one fits, the one that closes no window elsewhere"
        assert ("Grotere letters: ctrl en +, op een Mac cmd en +" in text) is (size[1] >= 18)
        assert "Wat is die constante" in text and "veranderde?" in text


async def test_a_card_that_is_longer_than_the_window_can_be_read_to_its_end(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (50, 8), path=started(tmp_path, at_card=5)) as (pilot, _screen):
        await opened_large(pilot)
        assert "spatie: de rest" in shown(pilot)
        assert "veranderde?" not in shown(pilot)
        await pilot.press("down", "down", "down")
        await wait_until(pilot, lambda: "veranderde?" in shown(pilot))


async def test_a_window_that_is_too_small_says_what_to_do_and_still_has_the_card_large(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (50, 15), path=started(tmp_path, at_card=5)) as (pilot, screen):
        text = " ".join(shown(pilot).split())
        assert "Dit venster is te klein" in text and "Er gaat niets verloren." in text
        assert "60 kolommen en 18 regels nodig; hier zijn het er 50 en 15." in text
        assert "Met ctrl+o zie je alleen de kaart" in text
        await opened_large(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)


async def test_the_bar_is_quiet_while_a_dialog_is_open(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        assert "Volgende" in shown(pilot).splitlines()[-1]
        await pilot.press("ctrl+g")
        await wait_until(pilot, lambda: pilot.app.screen is not screen and pilot.app.screen.is_mounted)
        await pilot.pause()
        bar = screen.query_one(KeysBar)
        assert str(bar.render()) == ""
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await wait_until(pilot, lambda: "Volgende" in shown(pilot).splitlines()[-1])


async def test_after_the_last_card_comes_the_question_to_read_back(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=12)) as (pilot, screen):
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, RoundOff))
        await wait_until(pilot, lambda: "liever lang" in shown(pilot))
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.card.number == 12


async def test_keys_are_silent_under_a_dialog(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        await pilot.press("ctrl+n", "ctrl+d")
        assert screen.card.number == 1
        assert screen.place.field.text == ""


async def test_the_time_can_be_hidden_and_paused(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, _screen):
        assert "0 van 60 min" in shown(pilot)
        await pilot.press("alt+p")
        await wait_until(pilot, lambda: "pauze" in shown(pilot))
        await pilot.press("alt+t")
        await wait_until(pilot, lambda: "van 60 min" not in shown(pilot))


async def test_the_rail_goes_to_a_card_by_mouse(tmp_path: Path) -> None:
    async with interviewing(tmp_path, size=(120, 40)) as (pilot, screen):
        await pilot.pause()
        await pilot.click(screen.parts.rail, offset=(6, 8))
        await wait_until(pilot, lambda: screen.card.number > 1)
        assert screen.parts.rail.here == screen.card.number


async def test_typing_goes_on_in_a_window_that_is_too_small(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.resize_terminal(40, 10)
        await wait_until(pilot, lambda: "te klein" in shown(pilot))
        await pilot.press("a", "b")
        assert screen.interview.answer(1).note == "ab"
        await pilot.resize_terminal(80, 24)
        await wait_until(pilot, lambda: "te klein" not in shown(pilot) and "ab" in shown(pilot))


NAMES = [
    "[/b]",
    "[@click=app.quit]x",
    "Jo[red]l",
    "../../etc/passwd",
    "CON",
    "é" * 300,
    "مرحبا",
    "👩‍👩‍👧‍👦",
    "$primary",
]


@pytest.mark.parametrize("name", NAMES)
async def test_names_are_shown_to_the_letter(tmp_path: Path, name: str) -> None:
    async with interviewing(tmp_path, interviewer=name, interviewee=name) as (pilot, screen):
        await pilot.pause()
        assert name[:20] in screen.parts.header.left.plain
        await pilot.press("x")
    assert held_in(tmp_path).interviewer == name
    assert only_file(tmp_path).parent == tmp_path


async def test_control_characters_in_a_note_stay_when_another_is_edited(tmp_path: Path) -> None:
    path = started(tmp_path, at_card=3, answers={3: Answer(note="a\x07b\u202ec"), 4: Answer(note="x")})
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        assert "⟨U+0007⟩" in shown(pilot)
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: screen.card.number == 4)
        await pilot.press("y")
    assert held_in(tmp_path).answer(3).note == "a\x07b\u202ec"


async def test_own_keys(tmp_path: Path) -> None:
    async with interviewing(tmp_path, keys={"next": "ctrl+j,f9"}) as (pilot, screen):
        assert "ctrl+j Volgende" in shown(pilot)
        await pilot.press("ctrl+n")
        assert screen.card.number == 1
        await pilot.press("f9")
        await wait_until(pilot, lambda: screen.card.number == 2)


def started(folder: Path, **changes: object) -> Path:
    """A transcript in `folder` to go on with."""
    cards = shipped("nl")
    held = interview(question_set=cards.ref, sharing=Circle.TEAM, **changes)
    path = folder / "2026-11-24-sam-3f9k2m.md"
    path.write_bytes(compose(held, cards))
    return path


async def test_another_window_keeps_the_selected_card_in_sight(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (80, 40), path=started(tmp_path, at_card=12)) as (pilot, _screen):
        await pilot.press("ctrl+g")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, GoTo))
        await wait_until(pilot, lambda: "12  Je kompas" in shown(pilot))
        await pilot.resize_terminal(60, 16)
        await wait_until(pilot, lambda: pilot.app.size.height == 16)
        await wait_until(pilot, lambda: "12  Je kompas" in shown(pilot))


async def test_a_highlight_says_what_comes_first_where_nothing_stands(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        said: list[str] = []
        screen.notify = lambda text, **_how: said.append(text)  # type: ignore[method-assign]
        await pilot.press("ctrl+l")
        assert said == ["Typ eerst iets, of ga naar een regel waar iets staat: die kun je markeren."]
        await pilot.press("a", "ctrl+l")
        assert len(said) == 1 and screen.place.field.text == "==a=="


async def test_what_was_done_makes_room_for_the_hint_about_a_resident(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        screen.parts.notice.told = "Dit is gedaan."
        screen.fit()
        await wait_until(pilot, lambda: "Dit is gedaan." in shown(pilot))
        screen.place.field.insert("Bel sam@voorbeeld.nl vandaag.")
        screen.look_at_note()
        await wait_until(pilot, lambda: "alt+v" in shown(pilot))
        assert "Dit is gedaan." not in shown(pilot)


async def test_saving_by_hand_says_that_it_is_done(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        said: list[str] = []
        screen.notify = lambda text, **_how: said.append(text)  # type: ignore[method-assign]
        screen.place.field.insert("Koffie.")
        await screen.run_action("save")
        await wait_until(pilot, lambda: said)
        assert said == ["Alles is bewaard."] and list(tmp_path.glob("*.md"))
