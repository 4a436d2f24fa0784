"""What looks identifying is marked quietly in the note, and one key puts a neutral word in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from interview_tui.interview.model import Answer
from interview_tui.interview.privacy.finding import IdentifierKind
from interview_tui.storage.places import state_folder
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.note.identifying import LONGEST, any_in, identifying, nearest
from interview_tui.tui.read_back.rewrite import RewriteDialog
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.interview.test_screen import started
from tests.tui.note.stage import ASKED, Stage
from tests.tui.note.test_field import holding, on_stage
from tests.tui.read_back.stage import comes, opened, saved, spoken, to_closing_sentence
from tests.tui.stage import held_in, interviewing, shown
from tests.tui.waiting import wait_until

PHONE, MAIL = "06-12345678", "a@voorbeeld.nl"
NOTE = f"Bel {PHONE}.\n\nOf mail {MAIL}, of bel 020-1234567.\nMeer niet."
WORD = {IdentifierKind.PHONE: "[telefoonnummer]", IdentifierKind.EMAIL: "[e-mailadres]"}
ONE = NOTE.replace(PHONE, "[telefoonnummer]")
TWO = NOTE.replace(MAIL, "[e-mailadres]")
THREE = NOTE.replace("020-1234567", "[telefoonnummer]")
HINT = "Herkenbaar gegeven? alt+v zet er een neutraal woord voor in de plaats."


def underlined(pilot: Pilot[None]) -> str:
    """What is underlined on the screen."""
    lines = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return "".join(one.text for line in lines for one in line if one.style and one.style.underline)


def neutralised(place: tuple[int, int], then: Callable[[NoteField], None]) -> None:
    app = holding(NOTE)

    def scene(field: NoteField) -> None:
        field.move_cursor(place)
        assert field.replace_identifying(WORD.__getitem__)
        then(field)

    on_stage(app, scene)


@pytest.mark.parametrize(
    ("place", "note", "cursor"),
    [
        ((0, 0), ONE, (0, 0)),  # nothing before: the next one
        ((0, 4), ONE, (0, 4)),
        ((0, 7), ONE, (0, 20)),  # in the middle: behind the word
        ((0, 15), ONE, (0, 20)),
        ((0, 16), ONE, (0, 21)),
        ((1, 0), ONE, (1, 0)),
        ((2, 3), ONE, (2, 3)),
        ((2, 8), TWO, (2, 8)),
        ((2, 24), TWO, (2, 23)),
        ((2, 41), THREE, (2, 47)),
        ((3, 10), THREE, (3, 10)),
    ],
)
def test_the_one_at_the_cursor_or_last_before_it(place: tuple[int, int], note: str, cursor: tuple[int, int]) -> None:
    def then(field: NoteField) -> None:
        assert (field.note, field.cursor_location) == (note, cursor)

    neutralised(place, then)


def test_it_is_one_step_for_undo_apart_from_what_was_typed() -> None:
    def then(field: NoteField) -> None:
        field.insert("!")
        field.undo()
        assert field.note == THREE
        field.undo()
        assert field.note == NOTE
        field.redo()
        assert field.note == THREE

    neutralised((3, 10), then)


def test_press_after_press_until_nothing_is_left() -> None:
    def scene(field: NoteField) -> None:
        field.move_cursor((3, 0))
        presses = 0
        while field.is_identifying:
            assert field.replace_identifying(WORD.__getitem__)
            presses += 1
        assert presses == 3
        assert not field.replace_identifying(WORD.__getitem__)
        assert field.note == "Bel [telefoonnummer].\n\nOf mail [e-mailadres], of bel [telefoonnummer].\nMeer niet."

    on_stage(holding(NOTE), scene)


def test_what_may_not_be_edited_stays() -> None:
    def scene(field: NoteField) -> None:
        field.read_only = True
        assert not field.replace_identifying(WORD.__getitem__)
        assert field.note == NOTE

    on_stage(holding(NOTE), scene)


async def test_a_mark_comes_while_typing_and_goes_again() -> None:
    app = Stage(lambda: NoteField("Bel ", asked_label=ASKED, id="field"))
    async with app.run_test(size=(40, 8)):
        await app.settle()
        app.field.move_cursor((0, 4))

        def underlined() -> str:
            return "".join(cell.data for row in app.terminal.cells() for cell in row if cell.underscore)

        await app.key(*"061234567")
        assert underlined() == ""
        await app.key("8")
        assert underlined() == "0612345678"
        await app.key("9")
        assert underlined() == ""
        await app.key("backspace")
        await app.key(".")
        assert underlined() == "0612345678"


async def test_a_mark_that_goes_on_in_the_next_row_is_whole() -> None:
    app = Stage(lambda: NoteField("Je kunt mij bellen op 06 12 34 56 78, zei ze", asked_label=ASKED, id="field"))
    async with app.run_test(size=(30, 8)):
        await app.settle()
        rows = ["".join(cell.data for cell in row if cell.underscore) for row in app.terminal.cells()]
        assert [row for row in rows if row] == ["06 ", "12 34 56 78"]


def test_a_line_of_a_whole_book_is_not_looked_at() -> None:
    line = f"{PHONE} " + "a" * LONGEST
    assert identifying(line) == ()
    assert not any_in([line])
    assert nearest([line], (0, 5)) is None
    assert identifying(line[:LONGEST]) == ((0, len(PHONE)),)


lines = st.lists(st.sampled_from(["", "niets", NOTE.split("\n")[0], NOTE.split("\n")[2]]), min_size=1, max_size=5)


@given(lines, st.data())
def test_nearest_is_what_going_through_all_of_them_gives(note: list[str], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(note) - 1))
    column = data.draw(st.integers(0, len(note[row])))
    all_of_them = [((y, start), (y, end)) for y, line in enumerate(note) for start, end in identifying(line)]
    before = [span for span in all_of_them if span[0] <= (row, column)]
    wanted = before[-1] if before else all_of_them[0] if all_of_them else None
    found = nearest(note, (row, column))
    assert (found and ((found[0], found[1].start), (found[0], found[1].end))) == wanted
    assert any_in(note) == bool(all_of_them)


# --- on the screen


async def test_the_key_the_hint_and_the_file(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        screen.place.field.insert("Geen nummers hier.")
        screen.look_at_note()
        assert HINT not in shown(pilot)
        screen.place.field.insert(f" Bel {PHONE} of {MAIL}.")
        await wait_until(pilot, lambda: HINT in shown(pilot))
        assert screen.parts.notice.has_class("-quiet")
        assert screen.focused is screen.place.field
        await pilot.press("alt+v", "alt+v", "alt+v")
        assert screen.place.field.text == "Geen nummers hier. Bel [telefoonnummer] of [e-mailadres]."
        await wait_until(pilot, lambda: HINT not in shown(pilot))
        await pilot.press("ctrl+z")
        await wait_until(pilot, lambda: HINT in shown(pilot))
        await pilot.press("alt+v")
    assert held_in(tmp_path).answer(1).note == "Geen nummers hier. Bel [telefoonnummer] of [e-mailadres]."


async def test_what_it_replaced_is_in_no_earlier_version(tmp_path: Path) -> None:
    address = "Molenstraat 112, 1234 AB"
    async with interviewing(tmp_path) as (pilot, screen):
        screen.place.field.insert(f"Zij woont elf jaar op {address}.")
        assert screen.desk.flush(5)
        await pilot.press("alt+v")
        assert screen.place.field.text == "Zij woont elf jaar op [adres]."
        assert screen.desk.flush(5)
        assert screen.desk.versions() == []
        screen.place.field.clear()
        await wait_until(pilot, lambda: screen.desk.flush(5) and screen.desk.versions())
    assert not [path for path in state_folder().rglob("*") if path.is_file() and address.encode() in path.read_bytes()]


async def test_the_word_is_in_the_language_of_the_interview(tmp_path: Path) -> None:
    from interview_tui.cards.shipped import shipped

    async with interviewing(tmp_path, cards=shipped("en")) as (pilot, screen):
        screen.place.field.insert("born 12 March 1987")
        await pilot.press("alt+v")
        assert screen.place.field.text == "born [date of birth]"


async def test_the_hint_says_the_key_of_the_user(tmp_path: Path) -> None:
    async with interviewing(tmp_path, keys={"neutral": "f11"}) as (pilot, screen):
        screen.place.field.insert(PHONE)
        await wait_until(pilot, lambda: "Herkenbaar gegeven? F11 zet" in shown(pilot))
        await pilot.press("f11")
        assert screen.place.field.text == "[telefoonnummer]"


async def test_the_hint_yields_where_rows_are_short_and_the_mark_stays(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=8)) as (pilot, screen):
        screen.place.field.insert(PHONE)
        await wait_until(pilot, lambda: HINT in shown(pilot))
        await pilot.resize_terminal(80, 18)
        await wait_until(pilot, lambda: HINT not in shown(pilot))
        assert screen.place.field.size.height >= 6
        assert PHONE in shown(pilot)


async def test_another_card_another_hint(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        screen.place.field.insert(PHONE)
        await wait_until(pilot, lambda: HINT in shown(pilot))
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: screen.card.number == 2 and HINT not in shown(pilot))
        await pilot.press("ctrl+b")
        await wait_until(pilot, lambda: screen.card.number == 1 and HINT in shown(pilot))


PUT_IN = "Er staat nu een neutraal woord. ctrl+z maakt dat ongedaan."


def told(pilot: Pilot[None]) -> list[str]:
    """The messages that are shown over the screen."""
    return [one.message for one in pilot.app._notifications]


async def test_what_was_put_in_is_said_once_and_not_on_another_card(tmp_path: Path) -> None:
    """There ctrl+z takes something else back."""
    async with interviewing(tmp_path) as (pilot, screen):
        screen.place.field.insert(f"Bel {PHONE} of {MAIL}.")
        await wait_until(pilot, lambda: HINT in shown(pilot))
        await pilot.press("alt+v", "alt+v")
        await wait_until(pilot, lambda: told(pilot) == [PUT_IN])
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: screen.card.number == 2 and not told(pilot))


async def test_what_was_put_in_is_not_said_once_its_dialog_is_closed(tmp_path: Path) -> None:
    held = spoken(answers={4: Answer(f"Bel {PHONE}.", ("Ik bel, zodat zij het weet.",))})
    async with opened(saved(tmp_path, held), ReadBackScreen) as (pilot, _screen):
        await pilot.press("h")
        await comes(pilot, RewriteDialog)
        await pilot.press("alt+v")
        await wait_until(pilot, lambda: told(pilot) == [PUT_IN])
        await pilot.press("escape")
        await comes(pilot, ReadBackScreen)
        await wait_until(pilot, lambda: not told(pilot))


async def test_the_key_where_an_answer_is_rewritten(tmp_path: Path) -> None:
    held = spoken(answers={4: Answer(f"Bel {PHONE}.", ("Ik bel 020-1234567, zodat zij het weet.",))})
    async with opened(saved(tmp_path, held), ReadBackScreen) as (pilot, screen):
        await pilot.press("h")
        await comes(pilot, RewriteDialog)
        await pilot.press("alt+v", "tab", "alt+v", "escape")
        await comes(pilot, ReadBackScreen)
        wanted = Answer("Bel [telefoonnummer].", ("Ik bel [telefoonnummer], zodat zij het weet.",))
        assert screen.interview.answer(4) == wanted


async def test_the_mark_the_hint_and_the_key_in_the_field_for_so_thats(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("ctrl+t")
        dialog = await comes(pilot, ZodatjeDialog)
        await pilot.press(*"bel ", *PHONE)
        await wait_until(pilot, lambda: HINT in shown(pilot))
        assert underlined(pilot) == PHONE
        await pilot.press("alt+v", *" vaak", "enter", *"zij ", *MAIL, "space", *"leest")
        assert dialog.act.value == "bel [telefoonnummer] vaak"
        await wait_until(pilot, lambda: underlined(pilot) == MAIL)
        await pilot.press("home", "alt+v")
        await wait_until(pilot, lambda: HINT not in shown(pilot))
        await pilot.press("end", "!", "escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
    kept = held_in(tmp_path).answer(1).zodatjes
    assert kept == ("Ik bel [telefoonnummer] vaak, zodat zij [e-mailadres] leest!",)


async def test_the_key_of_the_user_in_the_field_for_so_thats(tmp_path: Path) -> None:
    async with interviewing(tmp_path, keys={"neutral": "f11"}) as (pilot, _screen):
        await pilot.press("ctrl+t")
        dialog = await comes(pilot, ZodatjeDialog)
        await pilot.press(*PHONE)
        await wait_until(pilot, lambda: "Herkenbaar gegeven? F11 zet" in shown(pilot))
        await pilot.press("f11")
        assert dialog.act.value == "[telefoonnummer]"


@pytest.mark.parametrize("sentence", ["ik wacht zodat zij begint", "iets heel anders", "Ik x\x1b[2J, zodat y."])
async def test_a_so_that_that_is_only_looked_at_stays_to_the_letter(tmp_path: Path, sentence: str) -> None:
    """What a hand wrote into the file in its own way is not made better by opening it."""
    path = started(tmp_path, at_card=3, answers={3: Answer("x", (sentence,))})
    before = path.read_bytes()
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        await pilot.press("ctrl+t")
        dialog = await comes(pilot, ZodatjeDialog)
        await pilot.press("up", "enter")
        await wait_until(pilot, lambda: dialog.act.value)
        assert "\x1b" not in shown(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.interview.answer(3).zodatjes == (sentence,)
    assert path.read_bytes() == before


async def test_the_mark_the_hint_and_the_key_in_the_closing_sentence(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen) as (pilot, screen):
        closing = await to_closing_sentence(pilot)
        await pilot.press(*"te bellen naar ", *PHONE)
        await wait_until(pilot, lambda: HINT in " ".join(shown(pilot).split()))
        assert underlined(pilot) == PHONE
        await pilot.press("alt+v")
        await wait_until(pilot, lambda: "Herkenbaar" not in shown(pilot))
        assert closing.field.note == "te bellen naar [telefoonnummer]"
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert PHONE not in screen.interview.closing
        assert "[telefoonnummer]" in screen.interview.closing
