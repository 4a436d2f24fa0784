"""What many rounds came to, in words and a table."""

from __future__ import annotations

from tests.rewrites.every import REWRITES
from tests.rewrites.proving import MOST_REFUSED, Tally


def table(tally: Tally) -> str:
    """A Markdown table with a row for each rewrite, and a line of totals. Those that leaked come first."""
    rows = [
        "| rewrite | rounds | leaks | harmless | refused | gives less |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    order = sorted(
        REWRITES, key=lambda rewrite: (-tally.counts[rewrite.name].leaks, not rewrite.harmless, rewrite.name)
    )
    for rewrite in order:
        count = tally.counts[rewrite.name]
        cells = [rewrite.name.replace("|", "\\|"), str(count.used), str(count.leaks)]
        if rewrite.harmless:
            cells += [str(count.harmless), _part(count.refused, count.harmless), _part(count.less, count.harmless)]
        else:
            cells += ["", "", ""]
        rows.append(f"| {' | '.join(cells)} |")
    refused, less = _part(tally.refused, tally.harmless), _part(tally.less, tally.harmless)
    told = "; ".join(f"{number} {name}" for name, number in tally.outcomes.items())
    rows += [
        "",
        f"{tally.rounds} rounds: {told}; {len(tally.failures)} failures.",
        f"{tally.harmless} versions after harmless rewrites: {refused} refused (at most {MOST_REFUSED:.0%}), "
        f"{less} gave less.",
    ]
    return "\n".join(rows)


def _part(some: int, of: int) -> str:
    return f"{some} ({some / of:.1%})" if of and some else str(some)
