"""A figure of the table, and measuring in turns."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bench.goals import GOALS

HEADINGS = ("scenario", "app", "baseline", "ratio", "goal", "met")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Figure:
    """Hold one row of the table. `baseline` and `ratio` are None where there is nothing to compare with."""

    name: str
    app: float
    unit: str = ""
    baseline: float | None = None
    ratio: float | None = None

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the row, as HEADINGS has them."""
        goal = GOALS.get(self.name)
        compared = self.ratio if goal is None or goal.times else self.app
        met = "" if goal is None or compared is None else "yes" if compared <= goal.most else "no"
        return (
            self.name,
            self._written(self.app),
            "" if self.baseline is None else self._written(self.baseline),
            "" if self.ratio is None else f"{self.ratio:.2f}×",
            "" if goal is None else str(goal),
            met,
        )

    def _written(self, value: float) -> str:
        return f"{value:,.1f} {self.unit}" if self.unit else f"{value:,.0f}"


def paired(name: str, unit: str, app: Sequence[float], baseline: Sequence[float]) -> Figure:
    """Return the figure of runs that took turns: the medians, and as its ratio the median of those of the pairs."""
    ratios = [mine / max(other, 0.001) for mine, other in zip(app, baseline, strict=True)]
    return Figure(name, statistics.median(app), unit, statistics.median(baseline), statistics.median(ratios))


def in_turns(works: Sequence[Callable[[], _T]], pairs: int) -> list[list[_T]]:
    """Call each work `pairs` times, every other time in reverse order; return what each gave."""
    results: list[list[_T]] = [[] for _work in works]
    for pair in range(pairs):
        order = list(enumerate(works))
        for at, work in order if pair % 2 == 0 else reversed(order):
            results[at].append(work())
    return results
