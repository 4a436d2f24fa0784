"""Giving an interview that began as a copy an id that no other has, in its own file and in all that was made of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from interview_tui.interview.model import Interview
from interview_tui.language import _, visible_path
from interview_tui.storage.files import Fingerprint, read, write_atomic
from interview_tui.storage.folders import move
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk import promises
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import new_id, path_for
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.heads.given_names import renamed
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.library.origin import Origin
from interview_tui.transcripts.library.originals import Thing, origins, things_of
from interview_tui.transcripts.library.renaming import give_name, opened_alone


class KeepsId(ValueError):  # noqa: N818 - says what it is
    """Report why an interview keeps its id: one or two sentences, with what to do. Nothing has changed."""


class _Rewritten(NamedTuple):
    """Hold a file that got the new id, with what it was before."""

    path: Path
    before: bytes
    now: Fingerprint


class Elsewhere(Protocol):
    """Define what knows more files of an interview, which lie anywhere."""

    def along(self, before: Interview) -> Collection[Path]:
        """Return the transcripts and versions that must get the new id too. Raises KeepsId."""
        ...

    def follow(self, before: Interview, now: Interview, moved: Mapping[Path, Path]) -> None:
        """Know what has the new id; `moved` tells where each file is now. Never raises."""
        ...


def give_own_id(path: Path, *, elsewhere: Elsewhere | None = None) -> Path | Taken:
    """Give the interview at `path` an id that no other has; return the path of the file afterwards.

    For an interview that began as a copy of another one. Its versions for others, copies and kept versions get the id
    too, so that what is struck later goes from these. A file is renamed if the old id, or the name of the interview, is
    in its name. Returns Taken, with nothing changed, if one of them is open elsewhere. Raises KeepsId for the original,
    and where a file would be left behind with the old id; UnreadableFile or SaveError.
    """
    opened = opened_alone(path)
    if isinstance(opened, Taken):
        return opened
    before = opened.document.interview
    with opened.claim:
        things = _things_along(path, before)
        if elsewhere is not None:
            known = {thing.path for thing in things}
            things += [Thing(one, path, is_ours=True) for one in elsewhere.along(before) if one not in known]
        for thing in things:
            claimed = claim(thing.path, before.id)
            if isinstance(claimed, Taken):
                return claimed
            claimed.release()
        now = before.change(id=new_id())
        done: list[_Rewritten] = []
        try:
            for thing in things:
                done += [_rewritten(thing.path, now.id)]
            write_atomic(path, compose(now, None, opened.document), opened.fingerprint)
        except (FileTrouble, TranscriptError):
            for one in reversed(done):
                with suppress(FileTrouble):
                    write_atomic(one.path, one.before, one.now)
            raise
        target = path
        if before.id in path.name:
            target = path_for(path.parent, now.date, now.interviewee, now.id, now.lang)
            move(path, target)
        moved = {path: target}
        for thing in things:
            with suppress(FileTrouble, OSError):  # it has the id: its name is for people
                moved[thing.path] = _rename(thing.path, path, target, before, now)
        _move_promises(path, before.id, target, now.id)
        if elsewhere is not None:
            elsewhere.follow(before, now, moved)
        return target


def _things_along(path: Path, before: Interview) -> list[Thing]:
    """Return the files that get the new id along with the interview. Raises KeepsId."""
    entries = [one for one in Library(path.parent).entries() if one.interview and one.ident == before.id]
    found = origins(entries).get(path, Origin.UNSURE)
    if found is Origin.ORIGINAL:
        text = _("This interview was here first. Make the one that began as a copy an interview of its own: {files}.")
        raise KeepsId(text.format(files=_names([one.path for one in entries if one.path != path])))
    if path not in {one.path for one in entries}:
        raise KeepsId(_("This is a version of another interview, and stays with it."))
    things = list(things_of(entries))
    if left := [one.path for one in things if one.owner is None or (one.owner == path and not one.is_ours)]:
        raise left_behind(left)
    return [one for one in things if one.owner == path]


def left_behind(paths: Iterable[Path]) -> KeepsId:
    """Return the error for files that would be left behind with the old id."""
    text = _(
        "It cannot be made an interview of its own yet. Of these files it cannot be told whose they are, or they "
        "cannot be changed: {files}. Look at them, and remove them or give them another name first."
    )
    return KeepsId(text.format(files=_names(paths)))


def _names(paths: Iterable[Path]) -> str:
    return ", ".join(visible_path(path.name) for path in paths)


def _rewritten(path: Path, ident: str) -> _Rewritten:
    """Write a file anew with another id. Raises FileTrouble or TranscriptError."""
    data, fingerprint = read(path)
    document = read_document(data)
    now = write_atomic(path, compose(document.interview.change(id=ident), None, document), fingerprint)
    return _Rewritten(path, data, now)


def _rename(path: Path, old: Path, new: Path, before: Interview, now: Interview) -> Path:
    """Rename a file that was named as the interview at `old`, which is at `new` now, or has the old id in its name.

    Return where it is.
    """
    name = renamed(path.name, old, new, before, now)
    if name == path.name and before.id in name:
        name = name.replace(before.id, now.id)
    return give_name(path, name)


def _move_promises(old: Path, ident: str, new: Path, new_ident: str) -> None:
    """Make what was promised of the interview a promise of what it is now."""
    with suppress(FileTrouble, OSError):
        for one in promises.all_promises():
            if (one.path, one.ident) == (old, ident):
                promises.make(new, new_ident, one.cards)
                promises.remove(one)
