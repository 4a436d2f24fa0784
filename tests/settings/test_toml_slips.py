"""Mistakes in settings as word processors, Windows and hands make them: each has its own sentence, and only the
setting it is in has its usual value."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.settings.loading import read_settings
from interview_tui.settings.model import Settings

# The line; the column at which it is told (0: none, the whole line is meant); words of the sentence.
SLIPS: list[tuple[str, int, str]] = [
    ("lang = “nl”", 8, "“, een aanhalingsteken zoals Word"),
    ("lang = „nl”", 8, "„, een aanhalingsteken zoals Word"),
    ("lang = ‘nl’", 8, "‘, een aanhalingsteken zoals Word"),
    ("lang = «nl»", 8, "«, een aanhalingsteken zoals Word"),
    ('lang = "nl”', 11, "”, een aanhalingsteken zoals Word"),
    ('“lang” = "nl"', 1, "“, een aanhalingsteken zoals Word"),
    ('lang\u00a0= "nl"', 5, "vaste spatie (U+00A0)"),
    ('\u00a0lang = "nl"', 1, "vaste spatie (U+00A0)"),
    ('lang =\u00a0"nl"', 7, "vaste spatie (U+00A0)"),
    ('lang = "nl"\u00a0', 12, "vaste spatie (U+00A0)"),
    ('\ufefflang = "nl"', 1, "(BOM) (U+FEFF)"),
    ('lang = "nl\u200b"', 0, "spatie zonder breedte (U+200B)"),
    ('"lang\u00ad" = "nl"', 0, "In ‘lang’ staat een teken dat je niet ziet"),
    ('transcripts = "C:\\Users\\noor\\Gesprekken"', 18, "tussen dubbele aanhalingstekens een eigen betekenis"),
    ('transcripts = "C:\\map\\"', 18, "tussen dubbele aanhalingstekens een eigen betekenis"),
    ('transcripts = "D:\\nieuw"', 18, "tussen dubbele aanhalingstekens een eigen betekenis"),
    ('transcripts = "D:\\team"', 18, "tussen dubbele aanhalingstekens een eigen betekenis"),
    ("transcripts = C:\\Users\\noor", 15, "Zet het tussen enkele"),
    ("transcripts = /home/noor", 15, "‘/home/noor’ zonder aanhalingstekens"),
    ("lang = nl", 8, "‘nl’ zonder aanhalingstekens"),
    ('lang: "nl"', 5, "Schrijf daar ‘=’"),
    ('lang "nl"', 5, "hoort ‘=’ en een waarde"),
    ('mijn map = "x"', 5, "die één woord is"),
    ("lang =", 7, "hoort een waarde"),
    ("lang = # niets", 8, "hoort een waarde"),
    ('lang == "nl"', 7, "‘=’ te veel"),
    ('lang = "nl', 8, "geen aanhalingsteken aan het eind"),
    ("lang = 'nl", 8, "geen ' aan het eind"),
    ('lang = "nl";', 12, "‘;’ te veel"),
    ('lang = "nl",', 12, "‘,’ te veel"),
    ("lang = 'it's'", 12, "achter een waarde"),
    ('lang = "nl" theme = "papier"', 13, "‘theme’ achter een waarde"),
    ("minutes = 45,5", 13, "Schrijf een punt"),
    ("minutes = 45 min", 14, "‘min’ achter een waarde"),
    ("minutes = 045", 11, "getal is niet te lezen"),
    ('minutes = "45"', 0, "zonder aanhalingstekens"),
    ("reminders = True", 13, "Schrijf true, met kleine letters"),
    ("reminders = ja", 13, "Schrijf true"),
    ("reminders = Nee", 13, "Schrijf false"),
    ("reminders = no", 13, "Schrijf false"),
    ('reminders = "false"', 0, "zonder aanhalingstekens"),
    ("theme = None", 9, "Haal de regel weg"),
    ("// mijn instellingen", 1, "begint met ‘//’"),
    ("; mijn instellingen", 1, "begint met ‘;’"),
    ('lang = "nl" // Nederlands', 13, "begint met ‘//’"),
    ("```toml", 1, "hoort bij Markdown"),
    ('[algemeen]\nlang = "nl"', 0, "alleen [keys] heeft er een"),
    ('[keys\nnext = "f9"', 1, "geen ‘]’ aan het eind"),
    ("questions = [", 1, "heeft geen einde"),
]


@pytest.mark.parametrize(
    ("written", "column", "words"), SLIPS, ids=[ascii(written).replace("\\", "/") for written, *_rest in SLIPS]
)
def test_each_slip_is_told_at_its_place_and_the_rest_counts(
    tmp_path: Path, written: str, column: int, words: str
) -> None:
    path = tmp_path / "settings.toml"
    good = 'forms = "vormen.json"'
    path.write_text(f"# de mijne\n{good}\n{written}\n", encoding="utf-8", newline="\r\n")
    found = read_settings(path)
    (problem,) = found.problems
    assert problem.line == 3
    assert words in problem.problem
    assert problem.problem.startswith(f"Teken {column}: ") == bool(column), problem.problem
    assert str(problem).startswith(f"{path}:3: ")
    assert found._replace(problems=()) == Settings(forms=tmp_path / "vormen.json")


def test_a_key_or_a_header_that_stands_twice_counts_the_first_time(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('lang = "en"\nlang = "nl"\n[keys]\nnext = "f9"\n[keys]\nhelp = "f1"\n', encoding="utf-8")
    found = read_settings(path)
    assert (found.lang, dict(found.keys)) == ("en", {"next": "f9"})
    assert [(one.line, "voor de tweede keer" in one.problem) for one in found.problems] == [(2, True), (5, True)]


def test_a_setting_below_the_header_of_keys_belongs_above_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[keys]\nnext = "f9"\ntheme = "f8"\nlang = "en"\n', encoding="utf-8")
    found = read_settings(path)
    assert dict(found.keys) == {"next": "f9", "theme": "f8"}
    assert [(one.line, "onder [keys]" in one.problem) for one in found.problems] == [(4, True)]


def test_a_line_in_another_encoding_takes_only_itself_away(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'minutes = 45\n# n\xe9\nlang = "en"\n')
    found = read_settings(path)
    assert (found.minutes, found.lang) == (45, "en")
    (problem,) = found.problems
    assert (problem.line, problem.problem[:8]) == (2, "Teken 4:")
    assert "Windows-1252" in problem.problem
    path.write_bytes(b'a\r\xe9\rb\nlang = "en"\r\n\xff\n')  # line ends of three kinds
    found = read_settings(path)
    assert found.lang == "en"
    assert [one.line for one in found.problems] == [1, 3]
    path.write_bytes('lang = "en"'.encode("utf-16"))
    assert "UTF-16" in read_settings(path).problems[0].problem
    assert read_settings(path).lang is None


def test_several_mistakes_are_told_in_their_order_and_no_more_than_a_few(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('minutes = 5\nlang = “nl”\ntheme = "roze"\nforms = "v.json"\n', encoding="utf-8")
    found = read_settings(path)
    assert [one.line for one in found.problems] == [1, 2, 3]
    assert found.forms == tmp_path / "v.json"
    path.write_text("".join(f"a{number} = 1\n" for number in range(50)), encoding="utf-8")
    assert len(read_settings(path).problems) == 5


@pytest.mark.timeout(20)
def test_what_has_no_end_is_found_at_once_among_many_lines(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('lang = "en"\n' + "# x\n" * 5000 + 'forms = """\n' + "y\n" * 20_000, encoding="utf-8")
    found = read_settings(path)
    assert found.lang == "en"
    assert [(one.line, "geen einde" in one.problem) for one in found.problems] == [(5002, True)]
