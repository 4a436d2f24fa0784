"""A README.md in a folder with transcripts is no interview, and no interview is taken for a README.md."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from interview_tui.cli import main
from interview_tui.interview.model import Answer
from interview_tui.transcripts.forgetting.forgetting import forget
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.library.listing import Library
from tests import disk
from tests.builders import interview, question_set

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "transcripts" / "README.md").read_bytes()
FILE = "2026-11-24-sam-3f9k2m.md"


@pytest.mark.parametrize("name", ["README.md", "readme.md", "ReadMe.MD"])
@pytest.mark.parametrize(
    "data",
    [
        README,
        b"",
        b"\0" * 5000,
        b"---\ntitle: Hier komen je gesprekken\n---\n",
        b"---\ntitle: zonder eind\n",
        b"---\n{{{\n---\n",
        "---\ntitle: Leesmij\n---\n".encode("utf-16"),
        "---\ntitle: Zoë\n---\n".encode("latin-1"),
        b"---\ntitle: groot\n---\n" + b"x" * (21 * 1024 * 1024),
    ],
    ids=["ours", "empty", "noise", "front", "endless", "broken", "utf-16", "latin-1", "big"],
)
def test_a_readme_is_not_listed(tmp_path: Path, name: str, data: bytes) -> None:
    disk.put(tmp_path / name, data)
    assert Library(tmp_path).entries() == Library(tmp_path).shared() == []


@pytest.mark.parametrize(
    ("data", "readable"),
    [
        (compose(interview(), question_set()), True),
        (b"---\nid: aaaaaa\nformat: 1\n---\n", True),
        (b"---\ntags: [in-gesprek]\nformat: 1\n---\n", False),
        (b"---\nid: aaaaaa\nformat: 99\n---\n", False),
        (b"---\ntags: [in-gesprek]\nid: a\n", False),
        ("---\nid: a\nformat: 1\n---\n".encode("utf-16"), False),
        ("---\nid: a\nauthor: Zoë\nformat: 1\n---\n".encode("latin-1"), False),
        (b"---\nid: aaaaaa\nformat: 1\n---\n" + b"x" * (21 * 1024 * 1024), False),
    ],
    ids=["whole", "least", "no id", "newer", "endless", "utf-16", "latin-1", "big"],
)
def test_an_interview_with_that_name_is_listed(tmp_path: Path, data: bytes, readable: bool) -> None:
    disk.put(tmp_path / "README.md", data)
    (entry,) = Library(tmp_path).entries()
    assert (entry.interview is not None) is readable
    assert bool(entry.problem) is not readable


def test_a_file_with_the_name_of_an_interview_is_never_a_readme(tmp_path: Path) -> None:
    disk.put(tmp_path / FILE, README)
    (entry,) = Library(tmp_path).entries()
    assert entry.problem


def test_it_is_left_alone_when_a_struck_answer_is_forgotten(tmp_path: Path) -> None:
    held = interview(answers={3: Answer("hoefijzerkers")})
    copy = tmp_path / "2026-11-24-sam-3f9k2m (1).md"
    disk.put(copy, compose(held, question_set()))
    disk.put(tmp_path / "README.md", README)
    forget(tmp_path / FILE, held.change(answers={}, struck=(3,)), of_transcripts([tmp_path]))
    assert b"hoefijzerkers" not in disk.get(copy)
    assert disk.get(tmp_path / "README.md") == README


@pytest.mark.no_files
@pytest.mark.skipif(shutil.which("git") is None, reason="asks git")
def test_git_ignores_all_but_the_readme_and_no_other_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    ours = {
        f"transcripts/{FILE}": True,
        "transcripts/.weggegooid/README.md": True,
        "transcripts/blad.pdf": True,
        "transcripts/README.md": False,
        "src/interview_tui/transcripts/desk/desk.py": False,
        "tests/transcripts/test_readme.py": False,
    }
    asked = ["git", "-C", str(tmp_path), "check-ignore", *ours]
    ignored = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines()
    assert ignored == [path for path, is_ignored in ours.items() if is_ignored]


@pytest.mark.no_files
def test_the_readme_says_it_in_dutch_and_then_in_english() -> None:
    text = README.decode()
    assert 0 < text.index("Git slaat alles in deze map over") < text.index("Git ignores everything in this folder")


def test_half_an_interview_under_that_name_is_told_by_check(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    half = compose(interview(), question_set())[:60]
    assert half.startswith(b"---")
    disk.put(tmp_path / "README.md", half)
    assert main(["check", str(tmp_path / "README.md")]) == 1
    assert str(tmp_path / "README.md") in "".join(capfd.readouterr())
    disk.put(tmp_path / "README.md", README)
    assert main(["check", str(tmp_path / "README.md")]) == 0
