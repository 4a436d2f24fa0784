"""A paste that stalls stays text to its end, and a person whose end mark was lost is obeyed all the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.tui.terminal.keyboard import URGENT, Keyboard, cut, read

BEGIN, END = "\x1b[200~", "\x1b[201~"
STALL = 3.0
pieces = st.sampled_from(["een ", "\x11", "\x0e", "\x1ba", "\x1b[A", "\r", "é", "lange woorden " * 6, "q", "\x1b[20"])
texts = st.lists(pieces, max_size=12).map("".join).filter(lambda text: END not in text)
places = st.sets(st.integers(1, 300), max_size=8)


def is_text(told: list[str]) -> bool:
    return all(one.startswith("“") for one in told)


def words(told: list[str]) -> str:
    return "".join(one[1:-1] if one.startswith("“") else one for one in told)


def text_of(pasted: str) -> str:
    return pasted.replace("\x1b", "")


def test_a_second_without_input_ends_it() -> None:
    keyboard = Keyboard()
    assert keyboard.read(f"{BEGIN}Uit haar mail", 0.9) == []
    assert keyboard.read(0.2) == ["“Uit haar mail”"]
    assert keyboard.read("k", 0.1, "\x11", 0.1) == ["“Uit haar mail”", "k", "ctrl+q"]


def test_what_goes_on_within_the_second_is_one_paste() -> None:
    slowly: list[str | float] = ["een ", 0.9] * 6
    assert read(BEGIN, *slowly, END, "a") == [f"“{'een ' * 6}”", "a"]


def test_what_was_read_is_told_at_the_end_of_the_program() -> None:
    assert read(f"{BEGIN}Uit haar mail\x1b[2") == ["“Uit haar mail”"]
    assert read(BEGIN, "een", STALL, "k") == ["“een”", "k"]


@given(texts, texts, places)
@example("een", "\x11", set())
def test_late_bytes_with_the_end_in_the_same_read_are_text(before: str, late: str, places: set[int]) -> None:
    told = read(*cut(BEGIN + before, places), STALL, f"{late}{END}", "x", "\x11")
    assert told[-2:] == ["x", "ctrl+q"]
    assert is_text(told[:-2])
    assert words(told[:-2]) == text_of(before) + text_of(late)


@given(texts, texts.filter(bool), places)
def test_late_bytes_in_many_reads_are_text_up_to_the_end(before: str, late: str, places: set[int]) -> None:
    """However they are cut; they come one behind the other, without a silence in which a key would be a key."""
    keyboard = Keyboard()
    keyboard.read(BEGIN + before, STALL)
    for one in cut(f"{late}{END}", places):
        keyboard.read(one, 0.01)
    told = keyboard.read("\x11")
    assert told[-1] == "ctrl+q"
    assert is_text(told[:-1])
    assert words(told[:-1]) == text_of(before) + text_of(late)


@given(texts, st.lists(texts.filter(lambda text: len(text) > 9), min_size=1, max_size=4))
def test_stalls_between_bursts_change_nothing(before: str, bursts: list[str]) -> None:
    reads: list[str | float] = [BEGIN + before, STALL]
    for burst in bursts:
        reads += [burst, STALL]
    told = read(*reads, END, "\x11")
    assert told[-1] == "ctrl+q"
    assert is_text(told[:-1])
    assert words(told[:-1]) == text_of(before) + text_of("".join(bursts))


@pytest.mark.parametrize("place", range(2, 6))
def test_marks_that_stall_in_the_middle_are_marks(place: int) -> None:
    told = read(BEGIN[:place], STALL, f"{BEGIN[place:]}een{END[:place]}", STALL, END[place:], "\x11")
    assert [one for one in told if one != "alt+left_square_bracket"] == ["“een”", "ctrl+q"]


def test_an_end_mark_that_stalls_behind_its_esc_ends_the_paste() -> None:
    assert read(f"{BEGIN}een\x1b", STALL, "[201~\x11") == ["“een”", "ctrl+q"]


def test_five_million_late_characters_are_a_few_texts() -> None:
    keyboard = Keyboard()
    keyboard.read(f"{BEGIN}Eerst.", STALL)
    for number in range(1300):
        keyboard.read("Een zin\x11 die lang is.\x1ba\r" * 160, STALL if number % 400 == 399 else 0.001)
    told = keyboard.read(END, "\x11")
    assert told[-1] == "ctrl+q"
    assert is_text(told[:-1])
    assert len(told) < 8
    assert len(words(told[:-1])) == len("Eerst.") + 1300 * 160 * len("Een zin\x11 die lang is.a\r")


# --- a person


KEYS = {"k": "k", "\x11": "ctrl+q", "\x0e": "ctrl+n", "\x1b[A": "up", "\x1b": "escape", "\x1ba": "alt+a", "\r": "enter"}


@given(texts, st.lists(st.sampled_from(sorted(KEYS)), min_size=1, max_size=6))
def test_single_keys_after_a_lost_end_are_obeyed(before: str, strokes: list[str]) -> None:
    reads: list[str | float] = [BEGIN + before, STALL]
    for stroke in strokes:
        reads += [stroke, 0.15]
    told = read(*reads)
    assert told[-len(strokes) :] == [KEYS[stroke] for stroke in strokes]


def test_who_types_quickly_after_a_lost_end_loses_no_letter_and_is_obeyed_then() -> None:
    told = read(
        f"{BEGIN}Uit haar mail", STALL, *[part for letter in " en zo" for part in (letter, 0.03)], 0.2, "\x11", 0.2
    )
    assert words(told[:-1]) == "Uit haar mail en zo"
    assert told[-1] == "ctrl+q"


def test_a_command_right_behind_a_quick_word_is_obeyed_if_nothing_follows_it() -> None:
    assert read(f"{BEGIN}Uit", STALL, " en zo", 0.001, "\x11", 0.11) == ["“Uit”", "“ en zo”", "ctrl+q"]


def test_a_key_that_is_held_down_is_a_key() -> None:
    held: list[str | float] = ["\x1b[A", 0.03] * 4
    assert read(f"{BEGIN}Uit", STALL, *held, 0.2)[1:] == ["up"] * 4


def test_the_mouse_and_answers_are_no_text_of_a_paste() -> None:
    told = read(f"{BEGIN}Uit", STALL, "\x1b[<35;10;5M\x1b[<35;11;5M\x1b[I", 0.01, "\x1b[<35;12;5M", 0.2)
    assert told == ["“Uit”", "MouseMove", "MouseMove", "AppFocus", "MouseMove"]


def test_once_a_person_types_no_key_waits_and_a_long_read_is_of_the_paste() -> None:
    keyboard = Keyboard()
    keyboard.read(f"{BEGIN}Uit", STALL, "k", 0.2)
    assert keyboard.read("l", "\x0e")[1:] == ["k", "l", "ctrl+n"]
    assert keyboard.read("wat er nog kwam\x11 van ver", STALL)[-1] == "“wat er nog kwam\x11 van ver”"
    assert keyboard.read("\x11", 0.2)[-1] == "ctrl+q"


def test_after_half_a_minute_of_typing_the_paste_is_forgotten() -> None:
    told = read(f"{BEGIN}Uit", STALL, "k", 40.0, "wat ik nu typ op een trage lijn\x0e")
    assert told[-1] == "ctrl+n"


@pytest.mark.parametrize("typed", ["k", "kl"])
def test_a_new_paste_is_one(typed: str) -> None:
    assert read(f"{BEGIN}een", STALL, f"{typed}{BEGIN}twee{END}", "\x11") == ["“een”", f"“{typed}”", "“twee”", "ctrl+q"]


# --- a key that cannot wait


@given(texts, st.sampled_from(sorted(URGENT)), texts, st.sampled_from([0.0, 0.05, 0.5, 1.0, 1.05, STALL]))
def test_the_curtain_closes_at_once_whatever_there_is_of_a_paste(
    before: str, key: str, late: str, pause: float
) -> None:
    keyboard = Keyboard()
    keyboard.read(BEGIN, before, pause)
    told = len(keyboard.told)
    keyboard.read(key)
    assert keyboard.told[told:] == [URGENT[key]], "at once"
    keyboard.read(f"{late}{END}", "\x11")
    assert keyboard.told[-1] == "ctrl+q"
    others = [one for one in keyboard.told[:-1] if one != URGENT[key]]
    assert words(others) == text_of(before) + text_of(late)


@pytest.mark.parametrize("key", URGENT, ids=URGENT.values())
def test_a_key_that_was_held_is_told_behind_the_curtain(key: str) -> None:
    assert read(f"{BEGIN}Uit", STALL, "k", 0.05, key, 0.2) == ["“Uit”", URGENT[key], "k"]


def test_a_letter_is_never_urgent_nor_a_key_that_comes_with_text() -> None:
    assert read(f"{BEGIN}Uit", "x", " haar\x15 mail", "\x15\x15", STALL) == ["“Uitx haar\x15 mail\x15\x15”"]
