"""What terminals send comes out as keys and text, however it is cut; what no person typed comes out as nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.terminal.keyboard import Keyboard, cut, read

BEGIN, END = "\x1b[200~", "\x1b[201~"
pieces = st.sampled_from(["een ", "\x1b", "\x1b[31m", "\x07", "\x1b[20", "\x1b[200~", "[201~", "\n", "~", "\x1b\x1b["])
places = st.sets(st.integers(1, 400), max_size=8)


def in_hex(value: str) -> str:
    """A test's id without what a terminal, or pytest, takes for something else."""
    return value.encode().hex()


def typed(*reads: str | float) -> str:
    """What is typed in a field that takes no other keys: text and pastes."""
    return "".join(one.strip("“”…") for one in read(*reads) if len(one) == 1 or one.startswith("“"))


# --- a paste


def test_colours_in_a_paste_lose_no_word_and_are_no_keys() -> None:
    pasted = "een \x1b[31mrood\x07 eind\ntwee \x1b[0m drie"
    assert read(f"a{BEGIN}{pasted}{END}b") == ["a", "“een [31mrood\x07 eind\ntwee [0m drie”", "b"]


@given(st.lists(pieces, max_size=8).map("".join).filter(lambda text: END not in text), places)
def test_a_paste_is_one_text_however_it_is_cut(pasted: str, places: set[int]) -> None:
    text = pasted.replace("\x1b", "")
    whole = f"a{BEGIN}{pasted}{END}b\x1b[A{BEGIN}x{END}"
    assert read(*cut(whole, places)) == ["a", *[f"“{text}”"] * bool(text), "b", "up", "“x”"]


def test_what_stands_behind_an_end_mark_within_a_paste_is_no_command() -> None:
    assert read(f"{BEGIN}een{END}twee\x11{END}drie") == ["“een”", "“twee\x11”", "d", "r", "i", "e"]


def test_five_million_characters_take_as_many_steps_as_that() -> None:
    """Not the time, which depends on the machine: how much is looked at, by the pieces a terminal gives."""
    keyboard = Keyboard()
    keyboard.read(BEGIN)
    for _ in range(1300):
        keyboard.read("Een zin die lang is.\r" * 190)
        assert not keyboard.told
        assert len(keyboard.reader._left) < 6
    (text,) = keyboard.read(END)
    assert len(text) == 1300 * 190 * 21 + 2


# --- keys


def test_keys_are_read_as_before() -> None:
    assert read("\x1b[A", "\x0e", "\x1b[3", "~", "\x1b[1;5", "F", "\x1bOP", "\x1b[Z", "\x1b[[C", "\x1b[7$") == [
        *("up", "ctrl+n", "delete", "ctrl+end", "f1", "shift+tab", "f3", "shift+home"),
    ]


@given(
    st.lists(st.sampled_from(["a", "é", "\x1b[A", "\x1bOP", "\x1b[1;5F", "\x0e", "\x1b[13;2u"]), max_size=12), places
)
def test_keys_are_the_same_however_they_are_cut(strokes: list[str], places: set[int]) -> None:
    names = {"\x1b[A": "up", "\x1bOP": "f1", "\x1b[1;5F": "ctrl+end", "\x0e": "ctrl+n", "\x1b[13;2u": "shift+enter"}
    assert read(*cut("".join(strokes), places)) == [names.get(stroke, stroke) for stroke in strokes]


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("\x1b[13;2u", "shift+enter"),
        ("\x1b[13;5u", "ctrl+enter"),
        ("\x1b[13;3u", "alt+enter"),
        ("\x1b[27;2;13~", "shift+enter"),
        ("\n", "ctrl+j"),
        ("\x1b[106;5u", "ctrl+j"),
        ("\x1b[127;2u", "shift+backspace"),
        ("\x1b[127;5u", "ctrl+backspace"),
        ("\x1b[127;3u", "alt+backspace"),
        ("\x1b\x7f", "ctrl+w"),
        ("\x1b[27u", "escape"),
        ("\x1b[97;3u", "alt+a"),
        ("\x1ba", "alt+a"),
        ("\x1b[1;3A", "alt+up"),
        ("\x1b[1;7p", "alt+ctrl+0"),
        ("\x1b[57414u", "enter"),
        ("\x1bOM", "enter"),
    ],
    ids=in_hex,
)
def test_a_key_has_its_name_and_types_nothing(sent: str, name: str) -> None:
    assert read(sent) == [name]


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ("\x1b[0;;119:105:106:107:116:101:97:109u", "wijkteam"),
        ("\x1b[0;;128104:8205:128105:8205:128103:8205:128102u", "👨\u200d👩\u200d👧\u200d👦"),
        ("\x1b[0;;233u", "é"),
        ("\x1b[97;2;65u", "A"),
        ("\x1b[97u", "a"),
        ("\x1b[57400;;49u\x1b[57401u\x1b[57409u\x1b[57413u", "12.+"),
        ("\x1bOp\x1bOy\x1bOk\x1bOo", "09+/"),
        ("\x1b[107;3;730u", "˚"),
    ],
    ids=[
        "a word",
        "a family",
        "a letter",
        "a capital",
        "without its text",
        "keypad",
        "keypad of old",
        "option of a Mac",
    ],
)
def test_what_was_typed_is_typed(sent: str, text: str) -> None:
    assert typed(sent) == text


