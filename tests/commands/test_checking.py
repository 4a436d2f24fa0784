"""`check` and `check --fix` in this process: what they find and mend, what they print, and the ways out they name."""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path

import pytest

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Status
from interview_tui.storage.places import data
from interview_tui.transcripts.format.reader import read
from tests.builders import interview
from tests.commands.stage import Run, finished, is_one_line, save


def test_check_accepts_what_the_program_writes_and_ships(run: Run, tmp_path: Path) -> None:
    transcript = save(tmp_path, finished())
    shared = str(tmp_path / "x.md")
    run("share", "3f9", "--circle", "team", "-o", shared)
    files = [str(transcript), shared, str(data("questions.json")), str(data("questions.en.json"))]
    assert run("check", *files) == (0, "", "")


def test_a_readme_of_the_folder_is_passed_over(run: Run, tmp_path: Path) -> None:
    transcript = save(tmp_path, interview())
    readme = tmp_path / "README.md"
    readme.write_text("# Hier komen je gesprekken\n", encoding="utf-8")
    assert run("check", str(readme), str(transcript)) == (0, "", "")
    assert len(run("list")[1].splitlines()) == len(json.loads(run("list", "--json")[1])) == 1
    readme.write_text("---\nid: 3f9k2m\nformat: 99\n---\n", encoding="utf-8")
    assert run("check", str(readme))[0] == 1, "it was made an interview"


def test_check_names_file_line_and_problem(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished().change(minutes=45))
    text = path.read_text(encoding="utf-8")
    line = text.split("\n").index("minutes: 45") + 1
    path.write_text(text.replace("minutes: 45", "minutes: een uur"), encoding="utf-8")
    broken = tmp_path / "kapot.md"
    broken.write_text("---\nid: x\nid: y\n---\n", encoding="utf-8")
    status, out, err = run("check", str(path), str(broken))
    assert (status, err) == (1, "")
    first, second = out.splitlines()
    assert first.startswith(f"{path}:{line}: ")
    assert second.startswith(f"{broken}:3: ")


