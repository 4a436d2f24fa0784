"""What a running program takes, seen from outside: memory, open files, threads, time on a processor. Linux only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_KB: Final = re.compile(r"^(\w+): +(\d+) kB$", re.M)


@dataclass(frozen=True, slots=True)
class Reading:
    """After so many keys: `rss`, and `own`, which is what no other process shares, in MB; files and threads by number.

    `cpu` is seconds on a processor so far, all threads together.
    """

    keys: int
    rss: float
    own: float
    files: int
    threads: int
    cpu: float


def look(pid: int, keys: int) -> Reading:
    """What the process takes now."""
    found = dict(_KB.findall(Path(f"/proc/{pid}/smaps_rollup").read_text()))
    own = int(found["Private_Clean"]) + int(found["Private_Dirty"])
    return Reading(
        keys,
        int(found["Rss"]) / 1024,
        own / 1024,
        len(list(Path(f"/proc/{pid}/fd").iterdir())),
        len(list(Path(f"/proc/{pid}/task").iterdir())),
        cpu(pid),
    )


def cpu(pid: int) -> float:
    """Seconds on a processor so far, of all threads that still live."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def at(share: float, times: Sequence[float]) -> float:
    """The time that `share` (0 to 1) of these stay within; 0 of none."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
