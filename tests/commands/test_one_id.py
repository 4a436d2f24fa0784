"""`list`, `check` and finding by id, where two interviews have one id."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from interview_tui.cli import main
from interview_tui.interview.model import Status
from tests.tui.list.stage import put


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """An interview, and one that began as a copy of it."""
    sam = put(tmp_path, "3f9k2m", status=Status.FINAL)
    fatma = put(tmp_path, "3f9k2m", interviewee="Fatma", date=datetime.date(2026, 12, 1))
    return sam, fatma


def test_list_has_both_and_says_what_to_do(
    two: tuple[Path, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["--transcripts", str(tmp_path), "list"]) == 0
    out, err = capfd.readouterr()
    assert [path.name in out for path in two] == [True, True]
    assert "kopie" not in out
    assert "hebben het id 3f9k2m" in err and "eigen gesprek" in err
    assert all(path.name in err for path in two)


def test_check_says_it_of_each(two: tuple[Path, Path], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *map(str, two)]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in lines] == list(map(str, two))
    assert two[1].name in lines[0] and two[0].name in lines[1]
    two[1].unlink()
    assert main(["check", str(two[0])]) == 0


def test_the_id_alone_is_not_enough(two: tuple[Path, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--transcripts", str(tmp_path), "show", "3f9k2m"]) == 2
    err = capfd.readouterr().err
    assert "geef de naam van het bestand" in err and all(path.name in err for path in two)
    assert main(["--transcripts", str(tmp_path), "show", two[1].name]) == 0
    assert "Fatma" in capfd.readouterr().out
