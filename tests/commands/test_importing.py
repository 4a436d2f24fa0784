"""The command `import`: a transcript is taken in at once, notes open the app; what is refused gets one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.cli import main
from interview_tui.export.account.account import account
from interview_tui.export.account.json import SEAL, seal_of
from interview_tui.export.account.json import json as made
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from tests.builders import interview
from tests.conftest import Open
from tests.intake.documents import docx, p

CARDS = shipped("nl")


def held(**changes: object) -> Interview:
    return interview(**{"question_set": CARDS.ref, "answers": {5: Answer("GEHEIM")}, **changes})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hier"


def take(folder: Path, path: Path) -> int:
    return main(["--transcripts", str(folder), "import", str(path)])


@pytest.mark.parametrize(
    ("status", "what_now"),
    [
        (Status.DRAFT, "Ga ermee verder"),
        (Status.HELD, "Lees het samen terug voordat anderen het lezen"),
        (Status.FINAL, "Lees het samen terug voordat anderen het lezen"),
    ],
)
def test_a_transcript_is_taken_in_at_once(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], status: Status, what_now: str
) -> None:
    path = tmp_path / "van elders.md"
    path.write_bytes(compose(held(status=status, sharing=Circle.TEAM), CARDS))
    before = path.read_bytes()
    assert take(folder, path) == 0
    (taken,) = folder.iterdir()
    assert capsys.readouterr() == (f"Binnengehaald als {taken}. {what_now}: interview-tui resume {taken}\n", "")
    assert read(taken.read_bytes()).interview.status in (status, Status.HELD)
    assert path.read_bytes() == before


def test_what_is_not_certain_is_said(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "van elders.md"
    path.write_bytes(compose(held(sharing=Circle.TEAM), CARDS).replace(b"sharing: team", b"sharing: iedereen"))
    assert take(folder, path) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Binnengehaald als ") and "check --fix" in err and "GEHEIM" not in err


def exported(one: Interview) -> bytes:
    document = read(compose(one, CARDS))
    return made(document, account(document, Reader.TELLER), "")


def test_an_export_in_json_gives_the_same_transcript(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gesprek.txt"
    path.write_bytes(exported(held(sharing=Circle.TEAM, status=Status.FINAL)))
    assert take(folder, path) == 0
    (taken,) = folder.iterdir()
    assert taken.read_bytes() == compose(held(sharing=Circle.TEAM, status=Status.FINAL), CARDS)
    out, err = capsys.readouterr()
    assert out.startswith(f"Binnengehaald als {taken}: hetzelfde gesprek, al teruggelezen.") and err == ""


def test_an_export_that_a_hand_changed_is_for_the_two(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gesprek.json"
    path.write_bytes(exported(held(sharing=Circle.TEAM)).replace(b"GEHEIM", b"ANDERS"))
    assert take(folder, path) == 0
    (taken,) = folder.iterdir()
    now = read(taken.read_bytes()).interview
    assert (now.sharing, now.answer(5).note) == (Circle.PRIVATE, "ANDERS")
    assert "alleen voor jullie tweeën" in capsys.readouterr().err


def test_the_same_interview_twice_is_refused(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "van elders.md"
    path.write_bytes(compose(held(), CARDS))
    assert take(folder, path) == 0
    (taken,) = folder.iterdir()
    capsys.readouterr()
    assert take(folder, path) == take(folder, taken) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("staat hier al: 2026-11-24-sam-heel-3f9k2m.md") == 2 and len(err.splitlines()) == 2
    assert [*folder.iterdir()] == [taken]


def test_an_export_of_an_interview_that_is_here_is_not_to_be_put_beside_it(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gesprek.json"
    path.write_bytes(exported(held()))
    assert take(folder, path) == 0
    capsys.readouterr()
    assert take(folder, path) == 2
    err = capsys.readouterr().err
    assert "staat hier al" in err and "Vraag dan om het gesprek zelf (.md)" in err and "dit bestand" not in err


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, "Het bestand is er niet."),
        (b"%PDF-1.7 GEHEIM", "Dit is een pdf"),
        (b'\xef\xbb\xbf{"a": "GEHEIM"}', "Dit JSON-bestand"),
        ('{"a": "GEHEIM"}'.encode("utf-16"), "UTF-16"),
        (compose(held(), CARDS).replace(b"format: 3", b"format: 99"), "nieuwere versie"),
    ],
    ids=["not-there", "pdf", "json", "utf-16", "damaged"],
)
def test_what_is_refused_gets_one_line(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], data: bytes | None, told: str
) -> None:
    path = tmp_path / "bestand"
    if data is not None:
        path.write_bytes(data)
    assert take(folder, path) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(f"interview-tui: {path}: ") and told in err and len(err.splitlines()) == 1
    assert "GEHEIM" not in err and not folder.exists()


@pytest.mark.parametrize("data", [b"[]", b'["GEHEIM"]', b'"GEHEIM"', "[1]".encode("utf-16")])
def test_what_is_called_json_holds_no_notes(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    path = tmp_path / "lijst.json"
    path.write_bytes(data)
    assert take(folder, path) == 2
    out, err = capsys.readouterr()
    assert out == "" and ("JSON" in err or "UTF-16" in err) and "GEHEIM" not in err and len(err.splitlines()) == 1


def test_an_export_with_readers_that_do_not_fit_is_for_the_two(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = json.loads(exported(held(status=Status.FINAL)))
    export["front"]["sharing"] = "organisation"
    path = tmp_path / "gesprek.json"
    path.write_text(json.dumps(export | {SEAL: seal_of(export)}), encoding="utf-8")
    assert take(folder, path) == 0
    (taken,) = folder.iterdir()
    now = read(taken.read_bytes()).interview
    assert (now.sharing, now.status) == (Circle.PRIVATE, Status.HELD)
    out, err = capsys.readouterr()
    assert "hetzelfde gesprek" not in out and "alleen voor jullie tweeën" in err and len(err.splitlines()) == 1


NOTES = {"notities.docx": docx(p("Kaart 5") + p("GEHEIM")), "notities.txt": b"GEHEIM", "notities.md": b"# 5\nGEHEIM"}


@pytest.mark.parametrize("name", NOTES)
def test_notes_open_the_app(
    tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    from interview_tui.commands import importing

    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(NOTES[name])
    assert main(["import", name]) == 2
    out, err = capfd.readouterr()
    assert out == "" and f"In {name} staan notities." in err and "terminal" in err and "GEHEIM" not in err
    monkeypatch.setattr(importing, "is_terminal", lambda _stream: True)
    start = opened("import", name)
    assert (start.action, start.path) == ("import", tmp_path / name)
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import"]) == 2
    assert "BESTAND" in capsys.readouterr().err
