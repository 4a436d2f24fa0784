"""How the tests are run, and where each is: in the order that keeps all processors busy, without a wait that nobody
needs, and told in CONTRIBUTING.md."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from tests.running import LONG, NOT_QUICK, TOGETHER, WAITING, folder_of, handed_out_with, in_order, quick

TESTS = Path(__file__).parent
ROOT = TESTS.parent

# A test waits for what should come, not for a time. These wait a moment between looks at what nobody tells them of, or
# are part of what is tested; each with how many calls.
SLEEPS = {
    "pty/home.py": 1,  # between looks for a file
    "process/harness.py": 1,  # between looks in a log
    "process/program.py": 2,  # a disk that is slow; between looks whether the parent is gone
    "pty/test_disks.py": 1,  # a disk that takes seconds for every write, in the program that is tested
    "pty/test_struck.py": 1,  # a disk that is slow, in the program that is tested
    "transcripts/desk/test_rescue.py": 1,  # between looks for a file
    "transcripts/desk/test_saver.py": 3,  # between looks; an event loop that is held up; a disk that hangs for good
    "tui/note/stage.py": 2,  # a turn of the event loop
}


@dataclass(frozen=True)
class _Placed:
    path: Path
    number: int


def test_those_that_wait_are_spread_over_those_that_compute_and_the_short_ones_come_last() -> None:
    folders = {"cards": 100, "pty": 10, "torture": 10, "tui": 40, "export": 20}
    given = [_Placed(TESTS / name / "test_a.py", number) for name, count in folders.items() for number in range(count)]
    ordered = cast("list[_Placed]", in_order(cast("list[pytest.Item]", given)))
    assert sorted(map(hash, ordered)) == sorted(map(hash, given)), "each once"
    names = [folder_of(item.path) for item in ordered]
    assert set(names[80:]) == {"cards"}
    for start in range(0, 80, 8):
        part = names[start : start + 8]
        assert 1 <= sum(name in WAITING for name in part) <= 3, part
    assert names.index("torture") < names.index("pty"), "the longest first"
    assert names.index("export") < names.index("tui")


def test_all_cases_of_a_short_test_are_handed_out_at_once_and_those_of_a_long_one_by_one() -> None:
    cases = [f"tests/a/test_b.py::test_c[{case}]" for case in ("x[", "y::z")]
    assert {handed_out_with(case, "cards") for case in cases} == {"tests/a/test_b.py::test_c"}
    for folder in {*WAITING, *LONG} - set(TOGETHER):
        assert [handed_out_with(case, folder) for case in cases] == cases
    for folder in TOGETHER:
        assert {handed_out_with(case, folder) for case in cases} == {folder}


def test_a_quick_run_is_without_what_takes_long(request: pytest.FixtureRequest) -> None:
    chosen = list(quick(request.session.items))
    driving = Counter(item.path for item in chosen if inspect.iscoroutinefunction(cast(pytest.Function, item).function))
    assert set(driving.values()) <= {1}
    assert not [item for item in chosen if any(item.iter_markers("slow")) or any(item.iter_markers("pty"))]
    assert request.node in chosen


TWICE = "import pytest, sys; pytest.main(sys.argv[1:]); sys.exit(pytest.main(sys.argv[1:]))"


def test_each_test_can_be_asked_for_by_its_id_twice_in_one_process(request: pytest.FixtureRequest) -> None:
    """As mutmut does: what it cannot ask for would count as found. Only escapes have been different a second time."""
    ids = [item.nodeid for item in request.session.items if "\\" in item.nodeid] or [request.node.nodeid]
    collect = [sys.executable, "-c", TWICE, "-n0", "--collect-only", "-p", "no:cacheprovider", *ids]
    asked = subprocess.run(collect, cwd=request.config.rootpath, capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stderr


def test_the_folders_that_are_treated_apart_are_there() -> None:
    assert [name for name in (*WAITING, *LONG, *NOT_QUICK) if not (TESTS / name).is_dir()] == []


def test_nobody_sleeps() -> None:
    calls = re.compile(r"\b(?:time|asyncio)\.sleep\(")
    found = {
        path.relative_to(TESTS).as_posix(): count
        for path in TESTS.rglob("*.py")
        if path != Path(__file__) and (count := len(calls.findall(path.read_text("utf-8"))))
    }
    assert found == SLEEPS


def test_no_property_has_a_number_of_examples_of_its_own() -> None:
    """It would be the same in `make quick`, in `make check` and in `make properties`: `times` says it."""
    fixed = re.compile(r"max_examples=\d")
    found = [
        path for path in TESTS.rglob("*.py") if path != TESTS / "conftest.py" and fixed.search(path.read_text("utf-8"))
    ]
    assert found == []


def _table() -> str:
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return told.partition("## Where is the test for …\n")[2].partition("\n## ")[0]


def test_the_table_names_what_is_there() -> None:
    named = re.findall(r"`((?:tests|bench|docs)/[^` ]*)`", _table())
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert len(named) > 30


def test_the_table_names_every_folder_and_every_file_that_stands_in_none() -> None:
    folders = [f"tests/{path.name}/" for path in TESTS.iterdir() if (path / "__init__.py").exists()]
    alone = [f"tests/{path.name}" for path in TESTS.glob("*.py") if path.name not in ("__init__.py", "conftest.py")]
    told = _table()
    assert [name for name in (*folders, *alone) if f"`{name}`" not in told] == []
