"""A file name is valid everywhere, stays in its folder, and says who and when as far as it can."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.interview.model import Circle
from interview_tui.transcripts.format import file_names
from interview_tui.transcripts.format.file_names import (
    ALPHABET,
    LONGEST,
    file_name,
    mark_of,
    name_for,
    new_id,
    numbered,
    path_for,
    slug,
)
from interview_tui.transcripts.heads.entry import ident_in
from tests.builders import interview
from tests.texts import naughty_strings

pytestmark = pytest.mark.no_files

DAY = date(2026, 11, 24)
# What Windows keeps for itself, up to the first dot (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"
}
NASTY = [
    "",
    " ",
    ".",
    "..",
    "../../etc/passwd",
    "..\\..\\windows",
    "/etc/passwd",
    "C:\\x",
    "C:x",
    "\\\\server\\share",
    "CON",
    "con.md",
    "NUL.tar.gz",
    "COM¹",
    "LPT9",
    "a:b",
    "a*b?c<d>e|f\"g'h",
    "x" * 300,
    "ĳ" * 300,
    "界" * 300,
    "👩‍👩‍👧‍👧" * 40,
    "🙂",
    "\u202egnp.exe",
    "a\u0300" * 200,
    "क्षि" * 80,
    "\ufeff",
    "\u3164",
    "\u2800",
    "\x00",
    "\x1b[2J",
    "\ud800",
    "-rf",
    "--help",
    "~",
    "$HOME",
    "`id`",
    "%APPDATA%",
    "trailing. ",
    ".hidden",
    "new\nline",
    "tab\there",
    "[/b]",
    "[@click=app.quit]x",
    "ß",
    "İstanbul",
    "ﬁnn",
    "Ⅷ",
    "سارة",
    "שָׂרָה",
    "김민수",
    "Đorđe Łukasz",
]


def invalid(name: str) -> str:
    """Why some system in use would not take `name`, or take it for another; empty if all do."""
    if not name or len(name.encode()) > LONGEST:
        return "length"
    if any(char in '<>:"/\\|?*' or ord(char) < 32 or ord(char) == 127 for char in name):
        return "characters"
    if any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for char in name):
        return "unseen characters"
    if name[-1] in ". " or name[0] in ".-~ ":
        return "ends"
    if name.split(".")[0].casefold() in RESERVED:
        return "reserved"
    return "" if unicodedata.normalize("NFC", name) == name else "not composed"


texts = st.one_of(st.text(), st.sampled_from(NASTY), st.text(st.characters(codec=None), max_size=400))


@given(texts, st.dates(), texts)
@example("x" * 300, date.max, "y" * 300)
def test_any_name_gives_a_valid_file_name_in_the_folder(name: str, day: date, ident: str) -> None:
    folder = Path("/nowhere/In gesprek")
    for made in (file_name(day, name, new_id()), file_name(day, name, ident), path_for(folder, day, name, ident).name):
        assert not invalid(made), (invalid(made), made)
        assert made.startswith(day.isoformat())
        assert made.endswith(".md")
        assert (folder / made).resolve().parent == folder


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_name_can_really_be_written(name: str, tmp_path: Path) -> None:
    path = path_for(tmp_path, DAY, name, new_id())
    path.write_bytes(b"")
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    assert path.resolve().parent == tmp_path.resolve()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sam de Wit", "sam-de-wit"),
        ("Zoë d'Ancy", "zoe-d-ancy"),
        ("  Noor  van 't Hart ", "noor-van-t-hart"),
        ("Đorđe Łukasz", "dorde-lukasz"),
        ("Größe Ærø", "grosse-aero"),
        ("İstanbul", "istanbul"),
        ("김민수", "김민수"),
        ("سارة", "سارة"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\u0300" * 2, "aa"),
        ("\u0301a", "a"),
        ("\u202ea\u200db", "ab"),
        ("🙂", ""),
        ("\u3164\u115f", ""),
        ("\u115fjan\u115fpiet", "janpiet"),
        ("김٣ ২", "김٣-২"),
        ("a\x07b\ud800c", "abc"),
        ("क्षि", "क्षि"),
        ("김 \u0301a", "김-a"),
    ],
)
def test_a_slug_keeps_what_it_can(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_the_name_is_as_promised() -> None:
    assert file_name(DAY, "Sam de Wit", "3f9k2m") == "2026-11-24-sam-de-wit-heel-3f9k2m.md"
    assert file_name(DAY, "🙂", "3f9k2m") == "2026-11-24-gesprek-heel-3f9k2m.md"
    assert file_name(DAY, "🙂", "3f9k2m", "en-GB") == "2026-11-24-interview-whole-3f9k2m.md"
    assert file_name(DAY, "Sam", "Van een hand, en lang") == "2026-11-24-sam-heel-van-een-hand-en.md"
    assert file_name(DAY, "Sam", "y" * 40) == f"2026-11-24-sam-heel-{'y' * 16}.md"
    assert file_name(DAY, "Sam", "🙂") == "2026-11-24-sam-heel-x.md"


@pytest.mark.parametrize(
    ("circle", "dutch", "english"),
    [
        (Circle.PRIVATE, "heel", "whole"),
        (Circle.TEAM, "voor-team", "for-team"),
        (Circle.ORGANISATION, "voor-organisatie", "for-organisation"),
    ],
)
def test_the_name_says_for_whom_it_is_in_the_language_of_the_interview(
    circle: Circle, dutch: str, english: str
) -> None:
    assert file_name(DAY, "Sam", "3f9k2m", circle=circle) == f"2026-11-24-sam-{dutch}-3f9k2m.md"
    assert name_for(interview(lang="en"), circle=circle) == f"2026-11-24-sam-{english}-3f9k2m.md"
    assert file_name(DAY, "Sam", "3f9k2m", circle=circle, word="Ons blad") == "2026-11-24-sam-ons-blad-3f9k2m.md"


@given(texts, st.dates(), texts, st.sampled_from(Circle), st.sampled_from(["nl", "en", "fy"]), texts)
@example("x" * 300, date.max, "y" * 300, Circle.ORGANISATION, "nl", "z" * 300)
def test_every_name_is_valid_and_ends_in_the_id(
    name: str, day: date, ident: str, circle: Circle, lang: str, word: str
) -> None:
    for one in (new_id(), ident):
        for said in ("", word):
            made = file_name(day, name, one, lang, circle=circle, word=said)
            assert not invalid(made), (invalid(made), made)
            assert len(made.encode()) + len("-999") <= LONGEST, "with a number behind it"
            assert made.endswith(f"-{mark_of(one)}.md")
    assert ident_in(file_name(day, name, own := new_id(), lang, circle=circle, word=word)) == own


def test_a_long_name_ends_at_a_word() -> None:
    assert slug("vanderlinden " * 20).split("-") == ["vanderlinden"] * 4
    assert slug("x" * 300) == "x" * 60
    assert slug(f"{'x' * 40} {'y' * 19}") == f"{'x' * 40}-{'y' * 19}"
    assert slug("a b", size=2) == "a"
    assert slug("a" + "界" * 40) == "a" + "界" * 19


@pytest.mark.parametrize(("first", "kept"), [(25, 60), (30, 60), (31, 31), (59, 59)])
def test_a_long_name_ends_at_a_word_only_if_that_keeps_more_than_half(first: int, kept: int) -> None:
    assert slug(f"{'x' * first} {'y' * 50}") == f"{'x' * first}-{'y' * 50}"[:kept]


@given(texts)
def test_a_slug_is_a_slug_already(name: str) -> None:
    assert slug(slug(name)) == slug(name)
    assert len(slug(name).encode()) <= 60


def test_names_that_a_disk_takes_for_one_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "2026-11-24-Sam-HEEL-3F9K2M.md").write_bytes(b"")
    (tmp_path / unicodedata.normalize("NFD", "2026-11-24-김-heel-3f9k2m.md")).write_bytes(b"")
    assert path_for(tmp_path, DAY, "sam", "3f9k2m").name == "2026-11-24-sam-heel-3f9k2m-2.md"
    assert path_for(tmp_path, DAY, "김", "3f9k2m").name == "2026-11-24-김-heel-3f9k2m-2.md"
    (tmp_path / "2026-11-24-sam-heel-3f9k2m-2.md").write_bytes(b"")
    assert path_for(tmp_path, DAY, "sam", "3f9k2m").name == "2026-11-24-sam-heel-3f9k2m-3.md"
    assert path_for(tmp_path, DAY, "noor", "3f9k2m").name == "2026-11-24-noor-heel-3f9k2m.md"


@pytest.mark.parametrize("name", ["../x.md", "./x.md", "map/x.md"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No name that is made does: what is written would stand outside the folder."""
    monkeypatch.setattr(file_names, "file_name", lambda *_given: name)
    with pytest.raises(ValueError, match=r"\Aa file name led out of its folder\Z"):
        path_for(tmp_path, DAY, "Sam", "3f9k2m")


def test_an_id_is_short_plain_and_never_a_number() -> None:
    made = {new_id() for _ in range(2000)}
    assert len(made) > 1990
    for ident in made:
        assert len(ident) == 6
        assert set(ident) <= set(ALPHABET)
        assert not ident.isdigit()
        assert slug(ident) == ident
    assert not set(ALPHABET) & set("01ilo")


def test_an_id_of_digits_alone_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    draws = iter("2345672b4567")
    monkeypatch.setattr("random.SystemRandom.choice", lambda _chance, _letters: next(draws))
    assert new_id() == "2b4567"


def test_naughty_strings() -> None:
    """The Big List of Naughty Strings where it is at hand; the list above has one of each of its kinds."""
    for string in (*NASTY, *naughty_strings()):
        assert not invalid(file_name(DAY, string, "3f9k2m"))


def test_a_free_name_is_looked_for_with_numbers_behind_the_name() -> None:
    assert [path.name for path in numbered(Path("x.y.md"), 3)] == ["x.y.md", "x.y-2.md", "x.y-3.md"]
    assert len({*numbered(Path("map") / "x.md")}) == 999
