"""Other names for the two people of an interview: in the file, and in the file's own name."""

from __future__ import annotations

import re
from pathlib import Path

from interview_tui.storage.files import read, write_atomic
from interview_tui.storage.folders import move
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import SUFFIX, file_name, path_for
from interview_tui.transcripts.format.reader import read as read_document


def rename(path: Path, interviewer: str, interviewee: str) -> Path | Taken:
    """Give the interview in `path` these names (cleaned, not empty); where the file is then.

    The file's name follows if it is one of ours; a name that a hand gave it stays. What was said is not looked at.
    Taken says who has the interview open: nothing was changed. Raises UnreadableFile or SaveError.
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


def _is_ours(name: str, given: str) -> bool:
    """Whether `name` is the name we gave, with or without the number of a second one."""
    return re.fullmatch(rf"{re.escape(given.removesuffix(SUFFIX))}(-\d+)?{re.escape(SUFFIX)}", name) is not None
