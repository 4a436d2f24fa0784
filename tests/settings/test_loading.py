"""The settings: every value as documented, every mistake one line with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.settings.document import SettingsDocument
from interview_tui.settings.loading import read_settings
from interview_tui.settings.model import THEMES, Settings, SettingsProblem
from interview_tui.tui.kit.theme import THEMES as SHOWN

DOCS = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def told(file: Path, text: str) -> SettingsProblem:
    file.write_text(text, encoding="utf-8")
    (problem,) = read_settings(file).problems
    assert "\n" not in str(problem)
    return problem


def test_without_a_file_or_with_an_empty_one_all_is_as_it_was(file: Path) -> None:
    assert read_settings(file) == Settings()
    assert read_settings() == Settings()
    file.write_text("# niets\n", encoding="utf-8")
    assert read_settings(file) == Settings()


def test_every_setting_is_read(file: Path) -> None:
    file.write_text(
        'transcripts = "/map/gesprekken"\nlang = "en"\ntheme = "nacht"\nquestions = "~/eigen.json"\nminutes = 10\n'
        'forms = "~/vormen.json"\n'
        '[keys]\nnext = "ctrl+n, f9"\nhelp = ["f1"]\n',
        encoding="utf-8",
    )
    assert read_settings(file) == Settings(
        transcripts=Path("/map/gesprekken"),
        lang="en",
        theme="nacht",
        questions=Path.home() / "eigen.json",
        forms=Path.home() / "vormen.json",
        minutes=10,
        keys={"next": "ctrl+n,f9", "help": "f1"},
    )


def test_a_relative_path_starts_at_the_settings(file: Path) -> None:
    file.write_text('transcripts = "../gesprekken"\nquestions = "eigen.json"\nforms = "v.json"\n', encoding="utf-8")
    found = read_settings(file)
    assert (found.transcripts, found.questions) == (file.parent / "../gesprekken", file.parent / "eigen.json")
    assert found.forms == file.parent / "v.json"


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("\n\nminutes 60\n", 3, "minutes"),
        ("é = 60\n", 1, "TOML"),
        ("lang = 'nl'\nlang = 'en'\n", 2, "lang"),
        ("a = {", 1, "TOML"),
        ('# x\nlang = "fr"\n', 2, "lang"),
        ("lang = 1\n", 1, "lang"),
        ('\ntheme = "roze"\n', 2, "theme"),
        ("minutes = 9\n", 1, "minutes"),
        ("minutes = 601\n", 1, "minutes"),
        ("minutes = 60.0\n", 1, "minutes"),
        ("minutes = true\n", 1, "minutes"),
        ('minutes = "60"\n', 1, "minutes"),
        ('lang = "nl"\ntranscripts = ""\n', 2, "transcripts"),
        ('transcripts = "a\\u001bb"\n', 1, "‘\\’"),
        ('questions = "a\\nb"\n', 1, "‘\\’"),
        ("questions = 3\n", 1, "questions"),
        ('kleur = "rood"\n', 1, "kleur"),
        ('minuten = 60\nlang = "nl"\n', 1, "minuten"),
        ('[keys]\n\nnext = "ctrl + n"\n', 3, "keys.next"),
        ("[keys]\nnext = 9\n", 2, "keys.next"),
        ('[keys]\nnext = ["f9", ""]\n', 2, "keys.next"),
        ('keys.next = ""\n', 1, "keys.next"),
        ('keys = "f9"\n', 1, "keys"),
        ('[keys]\nnext = {a = "f9"}\n', 2, "keys.next"),
        ('"[b]\\u001b" = 1\n', 0, "[b]⟨U+001B⟩"),
    ],
)
def test_every_mistake_names_the_file_the_line_and_the_setting(file: Path, text: str, line: int, named: str) -> None:
    error = told(file, text)
    assert error.line == line
    assert str(error).startswith(f"{file}:{line}: " if line else f"{file}: ")
    assert named in error.problem


def test_what_is_no_readable_file_is_told_too(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"lang = '\xff'\n")
    assert "UTF-8" in read_settings(file).problems[0].problem
    assert len(read_settings(tmp_path).problems) == 1
    for content in (b"#" * 200_000, b"a = " + b"[" * 5000, b"x = 1\n" * 3000):
        file.write_bytes(content)
        found = read_settings(file)
        assert found.problems
        assert found._replace(problems=()) == Settings()


@given(data=st.binary(max_size=60) | st.text(alphabet="ab=[]{}\"\n.,#1'", max_size=30).map(str.encode))
def test_no_file_raises_anything(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("los") / "settings.toml"
    file.write_bytes(data)
    for problem in read_settings(file).problems:
        assert str(problem).startswith(str(file))


def test_the_themes_are_those_of_the_app() -> None:
    assert {theme.name for theme in SHOWN} == set(THEMES)
    theme = SettingsDocument.model_fields["theme"].annotation
    assert set(THEMES) <= {word for part in get_args(theme) for word in get_args(part)}


def test_the_docs_name_every_setting_and_no_other_and_their_example_works(file: Path) -> None:
    text = DOCS.read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert told == list(SettingsDocument.model_fields)
    found = re.search(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    file.write_text(found[1], encoding="utf-8")
    settings = read_settings(file)
    assert None not in (settings.transcripts, settings.lang, settings.questions, settings.forms)
    assert settings.theme and settings.minutes and settings.keys
