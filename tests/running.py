"""How the tests are run: in which order, by how many at once, and which of them `--quick` leaves out."""

from __future__ import annotations

import compileall
import gc
import heapq
import inspect
import os
import signal
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler.protocol import Scheduling

WAITING: Final = ("torture", "soak", "pty", "process")
"""Folders whose tests mostly wait, for a program that they started or to see that it does nothing more."""
LONG: Final = ("tui", "export")
"""Folders whose tests mostly compute, and for long."""
TOGETHER: Final = ("export",)
"""Folders whose tests share what is made once for each worker: the sheets of all layouts, some seconds."""
NOT_QUICK: Final = (*WAITING, "export")
"""Folders that a quick run leaves out."""
MORE_WORKERS: Final = 2
"""Workers above one for each processor: about so many are waiting at any time."""

_TESTS: Final = Path(__file__).parent
_PROGRAM: Final = _TESTS.parent / "src"


def folder_of(path: Path) -> str:
    """The folder below tests/ that a test stands in; empty if it stands in none."""
    inside = path.relative_to(_TESTS).parts if path.is_relative_to(_TESTS) else ()
    return inside[0] if len(inside) > 1 else ""


# The quick ones


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `make quick` asks for."""
    parser.addoption(
        "--quick",
        action="store_true",
        help="not the real program in a terminal, paper, or what is marked slow; ten examples of a property; files as "
        "they are, not encoded; and in each file only the first test of those that drive a screen",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even import what a quick run leaves out as a whole."""
    return True if config.getoption("quick") and folder_of(collection_path / "a test") in NOT_QUICK else None


def quick(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Those of the tests that are quick."""
    driven: set[Path] = set()
    for item in items:
        assert isinstance(item, pytest.Function)
        encoded = hasattr(item, "callspec") and item.callspec.params.get("codec", "plain") != "plain"
        if encoded or item.get_closest_marker("slow") or item.get_closest_marker("pty"):
            continue
        if inspect.iscoroutinefunction(item.function):
            if item.path in driven:
                continue
            driven.add(item.path)
        yield item


def times(number: float) -> int:
    """So many times the examples that a property usually has; fewer in a quick run, more in a long one, as of all."""
    return max(1, round(number * settings().max_examples))


# What each process of tests begins with

# Compiled code is kept even where Python was told not to: else each worker compiles all tests anew, and each of some
# three hundred programs that tests start all of the program. It goes where git does not look.
sys.dont_write_bytecode = False


def pytest_configure(config: pytest.Config) -> None:
    """Compile the program, once, before anything starts it. Let what tests start hear hang-ups under `nohup` too."""
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda _number, _frame: None)  # a program inherits what is ignored, not a handler
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(str(_PROGRAM), quiet=2)


def pytest_collection_finish() -> None:
    """Leave all that was loaded out of later garbage collections: it stays until the end, and each app makes many."""
    gc.collect()
    gc.freeze()


# By how many, and in which order


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Some more than there are processors, for many tests wait; what the environment asks for is left as it is."""
    processors = yield
    return processors if os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS") else processors + MORE_WORKERS


def handed_out_with(nodeid: str, folder: str) -> str:
    """What is handed out at once: a folder of `TOGETHER`, one test that takes long, or all cases of a short one.

    To hand out seventeen thousand cases one by one took longer than most of them: a third of a processor all the time.
    """
    if folder in TOGETHER:
        return folder
    return nodeid if folder in WAITING + LONG else nodeid.partition("[")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Hand the tests out in the order they have."""
    from xdist.scheduler import LoadScopeScheduling

    class InOrder(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
        def _split_scope(self, nodeid: str) -> str:
            return handed_out_with(nodeid, folder_of(config.rootpath / nodeid.partition("::")[0]))

    config.option.loadscopereorder = False
    return InOrder(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is not quick; let those that wait and those that compute for long overlap, the short ones last."""
    if config.getoption("quick"):
        chosen = list(quick(items))
        config.hook.pytest_deselected(items=list(set(items) - set(chosen)))
        items[:] = chosen
    if hasattr(config, "workerinput"):
        items[:] = in_order(items)


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests that wait spread evenly over those that compute for long, and the short ones after them."""
    folders = {item: folder_of(item.path) for item in items}
    waiting = sorted(
        (item for item in items if folders[item] in WAITING), key=lambda item: WAITING.index(folders[item])
    )
    long = sorted((item for item in items if folders[item] in LONG), key=lambda item: folders[item] not in TOGETHER)
    short = [item for item in items if folders[item] not in WAITING + LONG]
    both = heapq.merge(_spread(waiting), _spread(long), key=lambda placed: placed[0])
    return [item for _place, item in both] + short


def _spread(items: list[pytest.Item]) -> Iterator[tuple[float, pytest.Item]]:
    """Each with its place between 0 and 1."""
    return ((number / len(items), item) for number, item in enumerate(items))
