"""Tell how many small faults in the format, in sharing and in forgetting the tests find: the mutation score.

python tools/mutants.py                                        everything that `[tool.mutmut]` names
python tools/mutants.py transcripts.format.encoding            one module, again
python tools/mutants.py --missed                               those that the last run missed, again
python tools/mutants.py --told                                 no run: what the last one found

mutmut makes the faults (in `mutants/`, a copy that git ignores) and runs the tests that reach each of them; a run goes
on where the last one stopped. A fault that strict types find does not count. One that no test can find, for the program
does the same with it, is named in `tools/equivalent_mutants.toml`, with the reason; if it is found after all, or is not
made any more, that is an error. Needs fork, so not Windows.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE = ROOT / "mutants"
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")
PACKAGE = "interview_tui"
GOAL = 97.0  # per cent

# What mutmut writes for a mutant: the exit status of pytest, or what became of the process that ran it.
_FOUND = {1, 3}
_TIME_IS_UP = {36, -24, 24, 152, 255}
_NO_TEST = {5, 33}
_TYPES = 37


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Say what one mutant changes in one function: the lines `before`, and `after`, without what is around them.

    Of several changes that read the same, `nth` counts from 1; 0 is all of them.
    """

    module: str
    function: str
    before: str
    after: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Mutant:
    """Hold a mutant.

    `name` is mutmut's, `line` that in the source. `found`: a test fails with it, or does not end; None: not tried yet.
    `reached`: there are tests that come there.
    """

    name: str
    change: Change
    line: int
    found: bool | None
    reached: bool


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield the mutants of one source file that are right for the types, in order.

    Raises KeyError, ValueError or StopIteration for another form than mutmut's.
    """
    meta = json.loads((MADE / f"{path}.meta").read_text("utf-8"))["exit_code_by_key"]
    spans = json.loads((MADE / f"{path}.spans").read_text("utf-8"))["spans"]
    made = (MADE / path).read_text("utf-8").split("\n")
    source = (ROOT / path).read_text("utf-8").split("\n")

    def body(name: str) -> list[str]:
        first, last = spans[name]
        lines = made[first - 1 : last]
        return lines[next(i for i, line in enumerate(lines) if f"def {name}(" in line) :]

    times: Counter[Change] = Counter()
    for key, status in meta.items():
        name = key.rpartition(".")[2]
        mangled = name.partition("__mutmut_")[0]
        function = mangled.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
        own = f"def {function.rpartition('.')[2]}("
        old = [line.replace(f"def {mangled}__mutmut_orig(", own) for line in body(f"{mangled}__mutmut_orig")]
        new = [line.replace(f"def {name}(", own) for line in body(name)]
        start = next(at for at in range(len(source)) if source[at : at + len(old)] == old)
        changed = [step for step in difflib.SequenceMatcher(None, old, new, False).get_opcodes() if step[0] != "equal"]
        first, last = changed[0][1], changed[-1][2]
        before, after = old[first:last], new[changed[0][3] : changed[-1][4]]
        change = Change(_module(path), function, _flat(before), _flat(after))
        times[change] += 1
        if status == _TYPES:
            continue
        found = None if status is None or status == 2 else status in _FOUND or status in _TIME_IS_UP
        yield Mutant(key, replace(change, nth=times[change]), start + first + 1, found, status not in _NO_TEST)


def _flat(lines: list[str]) -> str:
    """Return lines of code as one, with one space between them."""
    return " ".join(line.strip() for line in lines if line.strip())


def _module(path: Path) -> str:
    """Return the name of a module below the package, from its path below the repository."""
    return ".".join(path.with_suffix("").parts[2:])


def equivalent() -> dict[Change, str]:
    """Return the faults that no test can find, each with the reason. Raises ValueError for one without a reason."""
    rows = tomllib.loads(EQUIVALENT.read_text("utf-8")).get("mutant", [])
    declared = {
        Change(row["module"], row["function"], row["before"], after, row.get("nth", 0)): row["why"].strip()
        for row in rows
        for after in ([row["after"]] if isinstance(row["after"], str) else row["after"])
    }
    if not all(declared.values()):
        raise ValueError(f"a reason is missing in {EQUIVALENT.name}")
    return declared


def told(paths: list[Path]) -> int:
    """Print a row for each module, the score, and what no test finds; return the exit status."""
    declared = equivalent()
    by_path = {path: list(mutants(path)) for path in paths}
    every = [mutant for found in by_path.values() for mutant in found]
    print(f"{'module':40} {'mutants':>8} {'found':>6} {'missed':>7} {'equal':>6} {'score':>8} {'with equal':>11}")
    for path, found in by_path.items():
        if found:
            print(_row(_module(path), found, declared))
    print(_row("together", every, declared))

    missed = [
        (path, mutant)
        for path, found in by_path.items()
        for mutant in found
        if mutant.found is False and not _named(mutant, declared)
    ]
    for path, mutant in missed:
        change = mutant.change
        print(f"\n{path}:{mutant.line} {change.function}{'' if mutant.reached else ' (no test comes here)'}")
        print(f"  - {change.before}\n  + {change.after}")
    wrong = list(_wrongly_declared(declared, every, {_module(path) for path in paths}))
    for line in wrong:
        print(f"\n{EQUIVALENT.name}: {line}", file=sys.stderr)
    untried = sum(mutant.found is None for mutant in every)
    if untried:
        print(f"\n{untried} were not tried: the run was broken off", file=sys.stderr)
    return int(bool(wrong) or bool(untried) or _score(every, declared)[0] < GOAL)


def _row(name: str, found: list[Mutant], declared: dict[Change, str]) -> str:
    """Return the row of the table for these mutants."""
    count = Counter(mutant.found for mutant in found)
    equal = sum(mutant.found is False and _named(mutant, declared) for mutant in found)
    without, whole = _score(found, declared)
    return f"{name:40} {len(found):8} {count[True]:6} {count[False] - equal:7} {equal:6} {without:7.1f}% {whole:10.1f}%"


def _score(found: list[Mutant], declared: dict[Change, str]) -> tuple[float, float]:
    """Return the per cent that is found: of those that can be, and of all of them."""
    good = sum(mutant.found is True for mutant in found)
    can_be = sum(mutant.found is True or not _named(mutant, declared) for mutant in found)
    return 100 * good / (can_be or 1), 100 * good / (len(found) or 1)


def _named(mutant: Mutant, declared: dict[Change, str]) -> bool:
    """Return whether a mutant is among those that no test can find."""
    return mutant.change in declared or replace(mutant.change, nth=0) in declared


def _wrongly_declared(declared: dict[Change, str], every: list[Mutant], modules: set[str]) -> Iterator[str]:
    """Yield a line for each fault that is declared but not made, or found."""
    made: dict[Change, list[Mutant]] = {}
    for mutant in every:
        for change in (mutant.change, replace(mutant.change, nth=0)):
            made.setdefault(change, []).append(mutant)
    for change in declared:
        said = f"{change.module}.{change.function}: {change.before!r} → {change.after!r}"
        if change.module in modules and change not in made:
            yield f"is not made (any more): {said}"
        elif any(mutant.found for mutant in made.get(change, ())):
            yield f"a test finds it: {said}"


def chosen(names: list[str]) -> list[Path]:
    """Return the source files to report on, below the repository: those of the names, or all that are mutated."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    files = {path for pattern in settings["only_mutate"] for path in ROOT.glob(pattern) if path.stat().st_size}
    paths = sorted(path.relative_to(ROOT) for path in files)
    wanted = [name.removeprefix(f"{PACKAGE}.") for name in names]
    found = [path for path in paths if not wanted or any(_below(_module(path), name) for name in wanted)]
    for name in wanted:
        if not any(_below(_module(path), name) for path in found):
            raise SystemExit(f"{name} is not mutated; there are: {', '.join(map(_module, paths))}")
    return found


