"""Changing what an interview is known by, in its file and in the file's name: its two people, and its id."""

from __future__ import annotations

import re
from pathlib import Path

from interview_tui.storage.files import read, write_atomic
from interview_tui.storage.folders import move
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import SUFFIX, file_name, new_id, path_for
from interview_tui.transcripts.format.reader import read as read_document


def rename(path: Path, interviewer: str, interviewee: str) -> Path | Taken:
    """Change the names of the two people in the interview at `path`; return the path of the file afterwards.

    `interviewer` and `interviewee` are cleaned and not empty. The file is renamed too if this program named it; a name
    given by hand stays. Answers are not searched for the old names. Returns Taken, with nothing changed, if the
    interview is open elsewhere. Raises UnreadableFile or SaveError.
    """
    data, fingerprint = read(path)
    document = read_document(data)
    before = document.interview
    claimed = claim(path, before.id)
    if isinstance(claimed, Taken):
        return claimed
    with claimed:
        now = before.change(interviewer=interviewer, interviewee=interviewee)
        fresh = compose(now, None, document)
        if fresh != data:
            write_atomic(path, fresh, fingerprint)
        name = file_name(now.date, now.interviewee, now.id)
        if path.name == name or not _is_ours(path.name, file_name(before.date, before.interviewee, before.id)):
            return path
        target = path_for(path.parent, now.date, now.interviewee, now.id)
        move(path, target)
        return target


def give_own_id(path: Path) -> Path | Taken:
    """Give the interview at `path` an id that no other has; return the path of the file afterwards.

    For an interview that began as a copy of another one. The file is renamed too if the old id is in its name. Returns
    Taken, with nothing changed, if an interview with that id is open elsewhere. Raises UnreadableFile or SaveError.
    """
    data, fingerprint = read(path)
    document = read_document(data)
    before = document.interview
    claimed = claim(path, before.id)
    if isinstance(claimed, Taken):
        return claimed
    with claimed:
        now = before.change(id=new_id())
        write_atomic(path, compose(now, None, document), fingerprint)
        if before.id not in path.name:
            return path
        target = path_for(path.parent, now.date, now.interviewee, now.id)
        move(path, target)
        return target


def _is_ours(name: str, given: str) -> bool:
    """Return whether `name` is the file name `given`, with or without a number behind it."""
    return re.fullmatch(rf"{re.escape(given.removesuffix(SUFFIX))}(-\d+)?{re.escape(SUFFIX)}", name) is not None
