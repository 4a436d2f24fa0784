"""Keys wait their turn, each reaches the field it was typed for, and none keeps the program from ending in time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.traceback import Traceback
from textual import events
from textual.pilot import Pilot

from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Circle
from interview_tui.process.endings import GRACE
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.app.help import HelpScreen
from interview_tui.tui.interview.card_large import CardLarge
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from interview_tui.tui.kit.commands import APP, INTERVIEW
from interview_tui.tui.kit.tips import TipsDialog
from interview_tui.tui.kit.widgets.bars import KeysBar
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.closing import ClosingScreen
from interview_tui.tui.terminal import keys_in_turn
from tests.tui.stage import held_in, interviewing, shown
from tests.tui.terminal.keyboard import cut, send
from tests.tui.waiting import wait_until


@asynccontextmanager
async def restless(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Pilot[None], GesprekApp]]:
    """The first card, on a screen that never comes to rest."""
    async with interviewing(folder) as (pilot, _screen):
        app = pilot.app
        assert isinstance(app, GesprekApp)
        monkeypatch.setattr(keys_in_turn, "_is_changing_screens", lambda _app: True)
        yield pilot, app


async def test_a_screen_that_never_comes_to_rest_keeps_no_key_when_the_program_is_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with restless(tmp_path, monkeypatch) as (pilot, app):
        for key, character in (("ctrl+n", None), ("ctrl+n", None), ("ctrl+n", None), ("x", "x"), ("y", "y")):
            app.post_message(events.Key(key, character))
        began = time.monotonic()
        app.ask_to_leave(0)
        await wait_until(pilot, lambda: app._exit, seconds=2 * GRACE)
        assert time.monotonic() - began < GRACE
    held = held_in(tmp_path)
    assert held.answer(held.at_card).note.strip() == "xy", "on the card that the commands had time to lead to"


WORDS = tuple(f"woord{number}" for number in range(100, 160))


def send_words_behind_commands(app: GesprekApp) -> None:
    for number, word in enumerate(WORDS):
        app.post_message(events.Key("ctrl+b" if number % 2 else "ctrl+n", None))
        for letter in word:
            app.post_message(events.Key(letter, letter))


async def test_words_behind_more_commands_than_there_is_time_for_are_in_the_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with restless(tmp_path, monkeypatch) as (pilot, app):
        send_words_behind_commands(app)
        app.post_message(events.Paste("geplakt"))
        began = time.monotonic()
        app.ask_to_leave(143)
        await wait_until(pilot, lambda: app._exit, seconds=3 * GRACE)
        assert time.monotonic() - began < GRACE
    notes = "\n".join(held_in(tmp_path).answer(card).note for card in (1, 2))
    assert [word for word in (*WORDS, "geplakt") if notes.count(word) != 1] == []


@pytest.mark.parametrize("opening", [None, "ctrl+t", "alt+a", "f1"])
async def test_words_behind_a_queue_that_hangs_are_typed_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opening: str | None
) -> None:
    rest = asyncio.Event()

    async def never(_app: object) -> None:
        await rest.wait()

    async with interviewing(tmp_path) as (pilot, screen):
        app = pilot.app
        assert isinstance(app, GesprekApp)
        monkeypatch.setattr(keys_in_turn, "_settled", never)
        monkeypatch.setattr(keys_in_turn, "_LEAVING", 60)
        monkeypatch.setattr(keys_in_turn, "_COMMANDS", 0.2)
        app.post_message(events.Key(opening or "ctrl+n", None))
        send(pilot, "ik wacht")
        send_words_behind_commands(app)
        await wait_until(pilot, lambda: app._keys._paused and (opening is None or app.screen is not screen))
        app.ask_to_leave(143)
        try:
            await wait_until(pilot, lambda: WORDS[-1] in screen.place.field.text)
            text = screen.place.field.text
            if isinstance(app.screen, ZodatjeDialog):
                text += f"\n{app.screen.act.value}"
        finally:
            rest.set()
    assert [line for line in text.split("\n") if line] == (
        [*WORDS, "ik wacht"] if opening == "ctrl+t" else ["ik wacht", *WORDS]
    )


async def test_a_dialog_that_is_not_there_yet_has_no_field(tmp_path: Path) -> None:
    """A key may be looked at between the moment it opens a dialog and the moment its fields are there."""
    async with interviewing(tmp_path) as (_pilot, screen):
        for dialog in (ZodatjeDialog((), "nl", lambda _sentences: None), ClosingScreen(screen.desk, {}, Circle.TEAM)):
            assert keys_in_turn._field_of(dialog) is None


async def test_a_dialog_whose_widgets_are_gone_is_asked_for_its_focus_alone(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        for dialog in (ZodatjeDialog((), "nl", lambda _sentences: None), ClosingScreen(screen.desk, {}, Circle.TEAM)):
            await pilot.app.push_screen(dialog)
            await dialog.query("*").remove()
            dialog._query_one_cache.clear()
            assert dialog.is_mounted and keys_in_turn._field_of(dialog) is dialog.focused


async def test_the_end_of_the_thread_that_reads_the_keys_loses_none_that_it_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with restless(tmp_path, monkeypatch) as (pilot, app):
        for key, character in (("ctrl+n", None), ("x", "x"), ("y", "y")):
            app.post_message(events.Key(key, character))
        app.call_later(app.panic, Traceback.from_exception(OSError, OSError(5, "gone"), None))
        await wait_until(pilot, lambda: app._exit, seconds=2 * GRACE)
        assert app.return_code == 129
    assert held_in(tmp_path).answer(2).note == "xy"


async def test_behind_a_paste_letters_need_not_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rest = asyncio.Event()

    async def never(_app: object) -> None:
        await rest.wait()

    async with interviewing(tmp_path) as (pilot, screen):
        monkeypatch.setattr(keys_in_turn, "_settled", never)
        pilot.app.post_message(events.Paste("koffie "))
        for letter in "met":
            pilot.app.post_message(events.Key(letter, letter))
        pilot.app.post_message(events.Paste(" melk"))
        try:
            await wait_until(pilot, lambda: screen.place.field.text == "koffie met melk")
        finally:
            rest.set()


async def test_a_command_with_alt_waits_for_the_text_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        seen: list[str] = []

        def note(_screen: InterviewScreen) -> None:
            seen.append(screen.place.field.text)

        monkeypatch.setattr(InterviewScreen, "action_hide_time", note)
        for letter in "koffie":
            pilot.app.post_message(events.Key(letter, letter))
        pilot.app.post_message(events.Key("alt+t", "t"))
        await wait_until(pilot, lambda: seen)
        assert seen == ["koffie"]


# --- what a key is, when its turn has come

OFFERED = "Ik ga zitten, zodat het rustig wordt."


@pytest.mark.parametrize(
    "reads", [("\x1baan tafel",), ("\x1b", "a", "an tafel"), ("\x1b[27u", "aan tafel")], ids=["one", "three", "kitty"]
)
async def test_esc_and_a_sentence_while_something_is_offered(tmp_path: Path, reads: tuple[str, ...]) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, OFFERED)
        await wait_until(pilot, lambda: screen.has_offer)
        send(pilot, *reads)
        await wait_until(pilot, lambda: screen.place.field.text == f"{OFFERED}aan tafel")
        assert pilot.app.screen is screen
        await wait_until(pilot, lambda: not screen.has_offer)


async def test_esc_and_a_sentence_with_the_letter_of_the_curtain_closes_none(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, OFFERED)
        await wait_until(pilot, lambda: screen.has_offer)
        (letter,) = (key.removeprefix("alt+") for key in screen.app.curtain_keys if key.startswith("alt+"))
        send(pilot, f"\x1b{letter}a zitten")
        await wait_until(pilot, lambda: screen.place.field.text == f"{OFFERED}{letter}a zitten")
        assert not screen.app.is_hidden


LETTERS = "".join(sorted({*"abcdefghijklmnopqrstuvwxyz", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *"éÉ", *'"(«'}))
ESC_AND_TEXT = "".join(f"\x1b{letter}en zin. " for letter in LETTERS)


@pytest.mark.parametrize("reads", [None, "each in its read", "by ten"])
async def test_esc_and_a_sentence_is_text_whatever_its_first_letter(tmp_path: Path, reads: str | None) -> None:
    """Where nothing is offered, too: no word is eaten by a command with alt, and none ends the program."""
    async with interviewing(tmp_path, form="onboarding") as (pilot, screen):
        sent = {None: [ESC_AND_TEXT], "each in its read": cut(ESC_AND_TEXT, range(0, 2000, 10))}
        send(pilot, *sent.get(reads, cut(ESC_AND_TEXT, range(0, 2000, 100))))
        text = ESC_AND_TEXT.replace("\x1b", "")
        await wait_until(pilot, lambda: screen.place.field.text == text or pilot.app.screen is not screen)
        assert pilot.app.screen is screen
        assert not screen.app.is_hidden


@pytest.mark.parametrize("letter", ["q", "a", "g", "o", "t"])
@pytest.mark.parametrize("opening", ["ctrl+p", "ctrl+t", "ctrl+g", "alt+a", "f1", "ctrl+o"])
async def test_esc_and_a_sentence_in_a_dialog_closes_it_and_is_text(tmp_path: Path, opening: str, letter: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press(opening)
        await wait_until(pilot, lambda: pilot.app.screen is not screen and pilot.app.screen.is_mounted)
        send(pilot, f"\x1b{letter}en zin.")
        await wait_until(pilot, lambda: screen.place.field.text == f"{letter}en zin.")
        assert pilot.app.screen is screen
        assert not screen.app.is_hidden


@pytest.mark.parametrize("sent", ["\x1bt\x1bt", "\x1bt\x1b[116;3u", "\x1bt\x7f\x1bt\r", "\x1b[116;3ux\x1bt"])
async def test_commands_with_alt_in_one_read_stay_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: str
) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        done: list[str] = []
        monkeypatch.setattr(InterviewScreen, "action_hide_time", lambda _screen: done.append("t"))
        send(pilot, sent)
        await wait_until(pilot, lambda: len(done) == 2)
        assert "t" not in screen.place.field.text


async def test_alt_with_a_letter_alone_is_a_command_while_something_is_offered(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, OFFERED)
        await wait_until(pilot, lambda: screen.has_offer)
        send(pilot, "\x1ba")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
        send(pilot, "\x1bkan")  # esc closes the dialog, for alt+k does nothing in it
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await wait_until(pilot, lambda: screen.place.field.text == f"{OFFERED}kan")
        assert screen.has_offer


@pytest.mark.parametrize(
    "reads",
    [("\x1bza",), ("\x1b", "z", "a"), ("\x1b", "\x0e", "za"), ("\x1b\x0e", "za")],
    ids=["one", "three", "ctrl", "ctrl in one"],
)
async def test_esc_and_typing_on_closes_a_dialog(tmp_path: Path, reads: tuple[str, ...]) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, "\x07")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
        send(pilot, *reads)
        await wait_until(pilot, lambda: pilot.app.screen is screen and screen.place.field.text == "za")
        assert screen.interview.at_card == (2 if "\x0e" in "".join(reads) else 1)


async def test_alt_with_a_letter_that_is_no_command_types_nothing(tmp_path: Path) -> None:
    taken = {key for table in (APP, INTERVIEW) for command in table for key in command.keys.split(",")}
    free = next(letter for letter in "xyqwertuiopasdghjklzcvnm" if f"alt+{letter}" not in taken)
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, f"a\x1b{free}\x1b2\x1b[{ord(free)};3ub")
        await wait_until(pilot, lambda: screen.place.field.text == "ab")


@pytest.mark.parametrize(
    "key", ["\x1b[13;2u", "\x1b[13;5u", "\x1b[13;3u", "\x1b\r", "\n", "\x1b[106;5u"], ids=lambda key: key.encode().hex()
)
async def test_enter_with_shift_ctrl_or_alt_is_a_new_line(tmp_path: Path, key: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, f"een{key}twee")
        await wait_until(pilot, lambda: screen.place.field.text == "een\ntwee")


async def test_backspace_with_shift_is_backspace(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, "een\x1b[127;2u")
        await wait_until(pilot, lambda: screen.place.field.text == "ee")


async def test_a_user_may_give_enter_with_shift_a_command(tmp_path: Path) -> None:
    async with interviewing(tmp_path, keys={"next": "shift+enter"}) as (pilot, screen):
        send(pilot, "een\x1b[13;2utwee")
        await wait_until(pilot, lambda: screen.interview.at_card == 2 and screen.place.field.text == "twee")


async def test_what_an_input_method_commits_runs_no_command(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, "\x1b[0;;119:105:106:107:116:101:97:109u")
        await wait_until(pilot, lambda: screen.place.field.text == "wijkteam")


# --- a dialog that is only read


def show_large(pilot: Pilot[None]) -> None:
    """The key that shows the card large."""
    keys = next(command.keys for command in INTERVIEW if command.id == "large")
    pilot.app.post_message(events.Key(keys.split(",")[0], None))


@pytest.mark.parametrize(
    "typed",
    ["Dus een zin", "\x1b[200~Dus een zin\x1b[201~", "\x1b[0;;68:117:115u een zin"],
    ids=["keys", "paste", "commit"],
)
async def test_typing_on_closes_the_large_card_and_every_letter_lands_in_the_note(tmp_path: Path, typed: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, "Eerst. ")
        show_large(pilot)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, CardLarge))
        send(pilot, typed)
        await wait_until(pilot, lambda: screen.place.field.text == "Eerst. Dus een zin")
        assert pilot.app.screen is screen


async def test_typing_on_closes_the_tips(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        pilot.app.push_screen(TipsDialog(shipped_forms("nl").form("onboarding")))
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, TipsDialog) and pilot.app.screen.is_mounted)
        send(pilot, "Dus een zin\x0e")
        await wait_until(pilot, lambda: screen.interview.at_card == 2)
        assert screen.interview.answer(1).note == "Dus een zin"


async def test_typing_on_closes_the_help(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("f1")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen) and pilot.app.screen.is_mounted)
        send(pilot, "qua zorg")
        await wait_until(pilot, lambda: screen.interview.answer(1).note == "qua zorg")
        assert pilot.app.screen is screen


async def test_typing_above_help_above_the_large_card_reaches_the_note(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        show_large(pilot)
        send(pilot, "\x1bOP", "qua zorg")
        await wait_until(pilot, lambda: screen.interview.answer(1).note == "qua zorg")
        assert pilot.app.screen is screen


@pytest.mark.parametrize("below", ["\x07", "\x1ba"], ids=["go to", "round off"])
async def test_typing_above_help_above_a_dialog_that_asks_reaches_the_note(tmp_path: Path, below: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, below)
        await wait_until(pilot, lambda: pilot.app.screen is not screen and pilot.app.screen.is_mounted)
        asks = pilot.app.screen
        await pilot.press("f1")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen) and pilot.app.screen.is_mounted)
        send(pilot, "qua zorg")
        await wait_until(pilot, lambda: pilot.app.screen is asks)
        send(pilot, "\x1b")
        await wait_until(pilot, lambda: screen.interview.answer(1).note == "qua zorg")


async def test_space_closes_the_large_card_and_is_not_typed(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        show_large(pilot)
        send(pilot, " Dus")
        await wait_until(pilot, lambda: screen.place.field.text == "Dus")


async def test_a_dialog_that_asks_stays_when_letters_are_typed_and_they_wait_for_the_note(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, "\x1ba", "xyz")
        await wait_until(pilot, lambda: pilot.app.screen is not screen and pilot.app.screen.is_mounted)
        await pilot.pause()
        assert pilot.app.screen is not screen
        assert screen.place.field.text == ""
        send(pilot, "\x1b")
        await wait_until(pilot, lambda: screen.place.field.text == "xyz")


@pytest.mark.parametrize("leaving", ["\x11", ""], ids=["ctrl+q", "the system"])
async def test_what_was_typed_above_a_dialog_is_in_the_note_at_the_end(tmp_path: Path, leaving: str) -> None:
    async with interviewing(tmp_path) as (pilot, _screen):
        app = pilot.app
        assert isinstance(app, GesprekApp)
        send(pilot, "een\x1ba", "xyz", leaving)
        if not leaving:
            app.ask_to_leave(0)
        await wait_until(pilot, lambda: app._exit, seconds=2 * GRACE)
    assert held_in(tmp_path).answer(1).note == "eenxyz"


async def test_letters_above_a_dialog_that_leads_to_no_field_are_no_commands(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, "\x1ba", "nvq", "\x1b[B\r")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))
        await pilot.pause()
        assert isinstance(pilot.app.screen, ListScreen)
        assert screen.interview.answer(1).note == ""


async def test_a_number_and_a_letter_in_the_dialog_that_goes_to_a_card_stay_there(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, "\x07", "x1yz")
        await wait_until(pilot, lambda: pilot.app.screen is screen and screen.place.field.text)
        await wait_until(pilot, lambda: sorted(screen.place.field.text) == ["x", "y", "z"])


async def test_a_number_in_a_sentence_typed_above_that_dialog_is_text(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        send(pilot, "\x07", "om 4 uur, 12 mensen", "\x1b[27u")
        await wait_until(pilot, lambda: screen.place.field.text == "om 4 uur, 12 mensen")
        assert pilot.app.screen is screen and screen.interview.at_card == 1


@pytest.mark.parametrize("reads", [1, 3, 8])
@pytest.mark.parametrize("command", ["menu", "help", "zodatje", "goto", "large", "round_off", "tips"])
async def test_letters_around_a_dialog_reach_the_note(tmp_path: Path, command: str, reads: int) -> None:
    """It opens and closes while they come: in one read, and letter by letter."""
    keys = next(one.keys for table in (APP, INTERVIEW) for one in table if one.id == command)
    async with interviewing(tmp_path, form="onboarding") as (pilot, screen):
        for number in range(3):
            send(pilot, *cut(f"voor {number} ", range(0, 9, reads)))
            pilot.app.post_message(events.Key(keys.split(",")[0], None))
            send(pilot, "\x1b[27u", *cut(f"na {number}. ", range(0, 9, reads)))
        await wait_until(pilot, lambda: screen.place.field.text == "voor 0 na 0. voor 1 na 1. voor 2 na 2. ")
        assert pilot.app.screen is screen


# --- a click


async def test_what_is_typed_behind_a_click_reaches_what_it_opened(tmp_path: Path) -> None:
    async with interviewing(tmp_path, size=(120, 40)) as (pilot, screen):
        await wait_until(pilot, lambda: "Zodatje" in shown(pilot))
        bar = shown(pilot).split("\n")[screen.query_one(KeysBar).region.y]
        row, column = screen.query_one(KeysBar).region.y + 1, bar.index("Zodatje") + 1
        send(pilot, f"Eerst.\x1b[<0;{column};{row}M\x1b[<0;{column};{row}mik wacht\r")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ZodatjeDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, ZodatjeDialog)
        await wait_until(pilot, lambda: dialog.act.value == "ik wacht")
        assert screen.place.field.text == "Eerst."
