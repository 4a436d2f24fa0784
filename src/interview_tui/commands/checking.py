"""`check`: what is wrong with transcripts and question sets, one line each, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from interview_tui.commands.request import Request
from interview_tui.commands.terminal import complain, say
from interview_tui.transcripts.errors import TranscriptError
from interview_tui.transcripts.files import ReadError, Trouble, read_bytes
from interview_tui.transcripts.reader import read


def run(request: Request) -> int:
    """Print what is wrong; 1 if anything, 2 if a file could not be read at all."""
    status = 0
    for name in request.options["files"]:
        try:
            found = findings(Path(name))
        except ReadError as error:
            complain(f"{name}: {error.reason} {error.advice}")
            status = 2
            continue
        for finding in found:
            say(finding)
            status = max(status, 1)
    return status


def findings(path: Path) -> list[str]:
    """What is wrong with a file, each with its place. Raises ReadError where there is no file that can be read."""
    if path.suffix.lower() != ".json":
        return list(_transcript(path, read_bytes(path)))
    if not path.exists():
        raise ReadError(Trouble.VANISHED, path)
    return list(_question_set(path))


def _transcript(path: Path, data: bytes) -> Iterator[str]:
    try:
        problems = read(data).problems
    except TranscriptError as error:
        yield f"{path}:{error.line}: {error.problem}"
    else:
        yield from (f"{path}:{problem.line}: {problem.message}" for problem in problems)


def _question_set(path: Path) -> Iterator[str]:
    from interview_tui.cards.errors import QuestionSetError
    from interview_tui.cards.rules import check_probes
    from interview_tui.cards.strict import read_set

    try:
        cards = read_set(path)
    except QuestionSetError as error:
        yield ": ".join(part for part in (str(path), error.json_path, error.problem) if part)
    else:
        yield from (f"{path}: {finding.json_path}: {finding.message}" for finding in check_probes(cards))
