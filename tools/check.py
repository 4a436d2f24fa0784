"""Check everything, as `make check` does, also where there is no make.

python -m tools.check              all steps: those that only read the code, and the tests if those found nothing
python -m tools.check --quick      the same with the quick tests (tests/running.py says which)
python -m tools.check STEP …       these steps alone

Makes the environment first, where it is not there or not as the files say. `STEPS` is the one list: the Makefile and
.github/workflows/check.yml come here.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tools import environment

SPELLED = "README.md CHANGELOG.md ARCHITECTURE.md CONTRIBUTING.md SECURITY.md docs src tests bench tools"


class Step(NamedTuple):
    """A name, and the commands that must all succeed: programs of the environment with their arguments."""

    name: str
    commands: tuple[str, ...]


STEPS = (
    Step("lint", ("ruff format --check .", "ruff check .")),
    Step("types", ("mypy",)),
    Step("imports", ("lint-imports",)),
    Step("spelling", (f"codespell {SPELLED}",)),
)
TESTS = Step("tests", ("pytest -rs",))  # -rs: what is skipped here is told, with the reason
QUICK = Step("tests", ("pytest --quick",))


def execute(command: str) -> bool:
    """Run a command of the environment at the root of the repository; return whether it succeeded."""
    name, *arguments = command.split()
    return subprocess.run([environment.program(name), *arguments], cwd=environment.ROOT).returncode == 0


def check(steps: Sequence[Step], tests: Step | None, run: Callable[[str], bool] = execute) -> list[str]:
    """Run all of the steps, and the tests if none of them failed; return the names of what failed."""
    failed = [step.name for step in steps if not _succeeds(step, run)]
    if tests is None:
        return failed
    if failed:
        return [*failed, f"{tests.name} (not run)"]
    return [] if _succeeds(tests, run) else [tests.name]


def _succeeds(step: Step, run: Callable[[str], bool]) -> bool:
    succeeded = True
    for command in step.commands:  # each, also after one that failed
        print(f"== {step.name}: {command}", flush=True)
        succeeded = run(command) and succeeded
    return succeeded


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.check", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="the quick tests only")
    names = [step.name for step in (*STEPS, TESTS)]
    parser.add_argument("steps", nargs="*", metavar="STEP", help=", ".join(names))
    asked = parser.parse_args(arguments)
    if unknown := set(asked.steps) - set(names):
        parser.error(f"no such step: {', '.join(sorted(unknown))}")
    if not environment.fresh():
        environment.make()
    wanted = asked.steps or names
    tests = QUICK if asked.quick else TESTS
    failed = check([step for step in STEPS if step.name in wanted], tests if tests.name in wanted else None)
    if failed:
        print(f"== failed: {', '.join(failed)}", file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
