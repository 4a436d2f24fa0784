"""What the command line hands to the app, without the app."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.cli import main
from interview_tui.interview.model import Interview, Status
from interview_tui.settings.loading import settings_path
from interview_tui.storage.places import data
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.tui.kit.command import shown_key
from tests.builders import interview
from tests.conftest import Open


@pytest.fixture
def refused(opened: Open, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., str]:  # noqa: ARG001
    """The one line with which the app is not opened."""

    def refused(*arguments: str) -> str:
        assert main(["--transcripts", str(tmp_path), *arguments]) == 2
        out, err = capfd.readouterr()
        assert out == "" and err.count("\n") == 1
        return err

    return refused


def save(folder: Path, held: Interview) -> Path:
    path = folder / file_name(held.date, held.interviewee, held.id)
    path.write_bytes(compose(held, shipped("nl")))
    return path


def test_without_a_command_the_list_opens(opened: Open, tmp_path: Path) -> None:
    start = opened()
    assert (start.action, start.path, start.notice, start.questions) == ("list", None, "", None)
    assert (start.transcripts, start.lang, start.cards) == (tmp_path, "nl", shipped("nl"))
    assert opened("--lang", "en").cards == shipped("en")


def test_new_fills_in_what_is_known_and_cleans_it(opened: Open) -> None:
    start = opened(
        *(
            "new",
            "--interviewer",
            " Noor \x1b[b] ",
            "--interviewee",
            "Sam\nde Wit",
            "--team",
            "Noord",
            "--minutes",
            "45",
        ),
        *("--organisation", "Wijk", "--form", "manager", "--cards", "11, 4,3,4"),
    )
    assert (start.action, start.interviewer, start.interviewee) == ("new", "Noor [b]", "Sam de Wit")
    assert (start.team, start.organisation, start.form, start.minutes) == ("Noord", "Wijk", "manager", 45)
    assert start.chosen == (3, 4, 11)
    held = start.interview()
    assert (held.interviewee, held.form, held.chosen, held.at_card) == ("Sam de Wit", "manager", (3, 4, 11), 3)
    assert held.id != start.interview().id
    bare = opened("new")
    assert (bare.interviewer, bare.form, bare.minutes, bare.chosen) == ("", "colleague", 60, ())


@pytest.mark.parametrize("option", ["interviewer", "interviewee", "team", "organisation"])
def test_a_name_that_no_file_has_room_for_is_refused(opened: Open, refused: Callable[..., str], option: str) -> None:
    assert getattr(opened("new", f"--{option}", "N" * 120), option) == "N" * 120
    assert f"--{option} is 121 tekens lang; 120 is het meeste." in refused("new", f"--{option}", "N" * 121)


def test_another_question_set_decides_which_cards_there_are(
    opened: Open, refused: Callable[..., str], tmp_path: Path
) -> None:
    cards = json.loads(data("questions.json").read_text(encoding="utf-8"))
    cards["cards"] = cards["cards"][:4]
    path = tmp_path / "eigen.json"
    path.write_text(json.dumps(cards), encoding="utf-8")
    start = opened("--questions", str(path), "new", "--cards", "4")
    assert (start.questions, len(start.cards.cards), start.chosen) == (path, 4, (4,))
    assert "5" in refused("--questions", str(path), "new", "--cards", "5")
    path.write_text("{", encoding="utf-8")
    assert str(path) in refused("new", "--questions", str(path))


def test_resume_takes_the_newest_draft_or_the_one_that_was_named(opened: Open, tmp_path: Path) -> None:
    assert opened("resume").action == "list"
    assert opened("resume").notice
    final = save(tmp_path, interview(id="f22222", status=Status.FINAL))
    draft = save(tmp_path, interview(id="d22222", interviewee="Robin"))
    assert (opened("resume").action, opened("resume").path) == ("resume", draft)
    assert opened("resume", "f2").path == final
    assert opened("resume", str(final)).path == final
    assert opened("resume").notice == ""


def test_resume_of_what_cannot_be_gone_on_with_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "2026-11-24-kim-k22222.md").write_bytes(b"")
    assert "k22222" in refused("resume", "k2")
    version = save(tmp_path, interview())
    version.write_bytes(version.read_bytes().replace(b"format: 3", b"format: 3\nshared_for: team"))
    assert str(version) in refused("resume", str(version))
    assert refused("resume", "weg")


def test_a_folder_that_cannot_be_used_is_for_the_app_to_show(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "bestand"
    path.write_text("x", encoding="utf-8")
    assert opened("--transcripts", str(path)).transcripts == path
    assert opened("resume", "--transcripts", str(path)).action == "list"


def test_the_settings_count_where_no_option_does(opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text(
        'transcripts = "hier"\nlang = "en"\ntheme = "papier"\nminutes = 90\n[keys]\nnext = ["f9", "alt+n"]\n',
        encoding="utf-8",
    )
    start = opened("new")
    assert (start.lang, start.theme, start.minutes, dict(start.keys)) == ("en", "papier", 90, {"next": "f9,alt+n"})
    assert start.transcripts == tmp_path
    assert opened("--transcripts", "").transcripts == path.parent / "hier"
    assert opened("new", "--lang", "nl", "--minutes", "30").lang == "nl"
    monkeypatch.setenv("INTERVIEW_TUI_TRANSCRIPTS", str(tmp_path / "var"))
    assert opened("--transcripts", "").transcripts == tmp_path / "var"


def test_keys_for_a_command_that_is_not_there_are_left_out_and_told(opened: Open) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text('[keys]\nvolgende = "f9"\nhelp = "f11"\n', encoding="utf-8")
    start = opened()
    assert dict(start.keys) == {"help": "f11"}
    assert f"{path}" in start.notice and "volgende" in start.notice and "next" in start.notice


def test_broken_settings_are_told_and_the_usual_value_counts(
    opened: Open, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """In the app at the top, by other commands on standard error; help tells nothing of it."""
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text('minutes = 5\ntheme = "papier"\n', encoding="utf-8")
    for command in ((), ("new",), ("resume",)):
        start = opened(*command)
        assert (start.minutes, start.theme) == (60, "papier")
        assert start.notice.startswith(f"{path}:1: ‘minutes’ hoort")
        assert "geldt de gewone waarde" in start.notice
    assert main(["--transcripts", str(tmp_path), "list"]) == 0
    assert capfd.readouterr().err.startswith(f"interview-tui: {path}:1: ‘minutes’")
    assert main(["--help"]) == 0
    assert capfd.readouterr().err == ""


def test_the_problem_is_told_in_the_language_of_the_settings(opened: Open) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text('lang = "en"\nminutes = 5\n', encoding="utf-8")
    assert "‘minutes’ should be a whole number" in opened().notice


def test_a_question_set_of_the_settings_that_cannot_be_read_gives_way(
    opened: Open, refused: Callable[..., str], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    own = path.parent / "eigen.json"
    own.write_text("{“id”: 1}", encoding="utf-8")
    path.write_text('questions = "eigen.json"\n', encoding="utf-8")
    start = opened()
    assert (start.questions, start.cards) == (None, shipped("nl"))
    assert start.notice.startswith(f"{own}: Regel 1, teken 2: Hier staat “")
    assert main(["cards", "-o", str(tmp_path / "kaarten.pdf")]) == 0
    assert str(own) in capfd.readouterr().err
    assert (tmp_path / "kaarten.pdf").exists()
    assert str(own) in refused("--questions", str(own), "new")


def test_check_reads_settings(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mijn.toml"
    path.write_text('lang = “nl”\n[keys]\nvolgende = "f9"\n', encoding="utf-8")
    assert main(["check", str(path)]) == 1
    first, second = capfd.readouterr().out.splitlines()
    assert first.startswith(f"{path}:1: Teken 8: Hier staat “")
    assert second.startswith(f"{path}: Er is geen opdracht ‘volgende’")
    path.write_text('lang = "nl"\n', encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert main(["check", str(tmp_path / "weg.toml")]) == 2


def test_a_question_set_from_the_settings_is_used(opened: Open) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    (path.parent / "eigen.json").write_bytes(data("questions.en.json").read_bytes())
    path.write_text('questions = "eigen.json"\n', encoding="utf-8")
    start = opened()
    assert start.questions == path.parent / "eigen.json"
    assert start.cards == shipped("en")
    assert opened("--questions", str(data("questions.json"))).cards == shipped("nl")


@pytest.mark.parametrize(("command", "keys"), [("zodatje", "f2, escape"), ("goto", "down"), ("neutral", "enter")])
def test_a_fixed_key_of_a_dialog_is_left_out_and_told(command: str, keys: str, opened: Open) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(f'[keys]\n{command} = "{keys}"\n', encoding="utf-8")
    start = opened()
    assert dict(start.keys) == {}
    assert f"‘{command}’ kan de toets {shown_key(keys.split(', ')[-1])} niet krijgen" in start.notice


def test_a_key_that_types_is_left_out_and_told(opened: Open) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text('[keys]\nnext = "e"\nprevious = "alt+b"\nquit = "ctrl+m"\n', encoding="utf-8")
    start = opened()
    assert dict(start.keys) == {"previous": "alt+b"}
    assert "‘next’ kan de toets e niet krijgen" in start.notice and "‘quit’" in start.notice
    assert "gelden de gewone toetsen" in start.notice


def test_keys_may_be_written_as_the_screen_shows_them(opened: Open) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(
        '[keys]\nnext = "Ctrl+N, alt+pijl links"\nhelp = "F11, alt+shift+page up"\n', encoding="utf-8"
    )
    start = opened()
    assert (dict(start.keys), start.notice) == ({"next": "ctrl+n,alt+left", "help": "f11,alt+shift+pageup"}, "")


@pytest.mark.parametrize("name", ["dumb", "unknown"])
def test_a_terminal_that_shows_no_screen_is_told_what_to_do(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", name)
    assert main(["--transcripts", str(tmp_path), "new", "--interviewer", "Noor", "--interviewee", "Sam"]) == 2
    out, told = capfd.readouterr()
    assert out == "" and f"TERM={name}" in told and "TERM=xterm-256color" in told
    assert [len(line) < 80 for line in told.splitlines()] == [True, True], "no word is broken at the edge"
    assert "\x1b" not in told


def test_a_terminal_that_does_not_say_what_it_is_gets_a_try(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TERM", raising=False)
    assert opened().action == "list"
