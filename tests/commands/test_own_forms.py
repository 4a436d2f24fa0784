"""Ways of use of one's own on the command line: `--forms`, the setting, `--form` and `check`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interview_tui.cli import main
from interview_tui.forms.shipped import FILES
from interview_tui.language import LANGUAGES, Language
from interview_tui.settings.loading import settings_path
from interview_tui.storage.places import data
from tests.conftest import Open
from tests.forms.samples import page

Refused = Callable[..., str]


@pytest.fixture
def refused(capfd: pytest.CaptureFixture[str]) -> Refused:
    """The one line with which the app is not opened."""

    def refused(*arguments: str) -> str:
        assert main(list(arguments)) == 2
        out, err = capfd.readouterr()
        assert out == "" and err.count("\n") == 1
        return err

    return refused


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """The lines that `check` prints; its status tells whether there are any."""

    def check(*arguments: str) -> list[str]:
        status = main(["check", *arguments])
        out, err = capfd.readouterr()
        assert (status, err) == (1 if out else 0, "")
        return out.splitlines()

    return check


def write(path: Path, *written: dict[str, Any], **changes: Any) -> str:
    """A file with these forms for the shipped set, and its name."""
    told = [{"name": form["id"], "choose": "Altijd.", **form} for form in written]
    content = {"format": 1, "id": "eigen", "version": 1, "lang": "nl", "cards_of": "essentie-12", "forms": told}
    path.write_text(json.dumps({**content, **changes}), encoding="utf-8")
    return str(path)


def settings(text: str) -> Path:
    """The folder of the settings, which are these."""
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path.parent


def test_own_forms_are_the_list_to_choose_from(opened: Open, tmp_path: Path) -> None:
    file = write(tmp_path / "vormen.json", {"id": "een"}, {"id": "één", "cards": ["kompas"], "after": [page("p")]})
    start = opened("--forms", file, "new")
    assert [form.id for form in start.forms.forms] == ["een", "één"]
    assert start.form == "een"
    assert opened("new", "--forms", file, "--form", "e\u0301e\u0301n").form == "één"


def test_an_interview_begins_in_an_own_form_without_colleague(opened: Open, tmp_path: Path) -> None:
    file = write(tmp_path / "vormen.json", {"id": "kort", "cards": ["kompas"], "after": [page("p")]})
    held = opened("--forms", file, "new", "--interviewer", "Noor", "--interviewee", "Sam").interview()
    assert (held.form, held.forms, held.chosen, held.at_card) == ("kort", "eigen@1", (12, 13), 12)


def test_a_form_named_colleague_is_the_one_chosen_beforehand(opened: Open, tmp_path: Path) -> None:
    file = write(tmp_path / "vormen.json", {"id": "een"}, {"id": "colleague", "based_on": "colleague"})
    assert opened("--forms", file).form == "colleague"


def test_what_is_asked_for_in_vain_names_what_there_is(refused: Refused, tmp_path: Path) -> None:
    file = write(tmp_path / "vormen.json", {"id": "een"}, {"id": "twee"})
    assert refused("--forms", file, "new", "--form", "colleague").endswith("Kies uit deze vormen: een, twee.\n")
    assert str(tmp_path / "weg.json") in refused("--forms", str(tmp_path / "weg.json"))
    assert "vorm 1, kaart 1 in de lijst: " in refused(
        "--forms", write(tmp_path / "x.json", {"id": "x", "cards": ["x"]})
    )


def test_a_file_given_to_the_wrong_option_is_sent_to_the_other(refused: Refused, tmp_path: Path) -> None:
    file = write(tmp_path / "vormen.json", {"id": "een"})
    assert refused("--questions", file).endswith("Geef het op met --forms.\n")
    assert refused("--forms", str(data("questions.json"))).endswith("Geef het op met --questions.\n")


def test_forms_for_other_cards_are_refused_when_asked_for(refused: Refused, tmp_path: Path) -> None:
    file = write(tmp_path / "vormen.json", {"id": "een"})
    assert "‘essentie-12-en’ is in use" in refused("--lang", "en", "--forms", file)


def test_the_setting_counts_where_no_option_does(opened: Open, tmp_path: Path) -> None:
    folder = settings('forms = "vormen.json"\n')
    write(folder / "vormen.json", {"id": "een"})
    assert opened().form == "een"
    assert opened("--forms", write(tmp_path / "andere.json", {"id": "twee"})).form == "twee"


def test_forms_for_other_cards_in_the_settings_give_way_and_the_app_says_so(opened: Open) -> None:
    folder = settings('forms = "vormen.json"\n')
    write(folder / "vormen.json", {"id": "een"})
    start = opened("--lang", "en")
    assert (start.own_forms, start.form) == (None, "colleague")
    assert str(folder / "vormen.json") in start.notice


def test_broken_forms_in_the_settings_give_way_and_the_app_says_so(opened: Open, refused: Refused) -> None:
    folder = settings('forms = "vormen.json"\n')
    path = folder / "vormen.json"
    path.write_text('{"counted": False}', encoding="utf-8")
    start = opened("new")
    assert (start.own_forms, start.form) == (None, "colleague")
    assert start.notice.startswith(f"{path}: Regel 1, teken 13: Hier staat ‘False’")
    assert str(path) in refused("new", "--forms", str(path))


# check


@pytest.mark.parametrize("lang", LANGUAGES)
def test_check_finds_nothing_in_what_ships_in_either_language(check: Callable[..., list[str]], lang: Language) -> None:
    assert check(*(str(data(name)) for name in FILES.values()), "--lang", lang) == []


def test_check_tells_forms_by_what_they_hold(check: Callable[..., list[str]], tmp_path: Path) -> None:
    file = write(tmp_path / "vormen.JSON", {"id": "een", "sharing": "iedereen"})
    (line,) = check(file)
    assert line.startswith(f"{file}: forms[0].sharing: ‘sharing’ is ‘iedereen’")
    probes = [{"kind": "clarify", "text": "Waarom deed je dat toch?"}]
    found = check(write(tmp_path / "vormen.json", {"id": "een", "after": [page("p", probes=probes)]}))
    assert all(line.startswith(f"{tmp_path / 'vormen.json'}: forms[0].after[0].probes[0]: ") for line in found)
    assert len(found) == 2


def test_check_holds_forms_against_the_set_they_are_made_for(check: Callable[..., list[str]], tmp_path: Path) -> None:
    form = {"id": "een", "cards": ["kompas", "eigen-kaart"]}
    english = write(tmp_path / "vormen.json", form, cards_of="essentie-12-en")
    assert "die zit niet in ‘essentie-12-en’" in check(english)[0]
    anyones = write(tmp_path / "vormen.json", form, cards_of="", lang="en")
    assert "die zit niet in ‘essentie-12-en’" in check(anyones)[0]
    own = write(tmp_path / "vormen.json", form, cards_of="eigen")
    (line,) = check(own)
    assert line.startswith(f"{own}: cards_of: Deze vormen horen bij de vragenset ‘eigen’")
    questions = tmp_path / "vragen.json"
    cards = json.loads(data("questions.json").read_text(encoding="utf-8"))
    cards["id"] = "eigen"
    cards["cards"][0]["id"] = "eigen-kaart"
    questions.write_text(json.dumps(cards), encoding="utf-8")
    assert check(own, "--questions", str(questions)) == []
    settings(f'questions = "{questions.as_posix()}"\n')
    assert check(own) == []
    assert check(str(data("forms.json"))) == []


def test_check_of_what_is_no_json_or_neither_of_the_two(check: Callable[..., list[str]], tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    for content, problem in (
        ("(", "geen geldige JSON"),
        ("{", "wordt nergens gesloten"),
        ("[]", "één blok"),
        ("{}", "format: ‘format’ ontbreekt."),
    ):
        path.write_text(content, encoding="utf-8")
        (line,) = check(str(path))
        assert line.startswith(f"{path}: ") and problem in line
