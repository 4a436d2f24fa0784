"""A path as terminals and file managers hand it over leads to the file."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.tui.intake.typed_path import path_in

pytestmark = pytest.mark.no_files


@pytest.mark.parametrize(
    "line",
    [
        "{path}",
        "  {path}  ",
        "'{path}'",
        '"{path}"',
        "‘{path}’",
        "{escaped}",
        "{escaped} ",
        "file://{address}",
        "file://localhost{address}",
        "'file://{address}'",
        "{home}",
    ],
)
def test_a_dropped_path_leads_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "Verslag  van (Sam) & co é #2.docx"
    path.touch()
    given_path = str(path)
    escaped = "".join(f"\\{char}" if char in " ()&#" else char for char in given_path)
    address = given_path.replace(" ", "%20").replace("é", "%C3%A9")
    text = line.format(path=path, escaped=escaped, address=address, home=f"~/{path.name}")
    assert path_in(text) == path


@pytest.mark.parametrize("name", ["'a'.docx'", 'it\'s "me".md', "a\\ b.txt", "file:x.md", "& b.md"])
def test_a_name_that_looks_dropped_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    assert path_in(str(path)) == path


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(lambda name: name.strip())
)
def test_whatever_a_shell_quotes_comes_back(name: str) -> None:
    path = f"/nergens/{name.strip()}/a.docx"
    assert str(path_in(shlex.quote(path), windows=False)) == str(Path(path))


@given(st.text())
def test_any_line_is_a_path_or_none(line: str) -> None:
    for windows in (True, False):
        assert (path_in(line, windows=windows) is None) == (not line.strip())


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ('"C:\\Users\\Noor\\Mijn notities.docx"', "C:\\Users\\Noor\\Mijn notities.docx"),
        ("C:\\Users\\Noor\\a.docx", "C:\\Users\\Noor\\a.docx"),
        ("& 'C:\\Users\\Noor\\Mijn notities.docx'", "C:\\Users\\Noor\\Mijn notities.docx"),
        ("file:///C:/Users/Noor/Mijn%20notities.docx", "C:/Users/Noor/Mijn notities.docx"),
        ("file://server/deel/a.docx", "//server/deel/a.docx"),
    ],
)
def test_windows_has_its_own_ways(line: str, path: str) -> None:
    found = path_in(line, windows=True)
    assert found is not None
    assert os.fspath(found) == os.fspath(Path(path))