def _below(module: str, name: str) -> bool:
    """Return whether a module has that name or is in the package of that name."""
    return module == name or module.startswith(f"{name}.")


def run(names: list[str], jobs: int) -> int:
    """Run mutmut on the mutants of these names, or go on with all if there are none; return its exit status."""
    # Files that went would stay: mutmut copies, and takes nothing away.
    for copied in ("tests", "data", "docs"):
        shutil.rmtree(MADE / copied, ignore_errors=True)
    tools = Path(sys.executable).parent
    environ = {**os.environ, "HYPOTHESIS_PROFILE": "mutants", "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    command = [str(tools / "mutmut"), "run", "--max-children", str(jobs), *names]
    status = subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode
    if status:
        print(f"mutmut ended with {status}; the same again goes on where it stopped", file=sys.stderr)
    return status


def main() -> int:
    """Run and report; return the exit status: 0 if the score is high enough and what is declared is right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="try these again (transcripts.format.encoding)")
    parser.add_argument("--missed", action="store_true", help="try those again that the last run missed")
    parser.add_argument("--told", action="store_true", help="run nothing: tell what the last run found")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many mutants at a time")
    options = parser.parse_args()
    paths = chosen(options.modules)
    if options.missed:
        names = [mutant.name for path in paths for mutant in mutants(path) if mutant.found is False]
    else:
        names = [f"{PACKAGE}.{_module(path)}.*" for path in paths] if options.modules else []
    wanted = not options.told and (names or not options.missed)
    return (run(names, options.jobs) if wanted else 0) or told(paths)


if __name__ == "__main__":
    sys.exit(main())
