"""Cut what a terminal sends into keys, sequences and answers, and say what each of them is. Nothing here waits.

Sources: ECMA-48 (5.3, 5.4, 5.6) for the form of sequences; xterm's ctlseqs for mouse and answers; kitty's keyboard
protocol (https://sw.kovidgoyal.net/kitty/keyboard-protocol/) for `CSI … u`.

Private parts of Textual 8.2.8: its tables of sequences and of kitty's keys, and three methods of XTermParser, of which
the loop is not used. That one types what it does not know, and whatever is longer than 32 characters; takes alt with a
letter for two keys; and dies of a number that is no character. Upstream would have to cut by ECMA-48 first, and look up
what is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.events import AppBlur, AppFocus, Key, Paste
from textual.message import Message

from interview_tui.tui.terminal.keys_in_turn import Unclear

ESC: Final = "\x1b"
BEGIN: Final = "\x1b[200~"
END: Final = "\x1b[201~"
"""What stands before and behind a paste."""

_CSI: Final = re.compile(r"\x1b\[(?:(?P<whole>\[[A-Z]|\d+\$|[0-?]*[ -/]*[@-Z\\-~])|\[|[0-?]*[ -/]*)")
_SS3: Final = re.compile(r"\x1bO[0-9;]*[@-~]?")
_ANSWER: Final = re.compile(r"\x1b(?:\][0-9]|P[0-9<-?!$+]|_G)")
_STRING: Final = re.compile(r"[^\x00-\x1f\x7f]*(?:\x07|\x1b\\?)?")
_LONGEST: Final = 8192  # characters of one sequence; a longer one is none
_KITTY: Final = re.compile(r"\x1b\[([\d:;]*)([u~ABCDEFHPQRS])")
_OTHER_KEYS: Final = re.compile(r"\x1b\[27;(\d+);(\d+)~")  # the same in the older form of xterm, modifyOtherKeys
_MOUSE: Final = re.compile(r"\x1b\[<[-\d;]+[mM]")
_REPORT: Final = re.compile(r"\x1b\[(?:\?\d+;\d\$y|48;[\d:;]+t)")  # a mode; the size of the window
_FOCUS: Final = {"\x1b[I": AppFocus, "\x1b[O": AppBlur}
_LOCKS: Final = frozenset({"caps_lock", "num_lock", "scroll_lock"})
_SIGNS: Final = {"decimal": ".", "divide": "/", "multiply": "*", "subtract": "-", "add": "+", "equal": "="}
_LAST: Final = 0x10FFFF  # Unicode


def length(data: str, at: int) -> int:
    """Return how many characters from `at` on are one key, sequence or answer; 0 if what follows has to tell.

    What is no sequence by its form counts up to where that shows, and means nothing.
    """
    if data[at] != ESC:
        return 1
    introducer = data[at + 1 : at + 2]
    if introducer == ESC:
        return 1
    if introducer == "[":
        return _length_of_csi(data, at)
    if introducer == "O":
        return _length_of_ss3(data, at)
    if introducer in ("]", "P", "_"):
        if _ANSWER.match(data, at):
            return _length_of_answer(data, at)
        return 2 if len(data) > at + 2 else 0
    return 2 if introducer else 0


def _length_of_csi(data: str, at: int) -> int:
    if data.startswith("M", at + 2):
        return _length_of_x10_mouse(data, at)
    found = _CSI.match(data, at)
    assert found is not None
    size = found.end() - at
    return size if found["whole"] or found.end() < len(data) or size > _LONGEST else 0


def _length_of_x10_mouse(data: str, at: int) -> int:
    """Return the length of a mouse report of three bytes, which are no text: some of them may look like UTF-8."""
    size, count = 3, 0
    while count < 3:
        if at + size >= len(data):
            return 0
        character = data[at + size]
        if character < " ":
            return size  # no report after all
        count += len(character.encode("utf-8", "surrogateescape" if "\udc80" <= character <= "\udcff" else "replace"))
        size += 1
    return size


def _length_of_ss3(data: str, at: int) -> int:
    found = _SS3.match(data, at)
    assert found is not None
    size = found.end() - at
    if size > 2 and "@" <= found[0][-1] <= "~":
        return size
    if found.end() < len(data):
        return 2  # alt and a capital O
    return 0


def _length_of_answer(data: str, at: int) -> int:
    found = _STRING.match(data, at + 2)
    assert found is not None
    size = found.end() - at
    if found[0].endswith((ESC + "\\", "\x07")) or size > _LONGEST:
        return size
    if found.end() < len(data):
        return size - found[0].endswith(ESC)  # broken off: a control character, or ESC before something else
    return 0


def is_text(data: str, at: int) -> bool:
    """Return whether a character that a person types to write stands at `at`."""
    return at < len(data) and data[at].isprintable()


def is_report(sequence: str) -> bool:
    """Return whether a sequence is about the mouse or the focus, or an answer: nothing that a person types."""
    return bool(
        _ANSWER.match(sequence)
        or _MOUSE.fullmatch(sequence)
        or _REPORT.fullmatch(sequence)
        or sequence.startswith("\x1b[M")
        or sequence in _FOCUS
    )


def beginning_of(mark: str, text: str) -> int:
    """Return how many characters at the end of `text` may be the beginning of `mark`."""
    return next((size for size in range(min(len(mark) - 1, len(text)), 0, -1) if mark.startswith(text[-size:])), 0)


class Meanings:
    """Say what a key or sequence means. Remembers where the mouse was, and the size of the window in pixels."""

    def __init__(self, parser: XTermParser | None = None) -> None:
        """Begin with a parser of Textual, which may have read before."""
        self._textual = parser or XTermParser()

    def of(self, sequence: str, *, apart: bool = False, more: bool = False) -> Iterable[Message]:
        """Return the events for something that `length` has cut out; none for what is unknown, or no key.

        `apart` and `more` as in `Unclear`.
        """
        try:
            return list(self._of(sequence, apart=apart, more=more))
        except (ValueError, ArithmeticError):  # a number that is no character, or too large for the screen
            return ()

    def _of(self, sequence: str, **around: bool) -> Iterable[Message]:
        if sequence[0] != ESC or sequence == ESC:
            return self._keys_of(sequence)
        if sequence[1] == "[" and len(sequence) > 2:
            return self._of_csi(sequence)
        if sequence[1] == "O" and len(sequence) > 2:
            keys = self._known(sequence)
            return self._unclear(keys, sequence[1:], **around) if sequence[2].islower() else keys
        if len(sequence) > 2:
            return ()  # what a terminal answers
        return self._unclear(self._with_alt(sequence), sequence[1], **around)

    def _of_csi(self, sequence: str) -> Iterable[Message]:
        if _MOUSE.fullmatch(sequence):
            event = self._textual.parse_mouse_code(sequence)
            return () if event is None else (event,)
        if focus := _FOCUS.get(sequence):
            return (focus(),)
        if _REPORT.fullmatch(sequence):
            return self._textual.feed(sequence)
        if other := _OTHER_KEYS.fullmatch(sequence):
            sequence = f"\x1b[{other[2]};{other[1]}u"
        if kitty := _KITTY.fullmatch(sequence):
            numbers, end = kitty.groups()
            code = numbers.partition(";")[0].partition(":")[0]
            if end == "u" or f"{code or 1}{end}" in FUNCTIONAL_KEYS:
                return self._of_kitty(numbers, end)
        return self._known(sequence)

    def _of_kitty(self, numbers: str, end: str) -> Iterable[Message]:
        parts = [part.split(":") for part in numbers.split(";")] + [[""], [""]]
        code, (modifiers, *kind), text = parts[0][0], parts[1], self._text(parts[2])
        if kind == ["3"]:  # let go
            return ()
        if end == "R" and modifiers:  # where the cursor is; F3 comes as CSI 13 ~
            return ()
        name = FUNCTIONAL_KEYS.get(f"{code or 1}{end}", "")
        if name in MODIFIER_FUNCTIONAL_KEYS or name in _LOCKS:
            return ()
        if not name and not text and not _is_character(int(code or 0)):
            return ()
        if len(text) > 1:  # committed at once: a word that was completed, a family of emoji
            return (Paste(text),)
        if not text and not modifiers and name in _SIGNS:
            return (Key(name, _SIGNS[name]),)
        point = str(ord(text)) if text else ""
        return [key.copy() for key in self._textual._parse_extended_key(f"\x1b[{code};{modifiers};{point}{end}") or ()]

    @staticmethod
    def _text(points: list[str]) -> str:
        numbers = [int(point) for point in points if point]
        return "".join(chr(number) for number in numbers if _is_character(number))

    def _known(self, sequence: str) -> list[Key]:
        """Return what Textual has in its table, which knows some keys with alt as Escape and the key."""
        known = ANSI_SEQUENCES_KEYS.get(sequence)
        if isinstance(known, tuple):
            names = [key.value for key in known]
            return [Key(names[0] if len(names) == 1 else f"alt+{names[-1]}", None)]
        return self._keys_of(known) if isinstance(known, str) else []

    def _with_alt(self, sequence: str) -> list[Key]:
        """Return alt with a character. Textual has the letters of a Mac for some; a Mac that types those sends them."""
        known, character = ANSI_SEQUENCES_KEYS.get(sequence), sequence[1]
        if isinstance(known, tuple):
            return self._known(sequence)
        if not character.isprintable():
            return self._keys_of(character)
        names = [key.key for key in self._textual._sequence_to_key_events(character, alt=True)]
        return [Key(name if name.startswith("alt+") else f"alt+{name}", None) for name in names]

    def _unclear(self, keys: list[Key], behind: str, **around: bool) -> list[Key]:
        following = tuple(key for character in behind for key in self._keys_of(character))
        return [Unclear(key, following, **around) for key in keys or [Key("alt+unknown", None)]]

    def _keys_of(self, sequence: str) -> list[Key]:
        return list(self._textual._sequence_to_key_events(readable(sequence)))


def _is_character(number: int) -> bool:
    """Return whether that is the number of a character a person may type. Kitty numbers its keys from U+E000 on."""
    return 0x20 <= number <= _LAST and not 0x7F <= number < 0xA0 and not 0xD800 <= number < 0xF900


def readable(text: str) -> str:
    """Return text with U+FFFD for what was no UTF-8: halves of characters, bytes of another encoding."""
    if not _NO_TEXT.search(text):
        return text
    return _NO_TEXT.sub(lambda found: _replaced(found[0]), text)


def _replaced(halves: str) -> str:
    try:
        return halves.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # halves of UTF-16, as Windows has them
        return "\ufffd" * len(halves)


_NO_TEXT: Final = re.compile("[\ud800-\udfff]+")
