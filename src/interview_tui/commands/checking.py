"""`check`: what is wrong with transcripts, question sets and ways of use, one line each, with its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from interview_tui.cards.model import QuestionSet
from interview_tui.cards.shipped import shipped
from interview_tui.commands.opening import question_set
from interview_tui.commands.request import Request
from interview_tui.commands.terminal import complain, say
from interview_tui.language import LANGUAGES, primary_subtag
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import ReadError, Trouble
from interview_tui.transcripts.format.entry import is_readme
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read


def run(request: Request) -> int:
    """Print what is wrong; 1 if anything, 2 if a file could not be read at all."""
    status = 0
    for name in request.options["files"]:
        try:
            found = findings(Path(name), request)
        except ReadError as error:
            complain(f"{name}: {error.in_full}")
            status = 2
            continue
        for finding in found:
            say(finding)
            status = max(status, 1)
    return status


def findings(path: Path, request: Request) -> list[str]:
    """What is wrong with a file, each with its place. Raises ReadError where there is no file that can be read."""
    if path.suffix.lower() != ".json":
        return list(_transcript(path, _contents(path)))
    if not os.path.exists(path):  # noqa: PTH110 - never raises, as exists() does for a name that is too long
        raise ReadError(Trouble.VANISHED, path)
    from interview_tui.cards.errors import OwnFileError
    from interview_tui.cards.jsonfile import read_json

    try:
        tree = read_json(path, OwnFileError)
        if isinstance(tree, dict) and "forms" in tree:
            return list(_forms(path, _cards_for(tree, request)))
        return list(_question_set(path))
    except OwnFileError as error:
        return [": ".join(part for part in (str(path), error.json_path, error.problem) if part)]


def _contents(path: Path) -> bytes:
    """Return what the file holds; nothing for a README.md that stands plain in an encoded folder. Raises ReadError."""
    try:
        return read_bytes(path)
    except ReadError as error:
        if error.kind is Trouble.FOREIGN and is_readme(path, b""):
            return b""
        raise


def _transcript(path: Path, data: bytes) -> Iterator[str]:
    try:
        problems = read(data).problems
    except TranscriptError as error:
        if is_readme(path, data):  # `check transcripts/*.md` names it too
            return
        yield f"{path}:{error.line}: {error.problem}"
    else:
        yield from (f"{path}:{problem.line}: {problem.message}" for problem in problems)


def _question_set(path: Path) -> Iterator[str]:
    """Raises QuestionSetError."""
    from interview_tui.cards.rules import check_probes
    from interview_tui.cards.strict import read_set

    yield from (f"{path}: {finding.json_path}: {finding.message}" for finding in check_probes(read_set(path)))


def _forms(path: Path, cards: QuestionSet) -> Iterator[str]:
    """Raises FormsError."""
    from interview_tui.forms.rules import check_pages
    from interview_tui.forms.strict import checked

    document, _forms = checked(path, cards)
    yield from (f"{path}: {finding.json_path}: {finding.message}" for finding in check_pages(document))


def _cards_for(tree: Mapping[str, object], request: Request) -> QuestionSet:
    """The question set to hold ways of use against: the one given, else that of the settings or a shipped one.

    Of these the one that they are made for, else the first in their language. Raises CommandError.
    """
    named, lang = tree.get("cards_of"), primary_subtag(str(tree.get("lang")))
    in_use = question_set(request)[1]
    ours = sorted(map(shipped, LANGUAGES), key=lambda cards: cards.lang != lang)
    if request.options.get("questions") or in_use.id == named:
        return in_use
    possible = [in_use, *ours] if request.settings.questions else ours
    return next((cards for cards in possible if cards.id == named), possible[0])
