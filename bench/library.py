"""Measure listing a folder of transcripts against reading its files raw, in alternating runs.

    python -m bench.library
    python -m bench.library --files 1000 --pairs 5

The files are about 12 kB each. A ratio is that of the fastest runs, with all files in the system's cache. `listing` is
the first listing, as by opening the app or by `interview-tui list`; `again` is every later listing of the same folder.
"""

from __future__ import annotations

import argparse
import datetime
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import MappingProxyType

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.library.listing import Library

SENTENCE = "Begint met koffie aan de keukentafel. Eerst kijken, dan pas vragen, en dan wachten tot het antwoord komt. "
BYTES = 12_000


def fill(folder: Path, count: int) -> None:
    """Write `count` interviews of `BYTES` bytes."""
    cards = shipped("nl")
    note = SENTENCE * 6
    answers = {
        card.number: Answer(note, ("Ik drink eerst koffie mee, zodat het hun tafel blijft.",)) for card in cards.cards
    }
    for number in range(count):
        interview = Interview(
            id=f"b{number:05d}",
            date=datetime.date(2026, 1, 1) + datetime.timedelta(days=number % 300),
            interviewer=f"Noor {number % 40}",
            interviewee=f"Sam {number % 70}",
            lang="nl",
            question_set=cards.ref,
            status=list(Status)[number % 3],
            team=f"Team {number % 9}",
            answers=MappingProxyType(answers),
        )
        data = compose(interview, cards)
        data += b"x" * (BYTES - len(data))
        path = folder / file_name(interview.date, interview.interviewee, interview.id)
        path.write_bytes(data)


def seconds(work: Callable[[], object]) -> float:
    """Return how many seconds one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read_raw(folder: Path) -> int:
    """Read every file whole; return the number of bytes."""
    return sum(len(path.read_bytes()) for path in sorted(folder.iterdir()))


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--pairs", type=int, default=5)
    args = parser.parse_args()
    print(f"{'files':>7} {'raw ms':>8} {'listing ms':>11} {'ratio':>6} {'again ms':>9} {'ratio':>6}")
    for count in args.files:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            fill(folder, count)
            read_raw(folder)
            time.sleep(2.1)  # a file newer than that is read again at every listing
            raw: list[float] = []
            listing: list[float] = []
            again: list[float] = []
            for _pair in range(args.pairs):
                raw.append(seconds(partial(read_raw, folder)))
                library = Library(folder)
                listing.append(seconds(library.entries))
                again.append(seconds(library.entries))
            best, first, later = min(raw), min(listing), min(again)
            print(
                f"{count:>7} {best * 1000:>8.1f} {first * 1000:>11.1f} {first / best:>5.2f}× "
                f"{later * 1000:>9.1f} {later / best:>5.2f}×"
            )


if __name__ == "__main__":
    main()
