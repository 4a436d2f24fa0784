"""Finding the interview that a command is about, and reading it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.commands.errors import CommandError
from interview_tui.commands.request import Request
from interview_tui.language import _, pgettext, visible_path
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import ReadError
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import Entry, NotFound, Several, ids_of_several

if TYPE_CHECKING:
    from interview_tui.transcripts.versions.narrower import Narrower


def asked_for(request: Request) -> Entry:
    """Return the interview asked for. Raises CommandError if none or several match, or it is outside the folder."""
    wanted = request.options["interview"]
    library = request.library
    try:
        entry = library.find(wanted)
        if library.leads_out(entry.path):  # its problem says where to
            raise CommandError(f"{entry.path}: {entry.problem}")
        return entry
    except NotFound:
        problem = _("There is no interview and no file {wanted}. Which there are, says: {command}")
        raise CommandError(problem.format(wanted=wanted, command="interview-tui list")) from None
    except Several as several:
        from interview_tui.commands.table import rows  # rare: no command waits for it

        if len({entry.ident for entry in several.entries}) == 1:
            problem = _("Several interviews have the id {wanted}; give the name of the file.")
        else:
            problem = _("Several interviews begin with {wanted}; give more of the id.")
        shared_ids = ids_of_several(several.entries)
        raise CommandError(problem.format(wanted=wanted), *rows(several.entries, None, shared_ids)) from None


def way_out(folder: Path, *paths: Path) -> str:
    """Return the line that says what to do about transcripts in which it is not certain who may read what.

    `folder` is that of the transcripts: only there is a file mended.
    """
    if len(paths) == 1 and (problem := _for_a_person(paths[0])):
        return f"{problem} " + _("Do that in the file itself, with another program.")
    named = quoted(paths[0] if len(paths) == 1 else Path(pgettext("placeholder", "FILE")))
    fix = f"interview-tui check --fix {named}"
    if len(paths) == 1 and os.path.realpath(paths[0].parent) != os.path.realpath(folder):
        fix += f" --transcripts {quoted(paths[0].absolute().parent)}"
    text = _("To clear this up: open it ({open}) and press {key}. Or keep it all between the two of you: {fix}")
    return text.format(open=f"interview-tui resume {named}", key="alt+z", fix=fix)


def _for_a_person(path: Path) -> str:
    """Return what in a transcript only a person can solve, in the file itself; "" if there is nothing like that."""
    from interview_tui.transcripts.mending.contents import CannotMend, mend  # for few files

    try:
        mend(read_bytes(path))
    except CannotMend as error:
        return str(error)
    return ""


def way_to_one(path: Path, other: Narrower) -> str:
    """Return the line that says what to do about another version of the transcript at `path` that holds it back."""
    if not other.is_readable:
        text = _("See what is wrong with it ({check}), and mend it or take it out of the folder.")
        return text.format(check=f"interview-tui check {quoted(other.path)}")
    text = _("Make one of the two first: open it ({open}) and press {key}. Or take that file out of the folder.")
    return text.format(open=f"interview-tui resume {quoted(path)}", key="alt+k")


def quoted(path: Path) -> str:
    """Return a path to be typed in a command."""
    name = visible_path(str(path))
    return f'"{name}"' if " " in name else name


def document_at(path: Path) -> Document:
    """Return the transcript in that file. Raises CommandError."""
    try:
        data = read_bytes(path)
        return read(data)
    except ReadError as error:
        raise CommandError(f"{path}: {error.in_full}") from None
    except TranscriptError as error:
        from interview_tui.transcripts.heads.damaged_top import explained

        found = explained(error, data)
        raise CommandError(f"{path}:{found.line}: {found.problem}") from None
