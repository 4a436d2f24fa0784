"""The commands without a screen, in this process: what they print, and what status they end with."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cli import main
from interview_tui.commands import listing
from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.interview.transcript_words import words as fixed_words
from interview_tui.storage.files import write_atomic
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.format.reader import read
from tests.builders import interview
from tests.commands.stage import CARDS, Run, finished, is_one_line, save

# list


def test_list_has_a_line_for_each_interview(run: Run, tmp_path: Path) -> None:
    save(tmp_path, interview(id="d22222", at_card=5, interviewee="Robin"))
    save(tmp_path, interview(id="h22222", status=Status.HELD, team="Team Noord"))
    original = save(tmp_path, interview(id="f22222", status=Status.FINAL))
    save(tmp_path, interview(id="f22222", status=Status.FINAL), f"{original.stem} (1).md")
    (tmp_path / "2026-11-24-kim-k22222.md").write_bytes(b"")
    status, out, err = run("list")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        f"d22222  2026-11-24  {'bij kaart 5':18}  Noor met Robin",
        f"h22222  2026-11-24  {'nog terug te lezen':18}  Noor met Sam (2e gesprek)",
        f"f22222  2026-11-24  {'afgerond':18}  Noor met Sam (1e gesprek) (1 kopie)",
        f"k22222  {'-':10}  {'niet te lezen':18}  2026-11-24-kim-k22222.md: Regel 1: Er staat niets "
        "meer in dit bestand. Zoek het in een reservekopie.",
    ]


FORMS = shipped_forms("nl")
TALKS = {  # for each form what `--long` says of it: of a talk with a manager even its name would tell
    form.id: f" · {form.name}" if form.widest is not Circle.PRIVATE and form is not FORMS.default else ""
    for form in FORMS.forms
}


@pytest.mark.parametrize("form", TALKS)
def test_form_and_team_are_told_only_when_they_are_asked_for(run: Run, tmp_path: Path, form: str) -> None:
    answers = {3: Answer("Zeldzaamwoord.", circle=Circle.TEAM)}
    save(tmp_path, finished(form=form, team="Team\x07 Noord", organisation="De Wijk", answers=answers))
    status, out, err = run("list")
    assert (status, err) == (0, "")
    assert out.endswith("  Noor met Sam\n")
    status, out, err = run("list", "--long")
    assert (status, err) == (0, "")
    assert out.endswith(f"  Noor met Sam{TALKS[form]} · Team⟨U+0007⟩ Noord · De Wijk\n")
    assert "leidinggevende" not in out.casefold() and "Zeldzaam" not in out


def test_where_several_fit_no_team_is_told(run: Run, tmp_path: Path) -> None:
    for ident in ("3f9k2m", "3f9k2n"):
        save(tmp_path, finished(id=ident, team="Team Noord", form="intervision"))
    status, out, err = run("show", "3f9")
    assert (status, out, err.count("Noor met Sam")) == (2, "", 2)
    assert "Noord" not in err and "intervisie" not in err.casefold()


def test_list_of_nothing_says_where_it_looked_and_prints_nothing(run: Run, tmp_path: Path) -> None:
    status, out, err = run("list")
    assert (status, out) == (0, "")
    assert str(tmp_path) in err
    assert run("list", "--json")[1] == "[]\n"


def test_list_shows_names_to_the_letter_and_nothing_that_a_terminal_obeys(run: Run, tmp_path: Path) -> None:
    save(tmp_path, interview(interviewer="[/b] %s", interviewee="\x1b]0;x\x07日本\n\u202e", team="\u2028"))
    _status, out, _err = run("list")
    assert "[/b] %s met ⟨U+001B⟩]0;x⟨U+0007⟩日本 ⟨U+202E⟩" in out
    assert out.count("\n") == 1


def test_columns_are_straight_whatever_the_width_of_the_letters(run: Run, tmp_path: Path) -> None:
    save(tmp_path, interview(id="日本語"), "a.md")
    save(tmp_path, interview(id="abcdefgh"), "b.md")
    starts = {line.index("2026") + 3 * ("日" in line) for line in run("list")[1].splitlines()}
    assert starts == {len("abcdefgh  ")}


def test_json_has_every_documented_field_and_the_exact_values(run: Run, tmp_path: Path) -> None:
    held = finished(interviewee="Zoë\x1b[0m\u202e", parked=(8,), next="Robin", organisation="Wijk")
    path = save(tmp_path, held)
    (tmp_path / "2026-11-24-kim-k22222.md").write_bytes(b"")
    _status, out, _err = run("list", "--json")
    assert out.isascii() and "\x1b" not in out
    good, bad = json.loads(out)
    assert good["interviewee"] == held.interviewee
    assert good["path"] == str(path)
    assert (good["id"], good["status"], good["sharing"], good["parked"]) == ("3f9k2m", "final", "team", [8])
    assert (good["problem"], good["copies"], good["next"], good["minutes"]) == (None, [], "Robin", 60)
    assert (bad["id"], bad["status"], bad["date"]) == ("k22222", None, None)
    assert "niets meer" in bad["problem"]
    assert list(good) == list(bad)


# show


def test_show_reads_well_without_markdown(run: Run, tmp_path: Path) -> None:
    save(tmp_path, finished(closing="Het is mijn vak om te luisteren.", team="Team Noord"))
    status, out, err = run("show", "3f9k2m")
    assert (status, err) == (0, "")
    assert out.startswith(
        f"In gesprek: Noor met Sam\n\n{fixed_words('nl').whole}\n\n"
        "Wie dit mag lezen: ons team\n\n24 november 2026 · Team Noord"
    )
    assert "\n\n5. “Ik heb het altijd zo gedaan …”\n\n  Wat helpt jou om dat te blijven doen?\n" in out
    assert "\n\nBegint met koffie.\nDoorgevraagd: Waaraan zag je dat?\n\nZodatje: Ik drink koffie mee" in out
    assert "Wie dit mag lezen: alleen wij tweeën\n" in out
    assert "Het is mijn vak om …\n\nHet is mijn vak om te luisteren.\n" in out
    assert "\x1b" not in out
    assert "\n\n\n" not in out
    assert not re.search(r"^[#>*]", out, re.MULTILINE)


def test_show_takes_a_file_and_what_a_hand_added(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished())
    path.write_bytes(path.read_bytes() + b"\n# Later\n\nEen *gedachte*.\n")
    _status, out, _err = run("show", str(path))
    assert "\n\nLater\n\nEen *gedachte*.\n" in out


def test_raw_is_the_file_byte_for_byte(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = save(tmp_path, finished())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\x1b\xff")
    assert main(["show", "--raw", str(path)]) == 0
    assert capfdbinary.readouterr().out == path.read_bytes()


def test_raw_shows_a_file_that_cannot_be_understood(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "2026-11-24-kim-k22222.md"
    path.write_text("---\nid: k\n", encoding="utf-8")
    assert run("show", "--raw", "k2")[:2] == (0, "---\nid: k\n")
    status, out, err = run("show", "k2")
    assert (status, out) == (2, "")
    assert is_one_line(err) and f"{path}:1: " in err


# An interview that is not there


@pytest.mark.parametrize("command", [["show"], ["share", "--circle", "team", "-o", "x.md"], ["resume"]])
def test_what_is_not_found_is_told_in_one_line(run: Run, command: list[str]) -> None:
    status, out, err = run(*command, "weg\x1b\n[b]")
    assert (status, out) == (2, "")
    assert is_one_line(err) and "weg⟨U+001B⟩ [b]" in err


def test_an_id_that_fits_several_lists_them(run: Run, tmp_path: Path) -> None:
    save(tmp_path, interview(id="3f2222"))
    save(tmp_path, interview(id="3f3333", interviewee="Kim"))
    status, out, err = run("show", "3f")
    assert (status, out) == (2, "")
    assert [line.split("  ")[0] for line in err.splitlines()[1:]] == ["3f3333", "3f2222"]


# share


def test_share_writes_what_the_circle_may_read_and_says_what_not(run: Run, tmp_path: Path) -> None:
    save(tmp_path, finished())
    target = tmp_path / "uit" / "voor-ons-team.md"
    target.parent.mkdir()
    for _time in range(2):
        status, out, err = run("share", "3f9", "--circle", "team", "-o", str(target))
        assert (status, err) == (0, "")
        assert out.splitlines() == [
            f"Deelversie voor ons team: {target}",
            "Er staat 1 antwoord in.",
            "Weggelaten: kaart 6, “Dat zou ik nu nooit meer zo doen ...” (alleen wij tweeën)",
        ]
    assert list(read(target.read_bytes()).interview.answers) == [5]


@pytest.mark.parametrize(
    ("held", "target"),
    [
        (finished(status=Status.HELD), "nieuw.md"),
        (finished(sharing=Circle.PRIVATE), "nieuw.md"),
        (finished(form="manager"), "nieuw.md"),
        (finished(), "bezet.md"),
        (finished(), file_name(finished().date, "Sam", "3f9k2m")),
        (finished(), "."),
        (finished(), "geen-map/nieuw.md"),
    ],
)
def test_share_refuses_in_one_line_and_writes_nothing(run: Run, tmp_path: Path, held: Interview, target: str) -> None:
    save(tmp_path, held)
    (tmp_path / "bezet.md").write_text("boodschappen", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    status, out, err = run("share", "3f9", "--circle", "team", "--output", str(tmp_path / target))
    assert (status, out) == (2, "")
    assert is_one_line(err)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


WRITES = {
    "share": ["share", "3f9", "--circle", "team"],
    "export": ["export", "3f9", "--circle", "private", "--to", "txt"],
    "export for others": ["export", "3f9", "--circle", "team", "--to", "md"],
    "cards": ["cards"],
}


@pytest.mark.parametrize("command", WRITES)
def test_a_name_too_long_to_write_is_no_fault_of_the_folder(run: Run, tmp_path: Path, command: str) -> None:
    save(tmp_path, finished())
    status, out, err = run(*WRITES[command], "-o", str(tmp_path / ("x" * 300)))
    assert (status, out) == (2, "")
    assert is_one_line(err) and "Geef een kortere" in err
    assert len([*tmp_path.iterdir()]) == 1


@pytest.mark.skipif(os.name == "nt", reason="no name has a line feed on Windows")
@pytest.mark.parametrize("command", WRITES)
def test_a_line_feed_in_a_name_is_no_line_of_its_own(run: Run, tmp_path: Path, command: str) -> None:
    save(tmp_path, finished())
    status, out, err = run(*WRITES[command], "-o", str(tmp_path / "a\nb.pdf"))
    assert (status, err) == (0, "")
    assert "a⟨U+000A⟩b.pdf" in out.splitlines()[0] and (tmp_path / "a\nb.pdf").exists()


NARROWER: dict[str, tuple[Interview | bytes, str, str]] = {
    "for the two alone": (finished().with_answer(5, circle=Circle.PRIVATE), "minder mensen", "alt+k"),
    "struck": (finished().with_answer(5, struck=True), "geschrapt", "alt+k"),
    "struck and finished": (finished(struck=(5,)).with_answer(5, note="", zodatjes=()), "geschrapt", "alt+k"),
    "unreadable": (b"", "niet te lezen", "interview-tui check "),
}


@pytest.mark.parametrize("kind", NARROWER)
def test_share_refuses_while_another_version_keeps_it_narrower(run: Run, tmp_path: Path, kind: str) -> None:
    path = save(tmp_path, finished())
    copy = tmp_path / f"{path.stem} (DESKTOP-AB12's conflicted copy 2026-11-24).md"
    held, why, way = NARROWER[kind]
    copy.write_bytes(held if isinstance(held, bytes) else compose(held, CARDS))
    target = tmp_path / "team.md"
    for name in ("3f9", str(path)):
        status, out, err = run("share", name, "--circle", "team", "-o", str(target))
        assert (status, out) == (2, "") and is_one_line(err)
        assert copy.name in err and why in err and way in err and "koffie" not in err
        assert not target.exists()
    copy.write_bytes(compose(finished(), CARDS))
    assert run("share", "3f9", "--circle", "team", "-o", str(target))[0] == 0
    assert run("share", str(path), "--circle", "team", "-o", str(target))[0] == 0, "the version is none of its versions"


def test_share_says_of_a_version_of_another_form_what_that_form_allows(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished())
    save(tmp_path, finished(form="manager"), f"{path.stem} (1).md")
    status, _out, err = run("share", str(path), "--circle", "team", "-o", str(tmp_path / "team.md"))
    assert status == 2 and "minder mensen" in err


def test_share_in_the_folder_it_is_called_in_looks_beside_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "elders"
    folder.mkdir()
    path = save(folder, finished())
    save(folder, finished().with_answer(5, circle=Circle.PRIVATE), f"{path.stem} (1).md")
    monkeypatch.chdir(folder)
    assert run("share", path.name, "--circle", "team", "-o", "team.md")[0] == 2


def test_list_says_of_what_stands_above_the_answers_that_it_is_not_certain(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished())
    assert json.loads(run("list", "--json")[1])[0]["unsure"] is False and "niet zeker" not in run("list")[1]
    text = path.read_text(encoding="utf-8")
    assert text.count("lezen: ons team*") == 1
    path.write_text(text.replace("lezen: ons team*", "lezen: alleen wij tweeën*"), encoding="utf-8")
    assert json.loads(run("list", "--json")[1])[0]["unsure"] is True
    (line,) = run("list")[1].splitlines()
    assert line.endswith("(niet zeker wie dit mag lezen)")
    path.write_text(text.replace("koffie", "thee"), encoding="utf-8")
    assert "niet zeker" not in run("list")[1], "only the whole file tells that"


def test_share_says_what_happened_where_another_program_wrote_the_file_meanwhile(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, finished())
    target = tmp_path / "uit" / "v.md"
    target.parent.mkdir()

    def late(path: Path, data: bytes, *given: Any, **more: Any) -> object:
        path.write_bytes(b"van een ander")
        return write_atomic(path, data, *given, **more)

    monkeypatch.setattr("interview_tui.transcripts.sharing.share.write_atomic", late)
    status, out, err = run("share", "3f9", "--circle", "team", "-o", str(target))
    assert (status, out) == (2, "") and is_one_line(err)
    assert f"schreef of verplaatste {target} op hetzelfde moment. Van deze deelversie is niets geschreven" in err
    assert "versies" not in err and target.read_bytes() == b"van een ander"


# Wrong use


@pytest.mark.parametrize(
    "arguments",
    [
        ["lijst"],
        ["list", "--jsn"],
        ["list", "--js"],
        ["--lang", "fr"],
        ["list", "--lang"],
        ["list", "--lang", "fr"],
        ["show"],
        ["show", "a", "b"],
        ["share", "x", "--circle", "private", "-o", "y"],
        ["share", "x", "--circle", "team"],
        ["share", "x", "--circle", "team", "-o", "-"],
        ["export", "x", "--circle", "team", "--to", "pdf", "-o", "-"],
        ["export", "", "--circle", "team", "--to", "pdf", "-o", "y"],
        ["export", "x", "--circle", "team", "--to", "pdf", "-o", ""],
        ["import", ""],
        ["resume", " "],
        ["check", ""],
        ["cards", "-o", "-"],
        ["check"],
        ["new", "--form", "praatje"],
        ["new", "--minutes", "9"],
        ["new", "--minutes", "601"],
        ["new", "--minutes", "1e2"],
        ["new", "--minutes", "²"],
        ["new", "--cards", ""],
        ["new", "--cards", "3;4"],
        ["new", "--cards", "0"],
        ["new", "--cards", "3,13"],
        ["new", "--questions", "weg.json"],
        ["cards"],
        ["search", "x"],
        ["\x1b[31m\n"],
    ],
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_wrong_use_is_one_line_in_the_language_of_the_screen(run: Run, lang: str, arguments: list[str]) -> None:
    status, out, err = run("--lang", lang, *arguments)
    assert (status, out) == (2, "")
    assert is_one_line(err)
    assert "\x1b" not in err
    dutch = re.search(r"\b(hier|geen|dit|niet|Geef|Er|De|het|bij)\b", err)
    english = re.search(r"\b(the|invalid|unrecognized|expected|should|There|argument)\b", err)
    assert (dutch is None, english is None) == ((False, True) if lang == "nl" else (True, False))


def test_a_folder_that_is_a_file_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bestand"
    path.write_text("x", encoding="utf-8")
    for command in (["list"], ["list", "--json"], ["show", "3f"], ["resume", "3f"]):
        status, out, err = run("--transcripts", str(path), *command)
        assert (status, out) == (2, "")
        assert is_one_line(err) and str(path) in err


def test_global_options_stand_before_and_after_the_command(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "anders"
    folder.mkdir()
    save(folder, interview(id="anders"))
    for arguments in (
        ["--transcripts", str(folder), "--lang", "en", "list"],
        ["list", "--transcripts", str(folder), "--lang=en"],
        ["--transcripts", str(folder), "list", "--lang", "en"],
    ):
        _status, out, _err = run(*arguments)
        assert out.split("  ")[0] == "anders"
        assert "Noor with Sam" in out


def test_the_variable_says_where_unless_the_option_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    save(tmp_path, interview(id="uit-var"))
    monkeypatch.setenv("INTERVIEW_TUI_TRANSCRIPTS", str(tmp_path))
    assert main(["list"]) == 0
    assert capfd.readouterr().out.startswith("uit-var")
    assert main(["list", "--transcripts", str(tmp_path / "weg")]) == 0
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(("lang", "word"), [("nl", "gebruik: "), ("en", "usage: ")])
def test_help_is_in_the_language_of_the_screen(run: Run, lang: str, word: str) -> None:
    for command in ([], ["new"], ["resume"], ["list"], ["show"], ["share"], ["check"]):
        status, out, err = run("--lang", lang, *command, "--help")
        assert (status, err) == (0, "")
        assert out.startswith(word)
        assert ("show this help message and exit" in out) == (lang == "en")


def test_the_language_is_that_of_the_option_and_else_of_the_system(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert run("--help")[1].startswith("usage: ")
    assert run("--help", "--lang=nl")[1].startswith("gebruik: ")
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert run("--help")[1].startswith("gebruik: ")


def test_version(run: Run) -> None:
    assert run("--version")[:2] == run("list", "--version")[:2]
    assert re.fullmatch(r"interview-tui \d+\.\d+\.\d+\n", run("--version")[1])


# When it is our own fault


def test_a_fault_of_our_own_is_one_line_without_a_word_of_the_interview(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, interview(interviewee="Geheim"))

    def fail(_entry: object) -> dict[str, object]:
        raise KeyError("Geheim")

    monkeypatch.setattr(listing, "fields", fail)
    status, out, err = run("list", "--json")
    assert (status, out) == (1, "")
    assert is_one_line(err)
    assert "KeyError, test_commands.py:" in err
    assert "Geheim" not in err and "Traceback" not in err


def test_ctrl_c_ends_with_the_status_of_the_signal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_request: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "run", interrupt)
    assert run("list") == (130, "", "")


GIVEN = """list show share check resume new --json --raw --lang nl en --lang=en --transcripts --questions --forms --help
--circle team -o --output --minutes 30 --cards 3,4 --form colleague --interviewer --version -- - 3f . / a.json"""
words = st.sampled_from(GIVEN.split()) | st.text(st.characters(exclude_characters="\0"), max_size=8)


@given(arguments=st.lists(words, max_size=5))
def test_no_arguments_at_all_make_a_traceback(tmp_path_factory: pytest.TempPathFactory, arguments: list[str]) -> None:
    """Standard output is no terminal here, so the app itself never opens; a file is written at most in `folder`."""
    folder = tmp_path_factory.mktemp("los")
    save(folder, finished(id="3f2222"))
    before = Path.cwd()
    os.chdir(folder)
    try:
        status = main([*arguments, "--transcripts", str(folder)])
    finally:
        os.chdir(before)
    assert status in (0, 1, 2)


@pytest.mark.parametrize("command", [["check"], ["show"], ["share", "--circle", "team", "-o", "v.md"], ["resume"]])
@pytest.mark.parametrize("name", ["x" * 5000, f"{'x' * 5000}.json", f"{'x' * 5000}.md", f"a/{'x' * 300}.json"])
def test_a_name_that_is_too_long_is_one_line(run: Run, command: list[str], name: str) -> None:
    status, _out, err = run(*command[:1], name, *command[1:])
    assert status == 2
    assert err.count("\n") == 1
    assert "Traceback" not in err
