"""What is pasted is text to its end, however it is cut; the keys around it are keys, and alt with a letter is one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from interview_tui.tui.terminal.key_reader import KeyReader

KEYS = {" ": "space", ",": "comma"}
BEGIN, END = "\x1b[200~", "\x1b[201~"
pieces = st.sampled_from(["een ", "\x1b", "\x1b[31m", "\x07", "\x1b[20", "\x1b[200~", "[201~", "\n", "~", "\x1b\x1b["])


def read(*parts: str) -> list[str]:
    """What comes of it: pastes whole between quotation marks, keys by name."""
    reader = KeyReader()
    found = [message for part in parts for message in reader.feed(part)]
    assert all(isinstance(message, Key | Paste) for message in found)
    return [f"“{one.text}”" if isinstance(one, Paste) else one.key for one in found if isinstance(one, Key | Paste)]


def test_colours_in_a_paste_lose_no_word_and_are_no_keys() -> None:
    pasted = "een \x1b[31mrood\x07 eind\ntwee \x1b[0m drie"
    assert read(f"a{BEGIN}{pasted}{END}b") == ["a", "“een [31mrood\x07 eind\ntwee [0m drie”", "b"]


def test_keys_are_read_as_before() -> None:
    assert read("\x1b[A", "\x0e", "\x1b[3", "~", "\x1b[1;5", "F", "\x1bOP") == [
        "up",
        "ctrl+n",
        "delete",
        "ctrl+end",
        "f1",
    ]


def test_alt_with_a_letter_is_one_key_whatever_follows() -> None:
    assert read("\x1bt\x1bt\x1b[A", "\x1ba" + "hallo daar, hoe gaat het er vandaag mee") == [
        "alt+t",
        "alt+t",
        "up",
        "alt+a",
        *(KEYS.get(letter, letter) for letter in "hallo daar, hoe gaat het er vandaag mee"),
    ]


@given(
    st.lists(st.sampled_from(["a", "é", "\x1bt", "\x1bh", "\x1b[A", "\x1bOP", "\x1b[1;5F", "\x0e"]), max_size=12),
    st.data(),
)
def test_keys_are_the_same_however_they_are_cut(strokes: list[str], data: st.DataObject) -> None:
    names = {"a": "a", "é": "é", "\x1bt": "alt+t", "\x1bh": "alt+h", "\x1b[A": "up", "\x1bOP": "f1", "\x0e": "ctrl+n"}
    whole = "".join(strokes)
    cuts = sorted(data.draw(st.sets(st.integers(1, max(len(whole) - 1, 1)), max_size=5))) if len(whole) > 1 else []
    parts = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    got = read(*[part for part in parts if part])
    assert [name.replace("latin_small_letter_e_with_acute", "é") for name in got] == [
        names.get(stroke, "ctrl+end") for stroke in strokes
    ]


@given(st.lists(pieces, max_size=8).map("".join).filter(lambda text: END not in text), st.data())
def test_however_it_is_cut(pasted: str, data: st.DataObject) -> None:
    whole = f"a{BEGIN}{pasted}{END}b\x1b[A{BEGIN}x{END}"
    cuts = sorted(data.draw(st.sets(st.integers(1, len(whole) - 1), max_size=6)))
    parts = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    text = pasted.replace("\x1b", "")
    assert read(*parts) == ["a", f"“{text}”", "b", "up", "“x”"]