NOTHING = [
    *("\x1b[7@", "\x1b[97~", "\x1b[99;5~", "\x1b[1;2Z", "\x1b[?1;2c", "\x1b[?62;22c", "\x1b[>41;388;0c"),
    *("\x1b[24;80R", "\x1b[?2026;0$y", "\x1b[4;768;1024t", "\x1b[0n", "\x1b[<35;10;5M", "\x1b[32;10;5M", "\x1b[M !!"),
    *("\x1b[I", "\x1b[O", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]10;rgb:00/00/00\x07", "\x1bP>|XTerm(388)\x1b\\"),
    *("\x1bP1$r0 q\x1b\\", "\x1b_Gi=31;OK\x1b\\", "\x1bOl", "\x1b[57441u", "\x1b[57358u", "\x1b[97;1:3u"),
    *("\x1b[1114112u", "\x1b[55555u", "\x1b[0u", "\x1b[57999u", "\x1b[0;;55555:1114112:7u", "\x1b[99999999999999999u"),
    *("\x1bk", "\x1b2", "\x1b-", "\x1bK", "\x1b\\", "\x1b[48;0;0;0;0t", "\x1b[<0;0;0M"),
]


@pytest.mark.parametrize("sent", NOTHING, ids=in_hex)
@pytest.mark.parametrize("pause", [0.0, 0.05])
def test_what_nobody_typed_types_nothing(sent: str, pause: float) -> None:
    assert typed(sent) == ""
    assert typed("a" + sent + "\x1b[A", 0.2, "b") == "ab"
    assert typed(sent[:3], pause, sent[3:]) == typed(sent[:2], pause, sent[2:]) == ""


@given(st.lists(st.sampled_from([sent for sent in NOTHING if not sent[1:2].isalnum()]), max_size=6), places)
def test_nothing_stays_nothing_however_it_is_cut(sent: list[str], places: set[int]) -> None:
    assert typed(*cut("".join(f"{one}\x1b[A" for one in sent), places)) == ""


@pytest.mark.parametrize("sent", ["\x1b]11;rgb:ff", "\x1bP1$r", "\x1b[1;5", "\x1b[M !", "\x1b[", "\x1bO"], ids=in_hex)
def test_what_was_cut_off_is_nothing_and_typing_goes_on(sent: str) -> None:
    assert typed(sent, 2.0, "koffie") == "koffie"
    assert typed(sent) == ""


# --- bytes


def decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    "data", [b"\xe9", b"a\xe9b", b"\xe2\x82", b"\xf0\x80\x80", b"\xff\xfe", b"\xc3(", b"\xed\xa0\x80"], ids=bytes.hex
)
def test_a_byte_that_is_no_utf_8_is_shown_as_such(data: bytes) -> None:
    assert read(BEGIN + decoded(data) + END) == [f"“{data.decode('utf-8', 'replace')}”"]
    assert set(typed(decoded(data))) == set(data.decode("utf-8", "replace"))


@given(st.binary(min_size=3, max_size=3).filter(lambda three: min(three) >= 0x20), st.sampled_from(["", "x", "\x1b[A"]))
def test_the_mouse_right_of_column_95_types_nothing(three: bytes, behind: str) -> None:
    assert typed(decoded(b"\x1b[M" + three + behind.encode()), 0.2) == behind.replace("\x1b[A", "")


@given(st.text(), places)
def test_nothing_ends_the_thread_that_reads(text: str, places: set[int]) -> None:
    assert isinstance(read(*cut(text, places), 3.0, text), list)


loose = st.sampled_from([*"\x1b[]OPM_\\;:?<0129umRt~$ \x07\x11é", "\udce9", "\ud83d", "99999", END, BEGIN])


@given(st.lists(loose | st.floats(0, 2), max_size=30))
def test_not_even_pieces_of_sequences_do(reads: list[str | float]) -> None:
    assert isinstance(read(*reads), list)


# --- Escape, or alt


def test_escape_is_a_key_after_a_tenth_of_a_second() -> None:
    keyboard = Keyboard()
    assert keyboard.read("\x1b", 0.09) == []
    assert keyboard.read(0.02) == ["escape"]
    assert keyboard.read("a") == ["escape", "a"]


def test_alt_with_a_letter_is_one_key_at_once() -> None:
    keyboard = Keyboard()
    assert keyboard.read("\x1bt\x1bt\x1b[A") == ["alt+t", "alt+t", "up"]


def test_a_letter_with_more_behind_it_or_apart_from_esc_is_told_as_such() -> None:
    assert read("\x1baan") == ["alt+a…", "a", "n"]
    assert read("\x1b", 0.05, "a") == ["alt+a…"]
    assert read("\x1ba\r") == ["alt+a", "enter"]
    assert read("\x1bOké") == ["+…", "é"]
    assert read("\x1bPrima") == ["alt+shift+p…", "r", "i", "m", "a"]