def test_check_names_the_place_in_a_question_set(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "eigen.JSON"
    cards = json.loads(data("questions.json").read_text(encoding="utf-8"))
    cards["cards"][3]["probes"][1]["text"] = 7
    path.write_text(json.dumps(cards), encoding="utf-8")
    status, out, _err = run("check", str(path))
    assert status == 1
    assert out.startswith(f"{path}: cards[3].probes[1].text: ")
    cards["cards"][3]["probes"][1]["text"] = (
        "Waarom doe je dat zo, of doe je dat anders, en hoe dan, en met wie nog meer?"
    )
    path.write_text(json.dumps(cards), encoding="utf-8")
    status, out, _err = run("check", str(path))
    assert status == 1
    assert f"{path}: cards[3].probes[1]: " in out


def test_check_of_a_file_that_is_not_there_is_wrong_input_and_the_rest_is_checked(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "kapot.md"
    broken.write_text("x", encoding="utf-8")
    for missing in ("weg.md", "weg.json", str(tmp_path)):
        status, out, err = run("check", missing, str(broken))
        assert status == 2
        assert out.startswith(f"{broken}:1: ")
        assert missing in err and err.count("\n") == 1


OLD = "Het oude bestand ligt in de prullenbak."


@pytest.mark.parametrize(
    ("old", "new", "done"),
    [
        ("", "\0\0\0", "Er verandert niets aan wie wat mag lezen."),
        ("te blijven.", "te gaan.", "De slotzin is voor jullie tweeën."),
        ("mag lezen", "mag lezen", ""),
    ],
)
def test_check_fix_says_what_it_did(run: Run, tmp_path: Path, old: str, new: str, done: str) -> None:
    closing = {"closing": "Het is mijn vak om te blijven.", "closing_readers": ClosingReaders.NAMED}
    path = save(tmp_path, finished(**closing))
    data = path.read_bytes()
    path.write_bytes(data.replace(old.encode(), new.encode()) if old else data + new.encode())
    assert run("check", "--fix", str(path)) == (0, f"{path}: hersteld. {done} {OLD}\n" if done else "", "")


def test_check_fix_says_so_also_where_the_forms_cannot_be_read(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished())
    path.write_bytes(path.read_bytes() + b"\0")
    (tmp_path / "vormen.json").write_text("{", encoding="utf-8")
    status, out, _err = run("check", "--fix", str(path), "--forms", str(tmp_path / "vormen.json"))
    assert (status, out.startswith(f"{path}: hersteld. ")) == (0, True)


def test_check_of_a_file_of_zeros_does_not_point_to_what_cannot_mend_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "2026-11-24-sam-3f9k2m.md"
    path.write_bytes(b"\0" * 3000)
    told = f"{path}:1: Er staan alleen nullen in dit bestand, zoals na een stroomstoring: de woorden zijn weg."
    status, out, err = run("check", str(path))
    assert (status, err) == (1, "") and out.startswith(told) and "--fix" not in out
    status, out, _err = run("check", "--fix", str(path))
    assert status == 1 and out.startswith(told) and path.read_bytes() == b"\0" * 3000
    assert "alleen nullen" in run("list")[1]


def test_a_transcript_of_which_the_top_was_changed_is_told_alike_by_each_command(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished(), "van Sam.md")
    path.write_bytes(b"\n" + path.read_bytes())
    told = "Deze --- hoort de eerste regel van het bestand te zijn. Haal weg wat erboven staat, ook lege regels."
    assert run("check", str(path))[1] == f"{path}:2: {told}\n"
    assert f"{path}:2: {told}" in run("show", str(path))[2]
    assert told in run("list")[1] and "Nog geen gesprekken" not in "".join(map(str, run("list")))
    assert told in json.loads(run("list", "--json")[1])[0]["problem"]


def test_the_way_out_of_a_file_elsewhere_names_its_folder_and_works(run: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "van een ander"
    elsewhere.mkdir()
    path = save(elsewhere, finished())
    path.write_bytes(path.read_bytes().replace(b"Begint met koffie.", b"Begint met thee."))
    err = run("check", str(path))[2].strip()
    words = shlex.split(err[err.index("check --fix") :])
    assert words == ["check", "--fix", str(path), "--transcripts", str(elsewhere)]
    refused = run("check", "--fix", str(path))[2]
    assert "Alleen een bestand in de map met gesprekken (" in refused
    assert run(*words)[0] == 0 and run("check", str(path)) == (0, "", "")


def test_the_way_out_of_a_merge_is_to_choose_in_the_file(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished())
    path.write_bytes(
        path.read_bytes().replace(b"Begint met koffie.", b"<<<<<<< hier\nKoffie.\n=======\nThee.\n>>>>>>> daar")
    )
    for command in (["check", str(path)], ["share", str(path), "--circle", "team", "-o", str(tmp_path / "team.md")]):
        err = run(*command)[2]
        assert "Kies zelf welke" in err and err.endswith("Doe dat in het bestand zelf, met een ander programma.\n")
        assert "--fix" not in err and "alt+z" not in err


def test_check_fix_says_for_whom_the_whole_is_now(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished(sharing=Circle.ORGANISATION))
    text = path.read_text(encoding="utf-8").replace("lezen: onze organisatie", "lezen: ons team", 1)
    path.write_text(text, encoding="utf-8")
    whole = "Wie het gesprek mag lezen: ons team."
    status, out, _err = run("check", "--fix", str(path))
    assert status == 0 and out.startswith(f"{path}: hersteld. {whole} ") and "jullie tweeën" not in out


def test_check_fix_mends_a_transcript_and_says_so(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished())
    text = path.read_text(encoding="utf-8").replace("Begint met koffie.", "Begint met thee.")
    path.write_text(text, encoding="utf-8")
    status, out, err = run("check", str(path))
    assert status == 1 and re.fullmatch(rf"{re.escape(str(path))}:\d+: Kaart 5 .*\n", out)
    assert err.count("\n") == 1 and f"interview-tui resume {path}" in err and "alt+z" in err
    assert err.endswith(f"interview-tui check --fix {path}\n"), "the last line gives the way out"
    status, out, refused = run("share", str(path), "--circle", "team", "-o", str(tmp_path / "team.md"))
    assert (status, out) == (2, "") and is_one_line(refused) and refused.endswith(err)
    status, out, err = run("check", "--fix", str(path))
    assert (status, err) == (0, "") and out == f"{path}: hersteld. Kaart 5 is voor jullie tweeën. {OLD}\n"
    assert run("check", str(path)) == (0, "", "")
    assert run("check", "--fix", str(path)) == (0, "", "")
    assert run("share", str(path), "--circle", "team", "-o", str(tmp_path / "team.md"))[0] == 2  # all is private now
    assert read(path.read_bytes()).interview.answer(5).note.startswith("Begint met thee.")


@pytest.mark.parametrize("status", [Status.FINAL, Status.HELD])
def test_check_fix_takes_what_is_private_now_out_of_the_versions_for_others(
    run: Run, tmp_path: Path, status: Status
) -> None:
    answers = {3: Answer("Dit mag het team weten."), 5: Answer("Toen zei ik hoefijzerkers.")}
    path = save(tmp_path, finished(answers=answers))
    team = tmp_path / f"{path.stem}-team.md"
    assert run("share", str(path), "--circle", "team", "-o", str(team))[0] == 0
    damaged = tmp_path / f"{path.stem}-team-2.md"
    damaged.write_bytes(team.read_bytes().replace(b"\n---\n", b"\n", 1))
    text = path.read_text(encoding="utf-8").replace("status: final", f"status: {status.value}")
    text = text.replace("Toen zei", "Daarna zei")
    path.write_text(text, encoding="utf-8")
    found, out, err = run("check", "--fix", str(path))
    assert (found, err) == (1, "") and out.splitlines()[1:] == [
        f"{path}: uit wat anderen mogen lezen gehaald: {team.name}. Wie het al heeft, heeft het nog.",
        f"{path}: wat minder mensen mogen lezen kan nog staan in: {damaged.name}. Kijk daar zelf.",
    ]
    assert "hoefijzerkers" not in team.read_text(encoding="utf-8")
    assert "Dit mag het team weten." in team.read_text(encoding="utf-8")
    assert "hoefijzerkers" in path.read_text(encoding="utf-8")
    (old,) = tmp_path.glob(".weggegooid/*/*.md")
    assert old.read_text(encoding="utf-8") == text


def test_check_fix_touches_no_byte_and_no_time_of_what_the_app_wrote(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished())
    team = tmp_path / f"{path.stem}-team.md"
    assert run("share", str(path), "--circle", "team", "-o", str(team))[0] == 0
    team.write_text(team.read_text(encoding="utf-8") + "\n## Van het team\n\nAlleen voor ons.\n", encoding="utf-8")
    before = {}
    for number, one in enumerate((path, team), start=1):
        os.utime(one, (number, number))
        before[one] = one.read_bytes()
    assert run("check", "--fix", str(path)) == (0, "", "")
    assert {one: one.read_bytes() for one in before} == before
    assert [one.stat().st_mtime for one in before] == [1, 2]
    assert sorted(tmp_path.iterdir()) == sorted(before)


def test_check_fix_says_where_the_words_of_a_lost_card_may_stand(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, finished())
    text = re.sub(r"(?m)^## 6\. .*\n", "", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    heading = text[: text.index("\n## 5.") + 1].count("\n") + 1
    found = run("check", str(path))[1]
    assert f"{path}:{heading}: Kaart 6 was beantwoord, maar de kop is weg. De tekst kan nu in kaart 5 staan" in found
    status, out, _err = run("check", "--fix", str(path))
    assert (status, out.splitlines()[1:]) == (
        0,
        [f"{path}: de kop van kaart 6 is weg. De woorden ervan kunnen nu in kaart 5 staan: kijk daar."],
    )
    assert run("check", str(path)) == (0, "", "")


def test_check_gives_one_way_out_for_several_files_and_none_for_another_finding(run: Run, tmp_path: Path) -> None:
    paths = [save(tmp_path, finished().change(id=ident)) for ident in ("3f9k2m", "4f9k2m", "5f9k2m")]
    for path, old, new in zip(
        paths, ("koffie", "koffie", "minutes: "), ("thee", "melk", "minutes: veel "), strict=True
    ):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    status, out, err = run("check", *map(str, paths))
    assert status == 1 and len(out.splitlines()) >= 2
    assert err.count("\n") == 1 and err.endswith("interview-tui check --fix BESTAND\n")
    assert run("check", str(paths[2]))[2] == "", "nobody is kept from anything by that"
    spaced = tmp_path / "een gesprek.md"
    paths[0].rename(spaced)
    assert f'interview-tui check --fix "{spaced}"' in run("check", str(spaced))[2]


def test_check_fix_says_why_a_file_is_left(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    path = save(tmp_path / "elders", finished())
    path.write_text(path.read_text(encoding="utf-8").replace("koffie", "thee"), encoding="utf-8")
    before = path.read_bytes()
    status, out, err = run("check", "--fix", str(path))
    assert status == 1 and "map met gesprekken" in err and ": Kaart 5 " in out
    assert path.read_bytes() == before
