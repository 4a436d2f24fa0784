"""Words at the width of a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from interview_tui.cards.shipped import shipped
from interview_tui.commands.terminal import cut, padded, wrapped
from interview_tui.interview.model import Answer
from interview_tui.language import visible, visible_line
from interview_tui.transcripts.format.composer import compose
from tests.builders import interview
from tests.texts import lines, notes

shown = notes.map(visible)
rooms = st.integers(20, 200)


@given(shown, rooms, st.sampled_from(["", "  "]))
def test_wrapping_keeps_every_word_and_the_width(note: str, room: int, indent: str) -> None:
    for line in note.split("\n"):
        rows = wrapped(line, room, indent)
        assert all(cell_len(row) <= room for row in rows)
        assert all(row.startswith(indent) for row in rows if row)
        assert re.sub(r"\s", "", "".join(rows)) == re.sub(r"\s", "", line)


@given(shown)
def test_without_a_width_a_line_stays_a_line(note: str) -> None:
    for line in note.split("\n"):
        assert wrapped(line, None) == [line.rstrip()]


def test_lines_break_between_words_and_stay_clear_of_what_they_begin_with() -> None:
    assert wrapped("een twee drie vier vijf zes", 20) == ["een twee drie vier", "vijf zes"]
    assert wrapped("- een twee drie vier vijf", 20) == ["- een twee drie vier", "  vijf"]
    assert wrapped("   12. een twee drie vier", 20) == ["   12. een twee drie"[:20], "       vier"]
    assert wrapped("x" * 25, 20) == ["x" * 20, "x" * 5]
    assert wrapped("日本" * 8, 20, "  ") == ["  " + "日本日本日本日本日", "  " + "本日本日本日本"]


@given(lines.map(visible), rooms)
def test_cutting_never_takes_more_room_than_there_is(text: str, room: int) -> None:
    kept = cut(text, room)
    assert cell_len(kept) <= room
    assert kept == text or (kept.endswith("…") and text.startswith(kept[:-1]))


@given(lines.map(visible), rooms)
@example("\u200d", 20)
def test_padding_makes_columns_straight(text: str, room: int) -> None:
    assert cell_len(padded(text, room)) == max(room, cell_len(text))


@given(st.text())
def test_one_line_is_one_line_that_can_be_shown(text: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", visible_line(text))


def in_terminal(columns: int, *arguments: str, term: str = "xterm") -> str:
    """What a terminal that wide gets from the program."""
    pytest.importorskip("pty", reason="in a pseudo-terminal")
    import fcntl
    import struct
    import termios

    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    program = [sys.executable, "-m", "interview_tui", *arguments]
    process = subprocess.Popen(program, stdin=slave, stdout=slave, stderr=slave, env={**os.environ, "TERM": term})
    os.close(slave)
    output = b""
    while True:
        try:
            data = os.read(master, 65536)
        except OSError:  # Linux says so when the last writer is gone
            break
        if not data:
            break
        output += data
    os.close(master)
    assert process.wait(60) == 0
    return output.decode().replace("\r\n", "\n")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    held = interview(
        team="\x1b[31m" + "Team Noord " * 12, answers={5: Answer("Een woord na een woord. " * 20 + "\x1b]0;x\x07")}
    )
    found = tmp_path / "x.md"
    found.write_bytes(compose(held, shipped("nl")))
    return found


def test_show_in_a_terminal_is_wrapped_and_has_bold_headings(path: Path) -> None:
    output = in_terminal(60, "show", str(path))
    assert output.startswith("\x1b[1mIn gesprek: Noor met Sam\x1b[0m\n")
    assert "\x1b[1m5. “Ik heb het altijd zo gedaan …”\x1b[0m\n" in output
    bare = re.sub(r"\x1b\[[01]m", "", output)
    assert "\x1b" not in bare and "\x07" not in bare
    assert "⟨U+001B⟩]0;x⟨U+0007⟩" in bare.replace("\n", "")
    rows = [cell_len(row) for row in bare.splitlines()]
    assert max(rows) <= 60 and sorted(rows)[-5] > 50
    assert "\x1b" not in in_terminal(60, "show", str(path), term="dumb")


def test_raw_in_a_terminal_has_nothing_that_it_obeys(path: Path) -> None:
    output = in_terminal(60, "show", "--raw", str(path))
    assert output.startswith("---\ntitle: ")
    assert "\x1b" not in output
    assert "⟨U+001B⟩]0;x⟨U+0007⟩" in output


@pytest.mark.parametrize("asked", ["NO_COLOR", "FORCE_COLOR"])
def test_help_is_plain_on_every_python(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.setenv(asked, "1")
    for command in ([], ["share"]):
        assert "\x1b" not in in_terminal(80, *command, "--help")


def test_list_in_a_terminal_has_one_row_for_each(path: Path) -> None:
    output = in_terminal(70, "list", "--long", "--transcripts", str(path.parent))
    assert output.count("\n") == 1
    assert cell_len(output.rstrip("\n")) == 70 and output.endswith("…\n")
