"""A head in our own form: read by one expression it says what it says when it is read in full, whatever the bytes."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.judging.witness import KEYS as WITNESS
from interview_tui.transcripts.format.own_form import LIMIT, SHARED_FOR
from interview_tui.transcripts.format.reader import particulars_in, read, read_front
from interview_tui.transcripts.heads import own_head as own_head_module
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.heads.own_head import own_head
from interview_tui.transcripts.library.listing import quick_entry
from tests import disk
from tests.builders import few_interviews, interview, interviews, question_set

CARDS = question_set()
FULL: dict[str, Any] = {
    "team": "Noord",
    "organisation": "Wijk",
    "form": "manager",
    "next": "Robin",
    "minutes": 45,
    "at_card": 3,
    "parked": (3, 4),
}
"""What gives each key at the top a value that is written."""
HELD = interview(sharing=Circle.TEAM, answers={3: Answer("Rust.")}, listeners="Kim", **FULL)
LINES = compose(HELD, CARDS).split(b"\n")

# What a hand, a sync program or another version may make of a line, and what YAML takes for something else.
VALUES = [
    b"",
    b" ",
    b"no",
    b"Yes",
    b"~",
    b"null",
    b"1e3",
    b"007",
    b"0",
    b"10000",
    b"9999",
    b"2026-02-30",
    b"2026-11-24",
]
VALUES += [
    b'"a\\"b"',
    b'"a',
    b"'a'",
    b'"a\xff"',
    '"é\u2028x"'.encode(),
    b'"a\tb"',
    b'"a\x00b"',
    b'"a\x1bb"',
    '"a\x85b"'.encode(),
    '"a\ufeffb"'.encode(),
    b'["12345678"]',
    b'"a\rb"',
    b"[]",
    b"[1,2]",
    b"[2, 1, 2]",
]
VALUES += [
    b"[in-gesprek, x]",
    b"[x]",
    b"final",
    b"team",
    b'"team"',
    b"{a: b}",
    b"&a b",
    b"*a",
    b"a # b",
    b"2",
    b"[0, 1]",
]
VALUES += [b'[ab, "1f"]', b'["12345678"]', b"[12345678]", b"\xc3\xa9", b"3f9k2m", b"33e3", b"---", b"nl\r", b"- x"]
VALUES += [b"1", b'"2"', b"[3]", b"[4]", b"[03]", b"[3-abcdef]", b"[3-r3xqk2, x]", b"[3", b"3 # drie"]
KEYS = [b"forms", b"struck", b"cards", b"dismissed", b"listeners", b"back_on", b"title", b"id", b"format", b"status"]
KEYS += [b"sharing", b"aliases", SHARED_FOR.encode(), b"#", b"date", b"lang"]
KEYS += [key.encode() for key in WITNESS]
OTHERS = [
    b"",
    b"---",
    b"...",
    b"--- ",
    b"# x",
    b"<!--",
    b"-->",
    b"```",
    b"x",
    b"===",
    b"## x",
    b"*Wie dit mag lezen: x*",
]
values = st.builds(b"%s: %s".__mod__, st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES)))
changes = st.one_of(
    st.tuples(st.just("value"), st.integers(1, 24), st.sampled_from(VALUES)),
    st.tuples(st.just("last"), st.just(0), values),
    st.tuples(st.just("below"), st.just(0), st.sampled_from(OTHERS)),
    st.tuples(st.just("insert"), st.integers(0, 30), st.sampled_from(OTHERS) | st.sampled_from(LINES) | values),
    st.tuples(st.just("drop"), st.integers(0, 30), st.just(b"")),
    st.tuples(st.just("swap"), st.integers(0, 30), st.just(b"")),
    st.tuples(st.just("cut"), st.integers(0, 900), st.just(b"")),
    st.tuples(st.just("put"), st.integers(0, 900), st.binary(min_size=1, max_size=3)),
    st.tuples(st.just("crlf"), st.just(0), st.just(b"")),
)


@pytest.fixture(autouse=True)
def _compiled_anew() -> None:
    """The expression of this process, not one that an earlier test left."""
    own_head_module._front.cache_clear()


def changed(data: bytes, change: tuple[str, int, bytes]) -> bytes:
    """The bytes after one change by a hand."""
    kind, at, new = change
    lines = data.split(b"\n")
    match kind:
        case "value" if at < len(lines):
            lines[at] = lines[at].partition(b": ")[0] + b": " + new
        case "line":
            key = new.partition(b":")[0]
            lines[[line.partition(b":")[0] for line in lines].index(key)] = new
        case "insert":
            lines.insert(at, new)
        case "last" if b"---" in lines[1:]:
            lines.insert(lines.index(b"---", 1), new)
        case "below":
            return data.replace(b"\n## ", b"\n" + new + b"\n## ", 1)
        case "drop" if at < len(lines):
            del lines[at]
        case "swap" if at + 1 < len(lines):
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
        case "cut":
            return data[:at]
        case "put":
            return data[:at] + new + data[at:]
        case "crlf":
            return data.replace(b"\n", b"\r\n")
    return b"\n".join(lines)


def told(entry: Entry | None) -> tuple[object, ...] | None:
    """All that a list shows of an entry, and what gives it its place."""
    if entry is None:
        return None
    head = entry.head
    place = head and (head.id, head.date, head.status, head.back_on)
    return (
        entry.path,
        entry.modified,
        entry.interview,
        entry.problem,
        entry.copies,
        entry.shared,
        entry.ident,
        entry.unsure,
        place,
    )


def both_ways(path: Path) -> tuple[object, object]:
    """What each way of reading tells of a file."""
    found = path.stat()
    return told(quick_entry(str(path), found)), told(entry_at(path, found))


@pytest.mark.parametrize("name", ["2026-11-24-sam-3f9k2m.md", "README.md"])
@given(held=few_interviews, made=st.lists(changes, max_size=3))
def test_whatever_a_hand_did_both_ways_of_reading_tell_the_same(
    tmp_path_factory: pytest.TempPathFactory, name: str, held: Interview, made: list[tuple[str, int, bytes]]
) -> None:
    data = compose(held, CARDS)
    for change in made:
        data = changed(data, change)
    path = tmp_path_factory.mktemp("een") / name
    disk.put(path, data)
    one, other = both_ways(path)
    assert one == other


ONCE = [("last", 0, b"struck: [1]")]
VALUES_OF = {
    b"date": (b"2026-02-30", b"2026-11-24T10:00:00", b'"2026-11-24"', b"20261124"),
    b"lang": (b"no", b"No", b"y", b"nope", b'"no"', b'""', b"1e3", b'"X"', b"X"),
    b"form": (b'"X"', b"X", b"No", b""),
    b"minutes": (b"060", b"0", b"10000", b"9999", b'"60"', b"60 # kort"),
    b"at_card": (b"03", b"0", b'"3"', b""),
    b"parked": (b"[08]", b"[3, 2, 3]", b"[0]", b"[1,2]", b"3", b"[10000]"),
    b"id": (b"off", b"33e333", b"3f9k2m", b"123456", b"y1", b'" "', b"0123", b"1e3"),
    b"format": (b"1", b'"1"', b'"2"', b"3", b"0", b"02", b"2.0", b"two"),
    b"answered": (b"[]", b"[4]", b"[3, 4]", b"[4, 3]", b"[03]", b"3", b"[3]  ", b"[3 ]", b'["3"]', b"", b"[drie]"),
    b"author": (b"No", b"'Noor'", b"1e3", b"0123", "“Noor”".encode(), "”".encode(), b'"\\u0041"'),
}
ONES = [
    ONCE * 2,
    [("insert", 15, b"struck: [2]"), *ONCE],
    *([("last", 0, b"back_on: " + day)] for day in (b"2026-02-30", b"2027-03-01", b"", b"2027-03-01T10:00:00")),
    *([("line", 0, key + b": " + value)] for key, values in VALUES_OF.items() for value in values),
    *([("below", 0, line)] for line in OTHERS),
    *([("drop", at, b"")] for at in range(1, len(LINES[: LINES.index(b"---", 1)]))),
    *([("last", 0, key.encode() + b": [3]")] for key in WITNESS),
    [("last", 0, b"cards: [3, 4]")],
    *([("last", 0, b"dismissed: " + offers)] for offers in (b"[ab12, cd34]", b'["12345678", ab]')),
    [("below", 0, b"*Wie dit mag lezen: alleen wij twee\xc3\xabn*")],
    [("below", 0, b"# Nog een titel"), ("below", 0, b"*Wie dit mag lezen: alleen wij twee\xc3\xabn*")],
    [("last", 0, b'forms: "eigen: twee"')],
    [("below", 0, b"Titel"), ("below", 0, b"==="), ("below", 0, b"*Wie dit mag lezen: x*")],
    [("below", 0, b"<!--"), ("below", 0, b"## x"), ("below", 0, b"-->"), ("below", 0, b"*Wie dit mag lezen: x*")],
]


@pytest.mark.parametrize(
    "made", ONES, ids=lambda made: ascii(b" ".join(b"%d" % at + new for _kind, at, new in made)).replace("\\", "/")
)
@pytest.mark.parametrize("sharing", [Circle.PRIVATE, Circle.ORGANISATION])
def test_each_change_that_a_hand_may_well_make_is_told_the_same(
    tmp_path: Path, sharing: Circle, made: list[tuple[str, int, bytes]]
) -> None:
    data = compose(HELD.change(sharing=sharing), CARDS)
    assert own_head(data) is not None
    for change in made:
        before, data = data, changed(data, change)
        assert data != before or change[2] in before
    path = tmp_path / "2026-11-24-sam-3f9k2m.md"
    disk.put(path, data)
    one, other = both_ways(path)
    assert one == other
    try:
        whole = read(data).interview
    except TranscriptError:
        return
    entry = entry_at(path, path.stat())
    assert entry is not None and entry.interview is not None and entry.interview.sharing <= whole.sharing


@given(held=interviews)
def test_what_this_program_writes_it_recognises(held: Interview) -> None:
    """Else a list of many would be slow, and no test of what is listed would tell."""
    data = compose(held.change(dismissed=("3f00aa11", "ffffffff")), CARDS)
    head = own_head(data)
    escaped = b"\\" in data.split(b"\n---\n")[0]
    without_cards = not held.answers and held.sharing is not Circle.PRIVATE
    assert head is not None or escaped or without_cards
    if head is not None:
        above = {"answers": {}, "closing": "", "closing_readers": ClosingReaders.NOBODY}
        assert head.interview == read(data).interview.change(**above)


def test_what_came_later_is_recognised_too() -> None:
    cards = shipped("nl")
    begun = interview(question_set=cards.ref, answers={3: Answer("Rust.")})
    data = compose(begun, cards)
    document = read(data)
    for step in (
        {"dismissed": ("3f00aa11",)},
        {"status": Status.FINAL, "sharing": Circle.TEAM, "struck": (5,)},
        {"listeners": "Kim", "back_on": datetime.date(2027, 3, 1)},
    ):
        data = compose(document.interview.change(**step), cards, document)
        document = read(data)
        head = own_head(data)
        assert head is not None and head.interview == particulars_in(read_front(data))
        assert head.back_on == head.interview.back_on


@pytest.mark.parametrize("odd", [*"\x00\x01\x0b\x0c\x1b\x7f\x85\u2028\u200d\ufeff\ufffe\U0001ffff"])
@pytest.mark.parametrize("key", [b"title", b"interviewee", b"team", b"form", b"lang", b"next"])
@pytest.mark.parametrize("beside", [b"", b'dismissed: ["12345678"]\n'])
def test_a_control_in_a_text_is_told_the_same_both_ways(tmp_path: Path, odd: str, key: bytes, beside: bytes) -> None:
    """Beside a value that only YAML reads it is YAML's to judge; there a line of ours alone would be taken as it is."""
    lines = [f'{key.decode()}: "a{odd}b"'.encode() if line.startswith(key + b":") else line for line in LINES]
    path = tmp_path / "2026-11-24-sam-3f9k2m.md"
    disk.put(path, b"\n".join(lines).replace(b"\ntags:", b"\n" + beside + b"tags:", 1))
    quick, full = both_ways(path)
    assert quick == full


@pytest.mark.parametrize("longer", [0, 1, 5, 45])
def test_front_matter_longer_than_is_read_is_told_the_same_both_ways(tmp_path: Path, longer: int) -> None:
    path = tmp_path / "2026-11-24-sam-3f9k2m.md"
    data = b"\n".join(LINES)
    room = LIMIT - data.index(b"\n---\n", 4) - len(b"\n---\n")
    data = data.replace(b'\nnext: "', b'\nnext: "' + b"a" * (room + longer), 1)
    assert (own_head(data) is not None) is (longer == 0)
    disk.put(path, data)
    quick, full = both_ways(path)
    assert quick == full


def test_a_rule_that_a_hand_drew_below_is_not_taken_for_the_end_of_the_front_matter() -> None:
    assert own_head(b"\n".join([*LINES, b"---", b""])) is not None
