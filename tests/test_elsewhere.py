"""On Windows and macOS the same command checks all that can be checked there; nothing there was ever run by us, so what
would keep the tests from even starting is looked for here."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from tools import check, environment

from tests.elsewhere import NOT_ON_WINDOWS, ONLY_ON_LINUX, POSIX_ONLY, not_run

TESTS = Path(__file__).parent
ROOT = TESTS.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))


# What is not run where


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules that are imported as soon as this one is; not those in a function, or only for types."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{name.name}" for name in names)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda() | ast.If(test=ast.Name("TYPE_CHECKING")):
                pass
            case _:
                yield from imported(node)


@cache
def needed(path: Path) -> frozenset[str]:
    """The modules of POSIX that are imported with this file of tests, or with another that it imports."""
    found: set[str] = set()
    for module in imported(ast.parse(path.read_text("utf-8"))):
        if module in POSIX_ONLY:
            found.add(module)
        elif module.startswith("tests.") and (other := ROOT / f"{module.replace('.', '/')}.py").exists():
            found |= needed(other)
    return frozenset(found)


def left_out(path: Path, platform: str) -> bool:
    inside = path.relative_to(TESTS)
    return any(one.as_posix() in not_run(platform) for one in (inside, *inside.parents))


def test_what_runs_on_windows_imports_nothing_that_is_not_there() -> None:
    run = [path for path in (*TESTS.rglob("test_*.py"), *TESTS.rglob("conftest.py")) if not left_out(path, "win32")]
    assert {str(path.relative_to(TESTS)): needed(path) for path in run if needed(path)} == {}
    assert needed(TESTS / "pty" / "test_closing.py") >= {"fcntl", "termios"}  # through tests.pty.terminal


def test_what_is_not_run_is_there_and_all_is_run_on_linux() -> None:
    assert [name for name in (*NOT_ON_WINDOWS, *ONLY_ON_LINUX) if not (TESTS / name).exists()] == []
    assert not_run("linux") == {}
    assert set(not_run("darwin")) < set(not_run("win32"))


# The steps


def ran(*failing: str, tests: check.Step = check.TESTS) -> tuple[list[str], list[str]]:
    """What was run where these commands fail, and what is said to have failed."""
    commands: list[str] = []

    def run(command: str) -> bool:
        commands.append(command)
        return command not in failing

    return commands, check.check(check.STEPS, tests, run)


def test_each_step_is_run_and_the_tests_only_if_none_of_them_failed() -> None:
    reading = [command for step in check.STEPS for command in step.commands]
    assert ran() == ([*reading, *check.TESTS.commands], [])
    assert ran("mypy", "ruff check .") == (reading, ["lint", "types", "tests (not run)"])
    assert ran(*check.TESTS.commands)[1] == ["tests"]
    assert ran(tests=check.QUICK)[0] == [*reading, "pytest --quick"]


def test_a_program_of_the_environment_says_by_its_status_whether_it_succeeded() -> None:
    assert check.execute("python -c pass")
    assert not check.execute("python -c exit(3)")


def test_a_step_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        check.main(["lint", "nothing"])
    assert "nothing" in capsys.readouterr().err


def test_make_has_no_steps_of_its_own() -> None:
    told = (ROOT / "Makefile").read_text("utf-8")
    rules = dict(re.findall(r"^([\w ]+): \$\(READY\).*\n\t@\$\(BIN\)/python -m tools\.check(.*)$", told, re.MULTILINE))
    assert rules == {"check": "", "quick": " --quick", " ".join(step.name for step in check.STEPS): " $@"}
    programs = {command.split()[0] for step in (*check.STEPS, check.TESTS) for command in step.commands}
    assert [name for name in programs if re.search(rf"^\t.*\b{name}\b", told, re.MULTILINE)] == []


def test_the_environment_is_made_anew_when_what_it_is_made_from_changed(tmp_path: Path) -> None:
    words = tmp_path / "src" / "nl.po"
    words.parent.mkdir()
    for name in ("pyproject.toml", "constraints.txt", "hatch_build.py", "src/nl.po"):
        (tmp_path / name).touch()
    assert not environment.fresh(tmp_path)
    ready = environment.folder(tmp_path) / ".ready"
    ready.parent.mkdir()
    ready.touch()
    assert environment.fresh(tmp_path)
    os.utime(words, ns=(ready.stat().st_mtime_ns + 10**9,) * 2)
    assert not environment.fresh(tmp_path)


# The versions


def test_every_python_that_is_named_is_checked_on_every_system() -> None:
    named = [name.rpartition(" ")[2] for name in PROJECT["classifiers"] if re.search(r"Python :: 3\.", name)]
    matrix = WORKFLOW["jobs"]["check"]["strategy"]["matrix"]
    assert matrix["python"] == named
    assert {system.partition("-")[0] for system in matrix["system"]} == {"ubuntu", "macos", "windows"}
    oldest = ".".join(map(str, environment.OLDEST))
    assert PROJECT["requires-python"] == f">={oldest}" and named[0] == oldest


def test_ci_runs_the_same_command_as_people_and_may_only_read() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    jobs = WORKFLOW["jobs"]
    assert jobs["check"]["steps"][-1] == {"run": "python -m tools.check"}
    assert [step for job in jobs.values() for step in (job, *job["steps"]) if "continue-on-error" in step] == []
    assert all(job["timeout-minutes"] <= 90 for job in jobs.values())
