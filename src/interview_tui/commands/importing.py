"""The command `import`: take in a transcript from elsewhere at once, and open the app for notes made without it."""

from __future__ import annotations

import sys
from pathlib import Path

from interview_tui.commands.errors import CommandError
from interview_tui.commands.finding import quoted, way_out
from interview_tui.commands.request import Request
from interview_tui.commands.terminal import complain, is_terminal, say
from interview_tui.intake.errors import IntakeError
from interview_tui.intake.found import JsonFound, NotesFound, look_into
from interview_tui.intake.taking_in import take_in
from interview_tui.interview.model import Status
from interview_tui.language import _, visible_path
from interview_tui.transcripts.format.reader import read


def run(request: Request) -> int:
    """Take the file in, and say where it is now. Raises CommandError, FolderTrouble or SaveError."""
    path = Path(request.options["file"])
    try:
        found = look_into(path, request.library)
        if isinstance(found, NotesFound):
            return _open_app(request, path)
        taken = take_in(found, request.folder, request.library)
    except IntakeError as error:
        raise CommandError(f"{path}: {error}") from None
    if found.interview.status is Status.DRAFT:
        text = _("Taken in as {path}. Go on with it: {command}")
    elif found.interview.status is Status.FINAL and isinstance(found, JsonFound):
        text = _("Taken in as {path}: the same interview, read back already. Open it: {command}")
    else:
        text = _("Taken in as {path}. Read it back together before others read it: {command}")
    say(text.format(path=visible_path(str(taken)), command=f"interview-tui resume {quoted(taken)}"))
    if isinstance(found, JsonFound) and not found.is_certain:
        complain(
            _("This export does not tell for certain who may read what: all of it is for the two of you alone now.")
        )
    if read(found.data).stops:
        complain(way_out(request.folder, taken))
    return 0


def _open_app(request: Request, path: Path) -> int:
    """Open the app, where two people say which part of the notes goes with which card. Raises CommandError."""
    if not is_terminal(sys.stdin) or not is_terminal(sys.stdout):
        problem = _("{path} holds notes. Which part goes with which card you say in the app: start this in a terminal.")
        raise CommandError(problem.format(path=visible_path(str(path))))
    from interview_tui.commands import opening  # a transcript does without the app

    return opening.run(request)
