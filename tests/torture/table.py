"""What many rounds came to, a row for each way to end."""

from __future__ import annotations

from collections.abc import Iterable

from tests.torture.playing import Round
from tests.torture.ways import WAYS

_HEADS = ("way", "rounds", "while writing", "keys", "lost", "most lost", "oldest lost", "longest end", "wrong")


def table(rounds: Iterable[Round]) -> str:
    """A Markdown table. Lost keys are counted from the first that is not in the file, those the program never took
    from the terminal among them; times are in seconds."""
    by_way: dict[str, list[Round]] = {name: [] for name in WAYS}
    for one in rounds:
        by_way[one.way].append(one)
    rows = [_HEADS, tuple("-" * len(head) for head in _HEADS)]
    rows += [_row(name, found) for name, found in by_way.items() if found]
    sizes = [max(map(len, column)) for column in zip(*rows, strict=True)]
    cells = [[text.ljust(size) for text, size in zip(row, sizes, strict=True)] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _row(name: str, rounds: list[Round]) -> tuple[str, ...]:
    lost = [one.keys - one.kept for one in rounds]
    return (
        name,
        str(len(rounds)),
        str(sum(one.aimed for one in rounds)),
        str(sum(one.keys for one in rounds)),
        str(sum(lost)),
        str(max(lost)),
        f"{max(one.oldest for one in rounds):.2f}",
        f"{max(one.took for one in rounds):.2f}",
        str(sum(bool(one.wrong) for one in rounds)),
    )
